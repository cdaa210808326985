/** Which incidents may tell the same happening: near in time and place, of the same kind, the nearest first. */
import type { IncidentAnswer, IncidentRow } from '../../../server/schema/incidents.js';

const DAYS_AROUND = 7;
const DEGREES_AROUND = 0.7;
const DAY_MS = 86_400_000;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The question to the server, as a query; words take the place of nearness. */
export function candidateQuery(incident: IncidentAnswer, words: string): string {
  const params = new URLSearchParams({ kind: incident.kind, limit: '50' });
  const { when, place } = incident;
  if (words) params.set('q', words);
  else if (when && /^\d{4}-/.test(when.start) && /^\d{4}-/.test(when.end)) {
    params.set('from', shifted(when.start, -DAYS_AROUND));
    params.set('to', shifted(when.end, DAYS_AROUND));
  }
  if (!words && place?.lat != null && place.lon != null) {
    const wide = DEGREES_AROUND / Math.max(0.2, Math.cos((place.lat * Math.PI) / 180));
    const west = place.lon - wide;
    const east = place.lon + wide;
    if (west >= -180 && east <= 180) {
      const clamp = (lat: number) => Math.max(-90, Math.min(90, lat));
      const box = [west, clamp(place.lat - DEGREES_AROUND), east, clamp(place.lat + DEGREES_AROUND)];
      params.set('bbox', box.map((n) => n.toFixed(3)).join(','));
    }
  }
  return `/api/incidents?${params}`;
}

/** Kilometres between two incidents; null when one has no place on the map. */
export function kmApart(a: Pick<IncidentRow, 'place'>, b: Pick<IncidentRow, 'place'>): number | null {
  if (a.place?.lat == null || a.place.lon == null || b.place?.lat == null || b.place.lon == null) return null;
  const rad = Math.PI / 180;
  const [p, q] = [a.place.lat * rad, b.place.lat * rad];
  const h =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(((b.place.lon - a.place.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Days between two incidents; 0 when their days overlap, null when one has none. */
export function daysApart(a: Pick<IncidentRow, 'when'>, b: Pick<IncidentRow, 'when'>): number | null {
  if (!a.when || !b.when) return null;
  const [first, second] = a.when.start <= b.when.start ? [a.when, b.when] : [b.when, a.when];
  const gap = (Date.parse(second.start) - Date.parse(first.end)) / DAY_MS;
  return Number.isNaN(gap) ? null : Math.max(0, Math.round(gap));
}

/** The nearest first: a day counts as much as 20 km, another event type as three days. */
export function nearestFirst(incident: IncidentAnswer, rows: readonly IncidentRow[]): IncidentRow[] {
  const far = (row: IncidentRow) =>
    (daysApart(incident, row) ?? 5) + (kmApart(incident, row) ?? 60) / 20 + (row.event === incident.event ? 0 : 3);
  return rows
    .filter((row) => row.id !== incident.id)
    .map((row) => ({ row, far: far(row) }))
    .sort((a, b) => a.far - b.far)
    .map(({ row }) => row);
}

/** "same day, 4 km apart". */
export function apartWords(incident: IncidentAnswer, row: IncidentRow): string {
  const days = daysApart(incident, row);
  const km = kmApart(incident, row);
  const time = days === null ? 'a day is missing' : days === 0 ? 'days overlap' : `${days} days apart`;
  const way = km === null ? 'no distance' : km < 1 ? 'same place' : `${Math.round(km)} km apart`;
  return `${time.replace(/^1 days/, '1 day')}, ${way}`;
}
