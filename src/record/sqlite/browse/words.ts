/** Words of a person as a full-text query, and hits as offsets. */
import type { Marked } from '../../browse.js';

const MOST_WORDS = 16;

/**
 * Each word or "quoted phrase" as a quoted string, so that nothing in it is an operator; all must occur. Null when there
 * is no word in it.
 */
export function wordQuery(text: string): string | null {
  const parts: string[] = [];
  for (const [, phrase, rest] of text.matchAll(/"([^"]*)"|([^"]+)/g)) {
    const words = (phrase ?? rest).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    if (phrase !== undefined && words.length) parts.push(words.join(' '));
    else parts.push(...words);
  }
  return parts.length
    ? parts
        .slice(0, MOST_WORDS)
        .map((p) => `"${p}"`)
        .join(' ')
    : null;
}

/** Put around hits by the engine; characters that Unicode keeps out of texts. */
export const OPEN = '\ufdd0';
export const CLOSE = '\ufdd1';

/** Where the hits of a text stand, from the same text with OPEN and CLOSE around them. */
export function hitsIn(text: string, highlighted: string): [number, number][] {
  if (text.length === highlighted.length) return [];
  const hits: [number, number][] = [];
  let at = 0;
  let open: number | null = null;
  for (let i = 0; i < highlighted.length; i++) {
    const c = highlighted[i];
    // A text that holds such a character itself has it where the highlighted one has it, too.
    if (c === OPEN && open === null && text[at] !== OPEN) open = at;
    else if (c === CLOSE && open !== null && text[at] !== CLOSE) {
      hits.push([open, at]);
      open = null;
    } else at++;
  }
  return hits;
}

const WIDTH = 240;
const MOST_EXCERPTS = 3;

/** A word's beginning or end near a place in a text. */
function edge(text: string, at: number, step: -1 | 1, limit: number): number {
  let i = at;
  for (let n = 0; n < 24 && i !== limit; n++, i += step) {
    if (/\s/.test(text[step === 1 ? i : i - 1] ?? ' ')) break;
  }
  return i;
}

/** The stretches of a text with most hits, best first, none overlapping. */
export function excerptsOf(text: string, hits: readonly [number, number][]): Marked[] {
  const windows = hits.map(([start], i) => {
    let last = i;
    while (last + 1 < hits.length && hits[last + 1][1] - start <= WIDTH * 0.75) last++;
    const distinct = new Set(hits.slice(i, last + 1).map(([s, e]) => text.slice(s, e).toLowerCase().slice(0, 5)));
    return { i, last, worth: distinct.size * 10 + (last - i) };
  });
  windows.sort((a, b) => b.worth - a.worth || a.i - b.i);
  const taken: Marked[] = [];
  for (const { i, last } of windows) {
    if (taken.length === MOST_EXCERPTS) break;
    const middle = (hits[i][0] + hits[last][1]) / 2;
    const from = Math.max(0, Math.floor(middle - WIDTH / 2));
    const start = edge(text, Math.min(from, hits[i][0]), -1, 0);
    const end = edge(text, Math.max(Math.min(text.length, from + WIDTH), hits[last][1]), 1, text.length);
    if (taken.some((t) => start < t.start + t.text.length && t.start < end)) continue;
    const marks = hits
      .filter(([s, e]) => s >= start && e <= end)
      .map(([s, e]): [number, number] => [s - start, e - start]);
    taken.push({ text: text.slice(start, end), start, marks });
  }
  return taken;
}
