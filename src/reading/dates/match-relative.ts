import { readNumeral } from '../quantities/numerals.js';
import { type Context, is, isDash, low, type Match, skip } from './context.js';
import type { Spec, Turn } from './specs.js';
import type { Unit } from './words.js';

/** A number of units of time: "three weeks", "a month", "several days", "half a year", "a couple of hours". */
export interface Length {
  n: number;
  unit: Unit;
  vague: boolean;
  /** "a few days", "weeks": no number at all. */
  open: boolean;
  next: number;
}

const TURNS: Record<string, Turn> = {
  last: 'last',
  past: 'last',
  previous: 'before',
  this: 'this',
  current: 'this',
  next: 'next',
  coming: 'next',
  following: 'after',
  preceding: 'before',
};

/** "last", "this", "next", "this coming", "this past" before a weekday, month, season or holiday. */
export function turnAt(c: Context, i: number): { turn: Turn; next: number } | null {
  const turn = TURNS[low(c, i)];
  if (!turn) return null;
  if (low(c, i) === 'this' && is(c, i + 1, 'coming', 'past', 'last')) {
    return { turn: low(c, i + 1) === 'coming' ? 'next' : 'last', next: i + 2 };
  }
  return { turn, next: i + 1 };
}

const HEDGES = new Set([
  'about',
  'around',
  'roughly',
  'approximately',
  'nearly',
  'almost',
  'just',
  'only',
  'some',
  'exactly',
  'barely',
  'over',
  'under',
  'approx',
  'shortly',
]);

/** Skips "more than", "at least", "nearly" before a length; says whether it did. */
export function skipHedge(c: Context, i: number): { next: number; vague: boolean } {
  if (is(c, i, 'more', 'less', 'fewer') && low(c, i + 1) === 'than') return { next: i + 2, vague: true };
  if (low(c, i) === 'at' && is(c, i + 1, 'least', 'most')) return { next: i + 2, vague: true };
  if (low(c, i) === 'just' && is(c, i + 1, 'over', 'under')) return { next: i + 2, vague: true };
  if (low(c, i) === 'up' && low(c, i + 1) === 'to') return { next: i + 2, vague: true };
  if (low(c, i) === 'well' && low(c, i + 1) === 'over') return { next: i + 2, vague: true };
  if (HEDGES.has(low(c, i))) return { next: i + 1, vague: !is(c, i, 'just', 'only', 'exactly') };
  return { next: i, vague: false };
}

/** Reads a length of time; `bare` allows a plural without any number ("days later", "weeks of talks"). */
export function lengthAt(c: Context, i: number, bare = true): Length | null {
  const hedge = skipHedge(c, i);
  let j = hedge.next;
  let n: number | null = null;
  let open = false;
  const numeral = readNumeral(c.atoms, j);
  if (
    numeral &&
    !(
      c.atoms[numeral.next]?.word?.unit === undefined &&
      isDash(c, numeral.next) &&
      !c.atoms[numeral.next + 1]?.word?.unit
    )
  ) {
    n = numeral.value;
    j = numeral.next;
    // "two to three weeks", "two or three days", "5-6 days"
    if ((is(c, j, 'to', 'or') || isDash(c, j)) && readNumeral(c.atoms, j + 1)) {
      const other = readNumeral(c.atoms, j + 1);
      if (other && c.atoms[other.next]?.word?.unit) {
        j = other.next;
        open = true;
      }
    }
  } else if (is(c, j, 'half') && is(c, j + 1, 'a', 'an')) {
    n = 0.5;
    j += 2;
  } else if (is(c, j, 'a', 'an') && is(c, j + 1, 'few', 'couple', 'number', 'handful')) {
    n = low(c, j + 1) === 'couple' ? 2 : 5;
    open = true;
    j = skip(c, j + 2, 'of');
    if (low(c, j) === 'more') j++;
  } else if (low(c, j) === 'couple' && low(c, j + 1) === 'of') {
    n = 2;
    open = true;
    j += 2;
  } else if (is(c, j, 'several', 'few', 'many', 'some', 'couple') && !is(c, j - 1, 'as', 'how', 'so', 'too')) {
    n = 5;
    open = true;
    j++;
  } else if (is(c, j, 'a', 'an', 'one')) {
    n = 1;
    j++;
    if (is(c, j, 'full', 'whole', 'mere', 'single', 'further', 'tense')) j++;
  } else if (bare && c.atoms[j]?.word?.unit && c.atoms[j]?.word?.plural && low(c, j) !== 'quarters') {
    n = 5;
    open = true;
  }
  if (n === null) return null;
  if (
    is(
      c,
      j,
      'more',
      'full',
      'whole',
      'consecutive',
      'straight',
      'successive',
      'additional',
      'long',
      'bloody',
      'further',
      'calendar',
      'short',
      'brutal',
    )
  )
    j++;
  if (isDash(c, j) && c.atoms[j]?.glued) j++;
  const word = c.atoms[j]?.word;
  if (!word?.unit || word.unit === 'quarter' || (word.unit === 'weekend' && !word.plural)) return null;
  const unit = word.unit;
  n *= word.times ?? 1;
  j++;
  // "two and a half years", "a year and a half"
  if (low(c, j) === 'and' && low(c, j + 1) === 'a' && low(c, j + 2) === 'half') {
    n += 0.5;
    j += 3;
  }
  return { n, unit, vague: hedge.vague || open, open, next: j };
}

