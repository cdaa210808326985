/**
 * Building a part again. When reports arrive (or are read anew), only what they can touch changes: the facts that share
 * a key with theirs and fit, the facts that fit those, and so on. That set is closed, so building it alone gives the
 * same incidents as building everything.
 */
import { textKeys } from './blocks.js';
import type { Fact } from './facts.js';
import { aimFit } from './links.js';
import { fitFacts } from './match.js';

/** Finds the tellings of all reports that are filed under one of the keys. */
export type TellingLookup = (keys: readonly string[]) => readonly Fact[];

/** Could these two have a say in each other's incident? Any fit counts, even one that is too weak to merge. */
function touches(a: Fact, b: Fact): boolean {
  return fitFacts(a, b) !== null || linked(a, b) || linked(b, a);
}

function linked(plan: Fact, happening: Fact): boolean {
  return plan.kind === 'plan' && happening.kind === 'happening' && aimFit(plan, happening) !== null;
}

/** All tellings that the given ones reach through others, themselves included. */
export function closure(start: readonly Fact[], lookup: TellingLookup): Fact[] {
  const found = new Map<string, Fact>();
  const open: Fact[] = [];
  const enter = (f: Fact) => {
    const key = identity(f);
    if (found.has(key)) return;
    found.set(key, f);
    open.push(f);
  };
  for (const f of start) enter(f);
  for (let f = open.pop(); f; f = open.pop()) {
    for (const other of lookup(textKeys(f))) {
      if (!found.has(identity(other)) && touches(f, other)) enter(other);
    }
  }
  return [...found.values()];
}

function identity(f: Fact): string {
  return f.claims.map((c) => c.key).join(' ') + f.key;
}
