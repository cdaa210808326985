/**
 * From claims to MUC-4 templates. MUC wants acts of terror, told one by one: what was done to persons and things by armed
 * groups (or by a state to civilians), with or without success; no clashes between armed bodies, no violence in general.
 * The rules are about kinds of events, actors and objects, never about words of one text.
 */

import { readFileSync } from 'node:fs';
import type { Codebook } from '../../src/knowledge/codebook/types.js';
import type { Analysis, Sentence } from '../../src/language/types.js';
import type { ActorMention, Claim, ClaimActor, ClaimObject, Reading } from '../../src/reading/types.js';
import { findNames, type Names } from './names.js';
import { corePhrase, headOf, reach, sentenceAt } from './phrases.js';
import { type IncidentType, type Role, roles, type Template } from './templates.js';

/** Made by fit.ts on the training split: numbers of kinds of facts, nothing of its texts. */
const weights = JSON.parse(readFileSync(new URL('./relevance.json', import.meta.url), 'utf8')) as Record<
  string,
  number
>;

const TYPES: Record<string, IncidentType> = {
  bombing: 'bombing',
  'mine-or-ied-explosion': 'bombing',
  explosion: 'bombing',
  'grenade-attack': 'bombing',
  'suicide-attack': 'bombing',
  'air-strike': 'bombing',
  arson: 'arson',
  abduction: 'kidnapping',
  hijacking: 'kidnapping',
  robbery: 'robbery',
  looting: 'robbery',
  attack: 'attack',
  shooting: 'attack',
  ambush: 'attack',
  raid: 'attack',
  shelling: 'attack',
  'missile-strike': 'attack',
  'attack-on-civilians': 'attack',
  killing: 'attack',
  wounding: 'attack',
  massacre: 'attack',
  assassination: 'attack',
  'assassination-attempt': 'attack',
  execution: 'attack',
  torture: 'attack',
  'property-destruction': 'attack',
  sabotage: 'attack',
  'aircraft-shot-down': 'attack',
  'materiel-destroyed': 'attack',
  'attack-foiled': 'attack',
  'primitive-attack': 'attack',
  'human-shield': 'kidnapping',
  occupation: 'attack',
};

const SECURITY = new Set(['MIL', 'COP', 'SPY', 'PRM']);
const ARMED = new Set(['REB', 'UAF', 'CRM', 'PRM']);
/** Words at the head of a phrase that count or doubt and name nothing. */
const COUNTING =
  /^(?:(?:SEVERAL|MANY|MOST|SOME|OTHER|ANOTHER|FIRST|SECOND|THIRD|ALLEGED|PRESUMED|SUSPECTED|SO-CALLED|NUMEROUS|DIFFERENT|VARIOUS|BY|AT LEAST|FORMER|MORE|FEW|NEW|RECENT|ALL|SAME)\s+)+/i;
const bare = (text: string): string => text.replace(COUNTING, '').trim();
/** Words for fire and arms in general, which name no weapon. */
const VAGUE_WEAPON = /^(?:.* )?(?:WEAPONS?|SHOTS?|FIRE|ROUNDS?|GUNSHOTS?|GUNFIRE|ARMS|AMMUNITION|FLARES?|SHOOTING)$/i;
const CHARGE = /^(?:CHARGES?|STICKS?|DEVICES?|LOADS?|COCKTAILS?|CARTRIDGES?)$/i;

const sectorOf = (a: ClaimActor): string => a.sector?.slice(0, 3) ?? '';

export interface Part {
  claim: Claim;
  type: IncidentType;
  sentence: Sentence;
  perps: Set<string>;
  orgs: Set<string>;
  targets: Set<string>;
  victims: Set<string>;
  weapons: Set<string>;
}

/** Parts taken for one incident. */
export interface Group {
  type: IncidentType;
  parts: Part[];
}

