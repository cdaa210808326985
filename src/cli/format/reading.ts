/** A reading on a terminal: each sentence of the report with the claims that it carries. */
import type { Sentence } from '../../language/types.js';
import type { Reading } from '../../reading/types.js';
import type { Report, Span } from '../../report/types.js';
import type { Terminal } from '../terminal.js';
import { claimLines, paragraph, relationLine } from './claim.js';
import { dayText, plural, shortId } from './words.js';

const within = (span: Span, s: { start: number; end: number }): boolean => span[0] >= s.start && span[0] < s.end;

function* heading(report: Report, reading: Reading, terminal: Terminal): Generator<string> {
  const { colour } = terminal;
  const published = report.published ? dayText(report.published) : 'no publication date';
  if (report.title) yield colour.bold(report.title);
  yield colour.dim([report.outlet ?? 'outlet unknown', published, shortId(reading.id)].join(' · '));
  for (const note of reading.notes) yield colour.yellow(`! ${note}`);
}

/** The lines of a reading; `sentences` are those of the report's text. */
export function* readingLines(
  report: Report,
  reading: Reading,
  sentences: Pick<Sentence, 'start' | 'end'>[],
  label: (subtype: string) => string,
  terminal: Terminal,
): Generator<string> {
  const { colour } = terminal;
  yield* heading(report, reading, terminal);
  const headers = report.headers;
  for (const sentence of sentences) {
    const claims = reading.claims.filter((c) => within(c.trigger.span, sentence));
    const relations = reading.relations.filter((r) => within(r.span, sentence));
    const start = headers.reduce((at, h) => (h[0] <= at && h[1] > at ? h[1] : at), sentence.start);
    const text = report.text.slice(start, sentence.end).trim();
    if (text === '') continue;
    yield '';
    const quiet = claims.length === 0 && relations.length === 0;
    for (const line of paragraph(text, terminal)) yield quiet ? colour.dim(line) : line;
    for (const claim of claims) yield* claimLines(claim, label(claim.subtype), terminal);
    for (const relation of relations) yield relationLine(relation, terminal);
  }
  yield '';
  const counted = [plural(reading.claims.length, 'claim'), plural(reading.relations.length, 'relation')].join(', ');
  yield colour.dim(`${counted} in ${plural(sentences.length, 'sentence')}, read by sitrep ${reading.reader}`);
}
