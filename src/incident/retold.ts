/**
 * What a report says of a happening after it has named it. "An air strike hit the market. At least ten people were
 * killed. The attack lasted …": the second and the third sentence give neither place nor date, and mean the first.
 */
import { isOutcome } from './events.js';
import { compareFacts, type Fact, joinFacts } from './facts.js';
import { fitFacts } from './match.js';

/** How far back an outcome without a place may look, in letters between the sentences. */
const NEXT_SENTENCE = 3;
/** How far back "the attack" may look, in letters. */
const SAME_STORY = 700;

/** "the strike", "this attack" where the trigger stands. */
function isDefinite(f: Fact): boolean {
  const c = f.claims[0]!;
  const before = c.sentence.slice(0, Math.max(0, c.claim.trigger.span[0] - c.sentenceSpan[0]));
  return /\b(the|this|that|these|those)\s+(\p{L}+[ -])?$/iu.test(before);
}

/** Names neither place nor date of its own. */
function isBare(f: Fact): boolean {
  return f.places.length === 0 && f.when?.stated !== true;
}

function meant(f: Fact, host: Fact): boolean {
  if (host.kind !== f.kind || host.denies !== f.denies || host.group !== f.group || f.again) return false;
  const fitting = fitFacts(host, f);
  return fitting !== null && fitting.differs === null;
}

/** Joins bare outcomes with the sentence before, and "the attack" with the attack. Takes and gives facts of one report. */
export function joinRetold(facts: readonly Fact[]): Fact[] {
  const out: Fact[] = [];
  for (const f of [...facts].sort(compareFacts)) {
    const host = isBare(f) ? hostOf(f, out) : -1;
    if (host >= 0) out[host] = joinFacts(out[host]!, f);
    else out.push(f);
  }
  return out;
}

/** Index of the fact before that this one can mean, or -1: of the nearest sentence that tells one, its first. */
function hostOf(f: Fact, before: readonly Fact[]): number {
  const at = f.claims[0]!.sentenceSpan;
  const definite = isDefinite(f);
  const outcome = f.claims.some((c) => isOutcome(c.claim.subtype));
  if (!definite && !outcome) return -1;
  const reach = definite ? SAME_STORY : NEXT_SENTENCE;
  let host = -1;
  let sentence = -1;
  for (let n = before.length - 1; n >= 0; n--) {
    for (const c of before[n]!.claims) {
      const [start, end] = c.sentenceSpan;
      if (start > at[0] || at[0] - end > reach || start < sentence) continue;
      if (!meant(f, before[n]!)) continue;
      sentence = start;
      host = n;
    }
  }
  return host;
}
