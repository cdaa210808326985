/** Places of claims, and how well two of them fit. */
import type { ClaimPlace, PlacePrecision } from '../reading/types.js';

export interface PlaceFact {
  /** Lower case, without accents, articles and hyphens. */
  norm: string;
  place: ClaimPlace;
  lat: number | null;
  lon: number | null;
  km: number;
  country: string | null;
}

export interface PlaceFit {
  score: number;
  why: string;
  /** Kilometres between the two; null when one has no position. */
  km: number | null;
  fits: boolean;
  /** One name, or one point. */
  same?: boolean;
}

/** Taken when the reading gives no uncertainty: how far from the pin the place may reach, in km. */
const USUAL_KM: Record<PlacePrecision, number> = {
  point: 1,
  town: 5,
  district: 25,
  region: 100,
  country: 500,
  area: 50,
  unresolved: 0,
};

/** Places that reach farther than this have no cells; they are matched by other evidence. */
export const COARSE_KM = 75;

export function normaliseName(name: string): string {
  const known = normalised.get(name);
  if (known !== undefined) return known;
  const norm = clean(name);
  if (normalised.size >= MOST_KEPT) normalised.clear();
  normalised.set(name, norm);
  return norm;
}

const normalised = new Map<string, string>();
const MOST_KEPT = 50_000;

function clean(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`ʿʾ]/g, '')
    .replace(/[-–]/g, ' ')
    .replace(/^(the|al|el|as|ash|ar|at|an|az) /, '')
    .replace(/^(city|town|village|district) of /, '')
    .trim();
}

/** "the city", "base": words for a place that nothing resolves are no place to compare. */
export function isNamed(place: ClaimPlace): boolean {
  return (place.lat !== null && place.precision !== 'unresolved') || /\p{Lu}/u.test(place.name);
}

export function placeFact(place: ClaimPlace): PlaceFact {
  // A position for a name that no gazetteer knows is a guess from its surroundings: too little to compare by.
  const known = place.precision !== 'unresolved';
  return {
    norm: normaliseName(place.name || place.text),
    place,
    lat: known ? place.lat : null,
    lon: known ? place.lon : null,
    km: place.uncertaintyKm || USUAL_KM[place.precision] || 5,
    country: place.country ?? null,
  };
}

/** Too wide to tell one happening from another by itself. */
export function isCoarse(p: PlaceFact): boolean {
  return p.lat === null || p.place.precision === 'country' || p.km > COARSE_KM;
}

/** Great-circle distance in km. */
export function distanceKm(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const rad = Math.PI / 180;
  const s = Math.sin(((bLat - aLat) * rad) / 2);
  const t = Math.sin(((bLon - aLon) * rad) / 2);
  const h = s * s + Math.cos(aLat * rad) * Math.cos(bLat * rad) * t * t;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const round = (km: number) => (km < 10 ? Math.round(km) : Math.round(km / 5) * 5);

/** Farther apart than this beyond what both leave open, two places are not even a contradiction about one happening. */
const FAR_KM = 150;
const FAR: PlaceFit = { score: 0, why: '', km: null, fits: false };

/** How well two places fit, and the words for it. */
export function placeFit(a: PlaceFact, b: PlaceFact): PlaceFit {
  const sameName = a.norm === b.norm;
  if (a.lat === null || b.lat === null) {
    if (sameName) return { score: 2.5, why: 'same place name', km: null, fits: true, same: true };
    return { score: 0, why: '', km: null, fits: false };
  }
  const country = a.place.precision === 'country' || b.place.precision === 'country';
  if (!sameName && !country && Math.abs(a.lat - b.lat) * 111 > a.km + b.km + FAR_KM) return FAR;
  const km = distanceKm(a.lat, a.lon!, b.lat, b.lon!);
  const [small, wide] = a.km <= b.km ? [a, b] : [b, a];
  if (wide.place.precision === 'country') {
    const inside = wide.country !== null && wide.country === small.country;
    const both = small.place.precision === 'country';
    return inside
      ? { score: 0.5, why: both ? 'same country' : `${small.place.name} is in ${wide.place.name}`, km, fits: true }
      : { score: 0, why: '', km, fits: false };
  }
  if (sameName && km <= Math.max(30, wide.km)) {
    const precise = wide.km <= 30;
    const why = km < 1 ? 'same place' : `same place (${round(km)} km)`;
    return { score: precise ? 3 : 2, why, km, fits: true, same: true };
  }
  if (km <= 2 && wide.km <= 10) {
    return { score: 3, why: `same place (${round(km)} km)`, km, fits: true, same: km <= 0.5 };
  }
  if (km + small.km <= wide.km && wide.km >= 15) {
    return { score: 1.5, why: `${small.place.name} lies within ${wide.place.name}`, km, fits: true };
  }
  if (km <= a.km + b.km)
    return { score: 1.5, why: `places ${round(km)} km apart, within what they leave open`, km, fits: true };
  return { score: 0, why: `places ${round(km)} km apart`, km, fits: false };
}

/** Side of a cell in degrees. */
const CELL = 0.5;

/** The cells of half a degree that a place may reach into; two places that overlap share at least one. */
export function cellsOf(p: PlaceFact): string[] {
  if (p.lat === null || p.lon === null || isCoarse(p)) return [];
  const dLat = p.km / 111;
  const dLon = p.km / (111 * Math.max(0.2, Math.cos((p.lat * Math.PI) / 180)));
  const cells: string[] = [];
  for (let y = Math.floor((p.lat - dLat) / CELL); y <= Math.floor((p.lat + dLat) / CELL); y++) {
    for (let x = Math.floor((p.lon - dLon) / CELL); x <= Math.floor((p.lon + dLon) / CELL); x++) {
      const turn = 360 / CELL;
      cells.push(`${y}:${((((x + turn / 2) % turn) + turn) % turn) - turn / 2}`);
    }
  }
  return cells;
}

/** The place that says more: a resolved one before an unresolved, then the smaller, then the first. */
export function finerPlace(a: PlaceFact, b: PlaceFact): PlaceFact {
  if ((a.lat === null) !== (b.lat === null)) return a.lat === null ? b : a;
  return b.km < a.km ? b : a;
}
