import type { Sentence } from '../../language/types.js';
import type { QuantityMention } from '../types.js';
import type { Atom } from './atoms.js';
import { type Bend, type Bounds, bendAfter, bent } from './bounds.js';
import { type Numeral, readNumeral, readOrdinal } from './numerals.js';
import { moneyBefore, unitAfter } from './units.js';
import { vagueAt } from './vague.js';

type Kind = QuantityMention['kind'];

export interface Found {
  from: number;
  /** Last piece. */
  to: number;
  /** Piece of the number itself, for the tree. */
  core: number;
  bounds: Bounds;
  kind: Kind;
}

export function exact(value: number): Bounds {
  return { min: value, max: value, vague: false };
}

/** "between 30 and 40", "from 10 to 15" */
export function between(atoms: readonly Atom[], i: number): Found | null {
  const word = atoms[i]?.low;
  if (word !== 'between' && word !== 'from') return null;
  const a = readNumeral(atoms, i + 1);
  if (!a) return null;
  const joiner = atoms[a.next]?.low;
  if (joiner !== 'and' && joiner !== 'to') return null;
  const b = readNumeral(atoms, a.next + 1);
  if (!b || b.value <= a.value || (word === 'from' && unitAfter(atoms, b.next) === null)) return null;
  return finish(atoms, i, i + 1, b, { min: scaled(atoms, a, b), max: b.value, vague: false }, null);
}

/** "two to three million": the magnitude of the second belongs to both. */
function scaled(atoms: readonly Atom[], a: Numeral, b: Numeral): number {
  const magnitude = atoms[b.next - 1]?.word?.magnitude;
  return magnitude && a.value < 1000 && !atoms[a.next - 1]?.word?.magnitude && a.value * magnitude < b.value
    ? a.value * magnitude
    : a.value;
}

