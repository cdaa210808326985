import { clockAt } from './clock.js';
import { type Context, is, isHyphen, low, type Match, skip, upos } from './context.js';
import { namesHoliday } from './holidays.js';
import { fourDigitYear, yearAlone } from './match-absolute.js';
import { basic, period } from './match-day.js';
import { duration, recurring } from './match-length.js';
import { clockRange, dayRange, looseYear, moreDays, rangeFrom, sharedDays } from './match-range.js';
import { atPause, lengthAt, skipHedge, unitPhrase } from './match-relative.js';
import { isDay, withTail } from './match-tail.js';
import type { Found } from './specs.js';

/** A date with the time of day before or after it: "earlier on Saturday", "at 3 a.m. on Friday", "Friday night", "late Thursday". */
function day(c: Context, i: number): Match | null {
  let j = i;
  if (is(c, j, 'earlier', 'later', 'late', 'early')) {
    const k = skip(c, j + 1, 'on', 'in');
    if (low(c, j + 1) === 'in' && low(c, j + 2) === 'the' && low(c, j + 3) === 'day' && low(c, j) !== 'early') {
      return { spec: { t: 'then' }, next: j + 4 };
    }
    const inside = basic(c, k);
    if (inside && isDay(inside.spec)) return withTail(c, inside);
    if (inside && (low(c, j) === 'earlier' || low(c, j) === 'later') && inside.spec.t !== 'duration') return inside;
    if (k === j + 1 && is(c, k, 'that')) {
      const that = unitPhrase(c, k, basic);
      if (that) return that;
    }
  }
  const clock = clockAt(c, j);
  if (clock.next > j) {
    let k = clock.next;
    if (low(c, k) === ',') k++;
    k = skip(c, k, 'on', 'of');
    const inside =
      dayRange(c, k) ?? overnight(c, k) ?? basic(c, k) ?? (is(c, k, 'late', 'early') ? basic(c, k + 1) : null);
    if (inside && (isDay(inside.spec) || inside.spec.t === 'overnight' || inside.spec.t === 'holiday'))
      return withTail(c, inside);
    if (clock.of) {
      const bridge = nightBetween(c, clock.next);
      if (bridge) return bridge;
      return null;
    }
    if (basic(c, i) === null) return { spec: { t: 'clock' }, next: clock.next };
  }
  j = i;
  const found = overnight(c, j) ?? basic(c, j);
  return found ? withTail(c, found) : null;
}

/** "overnight", "overnight into Friday", "overnight on Thursday", "overnight from Thursday to Friday". */
function overnight(c: Context, i: number): Match | null {
  if (low(c, i) !== 'overnight') return null;
  let j = i + 1;
  const into = is(c, j, 'into', 'to');
  if (into || is(c, j, 'on', 'from', 'between')) j++;
  const of = basic(c, j);
  if (!of || !isDay(of.spec)) return { spec: { t: 'overnight', of: null, into: true }, next: i + 1 };
  if (is(c, of.next, 'to', 'into', 'and') || isHyphen(c, of.next)) {
    const b = basic(c, of.next + 1);
    if (b && isDay(b.spec)) return { spec: { t: 'range', a: of.spec, b: b.spec }, next: b.next };
  }
  return { spec: { t: 'overnight', of: of.spec, into }, next: of.next };
}

/** "(on the night of) Thursday to Friday", "(in the night) between 3 and 4 May" after "night". */
function nightBetween(c: Context, i: number): Match | null {
  return rangeFrom(c, skip(c, i, 'from', 'between'));
}

/** "Friday's", or a modifier right before a noun: the date belongs to that noun, so "after" before it bounds nothing. */
function attributive(c: Context, found: Match): boolean {
  const i = found.next;
  if (is(c, i, "'", '’')) return true;
  const tag = upos(c, i);
  if (found.spec.t === 'holiday' || found.spec.t === 'season') return false;
  if (tag === 'NOUN' && c.atoms[i]?.kind === 'word') return true;
  return (
    tag === '' &&
    c.atoms[i]?.kind === 'word' &&
    !c.atoms[i]?.capital &&
    /^(?:attack|attacks|strike|strikes|elections?|war|raid|bombing|coup|offensive|clashes|talks|summit|vote|massacre|deadline|ceasefire|truce|deal|agreement|invasion|uprising|revolution)$/.test(
      low(c, i),
    )
  );
}

function bound(c: Context, i: number): Match | null {
  const word = low(c, i);
  let rel: 'since' | 'from' | 'until' | 'before' | 'after';
  let j = i + 1;
  switch (word) {
    case 'since':
      rel = 'since';
      break;
    case 'until':
    case 'till':
    case 'through':
      rel = 'until';
      break;
    case 'up':
      if (low(c, j) !== 'to' && low(c, j) !== 'until') return null;
      rel = 'until';
      j++;
      break;
    case 'by':
      rel = 'until';
      break;
    case 'before':
      rel = 'before';
      break;
    case 'prior':
      if (low(c, j) !== 'to') return null;
      rel = 'before';
      j++;
      break;
    case 'after':
      rel = 'after';
      break;
    case 'from':
    case 'starting':
    case 'beginning':
    case 'effective':
      rel = 'from';
      j = skip(c, j, 'on', 'from', 'in');
      break;
    default:
      return null;
  }
  if (low(c, j) === 'at' && low(c, j + 1) === 'least') j += 2;
  if (word === 'since' && low(c, j) === 'then')
    return { spec: { t: 'bound', rel: 'since', of: { t: 'then' } }, next: j + 1 };
  const of = day(c, j) ?? looseYearAfter(c, j) ?? period(c, j);
  if (!of || of.spec.t === 'duration' || of.spec.t === 'recurring') return null;
  if (of.spec.t === 'unknown' || of.spec.t === 'clock') return null;
  if (of.spec.t === 'window' || of.spec.t === 'vague-window') return null;
  if ((rel === 'before' || rel === 'after' || word === 'by' || word === 'from') && attributive(c, of)) return null;
  if (word === 'through' && c.atoms[of.next]?.kind === 'word' && attributive(c, of)) return null;
  return { spec: { t: 'bound', rel, of: of.spec }, next: of.next };
}

