/**
 * Where claims about one incident say the same, where they can both be true, and where they cannot. Nothing is decided:
 * each value only learns how many others it does not agree with.
 */
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';

export const COLUMNS = ['how', 'actor', 'recipient', 'place', 'when', 'casualties'] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** same: the same value. fits: not the same, and both can be true. differs: both cannot be. */
export type Relation = 'same' | 'fits' | 'differs';

export interface Compared {
  same: number;
  fits: number;
  differs: number;
}

type Claim = IncidentClaimAnswer['claim'];
/** Who belongs to whom, and what they are called. */
interface Known {
  sides: ReadonlyMap<string, readonly string[]>;
  names: ReadonlyMap<string, string>;
}

/** How a claim's value in a column stands to the others'; null when it gives no value there. */
export type Comparison = ReadonlyMap<string, Record<ColumnId, Compared | null>>;

const KM_PER_DEGREE = 111.2;
const NEAR_KM = 2;

/** Two people or bodies are related when one belongs to the other. */
function parties(a: readonly { id: string }[], b: readonly { id: string }[], { sides, names }: Known): Relation | null {
  if (!a.length || !b.length) return null;
  const called = (x: { id: string }) => names.get(x.id)?.toLowerCase() ?? x.id;
  const ids = new Set(a.map(called));
  const shared = b.filter((x) => ids.has(called(x))).length;
  if (shared === a.length && shared === b.length) return 'same';
  if (shared > 0) return 'fits';
  const within = (x: string, y: string) => sides.get(x)?.includes(y) || x.startsWith(`${y}.`) || x.startsWith(`${y}~`);
  const related = a.some((x) => b.some((y) => within(x.id, y.id) || within(y.id, x.id)));
  return related || vague(a) || vague(b) ? 'fits' : 'differs';
}

/** "people", "residents" name nobody who could be somebody else. */
const vague = (list: readonly { id: string }[]) => list.every((x) => x.id.startsWith('described:'));

function places(a: Claim, b: Claim): Relation | null {
  const [left, right] = [placesOf(a), placesOf(b)];
  let best: Relation | null = null;
  for (const x of left)
    for (const y of right) {
      const found = place(x, y);
      if (found === 'same') return 'same';
      if (found === 'fits' || best === null) best = found;
    }
  return best;
}

const placesOf = (c: Claim) => (c.places.length ? c.places : c.place ? [c.place] : []);

function place(a: NonNullable<Claim['place']>, b: NonNullable<Claim['place']>): Relation {
  if (a.geonameid && a.geonameid === b.geonameid) return 'same';
  if (a.name.toLowerCase() === b.name.toLowerCase()) return 'same';
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return 'fits';
  const km = distance(a.lat, a.lon, b.lat, b.lon);
  if (km <= NEAR_KM) return 'same';
  return km <= (a.uncertaintyKm ?? 0) + (b.uncertaintyKm ?? 0) ? 'fits' : 'differs';
}

/** Good enough for what is near: flat, with the width of a degree at that latitude. */
function distance(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const wide = Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
  return Math.hypot(lat1 - lat2, (lon1 - lon2) * wide) * KM_PER_DEGREE;
}

function times(a: Claim, b: Claim): Relation | null {
  // What is reckoned from the date of publication is no word of the report's, so it agrees with nobody.
  if (!a.when?.start || !b.when?.start || !a.when.text || !b.when.text) return null;
  if (a.when.start === b.when.start && a.when.end === b.when.end) return 'same';
  return a.when.start <= b.when.end && b.when.start <= a.when.end ? 'fits' : 'differs';
}

type Casualty = Claim['casualties'][number];

function counts(a: Claim, b: Claim): Relation | null {
  let worst: Relation | null = null;
  for (const x of a.casualties)
    for (const y of b.casualties) {
      if (x.kind !== y.kind) continue;
      const found = count(x, y);
      if (found === 'differs') return 'differs';
      if (found === 'fits' || worst === null) worst = found;
    }
  return worst;
}

function count(a: Casualty, b: Casualty): Relation {
  const apart =
    (a.max !== null && b.min !== null && a.max < b.min) || (b.max !== null && a.min !== null && b.max < a.min);
  // "12, including 4 children" and "12": numbers of others than all may be within them.
  if (apart) return a.of !== null && b.of !== null && a.of !== b.of ? 'fits' : 'differs';
  return a.min === b.min && a.max === b.max ? 'same' : 'fits';
}

function how(a: Claim, b: Claim): Relation {
  if ((a.modality === 'denied') !== (b.modality === 'denied')) return 'differs';
  return a.modality === b.modality && a.subtype === b.subtype ? 'same' : 'fits';
}

const relate: Record<ColumnId, (a: Claim, b: Claim, known: Known) => Relation | null> = {
  how,
  actor: (a, b, known) => parties(a.actors, b.actors, known),
  recipient: (a, b, known) => parties(a.recipients, b.recipients, known),
  place: places,
  when: times,
  casualties: counts,
};

/** Which claims the record itself names on the sides of a contradiction; those are never played down. */
const KINDS: Record<IncidentAnswer['contradictions'][number]['kind'], ColumnId> = {
  place: 'place',
  count: 'casualties',
  time: 'when',
  actor: 'actor',
  denial: 'how',
};

export function compare(incident: IncidentAnswer): Comparison {
  const all = [...incident.actors, ...incident.recipients];
  const known = { sides: new Map(all.map((p) => [p.id, p.sides])), names: new Map(all.map((p) => [p.id, p.name])) };
  const apart = contradicted(incident);
  return new Map(
    incident.claims.map((one) => {
      const row = Object.fromEntries(
        COLUMNS.map((column) => [column, compareOne(incident, one, column, known, apart)]),
      ) as Record<ColumnId, Compared | null>;
      return [one.key, row];
    }),
  );
}

function compareOne(
  incident: IncidentAnswer,
  one: IncidentClaimAnswer,
  column: ColumnId,
  known: Known,
  apart: ReadonlySet<string>,
): Compared | null {
  const found: Compared = { same: 0, fits: 0, differs: 0 };
  for (const other of incident.claims) {
    if (other.key === one.key) continue;
    const relation = apart.has(`${column} ${one.key} ${other.key}`)
      ? 'differs'
      : relate[column](one.claim, other.claim, known);
    if (relation) found[relation]++;
  }
  return found.same + found.fits + found.differs ? found : null;
}

function contradicted({ contradictions }: IncidentAnswer): Set<string> {
  const pairs = new Set<string>();
  for (const { kind, sides } of contradictions)
    for (const a of sides)
      for (const b of sides)
        if (a !== b) for (const x of a.claims) for (const y of b.claims) pairs.add(`${KINDS[kind]} ${x} ${y}`);
  return pairs;
}
