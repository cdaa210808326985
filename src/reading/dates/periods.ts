import { addMonths, civilOf, type Day, dayOf, monthLength, weekdayOf } from './calendar.js';
import type { Interval } from './resolve.js';
import type { Unit } from './words.js';

type Precision = Interval['precision'];

export function days(start: Day, end: Day, precision: Precision): Interval {
  return { start, end, precision };
}

export function monthOf(y: number, m: number): Interval {
  return days(dayOf(y, m, 1), dayOf(y, m, monthLength(y, m)), 'month');
}

/** The calendar unit around a day: its ISO week, month, quarter, year, decade or century. */
export function unitAround(at: Day, unit: Unit): Interval {
  const { year, month } = civilOf(at);
  switch (unit) {
    case 'week': {
      const monday = at - weekdayOf(at);
      return days(monday, monday + 6, 'week');
    }
    case 'weekend': {
      const saturday = at - weekdayOf(at) + 5;
      return days(saturday, saturday + 1, 'range');
    }
    case 'month':
      return monthOf(year, month);
    case 'quarter': {
      const m = Math.floor((month - 1) / 3) * 3 + 1;
      return days(dayOf(year, m, 1), dayOf(year, m + 2, monthLength(year, m + 2)), 'range');
    }
    case 'year':
      return days(dayOf(year, 1, 1), dayOf(year, 12, 31), 'year');
    case 'decade':
      return days(dayOf(year - (year % 10), 1, 1), dayOf(year - (year % 10) + 9, 12, 31), 'decade');
    case 'century':
      return days(dayOf(year - (year % 100), 1, 1), dayOf(year - (year % 100) + 99, 12, 31), 'range');
    default:
      return days(at, at, 'day');
  }
}

/** "Three weeks ago" is a day counted in weeks: three days to either side, wherever the calendar's week begins. */
export function weekAbout(at: Day): Interval {
  return days(at - 3, at + 3, 'week');
}

/** A day moved by units. Hours count as whole days: 48 hours are two days, 12 hours none. */
export function moved(at: Day, unit: Unit, n: number): Day {
  switch (unit) {
    case 'minute':
      return at;
    case 'hour':
      return at + Math.trunc(n / 24);
    case 'week':
    case 'weekend':
      return at + 7 * n;
    case 'month':
      return addMonths(at, n);
    case 'quarter':
      return addMonths(at, 3 * n);
    case 'year':
      return addMonths(at, 12 * n);
    case 'decade':
      return addMonths(at, 120 * n);
    case 'century':
      return addMonths(at, 1200 * n);
    default:
      return at + n;
  }
}
