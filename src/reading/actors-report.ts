/** What a report as a whole says about its actors: which countries it is about, and which names it has introduced. */
import type { Actor, ActorIndex, Form } from '../knowledge/actors/index.js';
import { within } from '../knowledge/actors/index.js';
import type { Token } from '../language/types.js';
import type { Hits } from './actors-forms.js';
import { words } from './actors-words.js';
import type { PlaceMention } from './types.js';

/** What a name leads to: an actor of the files, or one that the report itself introduced. */
export interface Known {
  id: string;
  name: string;
  code: string | null;
  sector: string | null;
  sides: string[];
  kind: Actor['kind'] | 'unknown';
  confidence: number;
}

const INTERNATIONAL = new Set(['IGO', 'NGO', 'IMG', 'CRM']);
/** Acronyms that many others share: only where the report names their country. */
const SHARED = words(`
  AA MAP SPA MENA PDF RT NAN MAG SITE KAN INA PA MIT ANA CDF SSA JI EMC AP AFC UPC NPC CPC SAS NAS SAC ADF PNC CUT
  MAS COB ENA APS ANI PAC FDR FPL CNA CMA SLA PLA SPLA NLA
`);

/** From this share of the mentions of the main country on, another one is as likely to be meant. */
const RIVAL = 0.4;

