import { readOrdinal } from '../quantities/numerals.js';
import { isCivil } from './calendar.js';
import { type Context, is, isDash, isHyphen, low, type Match, skip, upos, xpos } from './context.js';
import type { Spec, Turn } from './specs.js';

export function date(y: number | null, m: number | null, d: number | null, turn: Turn = null): Spec {
  return { t: 'date', y, m, d, turn };
}

/** A figure of one or two digits that can be a day of a month, "5", "05", "5th"; also "fifth" where asked. */
export function dayNumber(c: Context, i: number, words = false): { value: number; next: number } | null {
  const atom = c.atoms[i];
  if (!atom) return null;
  if (atom.kind === 'number') {
    if (atom.end - atom.start > 2 || atom.value < 1 || atom.value > 31) return null;
    return { value: atom.value, next: readOrdinal(c.atoms, i)?.next ?? i + 1 };
  }
  if (!words) return null;
  const ordinal = readOrdinal(c.atoms, i);
  return ordinal && ordinal.value <= 31 ? { value: ordinal.value, next: ordinal.next } : null;
}

/** A year in four digits, no comma in it: 1000–2199 where the words around already make it a year. */
export function fourDigitYear(c: Context, i: number): number | null {
  const atom = c.atoms[i];
  if (atom?.kind !== 'number' || atom.end - atom.start !== 4) return null;
  const value = atom.value;
  if (!Number.isInteger(value) || value < 1000 || value > 2199) return null;
  const after = c.atoms[i + 1];
  if (after?.glued && after.kind === 'word') return null;
  return value;
}

/** "'90", "90" right after a month, as newswire of the last century wrote: 50–99 are 19xx, 00–49 are 20xx. */
function shortYear(c: Context, i: number): { value: number; next: number } | null {
  const j = is(c, i, "'", '’', '‘') ? i + 1 : i;
  const atom = c.atoms[j];
  if (atom?.kind !== 'number' || atom.end - atom.start !== 2) return null;
  if (j === i && !c.shouted) return null;
  if (
    j === i &&
    c.atoms[j + 1]?.kind === 'word' &&
    !is(c, j + 1, 'in', 'at', 'by', 'and', 'to', 'when', 'a', 'the', 'on')
  )
    return null;
  return { value: atom.value + (atom.value >= 50 ? 1900 : 2000), next: j + 1 };
}

/** ", 2020", "2020", "of 2020", "'90", "last year", "this year", "of that year" after a day and month. */
export function yearAfter(c: Context, i: number): { y: number; next: number } | null {
  let j = i;
  if (is(c, j, ',')) j++;
  const year = fourDigitYear(c, is(c, j, 'of') ? j + 1 : j);
  if (year !== null) return { y: year, next: (is(c, j, 'of') ? j + 1 : j) + 1 };
  const short = shortYear(c, i);
  return short ? { y: short.value, next: short.next } : null;
}

/** "last year", "this year", "next year" that belongs to a month or day before it; coded as a year far below zero. */
export const YEAR_BY_TURN: Record<string, number> = { last: -1, previous: -1, this: -2, same: -4, that: -4, next: -3 };

function turnedYearAfter(c: Context, i: number): { y: number; next: number } | null {
  const j = skip(c, skip(c, i, ','), 'of');
  const k = skip(c, j, 'the');
  const code = YEAR_BY_TURN[low(c, k)];
  return code !== undefined && low(c, k + 1) === 'year' ? { y: code, next: k + 2 } : null;
}

function anyYearAfter(c: Context, i: number): { y: number; next: number } | null {
  return yearAfter(c, i) ?? turnedYearAfter(c, i);
}

const BEFORE_MONTH = new Set(
  'in of since last next this early late mid until till by from between through during to and before after past each every on over following coming about'.split(
    ' ',
  ),
);

