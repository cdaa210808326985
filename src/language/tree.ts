import type { Sentence } from './types.js';

const childrenCache = new WeakMap<Sentence, number[][]>();

/** For each token the indices of its children, left to right. Kept per sentence object, so asking twice is free. */
export function children(sentence: Sentence): readonly (readonly number[])[] {
  const cached = childrenCache.get(sentence);
  if (cached) return cached;
  const lists: number[][] = sentence.tokens.map(() => []);
  for (const token of sentence.tokens) lists[token.head]?.push(token.i);
  childrenCache.set(sentence, lists);
  return lists;
}

/** The indices of a token and all it dominates, left to right. */
export function subtree(sentence: Sentence, i: number): number[] {
  const below = children(sentence);
  const found = [i];
  for (let n = 0; n < found.length; n++) for (const child of below[found[n] as number] ?? []) found.push(child);
  return found.sort((a, b) => a - b);
}

/** The span from the first to the last of the given tokens; the sentence's own span when none is given. */
export function spanOf(sentence: Sentence, indices: readonly number[]): [number, number] {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const i of indices) {
    const token = sentence.tokens[i];
    if (!token) continue;
    if (token.start < start) start = token.start;
    if (token.end > end) end = token.end;
  }
  return end < 0 ? [sentence.start, sentence.end] : [start, end];
}

/** The characters of the report under the given tokens, gaps between them included. */
export function textOf(text: string, sentence: Sentence, indices: readonly number[]): string {
  const [start, end] = spanOf(sentence, indices);
  return text.slice(start, end);
}

/** The token's head, or undefined for the root. */
export function headOf(sentence: Sentence, i: number): number | undefined {
  const head = sentence.tokens[i]?.head ?? -1;
  return head < 0 ? undefined : head;
}

/** The index of the root token, -1 in an empty sentence. */
export function rootOf(sentence: Sentence): number {
  return sentence.tokens.findIndex((token) => token.head < 0);
}
