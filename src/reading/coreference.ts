import type { Analysis, Sentence, Token } from '../language/types.js';
import type { Party } from './actors-lookup.js';
import { AT_HOME } from './actors-phrases.js';
import { Ranker } from './coreference-rank.js';
import { bothSides } from './coreference-sides.js';
import { BOTH, COUNTRY_NOUN, FIGHTER_NOUN, GROUP_NOUN, PRONOUNS, RELATIVE, SOLDIER_NOUN } from './coreference-words.js';
import type { ActorMention } from './types.js';

/** A description may look back this many sentences. */
const REACH_OF_NOUNS = 14;
/** Below this no antecedent is good enough, and between two of different actors the better one must lead by the margin. */
const LEAST = 1;
const MARGIN = 0.25;

/**
 * Finds what pronouns and definite descriptions stand for: "they", "its", "who", "the group", "the militants", "both
 * sides". Gives all mentions in the order of the text, the pronouns that stand for somebody included; `refersTo` holds
 * indices into the list that is returned. What is not clear stays unresolved.
 *
 * @example
 * // "The Libyan army seized the depot. They also took the town."
 * resolveReferences(analysis, mentions)[1]; // text "They", id "LBY.GNA.MIL", refersTo [0]
 */
export function resolveReferences(analysis: Analysis, found: readonly ActorMention[]): ActorMention[] {
  const mentions = withPronouns(analysis, found);
  const resolver = new Resolver(analysis, mentions);
  for (const [i, m] of mentions.entries()) resolver.resolve(m, i);
  for (const m of mentions) resolver.inherit(m);
  return resolver.kept();
}

const isReference = (m: ActorMention): boolean => m.kind === 'pronoun';

function withPronouns(analysis: Analysis, found: readonly ActorMention[]): ActorMention[] {
  const mentions: ActorMention[] = found.map((m) => ({ ...m, sides: [...m.sides], refersTo: [] }));
  for (const s of analysis.sentences) {
    for (const t of s.tokens) {
      if (t.upos !== 'PRON' && !(t.upos === 'DET' && t.form.toLowerCase() === 'both')) continue;
      const word = t.form.toLowerCase();
      const relative = RELATIVE.has(word) && /^(nsubj|obj|nmod:poss|obl|det)/.test(t.deprel);
      if (!PRONOUNS.has(word) && !relative && !(word === 'both' && /^(nsubj|obj|obl|nmod)/.test(t.deprel))) continue;
      if (t.deprel === 'expl') continue;
      mentions.push({
        text: t.form,
        span: [t.start, t.end],
        sentence: s.index,
        first: t.i,
        last: t.i,
        head: t.i,
        id: '',
        name: t.form,
        code: null,
        sector: null,
        kind: 'pronoun',
        plural: /^(they|them|their|themselves|both)$/.test(word),
        sides: [],
        refersTo: [],
        confidence: 0,
      });
    }
  }
  return mentions.sort((a, b) => a.sentence - b.sentence || a.first - b.first || b.last - a.last);
}

class Resolver {
  private readonly counts = new Map<string, number>();
  readonly main: string | null;
  parties: Party[] | null = null;
  private readonly ranker: Ranker;

  constructor(
    readonly analysis: Analysis,
    readonly mentions: ActorMention[],
  ) {
    this.ranker = new Ranker(analysis, mentions);
    const codes = new Map<string, number>();
    for (const m of mentions) {
      if (!m.id) continue;
      this.counts.set(m.id, (this.counts.get(m.id) ?? 0) + 1);
      if (m.code && !/^(IGO|NGO|IMG)$/.test(m.code)) codes.set(m.code, (codes.get(m.code) ?? 0) + 1);
    }
    let main: string | null = null;
    for (const [code, n] of codes) if (main === null || n > (codes.get(main) ?? 0)) main = code;
    this.main = main;
  }

  /** The list without pronouns that stand for nobody, the indices made good. */
  kept(): ActorMention[] {
    const keep = this.mentions.map((m) => !isReference(m) || m.refersTo.length > 0);
    const place: number[] = [];
    let n = 0;
    keep.forEach((k, i) => {
      place[i] = k ? n++ : -1;
    });
    const out = this.mentions.filter((_, i) => keep[i]);
    for (const m of out) m.refersTo = m.refersTo.map((r) => place[r]!).filter((r) => r >= 0);
    return out;
  }

  private sentence(m: ActorMention): Sentence {
    return this.analysis.sentences[m.sentence]!;
  }

  private token(m: ActorMention): Token {
    return this.sentence(m).tokens[m.head]!;
  }

