import type { Atom } from './atoms.js';

export interface Numeral {
  value: number;
  /** Index after the last piece. */
  next: number;
  /** Written with digits. */
  digits: boolean;
}

const LETTER_MAGNITUDE: Record<string, number> = { k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, b: 1e9, tn: 1e12, mln: 1e6 };

function isHyphen(atom: Atom | undefined): boolean {
  return atom !== undefined && (atom.low === '-' || atom.low === '‐' || atom.low === '‑');
}

/** A number below a hundred in words: "seven", "twenty-one", "twenty one". */
function small(atoms: readonly Atom[], i: number): Numeral | null {
  const value = atoms[i]?.word?.cardinal;
  if (value === undefined) return null;
  if (value < 20 || value % 10 !== 0) return { value, next: i + 1, digits: false };
  const j = isHyphen(atoms[i + 1]) ? i + 2 : i + 1;
  const unit = atoms[j]?.word?.cardinal;
  if (unit !== undefined && unit >= 1 && unit <= 9) return { value: value + unit, next: j + 1, digits: false };
  return { value, next: i + 1, digits: false };
}

/** "and a half", "and a quarter" after a number; what it adds. */
function fraction(atoms: readonly Atom[], i: number): { add: number; next: number } | null {
  if (atoms[i]?.low !== 'and' || (atoms[i + 1]?.low !== 'a' && atoms[i + 1]?.low !== 'one')) return null;
  const word = atoms[i + 2]?.low;
  if (word === 'half') return { add: 0.5, next: i + 3 };
  if (word === 'quarter') return { add: 0.25, next: i + 3 };
  return null;
}

/**
 * Reads a number in figures or words: "1,000", "2.5 million", "twenty-one", "one hundred and five", "two and a half million",
 * "a hundred", "40k". Ordinals, years and the words around a number are not its business.
 */
export function readNumeral(atoms: readonly Atom[], i: number): Numeral | null {
  const first = atoms[i];
  if (!first) return null;
  if (first.kind === 'number') return readFigure(atoms, i);
  if (first.kind !== 'word') return null;
  // "a hundred", "a thousand", "a million", "one hundred and five"
  let total = 0;
  let j = i;
  let part: Numeral | null;
  if ((first.low === 'a' || first.low === 'an') && atoms[i + 1]?.word?.magnitude && atoms[i + 1]?.low.length !== 2) {
    part = { value: 1, next: i + 1, digits: false };
  } else part = small(atoms, i);
  if (!part) return null;
  let seen = Number.POSITIVE_INFINITY;
  for (;;) {
    let value = part.value;
    j = part.next;
    const half = fraction(atoms, j);
    if (half) {
      value += half.add;
      j = half.next;
    }
    let scale = 1;
    for (;;) {
      const h = isHyphen(atoms[j]) && atoms[j + 1]?.word?.magnitude ? 1 : 0;
      const magnitude: number | undefined = atoms[j + h]?.word?.magnitude;
      if (!magnitude) break;
      scale *= magnitude;
      j += h + 1;
      // "one hundred and five thousand": what follows a hundred belongs to it before the next magnitude.
      if (magnitude === 100) {
        const k = atoms[j]?.low === 'and' ? j + 1 : j;
        const tail = small(atoms, k);
        if (tail && tail.value < 100) {
          value = value * scale + tail.value;
          scale = 1;
          j = tail.next;
        }
      }
    }
    if (scale >= seen) break;
    total += value * scale;
    seen = scale;
    if (scale < 100) break;
    const k = atoms[j]?.low === 'and' || atoms[j]?.low === ',' ? j + 1 : j;
    const next = small(atoms, k);
    if (!next) break;
    // "two hundred and five" goes on; "one thousand, two soldiers" does not need to be told apart here.
    if (atoms[j]?.low === ',' && !atoms[next.next]?.word?.magnitude) break;
    part = next;
  }
  return { value: total, next: j, digits: false };
}

function readFigure(atoms: readonly Atom[], i: number): Numeral {
  const first = atoms[i] as Atom;
  let value = first.value;
  let j = i + 1;
  const glued = atoms[j];
  const letter = glued?.kind === 'word' && glued.glued ? LETTER_MAGNITUDE[glued.low] : undefined;
  if (
    letter !== undefined &&
    !(glued?.low === 'm' && !isMoneyBefore(atoms, i)) &&
    !(glued?.low === 'b' && !isMoneyBefore(atoms, i))
  ) {
    return { value: value * letter, next: j + 1, digits: true };
  }
  const half = fraction(atoms, j);
  if (half && atoms[half.next]?.word) {
    value += half.add;
    j = half.next;
  }
  for (;;) {
    const h = isHyphen(atoms[j]) && atoms[j + 1]?.word?.magnitude ? 1 : 0;
    const magnitude = atoms[j + h]?.word?.magnitude;
    if (!magnitude) break;
    value *= magnitude;
    j += h + 1;
  }
  return { value: Math.round(value * 1e6) / 1e6, next: j, digits: true };
}

/** "$5m" is five million, "5m" five metres: the letter m needs money before it. */
function isMoneyBefore(atoms: readonly Atom[], i: number): boolean {
  const before = atoms[i - 1]?.low;
  return before === '$' || before === '€' || before === '£';
}

/** "third", "21st", "twenty-first": its value and where it ends. */
export function readOrdinal(atoms: readonly Atom[], i: number): Numeral | null {
  const first = atoms[i];
  if (!first) return null;
  if (first.kind === 'number') {
    const tail = atoms[i + 1];
    if (tail?.glued && (tail.low === 'st' || tail.low === 'nd' || tail.low === 'rd' || tail.low === 'th')) {
      return { value: first.value, next: i + 2, digits: true };
    }
    return null;
  }
  if (first.word?.ordinal !== undefined) return { value: first.word.ordinal, next: i + 1, digits: false };
  const tens = first.word?.cardinal;
  if (tens !== undefined && tens >= 20 && isHyphen(atoms[i + 1])) {
    const unit = atoms[i + 2]?.word?.ordinal;
    if (unit !== undefined && unit < 10) return { value: tens + unit, next: i + 3, digits: false };
  }
  return null;
}
