/** Incidents as lines of CSV and as features of GeoJSON. */
import type { Incident } from '../../incident/types.js';

type Cell = string | number | null;

const names = (list: readonly { name: string }[]): string => list.map((p) => p.name).join('; ');
const harm = (i: Incident, kind: string, bound: 'min' | 'max'): number | null =>
  i.casualties.find((c) => c.kind === kind)?.[bound] ?? null;

const COLUMNS: Record<string, (i: Incident) => Cell> = {
  id: (i) => i.id,
  kind: (i) => i.kind,
  event: (i) => i.event,
  subtype: (i) => i.subtype,
  label: (i) => i.label,
  status: (i) => i.status,
  standing: (i) => i.standing,
  independent_sources: (i) => i.sources.independent,
  start: (i) => i.when?.start ?? null,
  end: (i) => i.when?.end ?? null,
  date_precision: (i) => i.when?.precision ?? null,
  date_basis: (i) => i.when?.basis ?? null,
  place: (i) => i.place?.name ?? null,
  country: (i) => i.place?.country ?? null,
  latitude: (i) => i.place?.lat ?? null,
  longitude: (i) => i.place?.lon ?? null,
  place_precision: (i) => i.place?.precision ?? null,
  uncertainty_km: (i) => i.place?.uncertaintyKm ?? null,
  actors: (i) => names(i.actors),
  recipients: (i) => names(i.recipients),
  killed_min: (i) => harm(i, 'killed', 'min'),
  killed_max: (i) => harm(i, 'killed', 'max'),
  wounded_min: (i) => harm(i, 'wounded', 'min'),
  wounded_max: (i) => harm(i, 'wounded', 'max'),
  contradictions: (i) => i.contradictions.map((c) => c.sentence).join(' '),
  summary: (i) => i.summary,
  outlets: (i) => i.sources.outlets.join('; '),
  sources: (i) => i.sources.explanation,
  first_reported: (i) => i.firstReported,
  last_reported: (i) => i.lastReported,
  claims: (i) => i.claims.map((c) => c.key).join(' '),
};

/** A cell; text that a spreadsheet would take for a formula is led by an apostrophe. */
export function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[\s]*[=+\-@\t\r|]/.test(value) && !/^-?\d{4,6}-\d{2}-\d{2}$/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvHead = (): string => `${Object.keys(COLUMNS).join(',')}\r\n`;

export const csvLine = (i: Incident): string =>
  `${Object.values(COLUMNS)
    .map((of) => cell(of(i)))
    .join(',')}\r\n`;

/** RFC 7946; an incident without a point has no geometry. */
export function featureText(i: Incident): string {
  const { lat, lon } = i.place ?? { lat: null, lon: null };
  const { latitude: _, longitude: __, ...columns } = COLUMNS;
  const properties = Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, of(i)]));
  const geometry = lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
  return JSON.stringify({ type: 'Feature', id: i.id, geometry, properties });
}
