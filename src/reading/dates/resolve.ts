import type { DateMention } from '../types.js';
import { addMonths, civilOf, type Day, dayOf, monthLength, weekdayOf } from './calendar.js';
import { endOfPeriod, nthWeekday, occurrences } from './holidays.js';
import { vaguePeriod } from './knowledge.js';
import { partOf } from './parts.js';
import { days, monthOf, moved, unitAround, weekAbout } from './periods.js';
import type { Spec, Tense, Turn } from './specs.js';
import type { Unit } from './words.js';

type Precision = DateMention['precision'];

/** Days that a date covers; null where the words, or the missing publication date, leave an end open. */
export interface Interval {
  start: Day | null;
  end: Day | null;
  precision: Precision;
  vague?: boolean;
}

export interface Reference {
  /** Publication day, or the day of the dateline; null when neither is known. */
  pub: Day | null;
  /** The date mentioned before this one. */
  ref: Interval | null;
  tense: Tense;
}

const UNRESOLVED: Interval = { start: null, end: null, precision: 'unresolved' };

/** Of the candidates in order, the one that tense and turn choose: the last that began by then, or the first still to end. */
function choose<T extends { start: Day; end: Day }>(
  candidates: readonly T[],
  pub: Day,
  tense: Tense,
  turn: Turn,
): T | undefined {
  if (turn === 'last') return candidates.filter((c) => c.end < pub).at(-1);
  if (turn === 'next') return candidates.find((c) => c.start > pub);
  const ahead = candidates.find((c) => c.end >= pub);
  const behind = candidates.filter((c) => c.start <= pub).at(-1);
  if (tense === 'future') return ahead;
  if (tense === 'past' || turn === 'this') return behind;
  if (!ahead || !behind) return behind ?? ahead;
  // No verb: the nearer, and the past when in doubt, as reports tell what has happened.
  return ahead.start - pub < Math.max(0, pub - behind.end) / 2 ? ahead : behind;
}

/** A past tense never reaches beyond the publication date; a future never begins before it. */
function clip(found: Interval, r: Reference): Interval {
  const { pub, tense } = r;
  if (pub === null || found.start === null || found.end === null || found.start === found.end) return found;
  if (found.start > pub || found.end < pub) return found;
  return tense === 'future' ? { ...found, start: pub } : { ...found, end: pub };
}

function yearByCode(code: number, r: Reference): number | null {
  if (code > 0) return code;
  const base = code === -4 ? (r.ref?.start ?? r.pub) : r.pub;
  if (base === null) return null;
  return civilOf(base).year + (code === -1 ? -1 : code === -3 ? 1 : 0);
}

function absolute(spec: Extract<Spec, { t: 'date' }>, r: Reference): Interval {
  const { m, d } = spec;
  const y = spec.y === null ? null : yearByCode(spec.y, r);
  if (spec.y !== null && y === null) return UNRESOLVED;
  if (y !== null) {
    if (m === null) return days(dayOf(y, 1, 1), dayOf(y, 12, 31), 'year');
    if (d === null) return monthOf(y, m);
    if (d > monthLength(y, m)) return UNRESOLVED;
    const day = dayOf(y, m, d);
    if (spec.either && r.pub !== null) {
      // 7/6 and 6/7 both exist: the one that lies nearer on the side the tense looks to.
      const other = dayOf(y, d, m);
      const cost = (at: Day) =>
        (r.tense === 'future' ? (at < (r.pub as Day) ? 1e6 : 0) : at > (r.pub as Day) ? 1e6 : 0) +
        Math.abs(at - (r.pub as Day));
      if (cost(other) < cost(day)) return days(other, other, 'day');
    }
    return days(day, day, 'day');
  }
  if (r.pub === null || m === null) return UNRESOLVED;
  const near = civilOf(r.pub).year;
  const weekday = spec.weekday;
  const candidates: Interval[] = [];
  for (let year = near - 5; year <= near + 5; year++) {
    if (d === null) candidates.push(monthOf(year, m));
    else if (d <= monthLength(year, m)) candidates.push(days(dayOf(year, m, d), dayOf(year, m, d), 'day'));
  }
  // "Friday, January 13": the year in which it is a Friday, when one is near.
  const fitting =
    weekday === undefined
      ? []
      : candidates.filter(
          (c) => Math.abs((c.start as Day) - (r.pub as Day)) < 550 && weekdayOf(c.start as Day) === weekday,
        );
  return (
    choose(
      (fitting.length > 0 ? fitting : candidates) as { start: Day; end: Day; precision: Precision }[],
      r.pub,
      fitting.length === 1 ? 'none' : r.tense,
      spec.turn,
    ) ?? UNRESOLVED
  );
}

