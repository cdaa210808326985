/**
 * What a report says of a happening after it has named it. "An air strike hit the market. At least ten people were
 * killed. The attack lasted …": the second and the third sentence give neither place nor date, and mean the first.
 */
import { eventFit, isOutcome } from './events.js';
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

/** Names no place, and no date unless it stands in the sentence of the host. */
function isBare(f: Fact, host: Fact): boolean {
  if (f.places.length > 0) return false;
  return f.when?.stated !== true || inSentenceOf(f, host);
}

const sentenceOf = (f: Fact) => f.claims[0]!.sentenceSpan;
const inSentenceOf = (f: Fact, host: Fact) => host.claims.some((c) => c.sentenceSpan[0] === sentenceOf(f)[0]);

function meant(f: Fact, host: Fact): boolean {
  if (host.kind !== f.kind || host.denies !== f.denies || host.group !== f.group || f.again) return false;
  const fitting = fitFacts(host, f);
  return fitting !== null && fitting.differs === null;
}

/** Joins bare outcomes with the sentence before, and "the attack" with the attack. Takes and gives facts of one report. */
export function joinRetold(facts: readonly Fact[]): Fact[] {
  const out: Fact[] = [];
  for (const f of [...facts].sort(compareFacts)) {
    const host = hostOf(f, out);
    if (host >= 0) out[host] = joinFacts(out[host]!, f);
    else out.push(f);
  }
  return aimDenials(joinWithinSentence(out));
}

/** "Two men were wounded when a mine exploded": the outcome may come first. */
function joinWithinSentence(facts: Fact[]): Fact[] {
  const out = [...facts];
  for (const f of facts) {
    if (f.places.length || !f.claims.every(isOutcomeClaim)) continue;
    const host = out.findIndex((h) => h !== f && inSentenceOf(f, h) && !h.claims.every(isOutcomeClaim) && meant(f, h));
    if (host < 0) continue;
    out[host] = joinFacts(out[host]!, f);
    out.splice(out.indexOf(f), 1);
  }
  return out;
}

const isOutcomeClaim = (c: Fact['claims'][number]) => isOutcome(c.claim.subtype);

/** Index of the fact before that this one can mean, or -1: of the nearest sentence that tells one, its first. */
function hostOf(f: Fact, before: readonly Fact[]): number {
  const definite = isDefinite(f);
  if (!definite && !f.claims.some(isOutcomeClaim)) return -1;
  return nearest(f, before, definite ? SAME_STORY : NEXT_SENTENCE, (host) => isBare(f, host) && meant(f, host));
}

function nearest(f: Fact, before: readonly Fact[], reach: number, fits: (host: Fact) => boolean): number {
  const at = sentenceOf(f);
  let host = -1;
  let sentence = -1;
  for (let n = before.length - 1; n >= 0; n--) {
    for (const c of before[n]!.claims) {
      const [start, end] = c.sentenceSpan;
      if (start > at[0] || at[0] - end > reach || start < sentence || !fits(before[n]!)) continue;
      sentence = start;
      host = n;
    }
  }
  return host;
}

/**
 * "The army denied the claim", "It denied that civilians were killed": a denial that names no place denies what the
 * report has just told, at the place of that.
 */
function aimDenials(facts: readonly Fact[]): Fact[] {
  const told = facts.filter((f) => f.kind === 'happening' && !f.denies);
  return facts.map((f) => {
    const words = isDenialOfWords(f, facts);
    const bare = f.denies && f.places.length === 0 && f.kind === 'happening';
    if (!words && !bare) return f;
    const before = told.filter((t) => compareFacts(t, f) < 0);
    const placed = (h: Fact) => h.group === f.group && h.places.length > 0 && eventFit(h.subtype, f.subtype).score > 0;
    const host = before[nearest(f, before, words ? NEXT_SENTENCE : SAME_STORY, (h) => words || placed(h))];
    if (!host) return f;
    const { places, when, group } = host;
    if (bare) return { ...f, places, when };
    const { doers, sufferers, subtype, things } = host;
    return { ...f, kind: 'happening', denies: true, places, when, group, doers, sufferers, subtype, things };
  });
}

/** "denied the claim", "denied the killings": a denial in words alone, and no denied act beside it. */
function isDenialOfWords(f: Fact, facts: readonly Fact[]): boolean {
  if (f.kind !== 'verbal' || !f.claims.some((c) => c.claim.subtype === 'denial')) return false;
  return !facts.some((other) => other.denies && inSentenceOf(f, other));
}