const REF_UNITS = new Set(['day', 'week', 'month', 'year', 'decade']);

/** Turns half units into smaller ones: half a year is six months, one and a half hours stay hours. */
function whole(unit: Unit, n: number): { unit: Unit; n: number } {
  if (Number.isInteger(n)) return { unit, n };
  if (unit === 'year') return { unit: 'month', n: Math.round(n * 12) };
  if (unit === 'month' || unit === 'decade')
    return unit === 'month' ? { unit: 'week', n: Math.round(n * 4) } : { unit: 'year', n: n * 10 };
  if (unit === 'week') return { unit: 'day', n: Math.round(n * 7) };
  return { unit, n: Math.floor(n) };
}

/**
 * "three weeks ago", "a day earlier", "two days before", "months later", "two days after Christmas", "in two weeks' time".
 * `basic` reads the date that "before" or "after" leans on.
 */
export function shifted(c: Context, i: number, basic: (c: Context, i: number) => Match | null): Match | null {
  const length = lengthAt(c, i);
  if (!length) return null;
  let j = length.next;
  if (is(c, j, "'", '’')) j++;
  const { unit, n } = whole(length.unit, length.n);
  const make = (sign: number, from: 'pub' | 'ref', of: Spec | null, next: number): Match => {
    if (unit === 'minute') return { spec: { t: 'shift', unit: 'hour', n: 0, from, of, vague: length.vague }, next };
    if (length.open && unit !== 'hour') {
      // "a few days ago" lies within the last few days; "years ago" says no more than that it was long ago.
      const named = !numeralIn(c, i, length.next);
      if (
        from === 'pub' &&
        of === null &&
        sign < 0 &&
        named &&
        unit !== 'decade' &&
        unit !== 'century' &&
        !(bareUnit(c, i) && unit === 'year')
      ) {
        return { spec: { t: 'vague-window', word: bareUnit(c, i) ? `${unit}s` : `few ${unit}s`, back: true }, next };
      }
      return {
        spec:
          from === 'pub' && of === null && !named
            ? { t: 'shift', unit, n: sign * n, from, of, vague: true, around: true }
            : { t: 'unknown' },
        next,
      };
    }
    return { spec: { t: 'shift', unit, n: sign * n, from, of, vague: length.vague, around: true }, next };
  };
  if (low(c, j) === 'ago') return make(-1, 'pub', null, j + 1);
  // "it is 25 years since rebels stormed the residence"
  if (
    low(c, j) === 'since' &&
    !length.open &&
    c.atoms[j + 1]?.kind === 'word' &&
    c.atoms[j + 1]?.word?.month === undefined
  ) {
    const marks = is(c, i - 1, 'is', 'been', 's', 'marks', 'was', 'marked');
    if (marks) return make(-1, 'pub', null, j + 1);
  }
  if (low(c, j) === 'from' && low(c, j + 1) === 'now') return make(1, 'pub', null, j + 2);
  if (is(c, j, 'earlier', 'previously', 'beforehand')) return make(-1, 'ref', null, j + 1);
  if (is(c, j, 'later', 'afterward', 'afterwards', 'on') && !(low(c, j) === 'on' && !is(c, j + 1, ',', '.', ';')))
    return make(1, 'ref', null, j + 1);
  if (is(c, j, 'before', 'prior', 'after', 'following') || (low(c, j) === 'ahead' && low(c, j + 1) === 'of')) {
    const sign = is(c, j, 'after', 'following') ? 1 : -1;
    let k = j + 1;
    if (is(c, k, 'to', 'of') && is(c, j, 'prior', 'ahead')) k++;
    const of = basic(c, k) ?? basic(c, skip(c, k, 'the'));
    if (of && of.spec.t !== 'duration') return make(sign, 'ref', of.spec, of.next);
    if (atPause(c, k)) return make(sign, 'ref', null, j + 1);
    return { spec: { t: 'unknown' }, next: j + 1 };
  }
  return null;
}