function weekdayNear(spec: Extract<Spec, { t: 'weekday' }>, r: Reference): Interval {
  if (r.pub === null) return UNRESOLVED;
  if (spec.week !== null) {
    const at = r.pub - weekdayOf(r.pub) + 7 * spec.week + spec.weekday;
    return days(at, at, 'day');
  }
  const back = (weekdayOf(r.pub) - spec.weekday + 7) % 7;
  const ahead = (spec.weekday - weekdayOf(r.pub) + 7) % 7;
  const at =
    spec.turn === 'last'
      ? r.pub - (back || 7)
      : spec.turn === 'next'
        ? r.pub + (ahead || 7)
        : r.tense === 'future' || (spec.turn === 'this' && r.tense === 'none')
          ? r.pub + ahead
          : r.pub - back;
  return days(at, at, 'day');
}

function seasonOf(spec: Extract<Spec, { t: 'season' }>, r: Reference): Interval {
  const at = (y: number): { start: Day; end: Day; precision: Precision } => {
    // Meteorological seasons of the northern hemisphere; a winter carries the year in which it begins.
    const m = spec.season === 0 ? 12 : spec.season * 3;
    const end = addMonths(dayOf(y, m, 1), 3) - 1;
    return { start: dayOf(y, m, 1), end, precision: 'season' };
  };
  if (spec.y !== null) {
    const y = yearByCode(spec.y, r);
    return y === null ? UNRESOLVED : at(y);
  }
  if (r.pub === null) return UNRESOLVED;
  const y = civilOf(r.pub).year;
  return choose([y - 2, y - 1, y, y + 1, y + 2].map(at), r.pub, r.tense, spec.turn) ?? UNRESOLVED;
}

function weekendOf(spec: Extract<Spec, { t: 'weekend' }>, r: Reference): Interval {
  if (spec.of) {
    const of = resolve(spec.of, r);
    return of.start === null ? UNRESOLVED : unitAround(of.start, 'weekend');
  }
  if (r.pub === null) return UNRESOLVED;
  const here = unitAround(r.pub, 'weekend');
  const all = [-14, -7, 0, 7, 14].map((n) => ({
    start: (here.start as Day) + n,
    end: (here.end as Day) + n,
    precision: 'range' as const,
  }));
  const turn = spec.turn;
  // "this weekend" on a weekday looks ahead unless the verb is past.
  if (turn === 'this' && r.tense !== 'past') return choose(all, r.pub, 'future', null) ?? UNRESOLVED;
  return choose(all, r.pub, r.tense === 'none' ? 'past' : r.tense, turn) ?? UNRESOLVED;
}

function rangeOf(a: Spec, b: Spec, r: Reference): Interval {
  let start: Interval;
  let end: Interval;
  const lacksYear = (s: Spec) =>
    s.t === 'weekday' ||
    s.t === 'clock' ||
    (s.t === 'date' && s.y === null && (s.m !== null || s.d !== null)) ||
    (s.t === 'part' && s.of.t === 'date' && s.of.y === null);
  if (b.t === 'date' && a.t === 'date' && a.y === null && b.y !== null && a.m !== null) {
    // "March to June 2015", "30 December to 2 January 2016": the last one before the end.
    end = resolve(b, r, true);
    start = end.start === null ? UNRESOLVED : resolve(a, { pub: end.start, ref: null, tense: 'past' }, true);
  } else if (r.tense === 'future' || (!lacksYear(a) && lacksYear(b))) {
    start = resolve(a, r, true);
    end =
      start.start === null || !lacksYear(b)
        ? resolve(b, r, true)
        : resolve(b, { pub: start.start, ref: null, tense: 'future' }, true);
  } else {
    end = resolve(b, r, true);
    start =
      end.start === null || !lacksYear(a)
        ? resolve(a, r, true)
        : resolve(a, { pub: end.start, ref: null, tense: 'past' }, true);
  }
  if (start.start === null || end.end === null || start.start > end.end) return UNRESOLVED;
  return days(start.start, end.end, 'range');
}

