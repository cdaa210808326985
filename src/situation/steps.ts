/**
 * Claims about who holds what as steps of a place: taken, lost, left, held, besieged, siege lifted. What is said of a
 * wide area, or of a part of a place, is no step of any place: it goes to the list of ground.
 */
import { COARSE_KM } from '../incident/places.js';
import { type Item, onOneSide } from './items.js';
import { CONTROL } from './kinds.js';
import type { Tied } from './ties.js';
import type { ControlStep, Ground, SituationParty, SituationPlace, StoredClaim } from './types.js';

/** A step with what the timeline asks of it beside. */
export interface Step extends ControlStep {
  day: string;
  /** Who denies it, as far as they are named. */
  deniers: SituationParty[];
  /** Outlets and speakers behind it, to tell a second source from a repeat. */
  sources: string[];
}

/** Names of areas within which a place is taken: nothing is known of the rest of them. */
const WIDE = new Set(['country', 'region', 'area']);

export const isWide = (p: SituationPlace): boolean => WIDE.has(p.precision) || p.uncertaintyKm > COARSE_KM;

const without = (list: readonly SituationParty[], other: readonly SituationParty[]) =>
  list.filter((p) => !onOneSide([p], other));

/** Winner and loser. A party that the reports put on both sides is left out: they cannot be told apart. */
function sidesOf(item: Item, kind: ControlStep['kind']): { by: SituationParty[]; from: SituationParty[] } {
  if (kind === 'held' || kind === 'besieged' || kind === 'siege-lifted')
    return { by: item.actors, from: item.recipients };
  const turned = kind === 'lost' || kind === 'left';
  const [by, from] = turned ? [item.recipients, item.actors] : [item.actors, item.recipients];
  return { by: without(by, from), from: without(from, by) };
}

const asserts = (item: Item): StoredClaim[] => {
  const roles = new Map(item.incident.claims.map((c) => [c.key, c.role]));
  return item.claims.filter((c) => roles.get(c.key) !== 'denial');
};

/** What part of the place is named, when every claim names one ("seized a depot in Tarhuna"). */
function partOf(item: Item): string | null {
  const claims = asserts(item);
  const parts = claims.map((c) => c.claim.objects[0]?.text ?? null);
  return claims.length > 0 && parts.every((p) => p !== null) ? parts[0]! : null;
}

type NameOf = (id: string) => string | undefined;

/** Who denies it: the speaker, or whoever a bare denial is of ("the army denied the claim"). */
function deniersOf(item: Item, nameOf: NameOf): SituationParty[] {
  const roles = new Map(item.incident.claims.map((c) => [c.key, c.role]));
  const found = new Map<string, SituationParty>();
  for (const c of item.claims) {
    if (roles.get(c.key) !== 'denial') continue;
    const source = c.claim.attribution.findLast((l) => l.source?.id)?.source;
    const denial = c.claim.modality === 'denied' ? [] : c.claim.actors;
    for (const { id, text } of source ? [source] : denial) {
      if (id) found.set(id, { id, name: nameOf(id) ?? text, sides: c.sides[id] ?? [] });
    }
  }
  return [...found.values()];
}

/** A denial is answered when the side that lost admits it later. */
function isAnswered(item: Item): boolean {
  const roles = new Map(item.incident.claims.map((c) => [c.key, c.role]));
  const published = new Map(item.claims.map((c) => [c.key, c.published ?? '']));
  let denied = '';
  for (const [key, role] of roles)
    if (role === 'denial' && (published.get(key) ?? '') > denied) denied = published.get(key)!;
  return item.incident.sources.voices.some(
    (v) =>
      v.side === 'recipient' && v.claims.some((k) => roles.get(k) !== 'denial' && (published.get(k) ?? '') > denied),
  );
}

export interface ControlFacts {
  place: SituationPlace;
  step: Step;
}

