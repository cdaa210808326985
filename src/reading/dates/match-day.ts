import { readNumeral, readOrdinal } from '../quantities/numerals.js';
import { type Context, is, isDash, isHyphen, low, type Match, skip, upos } from './context.js';
import { holidayAt } from './holidays.js';
import {
  date,
  dayMonth,
  dayNumber,
  decade,
  fourDigitYear,
  monthAt,
  monthFirst,
  numericDate,
  yearAfter,
  yearAlone,
} from './match-absolute.js';
import { deictic, shifted, turnAt, unitPhrase } from './match-relative.js';
import type { Part, Spec, Turn } from './specs.js';

/** A weekday's name, or its abbreviation where a date or "on" stands beside it ("Sun" is also a newspaper). */
export function weekdayAt(c: Context, i: number): number | null {
  const atom = c.atoms[i];
  const w = atom?.word;
  if (!atom || w?.weekday === undefined || w.plural || !atom.capital) return null;
  if (!w.short) return w.weekday;
  const j = low(c, i + 1) === '.' || low(c, i + 1) === ',' ? i + 2 : i + 1;
  const k = low(c, j) === ',' ? j + 1 : j;
  if (dayNumber(c, k) || monthAt(c, k) !== null) return w.weekday;
  return is(c, i - 1, 'on') && low(c, i + 1) === '.' && c.atoms[i + 1]?.glued ? w.weekday : null;
}

/** "Friday", "last Friday", "Friday, June 5", "Tuesday 9 June 2020", "Friday last week", "Sunday (7 June)". */
function weekday(c: Context, i: number): Match | null {
  const turned = turnAt(c, skip(c, i, 'the'));
  let j = turned?.next ?? i;
  const wd = weekdayAt(c, j);
  if (wd === null) return null;
  const turn: Turn = turned?.turn ?? null;
  const short = c.atoms[j]?.word?.short;
  j++;
  if (short && low(c, j) === '.') j++;
  // An exact date beside it says more than the weekday.
  let k = j;
  const bracket = low(c, k) === '(';
  if (bracket || low(c, k) === ',') k++;
  k = skip(c, k, 'the');
  const exact = dayMonth(c, k) ?? monthFirst(c, k) ?? numericDate(c, k);
  if (exact && exact.spec.t === 'date' && exact.spec.d !== null) {
    return {
      spec: { ...exact.spec, weekday: wd },
      next: bracket && low(c, exact.next) === ')' ? exact.next + 1 : exact.next,
    };
  }
  const tod = c.atoms[j]?.word?.daytime ? j + 1 : j;
  const of = skip(c, tod, 'of');
  if (is(c, of, 'last', 'this', 'next', 'previous') && low(c, of + 1) === 'week') {
    const week = is(c, of, 'this') ? 0 : is(c, of, 'next') ? 1 : -1;
    return { spec: { t: 'weekday', weekday: wd, turn: null, week }, next: of + 2 };
  }
  return { spec: { t: 'weekday', weekday: wd, turn, week: null }, next: j };
}

/** "two Fridays ago", "the last Sunday in May", "the first Monday of next month". */
function countedWeekday(c: Context, i: number): Match | null {
  const n = readNumeral(c.atoms, i);
  if (n && !n.digits) {
    const w = c.atoms[n.next]?.word;
    if (w?.weekday !== undefined && low(c, n.next + 1) === 'ago') {
      return {
        spec: {
          t: 'shift',
          unit: 'week',
          n: -(n.value - 1),
          from: 'ref',
          of: { t: 'weekday', weekday: w.weekday, turn: 'last', week: null },
          vague: false,
        },
        next: n.next + 2,
      };
    }
  }
  const j = skip(c, i, 'the');
  const last = is(c, j, 'last', 'final');
  const ordinal = last ? { value: -1, next: j + 1 } : readOrdinal(c.atoms, j);
  if (!ordinal || ordinal.value > 5) return null;
  const wd = weekdayAt(c, ordinal.next);
  if (wd === null || !is(c, ordinal.next + 1, 'of', 'in')) return null;
  const of = period(c, ordinal.next + 2);
  return of ? { spec: { t: 'nth-weekday', n: ordinal.value, weekday: wd, of: of.spec }, next: of.next } : null;
}

const PARTS: Record<string, Part> = {
  early: 'early',
  start: 'early',
  beginning: 'early',
  opening: 'early',
  mid: 'mid',
  middle: 'mid',
  late: 'late',
  end: 'late',
  close: 'late',
};

/** A month, year, week, season, decade or holiday: what "early", "the end of" and "the first half of" can stand before. */
export function period(c: Context, i: number): Match | null {
  const the = skip(c, i, 'the');
  const own = c.atoms[the]?.word;
  if (
    the > i &&
    own?.unit &&
    !own.plural &&
    own.unit !== 'hour' &&
    own.unit !== 'minute' &&
    own.unit !== 'weekend' &&
    own.unit !== 'day'
  ) {
    return { spec: { t: 'shift', unit: own.unit, n: 0, from: 'pub', of: null, vague: false }, next: the + 1 };
  }
  const turned = turnAt(c, the);
  if (turned) {
    const month = monthAt(c, turned.next);
    if (month !== null) return { spec: date(null, month, null, turned.turn), next: turned.next + 1 };
  }
  return (
    part(c, i) ??
    decade(c, i) ??
    monthFirst(c, the) ??
    yearPlain(c, the) ??
    season(c, i) ??
    weekend(c, i) ??
    unitPhrase(c, i, basic) ??
    holidayAt(c, the)
  );
}