  resolve(m: ActorMention, i: number): void {
    if (m.kind === 'pronoun') {
      const word = m.text.toLowerCase();
      if (RELATIVE.has(word)) this.relative(m, i);
      else if (word === 'both') this.link(m, bothSides(m, i, this), 0.5);
      else this.pronoun(m, i, word);
      return;
    }
    if (m.kind !== 'described') return;
    this.description(m, i);
  }

  /** "A spokesman of the force", once the force is known: its man. */
  inherit(m: ActorMention): void {
    if (m.kind !== 'described' || m.refersTo.length > 0) return;
    const { tokens } = this.sentence(m);
    const owner = this.mentions.find(
      (c) =>
        c.sentence === m.sentence &&
        c.kind === 'described' &&
        c.refersTo.length === 1 &&
        tokens[c.head]!.head === m.head &&
        /^nmod/.test(tokens[c.head]!.deprel),
    );
    const root = owner && this.mentions[owner.refersTo[0]!]!;
    if (!root || root.id.startsWith('UNK')) return;
    m.id = `${root.id}~${this.token(m).lemma.toLowerCase()}`;
    m.code = root.code ?? m.code;
    m.sides = [...new Set([root.id, ...root.sides])];
    m.confidence = Math.max(m.confidence, 0.55);
    if (/^(spokes|represent|command|leader|member|official|source)/.test(this.token(m).lemma)) m.sector = root.sector;
  }

  /** Makes a mention stand for others and gives it what is known of them. */
  private link(m: ActorMention, targets: readonly number[], confidence: number, take = true): void {
    const roots = [
      ...new Set(targets.flatMap((t) => (this.mentions[t]!.refersTo.length > 0 ? this.mentions[t]!.refersTo : [t]))),
    ];
    if (roots.length === 0) return;
    m.refersTo = roots;
    m.confidence = confidence;
    if (!take) return;
    const first = this.mentions[roots[0]!]!;
    if (roots.length === 1) {
      m.id = first.id;
      m.name = first.name;
      m.code = first.code ?? m.code;
      m.sector = first.sector ?? m.sector;
      m.sides = [...first.sides];
      return;
    }
    const all = roots.map((r) => this.mentions[r]!);
    m.id = all.map((a) => a.id).join('+');
    m.name = all.map((a) => a.name).join(' and ');
    m.code = all.every((a) => a.code === first.code) ? first.code : null;
    m.sector = all.every((a) => a.sector === first.sector) ? first.sector : null;
    m.sides = [];
  }

  /** "who", "which", "whose": the noun that the relative clause hangs on. */
  private relative(m: ActorMention, i: number): void {
    const { tokens } = this.sentence(m);
    let at = m.head;
    for (let n = 0; n < 8; n++) {
      const t = tokens[at]!;
      if (t.head < 0) return;
      if (/^acl/.test(t.deprel) && at !== m.head) {
        const target = this.headed(m.sentence, t.head, i);
        if (target !== null) this.link(m, [target], 0.9);
        return;
      }
      at = t.head;
    }
  }

  /** The mention before another one that is headed by a token, or covers it as its last word. */
  private headed(sentence: number, token: number, before: number): number | null {
    for (let j = before - 1; j >= 0; j--) {
      const c = this.mentions[j]!;
      if (c.sentence !== sentence) break;
      if (c.head === token || (c.first <= token && c.last >= token && c.kind !== 'demonym')) return j;
    }
    return null;
  }

  private pronoun(m: ActorMention, i: number, word: string): void {
    const own = this.token(m);
    if (word === 'it' && !/^(nsubj|obj|obl|nmod|conj)/.test(own.deprel)) return;
    this.link(m, this.ranker.antecedents(m, i), 0.6);
  }

  /** The best mention before another one by a score; null when none is good enough or two compete. */
  private search(i: number, reach: number, score: (c: ActorMention, j: number) => number | null): number | null {
    const m = this.mentions[i]!;
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let secondId = '';
    for (let j = i - 1; j >= 0; j--) {
      const c = this.mentions[j]!;
      if (m.sentence - c.sentence > reach) break;
      if (c.kind === 'pronoun' && c.refersTo.length !== 1) continue;
      const s = score(c, j);
      if (s === null) continue;
      const id = c.id;
      if (s > most) {
        if (best < 0 || this.mentions[best]!.id !== id) {
          second = most;
          secondId = best < 0 ? '' : this.mentions[best]!.id;
        }
        most = s;
        best = j;
      } else if (s > second && id !== this.mentions[best]!.id) {
        second = s;
        secondId = id;
      }
    }
    if (best < 0 || most < LEAST) return null;
    if (secondId && secondId !== this.mentions[best]!.id && most - second < MARGIN) return null;
    return best;
  }

