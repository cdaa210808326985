/** Gives quotations to speakers: by the cue beside them, by the speaker of the sentence before, by the quotation they go on with. */
import type { Sentence, Token } from '../../language/types.js';
import type { Span } from '../types.js';
import type { Draft } from './draft.js';
import { type Quotation, wordsIn } from './quotations.js';

/** A draft with its content in spans of the text. */
export interface Spoken {
  draft: Draft;
  content: Span[];
}

const covers = (spans: readonly Span[], q: Quotation): boolean =>
  spans.some(([a, b]) => a <= q.start + 1 && b >= q.end - 2);

/** First and last character of a draft's cue. */
export function cueSpan(s: Sentence, draft: Draft): Span {
  const first = s.tokens[draft.cue[0] as number] as Token;
  const last = s.tokens[draft.cue[draft.cue.length - 1] as number] as Token;
  return [first.start, last.end];
}

/**
 * Adds to each spoken draft the quotations that belong to it. `bySentence` holds the drafts of each sentence; drafts that had no
 * content and get none here are the caller's to drop.
 */
export function giveQuotations(
  text: string,
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
  bySentence: readonly (readonly Spoken[])[],
): void {
  const claimant: (Spoken | undefined)[] = [];
  let first = 0;
  let last: Spoken | undefined;
  let lastEnd = -1; // where the last given quotation, or the sentence of its cue, ends
  for (const [n, q] of quotations.entries()) {
    if (q.level > 0) continue;
    while (first + 1 < sentences.length && (sentences[first] as Sentence).end <= q.start) first++;
    let final = first;
    while (final + 1 < sentences.length && (sentences[final + 1] as Sentence).start < q.end) final++;
    const near =
      final === first ? (bySentence[first] ?? []) : [...(bySentence[first] ?? []), ...(bySentence[final] ?? [])];
    const outside = near.filter((x) => {
      const [a, b] = cueSpan(sentences[x.draft.sentence] as Sentence, x.draft);
      return b <= q.start + 1 || a >= q.end - 1;
    });
    let owner = outside.find((x) => covers(x.content, q));
    if (!owner) owner = beside(text, sentences, q, outside, wordsIn(text, [q.start, q.end]) >= 3);
    owner ??= tailed(text, sentences, q, final, bySentence);
    if (!owner && first > 0) owner = announced(text, sentences, q, first, bySentence);
    if (!owner && q.continues >= 0) owner = claimant[q.continues];
    if (!owner && last && follows(text, sentences[first] as Sentence, q, lastEnd)) owner = last;
    if (!owner) continue;
    claimant[n] = owner;
    if (!covers(owner.content, q)) owner.content.push([q.start, q.end]);
    if (wordsIn(text, [q.start, q.end]) >= 3 || q.continues >= 0) {
      last = owner;
      lastEnd = Math.max(q.end, (sentences[owner.draft.sentence] as Sentence).end, (sentences[final] as Sentence).end);
    }
  }
}

/** The speaking cue next to the quotation, nearer ones first. */
function beside(
  text: string,
  sentences: readonly Sentence[],
  q: Quotation,
  drafts: readonly Spoken[],
  long: boolean,
): Spoken | undefined {
  let best: Spoken | undefined;
  let bestDistance = long ? 90 : 30;
  for (const x of drafts) {
    if (!x.draft.speaks || x.draft.shape === 'according') continue;
    const [a, b] = cueSpan(sentences[x.draft.sentence] as Sentence, x.draft);
    const before = b <= q.start + 1;
    const gap = before ? text.slice(b, q.start) : text.slice(q.end, a);
    // a full stop between them is the end of a sentence, or of "Ms."
    const own = sentences[x.draft.sentence] as Sentence;
    const parted = before ? own.end < q.start : own.start > q.end;
    if ((parted && /[.!?]["”’]?\s/.test(gap)) || gap.length >= bestDistance) continue;
    if (x.draft.weak && !(before ? /^\s*[,:]?\s*$/.test(gap) : /[,!?—…]["”’]?$/.test(text.slice(q.end - 2, q.end))))
      continue;
    // between the cue and a quotation after it only its time, place or hearer may stand
    if (before && x.content.length && !/[:,]\s*$/.test(gap) && gap.length > 25) continue;
    // a colon introduces the quotation only when no verb does
    const distance = x.draft.shape === 'colon' ? 60 : gap.length;
    if (distance >= bestDistance) continue;
    best = x;
    bestDistance = distance;
  }
  return best;
}

/** "“Is it over?” | the mayor asked.": a question or a cry ends the sentence before its speaker comes. */
function tailed(
  text: string,
  sentences: readonly Sentence[],
  q: Quotation,
  n: number,
  bySentence: readonly (readonly Spoken[])[],
): Spoken | undefined {
  const next = sentences[n + 1];
  if (!next || next.tokens.length > 14 || next.start - q.end > 2 || !/[.!?…]["”’]?$/.test(text.slice(q.end - 2, q.end)))
    return undefined;
  const draft = bySentence[n + 1]?.find(
    (x) => x.draft.speaks && (x.content.length === 0 || x.draft.shape === 'preposition'),
  );
  return draft && text.slice(q.end, cueSpan(next, draft.draft)[0]).length < 60 ? draft : undefined;
}

/** "The minister continued:" and the quotation in the paragraph below. */
function announced(
  text: string,
  sentences: readonly Sentence[],
  q: Quotation,
  n: number,
  bySentence: readonly (readonly Spoken[])[],
): Spoken | undefined {
  const before = sentences[n - 1] as Sentence;
  if (!/:\s*$/.test(text.slice(before.start, q.start))) return undefined;
  return bySentence[n - 1]?.findLast((x) => x.draft.speaks);
}

/** A quotation that opens a sentence right after the last one, in the same paragraph or at the start of the next. */
function follows(text: string, sentence: Sentence, q: Quotation, lastEnd: number): boolean {
  if (lastEnd < 0 || q.start < lastEnd) return false;
  if (!/^\s*$/.test(text.slice(sentence.start, q.start))) return false;
  const gap = text.slice(lastEnd, q.start);
  return /^[\s”"’]*$/.test(gap);
}
