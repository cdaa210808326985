import { type Context, is, low } from './context.js';

const ZONES = new Set([
  'gmt',
  'utc',
  'est',
  'edt',
  'cet',
  'cest',
  'eet',
  'bst',
  'ist',
  'msk',
  'pst',
  'hrs',
  'hours',
  'z',
]);

/** The index after a time zone: "GMT", "local time", "Moscow time", "(0300 GMT)". */
function afterZone(c: Context, i: number): number {
  let j = i;
  if (ZONES.has(low(c, j))) j++;
  else if (low(c, j) === 'local' && low(c, j + 1) === 'time') j += 2;
  else if (c.atoms[j]?.capital && low(c, j + 1) === 'time' && c.atoms[j]?.word === undefined) j += 2;
  if (low(c, j) === '(' && c.atoms[j + 1]?.kind === 'number') {
    let k = j + 2;
    while (c.atoms[k] && !is(c, k, ')') && k < j + 8) k++;
    if (low(c, k) === ')' && (ZONES.has(low(c, k - 1)) || is(c, k - 1, 'time', 'local'))) return k + 1;
  }
  return j;
}

/** "a.m.", "pm", "am" */
function afterHalf(c: Context, i: number): number {
  if (is(c, i, 'am', 'pm')) return i + 1;
  if (is(c, i, 'a', 'p') && low(c, i + 1) === '.' && low(c, i + 2) === 'm')
    return low(c, i + 3) === '.' ? i + 4 : i + 3;
  if (is(c, i, 'a', 'p') && low(c, i + 1) === 'm' && c.atoms[i + 1]?.glued) return i + 2;
  return i;
}

/** The index after a time of day that begins at i ("3 a.m.", "03:30 GMT", "0530 hours", "dawn", "midnight"); i when there is none. */
export function timeAt(c: Context, i: number): number {
  const atom = c.atoms[i];
  if (!atom) return i;
  if (atom.word?.clock) return i + 1;
  if (atom.kind !== 'number' || atom.value > 2400) {
    if (atom.word?.cardinal !== undefined && atom.word.cardinal <= 12) {
      if (is(c, i + 1, 'o') && is(c, i + 2, "'", '’') && low(c, i + 3) === 'clock') return i + 4;
      const half = afterHalf(c, i + 1);
      return half > i + 1 ? half : i;
    }
    return i;
  }
  if (low(c, i + 1) === ':' && c.atoms[i + 2]?.kind === 'number' && c.atoms[i + 2]?.glued && atom.value < 25) {
    let j = i + 3;
    if (low(c, j) === ':' && c.atoms[j + 1]?.kind === 'number') j += 2;
    return afterZone(c, afterHalf(c, j));
  }
  const half = afterHalf(c, i + 1);
  if (half > i + 1 && atom.value <= 13) return afterZone(c, half);
  if (is(c, i + 1, 'o') && is(c, i + 2, "'", '’') && low(c, i + 3) === 'clock') return i + 4;
  if (atom.end - atom.start === 4 && !Number.isNaN(atom.value) && atom.value % 100 < 60) {
    const zone = afterZone(c, i + 1);
    if (zone > i + 1) return zone;
  }
  return i;
}

/**
 * The index after a time of day with the words before it: "at 3 a.m.", "shortly after midnight", "around noon",
 * "in the early hours of", "on the night of", "before dawn"; i when there is none. `of` says whether a day must follow.
 */
export function clockAt(c: Context, i: number): { next: number; of: boolean } {
  let j = i;
  if (is(c, j, 'at', 'around', 'about', 'by', 'from', 'until', 'since', 'after', 'before')) j++;
  if (is(c, j, 'about', 'around', 'exactly', 'approximately', 'roughly')) j++;
  if (is(c, j, 'shortly', 'just', 'soon', 'well', 'minutes', 'hours') && is(c, j + 1, 'before', 'after', 'past'))
    j += 2;
  const time = timeAt(c, j);
  if (time > j) {
    // A time needs something that says it is one: "by noon", "dawn on Friday".
    return { next: time, of: j === i && c.atoms[i]?.word?.clock === true };
  }
  j = i;
  if (is(c, j, 'in', 'during', 'on', 'at', 'over')) j++;
  if (is(c, j, 'the', 'a')) j++;
  const tail = is(c, j, 'early', 'late', 'small', 'dead', 'predawn', 'middle')
    ? j + 1
    : low(c, j) === 'pre'
      ? j + 3
      : j;
  const named = tail > j && is(c, tail, 'hours', 'hour');
  const daytime = c.atoms[tail]?.word?.daytime === true || named;
  if (daytime && !is(c, tail, 'nights')) {
    const both = low(c, tail + 1) === 'of' ? tail + 2 : is(c, tail + 1, 'on') ? tail + 2 : tail + 1;
    if (low(c, tail + 1) === 'of' || low(c, tail + 1) === 'on') return { next: both, of: true };
    if (j > i) return { next: tail + 1, of: false };
  }
  if (low(c, i) === 'on' && low(c, i + 1) === 'the' && low(c, i + 2) === 'eve' && low(c, i + 3) === 'of')
    return { next: i, of: false };
  return { next: i, of: false };
}
