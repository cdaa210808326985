/**
 * Copies: reports whose texts are nearly the same have one origin and are not independent of each other. Texts are
 * compared by their runs of five words. To find the few texts worth comparing among millions, each text leaves a
 * sketch of 72 smallest hashes, cut into 24 bands of three: texts that share half of their runs share a band 96 times
 * in 100, texts that share one run in fifty almost never do. Nothing here depends on the order in which reports come.
 */
import type { Span } from '../report/types.js';

const RUN = 5;
const BANDS = 24;
const ROWS = 3;
/** Share of the runs of both texts together. */
const SAME_TEXT = 0.5;
/** Share of the runs of the shorter text: an outlet that prints the first half of a wire story. */
const PART_OF_TEXT = 0.8;
/** A text shorter than this many runs is not taken for a part of another. */
const SHORTEST_PART = 30;

/** Multipliers of the 72 hash functions, from a fixed generator. */
const SEEDS = (() => {
  const seeds = new Uint32Array(BANDS * ROWS * 2);
  let x = 0x9e3779b9;
  for (let i = 0; i < seeds.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    seeds[i] = i % 2 === 0 ? x | 1 : x;
  }
  return seeds;
})();

function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The hashes of a text's runs of five words; case, punctuation and header lines do not count. */
export function runsOf(text: string, headers: readonly Span[] = []): Set<number> {
  let prose = text;
  for (const [start, end] of headers) prose = prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end);
  const words = (prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashWord);
  const runs = new Set<number>();
  for (let i = 0; i + RUN <= Math.max(words.length, RUN); i++) {
    let h = 0;
    for (let j = i; j < i + RUN && j < words.length; j++) h = Math.imul(h ^ words[j], 0x85ebca6b) + 0x27d4eb2f;
    h ^= h >>> 15;
    runs.add(h >>> 0);
  }
  return runs;
}

/** The keys of the bands of a text; two texts that share none are not compared. */
export function bandsOf(runs: ReadonlySet<number>): number[] {
  const smallest = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const run of runs) {
    for (let k = 0; k < smallest.length; k++) {
      let h = Math.imul(run ^ SEEDS[2 * k + 1], SEEDS[2 * k]);
      h = (h ^ (h >>> 16)) >>> 0;
      if (h < smallest[k]) smallest[k] = h;
    }
  }
  const bands: number[] = [];
  for (let b = 0; b < BANDS; b++) {
    let h = 0x811c9dc5;
    for (let r = 0; r < ROWS; r++) h = Math.imul(h ^ smallest[b * ROWS + r], 0x01000193) ^ (h >>> 15);
    // Band number above, hash below: a whole number that JavaScript and every store hold exactly.
    bands.push(b * 2 ** 32 + (h >>> 0));
  }
  return bands;
}

/** How much two texts have in common, from 0 to 1, and whether that makes one a copy of the other. */
export function compareTexts(a: ReadonlySet<number>, b: ReadonlySet<number>): { similarity: number; copy: boolean } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const run of small) if (large.has(run)) both++;
  const together = both / (a.size + b.size - both);
  const part = both / small.size;
  const copy = together >= SAME_TEXT || (part >= PART_OF_TEXT && small.size >= SHORTEST_PART);
  return { similarity: Math.round(together * 1000) / 1000, copy };
}

/** One report of a group of copies. */
export interface Copy {
  seq: number;
  hash: string;
  published: string | null;
}

/** The origin of a group: the earliest by publication date, then by hash; the same whatever came in first. */
export function originOf<C extends Copy>(group: readonly C[]): C {
  const rank = (c: C) => `${c.published ?? '9999'} ${c.hash}`;
  return group.reduce((first, c) => (rank(c) < rank(first) ? c : first));
}
