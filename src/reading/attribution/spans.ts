/** From tokens to spans of the text, with the quotations that the tokens touch taken whole. */
import type { Sentence, Token } from '../../language/types.js';
import type { Span } from '../types.js';
import { runs } from './phrase.js';
import type { Quotation } from './quotations.js';

/** Spans of the given tokens, left to right. */
export function tokenSpans(s: Sentence, tokens: Iterable<number>): Span[] {
  return runs(s, tokens).map(([a, b]) => [(s.tokens[a] as Token).start, (s.tokens[b] as Token).end]);
}

/** Sorted, with overlapping and touching spans made one. */
export function merged(spans: readonly Span[], text: string): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const out: Span[] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && (start <= last[1] || /^\s*$/.test(text.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** Length of "TRIPOLI, June 7 (Reuters) — " at the head of a sentence. */
const dateline = (start: string): number =>
  /^\p{Lu}[^.!?()“"]{1,40}\(\p{Lu}[\p{L} ]{1,24}\) ?[-–—]+ ?/u.exec(start)?.[0].length ?? 0;

/**
 * The spans of a content. A quotation that lies mostly inside it is taken whole, marks and following sentences included; when the
 * cue itself stands in a quotation, the content ends where that does.
 */
export function contentSpans(
  s: Sentence,
  tokens: readonly number[],
  cueAt: number,
  near: readonly Quotation[],
  text: string,
): Span[] {
  let spans = tokenSpans(s, tokens);
  const first = spans[0];
  if (first && first[0] === s.start) first[0] += dateline(text.slice(first[0], Math.min(first[1], first[0] + 90)));
  for (const q of near) {
    if (q.level > 0 && !spans.some(([a, b]) => q.start >= a - 1 && q.end <= b + 1)) continue;
    if (q.start < cueAt && cueAt < q.end) {
      const from = q.start + 1;
      const to = q.closed ? q.end - 1 : q.end;
      spans = spans.map(([a, b]): Span => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => a < b);
      continue;
    }
    spans = spans.map(([a, b]): Span => {
      const from = Math.max(q.start, s.start);
      const to = Math.min(q.end, s.end);
      const common = Math.min(b, to) - Math.max(a, from);
      if (common <= 0 || common < 0.5 * (to - from)) return [a, b];
      return [Math.min(a, q.start), Math.max(b, q.end)];
    });
  }
  // a span that the quotation made reach over the cue is cut at it
  return merged(spans, text);
}

/** Takes a stretch out of spans. */
export function minus(spans: readonly Span[], [start, end]: Span): Span[] {
  const out: Span[] = [];
  for (const [a, b] of spans) {
    if (end <= a || b <= start) out.push([a, b]);
    else {
      if (a < start) out.push([a, start]);
      if (end < b) out.push([end, b]);
    }
  }
  return out;
}
