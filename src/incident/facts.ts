/** A claim, or several that tell the same, boiled down to what matching compares. */
import { DENIAL_DAYS, dayNumber, joinTimes, NEWS_DAYS, type Stretch } from './days.js';
import { defaultKind, type EventGroup, groupOf, isAct, isOutcome, loserActs, particular } from './events.js';
import { joinParties, type Parties, type Party } from './parties.js';
import { isCoarse, isNamed, type PlaceFact, placeFact } from './places.js';
import type { CasualtyKind, IncidentKind, MergeOptions, StoredClaim } from './types.js';

/** [min, max]; max is Infinity when the words leave it open. */
export type Bounds = [min: number, max: number];

export interface Fact {
  /** Of its first claim: stays when others join. */
  key: string;
  /** In canonical order. */
  claims: StoredClaim[];
  reports: string[];
  origins: string[];
  kind: IncidentKind;
  denies: boolean;
  group: EventGroup;
  subtype: string;
  when: Stretch | null;
  /** The finest first. */
  places: PlaceFact[];
  /** The side that acts or gains, and the side that suffers it or loses: turned round for a withdrawal. */
  doers: Party[];
  sufferers: Party[];
  counts: Map<CasualtyKind, Bounds>;
  /** Head nouns of the objects. */
  things: string[];
  operation: string | null;
  /** The sentence says that it is not the one told before ("another", "separate"). */
  again: boolean;
  /** Merges and splits by people that its claims are part of (review/types.ts). */
  together: string[];
  apart: string[];
}

/** Longer than this and undated by days: a period, not a happening. */
const PERIOD_DAYS = 45;

const NONE: string[] = [];

const AGAIN = /\b(another|a (?:second|third|further|separate)|separately|elsewhere)\b/i;

function kindOf(c: StoredClaim, when: Stretch | null, options: MergeOptions): IncidentKind {
  const { claim } = c;
  const kind = options.eventOf?.(claim.subtype)?.kind ?? defaultKind(claim.subtype, claim.event);
  if (kind === 'state') return 'state';
  if (kind === 'verbal' && !isAct(claim.subtype, claim.event)) return 'verbal';
  if (claim.modality === 'planned' || claim.modality === 'threatened' || claim.modality === 'ordered') return 'plan';
  const period = when?.stated === true && when.to - when.from > PERIOD_DAYS;
  if (claim.background || period) {
    const dated = when?.stated === true && when.to - when.from <= 7;
    const placed = claim.place !== null && isNamed(claim.place) && !isCoarse(placeFact(claim.place));
    const single = dated && (placed || !isOutcome(claim.subtype));
    return claim.casualties.length && !single ? 'total' : 'recollection';
  }
  if (isOutcome(claim.subtype) && claim.casualties.length && claim.casualties.every((x) => x.max === 0))
    return 'verbal';
  return 'happening';
}

/** The date that the report's words give; null when the reader only took the days before publication. */
export function statedTime(c: StoredClaim): Stretch | null {
  const { when } = c.claim;
  if (!when || when.text === '') return null;
  const from = dayNumber(when.start);
  const to = dayNumber(when.end);
  return from === null || to === null || to < from ? null : { from, to, stated: true };
}

function timeOf(c: StoredClaim): Stretch | null {
  const { claim } = c;
  const stated = statedTime(c);
  if (stated) return stated;
  const published = dayNumber(c.published);
  if (published === null || claim.background) return null;
  const back = claim.modality === 'denied' ? DENIAL_DAYS : NEWS_DAYS;
  return { from: published - back, to: published, stated: false };
}

/** Bounds for one kind of harm in one claim: "5 civilians and 3 soldiers" add up, "12, including 4 children" do not. */
export function boundsOf(c: StoredClaim, kind: CasualtyKind): Bounds | null {
  const all = c.claim.casualties.filter((x) => x.kind === kind && (x.min !== null || x.max !== null));
  if (!all.length) return null;
  const mins = all.map((x) => x.min ?? 0);
  const maxs = all.map((x) => x.max ?? Number.POSITIVE_INFINITY);
  if (all.length === 1) return [mins[0]!, maxs[0]!];
  const within = /\b(including|includes|among (?:them|the dead|those)|of (?:them|whom)|most of)\b/i.test(c.sentence);
  if (within) return [Math.max(...mins), maxs[mins.indexOf(Math.max(...mins))]!];
  const parts = new Set(all.map((x) => x.of ?? '')).size === all.length && all.every((x) => x.of !== null);
  const sum = (xs: number[]) => xs.reduce((s, x) => s + x, 0);
  return parts ? [sum(mins), sum(maxs)] : [Math.max(...mins), Math.max(sum(maxs), ...maxs)];
}

/** "a mine depot belonging to militias" → "depot". */
export function headNoun(text: string): string {
  const phrase = text.toLowerCase().split(/\s(?:of|in|at|near|belonging|with|that|which|from|for|on)\s/)[0]!;
  const word =
    phrase
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .at(-1) ?? '';
  return word.length > 4 ? word.replace(/(?<!s)s$/, '') : word;
}