  /** How much a mention stands in the foreground for somebody who reads on. */
  private salience(c: ActorMention, m: ActorMention): number {
    const t = this.token(c);
    let score = 2 - 1.3 * (m.sentence - c.sentence);
    if (/^nsubj/.test(t.deprel)) score += this.inMainClause(c) ? 3 : 1.5;
    else if (/^obj/.test(t.deprel)) score += 1;
    else if (/^(nmod|compound|amod)/.test(t.deprel)) score -= 0.5;
    score += Math.min(1.5, 0.25 * (this.counts.get(c.id) ?? 0));
    if (c.sentence === m.sentence) score += 0.01 * c.first;
    if (this.sentence(c).paragraph === this.sentence(m).paragraph) score += 0.3;
    if (c.confidence < 0.4) score -= 0.5;
    return score;
  }

  private inMainClause(c: ActorMention): boolean {
    const { tokens } = this.sentence(c);
    const verb = tokens[this.token(c).head];
    return (
      verb !== undefined &&
      (verb.head < 0 ||
        (verb.deprel === 'conj' && (tokens[verb.head]?.head ?? 0) < 0) ||
        verb.deprel === 'parataxis' ||
        /^(ccomp)/.test(verb.deprel))
    );
  }

  /** "the group", "the militants", "its fighters", "both sides", "the country". */
  private description(m: ActorMention, i: number): void {
    const { tokens } = this.sentence(m);
    const noun = this.token(m).lemma.toLowerCase();
    const before = tokens[m.first - 1];
    const article = before?.form.toLowerCase() ?? '';
    if (BOTH.test(noun) && m.plural && this.speaksOfBoth(m, tokens)) {
      this.link(m, bothSides(m, i, this), 0.6);
      return;
    }
    if (before && /^(its|their|his|her|whose)$/.test(article)) {
      this.owned(m, i, before);
      return;
    }
    if (m.confidence > 0.45) return;
    const definite = /^(the|this|that|these|those)$/.test(article);
    if (definite && COUNTRY_NOUN.test(noun) && !m.plural) {
      this.link(m, this.country(i), 0.6);
      return;
    }
    if (!definite && !(m.plural && article !== 'of')) return;
    if (SOLDIER_NOUN.test(noun)) {
      const forces = this.forces(m, i, noun, definite);
      if (forces !== null) this.link(m, [forces], 0.7);
      return;
    }
    if (!definite && !/^(REB|PRM|UAF|CRM)$/.test(m.sector ?? '')) return;
    const same = this.sameNoun(m, i, noun, definite);
    if (same !== null) {
      this.link(m, [same], 0.75);
      return;
    }
    if (definite) this.link(m, this.bySector(m, i, noun), 0.55);
  }

  private speaksOfBoth(m: ActorMention, tokens: readonly Token[]): boolean {
    const words = tokens.slice(Math.max(0, m.first - 2), m.head + 1).map((t) => t.form.toLowerCase());
    return words.some((w) => /^(both|two|warring|rival|opposing|belligerent|conflicting|fighting)$/.test(w));
  }

  /** Possessor in words: "its fighters", "whose militia". */
  private owned(m: ActorMention, i: number, possessive: Token): void {
    const owner = this.mentions.find(
      (c, j) =>
        c.sentence === m.sentence &&
        c.head === possessive.i &&
        c.kind === 'pronoun' &&
        c.refersTo.length === 1 &&
        j !== i,
    );
    if (!owner) return;
    const root = this.mentions[owner.refersTo[0]!]!;
    const noun = this.token(m).lemma.toLowerCase();
    const armed = /^(MIL|REB|PRM|UAF)$/.test(m.sector ?? '');
    const forces = armed && (m.plural || /^(army|militia|military|navy|force|militant|fighter)$/.test(noun));
    const army = root.sides.find((s) => s === `${root.code}.MIL`);
    const camp = root.id.startsWith('person:') ? root.sides[0] : (army ?? root.id);
    m.code = root.code ?? m.code;
    m.confidence = 0.6;
    m.sides = [...new Set([root.id, ...root.sides])];
    if (forces && camp && /^(REB|PRM|MIL|UAF)$/.test(root.sector ?? '')) {
      m.id = camp;
      m.sector = root.sector;
      m.sides = m.sides.filter((s) => s !== camp);
    } else if (!m.id.startsWith(root.id)) m.id = `${root.id}~${noun}`;
  }

