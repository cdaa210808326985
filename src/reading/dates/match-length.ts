import { readNumeral, readOrdinal } from '../quantities/numerals.js';
import { type Context, is, isDash, low, type Match } from './context.js';
import { lengthAt } from './match-relative.js';

/** "every Friday", "each year", "daily", "on Fridays", "nightly". */
export function recurring(c: Context, i: number): Match | null {
  const word = low(c, i);
  if (word === 'every' || word === 'each') {
    let j = i + 1;
    if (is(c, j, 'other', 'single', 'few', 'passing')) j++;
    const ordinal = readOrdinal(c.atoms, j);
    if (ordinal) j = ordinal.next;
    else {
      const numeral = readNumeral(c.atoms, j);
      if (numeral) j = numeral.next;
    }
    const w = c.atoms[j]?.word;
    if (
      w &&
      (w.unit !== undefined ||
        w.weekday !== undefined ||
        w.daytime ||
        w.season !== undefined ||
        (w.month !== undefined && c.atoms[j]?.capital))
    ) {
      const tod = c.atoms[j + 1]?.word?.daytime && w.weekday !== undefined ? 1 : 0;
      return { spec: { t: 'recurring' }, next: j + 1 + tod };
    }
    return null;
  }
  if (
    /^(?:daily|nightly|weekly|monthly|yearly|annually|hourly)$/.test(word) &&
    c.sentence.tokens[c.atoms[i]?.token ?? 0]?.upos !== 'NOUN' &&
    (!c.atoms[i]?.capital || i === 0 || c.shouted)
  )
    return { spec: { t: 'recurring' }, next: i + 1 };
  const w = c.atoms[i]?.word;
  if (w?.weekday !== undefined && w.plural && c.atoms[i]?.capital) return { spec: { t: 'recurring' }, next: i + 1 };
  return null;
}

const LONG = /^(week|month|year|day|decade|hour|century)s?long$/;

/** "three-day", "for two weeks", "weeks-long", "a 72-hour", "nine-year-old": lengths that point at no day. */
export function duration(c: Context, i: number): Match | null {
  if (LONG.test(low(c, i))) return { spec: { t: 'duration', vague: true }, next: i + 1 };
  const own = c.atoms[i]?.word;
  if (own?.unit && isDash(c, i + 1) && low(c, i + 2) === 'long' && c.atoms[i + 2]?.glued)
    return { spec: { t: 'duration', vague: true }, next: i + 3 };
  const length = lengthAt(c, i);
  if (!length) return null;
  let j = length.next;
  if (isDash(c, j) && low(c, j + 1) === 'old') return { spec: { t: 'age' }, next: j + 2 };
  if (low(c, j) === 'old') return { spec: { t: 'age' }, next: j + 1 };
  if (is(c, j, 'of') && low(c, j + 1) === 'age') return { spec: { t: 'age' }, next: j + 2 };
  if (isDash(c, j) && low(c, j + 1) === 'long' && c.atoms[j + 1]?.glued) j += 2;
  else if (length.unit === 'day' && length.open && low(c, i) === 'days' && !is(c, j, 'of')) {
    if (!is(c, i - 1, 'for', 'within', 'in', 'over', 'after')) return null;
  }
  // "a day", "a week" alone say how often or nothing; "one day" is a story's turn of phrase.
  const single = length.n === 1 && is(c, i, 'a', 'an', 'one');
  if (
    single &&
    !is(c, i - 1, 'for', 'within', 'in', 'over', 'after', 'lasted', 'least', 'than', 'about', 'nearly', 'almost') &&
    low(c, j) !== 'of' &&
    !isDash(c, j - 2)
  )
    return null;
  if (length.unit === 'minute' && length.open) return null;
  if (
    single &&
    low(c, j) === 'of' &&
    /^(?:mourning|rage|anger|silence|action|remembrance|independence|prayers?|reckoning|national|unity|victory|protest)$/.test(
      low(c, j + 1),
    )
  )
    return null;
  return { spec: { t: 'duration', vague: length.vague }, next: j };
}
