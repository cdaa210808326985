/** An incident in a list: one neutral sentence, and under it what the reports agree and disagree on. */
import type { Incident } from '../../incident/types.js';
import type { Terminal } from '../terminal.js';
import { casualtyText, dayText, periodText, plural, wrap } from './words.js';

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
  else if (incident.status === 'denied') marks.push(colour.magenta('[denied]'));
  else if (incident.status !== 'asserted')
    marks.push(colour.magenta(`[${incident.status === 'possible' ? 'not certain' : incident.status}]`));
  if (incident.kind === 'total') marks.push(colour.dim('[running total]'));
  if (incident.kind === 'recollection') marks.push(colour.dim('[recalled]'));
  if (incident.kind === 'state') marks.push(colour.dim('[lasting condition]'));
  if (incident.kind === 'verbal') marks.push(colour.dim('[words]'));
  if (incident.kind === 'happening' && incident.standing === 'claimed') marks.push(colour.yellow('[one side only]'));
  return marks;
}

/** "2 independent sources, 3 reports". */
export function sourcesText(incident: Incident): string {
  const reports = new Set(incident.claims.map((c) => c.key.slice(0, c.key.lastIndexOf('/')))).size;
  const independent = incident.sources.independent;
  return `${plural(independent, 'independent source')}, ${plural(reports, 'report')}`;
}

export function harmTexts(incident: Incident): string[] {
  return incident.casualties.map(
    (c) => casualtyText({ ...c, of: null }) + (c.agreed || c.perClaim.length < 2 ? '' : ' (reports differ)'),
  );
}

/** Marks may come first in the line, so that the sentence stays whole. */
export function incidentLines(incident: Incident, terminal: Terminal, heading: string): string[] {
  const { colour } = terminal;
  const marks = statusMarks(incident, colour);
  const head = [colour.bold(colour.cyan(incident.label)), ...marks].join(' ');
  const lines = [`  ${colour.dim(incident.id.slice(0, ID_SHOWN))}  ${head}`];
  const indent = ' '.repeat(ID_SHOWN + 4);
  for (const line of wrap(incident.summary, terminal.width - indent.length)) lines.push(indent + line);
  const facts = [...harmTexts(incident).map((t) => colour.red(t)), sourcesText(incident)];
  const when = whenText(incident);
  if (when !== heading) facts.unshift(when);
  for (const line of wrap(facts.join(' · '), terminal.width - indent.length)) lines.push(indent + colour.dim(line));
  for (const c of incident.contradictions) {
    for (const line of wrap(`! ${c.sentence}`, terminal.width - indent.length))
      lines.push(indent + colour.yellow(line));
  }
  return lines;
}

/** The heading under which an incident stands: its first day. */
export function dayHeading(incident: Incident): string {
  return incident.when ? dayText(incident.when.start) : 'Date unknown';
}
