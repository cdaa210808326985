/** Which incidents fit, and how they spread over time. Runs in the worker; a hundred thousand take a few milliseconds. */
import type { MapAnswer } from '../../../server/schema/map.js';
import { KINDS } from '../../shared/kinds-data.js';
import { binOf } from './bins.js';
import { type Columns, NEVER } from './columns.js';
import { type DayNumber, type Histogram, type Query, STANDINGS, STATUSES, type Unit } from './model.js';

/** Bits of a mask: fits but for the dates, and fits with them. */
export const FITS = 1;
export const DATED = 2;

const allowed = (values: readonly string[], wanted: readonly string[]): Uint8Array | null =>
  wanted.length ? Uint8Array.from(values, (v) => (wanted.includes(v) ? 1 : 0)) : null;

/** One byte an incident; an incident without a date fits no period, as on the server. */
export function maskOf(c: Columns, codes: MapAnswer['codes'], q: Query, mask: Uint8Array): Uint8Array {
  const group = q.groups.length ? Uint8Array.from(KINDS, (_, k) => (q.groups.includes(k) ? 1 : 0)) : null;
  const subtype = allowed(
    codes.subtype.map((s) => s.value),
    q.subtypes,
  );
  const status = allowed(STATUSES, q.statuses);
  const standing = allowed(STANDINGS, q.standings);
  const from = q.from ?? NEVER;
  const to = q.to ?? 0x7fffffff;
  const anyDate = q.from === null && q.to === null;
  for (let i = 0; i < c.size; i++) {
    let bits = 0;
    if (
      (!group || group[c.group[i]!]) &&
      (!subtype || subtype[c.subtype[i]!]) &&
      (!status || status[c.status[i]!]) &&
      (!standing || standing[c.standing[i]!]) &&
      c.sources[i]! >= q.minSources &&
      (!q.at || (Math.abs(c.x[i]! - q.at.x) < NEAR && Math.abs(c.y[i]! - q.at.y) < NEAR))
    ) {
      bits = FITS;
      if (anyDate || (c.end[i]! !== NEVER && c.end[i]! >= from && c.start[i]! <= to)) bits |= DATED;
    }
    mask[i] = bits;
  }
  return mask;
}

/** About five metres: what an address rounds off. */
const NEAR = 2.5e-7;

/** How many incidents fall into each bin, whatever dates are chosen. */
export function histogramOf(
  c: Columns,
  mask: Uint8Array,
  unit: Unit,
  [first, last]: [DayNumber, DayNumber],
): Histogram {
  const low = binOf(unit, first);
  const bins = binOf(unit, last) - low + 1;
  const values = new Float32Array(bins * KINDS.length);
  for (let i = 0; i < c.size; i++) {
    if (!(mask[i]! & FITS) || c.end[i]! === NEVER) continue;
    const a = binOf(unit, c.start[i]!) - low;
    const b = c.start[i] === c.end[i] ? a : binOf(unit, c.end[i]!) - low;
    const share = 1 / (b - a + 1);
    for (let bin = Math.max(0, a); bin <= b && bin < bins; bin++) values[bin * KINDS.length + c.group[i]!]! += share;
  }
  return { unit, first: low, bins, values };
}
