/** Attributions as chains: which sources answer for a stretch of text, outermost first. */
import type { Attribution, Span } from '../types.js';
import { findQuotations, type Quotation, wordsIn } from './quotations.js';
import { shapeOf } from './shapes.js';

const overlap = ([a, b]: Span, [c, d]: Span): number => Math.max(0, Math.min(b, d) - Math.max(a, c));
const length = (spans: readonly Span[]): number => spans.reduce((sum, [a, b]) => sum + b - a, 0);

/** How much of a span (0 to 1) the content covers. */
const covered = (x: Attribution, span: Span): number =>
  x.content.spans.reduce((sum, c) => sum + overlap(c, span), 0) / Math.max(1, span[1] - span[0]);

/** Does the cue of `inner` stand inside the content of `outer`? */
function holds(outer: Attribution, inner: Attribution): boolean {
  if (outer === inner || !inner.cue) return false;
  const at: Span = inner.cue.span;
  return outer.content.spans.some(([a, b]) => a <= at[0] && at[1] <= b);
}

/**
 * The attributions whose content covers the given span, outermost first: for "Sana quoted an official as saying the army had left",
 * the span of "the army had left" gives Sana's, then the official's. Taking sides ("backs the offensive") makes nobody a source.
 */
export function attributionsOver(attributions: readonly Attribution[], span: Span): Attribution[] {
  const over = attributions.filter((x) => shapeOf(x) !== 'attitude' && covered(x, span) >= 0.5);
  const depth = new Map(over.map((x) => [x, over.filter((o) => holds(o, x)).length]));
  return over.sort(
    (a, b) =>
      (depth.get(a) as number) - (depth.get(b) as number) ||
      length(b.content.spans) - length(a.content.spans) ||
      (a.cue?.span[0] ?? a.content.span[0]) - (b.cue?.span[0] ?? b.content.span[0]),
  );
}

/** Only the attributions that no other one holds and no quotation: what the report hands on in its own voice. */
export function outermost(attributions: readonly Attribution[], text: string): Attribution[] {
  const quotations = findQuotations(text).filter((q) => q.level === 0 && wordsIn(text, [q.start, q.end]) > 3);
  const contents = attributions
    .flatMap((x) => x.content.spans.map((span) => ({ span, x })))
    .sort((a, b) => a.span[0] - b.span[0]);
  const cueOf = (x: Attribution): Span => x.cue?.span ?? x.content.span;
  const inner = new Set<Attribution>();
  let open: typeof contents = [];
  let c = 0;
  let q = 0;
  for (const x of [...attributions].sort((a, b) => cueOf(a)[0] - cueOf(b)[0])) {
    const [start, end] = cueOf(x);
    while (q < quotations.length && (quotations[q] as Quotation).end <= start) q++;
    const quotation = quotations[q];
    if (quotation && quotation.start < start && end < quotation.end) inner.add(x);
    open = open.filter(({ span }) => span[1] >= start);
    for (; c < contents.length && (contents[c] as (typeof contents)[0]).span[0] <= start; c++)
      open.push(contents[c] as (typeof contents)[0]);
    if (open.some(({ x: o }) => holds(o, x) && !(holds(x, o) && later(o, x)))) inner.add(x);
  }
  return attributions.filter((x) => !inner.has(x));
}

/** Of two that hold each other the later one gives way. */
const later = (a: Attribution, b: Attribution): boolean => (a.cue?.span[0] ?? 0) > (b.cue?.span[0] ?? 0);

/**
 * The speaker that a sentence without a cue of its own goes on with: that of the sentence before in the same paragraph, when a
 * quotation was left running, else null.
 */
export function runningSpeaker(attributions: readonly Attribution[], span: Span): Attribution | null {
  return (
    attributions.find(
      (x) =>
        x.content.spans.length > 0 &&
        x.content.span[1] > span[0] &&
        x.content.span[0] < span[0] &&
        covered(x, span) > 0,
    ) ?? null
  );
}
