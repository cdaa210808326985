/**
 * Which incidents a reviewer should look at first. Doubt adds up what speaks against a careless use of the record;
 * weight is what hangs on it. The points are choices, written in docs/review.md; they order a list and decide nothing.
 */
import type { Incident, IncidentDoubt, IncidentKind, StoredClaim } from './types.js';

export const NO_DOUBT: IncidentDoubt = { priority: 0, doubt: 0, weight: 0, reasons: [], reviewed: 0 };

const KIND_WEIGHT: Record<IncidentKind, number> = {
  happening: 1,
  plan: 0.5,
  total: 0.4,
  recollection: 0.3,
  state: 0.3,
  verbal: 0.2,
};

const DIFFERS = {
  place: 'they differ about the place',
  count: 'they differ about the count',
  time: 'they differ about the day',
  actor: 'they differ about who did it',
  denial: 'it is denied',
} as const;

const POINTS = { differs: 0.2, oneSided: 0.1, noPlace: 0.15, widePlace: 0.1, noDay: 0.1, noActor: 0.1, kept: 0.4 };

/** People displaced or held are counted in other orders of size. */
const HARM = new Set(['killed', 'wounded', 'killed-or-wounded', 'missing', 'abducted']);

/** `claims` are all claims of the incident, denials included. */
export function doubtOf(incident: Incident, claims: readonly StoredClaim[]): IncidentDoubt {
  const reasons: string[] = [];
  let doubt = 0;
  const add = (points: number, reason: string) => {
    doubt += points;
    reasons.push(reason);
  };
  const sure = Math.max(...claims.map((c) => c.claim.confidence));
  if (sure < 0.8) add(1 - sure, `confidence ${sure.toFixed(2)}`);
  else doubt += 1 - sure;
  for (const kind of new Set(incident.contradictions.map((c) => c.kind))) add(POINTS.differs, DIFFERS[kind]);
  if (incident.kind === 'happening') {
    if (incident.standing === 'claimed') add(POINTS.oneSided, 'only one side says so');
    const { place } = incident;
    if (!place || place.precision === 'unresolved')
      add(POINTS.noPlace, place ? 'the place is not on the map' : 'no place');
    else if (place.precision === 'country' || place.precision === 'region')
      add(POINTS.widePlace, 'only a wide area is named');
    if (incident.when?.basis !== 'stated') add(POINTS.noDay, 'no day is given');
    if (incident.actors.length === 0) add(POINTS.noActor, 'nobody is named as actor');
  }
  if (claims.some((c) => c.review?.status === 'kept')) add(POINTS.kept, 'a claim that was accepted is no longer read');

  const harmed = incident.casualties.reduce((n, c) => n + (HARM.has(c.kind) ? (c.min ?? 0) : 0), 0);
  const reports = new Set(claims.map((c) => c.reportId)).size;
  const weight = KIND_WEIGHT[incident.kind] * (1 + Math.log2(1 + harmed) / 4 + Math.log2(reports) / 4);
  const reviewed = claims.filter(
    (c) => c.review && c.review.status !== 'unreviewed' && c.review.status !== 'kept',
  ).length;
  const capped = Math.min(1, doubt);
  const priority = reviewed === claims.length ? 0 : capped * weight;
  const round = (x: number) => Math.round(x * 1000) / 1000;
  return { priority: round(priority), doubt: round(capped), weight: round(weight), reasons, reviewed };
}