/** True when the piece is a month's name and not the verb "may", the noun "march" or a person called May. */
export function monthAt(c: Context, i: number): number | null {
  const atom = c.atoms[i];
  const month = atom?.word?.month;
  if (!atom || month === undefined) return null;
  if (!atom.capital) return null;
  const after = c.atoms[i + 1];
  const numbered =
    (after?.kind === 'number' && after.end - after.start <= 4) ||
    (low(c, i + 1) === ',' && fourDigitYear(c, i + 2) !== null);
  const numberBefore =
    dayNumber(c, i - 1) !== null || (is(c, i - 1, 'th', 'st', 'nd', 'rd', '-') && dayNumber(c, i - 2) !== null);
  if (atom.word?.short) {
    const dotted = low(c, i + 1) === '.' && c.atoms[i + 1]?.glued;
    const figure = dotted ? c.atoms[i + 2]?.kind === 'number' : numbered;
    return numberBefore || figure || (dotted && BEFORE_MONTH.has(low(c, i - 1))) ? month : null;
  }
  if (atom.low !== 'may' && atom.low !== 'march')
    return /^(?:PROPN|)$/.test(upos(c, i)) || BEFORE_MONTH.has(low(c, i - 1)) || numbered || numberBefore || !c.shouted
      ? month
      : null;
  if (numberBefore || numbered) return month;
  const before = low(c, i - 1);
  if (atom.low === 'march') {
    if (is(c, i + 1, 'of', 'on', 'for', 'against', 'to') && !BEFORE_MONTH.has(before)) return null;
    if (BEFORE_MONTH.has(before) && !(before === 'and' || before === 'to')) return month;
    if (c.shouted)
      return (i === 0 || c.atoms[i - 1]?.kind === 'mark') && is(c, i + 1, 'was', 'saw', 'has', 'will', 'brought')
        ? month
        : null;
    if (i === 0) return upos(c, i) === 'VERB' || upos(c, i) === 'NOUN' ? null : month;
    if (c.atoms[i - 1]?.capital && before !== 'the' && i > 1) return null;
    return upos(c, i) === 'VERB' ? null : month;
  }
  if (xpos(c, i) === 'MD') return null;
  if (BEFORE_MONTH.has(before) && before !== 'this') return before === 'and' && c.shouted ? null : month;
  if (c.shouted || i === 0 || c.atoms[i - 1]?.capital) return null;
  return is(c, i + 1, "'", '’') || before === 'the' || isDash(c, i - 1) ? month : null;
}

/** The index after a month's name and the point of its abbreviation. */
export function afterMonth(c: Context, i: number): number {
  return c.atoms[i]?.word?.short && low(c, i + 1) === '.' && c.atoms[i + 1]?.glued ? i + 2 : i + 1;
}

/** "2020-06-07", "2020/06/07", "07.06.2020", "7/6/2020": day first where both could be the month. */
export function numericDate(c: Context, i: number): Match | null {
  const a = c.atoms[i];
  const sep = low(c, i + 1);
  if (a?.kind !== 'number' || (sep !== '-' && sep !== '/' && sep !== '.') || low(c, i + 3) !== sep) return null;
  const b = c.atoms[i + 2];
  const e = c.atoms[i + 4];
  if (b?.kind !== 'number' || e?.kind !== 'number' || !b.glued || !e.glued || !c.atoms[i + 1]?.glued) return null;
  if (a.end - a.start === 4 && b.end - b.start <= 2 && e.end - e.start <= 2) {
    if (!isCivil(a.value, b.value, e.value)) return null;
    return { spec: date(a.value, b.value, e.value), next: afterIsoTime(c, i + 5) };
  }
  const length = e.end - e.start;
  if (a.end - a.start > 2 || b.end - b.start > 2 || (length !== 4 && length !== 2)) return null;
  const y = length === 4 ? e.value : e.value + (e.value >= 50 ? 1900 : 2000);
  const dayFirst = isCivil(y, b.value, a.value);
  const monthFirst = isCivil(y, a.value, b.value);
  if (!dayFirst && !monthFirst) return null;
  if (dayFirst && monthFirst && a.value !== b.value && sep !== '.') {
    return { spec: { t: 'date', y, m: b.value, d: a.value, turn: null, either: true }, next: i + 5 };
  }
  return { spec: dayFirst ? date(y, b.value, a.value) : date(y, a.value, b.value), next: i + 5 };
}

/** "T12:30:00Z" after an ISO date. */
function afterIsoTime(c: Context, i: number): number {
  if (low(c, i) !== 't' || !c.atoms[i]?.glued) return i;
  let j = i + 1;
  while (c.atoms[j]?.glued && (c.atoms[j]?.kind === 'number' || is(c, j, ':', '.', 'z', '+'))) j++;
  return j;
}

