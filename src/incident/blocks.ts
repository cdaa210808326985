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
const MOST_MONTHS = 14;

export interface Keys {
  /** Any two facts that share one are compared. */
  near: string[];
  /** Facts that share one are compared when at least one of them is loose. */
  loose: string[];
  /** Compared as plan and happening only. */
  aims: string[];
  /** Its time is wide or its place open: it is looked up by months and by what else it says. */
  isLoose: boolean;
}

export function keysOf(f: Fact): Keys {
  const root = `${BUCKET[f.kind]}|${f.group}`;
  const near = f.origins.map((origin) => `${root}|copy|${origin}`);
  const loose: string[] = [];
  const cells = [...new Set(f.places.flatMap(cellsOf))];
  const spots = [...cells, ...f.places.filter((p) => p.lat === null).map((p) => `~${p.norm}`)];
  const aims = aimGroup(f) ? spots.map((s) => `aim|${f.group}|${s}`) : [];
  const { when } = f;
  if (!when) return { near, loose, aims, isLoose: false };

  const wide = when.to - when.from > WIDE_DAYS;
  const exact = exactEvidence(f);
  const other = otherEvidence(f);
  const firstMonth = Math.floor(when.from / MONTH_DAYS);
  const lastMonth = Math.floor(when.to / MONTH_DAYS);
  if (lastMonth - firstMonth < MOST_MONTHS) {
    for (let m = firstMonth; m <= lastMonth; m++) {
      for (const s of spots) loose.push(`${root}|${s}|m${m}`);
      if (wide) for (const e of [...exact, ...other]) loose.push(`${root}|${e}|m${m}`);
    }
  }
  if (!wide) {
    const slack = isSingular(f.group) ? 2 : 1;
    for (let d = when.from - slack; d <= when.to + slack; d++) for (const s of spots) near.push(`${root}|${s}|${d}`);
    for (let d = when.from; d <= when.to; d++) {
      for (const e of exact) near.push(`${root}|${e}|${d}`);
      for (const e of other) loose.push(`${root}|${e}|${d}`);
    }
  }
  return { near, loose, aims, isLoose: wide || isVague(f) };
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

/** Plans and what may come of them: ground, attacks, truces. */
export function aimGroup(f: Fact): boolean {
  return (f.kind === 'plan' || f.kind === 'happening') && !f.denies;
}

/** Calls `visit` once for each pair that may be the same, i < j. */
export function eachPair(facts: readonly Fact[], visit: (i: number, j: number) => void): void {
  const near = new Map<string, number[]>();
  const loose = new Map<string, { loose: number[]; firm: number[] }>();
  facts.forEach((f, i) => {
    const keys = keysOf(f);
    for (const k of keys.near) {
      const block = near.get(k);
      if (block) block.push(i);
      else near.set(k, [i]);
    }
    for (const k of keys.loose) {
      let block = loose.get(k);
      if (!block) {
        block = { loose: [], firm: [] };
        loose.set(k, block);
      }
      (keys.isLoose ? block.loose : block.firm).push(i);
    }
  });
  const partners: number[][] = facts.map(() => []);
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
  const seen = new Int32Array(facts.length).fill(-1);
  partners.forEach((list, i) => {
    for (const j of list) {
      if (seen[j] === i) continue;
      seen[j] = i;
      visit(i, j);
    }
  });
}
