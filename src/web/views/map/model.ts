/** What the page and the worker of the map say to each other. */
import type { MapAnswer } from '../../../server/schema/map.js';

/** A day as a number, counted from 1970-01-01. */
export type DayNumber = number;
export const dayNumber = (iso: string): DayNumber => Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
export const isoDay = (n: DayNumber): string => new Date(n * 86_400_000).toISOString().slice(0, 10);

/** The orders in which statuses and standings are numbered here, whatever order the server's codes have. */
export const STATUSES = ['asserted', 'contested', 'denied', 'planned', 'ordered', 'threatened', 'possible'] as const;
export const STANDINGS = ['claimed', 'reported', 'confirmed'] as const;

export type Unit = 'day' | 'week' | 'month' | 'year';
export type Sort = '-date' | 'date' | '-killed' | '-sources';

/** A box in Web Mercator, 0 to 1 from the north-west corner of the world. */
export interface Box {
  west: number;
  north: number;
  east: number;
  south: number;
}

/** What is left after the server's part of the filter; lists that are empty let everything pass. */
export interface Query {
  from: DayNumber | null;
  to: DayNumber | null;
  /** Places in `kinds`. */
  groups: readonly number[];
  subtypes: readonly string[];
  statuses: readonly string[];
  standings: readonly string[];
  minSources: number;
  /** Only what stands at one point, in Mercator. */
  at: { x: number; y: number } | null;
  /** Only what is in the view. */
  inView: boolean;
  view: Box & { zoom: number };
  unit: Unit;
  sort: Sort;
}

export type Request = { type: 'load'; url: string } | { type: 'query'; nr: number; query: Query };

/** Markers in columns, the n-th value of each for the n-th marker. */
export interface Markers {
  size: number;
  x: Float64Array;
  y: Float64Array;
  /** Where its members are. */
  west: Float64Array;
  north: Float64Array;
  east: Float64Array;
  south: Float64Array;
  count: Uint32Array;
  /** Sum of the lower bounds. */
  killed: Uint32Array;
  /** Number of its first incident, in the order of the columns. */
  first: Uint32Array;
  /** Members by kind, as many values a marker as there are kinds. */
  byKind: Uint32Array;
  /** Members by standing, three values a marker: claimed, reported, confirmed. */
  byStanding: Uint32Array;
  /** Of the first member: places in STATUSES and STANDINGS. */
  status: Uint8Array;
  standing: Uint8Array;
  /** Largest uncertainty of members at one point, in Mercator; 0 when they stand apart. */
  radius: Float32Array;
  /** 0 exact place, 1 town, 2 wider than a town, but small at this zoom, 3 an area: no pin. */
  precision: Uint8Array;
}

export interface Loaded {
  type: 'loaded';
  version: string;
  ids: string[];
  codes: MapAnswer['codes'];
  /** First and last day; null when nothing is dated. */
  extent: [DayNumber, DayNumber] | null;
  /** Around everything with a point. */
  bounds: Box | null;
}

export interface Result {
  type: 'result';
  nr: number;
  markers: Markers;
  /** Absent when the same as before. */
  list?: Uint32Array;
  histogram?: Histogram;
  counts?: { fit: number; noPlace: number; noDate: number; all: number };
}

export interface Histogram {
  unit: Unit;
  /** Number of the first bin; see `binOf`. */
  first: number;
  bins: number;
  /** Incidents by bin and kind. An incident that covers several bins counts a part in each. */
  values: Float32Array;
}

export type Reply = Loaded | Result | { type: 'failed'; message: string };
