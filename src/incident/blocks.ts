/**
 * Which facts are compared at all. Two facts can only be the same when they share a key, so a store that keeps the keys
 * of each report finds everything that a new report may touch (see `partitionKeys` in index.ts).
 */
import { isSingular } from './events.js';
import type { Fact } from './facts.js';
import { isVague } from './facts.js';
import type { Party } from './parties.js';
import { cellsOf } from './places.js';

/** Facts of one bucket may meet: denials and recollections look for the happening they speak of. */
const BUCKET = { happening: 'h', recollection: 'h', plan: 'p', verbal: 'v', state: 's', total: 't' } as const;

/** Wider than this and a fact is looked up by months. */
const WIDE_DAYS = 14;
const MONTH_DAYS = 30;
/** Others are looked up by stretches of so many days. */
const STRETCH_DAYS = 3;
const MOST_MONTHS = 14;

/** What and when: an evidence or a cell, and a number of a stretch of days or of a month. */
export type Key = [what: string, when: number];

export interface Keys {
  /** Any two facts that share one are compared. */
  near: Key[];
  /** Facts that share one are compared when at least one of them is loose. */
  loose: Key[];
  /** Its time is wide or its place open: it is looked up by months and by what else it says. */
  isLoose: boolean;
}

/** Facts with different roots are never the same. */
export function rootOf(f: Fact): string {
  return `${BUCKET[f.kind]}|${f.group}`;
}

/** Where a fact can be looked for: its cells, and the names of places that have no position. */
function spotsOf(f: Fact): string[] {
  const cells = f.places.length === 1 ? cellsOf(f.places[0]!) : [...new Set(f.places.flatMap(cellsOf))];
  for (const p of f.places) if (p.lat === null) cells.push(`~${p.norm}`);
  return cells;
}

const NO_TIME = -1;
/** Months are told from stretches by their sign. */
const monthKey = (month: number) => -2 - month;

export function keysOf(f: Fact): Keys {
  const near: Key[] = f.origins.map((origin) => [`copy|${origin}`, NO_TIME]);
  const loose: Key[] = [];
  const { when } = f;
  if (!when) return { near, loose, isLoose: false };

  const spots = spotsOf(f);
  const exact = exactEvidence(f);
  const other = otherEvidence(f);
  const wide = when.to - when.from > WIDE_DAYS;
  const firstMonth = Math.floor(when.from / MONTH_DAYS);
  const lastMonth = Math.floor(when.to / MONTH_DAYS);
  if (lastMonth - firstMonth < MOST_MONTHS) {
    for (let m = firstMonth; m <= lastMonth; m++) {
      for (const s of spots) loose.push([s, monthKey(m)]);
      if (!wide) continue;
      for (const e of exact) loose.push([e, monthKey(m)]);
      for (const e of other) loose.push([e, monthKey(m)]);
    }
  }
  if (!wide) {
    const slack = isSingular(f.group) ? 2 : 1;
    const stretch = (d: number) => Math.floor(d / STRETCH_DAYS);
    const [from, to] = [stretch(when.from - slack), stretch(when.to + slack)];
    for (let d = from; d <= to; d++) for (const s of spots) near.push([s, d]);
    for (let d = stretch(when.from); d <= stretch(when.to); d++) {
      for (const e of exact) near.push([e, d]);
      for (const e of other) loose.push([e, d]);
    }
  }
  return { near, loose, isLoose: wide || isVague(f) };
}

/** Keys under which plans look for what came of them. */
export function aimsOf(f: Fact): string[] {
  if (f.denies || (f.kind !== 'plan' && f.kind !== 'happening')) return [];
  return spotsOf(f).map((s) => `aim|${f.group}|${s}`);
}

/** All keys of a fact as text, for a store. */
export function textKeys(f: Fact): string[] {
  const { near, loose } = keysOf(f);
  const root = rootOf(f);
  const said = f.together.map((id) => `together|${id}`);
  return [...[...near, ...loose].map(([what, when]) => `${root}|${what}|${when}`), ...aimsOf(f), ...said];
}