function looseYearAfter(c: Context, i: number): Match | null {
  return yearAlone(c, i) ?? (fourDigitYear(c, i) !== null && atPause(c, i + 1) ? looseYear(c, i) : null);
}

/** "in three days", "in two weeks' time": ahead after a future verb, else a length. */
function inUnits(c: Context, i: number): Match | null {
  if (!is(c, i, 'in', 'within')) return null;
  const length = lengthAt(c, i + 1, false);
  if (!length || length.unit === 'minute') return null;
  let next = length.next;
  if (is(c, next, "'", '’') || low(c, next) === 's') {
    while (is(c, next, "'", '’', 's')) next++;
    if (low(c, next) === 'time') next++;
    else return null;
  } else if (low(c, i) === 'within') return null;
  if (is(c, next, 'of', 'prison', 'jail')) return null;
  if (!Number.isInteger(length.n)) return null;
  return {
    spec: { t: 'in-units', unit: length.unit, n: length.unit === 'hour' ? length.n : length.n, vague: length.open },
    next,
  };
}

/** The longest reading that begins at a piece: its spec and its extent, or nothing. */
function at(c: Context, i: number): Found[] | null {
  const word = low(c, i);
  const one = (m: Match | null, from = i): Found[] | null => (m ? [{ spec: m.spec, from, to: m.next - 1 }] : null);
  const list = c.atoms[i]?.kind === 'number' ? sharedDays(c, i) : null;
  if (list) return list;
  if (word === 'from' || word === 'between') {
    const j = skip(c, i + 1, 'the');
    const range =
      rangeFrom(c, i + 1, word === 'between' ? ['and', 'to'] : undefined) ?? rangeFrom(c, j) ?? clockRange(c, i + 1);
    if (range) return one(range);
    if (word === 'between') return null;
  }
  const limit = bound(c, i);
  if (limit) return one(limit);
  if (word === 'recently' || word === 'lately') return [{ spec: { t: 'recently' }, from: i, to: i }];
  if (word === 'hours' && is(c, i + 1, 'later', 'earlier', 'before', 'after')) {
    if (is(c, i + 1, 'later', 'earlier') || atPause(c, i + 2))
      return [{ spec: { t: 'shift', unit: 'hour', n: 0, from: 'ref', of: null, vague: true }, from: i, to: i + 1 }];
    const of = basic(c, i + 2);
    return of && isDay(of.spec) ? [{ spec: of.spec, from: i, to: of.next - 1 }] : null;
  }
  const ahead = inUnits(c, i);
  if (ahead) return one(ahead);
  if (is(c, i, 'in', 'on', 'at') && clockAt(c, i).next === i) return null;
  const range = rangeFrom(c, i, ['to', 'until', 'till', 'through', 'into']);
  const single = day(c, i);
  const again = recurring(c, i);
  let best: Match | null = single;
  if (range && range.next > (best?.next ?? 0) && !(range.spec.t === 'range' && is(c, i - 1, 'after', 'before')))
    best = range;
  if (again && again.next > (best?.next ?? 0)) best = again;
  if (best) return [...(one(best) as Found[]), ...(best === single ? moreDays(c, best) : [])];
  const hedge = skipHedge(c, i);
  if (hedge.next > i && hedge.next === i + 1 && !lengthAt(c, i)) return null;
  const j = is(c, i, 'for', 'during', 'over', 'within', 'the') ? i + 1 : i;
  const long = duration(c, j);
  if (long) return one(long, j);
  return null;
}

/** All dates of a sentence, left to right, none inside another. */
export function findIn(c: Context): Found[] {
  const found: Found[] = [];
  const { atoms } = c;
  let said = -1;
  for (let i = 0; i < atoms.length; ) {
    const atom = atoms[i];
    // Most "the" and "in" begin no date: go on unless something that says a time follows soon.
    if (said < i) {
      said = i;
      while (said < atoms.length && !saysTime(c, said)) said++;
    }
    if (said - i > REACH) {
      i = said - REACH;
      continue;
    }
    if (
      !atom ||
      (atom.kind === 'word' ? !atom.word?.starts && !mayName(c, i) : atom.kind !== 'number' && !is(c, i, "'", '’', '‘'))
    ) {
      i++;
      continue;
    }
    const here = at(c, i);
    if (!here || here.length === 0) {
      i++;
      continue;
    }
    found.push(...here);
    i = (here.at(-1) as Found).to + 1;
  }
  return found;
}

/** How many pieces may stand before the word of a date that says the time ("at the very least, more than two and a half years"). */
const REACH = 8;

function saysTime(c: Context, i: number): boolean {
  const atom = c.atoms[i];
  if (!atom) return false;
  return atom.kind === 'number' || atom.word?.says === true || (atom.capital && namesHoliday(atom.low));
}

/** A capitalised word may begin a holiday; "Q3" a quarter. */
function mayName(c: Context, i: number): boolean {
  const atom = c.atoms[i];
  return (
    (atom?.capital === true && (atom.low === 'q' || namesHoliday(atom.low))) ||
    low(c, i) === 'up' ||
    low(c, i) === 'prior'
  );
}