export class Mapper {
  readonly names: Names;
  constructor(
    readonly analysis: Analysis,
    readonly reading: Reading,
    readonly codebook: Codebook,
  ) {
    const people = (w: string): boolean => codebook.isA(w, 'person') || codebook.isA(w, 'armed-actor');
    const common = new Set(
      analysis.sentences.flatMap((s) =>
        s.tokens.filter((t) => !['PROPN', 'X', 'NOUN'].includes(t.upos)).map((t) => t.form.toLowerCase()),
      ),
    );
    const isCommon = (w: string): boolean =>
      people(w) ||
      common.has(w) ||
      ['organization', 'state-actor', 'place-noun', 'building', 'weapon'].some((c) => codebook.isA(w, c));
    const isTitle = (w: string): boolean =>
      ['leader', 'official', 'person', 'armed-actor', 'diplomat'].some((c) => codebook.isA(w, c)) || TITLES.has(w);
    const others = [
      ...reading.mentions.toponyms,
      ...reading.mentions.actors.filter((m) => m.kind === 'named' && !m.id.startsWith('person:') && m.sector !== null),
    ];
    this.names = findNames(analysis, isCommon, isTitle, (start, end) =>
      others.some((m) => m.span[0] < end && start < m.span[1]),
    );
  }

  mentionAt(span: readonly [number, number]): ActorMention | undefined {
    return this.reading.mentions.actors.find((m) => m.span[0] === span[0] && m.span[1] === span[1]);
  }

  /** What a mention stands for, followed to words that say it. */
  private said(a: { span: [number, number] }): { span: [number, number]; mention: ActorMention | undefined } {
    let mention = this.mentionAt(a.span);
    for (let n = 0; n < 3 && mention && mention.kind === 'pronoun' && mention.refersTo.length > 0; n++)
      mention = this.reading.mentions.actors[mention.refersTo[0]];
    return { span: mention?.span ?? a.span, mention };
  }

  part(claim: Claim): Part | null {
    let type = TYPES[claim.subtype];
    const sentence = sentenceAt(this.analysis, claim.trigger.span[0]);
    if (!type || !sentence) return null;
    const part: Part = {
      claim,
      type,
      sentence,
      perps: new Set(),
      orgs: new Set(),
      targets: new Set(),
      victims: new Set(),
      weapons: new Set(),
    };
    for (const a of claim.actors) this.addPerpetrator(part, a);
    for (const r of claim.recipients) this.addHarmed(part, r);
    for (const o of claim.objects) this.addHarmed(part, o);
    if (part.victims.size === 0 && part.targets.size === 0) this.addVictimsUnder(part);
    if (part.targets.size === 0 && (type === 'bombing' || type === 'arson')) this.addSite(part);
    this.addWeapons(part);
    if (
      type === 'attack' &&
      [...part.weapons].some((w) => /\b(?:BOMBS?|DYNAMITE|EXPLOSIVES?|CAR-BOMBS?|DEVICES?)\b/i.test(w))
    )
      type = part.type = 'bombing';
    return part;
  }

  private addPerpetrator(part: Part, a: ClaimActor): void {
    const { span, mention } = this.said(a);
    const sentence = sentenceAt(this.analysis, span[0]);
    if (!sentence) return;
    const head =
      mention?.head !== undefined && mention.head >= 0 ? sentence.tokens[mention.head] : headOf(sentence, span);
    if (!head || head.upos === 'PRON' || head.upos === 'DET') return;
    const lemma = head.lemma.toLowerCase();
    const person = this.codebook.isA(lemma, 'person') || (this.codebook.isA(lemma, 'armed-actor') && !BODY.has(lemma));
    const under = new Set(reach(sentence, head.i));
    const names = this.names.among(sentence, new Set([...under].filter((i) => Math.abs(i - head.i) < 5)));
    if (person || mention?.kind === 'described') {
      const text = corePhrase(this.analysis, sentence, head.i);
      if (BODY.has(lemma) || !person) {
        if (mention?.sector && !GENERIC_BODY.has(lemma)) part.orgs.add(bare(text));
      } else if (!/\b(?:LEADER|MEMBER|OFFICIAL)S?$/i.test(text) || /MEMBERS$/i.test(text)) part.perps.add(bare(text));
      // "FMLN guerrillas": the group stands in the phrase
      for (const m of this.reading.mentions.actors)
        if (
          m.sentence === sentence.index &&
          m.kind === 'named' &&
          m.head !== head.i &&
          under.has(m.head) &&
          !m.id.startsWith('person:') &&
          m.sector !== null &&
          (ARMED.has(m.sector.slice(0, 3)) || SECURITY.has(m.sector.slice(0, 3)))
        )
          part.orgs.add(this.nameOf(m));
      const full = mention?.text ?? '';
      if (/\b(?:OF|FROM)\b/i.test(full) === false) {
        const first = full.replace(/^(?:THE|AN?) /i, '').split(/\s+/)[0] ?? '';
        if (
          /^[A-Z][A-Z0-9-]{1,5}$/.test(first) &&
          this.reading.mentions.actors.some((m) => m.text.includes(`(${first})`))
        )
          part.orgs.add(first);
      }
      return;
    }
    if (names.length > 0 || mention?.id.startsWith('person:')) {
      for (const n of names) part.perps.add(n);
      return;
    }
    if (mention?.kind === 'named' && mention.sector) part.orgs.add(this.nameOf(mention));
  }

