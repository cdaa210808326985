/** Distances on the globe. */

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371;
/** Kilometres in one degree of latitude. */
const DEGREE_KM = 111.195;

/** Anything with a position. */
export interface Point {
  lat: number;
  lon: number;
}

/**
 * Great-circle distance in kilometres.
 * @example haversineKm(32.89, 13.19, 32.12, 20.07) // Tripoli to Benghazi: about 650
 */
export function haversineKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const a = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const b = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = a * a + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * b * b;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance between two positions in kilometres. */
export function distanceKm(a: Point, b: Point): number {
  return haversineKm(a.lat, a.lon, b.lat, b.lon);
}

/** The point `km` away from `from` along a compass bearing in degrees (0 north, 90 east): "20 km south of Sirte". */
export function offset(from: Point, km: number, bearing: number): Point {
  const lat = from.lat + (km * Math.cos(bearing * RADIANS)) / DEGREE_KM;
  const shrink = Math.max(0.01, Math.cos(from.lat * RADIANS));
  const lon = from.lon + (km * Math.sin(bearing * RADIANS)) / (DEGREE_KM * shrink);
  return { lat: Math.max(-90, Math.min(90, lat)), lon: ((lon + 540) % 360) - 180 };
}

/** A box around a point of that latitude that holds every point within `km`: its edges, and how far it reaches east and west. */
export function boxAround(lat: number, km: number): { south: number; north: number; halfWidth: number } {
  const dLat = km / DEGREE_KM;
  const widest = Math.min(89.9, Math.abs(lat) + dLat);
  return {
    south: lat - dLat,
    north: lat + dLat,
    halfWidth: Math.min(180, dLat / Math.cos(widest * RADIANS)),
  };
}