/** "5 April 2019", "5th of April", "the 5th of April", "5-Apr-90", "12 JAN 90". */
export function dayMonth(c: Context, i: number): Match | null {
  let j = skip(c, i, 'the');
  const day = dayNumber(c, j, j > i || true);
  if (!day) return null;
  if (c.atoms[j]?.kind === 'word' && j === i && low(c, day.next) !== 'of') return null;
  j = day.next;
  if (is(c, j, 'of')) j++;
  else if (isDash(c, j) && c.atoms[j]?.glued) j++;
  const month = c.atoms[j]?.word?.month !== undefined ? monthAt(c, j) : null;
  if (month === null) return is(c, j - 1, 'of') ? dayOfTurnedMonth(c, j, day.value) : null;
  j = afterMonth(c, j);
  if (isDash(c, j) && c.atoms[j]?.glued && c.atoms[j + 1]?.kind === 'number') {
    const year = fourDigitYear(c, j + 1);
    if (year !== null) return { spec: date(year, month, day.value), next: j + 2 };
  }
  const year = anyYearAfter(c, j);
  return { spec: date(year?.y ?? null, month, day.value), next: year?.next ?? j };
}

/** "the 15th of this month", "the 3rd of last month": the day in the part that a spec of n-th day stands for. */
function dayOfTurnedMonth(c: Context, i: number, day: number): Match | null {
  const turn = { this: 0, last: -1, next: 1, the: 0 }[low(c, i)];
  if (turn === undefined || low(c, i + 1) !== 'month') return null;
  return {
    spec: {
      t: 'part',
      part: 'day',
      n: day,
      of: { t: 'shift', unit: 'month', n: turn, from: 'pub', of: null, vague: false },
    },
    next: i + 2,
  };
}

/** "April 5", "April 5th, 2019", "Jan. 12", "April the 5th", "April 2019", "April of last year", "April". */
export function monthFirst(c: Context, i: number): Match | null {
  const month = monthAt(c, i);
  if (month === null) return null;
  const j = afterMonth(c, i);
  const day = dayNumber(c, is(c, j, 'the') ? j + 1 : j);
  const clock = day && low(c, day.next) === ':' ? null : day;
  if (clock) {
    const year = anyYearAfter(c, clock.next);
    return { spec: date(year?.y ?? null, month, clock.value), next: year?.next ?? clock.next };
  }
  const year = anyYearAfter(c, j);
  return { spec: date(year?.y ?? null, month, null), next: year?.next ?? j };
}

/** "the 1990s", "the '90s", "the nineties". */
export function decade(c: Context, i: number): Match | null {
  let j = skip(c, i, 'the');
  j = skip(c, j, "'", '’', '‘');
  const atom = c.atoms[j];
  if (!atom) return null;
  const plural = low(c, j + 1) === 's' || (is(c, j + 1, "'", '’') && low(c, j + 2) === 's');
  const next = low(c, j + 1) === 's' ? j + 2 : j + 3;
  if (atom.kind === 'number' && plural && c.atoms[j + 1]?.glued) {
    if (atom.end - atom.start === 4 && atom.value % 10 === 0 && atom.value > 1000 && atom.value < 2100) {
      return { spec: { t: 'decade', y: atom.value, century: false }, next };
    }
    if (atom.end - atom.start === 2 && atom.value % 10 === 0 && j > i) {
      return { spec: { t: 'decade', y: atom.value + (atom.value < 30 ? 2000 : 1900), century: false }, next };
    }
  }
  const named = {
    twenties: 1920,
    thirties: 1930,
    forties: 1940,
    fifties: 1950,
    sixties: 1960,
    seventies: 1970,
    eighties: 1980,
    nineties: 1990,
  }[atom.low];
  if (named && j > i) return { spec: { t: 'decade', y: named, century: false }, next: j + 1 };
  const ordinal = j > i ? readOrdinal(c.atoms, j) : null;
  if (
    ordinal &&
    low(c, isHyphen(c, ordinal.next) ? ordinal.next + 1 : ordinal.next) === 'century' &&
    ordinal.value > 5 &&
    ordinal.value < 22
  ) {
    const k = isHyphen(c, ordinal.next) ? ordinal.next + 1 : ordinal.next;
    return { spec: { t: 'decade', y: (ordinal.value - 1) * 100, century: true }, next: k + 1 };
  }
  return null;
}

const BEFORE_YEAR = new Set(
  'in since of by from until till before after during between through to for and or early late mid about around circa year ( back -'.split(
    ' ',
  ),
);
const NOT_AFTER = new Set(
  'resolution route flight no number article room unit battalion brigade regiment bus highway agenda vision pier model protocol convoy law'.split(
    ' ',
  ),
);

/**
 * A year alone: four digits, 1700–2099, where the words before make it a time ("in 2014", "since 2011", "(2016)"), or as
 * the modifier of a noun ("the 2014 war", "a 2016 deal"). "2000 people", "Resolution 1973" and "1945 GMT" are not years.
 */
