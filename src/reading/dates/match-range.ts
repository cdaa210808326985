import { timeAt } from './clock.js';
import { type Context, is, isHyphen, low, type Match, skip } from './context.js';
import { date, dayNumber, fourDigitYear, monthAt, yearAfter } from './match-absolute.js';
import { basic, part, period } from './match-day.js';
import { isDay, withTail } from './match-tail.js';
import type { Spec } from './specs.js';

/** "(the night of) Oct. 6-7" */
export function dayRange(c: Context, i: number): Match | null {
  const found = rangeFrom(c, i, ['to', 'into']);
  return found?.spec.t === 'range' && isDay(found.spec.a) && isDay(found.spec.b) ? found : null;
}

/** A list "3, 4 and 5 May" or "May 3 and 5": the days that share a month, each its own date. */
export function sharedDays(c: Context, i: number): { spec: Spec; from: number; to: number }[] | null {
  const first = dayNumber(c, i);
  if (!first) return null;
  const list: { value: number; at: number; next: number }[] = [{ value: first.value, at: i, next: first.next }];
  let j = first.next;
  while (list.length < 8 && (is(c, j, ',', 'and', 'or') || (low(c, j) === ',' && is(c, j + 1, 'and')))) {
    const k = low(c, j) === ',' && is(c, j + 1, 'and', 'or') ? j + 2 : j + 1;
    const next = dayNumber(c, k);
    if (!next) return null;
    list.push({ value: next.value, at: k, next: next.next });
    j = next.next;
  }
  if (list.length < 2) return null;
  j = skip(c, j, 'of');
  const month = monthAt(c, j);
  if (month === null) return null;
  const year = yearAfter(c, j + 1);
  return list.map((d, n) => ({
    spec: date(year?.y ?? null, month, d.value),
    from: d.at,
    to: n === list.length - 1 ? (year?.next ?? j + 1) - 1 : d.next - 1,
  }));
}

/** A pair of ends around "to", "and", "until" or a dash: "3 to 5 May", "May 3-5", "Monday to Thursday", "2014-2016". */
export function rangeFrom(
  c: Context,
  i: number,
  joiners: readonly string[] = ['to', 'and', 'until', 'till', 'through', 'thru'],
): Match | null {
  // "3-5 May", "3 to 5 May 2019"
  const first = dayNumber(c, skip(c, i, 'the'), true);
  if (first && c.atoms[first.next] && (is(c, first.next, ...joiners) || isHyphen(c, first.next))) {
    const k = skip(c, first.next + 1, 'the');
    const second = dayNumber(c, k, true);
    const m = second ? skip(c, second.next, 'of') : -1;
    const month = m > 0 ? monthAt(c, m) : null;
    if (second && month !== null) {
      const year = yearAfter(c, m + (c.atoms[m]?.word?.short && low(c, m + 1) === '.' ? 2 : 1));
      const y = year?.y ?? null;
      return {
        spec: { t: 'range', a: date(y, month, first.value), b: date(y, month, second.value) },
        next: year?.next ?? m + 1,
      };
    }
  }
  const a = basic(c, i) ?? looseYear(c, i) ?? (is(c, i, 'early', 'mid', 'late') ? part(c, i) : null);
  if (!a || a.spec.t === 'duration' || a.spec.t === 'unknown') return null;
  let j = a.next;
  if (c.atoms[j]?.word?.daytime) j++;
  if (!(is(c, j, ...joiners) || isHyphen(c, j))) return null;
  const dash = isHyphen(c, j);
  const k = skip(c, j + 1, 'on');
  if (a.spec.t === 'date' && a.spec.m !== null && a.spec.d !== null) {
    // "May 3-5, 2019", "May 3 to 5"; a number that counts something else is no day.
    const second = dayNumber(c, k);
    const free = second && !(c.atoms[second.next]?.kind === 'word' && !dash && !joiningWord(c, second.next));
    if (second && free && monthAt(c, second.next) === null && second.value > a.spec.d) {
      const year = yearAfter(c, second.next);
      const y = a.spec.y ?? year?.y ?? null;
      return {
        spec: { t: 'range', a: date(y, a.spec.m, a.spec.d), b: date(y, a.spec.m, second.value) },
        next: year?.next ?? second.next,
      };
    }
  }
  if (
    dash &&
    a.spec.t === 'date' &&
    a.spec.m === null &&
    a.spec.y !== null &&
    c.atoms[k]?.kind === 'number' &&
    c.atoms[k]?.glued
  ) {
    // "2014-16", "2019/20"
    const tail = c.atoms[k];
    if (tail && tail.end - tail.start === 2 && tail.value > a.spec.y % 100 && !isHyphen(c, k + 1)) {
      return {
        spec: { t: 'range', a: a.spec, b: date(a.spec.y - (a.spec.y % 100) + tail.value, null, null) },
        next: k + 1,
      };
    }
  }
  const b = basic(c, k) ?? looseYear(c, k) ?? period(c, k);
  if (!b || b.spec.t === 'duration' || b.spec.t === 'unknown') return null;
  if (dash && !(fits(a.spec) && fits(b.spec))) return null;
  const bTail = c.atoms[b.next]?.word?.daytime && isDay(b.spec) ? b.next + 1 : b.next;
  return { spec: { t: 'range', a: a.spec, b: b.spec }, next: bTail };
}

function joiningWord(c: Context, i: number): boolean {
  return is(
    c,
    i,
    'in',
    'at',
    'and',
    'by',
    'near',
    'when',
    'after',
    'with',
    'for',
    'that',
    'which',
    'as',
    'killed',
    'left',
    'were',
    'was',
  );
}

function fits(spec: Spec): boolean {
  return spec.t === 'date' || spec.t === 'weekday' || spec.t === 'part' || spec.t === 'season';
}

export function looseYear(c: Context, i: number): Match | null {
  const year = fourDigitYear(c, i);
  return year !== null && year >= 1700 && year < 2100 ? { spec: date(year, null, null), next: i + 1 } : null;
}

/** "from 6 a.m. to 8 p.m. on Friday": a stretch of one day. */
export function clockRange(c: Context, i: number): Match | null {
  const a = timeAt(c, i);
  if (a === i || !is(c, a, 'to', 'until', 'till', 'and')) return null;
  const b = timeAt(c, a + 1);
  if (b === a + 1) return null;
  const on = basic(c, skip(c, b, 'on'));
  return on && isDay(on.spec) ? withTail(c, on) : { spec: { t: 'clock' }, next: b };
}

/** "September 11 and 12", "July 3, 5 and 7": the days after the first, each its own date. */
export function moreDays(c: Context, first: Match): { spec: Spec; from: number; to: number }[] {
  if (first.spec.t !== 'date' || first.spec.m === null || first.spec.d === null || first.spec.y !== null) return [];
  const days: { spec: Spec; from: number; to: number }[] = [];
  let at = first.next;
  let last = first.spec.d;
  while (days.length < 8 && is(c, at, ',', 'and', 'or')) {
    const k = low(c, at) === ',' && is(c, at + 1, 'and', 'or') ? at + 2 : at + 1;
    const day = dayNumber(c, k);
    if (!day || day.value <= last || (c.atoms[day.next]?.kind === 'word' && !joiningWord(c, day.next))) break;
    days.push({ spec: date(null, first.spec.m, day.value), from: k, to: day.next - 1 });
    last = day.value;
    at = day.next;
  }
  // A list ends with "and"; without it, the second figure counts something else.
  return low(c, (days.at(-1)?.from ?? 1) - 1) === 'and' ? days : [];
}
