/** Claims for tests, from a few words each. */
import type { CasualtyKind, Claim, ClaimPlace, Modality } from '../reading/types.js';
import { dayNumber, isoDay } from './days.js';
import { claimKey } from './stored.js';
import type { StoredClaim } from './types.js';

const PLACES: Record<string, Partial<ClaimPlace>> = {
  Tarhuna: { lat: 32.435, lon: 13.633, country: 'LBY', precision: 'town', uncertaintyKm: 5 },
  Sirte: { lat: 31.205, lon: 16.588, country: 'LBY', precision: 'town', uncertaintyKm: 5 },
  Jufra: { lat: 29.1, lon: 16.0, country: 'LBY', precision: 'district', uncertaintyKm: 60 },
  'Al Jufra airbase': { lat: 29.198, lon: 16.001, country: 'LBY', precision: 'point', uncertaintyKm: 2 },
  Tripoli: { lat: 32.887, lon: 13.191, country: 'LBY', precision: 'town', uncertaintyKm: 15 },
  'Mitiga airport': { lat: 32.894, lon: 13.276, country: 'LBY', precision: 'point', uncertaintyKm: 2 },
  Gharyan: { lat: 32.172, lon: 13.02, country: 'LBY', precision: 'town', uncertaintyKm: 5 },
  Libya: { lat: 28, lon: 17, country: 'LBY', precision: 'country', uncertaintyKm: 700 },
};

const SIDES: Record<string, string[]> = {
  'LBY.GNA.MIL': ['LBY.GNA'],
  'LBY.VOLCANO': ['LBY.GNA.MIL', 'LBY.GNA'],
  'LBY.LNA': ['LBY.HOR'],
};

export interface Spec {
  /** Report id; defaults to a new one. */
  report?: string;
  outlet?: string | null;
  published?: string | null;
  origin?: string;
  event?: string;
  modality?: Modality;
  background?: boolean;
  by?: string;
  to?: string;
  object?: string;
  at?: string;
  also?: string[];
  on?: string;
  until?: string;
  killed?: number | [number | null, number | null];
  wounded?: number | [number | null, number | null];
  says?: string;
  saysId?: string;
  party?: boolean;
  operation?: string;
  framing?: string;
  sentence?: string;
  trigger?: string;
}

let serial = 0;

/** One claim; each call is a new report unless `report` says otherwise. */
export function tell(spec: Spec): StoredClaim {
  serial++;
  const reportId = spec.report ?? `r${String(serial).padStart(5, '0')}`;
  const at = serial * 10;
  const span: [number, number] = [at, at + 5];
  const actor = (id: string) => ({
    text: id,
    span,
    id,
    code: /^[A-Z]{3}/.test(id) ? id.slice(0, 3) : null,
    sector: null,
  });
  const place = (name: string): ClaimPlace => ({
    text: name,
    span,
    name,
    lat: null,
    lon: null,
    geonameid: null,
    precision: 'unresolved',
    ...PLACES[name],
  });
  const casualties: Claim['casualties'] = [];
  const harm = (kind: CasualtyKind, n: Spec['killed']) => {
    if (n === undefined) return;
    const [min, max] = typeof n === 'number' ? [n, n] : n;
    casualties.push({ kind, min, max, span, of: null });
  };
  harm('killed', spec.killed);
  harm('wounded', spec.wounded);
  const claim: Claim = {
    id: `c${serial}`,
    event: 'ASSAULT',
    mode: null,
    subtype: spec.event ?? 'air-strike',
    modality: spec.modality ?? 'asserted',
    background: spec.background ?? false,
    framing: spec.framing ? { text: spec.framing, span } : null,
    span,
    trigger: { text: spec.trigger ?? 'struck', span },
    actors: spec.by ? [actor(spec.by)] : [],
    recipients: spec.to ? [actor(spec.to)] : [],
    objects: spec.object ? [{ text: spec.object, span, kind: 'thing' }] : [],
    place: spec.at ? place(spec.at) : null,
    places: (spec.also ?? []).map(place),
    when: spec.on
      ? { text: spec.on, span, start: spec.on, end: spec.until ?? spec.on, precision: spec.until ? 'range' : 'day' }
      : null,
    casualties,
    operation: spec.operation ?? null,
    attribution: spec.says
      ? [{ source: { text: spec.says, span, id: spec.saysId ?? null, party: spec.party ?? false }, cue: null }]
      : [],
    confidence: 0.9,
  };
  return {
    key: claimKey(reportId, claim.id),
    claim,
    reportId,
    outlet: spec.outlet === undefined ? `Outlet ${reportId}` : spec.outlet,
    published:
      spec.published === undefined ? (spec.on ? nextDay(spec.until ?? spec.on) : '2020-06-07') : spec.published,
    title: null,
    url: null,
    originId: spec.origin ?? reportId,
    sentence: spec.sentence ?? 'The sentence.',
    sentenceSpan: span,
    reader: 'test',
    sides: SIDES,
  };
}

function nextDay(iso: string): string {
  return isoDay(dayNumber(iso)! + 1);
}
