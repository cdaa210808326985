import type { Atom } from './atoms.js';

/** How the words around a number bend it. */
export type Bend = 'exact' | 'at-least' | 'more' | 'at-most' | 'fewer' | 'about' | 'nearly';

export interface Bounds {
  min: number | null;
  max: number | null;
  vague: boolean;
}

const BEFORE: [string, Bend][] = [
  ['at least', 'at-least'],
  ['at the very least', 'at-least'],
  ['no fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['not less than', 'at-least'],
  ['not fewer than', 'at-least'],
  ['a minimum of', 'at-least'],
  ['minimum of', 'at-least'],
  ['as few as', 'at-least'],
  ['more than', 'more'],
  ['over', 'more'],
  ['well over', 'more'],
  ['just over', 'more'],
  ['slightly over', 'more'],
  ['above', 'more'],
  ['well above', 'more'],
  ['far more than', 'more'],
  ['well more than', 'more'],
  ['slightly more than', 'more'],
  ['just more than', 'more'],
  ['upwards of', 'more'],
  ['upward of', 'more'],
  ['in excess of', 'more'],
  ['exceeding', 'more'],
  ['exceed', 'more'],
  ['exceeds', 'more'],
  ['exceeded', 'more'],
  ['greater than', 'more'],
  ['surpassed', 'more'],
  ['surpassing', 'more'],
  ['topped', 'more'],
  ['topping', 'more'],
  ['up to', 'at-most'],
  ['as many as', 'at-most'],
  ['as much as', 'at-most'],
  ['at most', 'at-most'],
  ['no more than', 'at-most'],
  ['not more than', 'at-most'],
  ['a maximum of', 'at-most'],
  ['maximum of', 'at-most'],
  ['anything up to', 'at-most'],
  ['fewer than', 'fewer'],
  ['less than', 'fewer'],
  ['under', 'fewer'],
  ['just under', 'fewer'],
  ['well under', 'fewer'],
  ['below', 'fewer'],
  ['just below', 'fewer'],
  ['about', 'about'],
  ['around', 'about'],
  ['approximately', 'about'],
  ['roughly', 'about'],
  ['some', 'about'],
  ['circa', 'about'],
  ['approx', 'about'],
  ['an estimated', 'about'],
  ['estimated', 'about'],
  ['in the region of', 'about'],
  ['on the order of', 'about'],
  ['close to', 'nearly'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['just short of', 'nearly'],
  ['not quite', 'nearly'],
  ['a total of', 'exact'],
];

/** Phrases by their first word, longest first. */
const BY_FIRST = new Map<string, { words: string[]; bend: Bend }[]>();
for (const [phrase, bend] of BEFORE) {
  const words = phrase.split(' ');
  const list = BY_FIRST.get(words[0] as string) ?? [];
  list.push({ words, bend });
  list.sort((a, b) => b.words.length - a.words.length);
  BY_FIRST.set(words[0] as string, list);
}

/** The bounding phrase that begins at a piece: "at least", "more than", "as many as". */
export function bendBefore(atoms: readonly Atom[], i: number): { bend: Bend; next: number } | null {
  const list = BY_FIRST.get(atoms[i]?.low ?? '');
  if (!list) return null;
  for (const { words, bend } of list) {
    if (words.every((word, k) => atoms[i + k]?.low === word)) return { bend, next: i + words.length };
  }
  return null;
}

/** What stands after a number: "or more", "+", "or so", "at most". */
export function bendAfter(atoms: readonly Atom[], i: number): { bend: Bend; next: number } | null {
  const word = atoms[i]?.low;
  if (word === '+' && atoms[i]?.glued) return { bend: 'at-least', next: i + 1 };
  if (word === 'plus' && !/^\d/.test(atoms[i + 1]?.low ?? '')) return { bend: 'at-least', next: i + 1 };
  if (word === 'or') {
    const next = atoms[i + 1]?.low;
    if (next === 'more') return { bend: 'at-least', next: i + 2 };
    if (next === 'so') return { bend: 'about', next: i + 2 };
    if (next === 'fewer' || next === 'less') return { bend: 'at-most', next: i + 2 };
  }
  if (word === 'at') {
    const next = atoms[i + 1]?.low;
    if (next === 'least') return { bend: 'at-least', next: i + 2 };
    if (next === 'most') return { bend: 'at-most', next: i + 2 };
  }
  return null;
}

/**
 * Bounds of a number under the words around it. "More than 1,000" begins at 1,001 and "fewer than 20" ends at 19, as people
 * come whole; for money and measures the figure itself is the bound. "Nearly 200" lies below 200 and, by a convention of this
 * project, within a tenth of it; "about 200" stays 200, as the report names no other figure. Both are marked vague.
 */
export function bent(base: Bounds, bend: Bend, whole: boolean): Bounds {
  const low = base.min;
  const high = base.max;
  const step = whole ? 1 : 0;
  switch (bend) {
    case 'exact':
      return base;
    case 'at-least':
      return { min: low, max: null, vague: base.vague && low !== high };
    case 'more':
      return { min: high !== null && low === high ? high + step : low, max: null, vague: base.vague && low !== high };
    case 'at-most':
      return { min: null, max: high ?? low, vague: base.vague && low !== high };
    case 'fewer':
      return { min: null, max: high === null ? null : high - step, vague: base.vague && low !== high };
    case 'about':
      return { ...base, vague: true };
    case 'nearly': {
      if (high === null) return { ...base, vague: true };
      const top = whole ? Math.max(high - 1, 0) : high;
      return { min: Math.min(top, whole ? Math.ceil(high * 0.9) : high * 0.9), max: top, vague: true };
    }
  }
}
