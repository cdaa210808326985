import { addMonths, civilOf, type Day, dayOf, monthLength } from './calendar.js';
import type { Interval } from './resolve.js';
import type { Part } from './specs.js';

/** The three parts of a month, week, year or any other stretch: [first day, last day]. */
function thirds(start: Day, end: Day, precision: Interval['precision']): [Day, Day][] {
  const { year, month } = civilOf(start);
  if (precision === 'month') {
    return [
      [start, start + 9],
      [start + 10, start + 19],
      [start + 20, dayOf(year, month, monthLength(year, month))],
    ];
  }
  if (precision === 'week')
    return [
      [start, start + 2],
      [start + 1, start + 3],
      [start + 3, start + 6],
    ];
  if (precision === 'year') {
    return [
      [start, dayOf(year, 4, 30)],
      [dayOf(year, 5, 1), dayOf(year, 8, 31)],
      [dayOf(year, 9, 1), end],
    ];
  }
  if (precision === 'decade') {
    return [
      [start, dayOf(year + 2, 12, 31)],
      [dayOf(year + 3, 1, 1), dayOf(year + 6, 12, 31)],
      [dayOf(year + 7, 1, 1), end],
    ];
  }
  if (precision === 'season') {
    return [
      [start, addMonths(start, 1) - 1],
      [addMonths(start, 1), addMonths(start, 2) - 1],
      [addMonths(start, 2), end],
    ];
  }
  const third = Math.floor((end - start + 1) / 3);
  return [
    [start, start + third - 1],
    [start + third, end - third],
    [end - third + 1, end],
  ];
}

/**
 * "Early", "mid" and "late" are thirds: of a month days 1–10, 11–20 and 21 on, of a year January–April, May–August and
 * September–December, of a week Monday–Wednesday, Tuesday–Thursday and Thursday–Sunday. A convention of this project.
 */
export function partOf(part: Part, n: number, of: Interval): Interval {
  const start = of.start as Day;
  const end = of.end as Day;
  const range = (a: Day, b: Day): Interval => ({ start: a, end: b, precision: 'range', vague: of.vague });
  const months = (from: number, count: number) => range(addMonths(start, from), addMonths(start, from + count) - 1);
  const yearly = of.precision === 'year';
  switch (part) {
    case 'early':
    case 'mid':
    case 'late': {
      const [a, b] = thirds(start, end, of.precision)[part === 'early' ? 0 : part === 'mid' ? 1 : 2] as [Day, Day];
      return { ...range(a, b), vague: true };
    }
    case 'half': {
      const second = n === 2 || n < 0;
      if (yearly) return months(second ? 6 : 0, 6);
      if (of.precision === 'month') return second ? range(start + 15, end) : range(start, start + 14);
      const middle = start + Math.floor((end - start + 1) / 2);
      return second ? range(middle, end) : range(start, middle - 1);
    }
    case 'quarter':
      return yearly ? months(n < 0 ? 9 : (n - 1) * 3, 3) : range(start, end);
    case 'third': {
      const [a, b] = thirds(start, end, of.precision)[n < 0 ? 2 : Math.min(n, 3) - 1] as [Day, Day];
      return range(a, b);
    }
    case 'week':
      return n < 0 ? range(end - 6, end) : range(start + 7 * (n - 1), Math.min(end, start + 7 * n - 1));
    case 'day': {
      const at = n < 0 ? end : start + n - 1;
      return { start: at, end: at, precision: 'day' };
    }
    case 'days':
      return range(start, Math.min(end, start + n - 1));
    case 'last-days':
      return range(end - n + 1, end);
    case 'months':
      return months(0, n);
    case 'last-months':
      return range(addMonths(end + 1, -n), end);
  }
}