/** "KYIV (Wire) -", "LIMA, 19 May (EFE) --": a sentence that begins with where the report was filed. */
const hasDateline = (tokens: readonly Token[]): boolean => {
  const open = tokens.slice(1, 4).findIndex((t) => /^[,(–—-]+$/.test(t.form));
  return open >= 0 && tokens.slice(open + 1, open + 14).some((t) => /^(-+|–|—)$/.test(t.form) && !isHyphen(t, tokens));
};
const isHyphen = (t: Token, tokens: readonly Token[]): boolean =>
  t.form === '-' && t.spaceAfter === false && tokens[t.i - 1]?.spaceAfter === false;

export class ReportActors {
  /** How often each country is named, by name, adjective, people or place. */
  readonly countries = new Map<string, number>();
  /** The country that the report is mostly about. */
  main: string | null = null;
  /** How sure that is: its share of all that was named. */
  mainShare = 0;
  /** The country that the report speaks from: of its dateline, else of the state whose voice its outlet is. */
  home: string | null = null;
  /** Another state with an army of its own is named nearly as often: nobody can say whose "the army" is. */
  rivals = false;
  /** Names that the report introduced: "GNA" after "(GNA)", a surname after the full name. Key: pieces joined by blanks. */
  readonly introduced = new Map<string, Known>();
  private readonly datelines = new Set<number>();

  constructor(
    readonly index: ActorIndex,
    readonly day: string | null,
    private readonly outlet: string | null = null,
  ) {}

  /** Counts the countries of all sentences, so that doubtful names can be decided by them. */
  count(all: readonly Hits[], places: readonly PlaceMention[]): void {
    for (const { sentence } of all.slice(0, 2)) if (hasDateline(sentence.tokens)) this.datelines.add(sentence.index);
    const add = (code: string | null | undefined, n: number): void => {
      if (code && !INTERNATIONAL.has(code)) this.countries.set(code, (this.countries.get(code) ?? 0) + n);
    };
    for (const hits of all) {
      for (let i = 0; i < hits.sentence.tokens.length; i++) {
        const name = hits.names[i];
        if (name?.first === i) {
          const actors = name.forms.filter((f) => f[1] === 'a');
          const state = name.forms.find((f) => f[1] === 's');
          if (state) add(this.index.states[state[2]]!.code, 1);
          else if (actors.length > 0 && (actors.length > 1 || actors[0]![3] !== 'U')) {
            const codes = new Set(actors.map((f) => this.index.actors[f[2]]!.code));
            if (codes.size === 1) add([...codes][0], 1);
          }
        }
        const people = hits.peoples[i];
        if (people?.first === i && people !== name) {
          const nation = people.forms.filter((f) => f[2] >= 0);
          add(this.codeOf(nation.length > 0 ? nation : people.forms), nation.length > 0 ? 1 : 0.3);
        }
      }
    }
    for (const place of places) if (place.kind !== 'country') add(place.country, 0.5 * place.confidence);
    let total = 0;
    let most = 0;
    for (const [code, n] of this.countries) {
      total += n;
      if (n > most) {
        most = n;
        this.main = code;
      }
    }
    this.mainShare = total > 0 ? most / total : 0;
    this.home = this.homeOf(places);
    this.rivals = [...this.countries].some(
      ([code, n]) => code !== this.main && n >= RIVAL * most && this.hasArmy(code) && this.hasArmy(this.main),
    );
  }

  private hasArmy(code: string | null): boolean {
    return code !== null && this.index.organ(code, 'MIL', this.day) !== undefined;
  }

  /** A report filed in Kyiv that speaks of Ukraine means Ukraine's by "the army"; one filed in Geneva on Libya does not. */
  private homeOf(places: readonly PlaceMention[]): string | null {
    const dateline = places.find((p) => p.sentence <= 1 && this.datelines.has(p.sentence) && p.first === 0)?.country;
    const outlet = this.outlet === null ? undefined : this.index.outlet(this.outlet)?.sides.at(-1);
    for (const [code, least] of [
      [dateline, 1],
      [outlet, 0.5],
    ] as const)
      if (code && this.index.isState(code) && (this.countries.get(code) ?? 0) >= least) return code;
    return null;
  }

  /** The country of those of whom nothing says whose they are; null when that is open. */
  fallback(organ = false): string | null {
    if (this.home) return this.home;
    return this.mainShare >= 0.4 && !(organ && this.rivals) ? this.main : null;
  }

  /** The country that a nationality, people or state form means. */
  codeOf(forms: readonly Form[]): string | null {
    for (const form of forms) {
      if (form[1] === 'r' || form[1] === 'a') continue;
      if (form[2] >= 0) {
        const state = this.index.states[form[2]]!;
        if (forms.length === 1 || within(this.day, state.from, state.to)) return state.code;
      } else {
        const code = this.index.peoples[-form[2] - 1]!.code;
        if (!code) continue;
        // "Shona rebels" in a report about Mozambique are rebels of Mozambique.
        const elsewhere = (this.countries.get(code) ?? 0) < 0.5 && this.main !== null && this.mainShare >= 0.4;
        return elsewhere ? this.main : code;
      }
    }
    return null;
  }

  /** Chooses among the actors that share a name: those of the day first, then those whose country the report names. */
  choose(forms: readonly Form[], text: string): Known | null {
    const actors = forms.filter((f) => f[1] === 'a').map((f) => this.index.actors[f[2]]!);
    const state = forms.find((f) => f[1] === 's');
    if (actors.length === 0) {
      if (!state) return null;
      const states = forms.filter((f) => f[1] === 's').map((f) => this.index.states[f[2]]!);
      const found = states.find((s) => within(this.day, s.from, s.to)) ?? states[0]!;
      return {
        id: found.code,
        name: found.name,
        code: found.code,
        sector: null,
        sides: [],
        kind: 'state',
        confidence: 0.95,
      };
    }
    const weight = (a: Actor): number => {
      let w = within(this.day, a.from, a.to) ? 2 : 0;
      if (a.kind === 'person' && (this.day === null || this.index.postOf(a, this.day))) w += 0.5;
      const named = a.code !== null && (this.countries.get(a.code) ?? 0);
      if (named) w += 1 + Math.min(named, 5) / 10;
      else if (a.code === null || INTERNATIONAL.has(a.code)) w += 0.4;
      return w;
    };
    let best = actors[0]!;
    for (const a of actors) if (weight(a) > weight(best)) best = a;
    const home = best.code === null || INTERNATIONAL.has(best.code) || this.countries.has(best.code);
    if (!home && SHARED.has(text.replace(/\./g, ''))) return null;
    const sure = within(this.day, best.from, best.to) ? 0.95 : 0.8;
    return { ...this.known(best), confidence: actors.length > 1 && !home ? sure - 0.25 : sure };
  }

  /** An actor of the files as it is on the report's day. */
  known(actor: Actor): Known {
    const base: Known = {
      id: actor.id,
      name: actor.name,
      code: actor.code,
      sector: actor.sector,
      sides: actor.sides,
      kind: actor.kind,
      confidence: 0.95,
    };
    if (actor.kind !== 'person') return base;
    const post = this.index.postOf(actor, this.day);
    const posts = actor.posts ?? [];
    if (!post) {
      // Before the first post: what he became known for. After the last one: a man of rank.
      const first = posts[0];
      const early = first?.from != null && this.day !== null && this.day < first.from;
      return {
        ...base,
        sector: early ? first.sector : 'ELI',
        sides: early && first.side ? this.sides(first.side) : [],
      };
    }
    const sides = post.side
      ? this.sides(post.side)
      : post.sector === 'GOV' || post.sector === 'MIL'
        ? this.ofState(actor.code, post.sector)
        : [];
    const code = post.side && this.index.isState(post.side) ? post.side : base.code;
    return { ...base, code, sector: post.sector, sides };
  }

  /** The government or army of a state as an owner: who serves it belongs to it. */
  ofState(code: string | null, organ: string): string[] {
    if (!code || !this.index.isState(code)) return [];
    const actor = this.index.organ(code, organ, this.day);
    if (!actor) return organ === 'GOV' ? [`${code}.GOV`, code] : [code];
    const sides = this.index.sidesWith(actor.id);
    if (organ === 'GOV' && actor.kind === 'state-body' && !sides.includes(code)) sides.push(code);
    return sides;
  }

  private sides(id: string): string[] {
    return this.index.sidesWith(id);
  }
}
