/** Small worlds for tests: a few claims and ties in, the situation out. */

import { dayNumber, isoDay } from '../incident/days.js';
import { buildIncidents } from '../incident/index.js';
import { type Spec, tell as tellClaim } from '../incident/testkit.js';
import type { ClaimPlace, RelationType } from '../reading/types.js';
import { buildPicture, recordOn } from './index.js';
import { situation as schema } from './schema.js';
import type { Control, MergeOptions, Situation, SituationQuery, StoredClaim, StoredRelation } from './types.js';

/** Places that the testkit of incidents does not have. */
const PLACES: Record<string, Partial<ClaimPlace>> = {
  Buerat: { lat: 31.4, lon: 15.73, country: 'LBY', precision: 'town', uncertaintyKm: 3 },
  Fezzan: { lat: 26.5, lon: 14, country: 'LBY', precision: 'region', uncertaintyKm: 300 },
  Kabul: { lat: 34.53, lon: 69.17, country: 'AFG', precision: 'town', uncertaintyKm: 15 },
};

const NAMES: Record<string, string> = {
  'LBY.GNA': 'Government of National Accord',
  'LBY.GNA.MIL': 'government forces',
  'LBY.HOR': 'House of Representatives',
  'LBY.LNA': 'Libyan National Army',
  TUR: 'Türkiye',
};

const SIDES: Record<string, string[]> = { 'LBY.GNA.MIL': ['LBY.GNA'], 'LBY.LNA': ['LBY.HOR'] };

export const merge: MergeOptions = { nameOf: (id) => NAMES[id], sidesOf: (id) => SIDES[id] ?? [] };

/** A claim; see incident/testkit.ts. Two sentences of one report have one `sentenceAt`. */
export function tell(spec: Spec & { sentenceAt?: number; of?: string; and?: [number, string] }): StoredClaim {
  const c = tellClaim(spec);
  for (const p of [c.claim.place, ...c.claim.places]) if (p && PLACES[p.name]) Object.assign(p, PLACES[p.name]);
  if (spec.sentenceAt !== undefined) c.sentenceSpan = [spec.sentenceAt, spec.sentenceAt + 50];
  if (spec.of) for (const x of c.claim.casualties) x.of = spec.of;
  if (spec.and) {
    const [n, of] = spec.and;
    c.claim.casualties.push({ kind: 'killed', min: n, max: n, span: [0, 1], of });
  }
  return c;
}

/** GNA forces take a place, as they say themselves unless told otherwise. */
export const takes = (at: string, on: string, more: Spec = {}): StoredClaim =>
  tell({
    event: 'territory-gained',
    by: 'LBY.GNA.MIL',
    at,
    on,
    says: 'GNA spokesman',
    saysId: 'LBY.GNA',
    party: true,
    ...more,
  });

export interface TieSpec {
  report?: string;
  outlet?: string;
  published?: string;
  type: RelationType;
  from: string;
  to: string;
  /** The end `to` is a place. */
  place?: boolean;
  since?: string;
  denied?: boolean;
  saysId?: string;
}

let serial = 0;

export function tie(spec: TieSpec): StoredRelation {
  serial++;
  const reportId = spec.report ?? `t${String(serial).padStart(5, '0')}`;
  const span: [number, number] = [serial * 10, serial * 10 + 5];
  const at = spec.place ? tell({ at: spec.to }).claim.place : null;
  const end = (id: string) => ({ text: id, span, id, name: NAMES[id] ?? id });
  return {
    key: `${reportId}/r${serial}`,
    relation: {
      type: spec.type,
      from: end(spec.from),
      to: spec.place ? { text: spec.to, span, id: null, name: spec.to } : end(spec.to),
      span,
      when: spec.since ? { text: 'since', span, start: spec.since, end: '9999-12-31', precision: 'open' } : null,
      modality: spec.denied ? 'denied' : 'asserted',
    },
    reportId,
    outlet: spec.outlet ?? `Outlet ${reportId}`,
    published: spec.published ?? '2020-06-08',
    title: null,
    url: null,
    originId: reportId,
    fromPlace: null,
    toPlace: at,
    attribution: spec.saysId ? [{ source: { text: spec.saysId, span, id: spec.saysId, party: true }, cue: null }] : [],
    sentence: 'The sentence.',
    sentenceSpan: span,
    reader: 'test',
    sides: SIDES,
  };
}

export interface Told {
  claims?: StoredClaim[];
  ties?: StoredRelation[];
}

/** The situation of a world; checked against its schema each time. */
export function situationOf(told: Told, query: SituationQuery = {}, asKnown: string | null = null): Situation {
  const { claims = [], ties = [] } = told;
  const record = asKnown
    ? recordOn(claims, ties, asKnown, merge)
    : { claims, relations: ties, incidents: buildIncidents(claims, merge) };
  return schema.parse(buildPicture(record, { merge, asKnown }).situation({ on: '2020-12-31', ...query }));
}

/** "Tarhuna: held (confirmed) by government forces". */
export function inWords(c: Control): string {
  const list = (parties: readonly { name: string }[]) => parties.map((p) => p.name).join(' and ');
  const by = c.holders.length ? ` by ${list(c.holders)}` : '';
  const against = c.rivals.length ? ` against ${list(c.rivals)}` : '';
  const siege = c.besiegers.length ? `, besieged by ${list(c.besiegers)}` : '';
  return `${c.place.name}: ${c.state}${c.standing ? ` (${c.standing})` : ''}${by}${against}${siege}`;
}

export const controlIn = (told: Told, query: SituationQuery = {}, asKnown: string | null = null): string[] =>
  situationOf(told, query, asKnown).control.map(inWords);

export const dayAfter = (iso: string, days: number): string => isoDay(dayNumber(iso)! + days);
