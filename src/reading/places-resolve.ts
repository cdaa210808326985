/** Which place each mention of a report means, and where an unknown one must lie. */
import { precisionOf } from '../knowledge/gazetteer/index.js';
import { haversineKm, offset } from '../knowledge/geo.js';
import { anchorsOf, choose, countryVotes } from './places-choose.js';
import { container, type Item, isStreet, regionWord } from './places-items.js';
import type { Proposals, Scored } from './places-recognise.js';
import type { PlacePrecision } from './types.js';

export interface Resolved {
  name: string | null;
  lat: number | null;
  lon: number | null;
  geonameid: string | null;
  kind: string;
  country: string | null;
  admin1: string | null;
  precision: PlacePrecision;
  uncertaintyKm: number;
  confidence: number;
}

/** Resolves all mentions of a report together. */
export function resolvePlaces(mentions: readonly { span: Scored; role: string }[], proposals: Proposals): Resolved[] {
  const items: Item[] = mentions.map((m) => {
    const words = proposals.words[m.span.sentence];
    return {
      span: m.span,
      role: m.role,
      words,
      group: `${m.span.key}${regionWord(m.span, words) ? ' region' : ''}`,
      chosen: null,
      confidence: 0,
    };
  });
  const votes = countryVotes(items);
  choose(items, votes, []);
  for (let round = 0; round < 2; round++) choose(items, countryVotes(items), anchorsOf(items));
  return items.map((item, i) => finish(item, i, items));
}

/**
 * A small town far from everything else in a report, in a country that the report does not speak of, is more likely a
 * namesake that the gazetteer lacks: "Soba" in a report on Khartoum is not the Soba in Nigeria.
 */
function isStray(i: number, items: readonly Item[]): boolean {
  const item = items[i];
  const b = item.chosen;
  if (!b || item.role !== 'place' || precisionOf(b.kind) !== 'town' || b.population > 150_000 || b.kind === 'capital')
    return false;
  const others = new Map<string, Set<string>>();
  for (const o of nearby(i, items)) {
    if (o.group === item.group || !o.chosen?.country || o.confidence < 0.5) continue;
    if (o.chosen.country === b.country) return false;
    const groups = others.get(o.chosen.country) ?? new Set();
    others.set(o.chosen.country, groups.add(o.group));
    if (haversineKm(b.lat, b.lon, o.chosen.lat, o.chosen.lon) < 400) return false;
  }
  return [...others.values()].some((groups) => groups.size >= 3);
}

/** Mentions on either side that are looked at for one mention, so that time grows linearly with the report. */
const REACH = 150;

const nearby = (i: number, items: readonly Item[]): Item[] => items.slice(Math.max(0, i - REACH), i + REACH);

const UNKNOWN_KM = 60;

function finish(item: Item, i: number, items: readonly Item[]): Resolved {
  const { chosen } = item;
  const street = isStreet(item.span);
  const trusted = chosen && !street && !isStray(i, items) && (item.span.found !== 'unknown' || acceptLoose(i, items));
  if (trusted && chosen) {
    return {
      name: chosen.name,
      lat: chosen.lat,
      lon: chosen.lon,
      geonameid: chosen.geonameid,
      kind: chosen.kind,
      country: chosen.country,
      admin1: chosen.admin1,
      precision: precisionOf(chosen.kind),
      uncertaintyKm: chosen.uncertaintyKm,
      confidence: item.confidence * (item.span.found === 'name' ? 1 : 0.8),
    };
  }
  const around = surroundings(i, items);
  const none = { name: null, geonameid: null, kind: 'unknown', precision: 'unresolved' as const };
  if (!around)
    return { ...none, lat: null, lon: null, country: null, admin1: null, uncertaintyKm: 10_000, confidence: 0.3 };
  const shifted = distanceFrom(item, around);
  const place = around.chosen!;
  return {
    ...none,
    lat: shifted ? round(shifted.lat) : place.lat,
    lon: shifted ? round(shifted.lon) : place.lon,
    country: place.country,
    admin1: precisionOf(place.kind) === 'country' ? null : place.admin1,
    uncertaintyKm: shifted ? shifted.km : Math.round(place.uncertaintyKm + UNKNOWN_KM),
    confidence: 0.4,
  };
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;

/** A bearer by the loose key counts only in a country that the report speaks of and with a name that begins alike. */
function acceptLoose(i: number, items: readonly Item[]): boolean {
  const item = items[i];
  const { chosen } = item;
  if (!chosen?.country) return false;
  const initial = item.words.tokens[item.span.first].form[0]?.toLowerCase();
  const same = chosen.name.replace(/^(?:al|el|ash?|ad|ar|az|an|at)[- ]/i, '')[0]?.toLowerCase() === initial;
  return (
    same &&
    nearby(i, items).some((o) => o !== item && o.span.found !== 'unknown' && o.chosen?.country === chosen.country)
  );
}

/** The resolved place that an unknown one most likely belongs to: what its words name, else the closest in the text. */
function surroundings(i: number, items: readonly Item[]): Item | null {
  const named = container(items, i);
  const usable = (o: Item): boolean =>
    o.chosen !== null && o.span.found !== 'unknown' && o.role !== 'embedded' && precisionOf(o.chosen.kind) !== 'area';
  if (named && usable(named)) return named;
  const measured = items.slice(i + 1, i + 3).find((o) => usable(o) && distanceFrom(items[i], o) !== null);
  if (measured) return measured;
  let best: Item | null = null;
  let cost = Number.POSITIVE_INFINITY;
  for (let k = Math.max(0, i - REACH); k < Math.min(items.length, i + REACH); k++) {
    const o = items[k];
    if (k === i || !usable(o)) continue;
    const apart = Math.abs(o.span.sentence - items[i].span.sentence);
    const precision = precisionOf(o.chosen!.kind);
    const c =
      apart * 3 +
      Math.min(3, Math.abs(k - i) * 0.5) +
      (k > i ? (apart > 0 ? 2.5 : 1) : 0) +
      (precision === 'country' ? 7 : precision === 'region' ? 1 : 0) +
      (o.role === 'adjective' ? 2 : 0);
    if (c < cost) {
      cost = c;
      best = o;
    }
  }
  return best;
}

const BEARING: Record<string, number> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};

/** "X, 20 km south of Y": the point that far from Y. */
function distanceFrom(item: Item, around: Item): { lat: number; lon: number; km: number } | null {
  if (around.span.sentence !== item.span.sentence || around.span.first < item.span.last) return null;
  const words = item.words.folded.slice(item.span.last + 1, around.span.first).join(' ');
  const m =
    /(\d+) ?(km|kms|kilometers|kilometres|miles|mile)\b(?: to the)? ?(north|south)? ?(east|west|northeast|northwest|southeast|southwest|north|south)?(?:ern)? ?(?:of|from)/.exec(
      words,
    );
  if (!m) return null;
  const km = Number(m[1]) * (m[2].startsWith('mile') ? 1.609 : 1);
  const place = around.chosen!;
  const bearing = BEARING[`${m[3] ?? ''}${m[4] ?? ''}`];
  if (km > 500) return null;
  if (bearing === undefined) return { lat: place.lat, lon: place.lon, km: Math.round(km + place.uncertaintyKm) };
  return { ...offset(place, km, bearing), km: Math.round(km * 0.3 + place.uncertaintyKm) };
}