function numeralIn(c: Context, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (readNumeral(c.atoms, k)) return true;
  return false;
}

function bareUnit(c: Context, i: number): boolean {
  return c.atoms[i]?.word?.unit !== undefined;
}

/** End of the sentence, a comma or a bracket: nothing leans on the word before. */
export function atPause(c: Context, i: number): boolean {
  const atom = c.atoms[i];
  return (
    !atom ||
    (atom.kind === 'mark' && !is(c, i, '"', '“', "'", '‘', '$', '€', '£')) ||
    is(c, i, 'when', 'and', 'but', 'in', 'at', 'near', 'by', 'while', 'with')
  );
}

/** "yesterday", "today", "tomorrow", "tonight", "the day before yesterday". */
export function deictic(c: Context, i: number): Match | null {
  const shift = (n: number): Spec => ({ t: 'shift', unit: 'day', n, from: 'pub', of: null, vague: false });
  switch (low(c, i)) {
    case 'yesterday':
      return { spec: shift(-1), next: i + 1 };
    case 'today':
    case 'tonight':
      return { spec: shift(0), next: i + 1 };
    case 'tomorrow':
      return { spec: shift(1), next: i + 1 };
  }
  const j = skip(c, i, 'the');
  if (low(c, j) === 'day' && low(c, j + 1) === 'before' && low(c, j + 2) === 'yesterday')
    return { spec: shift(-2), next: j + 3 };
  if (low(c, j) === 'day' && low(c, j + 1) === 'after' && low(c, j + 2) === 'tomorrow')
    return { spec: shift(2), next: j + 3 };
  return null;
}

