/** Bins of the timeline: days, weeks from Monday, months and years, each with a number of its own. */
import type { DayNumber, Unit } from './model.js';

/** The bin of a day. */
export function binOf(unit: Unit, day: DayNumber): number {
  if (unit === 'day') return day;
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear();
  return unit === 'year' ? year : year * 12 + date.getUTCMonth();
}

/** First day of a bin. */
export function binStart(unit: Unit, bin: number): DayNumber {
  if (unit === 'day') return bin;
  if (unit === 'week') return bin * 7 - 3;
  const date = new Date(0);
  if (unit === 'year') date.setUTCFullYear(bin, 0, 1);
  else date.setUTCFullYear(Math.floor(bin / 12), bin - Math.floor(bin / 12) * 12, 1);
  return Math.floor(date.getTime() / 86_400_000);
}

/** The finest unit in which the bins of a period are not thinner than `thinnest` pixels. */
export function unitFor(days: number, width: number, thinnest = 3): Unit {
  const perDay = width / Math.max(1, days);
  if (perDay >= thinnest) return 'day';
  if (perDay * 7 >= thinnest) return 'week';
  return perDay * 30 >= thinnest ? 'month' : 'year';
}