function yearPlain(c: Context, i: number): Match | null {
  const year = fourDigitYear(c, i);
  return year !== null && year >= 1500 && year < 2100 ? { spec: date(year, null, null), next: i + 1 } : null;
}

/** "early March", "mid-2020", "late last month", "the end of the year", "the first half of 2020", "the third quarter". */
export function part(c: Context, i: number): Match | null {
  let j = skip(c, i, 'the');
  if (low(c, j) === 'very') j++;
  const name = PARTS[low(c, j)];
  if (name) {
    let k = j + 1;
    const word = low(c, j);
    if (word === 'early' || word === 'late' || word === 'mid') {
      if (isDash(c, k)) k++;
      if (is(c, k, 'on', 'in')) k++;
    } else {
      if (word === 'beginning' && low(c, k) !== 'of') return null;
      if (low(c, k) !== 'of') return null;
      k++;
    }
    const of = period(c, k);
    if (!of || of.spec.t === 'duration' || of.spec.t === 'unknown' || isDaySpec(of.spec)) return null;
    return { spec: { t: 'part', part: name, n: 1, of: of.spec }, next: of.next };
  }
  const last = is(c, j, 'last', 'final', 'closing');
  const ordinal = last ? { value: -1, next: j + 1 } : readOrdinal(c.atoms, j);
  if (!ordinal) {
    return /^q$/.test(low(c, j)) && c.atoms[j + 1]?.glued && c.atoms[j + 1]?.kind === 'number'
      ? quarterFigure(c, j)
      : null;
  }
  let k = ordinal.next;
  const count = readNumeral(c.atoms, k);
  if (count) k = count.next;
  if (is(c, k, 'few')) k++;
  const unit = low(c, k);
  const kind: Part | null =
    unit === 'half'
      ? 'half'
      : unit === 'quarter'
        ? 'quarter'
        : unit === 'third'
          ? 'third'
          : unit === 'week'
            ? 'week'
            : unit === 'day' && !count
              ? 'day'
              : unit === 'days'
                ? last
                  ? 'last-days'
                  : 'days'
                : unit === 'months'
                  ? last
                    ? 'last-months'
                    : 'months'
                  : unit === 'month'
                    ? last
                      ? 'last-months'
                      : 'months'
                    : null;
  if (!kind) return null;
  if (!is(c, k + 1, 'of', 'in')) {
    if (kind !== 'quarter') return null;
    const year = yearAfter(c, k + 1);
    return {
      spec: { t: 'part', part: 'quarter', n: ordinal.value, of: year ? date(year.y, null, null) : thisYear() },
      next: year?.next ?? k + 1,
    };
  }
  const of = period(c, k + 2);
  if (!of || of.spec.t === 'duration') return null;
  if (kind === 'day' && of.spec.t === 'holiday') return { spec: { ...of.spec, nth: ordinal.value }, next: of.next };
  const n =
    kind === 'days' || kind === 'last-days' || kind === 'months' || kind === 'last-months'
      ? (count?.value ?? (unit === 'month' ? 1 : 5))
      : ordinal.value;
  return { spec: { t: 'part', part: kind, n, of: of.spec }, next: of.next };
}

function thisYear(): Spec {
  return { t: 'shift', unit: 'year', n: 0, from: 'pub', of: null, vague: false };
}

function quarterFigure(c: Context, i: number): Match | null {
  const n = c.atoms[i + 1]?.value ?? 0;
  if (n < 1 || n > 4) return null;
  const year = yearAfter(c, i + 2);
  return {
    spec: { t: 'part', part: 'quarter', n, of: year ? date(year.y, null, null) : thisYear() },
    next: year?.next ?? i + 2,
  };
}

function isDaySpec(spec: Spec): boolean {
  return (spec.t === 'date' && spec.d !== null) || spec.t === 'weekday' || (spec.t === 'shift' && spec.unit === 'day');
}