/** What ties two facts even when their places differ: a number, an operation. */
function exactEvidence(f: Fact): string[] {
  const out: string[] = [];
  for (const [kind, [min]] of f.counts) if (min >= 3) out.push(`n:${kind}:${min}`);
  if (f.operation) out.push(`op:${f.operation}`);
  return out;
}

/** What ties a fact without a usable place to another: a thing, both parties. */
function otherEvidence(f: Fact): string[] {
  const out = f.things.map((t) => `t:${t}`);
  if (f.group !== 'force') {
    const ids = heads([...f.doers, ...f.sufferers]);
    for (const x of ids) for (const y of ids) if (x < y) out.push(`pair:${x}>${y}`);
  }
  return out;
}

function heads(parties: readonly Party[]): string[] {
  return [...new Set(parties.flatMap((p) => p.reach.slice(0, 4)))].slice(0, 8);
}

/** Calls `visit` once for each pair that may be the same, i < j. */
export function eachPair(facts: readonly Fact[], visit: (i: number, j: number) => void): void {
  const roots = new Map<string, number[]>();
  facts.forEach((f, i) => {
    const root = rootOf(f);
    const list = roots.get(root);
    if (list) list.push(i);
    else roots.set(root, [i]);
  });
  for (const members of roots.values()) pairsWithin(facts, members, visit);
  for (const [i, j] of putTogether(facts)) visit(i, j);
}

/** Pairs that a reviewer put together, which no key may have brought together. */
function* putTogether(facts: readonly Fact[]): Generator<[number, number]> {
  const merges = new Map<string, number[]>();
  facts.forEach((f, i) => {
    for (const id of f.together) merges.set(id, [...(merges.get(id) ?? []), i]);
  });
  for (const members of merges.values())
    for (let x = 0; x < members.length; x++)
      for (let y = x + 1; y < members.length; y++) yield [members[x]!, members[y]!];
}

/** More than the stretches and months since the year 0 and until 3000. */
const SPREAD = 2 ** 21;

interface Block {
  loose: number[];
  firm: number[];
}

/** Pairs among facts of one bucket and group; `members` are in ascending order. */
function pairsWithin(facts: readonly Fact[], members: readonly number[], visit: (i: number, j: number) => void): void {
  const near = new Map<number, number[]>();
  const loose = new Map<number, Block>();
  const numbers = new Map<string, number>();
  /** One number for what and when. */
  const numberOf = ([what, when]: Key) => {
    let n = numbers.get(what);
    if (n === undefined) {
      n = numbers.size;
      numbers.set(what, n);
    }
    return n * SPREAD + when;
  };
  members.forEach((fact, n) => {
    const keys = keysOf(facts[fact]!);
    for (const key of keys.near) {
      const k = numberOf(key);
      const block = near.get(k);
      if (block) block.push(n);
      else near.set(k, [n]);
    }
    for (const key of keys.loose) {
      const k = numberOf(key);
      const block = loose.get(k);
      if (!block) loose.set(k, keys.isLoose ? { loose: [n], firm: [] } : { loose: [], firm: [n] });
      else (keys.isLoose ? block.loose : block.firm).push(n);
    }
  });
  const partners: number[][] = members.map(() => []);
  for (const block of near.values()) {
    for (let x = 0; x < block.length; x++) {
      for (let y = x + 1; y < block.length; y++) partners[block[x]!]!.push(block[y]!);
    }
  }
  for (const { loose: some, firm } of loose.values()) {
    for (let x = 0; x < some.length; x++) {
      const i = some[x]!;
      for (let y = x + 1; y < some.length; y++) partners[i]!.push(some[y]!);
      for (const n of firm) partners[Math.min(i, n)]!.push(Math.max(i, n));
    }
  }
  const seen = new Int32Array(members.length).fill(-1);
  partners.forEach((list, i) => {
    for (const j of list) {
      if (seen[j] === i) continue;
      seen[j] = i;
      visit(members[i]!, members[j]!);
    }
  });
}