  nameOf(m: { text: string }): string {
    return m.text.replace(/\s*\(.*$/s, '').replace(/^(?:THE|AN?) /i, '');
  }

  private addHarmed(part: Part, a: ClaimActor | ClaimObject): void {
    const { span } = this.said(a);
    const sentence = sentenceAt(this.analysis, span[0]);
    const head = sentence && headOf(sentence, span);
    if (!sentence || !head) return;
    const within = new Set(reach(sentence, head.i).filter((i) => sentence.tokens[i].start >= span[0] - 60));
    const heads = new Set<number>();
    // names under an "of" belong to somebody else: "the son of X"
    for (const i of within) if (!this.underOf(sentence, i, head.i)) heads.add(i);
    for (let i = 0; i < sentence.tokens.length; i++)
      if (
        sentence.tokens[i].start >= span[0] &&
        sentence.tokens[i].end <= span[1] &&
        !this.underOf(sentence, i, head.i)
      )
        heads.add(i);
    const lemma = head.lemma.toLowerCase();
    const thing = THINGS.some((c) => this.codebook.isA(lemma, c)) || ('kind' in a && THINGS.includes(a.kind));
    if (thing) {
      if (!this.codebook.isA(lemma, 'weapon') && head.upos !== 'PRON') {
        const text = bare(corePhrase(this.analysis, sentence, head.i));
        if (text && !/REPORTER|JOURNALIST/i.test(text)) part.targets.add(text);
      }
      return;
    }
    for (const n of this.names.among(sentence, heads)) part.victims.add(n);
    if (part.victims.size > 0) return;
    // "the candidate": whom it stands for
    const to = this.mentionAt(a.span)?.refersTo[0];
    const meant = to === undefined ? undefined : this.reading.mentions.actors[to];
    const home = meant && this.analysis.sentences[meant.sentence];
    if (!meant || !home) return;
    const tokens = new Set<number>();
    for (let i = meant.first; i <= meant.last; i++) tokens.add(i);
    for (const n of this.names.among(home, tokens)) part.victims.add(n);
  }

  /** Persons under the event's own words who do not act: those of "the murder of X", "X, a priest, was found shot". */
  private addVictimsUnder(part: Part): void {
    const { sentence, claim } = part;
    const trigger = sentence.tokens.find((t) => t.start >= claim.trigger.span[0]);
    if (!trigger) return;
    const verbal = trigger.upos === 'VERB';
    const mine = new Set<number>();
    for (const i of reach(sentence, trigger.i)) {
      const t = sentence.tokens[i];
      if (claim.actors.some((a) => t.start >= a.span[0] && t.end <= a.span[1])) continue;
      let top = i;
      while (sentence.tokens[top].head >= 0 && sentence.tokens[top].head !== trigger.i) top = sentence.tokens[top].head;
      const relation = sentence.tokens[top].deprel;
      if (verbal ? /^(?:obj|nsubj:pass|iobj)/.test(relation) : /^nmod/.test(relation)) mine.add(i);
    }
    if (mine.size > 0) for (const n of this.names.among(sentence, mine)) part.victims.add(n);
  }

  /** What stands where the bomb went off: a thing under the event's words. */
  private addSite(part: Part): void {
    const { sentence, claim } = part;
    const trigger = sentence.tokens.find((t) => t.start >= claim.trigger.span[0]);
    if (!trigger) return;
    for (const i of reach(sentence, trigger.i)) {
      const t = sentence.tokens[i];
      if (t.upos !== 'NOUN' && t.upos !== 'PROPN') continue;
      if (!/^(?:obl|nmod|obj|nsubj|conj)/.test(t.deprel)) continue;
      const lemma = t.lemma.toLowerCase();
      if (!SITES.some((c) => this.codebook.isA(lemma, c)) || this.codebook.isA(lemma, 'weapon')) continue;
      part.targets.add(bare(corePhrase(this.analysis, sentence, i)));
    }
  }

  private underOf(sentence: Sentence, i: number, top: number): boolean {
    for (let at = i, n = 0; at >= 0 && at !== top && n < 8; n++) {
      const t = sentence.tokens[at];
      if (t.deprel.startsWith('nmod')) return true;
      at = t.head;
    }
    return false;
  }

  /** Weapons of the sentence that stand under the event's words, or anywhere in it when it is the only event. */
  private addWeapons(part: Part): void {
    const { sentence } = part;
    for (const t of sentence.tokens) {
      if (t.upos !== 'NOUN' && t.upos !== 'PROPN') continue;
      const lemma = t.lemma.toLowerCase();
      const weapon =
        ['gun', 'munition', 'explosive', 'blade'].some((c) => this.codebook.isA(lemma, c)) ||
        ['weapon', 'firearm'].includes(lemma);
      if (!weapon) continue;
      const next = sentence.tokens[t.head];
      if (/^(?:compound|amod|nmod)/.test(t.deprel) && next && /^(?:attacks?|explosions?|blasts?)$/i.test(next.form)) {
        part.weapons.add(t.form);
        continue;
      }
      if (
        t.deprel.startsWith('compound') &&
        next &&
        next.i > t.i &&
        this.codebook.isA(next.lemma.toLowerCase(), 'person')
      )
        continue;
      if (
        t.deprel.startsWith('compound') &&
        next &&
        ['gun', 'munition', 'explosive'].some((c) => this.codebook.isA(next.lemma.toLowerCase(), c))
      )
        continue;
      const head = next && t.deprel.startsWith('compound') && CHARGE.test(next.form) ? next.i : t.i;
      const text = bare(corePhrase(this.analysis, sentence, head));
      if (!VAGUE_WEAPON.test(text)) part.weapons.add(text);
    }
  }
}

const THINGS = [
  'building',
  'home',
  'infrastructure',
  'vehicle',
  'aircraft',
  'ship',
  'religious-site',
  'military-place',
  'road',
  'place-noun',
  'goods',
  'service',
  'depot',
  'money',
  'media',
];
const SITES = ['building', 'home', 'infrastructure', 'vehicle', 'religious-site', 'military-place'];
const TITLES = new Set([
  'gen',
  'col',
  'maj',
  'capt',
  'lt',
  'sgt',
  'cpl',
  'dr',
  'mr',
  'mrs',
  'monsignor',
  'father',
  'priest',
  'reverend',
  'rev',
  'brother',
  'senator',
  'deputy',
  'judge',
  'candidate',
]);
/** Bodies that name nobody without a name beside them. */
const GENERIC_BODY = new Set([
  'group',
  'force',
  'forces',
  'organization',
  'organisation',
  'squad',
  'unit',
  'union',
  'party',
  'movement',
  'front',
  'gang',
]);
/** Armed bodies that are no persons. */
const BODY = new Set([
  'army',
  'force',
  'forces',
  'group',
  'military',
  'militia',
  'organization',
  'organisation',
  'squad',
  'cartel',
  'mafia',
  'front',
  'movement',
  'police',
  'navy',
  'air force',
  'armed forces',
  'gang',
  'government',
  'union',
  'party',
]);

const intersects = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((x) => b.has(x));

/** Whether two parts of a text may tell of one incident. */
function sameIncident(a: Part, b: Part): boolean {
  if (a.type !== b.type) return false;
  if (intersects(a.victims, b.victims) || intersects(a.targets, b.targets)) return true;
  if (a.victims.size > 0 && b.victims.size > 0) return a.sentence === b.sentence;
  // without anything in common, only what stands close together is one; two bombs at two things are two
  const apart = Math.abs(a.sentence.index - b.sentence.index);
  if (apart > 6 || (a.type === 'bombing' && a.targets.size > 0 && b.targets.size > 0 && apart > 1)) return false;
  const days = [a.claim.when, b.claim.when];
  if (days[0]?.text && days[1]?.text && (days[0].end < days[1].start || days[1].end < days[0].start)) return false;
  const places = [a.claim.place, b.claim.place];
  if (
    places[0]?.geonameid &&
    places[1]?.geonameid &&
    places[0].geonameid !== places[1].geonameid &&
    places[0].precision !== 'country' &&
    places[1].precision !== 'country'
  )
    return a.sentence === b.sentence;
  return true;
}

/** Facts of a group, of which the choice is made. */
export function factsOf(group: Group, reading: Reading, position: number): Record<string, number> {
  const claims = group.parts.map((p) => p.claim);
  const actors = claims.flatMap((c) => c.actors);
  const recipients = claims.flatMap((c) => c.recipients);
  const has = (list: readonly ClaimActor[], set: ReadonlySet<string>): number =>
    list.some((a) => set.has(sectorOf(a))) ? 1 : 0;
  const size = (k: 'perps' | 'orgs' | 'targets' | 'victims' | 'weapons'): number =>
    Math.min(2, new Set(group.parts.flatMap((p) => [...p[k]])).size);
  const rebel = new Set(['REB', 'UAF', 'CRM']);
  const civil = recipients.some((a) => !SECURITY.has(sectorOf(a)) && !rebel.has(sectorOf(a)) && a.sector !== null);
  return {
    one: 1,
    [`type ${group.type}`]: 1,
    victims: size('victims'),
    targets: size('targets'),
    weapons: size('weapons'),
    perps: size('perps'),
    orgs: size('orgs'),
    parts: Math.log(group.parts.length),
    asserted: claims.some((c) => c.modality === 'asserted') ? 1 : 0,
    background: claims.every((c) => c.background) ? 1 : 0,
    day: claims.some((c) => c.when?.text && c.when.precision === 'day') ? 1 : 0,
    longAgo: claims.some((c) => c.when?.text && !['day', 'week'].includes(c.when.precision)) ? 1 : 0,
    place: claims.some((c) => c.place && c.place.precision !== 'country') ? 1 : 0,
    actorRebel: has(actors, rebel),
    actorSecurity: has(actors, SECURITY),
    recipientRebel: has(recipients, rebel),
    recipientSecurity: has(recipients, SECURITY),
    securityOnRebel: has(actors, SECURITY) && has(recipients, rebel) ? 1 : 0,
    rebelOnSecurity: has(actors, rebel) && has(recipients, SECURITY) && !civil ? 1 : 0,
    recipientCivil: civil ? 1 : 0,
    noRecipient: recipients.length === 0 && claims.every((c) => c.objects.length === 0) ? 1 : 0,
    killed: claims.some((c) => c.casualties.some((k) => k.kind === 'killed')) ? 1 : 0,
    clashes: Math.min(
      2,
      reading.claims.filter((c) =>
        ['armed-clash', 'battle', 'offensive', 'crossfire', 'territory-gained'].includes(c.subtype),
      ).length,
    ),
    lead: position < 500 ? 1 : 0,
    late: position > 2000 ? 1 : 0,
    nounOnly: claims.every((c) => c.confidence < 0.7) ? 1 : 0,
    [`sub ${claims[0].subtype}`]: 1,
  };
}

const HARM = new Set(['killing', 'wounding', 'property-destruction', 'materiel-destroyed']);

/** Groups of parts in a document, in the order told. */
export function groupsOf(mapper: Mapper): Group[] {
  const groups: Group[] = [];
  for (const claim of mapper.reading.claims) {
    if (claim.modality === 'denied' || claim.modality === 'ordered') continue;
    const part = mapper.part(claim);
    if (!part) continue;
    // those hurt and what is broken by a bomb belong to the bombing
    const last = groups.at(-1);
    const near = last?.parts.some((p) => Math.abs(p.sentence.index - part.sentence.index) <= 1);
    if (
      HARM.has(claim.subtype) &&
      last &&
      near &&
      (last.type === 'bombing' || last.type === 'arson') &&
      part.type === 'attack'
    ) {
      last.parts.push({ ...part, type: last.type });
      continue;
    }
    const home = groups.find((g) => g.type === part.type && g.parts.some((p) => sameIncident(p, part)));
    if (home) home.parts.push(part);
    else groups.push({ type: part.type, parts: [part] });
  }
  for (const g of groups) completeFromAround(mapper, g);
  return groups;
}

/** People of whom one only knows that they did it. */
const UNKNOWN =
  /\b(?:UNIDENTIFIED|UNKNOWN|ARMED|MASKED|HOODED|GUNMEN|TERRORISTS?|GUERRILLAS?|REBELS?|SUBVERSIVES|ASSAILANTS?|ATTACKERS?|KIDNAPPERS?|ASSASSINS?|MURDERERS?|KILLERS|HITMEN|EXTREMISTS?|MILITANTS?|INSURGENTS?|BANDITS?|CRIMINALS|TRAFFICKERS)\b/i;
const EXPLOSIVES = ['explosive', 'munition'];

/** Whom and what the neighbouring sentences name when the event's own do not. */
function completeFromAround(mapper: Mapper, group: Group): void {
  const at = new Set(group.parts.flatMap((p) => [-1, 0, 1, 2].map((d) => p.sentence.index + d)));
  const first = group.parts[0];
  const rebels = group.parts.some((p) => p.claim.actors.some((a) => ARMED.has(sectorOf(a))));
  const security = group.parts.some((p) => p.claim.actors.some((a) => SECURITY.has(sectorOf(a))));
  if (group.parts.every((p) => p.orgs.size === 0) && !security) {
    const orgs = mapper.reading.mentions.actors.filter(
      (m) =>
        m.kind === 'named' &&
        ['REB', 'CRM'].includes(m.sector?.slice(0, 3) ?? '') &&
        !m.id.startsWith('person:') &&
        (at.has(m.sentence) || rebels),
    );
    const best = orgs[0];
    if (best) first.orgs.add(mapper.nameOf(best));
  }
  if (group.parts.every((p) => p.perps.size === 0) && !security) {
    for (const m of mapper.reading.mentions.actors) {
      if (!at.has(m.sentence) || m.kind !== 'described' || !m.plural || first.perps.size > 0) continue;
      const sentence = mapper.analysis.sentences[m.sentence];
      const head = sentence?.tokens[m.head];
      if (!head || BODY.has(head.lemma.toLowerCase()) || !UNKNOWN.test(m.text)) continue;
      if (/^(?:nsubj:pass|obj)/.test(head.deprel)) continue;
      first.perps.add(bare(corePhrase(mapper.analysis, sentence, m.head)));
    }
  }
  if (group.type === 'bombing' && group.parts.every((p) => p.weapons.size === 0)) {
    for (const s of mapper.analysis.sentences) {
      if (!at.has(s.index) || first.weapons.size > 0) continue;
      for (const t of s.tokens)
        if (
          t.upos === 'NOUN' &&
          EXPLOSIVES.some((c) => mapper.codebook.isA(t.lemma.toLowerCase(), c)) &&
          !t.deprel.startsWith('compound')
        ) {
          const text = bare(corePhrase(mapper.analysis, s, t.i));
          if (!VAGUE_WEAPON.test(text)) first.weapons.add(text);
        }
    }
  }
}

/** The chance that a group is an incident that MUC wants. */
export function relevance(facts: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in facts) sum += facts[name] * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Groups likelier than this are kept: the F1 of whole templates is best below one half, for a missed one costs all its roles. */
const KEEP = 0.3;

/** The templates of a document, and the facts of what was kept or not. */
export function mapDocument(mapper: Mapper): { template: Template; facts: Record<string, number>; kept: boolean }[] {
  return groupsOf(mapper).map((group) => {
    const facts = factsOf(group, mapper.reading, group.parts[0].claim.trigger.span[0]);
    return { template: templateOf(group), facts, kept: relevance(facts) > KEEP };
  });
}

const ROLE_OF = { PerpInd: 'perps', PerpOrg: 'orgs', Target: 'targets', Victim: 'victims', Weapon: 'weapons' } as const;

/** Roles that an incident of a kind hardly has. */
const UNFILLED: Partial<Record<IncidentType, readonly Role[]>> = {
  kidnapping: ['Target', 'Weapon'],
  arson: ['Weapon'],
};

export function templateOf(group: Group): Template {
  const template = { type: group.type } as Template;
  for (const role of roles) {
    template[role] = [];
    if (UNFILLED[group.type]?.includes(role)) continue;
    const found = new Map<string, string>();
    for (const p of group.parts) for (const text of p[ROLE_OF[role]]) found.set(text.toLowerCase(), text);
    template[role] = [...found.values()].map((text) => [text]);
  }
  return template;
}