/** A number in figures or words, with a second one, a unit and the words after it. */
export function numberAt(atoms: readonly Atom[], i: number, sentence: Sentence, bend: Bend | null): Found | null {
  let at = i;
  if (atoms[at] && /^[$€£¥₽₴₪₹]$/.test(atoms[at]?.low as string)) at++;
  else if (/^(?:us|a|c|hk)$/.test(atoms[at]?.low ?? '') && atoms[at + 1]?.low === '$') at += 2;
  const ordinal = readOrdinal(atoms, at);
  if (ordinal) {
    if (bend) return null;
    const before = atoms[at - 1]?.low;
    if (atoms[at]?.low === 'second' && (before === 'a' || before === 'per') && atoms[at + 1]?.kind === 'mark')
      return null;
    if (atoms[ordinal.next]?.low === 's' && atoms[ordinal.next]?.glued) return null;
    if (before === 'a' && atoms[ordinal.next]?.low === 'of' && ordinal.value > 2)
      return {
        from: at - 1,
        to: ordinal.next - 1,
        core: at,
        bounds: exact(round(100 / ordinal.value)),
        kind: 'percent',
      };
    if (before === 'one' || before === 'two' || before === 'three') return null;
    return { from: at, to: ordinal.next - 1, core: at, bounds: exact(ordinal.value), kind: 'ordinal' };
  }
  const dozen = dozens(atoms, at);
  const number = dozen ?? readNumeral(atoms, at);
  if (!number) return bend ? vagueUnder(atoms, at, bend) : null;
  const money = moneyBefore(atoms, at);
  if (number.digits && money === null && isName(atoms, at, number)) return null;
  if (!number.digits && !bend && isTurnOfPhrase(atoms, at, number, sentence)) return null;
  let bounds: Bounds = { min: number.value, max: number.value, vague: dozen !== null };
  let end = number;
  const joiner = atoms[number.next];
  const dash = joiner && /^[-–]$/.test(joiner.low);
  if (joiner && (dash || joiner.low === 'to' || joiner.low === 'or')) {
    const second = readNumeral(atoms, number.next + 1);
    if (second && second.value > number.value && (!dash || number.digits === second.digits)) {
      bounds = { min: scaled(atoms, number, second), max: second.value, vague: false };
      end = second;
    } else if (second && dash && joiner.glued)
      return { from: at, to: second.next - 1, core: at, bounds: exact(number.value), kind: 'other' };
  }
  // "one in five"
  if (atoms[end.next]?.low === 'in' && !bend && end.value <= 9) {
    const of = readNumeral(atoms, end.next + 1);
    if (of && of.value > end.value && of.value <= 100 && !atoms[of.next]?.capital && atoms[of.next]?.kind === 'word') {
      return {
        from: at,
        to: of.next - 1,
        core: at,
        bounds: exact(round((100 * end.value) / of.value)),
        kind: 'percent',
      };
    }
  }
  return finish(atoms, i, at, end, bounds, bend);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** "a dozen", "half a dozen", "two dozen", "dozen" */
function dozens(atoms: readonly Atom[], i: number): Numeral | null {
  const word = atoms[i]?.low;
  if (word === 'half' && /^(?:a|-)$/.test(atoms[i + 1]?.low ?? '') && atoms[i + 2]?.low === 'dozen')
    return { value: 6, next: i + 3, digits: false };
  if (word === 'dozen') return { value: 12, next: i + 1, digits: false };
  if (word === 'a' && atoms[i + 1]?.low === 'dozen') return { value: 12, next: i + 2, digits: false };
  const n = readNumeral(atoms, i);
  return n && n.value < 100 && atoms[n.next]?.low === 'dozen'
    ? { value: n.value * 12, next: n.next + 1, digits: false }
    : null;
}

/** Adds what follows the number: "or more", a unit, an age. */
function finish(
  atoms: readonly Atom[],
  from: number,
  core: number,
  number: Numeral,
  base: Bounds,
  bend: Bend | null,
): Found {
  let to = number.next - 1;
  let bending = bend;
  const after = bendAfter(atoms, number.next);
  if (after && !bend) {
    bending = after.bend;
    to = after.next - 1;
  }
  const age = ageAfter(atoms, number.next);
  if (age) return { from, to: age - 1, core, bounds: base, kind: 'age' };
  const unit = unitAfter(atoms, to + 1);
  const money = moneyBefore(atoms, core);
  let kind: Kind = 'count';
  let start = from;
  if (money !== null) {
    kind = 'money';
    start = Math.min(from, money);
  } else if (unit) {
    kind = unit.kind;
    to = unit.next - 1;
  }
  return { from: start, to, core, bounds: bending ? bent(base, bending, kind === 'count') : base, kind };
}

/** "12-year-old", "12 years old": the index after it. */
export function ageAfter(atoms: readonly Atom[], i: number): number | null {
  let j = i;
  if (/^[-‑]$/.test(atoms[j]?.low ?? '')) j++;
  if (!/^(?:year|years|month|months)$/.test(atoms[j]?.low ?? '')) return null;
  j++;
  if (/^[-‑]$/.test(atoms[j]?.low ?? '')) j++;
  if (atoms[j]?.low === 'old') return j + 1;
  return atoms[j]?.low === 'of' && atoms[j + 1]?.low === 'age' ? j + 2 : null;
}

/** "aged 9", "aged 5 to 12", and ", 34," after a name. */
export function ageWords(atoms: readonly Atom[], i: number): Found | null {
  if (atoms[i]?.low === 'aged') {
    const a =
      readNumeral(atoms, i + 1) ?? (/^(?:between)$/.test(atoms[i + 1]?.low ?? '') ? readNumeral(atoms, i + 2) : null);
    if (!a || a.value > 120) return null;
    const joiner = atoms[a.next]?.low ?? '';
    const b = /^(?:to|and|-|–|or)$/.test(joiner) ? readNumeral(atoms, a.next + 1) : null;
    if (b && b.value > a.value)
      return { from: i, to: b.next - 1, core: i, bounds: { min: a.value, max: b.value, vague: false }, kind: 'age' };
    return { from: i, to: a.next - 1, core: i, bounds: exact(a.value), kind: 'age' };
  }
  const atom = atoms[i];
  if (
    atom?.kind === 'number' &&
    atom.value > 0 &&
    atom.value < 110 &&
    Number.isInteger(atom.value) &&
    atoms[i - 1]?.low === ',' &&
    atoms[i - 2]?.capital
  ) {
    const after = atoms[i + 1]?.low;
    if (after === ',' || after === '.' || after === ')' || after === undefined)
      return { from: i, to: i, core: i, bounds: exact(atom.value), kind: 'age' };
  }
  return null;
}

/** "half of", "two-thirds", "a quarter of": shares, kept as percent. */
export function fraction(atoms: readonly Atom[], i: number): Found | null {
  const word = atoms[i]?.low;
  if (word === 'half' && /^(?:of|the|its|their)$/.test(atoms[i + 1]?.low ?? ''))
    return { from: i, to: i, core: i, bounds: exact(50), kind: 'percent' };
  if (word === 'a' && atoms[i + 1]?.low === 'quarter' && atoms[i + 2]?.low === 'of')
    return { from: i, to: i + 1, core: i + 1, bounds: exact(25), kind: 'percent' };
  const top = atoms[i]?.word?.cardinal;
  if (top === undefined) return null;
  const j = /^[-‑]$/.test(atoms[i + 1]?.low ?? '') ? i + 2 : i + 1;
  const part = atoms[j]?.low ?? '';
  const bottom = /^thirds?$/.test(part)
    ? 3
    : /^quarters?$/.test(part)
      ? 4
      : /^fifths?$/.test(part)
        ? 5
        : /^half$/.test(part)
          ? 2
          : 0;
  return bottom ? { from: i, to: j, core: i, bounds: exact(round((100 * top) / bottom)), kind: 'percent' } : null;
}

function vagueUnder(atoms: readonly Atom[], i: number, bend: Bend): Found | null {
  const found = vagueAt(atoms, i);
  if (!found) return null;
  return { from: i, to: found.next - 1, core: found.next - 1, bounds: bent(found.bounds, bend, true), kind: 'count' };
}

const NUMBERED = new Set(
  'resolution no number nos route highway flight article chapter page paragraph section unit block room zone sector phase level line channel km version type model mark building camp group class act rule operation sura verse gate checkpoint apartment volume part grade protocol station district school hospital base squadron battalion brigade division regiment corps column point sheet day'.split(
    ' ',
  ),
);

/** A figure that names: "Resolution 2254", "T-72", "Su-24", "No. 3", "COVID-19", "F-16s", "G20". */
function isName(atoms: readonly Atom[], i: number, number: Numeral): boolean {
  const atom = atoms[i] as Atom;
  const before = atoms[i - 1];
  if (before) {
    if (atom.glued && before.kind === 'word') return true;
    if (
      atom.glued &&
      (before.low === '-' ||
        before.low === '/' ||
        before.low === '_' ||
        before.low === '‑' ||
        before.low === '#' ||
        before.low === '@')
    ) {
      const name = atoms[i - 2];
      if (name && before.glued && (name.kind === 'word' || name.kind === 'number')) return true;
    }
    if (before.low === '#' || (before.low === ':' && atom.glued && atoms[i - 2]?.kind === 'number')) return true;
    if (before.low === '.' && atoms[i - 2]?.low === 'no') return true;
    if (
      before.kind === 'word' &&
      NUMBERED.has(before.low) &&
      (before.capital ||
        atom.value >= 100 ||
        /^(?:no|route|page|article|chapter|phase|zone|day|level|gate|block|room|flight|resolution)$/.test(
          before.low,
        )) &&
      !(before.low === 'no' && !before.capital)
    )
      return true;
    // A name with a number behind: "Tokyo 2020", "Brigade 55", "Azov 3".
    if (
      before.kind === 'word' &&
      before.capital &&
      i > 1 &&
      atoms[i - 2]?.capital === true &&
      atom.value < 3000 &&
      atoms[i + 1]?.kind !== 'word'
    )
      return true;
  }
  const after = atoms[number.next];
  if (
    after?.glued &&
    after.kind === 'word' &&
    after.low.length <= 3 &&
    number.next === i + 1 &&
    !/^(?:km|kg|mm|cm|m|th|st|nd|rd|k|bn|pm|am|mph|kw|mw|ft|lb|lbs|t)$/.test(after.low)
  )
    return true;
  // a ratio, a score, a time: "3:0", "24/7"
  return (
    after?.glued &&
    (after.low === ':' || after.low === '/') &&
    atoms[number.next + 1]?.kind === 'number' &&
    atoms[number.next + 1]?.glued === true
  );
}

/** "one of the", "one another", "no one", "one day", "the one": the word counts nothing worth keeping. */
function isTurnOfPhrase(atoms: readonly Atom[], i: number, number: Numeral, sentence: Sentence): boolean {
  const atom = atoms[i] as Atom;
  if (atom.low !== 'one') return /^(?:zero|nil)$/.test(atom.low) && atoms[number.next]?.kind !== 'word';
  const before = atoms[i - 1]?.low ?? '';
  const after = atoms[i + 1]?.low ?? '';
  if (/^(?:no|any|every|each|this|that|which|the|some)$/.test(before)) return true;
  if (/^(?:another|s|day|time|thing|way|hand)$/.test(after)) return true;
  const token = sentence.tokens[atom.token];
  return token !== undefined && token.xpos !== '' && token.xpos.startsWith('PRP');
}
