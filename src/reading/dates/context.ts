import type { Sentence } from '../../language/types.js';
import type { Atom } from '../quantities/atoms.js';
import type { Spec } from './specs.js';

/** What a matcher may look at: the pieces of one sentence, and the sentence for its tags. */
export interface Context {
  atoms: readonly Atom[];
  sentence: Sentence;
  /** Written in capitals throughout. */
  shouted: boolean;
}

/** A match that begins at the index asked for and ends before `next`. */
export interface Match {
  spec: Spec;
  next: number;
}

export function low(c: Context, i: number): string {
  return c.atoms[i]?.low ?? '';
}

export function is(c: Context, i: number, ...words: string[]): boolean {
  return words.includes(c.atoms[i]?.low ?? '');
}

/** Universal part of speech of the token that a piece belongs to; '' without a tagger. */
export function upos(c: Context, i: number): string {
  const atom = c.atoms[i];
  return atom ? (c.sentence.tokens[atom.token]?.upos ?? '') : '';
}

export function xpos(c: Context, i: number): string {
  const atom = c.atoms[i];
  return atom ? (c.sentence.tokens[atom.token]?.xpos ?? '') : '';
}

export function isHyphen(c: Context, i: number): boolean {
  const mark = low(c, i);
  return mark === '-' || mark === '‐' || mark === '‑' || mark === '–' || mark === '—' || mark === '/';
}

export function isDash(c: Context, i: number): boolean {
  const mark = low(c, i);
  return mark === '-' || mark === '‐' || mark === '‑' || mark === '–';
}

/** The index after an optional word. */
export function skip(c: Context, i: number, ...words: string[]): number {
  return is(c, i, ...words) ? i + 1 : i;
}
