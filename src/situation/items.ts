/** An incident with what every part of the situation asks of it, worked out once. */
import { isMade } from '../incident/parties.js';
import { normaliseName } from '../incident/places.js';
import type { Incident, IncidentParty, IncidentPlace } from '../incident/types.js';
import { described, named } from '../incident/wording.js';
import type { ClaimPlace } from '../reading/types.js';
import { DIPLOMACY, TRUCES } from './kinds.js';
import { sideIdOf } from './side-id.js';
import type { Evidence, Happened, Reported, SituationParty, SituationPlace, StoredClaim } from './types.js';

export interface Item {
  id: string;
  incident: Incident;
  /** Of the incident, in its order; those that no store knows are left out. */
  claims: StoredClaim[];
  places: SituationPlace[];
  /** Of its places, else of most places in the reports that tell it. */
  country: string | null;
  actors: SituationParty[];
  recipients: SituationParty[];
  when: Happened | null;
  /** The day by which it had happened at the latest; null when nothing is dated. */
  day: string | null;
  reported: Reported;
  evidence: Evidence;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By the day by which it had happened, then as reported. */
export function compareItems(a: Item, b: Item): number {
  return (
    text(a.day ?? '9999', b.day ?? '9999') ||
    text(a.when?.start ?? '9999', b.when?.start ?? '9999') ||
    text(a.reported.first ?? '9999', b.reported.first ?? '9999') ||
    text(a.id, b.id)
  );
}

/** Stable from report to report: the gazetteer's id, else the name with its country and, roughly, its position. */
export function placeKey(
  p: Pick<SituationPlace, 'name' | 'lat' | 'lon' | 'country' | 'precision' | 'geonameid'>,
): string {
  if (p.geonameid) return `g${p.geonameid}`;
  const known = p.lat !== null && p.lon !== null && p.precision !== 'unresolved';
  const point = known ? `@${p.lat!.toFixed(1)},${p.lon!.toFixed(1)}` : '';
  return `${normaliseName(p.name)}/${p.country ?? '?'}${point}`;
}

export function placeOf(p: IncidentPlace | ClaimPlace): SituationPlace {
  const { name, lat, lon, geonameid, precision } = p;
  const country = p.country ?? null;
  const place = { name, lat, lon, country, precision, uncertaintyKm: p.uncertaintyKm ?? 0, geonameid };
  return { key: placeKey(place), ...place };
}

/** A party in a sentence of ours: names with their article, descriptions in small letters and loaded ones in quotes. */
export function partyWords({ id, name }: Pick<SituationParty, 'id' | 'name'>): string {
  if (OWNED.test(name)) return name;
  return isMade(id) || /^(words|place):/.test(id) ? described(name) : named(name);
}

/** "Armenia's defence ministry" needs no article. */
const OWNED = /^\p{Lu}\S*['’]s? /u;

export const partyOf = ({ id, name, sides }: IncidentParty): SituationParty => ({ id, name, sides });

/** Do some of these and some of those stand on one side? */
export function onOneSide(a: readonly SituationParty[], b: readonly SituationParty[]): boolean {
  for (const p of a) {
    for (const q of b) {
      if (p.id === q.id || p.sides.includes(q.id) || q.sides.includes(p.id)) return true;
      for (const side of p.sides) if (q.sides.includes(side)) return true;
    }
  }
  return false;
}

export const sortedUnion = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

export function joinEvidence(...all: readonly Evidence[]): Evidence {
  return { claims: sortedUnion(...all.map((e) => e.claims)), incidents: sortedUnion(...all.map((e) => e.incidents)) };
}

export function joinReported(...all: readonly Reported[]): Reported {
  let first: string | null = null;
  let last: string | null = null;
  for (const r of all) {
    if (r.first !== null && (first === null || r.first < first)) first = r.first;
    if (r.last !== null && (last === null || r.last > last)) last = r.last;
  }
  return { first, last };
}

/** The country in which most placed claims of some reports are, if more than half of them are in one. */
export function countryOf(claims: readonly StoredClaim[]): string | null {
  const counts = new Map<string, number>();
  let placed = 0;
  for (const { claim } of claims) {
    const country = claim.place?.country;
    if (!country) continue;
    placed++;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  for (const [country, n] of counts) if (n * 2 > placed) return country;
  return null;
}

const countriesOfParties = (parties: readonly IncidentParty[]) =>
  new Set(parties.map((p) => /^([A-Z]{3})(?:[.~]|$)/.exec(p.id)?.[1] ?? null));

/** Talks and truces are held anywhere: they are of the country of their parties, if that is one. */
function partiesCountry({ actors, recipients }: Incident): string | null {
  const [only, ...more] = countriesOfParties(actors.length > 1 ? actors : [...actors, ...recipients]);
  return only && more.length === 0 && !/^(UNK|IGO|NGO|IMG|MNC)$/.test(only) ? only : null;
}

/** What is reported had happened by the first report of it, whatever its date leaves open. */
function dayOf(incident: Incident): string | null {
  const { when, firstReported } = incident;
  if (!when || incident.kind === 'plan') return firstReported;
  const end = when.precision === 'open' ? when.start : when.end;
  return firstReported !== null && firstReported < end ? firstReported : end;
}

export function itemOf(
  incident: Incident,
  claims: StoredClaim[],
  reportCountry: (report: string) => string | null,
): Item {
  const places = (incident.place ? [incident.place, ...incident.places] : incident.places).map(placeOf);
  const talks = DIPLOMACY.has(incident.subtype) || TRUCES.has(incident.subtype);
  const placed = places.find((p) => p.country !== null)?.country ?? null;
  const own = (talks ? partiesCountry(incident) : null) ?? placed;
  const { start, end, precision, basis } = incident.when ?? {
    start: '',
    end: '',
    precision: '',
    basis: 'stated' as const,
  };
  return {
    id: incident.id,
    incident,
    claims,
    places,
    country: own ?? claims.map((c) => reportCountry(c.reportId)).find((c) => c !== null) ?? null,
    actors: incident.actors.map(partyOf),
    recipients: incident.recipients.map(partyOf),
    when: incident.when ? { start, end, precision, basis } : null,
    day: dayOf(incident),
    reported: { first: incident.firstReported, last: incident.lastReported },
    evidence: { claims: incident.claims.map((c) => c.key).sort(), incidents: [incident.id] },
  };
}

/** What lists of the situation say of an incident. */
export function told(item: Item) {
  const { when, reported, evidence, incident } = item;
  const { standing, status, summary } = incident;
  return { when, reported, standing, status, summary, evidence };
}

export { sideIdOf, text as compareText };
