/** The server's columns as typed arrays, and the first questions asked of them. Runs in the worker. */
import type { MapAnswer } from '../../../server/schema/map.js';
import { kindIndexOf } from '../../shared/kinds-data.js';
import { type Box, type DayNumber, type Sort, STANDINGS, STATUSES } from './model.js';

/** No date. */
export const NEVER = -0x80000000;

export interface Columns {
  size: number;
  /** Web Mercator, 0 to 1; NaN without a point. */
  x: Float64Array;
  y: Float64Array;
  /** Uncertainty in Mercator. */
  radius: Float32Array;
  /** 0 exact, 1 town, 2 wider, 3 none. */
  precision: Uint8Array;
  group: Uint8Array;
  subtype: Uint16Array;
  status: Uint8Array;
  standing: Uint8Array;
  sources: Uint16Array;
  killed: Uint32Array;
  start: Int32Array;
  end: Int32Array;
}

const EXACT = new Map([
  ['point', 0],
  ['town', 1],
]);
const AROUND_KM = 40_075;

export const mercatorX = (lon: number): number => lon / 360 + 0.5;
export const mercatorY = (lat: number): number => {
  const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
};
export const longitude = (x: number): number => (x - 0.5) * 360;
export const latitude = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Kilometres at a latitude, in Mercator. */
export const mercatorKm = (km: number, lat: number): number => km / (AROUND_KM * Math.cos((lat * Math.PI) / 180));

export function toColumns({ count, columns: c, codes }: MapAnswer): Columns {
  const groups = codes.subtype.map((s) => kindIndexOf(s.value));
  const status = codes.status.map((v) => STATUSES.indexOf(v));
  const standing = codes.standing.map((v) => STANDINGS.indexOf(v));
  const exact = codes.precision.map((p) => EXACT.get(p) ?? 2);
  const of = <A extends Float64Array | Float32Array | Int32Array>(array: A, value: (i: number) => number): A => {
    for (let i = 0; i < count; i++) array[i] = value(i);
    return array;
  };
  return {
    size: count,
    x: of(new Float64Array(count), (i) => (c.lon[i] === null ? Number.NaN : mercatorX(c.lon[i]!))),
    y: of(new Float64Array(count), (i) => (c.lat[i] === null ? Number.NaN : mercatorY(c.lat[i]!))),
    radius: of(new Float32Array(count), (i) => mercatorKm(c.uncertaintyKm[i] ?? 0, c.lat[i] ?? 0)),
    precision: Uint8Array.from(c.precision, (p) => (p === null ? 3 : exact[p]!)),
    group: Uint8Array.from(c.subtype, (s) => groups[s]!),
    subtype: Uint16Array.from(c.subtype),
    status: Uint8Array.from(c.status, (v) => status[v]!),
    standing: Uint8Array.from(c.standing, (v) => standing[v]!),
    sources: Uint16Array.from(c.sources),
    killed: Uint32Array.from(c.killed),
    start: of(new Int32Array(count), (i) => c.start[i] ?? NEVER),
    end: of(new Int32Array(count), (i) => c.end[i] ?? NEVER),
  };
}

/** A period longer than this is "since 2011" rather than a happening; it does not stretch the timeline. */
const LONGEST = 366;

export function extentOf(c: Columns): [DayNumber, DayNumber] | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < c.size; i++) {
    if (c.end[i]! === NEVER) continue;
    const long = c.end[i]! - c.start[i]! > LONGEST;
    first = Math.min(first, long ? c.end[i]! : c.start[i]!);
    last = Math.max(last, c.end[i]!);
  }
  return first <= last ? [first, last] : null;
}

export function boundsOf(c: Columns): Box | null {
  const box = { west: 1, north: 1, east: 0, south: 0 };
  for (let i = 0; i < c.size; i++) {
    if (Number.isNaN(c.x[i]!)) continue;
    box.west = Math.min(box.west, c.x[i]!);
    box.east = Math.max(box.east, c.x[i]!);
    box.north = Math.min(box.north, c.y[i]!);
    box.south = Math.max(box.south, c.y[i]!);
  }
  return box.west <= box.east ? box : null;
}

/** All incidents in an order; those without a date come last. */
export function orderOf(c: Columns, sort: Sort): Uint32Array {
  const order = Uint32Array.from({ length: c.size }, (_, i) => i);
  const date = (a: number, b: number) => c.start[b]! - c.start[a]! || a - b;
  if (sort === '-date') return order.sort(date);
  if (sort === '-killed') return order.sort((a, b) => c.killed[b]! - c.killed[a]! || date(a, b));
  if (sort === '-sources') return order.sort((a, b) => c.sources[b]! - c.sources[a]! || date(a, b));
  const forward = (i: number) => (c.start[i]! === NEVER ? Number.MAX_SAFE_INTEGER : c.start[i]!);
  return order.sort((a, b) => forward(a) - forward(b) || a - b);
}