/** Facts of one claim: several when it names several places that change hands, since each is its own happening. */
export function factsOf(c: StoredClaim, parties: Parties, options: MergeOptions): Fact[] {
  const { claim } = c;
  const when = timeOf(c);
  const actors = claim.actors.map((a) => parties.of(a, c));
  const recipients = claim.recipients.map((a) => parties.of(a, c));
  const turned = loserActs(claim.subtype);
  const counts = new Map<CasualtyKind, Bounds>();
  for (const { kind } of claim.casualties) {
    const bounds = boundsOf(c, kind);
    if (bounds) counts.set(kind, bounds);
  }
  const named = (claim.place ? [claim.place, ...claim.places] : claim.places).filter(isNamed);
  const places = named.map(placeFact);
  const group = groupOf(claim.subtype);
  const fact: Fact = {
    key: `${c.reportId}|${claim.trigger.span[0]}|${claim.subtype}|${claim.modality}`,
    claims: [c],
    reports: [c.reportId],
    origins: [c.originId],
    kind: kindOf(c, when, options),
    denies: claim.modality === 'denied',
    group,
    subtype: claim.subtype,
    when,
    places: finestFirst(dedupe(places)),
    doers: turned ? recipients : actors,
    sufferers: turned ? actors : recipients,
    counts,
    things: thingsOf(claim, group),
    operation: claim.operation?.toLowerCase() ?? null,
    again: AGAIN.test(c.sentence),
    together: c.review?.together ?? NONE,
    apart: c.review?.apart ?? NONE,
  };
  if (fact.kind === 'plan' && fact.when) fact.when = planWindow(c, fact.when);
  const split = group === 'territory' && fact.kind === 'happening' && fact.places.length > 1 && !counts.size;
  if (!split) return [fact];
  return fact.places.map((place) => ({ ...fact, key: `${fact.key}|${place.norm}`, places: [place] }));
}

/** What an attack is made with is no mark of one attack: everybody fires missiles. */
const MEANS = /^(munition|weapon|explosive)$/;

function thingsOf(claim: StoredClaim['claim'], group: EventGroup): string[] {
  const marks = group === 'force' ? claim.objects.filter((o) => !MEANS.test(o.kind)) : claim.objects;
  return [...new Set(marks.map((o) => headNoun(o.text)).filter(Boolean))];
}

/** Plans are compared by when they were told; the date that is planned may lie far ahead. */
function planWindow(c: StoredClaim, said: Stretch): Stretch {
  const published = dayNumber(c.published);
  return published === null ? said : { from: published - DENIAL_DAYS, to: published, stated: false };
}

/** A country or a name without a position never leads where a place does; else the order of the words stays. */
function finestFirst(places: PlaceFact[]): PlaceFact[] {
  return places.length < 2 ? places : places.sort((p, q) => Number(isCoarse(p)) - Number(isCoarse(q)));
}

function dedupe(places: PlaceFact[]): PlaceFact[] {
  return places.filter((p, i) => places.findIndex((q) => q.norm === p.norm) === i);
}

/** Too little about place or day to be told from others by them. */
export function isVague(f: Fact): boolean {
  return f.when === null || f.places.every((p) => isCoarse(p) && p.place.precision !== 'unresolved');
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The one order in which claims are always taken: by publication, report, position. */
export function compareClaims(a: StoredClaim, b: StoredClaim): number {
  return (
    text(a.published ?? '9999', b.published ?? '9999') ||
    text(a.reportId, b.reportId) ||
    a.claim.trigger.span[0] - b.claim.trigger.span[0] ||
    text(a.claim.subtype, b.claim.subtype) ||
    text(a.claim.id.padStart(8, '0'), b.claim.id.padStart(8, '0')) ||
    text(a.key, b.key)
  );
}

export function compareFacts(a: Fact, b: Fact): number {
  return compareClaims(a.claims[0]!, b.claims[0]!) || text(a.key, b.key);
}

const union = <T>(a: readonly T[], b: readonly T[]) => [...new Set([...a, ...b])];

function mergeClaims(a: readonly StoredClaim[], b: readonly StoredClaim[]): StoredClaim[] {
  if (compareClaims(a.at(-1)!, b[0]!) < 0) return [...a, ...b];
  return union(a, b).sort(compareClaims);
}

/** What two facts say together; the same whichever comes first. */
export function joinFacts(x: Fact, y: Fact): Fact {
  const [a, b] = compareFacts(x, y) <= 0 ? [x, y] : [y, x];
  const counts = new Map(a.counts);
  for (const [kind, [min, max]] of b.counts) {
    const had = counts.get(kind);
    counts.set(kind, had ? [Math.min(had[0], min), Math.max(had[1], max)] : [min, max]);
  }
  return {
    key: a.key,
    claims: mergeClaims(a.claims, b.claims),
    reports: union(a.reports, b.reports),
    origins: union(a.origins, b.origins),
    kind: a.kind,
    denies: a.denies,
    group: a.group,
    subtype: particular(a.subtype, b.subtype),
    when: joinTimes(a.when, b.when),
    places: finestFirst(dedupe([...a.places, ...b.places])),
    doers: joinParties(a.doers, b.doers),
    sufferers: joinParties(a.sufferers, b.sufferers),
    counts,
    things: union(a.things, b.things),
    operation: a.operation ?? b.operation,
    again: a.again || b.again,
    together: union(a.together, b.together),
    apart: union(a.apart, b.apart),
  };
}
