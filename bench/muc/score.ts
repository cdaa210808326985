/**
 * The published measure, after eval.py of github.com/xinyadu/gtt: in every document each read template is mapped to at
 * most one gold template of the same incident type, no gold template to two, so that the document's F1 over incident
 * type and all roles is highest. A read entity is right when all its mentions are among the mentions of one gold entity of
 * the mapped template, both without case, punctuation and articles. Counts are summed over documents; what is not
 * mapped counts against precision or recall.
 */
import { type Role, roles, type Template } from './templates.js';

export interface Counts {
  pRight: number;
  pAll: number;
  rRight: number;
  rAll: number;
}

export type Field = 'type' | Role;
export const fields: readonly Field[] = ['type', ...roles];

export const normalise = (s: string): string =>
  s
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

const none = (): Counts => ({ pRight: 0, pAll: 0, rRight: 0, rAll: 0 });
export const noCounts = (): Record<Field, Counts> =>
  Object.fromEntries(fields.map((f) => [f, none()])) as Record<Field, Counts>;

export const f1 = (c: Counts): number => {
  const p = c.pAll ? c.pRight / c.pAll : 0;
  const r = c.rAll ? c.rRight / c.rAll : 0;
  return p + r ? (2 * p * r) / (p + r) : 0;
};

export function total(counts: Record<Field, Counts>): Counts {
  const sum = none();
  for (const f of fields) for (const k of Object.keys(sum) as (keyof Counts)[]) sum[k] += counts[f][k];
  return sum;
}

const normalised = (list: readonly Template[]): Template[] =>
  list.map((t) => {
    const out = { type: t.type } as Template;
    for (const r of roles) out[r] = t[r].map((entity) => entity.map(normalise));
    return out;
  });

const fits = (gold: readonly string[], read: readonly string[]): boolean => read.every((m) => gold.includes(m));

/** Right entities of a read template held against a gold one, by role: [for precision, for recall]. */
function rightOf(read: Template, gold: Template): Record<Role, [number, number]> {
  return Object.fromEntries(
    roles.map((r) => [
      r,
      [
        read[r].filter((e) => gold[r].some((g) => fits(g, e))).length,
        gold[r].filter((g) => read[r].some((e) => fits(g, e))).length,
      ],
    ]),
  ) as Record<Role, [number, number]>;
}

/** The best mapping of one document, as `mapping[read] = gold` (-1: none). */
export function bestMapping(readRaw: readonly Template[], goldRaw: readonly Template[]): number[] {
  const read = normalised(readRaw);
  const gold = normalised(goldRaw);
  const right = read.map((r) =>
    gold.map((g) => {
      if (!g.type.includes(r.type)) return null;
      let p = 1;
      let q = 1;
      for (const [a, b] of Object.values(rightOf(r, g))) {
        p += a;
        q += b;
      }
      return [p, q] as const;
    }),
  );
  const size = (list: readonly Template[]): number =>
    list.reduce((n, t) => n + 1 + roles.reduce((m, r) => m + t[r].length, 0), 0);
  const pAll = size(read);
  const rAll = size(gold);
  // reached: right entities for precision → the most for recall, with the mapping; F1 grows in both
  let states = new Map<number, Map<number, { q: number; map: number[] }>>([[0, new Map([[0, { q: 0, map: [] }]])]]);
  for (let i = 0; i < read.length; i++) {
    const next: typeof states = new Map();
    const put = (mask: number, p: number, q: number, map: number[]): void => {
      const at = next.get(mask) ?? new Map<number, { q: number; map: number[] }>();
      next.set(mask, at);
      const known = at.get(p);
      if (!known || known.q < q) at.set(p, { q, map });
    };
    for (const [mask, byP] of states)
      for (const [p, { q, map }] of byP) {
        put(mask, p, q, [...map, -1]);
        for (let g = 0; g < gold.length; g++) {
          const score = right[i][g];
          if (score && !(mask & (1 << g))) put(mask | (1 << g), p + score[0], q + score[1], [...map, g]);
        }
      }
    states = next;
  }
  let best: number[] = read.map(() => -1);
  let bestF = 0;
  for (const byP of states.values())
    for (const [p, { q, map }] of byP) {
      const f = f1({ pRight: p, pAll, rRight: q, rAll });
      if (f > bestF) {
        bestF = f;
        best = map;
      }
    }
  return best;
}

/** Adds one document to the counts; gives the mapping. */
export function addDocument(
  counts: Record<Field, Counts>,
  readRaw: readonly Template[],
  goldRaw: readonly Template[],
): number[] {
  const mapping = bestMapping(readRaw, goldRaw);
  const read = normalised(readRaw);
  const gold = normalised(goldRaw);
  counts.type.pAll += read.length;
  counts.type.rAll += gold.length;
  for (const r of roles) {
    for (const t of read) counts[r].pAll += t[r].length;
    for (const t of gold) counts[r].rAll += t[r].length;
  }
  mapping.forEach((g, i) => {
    if (g < 0) return;
    counts.type.pRight++;
    counts.type.rRight++;
    const right = rightOf(read[i], gold[g]);
    for (const r of roles) {
      counts[r].pRight += right[r][0];
      counts[r].rRight += right[r][1];
    }
  });
  return mapping;
}