  /** "The European team" is not the Afghan team: what stands before the noun must have been said before, or be where it is. */
  private fitsModifiers(m: ActorMention, c: ActorMention): boolean {
    const { tokens } = this.sentence(m);
    const said = c.text.toLowerCase();
    for (let i = m.first; i < m.head; i++)
      if (/^(ADJ|NOUN|PROPN)$/.test(tokens[i]!.upos) && !said.includes(tokens[i]!.form.toLowerCase())) return false;
    return true;
  }

  /** The last mention with the same noun, or a title that holds it ("the minister" after "Defence Minister X"). */
  private sameNoun(m: ActorMention, i: number, noun: string, definite: boolean): number | null {
    const reach = definite ? REACH_OF_NOUNS : 2;
    for (let j = i - 1; j >= 0; j--) {
      const c = this.mentions[j]!;
      if (m.sentence - c.sentence > reach) break;
      if (c.kind === 'pronoun' || c.kind === 'demonym') continue;
      if (!this.fitsModifiers(m, c)) continue;
      const head = this.token(c).lemma.toLowerCase();
      const alike = head === noun || (m.plural && FIGHTER_NOUN.test(noun) && FIGHTER_NOUN.test(head));
      if (alike && c.plural === m.plural && (c.confidence > 0.45 || c.refersTo.length > 0)) return j;
      if (
        definite &&
        !m.plural &&
        c.id.startsWith('person:') &&
        new RegExp(`\\b${noun.replace(/[^a-z -]/g, '')}\\b`, 'i').test(c.text)
      )
        return j;
    }
    return null;
  }

  /**
   * "The army", "the troops": the last forces spoken of, when there is only one camp that has any, or only one that is
   * called so. A report filed in one of the countries means its own, wherever others stand nearer.
   */
  private forces(m: ActorMention, i: number, noun: string, definite: boolean): number | null {
    const home = m.confidence >= AT_HOME ? m.code : null;
    const camps = new Map<string, { last: number; called: boolean; code: string | null }>();
    for (let j = 0; j < i; j++) {
      const c = this.mentions[j]!;
      if (c.kind === 'pronoun' || c.sector !== 'MIL' || c.id.startsWith('person:') || c.id.includes('~')) continue;
      if (c.confidence <= 0.45 && c.refersTo.length === 0) continue;
      const head = this.token(c).lemma.toLowerCase();
      const camp = camps.get(c.id);
      const called = head === noun || camp?.called === true;
      camps.set(c.id, { last: c.refersTo[0] ?? j, called, code: c.code });
    }
    const all = [...camps.values()].filter((c) => home === null || c.code === home || c.code === 'IGO');
    if (!definite && camps.size > 1) return null;
    const called = all.filter((c) => c.called);
    const [one] = called.length === 1 && definite ? called : all.length === 1 && camps.size === 1 ? all : [];
    if (!one || m.sentence - this.mentions[one.last]!.sentence > REACH_OF_NOUNS) return null;
    const foreign = m.code !== null && one.code !== null && one.code !== m.code && !called.includes(one);
    return foreign && home !== null ? null : one.last;
  }

  /** The country of the report, where it was named last before. */
  private country(i: number): number[] {
    let last: number | null = null;
    for (let j = i - 1; j >= 0; j--) {
      const c = this.mentions[j]!;
      if (!/^[A-Z]{3}$/.test(c.id) || c.code !== c.id) continue;
      if (c.code === this.main) return [j];
      last ??= this.mentions[i]!.sentence - c.sentence <= 1 ? j : null;
    }
    return last === null ? [] : [last];
  }

  /** Somebody of the right kind that was spoken of last: "the group" after Hamas, "the militants" after Boko Haram. */
  private bySector(m: ActorMention, i: number, noun: string): number[] {
    const group = GROUP_NOUN.test(noun) && !m.plural;
    const fighters = FIGHTER_NOUN.test(noun) && m.plural;
    if (!group && !fighters) return [];
    const fits = (c: ActorMention): boolean => {
      const sector = c.sector ?? '';
      if (group)
        return (
          c.kind === 'named' &&
          !c.id.startsWith('person:') &&
          !c.id.startsWith('media:') &&
          /^(REB|PRM|UAF|OPP|PTY|CRM|NGO|MED|SOC|REL|LAB)$/.test(sector)
        );
      return !c.id.startsWith('person:') && /^(REB|PRM|UAF)$/.test(sector) && c.confidence > 0.45;
    };
    const best = this.search(i, fighters ? REACH_OF_NOUNS : 6, (c) =>
      c.kind !== 'pronoun' && fits(c) ? this.salience(c, m) + 4 : null,
    );
    return best === null ? [] : [best];
  }
}
