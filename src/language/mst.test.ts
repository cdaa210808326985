import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TreeDecoder } from './mst.js';

const width = (n: number) => (n + 4) & ~3;

function score(table: Float32Array, n: number, heads: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += table[i * width(n) + heads[i]];
  return sum;
}

function isTree(heads: ArrayLike<number>, n: number): boolean {
  let roots = 0;
  for (let i = 0; i < n; i++) {
    if (heads[i] === 0) roots++;
    let node = i + 1;
    for (let steps = 0; node !== 0; steps++) {
      if (steps > n) return false;
      node = heads[node - 1];
    }
  }
  return roots === 1;
}

/** The best score by trying all trees. */
function exhaustive(table: Float32Array, n: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(n).fill(0);
  const go = (i: number) => {
    if (i === n) {
      if (isTree(heads, n)) best = Math.max(best, score(table, n, heads));
      return;
    }
    for (heads[i] = 0; heads[i] <= n; heads[i]++) if (heads[i] !== i + 1) go(i + 1);
  };
  go(0);
  return best;
}

it('finds the best tree with one root', () => {
  const decoder = new TreeDecoder();
  const scores = fc
    .integer({ min: 1, max: 5 })
    .chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n * width(n), maxLength: n * width(n) }),
      ),
    );
  fc.assert(
    fc.property(scores, ([n, values]) => {
      const table = Float32Array.from(values);
      const heads = new Int32Array(n);
      decoder.decode(table, 0, n, width(n), heads);
      expect(isTree(heads, n)).toBe(true);
      expect(score(table, n, heads)).toBe(exhaustive(table, n));
    }),
    { numRuns: 300 },
  );
});

it('gives a tree for long sentences too', () => {
  const n = 200;
  const table = new Float32Array(n * width(n));
  let seed = 7;
  for (let k = 0; k < table.length; k++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    table[k] = seed / 2 ** 32;
  }
  const heads = new Int32Array(n);
  new TreeDecoder().decode(table, 0, n, width(n), heads);
  expect(isTree(heads, n)).toBe(true);
});
