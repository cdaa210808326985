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

/** Index of the last fact before that this one can mean, or -1. */
function hostOf(f: Fact, before: readonly Fact[]): number {
  const at = f.claims[0]!.sentenceSpan;
  const definite = isDefinite(f);
  const outcome = f.claims.some((c) => isOutcome(c.claim.subtype));
  if (!definite && !outcome) return -1;
  for (let n = before.length - 1; n >= 0; n--) {
    const host = before[n]!;
    const ends = host.claims.map((c) => c.sentenceSpan[1]).filter((end) => end <= at[1]);
    const gap = Math.max(0, at[0] - Math.max(0, ...ends));
    if (gap > (definite ? SAME_STORY : NEXT_SENTENCE)) continue;
    if (meant(f, host)) return n;
    if (!definite) return -1;
  }
  return -1;
}