function boundOf(spec: Extract<Spec, { t: 'bound' }>, r: Reference): Interval {
  // "Since" looks back whatever the verb ("it would be the first since 1998"); "from" follows it.
  const looks: Tense = spec.rel === 'since' || (spec.rel === 'from' && r.tense !== 'future') ? 'past' : r.tense;
  const of = resolve(spec.of, { ...r, tense: looks }, true);
  if (of.start === null && of.end === null) {
    // "since then": when it began is not said, but it lasts until the report.
    return spec.rel === 'since' && spec.of.t === 'then' ? { start: null, end: r.pub, precision: 'open' } : UNRESOLVED;
  }
  const ahead = r.pub !== null && of.start !== null && (r.tense === 'future' || of.start > r.pub);
  switch (spec.rel) {
    case 'since': {
      // "Since the Second World War" is since its end.
      const after = spec.of.t === 'holiday' ? endOfPeriod(spec.of.id) : null;
      if (after !== null) return { start: after + 1, end: r.pub, precision: 'open' };
      return { start: of.start, end: r.pub, precision: 'open', vague: of.vague };
    }
    case 'from':
      return { start: of.start, end: ahead ? null : r.pub, precision: 'open', vague: of.vague };
    case 'after':
      return {
        start: of.end === null ? null : of.end + 1,
        end: ahead ? null : r.pub,
        precision: 'open',
        vague: of.vague,
      };
    case 'until':
      return { start: ahead ? r.pub : null, end: of.end, precision: 'open', vague: of.vague };
    case 'before':
      return {
        start: ahead ? r.pub : null,
        end: of.start === null ? null : of.start - 1,
        precision: 'open',
        vague: of.vague,
      };
  }
}

function shiftOf(spec: Extract<Spec, { t: 'shift' }>, r: Reference): Interval {
  const fromRef = spec.from === 'ref';
  const of = spec.of
    ? resolve(spec.of, r)
    : fromRef
      ? (r.ref ?? (r.pub === null ? UNRESOLVED : days(r.pub, r.pub, 'day')))
      : null;
  const base = of ? (spec.n < 0 || of.end === null ? of.start : of.end) : r.pub;
  if (base === null) return UNRESOLVED;
  // "two Fridays ago" is a day though it is counted in weeks.
  if (spec.of?.t === 'weekday') return unitAround(moved(base, spec.unit, spec.n), 'day');
  const at = moved(base, spec.unit, spec.n);
  const found = spec.around && spec.unit === 'week' ? weekAbout(at) : unitAround(at, spec.unit);
  const result = spec.n === 0 && spec.from === 'pub' && !fromRef ? clip(found, r) : found;
  return spec.vague ? { ...result, vague: true } : result;
}

function windowOf(unit: Unit, n: number, base: Day, vague: boolean): Interval {
  const other = unit === 'hour' ? base + Math.sign(n) * Math.max(1, Math.ceil(Math.abs(n) / 24)) : moved(base, unit, n);
  return { start: Math.min(base, other), end: Math.max(base, other), precision: 'range', vague };
}

/** "The following March" counts from the date before it; without one, from publication. */
function fromBefore(spec: Spec, r: Reference): { spec: Spec; r: Reference } {
  if (!('turn' in spec) || (spec.turn !== 'before' && spec.turn !== 'after')) return { spec, r };
  const day = spec.turn === 'after' ? r.ref?.end : r.ref?.start;
  return {
    spec: { ...spec, turn: spec.turn === 'after' ? 'next' : 'last' },
    r: { ...r, pub: day ?? r.pub },
  };
}