/** "last week", "this month", "next year", "this morning", "last night", "the past 24 hours", "recent days", "the following day". */
export function unitPhrase(c: Context, i: number, basic: (c: Context, i: number) => Match | null): Match | null {
  const the = is(c, i, 'the', 'these', 'those', 'its', 'his', 'their') ? i + 1 : i;
  const hasThe = the > i;
  const word = low(c, the);
  const shift = (unit: Unit, n: number, from: 'pub' | 'ref', next: number): Match => ({
    spec: { t: 'shift', unit, n, from, of: null, vague: false },
    next,
  });

  if (word === 'recent') {
    const unit = c.atoms[the + 1]?.word;
    if (!unit?.unit || !unit.plural) return null;
    return { spec: { t: 'vague-window', word: low(c, the + 1), back: true }, next: the + 2 };
  }
  if (
    is(c, the, 'last', 'past', 'previous', 'preceding', 'next', 'coming', 'following', 'first', 'final', 'latest') ||
    (word === 'this' && is(c, the + 1, 'past', 'last', 'coming'))
  ) {
    let j = word === 'this' ? the + 2 : the + 1;
    const lead = word === 'this' ? low(c, the + 1) : word;
    if (lead === 'first' || lead === 'final' || lead === 'latest') return null;
    const back = lead === 'last' || lead === 'past' || lead === 'previous' || lead === 'preceding';
    const ref = lead === 'previous' || lead === 'preceding' || lead === 'following';
    const single = c.atoms[j]?.word;
    if (
      single?.unit &&
      single.plural &&
      is(c, the, 'coming', 'past', 'last', 'next', 'previous', 'following', 'preceding', 'this')
    ) {
      if (ref) return { spec: { t: 'unknown' }, next: j + 1 };
      return { spec: { t: 'vague-window', word: low(c, j), back }, next: j + 1 };
    }
    if (single?.unit && !single.plural && single.unit !== 'weekend' && single.unit !== 'minute') {
      const times = single.times ?? 1;
      const unit = single.unit;
      const sign = back ? -1 : 1;
      if (single.daytime) {
        // "last night" is the night before publication; "the previous night", "the following night" count from the day mentioned.
        const counted = ref || (hasThe && lead === 'next');
        return shift('day', sign, counted ? 'ref' : 'pub', j + 1);
      }
      // "the last hour", "the past week", "in the last month": the stretch that ends now, not the calendar unit before.
      if (unit === 'hour') return { spec: { t: 'window', unit, n: sign, from: 'pub', vague: false }, next: j + 1 };
      if (ref || (lead === 'next' && hasThe)) return shift(unit, sign * times, 'ref', j + 1);
      if ((lead === 'past' || (lead === 'last' && hasThe) || lead === 'coming') && REF_UNITS.has(unit)) {
        if (low(c, j + 1) === 'of') return null;
        return { spec: { t: 'window', unit, n: sign * times, from: 'pub', vague: false }, next: j + 1 };
      }
      return shift(unit, sign * times, 'pub', j + 1);
    }
    if (single?.daytime && !single.unit)
      return shift('day', back ? -1 : 1, ref || (hasThe && lead === 'next') ? 'ref' : 'pub', j + 1);
    const length = lengthAt(c, j, false);
    if (length && length.unit !== 'weekend') {
      if (low(c, length.next) === 'of' && hasThe && basic(c, length.next + 1)) return null;
      j = length.next;
      if (length.open && is(c, the + 1, 'few', 'couple', 'several', 'many')) {
        const name = length.unit === 'day' && low(c, j - 1).startsWith('night') ? 'days' : `${length.unit}s`;
        return { spec: ref ? { t: 'unknown' } : { t: 'vague-window', word: `few ${name}`, back }, next: j };
      }
      const { unit, n } = whole(length.unit, length.n);
      return { spec: { t: 'window', unit, n: back ? -n : n, from: ref ? 'ref' : 'pub', vague: length.vague }, next: j };
    }
    return null;
  }
  if (word === 'this' || word === 'current') {
    const w = c.atoms[the + 1]?.word;
    if (!w) return null;
    if (w.daytime || (w.clock && word === 'this')) return shift('day', 0, 'pub', the + 2);
    if (w.unit && !w.plural && w.unit !== 'weekend' && w.unit !== 'minute' && w.unit !== 'hour' && w.unit !== 'day')
      return shift(w.unit, 0, 'pub', the + 2);
    return null;
  }
  if (word === 'that' || word === 'same') {
    const j = word === 'that' && low(c, the + 1) === 'same' ? the + 2 : the + 1;
    const w = c.atoms[j]?.word;
    if (!w || (word === 'that' && hasThe)) return null;
    if (w.daytime || (w.clock && !hasThe && w.daytime)) return shift('day', 0, 'ref', j + 1);
    if (w.unit && !w.plural && REF_UNITS.has(w.unit)) return shift(w.unit, 0, 'ref', j + 1);
    return null;
  }
  return the > i || word === 'a' || word === 'an' ? theDayBefore(c, i, the, basic) : null;
}

/** "the day before", "the night after", "the year before last", "the week of June 5", "the day after Christmas". */
function theDayBefore(
  c: Context,
  i: number,
  the: number,
  basic: (c: Context, i: number) => Match | null,
): Match | null {
  if (!is(c, i, 'the')) return null;
  const w = c.atoms[the]?.word;
  if (!w || w.plural || !((w.unit && REF_UNITS.has(w.unit)) || w.daytime)) return null;
  const unit: Unit = w.unit && !w.daytime ? w.unit : 'day';
  const after = low(c, the + 1);
  if (after === 'before' || after === 'after' || after === 'earlier' || after === 'previous') {
    const sign = after === 'after' ? 1 : -1;
    if (low(c, the + 2) === 'last' && after === 'before') {
      return { spec: { t: 'shift', unit, n: -2, from: 'pub', of: null, vague: false }, next: the + 3 };
    }
    const of = basic(c, the + 2);
    if (of) return { spec: { t: 'shift', unit, n: sign, from: 'ref', of: of.spec, vague: false }, next: of.next };
    if (atPause(c, the + 2) || c.sentence.tokens[c.atoms[the + 2]?.token ?? 0]?.upos === 'ADP') {
      return { spec: { t: 'shift', unit, n: sign, from: 'ref', of: null, vague: false }, next: the + 2 };
    }
    return { spec: { t: 'unknown' }, next: the + 2 };
  }
  if (unit === 'week' && after === 'of') {
    const of = basic(c, the + 2);
    if (of && of.spec.t === 'date' && of.spec.d !== null)
      return { spec: { t: 'shift', unit: 'week', n: 0, from: 'ref', of: of.spec, vague: false }, next: of.next };
  }
  return null;
}
