/** What the address of the map view holds. */
import { choice, day, type Field, flag, list, type StateOf, text } from '../../data/url-state.js';
import { KINDS } from '../../shared/kinds-data.js';
import { STANDINGS, STATUSES } from './model.js';
import type { Position } from './pane.js';

/** "z/lat/lon" as other maps write it. */
const position: Field<Position | null> = {
  read: (raw) => {
    const [zoom, lat, lon] = raw.split('/').map(Number);
    const fits = zoom! >= 0 && zoom! <= 22 && Math.abs(lat!) <= 85 && Math.abs(lon!) <= 180;
    return fits ? { zoom: zoom!, lat: lat!, lon: lon! } : undefined;
  },
  write: (p) => (p ? `${p.zoom.toFixed(2)}/${p.lat.toFixed(4)}/${p.lon.toFixed(4)}` : ''),
  fallback: null,
};

/** "lat,lon" of the point at which incidents are wanted. */
const point: Field<{ lat: number; lon: number } | null> = {
  read: (raw) => {
    const [lat, lon] = raw.split(',').map(Number);
    return Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180 ? { lat: lat!, lon: lon! } : undefined;
  },
  write: (p) => (p ? `${p.lat.toFixed(5)},${p.lon.toFixed(5)}` : ''),
  fallback: null,
};

export const MIN_SOURCES = ['1', '2', '3', '5'] as const;

/** Kinds of incidents that are shown only when asked for. */
export const MORE_KINDS = ['verbal', 'state', 'total', 'recollection'] as const;

export const schema = {
  q: text(),
  from: day(),
  to: day(),
  group: list(KINDS.map((k) => k.id)),
  type: list(),
  actor: list(),
  side: list(),
  country: list(),
  place: text(),
  source: list(),
  status: list(STATUSES),
  standing: list(STANDINGS),
  min: choice(MIN_SOURCES),
  also: list(MORE_KINDS),
  inview: flag(),
  sort: choice(['-date', 'date', '-killed', '-sources']),
  at: point,
  sel: text(),
  map: position,
};

export type MapState = StateOf<typeof schema>;

/** The filters, without what is only a way of looking. */
export const FILTER_KEYS = [
  'q',
  'from',
  'to',
  'group',
  'type',
  'actor',
  'side',
  'country',
  'place',
  'source',
  'status',
  'standing',
  'min',
  'also',
  'at',
] as const;

export const emptyFilters: Partial<MapState> = Object.fromEntries(
  FILTER_KEYS.map((key) => [key, schema[key].fallback]),
) as Partial<MapState>;

/** The part of the filter that the server answers, since it needs more than the columns hold. */
export function serverPart(state: MapState): URLSearchParams {
  const params = new URLSearchParams();
  const all = (key: string, values: readonly string[]) => {
    for (const value of values) params.append(key, value);
  };
  if (state.q.trim()) params.set('q', state.q.trim());
  if (state.place.trim()) params.set('place', state.place.trim());
  all('actor', state.actor);
  all('side', state.side);
  all('country', state.country);
  all('source', state.source);
  if (state.also.length) all('kind', ['happening', 'plan', ...state.also]);
  return params;
}

/** The whole filter as the server understands it: for exports. `subtypes` are those that the record holds. */
export function wholeFilter(
  state: MapState,
  subtypes: readonly string[],
  box: [west: number, south: number, east: number, north: number] | null,
  kindOf: (subtype: string) => string,
): URLSearchParams {
  const params = serverPart(state);
  if (state.from) params.set('from', state.from);
  if (state.to) params.set('to', state.to);
  const wanted = state.group.length ? subtypes.filter((s) => state.group.includes(kindOf(s))) : [];
  const types = state.type.length ? state.type.filter((t) => !state.group.length || wanted.includes(t)) : wanted;
  for (const type of types) params.append('subtype', type);
  // Nothing fits, rather than everything.
  if (!types.length && (state.group.length || state.type.length)) params.append('subtype', 'none');
  for (const value of state.status) params.append('status', value);
  for (const value of state.standing) params.append('standing', value);
  if (state.min !== '1') params.set('minSources', state.min);
  const near = 2e-5;
  const { at } = state;
  const area = at ? [at.lon - near, at.lat - near, at.lon + near, at.lat + near] : box;
  if (area) params.set('bbox', area.map((n) => n.toFixed(5)).join(','));
  return params;
}