export function yearAlone(c: Context, i: number): Match | null {
  const era = yearOfEra(c, i);
  if (era) return era;
  const year = fourDigitYear(c, i);
  if (year === null || year < 1000 || year > 2099) return null;
  if (year < 1700 && !is(c, i - 1, 'in', 'since', 'of', '(', 'by', 'until')) return null;
  const atom = c.atoms[i];
  const before = low(c, i - 1);
  if (NOT_AFTER.has(before) || is(c, i + 1, 'gmt', 'utc', 'hours', 'hrs', 'local', '%', 'percent', 'est', ':', '°'))
    return null;
  if (
    c.atoms[i + 1]?.glued &&
    is(c, i + 1, ',', '.', '/') &&
    c.atoms[i + 2]?.glued &&
    c.atoms[i + 2]?.kind === 'number'
  )
    return null;
  const token = c.sentence.tokens[atom?.token ?? 0];
  const follows = c.atoms[i + 1];
  const noun =
    follows?.kind === 'word' &&
    !follows.capital &&
    /s$|^(?:people|men|women|children|troops|police)$/.test(follows.low) &&
    !/^(?:was|is|has|does|as|this|ss|us|crisis|its|his|thus|plus)$/.test(follows.low);
  if (c.atoms[i - 1]?.low === '$' || c.atoms[i - 1]?.low === '€' || c.atoms[i - 1]?.low === '£') return null;
  if (BEFORE_YEAR.has(before) && !(before === '-' && c.atoms[i - 2]?.kind !== 'number')) {
    if (before === '(' && !is(c, i + 1, ')', '-', '–', ',', ';')) return null;
    if (before === 'for' && noun) return null;
    if (
      (before === 'of' ||
        before === 'and' ||
        before === 'or' ||
        before === 'to' ||
        before === 'about' ||
        before === 'around' ||
        before === 'between' ||
        before === 'for') &&
      noun &&
      token?.deprel !== 'nmod:tmod'
    )
      return null;
    if (before === 'in' && noun && token?.deprel === 'nummod') return null;
    if ((before === 'and' || before === 'or' || before === 'to' || before === '-') && !yearNear(c, i - 2)) return null;
    return { spec: date(year, null, null), next: i + 1 };
  }
  if (year < 1900) return null;
  const det =
    is(c, i - 1, 'the', 'a', 'an', 'its', 'his', 'her', 'their', 'this', 'our', 's') ||
    (c.atoms[i - 1]?.kind === 'word' &&
      !c.atoms[i - 1]?.capital &&
      is(c, i - 2, 'the', 'a', 'its', 'his', 'their', 's'));
  if (
    det &&
    follows?.kind === 'word' &&
    !is(c, i + 1, 'were', 'who', 'have', 'people', 'men', 'and', 'or', 'to', 'of', 'km')
  ) {
    if (
      noun &&
      token?.deprel === 'nummod' &&
      !/election|protest|talk|attack|accord|clash|riot|bombing|killing|uprising|strike|war|polls|hostilit|demonstration|massacre|olympics|games|sanction/.test(
        follows.low,
      )
    )
      return null;
    return { spec: date(year, null, null), next: i + 1 };
  }
  return null;
}

/** "216 BC", "AD 70", "622 CE". */
function yearOfEra(c: Context, i: number): Match | null {
  const atom = c.atoms[i];
  if (atom?.kind !== 'number' || !Number.isInteger(atom.value) || atom.value < 1 || atom.value > 9999) return null;
  const sign = is(c, i + 1, 'bc', 'bce') ? -1 : is(c, i + 1, 'ad', 'ce') && c.atoms[i + 1]?.capital ? 1 : 0;
  if (sign !== 0) return { spec: date(sign > 0 ? atom.value : 1, null, null), next: i + 2 };
  // Three digits after "in" at the end of a clause: "in 793."
  if (
    atom.end - atom.start === 3 &&
    is(c, i - 1, 'in') &&
    atom.value > 100 &&
    (!c.atoms[i + 1] || is(c, i + 1, '.', ',', ';'))
  ) {
    return { spec: date(atom.value, null, null), next: i + 1 };
  }
  return null;
}

function yearNear(c: Context, i: number): boolean {
  return (
    fourDigitYear(c, i) !== null ||
    fourDigitYear(c, i - 1) !== null ||
    c.atoms[i]?.word?.month !== undefined ||
    is(c, i, ',', 'and')
  );
}
