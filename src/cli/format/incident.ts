/** An incident in a list: one neutral sentence, and under it what the reports agree and disagree on. */
import type { Incident, SummaryPart } from '../../incident/types.js';
import type { Terminal } from '../terminal.js';
import { hanging } from './claim.js';
import { casualtyText, dayText, periodText, plural } from './words.js';

type Colour = Terminal['colour'];

/** Letters of an incident's id that are shown and that `show` takes. */
export const ID_SHOWN = 8;

export function whenText(incident: Incident): string {
  const { when } = incident;
  if (!when) return 'date unknown';
  const text = periodText(when.start, when.end, when.precision);
  return when.basis === 'publication' ? `${text} (by the date of the reports)` : text;
}

/** Marks for what a reader must not overlook. */
export function statusMarks(incident: Incident, colour: Colour): string[] {
  const marks: string[] = [];
  if (incident.status === 'contested') marks.push(colour.yellow('[contested]'));
  else if (incident.status === 'possible') marks.push(colour.magenta('[not certain]'));
  else if (incident.status !== 'asserted') marks.push(colour.magenta(`[${incident.status}]`));
  return [...marks, ...kindMarks(incident, colour)];
}

/** The marks that the summary does not put into words. */
function kindMarks(incident: Incident, colour: Colour): string[] {
  if (incident.kind === 'total') return [colour.dim('[running total]')];
  if (incident.kind === 'recollection') return [colour.dim('[recalled]')];
  if (incident.kind === 'state') return [colour.dim('[lasting condition]')];
  if (incident.kind === 'verbal') return [colour.dim('[words]')];
  return incident.kind === 'happening' && incident.standing === 'claimed' ? [colour.yellow('[one side only]')] : [];
}

export function harmTexts(incident: Incident): string[] {
  return incident.casualties.map(
    (c) => casualtyText({ ...c, of: null }) + (c.agreed || c.perClaim.length < 2 ? '' : ' (reports differ)'),
  );
}

/** The one-line summary, its parts in the colours of their fields. */
function summaryText(incident: Incident, colour: Colour): string {
  const paint: Partial<Record<SummaryPart['field'], (text: string) => string>> = {
    event: (t) => colour.bold(colour.cyan(t)),
    casualties: colour.red,
    status: colour.magenta,
    source: colour.dim,
  };
  // Colours end where words do, so that lines can be broken between them.
  return incident.summaryParts
    .map(({ text, field }) => text.replace(/\S+/g, (word) => (paint[field] ?? ((t: string) => t))(word)))
    .join('');
}

/** Differences that a list shows; `sitrep show` has them all. */
const DIFFERENCES_SHOWN = 2;

export function incidentLines(incident: Incident, terminal: Terminal): string[] {
  const { colour } = terminal;
  const reports = new Set(incident.claims.map((c) => c.key.slice(0, c.key.lastIndexOf('/')))).size;
  const count = reports > 1 ? [colour.dim(`(${plural(reports, 'report')})`)] : [];
  const text = [summaryText(incident, colour), ...count, ...kindMarks(incident, colour)].join(' ');
  const lines = hanging(`  ${colour.dim(incident.id.slice(0, ID_SHOWN))}  `, text, terminal);
  const indent = ' '.repeat(ID_SHOWN + 4);
  for (const c of incident.contradictions.slice(0, DIFFERENCES_SHOWN)) {
    lines.push(...hanging(`${indent}${colour.yellow('!')} `, c.sentence, terminal));
  }
  const more = incident.contradictions.length - DIFFERENCES_SHOWN;
  if (more > 0) lines.push(`${indent}${colour.yellow('!')} ${plural(more, 'more difference')}`);
  return lines;
}

/** The heading under which an incident stands: its first day. */
export function dayHeading(incident: Incident): string {
  if (incident.when) return dayText(incident.when.start);
  return incident.kind === 'plan' ? 'Announced, without a date' : 'Date unknown';
}