/** Steps and ground that an incident gives. */
export function controlOf(item: Item, nameOf: NameOf): { steps: ControlFacts[]; ground: Ground[] } {
  const { incident } = item;
  const kind = CONTROL[incident.subtype];
  const none = { steps: [], ground: [] };
  if (!kind || item.day === null) return none;
  if (incident.kind !== 'happening' && incident.kind !== 'recollection' && incident.kind !== 'state') return none;
  const { by, from } = sidesOf(item, kind);
  const status = incident.status === 'contested' && isAnswered(item) ? 'asserted' : incident.status;
  const { when, reported, evidence } = item;
  const shared = { when, reported, standing: incident.standing, status, summary: incident.summary, evidence };
  const part = kind === 'siege-lifted' || kind === 'besieged' ? null : partOf(item);
  const things = kind === 'left' && incident.recipients.length > 0 && by.length === 0;
  const steps: ControlFacts[] = [];
  const ground: Ground[] = [];
  for (const place of item.places.length ? item.places : [null]) {
    if (place && !isWide(place) && part === null && !things) {
      const sources = incident.sources.voices.map((v) => v.key);
      steps.push({
        place,
        step: { kind, by, from, ...shared, effect: 'none', day: item.day, deniers: deniersOf(item, nameOf), sources },
      });
    } else if (kind !== 'besieged' && kind !== 'siege-lifted') {
      const what = part ?? (things ? incident.recipients.map((p) => p.name).join(', ') : null);
      const parties = kind === 'lost' || kind === 'left' ? item.actors : by;
      ground.push({ kind, place, what, parties, ...shared });
    }
  }
  return { steps, ground };
}

const UNTIL_THEN = 'held before it changed hands';

/**
 * Statements that somebody holds a place. In a report that also tells, with the same voice, of the place being taken by
 * another ("took the base, which the army had held since 2014"), the statement speaks of the time before.
 */
export function holdingOf(tied: Tied, takings: readonly ControlFacts[]): { steps: ControlFacts[]; ground: Ground[] } {
  const { relation, stored, from, statement, reported, evidence } = tied;
  const none = { steps: [], ground: [] };
  const { place } = tied;
  if (!stored.published) return none;
  if (!place) {
    const when = null;
    const shared = {
      when,
      reported,
      standing: tied.standing,
      status: statement.modality,
      summary: tied.summary,
      evidence,
    };
    return { steps: [], ground: [{ kind: 'held', place: null, what: relation.to.text, parties: [from], ...shared }] };
  }
  const taking = takings.find(
    (t) =>
      t.place.key === place.key &&
      t.step.kind === 'taken' &&
      t.step.evidence.claims.some((k) => k.startsWith(`${stored.reportId}/`)) &&
      t.step.by.length > 0 &&
      !onOneSide(t.step.by, [from]),
  );
  const since = statement.from;
  const before = taking !== undefined && stored.attribution.length === 0;
  const day = since !== null && since <= stored.published ? since : stored.published;
  const when = relation.when
    ? {
        start: relation.when.start,
        end: relation.when.end,
        precision: relation.when.precision,
        basis: 'stated' as const,
      }
    : { start: stored.published, end: stored.published, precision: 'day', basis: 'publication' as const };
  const shared = {
    when,
    reported,
    standing: tied.standing,
    status: statement.modality,
    summary: tied.summary,
    evidence,
  };
  if (isWide(place)) return { steps: [], ground: [{ kind: 'held', place, what: null, parties: [from], ...shared }] };
  // Without a date of its own there is no telling since when it was held.
  if (before && since === null) return none;
  const summary = before ? `${tied.summary} (${UNTIL_THEN})` : tied.summary;
  const step: Step = {
    kind: 'held',
    by: [from],
    from: [],
    ...shared,
    summary,
    effect: 'none',
    day,
    deniers: [],
    sources: [tied.voice],
  };
  return { steps: [{ place, step }], ground: [] };
}