/** The days that the words mean. `whole` keeps a period whole where "since" or "by" needs its edge, uncut by the publication date. */
export function resolve(said: Spec, asked: Reference, whole = false): Interval {
  const { spec, r } = fromBefore(said, asked);
  const cut = (found: Interval) => (whole ? found : clip(found, r));
  switch (spec.t) {
    case 'date':
      return cut(absolute(spec, r));
    case 'weekday':
      return weekdayNear(spec, r);
    case 'nth-weekday': {
      const of = resolve(spec.of, r, true);
      if (of.start === null) return UNRESOLVED;
      const { year, month } = civilOf(of.start);
      const at = nthWeekday(year, month, spec.weekday, spec.n);
      return at === null ? UNRESOLVED : days(at, at, 'day');
    }
    case 'shift':
      return whole && spec.n === 0
        ? shiftOf(spec, { ...r, tense: 'none', pub: r.pub }).start === null
          ? UNRESOLVED
          : uncut(spec, r)
        : shiftOf(spec, r);
    case 'window': {
      const base = spec.from === 'ref' && r.ref ? (spec.n < 0 ? r.ref.start : r.ref.end) : r.pub;
      return base === null ? UNRESOLVED : windowOf(spec.unit, spec.n, base, spec.vague);
    }
    case 'vague-window': {
      const period = vaguePeriod(spec.word);
      if (!period || r.pub === null) return { ...UNRESOLVED, vague: true };
      return spec.back
        ? windowOf(period.back.unit, -period.back.n, r.pub, true)
        : windowOf(period.ahead.unit, period.ahead.n, r.pub, true);
    }
    case 'recently': {
      const period = vaguePeriod('recently');
      if (!period || r.pub === null) return { ...UNRESOLVED, vague: true };
      // In a sentence that has named a time before, "recently" lies between that time and publication.
      if (r.ref && r.ref.start !== null && r.ref.start < r.pub)
        return { start: r.ref.start, end: r.pub, precision: 'range', vague: true };
      return windowOf(period.back.unit, -period.back.n, r.pub, true);
    }
    case 'in-units': {
      if (r.tense !== 'future' || r.pub === null || spec.vague) return UNRESOLVED;
      const at = moved(r.pub, spec.unit, spec.n);
      return spec.unit === 'week' ? weekAbout(at) : unitAround(at, spec.unit);
    }
    case 'part': {
      const of = resolve(spec.of, r, true);
      return of.start === null || of.end === null ? UNRESOLVED : cut(partOf(spec.part, spec.n, of));
    }
    case 'season':
      return cut(seasonOf(spec, r));
    case 'weekend':
      return cut(weekendOf(spec, r));
    case 'holiday': {
      const all = occurrences(spec.id, r.pub, spec.y);
      const one =
        all.length === 1 || r.pub === null ? all[0] : spec.y !== null ? all[0] : choose(all, r.pub, r.tense, spec.turn);
      if (!one) return UNRESOLVED;
      const nth = spec.nth > 0 ? one.start + spec.nth - 1 : spec.nth < 0 ? one.end : null;
      if (nth !== null) return { ...days(nth, nth, 'day'), vague: one.moon };
      const found: Interval = { ...days(one.start, one.end, one.start === one.end ? 'day' : 'range'), vague: one.moon };
      return cut(found);
    }
    case 'decade': {
      const span = spec.century ? 100 : 10;
      const start = spec.century ? spec.y + 1 : spec.y;
      return days(
        dayOf(spec.century ? start - 1 : start, 1, 1),
        dayOf((spec.century ? start - 1 : start) + span - 1, 12, 31),
        spec.century ? 'range' : 'decade',
      );
    }
    case 'range':
      return rangeOf(spec.a, spec.b, r);
    case 'overnight': {
      const of = spec.of ? resolve(spec.of, r).start : r.pub;
      if (of === null) return UNRESOLVED;
      return spec.of && !spec.into ? clip(days(of, of + 1, 'range'), r) : days(of - 1, of, 'range');
    }
    case 'bound':
      return boundOf(spec, r);
    case 'clock':
    case 'then':
      return r.ref ?? UNRESOLVED;
    default:
      return UNRESOLVED;
  }
}

/** "by the end of the year": the whole of the year that runs. */
function uncut(spec: Extract<Spec, { t: 'shift' }>, r: Reference): Interval {
  const base = spec.from === 'ref' ? (r.ref?.start ?? r.pub) : r.pub;
  return base === null ? UNRESOLVED : unitAround(base, spec.unit);
}
