import type { Analysis, Sentence } from '../../language/types.js';
import { WORDS, type Word } from '../dates/words.js';

export type AtomKind = 'word' | 'number' | 'mark';

/**
 * The smallest pieces that dates and numbers are read from: a run of letters, a figure, or one mark.
 * Tokenisers differ on "12-year-old", "3-5" and "2020-06-07"; pieces do not, so the grammar stands on pieces
 * and each remembers the token that it came from.
 */
export interface Atom {
  kind: AtomKind;
  /** Lower case; for a figure the digits as written. */
  low: string;
  start: number;
  end: number;
  /** Index of the token in the sentence. */
  token: number;
  /** No space before it. */
  glued: boolean;
  /** Begins with a capital. */
  capital: boolean;
  /** Of a figure. */
  value: number;
  word: Word | undefined;
}

const NONE: Word | undefined = undefined;
const cache = new WeakMap<Sentence, Atom[]>();

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isLetter(c: number): boolean {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
  return c >= 0xc0 && c !== 0xd7 && c !== 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x303f);
}

/** The end of a figure that begins at `at`: digits, groups of three after commas or thin spaces, one decimal point. */
function endOfFigure(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && isDigit(text.charCodeAt(end))) end++;
  if (end - at <= 3) {
    for (;;) {
      const c = text.charCodeAt(end);
      if (end + 4 > limit) break;
      if (c !== 44 && c !== 0xa0 && c !== 0x202f) break;
      const three =
        isDigit(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(end + 2)) && isDigit(text.charCodeAt(end + 3));
      if (!three || (end + 4 < limit && isDigit(text.charCodeAt(end + 4)))) break;
      end += 4;
    }
  }
  // One point and digits, unless more points follow: "07.06.2020" is a date, not a number.
  if (end + 1 < limit && text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1))) {
    let after = end + 1;
    while (after < limit && isDigit(text.charCodeAt(after))) after++;
    const dotted = after + 1 < limit && text.charCodeAt(after) === 46 && isDigit(text.charCodeAt(after + 1));
    const inDotted = at > 0 && text.charCodeAt(at - 1) === 46 && at > 1 && isDigit(text.charCodeAt(at - 2));
    if (!dotted && !inDotted) end = after;
  }
  return end;
}

/** The pieces of one sentence, left to right. Kept per sentence, as dates and quantities both ask. */
export function atomsOf(analysis: Analysis, sentence: Sentence): Atom[] {
  const known = cache.get(sentence);
  if (known) return known;
  const { text } = analysis;
  const atoms: Atom[] = [];
  let previousEnd = -1;
  for (const token of sentence.tokens) {
    let at = token.start;
    while (at < token.end) {
      const c = text.charCodeAt(at);
      if (c <= 32 || c === 0xa0) {
        at++;
        continue;
      }
      let end = at + 1;
      let kind: AtomKind = 'mark';
      if (isDigit(c)) {
        kind = 'number';
        end = endOfFigure(text, at, token.end);
      } else if (isLetter(c)) {
        kind = 'word';
        while (end < token.end && isLetter(text.charCodeAt(end))) end++;
      }
      const raw = text.slice(at, end);
      const low = kind === 'word' ? raw.toLowerCase() : raw;
      atoms.push({
        kind,
        low,
        start: at,
        end,
        token: token.i,
        glued: at === previousEnd,
        capital: kind === 'word' && raw.charCodeAt(0) !== low.charCodeAt(0),
        value: kind === 'number' ? Number(raw.replace(/[,\u00a0\u202f]/g, '')) : Number.NaN,
        word: kind === 'word' ? WORDS.get(low) : NONE,
      });
      previousEnd = end;
      at = end;
    }
  }
  cache.set(sentence, atoms);
  return atoms;
}

/** A sentence written in capitals throughout (newswire of the 1980s): capitals then say nothing about names. */
export function isShouted(atoms: readonly Atom[], text: string): boolean {
  let words = 0;
  for (const atom of atoms) {
    if (atom.kind !== 'word' || atom.end - atom.start < 2) continue;
    const last = text.charCodeAt(atom.end - 1);
    if (last >= 97 && last <= 122) return false;
    if (++words >= 12) break;
  }
  return words >= 3;
}