/** "last summer", "the spring of 2020", "winter 2019-20", "this autumn"; "the fall of Tripoli" is no season. */
function season(c: Context, i: number): Match | null {
  const the = skip(c, i, 'the');
  const turned = turnAt(c, the);
  const j = turned?.next ?? the;
  const atom = c.atoms[j];
  if (atom?.word?.season === undefined) return null;
  let k = j + 1;
  const of = low(c, k) === 'of' ? k + 1 : k;
  const year = fourDigitYear(c, of);
  if (year !== null) {
    k = of + 1;
    if (isHyphen(c, k) && c.atoms[k]?.glued && c.atoms[k + 1]?.kind === 'number' && c.atoms[k + 1]?.glued) k += 2;
    return { spec: { t: 'season', season: atom.word.season, y: year, turn: null }, next: k };
  }
  if (low(c, k) === 'of') {
    const code = turnAt(c, skip(c, k + 1, 'the'));
    if (code && low(c, code.next) === 'year')
      return {
        spec: {
          t: 'season',
          season: atom.word.season,
          y:
            code.turn === 'last' || code.turn === 'before'
              ? -1
              : code.turn === 'next' || code.turn === 'after'
                ? -3
                : -2,
          turn: null,
        },
        next: code.next + 1,
      };
    return null;
  }
  if (atom.capital && !c.shouted && !turned) return null;
  if (turned)
    return atom.low === 'fall' &&
      !is(c, k, ',', '.') &&
      turned.turn === 'this' &&
      c.atoms[k]?.kind === 'word' &&
      upos(c, j) !== 'NOUN'
      ? null
      : { spec: { t: 'season', season: atom.word.season, y: null, turn: turned.turn }, next: k };
  const before = low(c, the > i ? i - 1 : i - 1);
  const loose = is(
    c,
    i - 1,
    'in',
    'since',
    'by',
    'until',
    'during',
    'over',
    'late',
    'early',
    'mid',
    'of',
    'before',
    'after',
    '-',
    'through',
    'throughout',
    'from',
    'to',
  );
  if (atom.low === 'fall' && (before !== 'in' || the === i)) return null;
  if (atom.low === 'spring' && !loose) return null;
  return loose ? { spec: { t: 'season', season: atom.word.season, y: null, turn: null }, next: k } : null;
}

/** "the weekend", "last weekend", "this weekend", "the weekend of 6 June". */
function weekend(c: Context, i: number): Match | null {
  const the = skip(c, i, 'the', 'a');
  const turned = turnAt(c, the);
  const j = turned?.next ?? the;
  if (low(c, j) !== 'weekend') return null;
  if (!turned && !is(c, i, 'the') && !is(c, i - 1, 'at', 'over')) return null;
  if (low(c, j + 1) === 'of') {
    const of = basic(c, j + 2);
    if (of && isDaySpec(of.spec)) return { spec: { t: 'weekend', turn: null, of: of.spec }, next: of.next };
  }
  return { spec: { t: 'weekend', turn: turned?.turn ?? null, of: null }, next: j + 1 };
}

/** Any date without "since", "from … to" and the like around it. The index is that of its first piece. */
export function basic(c: Context, i: number): Match | null {
  const atom = c.atoms[i];
  if (!atom) return null;
  if (atom.kind === 'number') {
    return numericDate(c, i) ?? dayMonth(c, i) ?? holidayAt(c, i) ?? shifted(c, i, basic) ?? yearAlone(c, i);
  }
  if (atom.kind === 'word' && !atom.word?.starts) return holidayAt(c, i) ?? (atom.low === 'q' ? part(c, i) : null);
  if (atom.kind === 'mark') return atom.low === "'" || atom.low === '’' || atom.low === '‘' ? null : null;
  const turned = turnAt(c, skip(c, i, 'the'));
  if (turned) {
    const month = monthAt(c, turned.next);
    if (month !== null) {
      const day = monthFirst(c, turned.next);
      if (day && day.spec.t === 'date' && day.spec.d !== null)
        return { spec: { ...day.spec, turn: turned.turn }, next: day.next };
      return { spec: date(null, month, null, turned.turn), next: turned.next + 1 };
    }
    const holiday = holidayAt(c, turned.next);
    if (holiday && holiday.spec.t === 'holiday')
      return { spec: { ...holiday.spec, turn: turned.turn }, next: holiday.next };
  }
  return (
    countedWeekday(c, i) ??
    weekday(c, i) ??
    deictic(c, i) ??
    dayMonth(c, i) ??
    part(c, i) ??
    decade(c, i) ??
    monthFirst(c, i) ??
    season(c, i) ??
    weekend(c, i) ??
    unitPhrase(c, i, basic) ??
    shifted(c, i, basic) ??
    holidayAt(c, i) ??
    (is(c, i, 'the') ? (eve(c, i) ?? holidayAt(c, i + 1) ?? theYear(c, i)) : null)
  );
}

/** "the eve of Ramadan", "the eve of 5 May": the day before. */
function eve(c: Context, i: number): Match | null {
  if (low(c, i + 1) !== 'eve' || low(c, i + 2) !== 'of') return null;
  const k = skip(c, i + 3, 'the');
  const of = holidayAt(c, k) ?? basic(c, k);
  return of && (of.spec.t === 'holiday' || isDaySpec(of.spec))
    ? { spec: { t: 'shift', unit: 'day', n: -1, from: 'ref', of: of.spec, vague: false }, next: of.next }
    : null;
}

function theYear(c: Context, i: number): Match | null {
  return low(c, i + 1) === 'year' && fourDigitYear(c, i + 2) !== null
    ? { spec: date(fourDigitYear(c, i + 2), null, null), next: i + 3 }
    : null;
}
