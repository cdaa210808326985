/** A reading of a report → the claims as they are stored and merged. */
import type { Reading } from '../reading/types.js';
import type { Report, Span } from '../report/types.js';
import type { StoredClaim } from './types.js';

/** Key of a claim in the store. */
export function claimKey(reportId: string, claimId: string): string {
  return `${reportId}/${claimId}`;
}

/** The sentence around a stretch: from the last end of a sentence or line before it to the first after it. */
export function sentenceAround(text: string, [start, end]: Span): Span {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  // One letter more than what comes before, so that a stretch which opens its sentence is seen to open it.
  const before = text.slice(line, start + 1);
  const ends = [...before.matchAll(/[.!?]["”’')\]]*\s+(?=["“‘'([]*\p{Lu})/gu)];
  const open = line + Math.max(0, ...ends.map((m) => m.index + m[0].length));
  const rest = text.slice(end);
  const stop = /[.!?]["”’')\]]*(?=\s+["“‘'([]*\p{Lu}|\s*$)|\n/u.exec(rest);
  const close = stop ? end + stop.index + (stop[0] === '\n' ? 0 : stop[0].length) : text.length;
  return [open, Math.max(close, end)];
}

/**
 * The claims of a reading, each with its report. `sentenceOf` may give the sentences that the reader found; without it
 * they are found by their full stops.
 */
export function storedClaims(
  reading: Reading,
  report: Report,
  more: { originId: string; sentenceOf?: (span: Span) => Span },
): StoredClaim[] {
  const sides: Record<string, string[]> = {};
  for (const m of reading.mentions.actors) if (m.sides.length && !sides[m.id]) sides[m.id] = m.sides;
  return reading.claims.map((claim) => {
    const sentenceSpan = more.sentenceOf?.(claim.trigger.span) ?? sentenceAround(report.text, claim.trigger.span);
    const ids = [
      ...claim.actors.map((a) => a.id),
      ...claim.recipients.map((a) => a.id),
      ...claim.attribution.map((l) => l.source?.id ?? ''),
    ];
    return {
      key: claimKey(report.id, claim.id),
      claim,
      reportId: report.id,
      outlet: report.outlet ?? reading.report.outlet,
      published: report.published ?? reading.report.published,
      title: report.title,
      url: report.url,
      originId: more.originId,
      sentence: report.text.slice(...sentenceSpan),
      sentenceSpan,
      reader: reading.reader,
      sides: Object.fromEntries(ids.filter((id) => sides[id]).map((id) => [id, sides[id]!])),
    };
  });
}
