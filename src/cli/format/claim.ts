/** A claim as a person reads it: a headline and, under it, one line for each field that the report fills. */
import type { Claim, ClaimActor, Relation, SourceLink } from '../../reading/types.js';
import type { Terminal } from '../terminal.js';
import { casualtyText, columns, periodText, precisionText, wrap } from './words.js';

type Colour = Terminal['colour'];

const MODALITY: Record<string, string> = {
  denied: 'denied',
  planned: 'planned',
  threatened: 'threatened',
  ordered: 'ordered',
  possible: 'not certain',
};

/** What a mention stands for is added where its own words do not say. */
const actorText = (a: ClaimActor): string =>
  a.name && a.name.toLowerCase() !== a.text.toLowerCase() ? `${a.text} (${a.name})` : a.text;

export const actorsText = (actors: ClaimActor[]): string => actors.map(actorText).join(' and ');

export function sourceText(link: SourceLink, colour: Colour): string {
  const party = link.source?.party ? ` ${colour.yellow('[party to the conflict]')}` : '';
  if (!link.source) return `unnamed source${link.cue ? ` (“${link.cue.text}”)` : ''}`;
  return `${link.source.text}${party}`;
}

/** The marks that a claim carries when it does not plainly say that something happened. */
export function badges(claim: Pick<Claim, 'modality' | 'background'>, colour: Colour): string[] {
  const marks: string[] = [];
  if (claim.modality !== 'asserted') marks.push(colour.magenta(`[${MODALITY[claim.modality] ?? claim.modality}]`));
  if (claim.background) marks.push(colour.dim('[background]'));
  return marks;
}

function headline(claim: Claim, label: string, colour: Colour): string {
  const who = claim.actors.length ? actorsText(claim.actors) : '';
  const whom = claim.recipients.length ? actorsText(claim.recipients) : '';
  const parties = who && whom ? `${who} → ${whom}` : who || (whom && `→ ${whom}`);
  const what = [colour.bold(colour.cyan(label)), ...badges(claim, colour)].join(' ');
  return parties ? `${what}: ${parties}` : what;
}

function fields(claim: Claim, colour: Colour): [name: string, value: string][] {
  const rows: [string, string][] = [];
  if (claim.objects.length) rows.push(['what', claim.objects.map((o) => o.text).join(', ')]);
  const places = claim.places.length ? claim.places : claim.place ? [claim.place] : [];
  if (places.length) {
    const shown = places.map((p) => `${p.name || p.text} ${colour.dim(`(${precisionText(p.precision)})`)}`);
    rows.push(['where', [...new Set(shown)].join(', ')]);
  }
  if (claim.when) {
    const days = periodText(claim.when.start, claim.when.end, claim.when.precision);
    // Without words of its own the date is the reader's, from the day of publication.
    rows.push(['when', claim.when.text === '' ? `${days} ${colour.dim('(by the date of the report)')}` : days]);
  }
  if (claim.casualties.length) rows.push(['harm', claim.casualties.map((c) => colour.red(casualtyText(c))).join(', ')]);
  if (claim.operation) rows.push(['operation', claim.operation]);
  if (claim.attribution.length)
    rows.push(['said by', claim.attribution.map((l) => sourceText(l, colour)).join(', quoting ')]);
  if (claim.framing) rows.push(['word', `“${claim.framing.text}” ${colour.dim('(takes sides; coded neutrally)')}`]);
  return rows;
}

export function claimLines(claim: Claim, label: string, terminal: Terminal, indent = '    '): string[] {
  const { colour } = terminal;
  const lines = hanging(`${indent}${colour.cyan('▸')} `, headline(claim, label, colour), terminal);
  for (const [name, value] of fields(claim, colour)) {
    lines.push(...hanging(`${indent}    ${colour.dim(name.padEnd(9))} `, value, terminal));
  }
  return lines;
}

/** A text behind a label; its further lines stand under its first. */
export function hanging(label: string, text: string, terminal: Terminal): string[] {
  const indent = columns(label);
  return wrap(text, terminal.width - indent).map((line, i) => (i === 0 ? label : ' '.repeat(indent)) + line);
}

export function relationLine(relation: Relation, terminal: Terminal, indent = '    '): string {
  const { colour } = terminal;
  const type = relation.type.replaceAll('-', ' ');
  const when = relation.when
    ? colour.dim(` (${periodText(relation.when.start, relation.when.end, relation.when.precision)})`)
    : '';
  const name = (end: { text: string; name?: string }) =>
    end.name && end.name !== end.text ? `${end.text} (${end.name})` : end.text;
  return `${indent}${colour.green('=')} ${name(relation.from)} ${colour.green(`— ${type} →`)} ${name(relation.to)}${when}`;
}

export const paragraph = (text: string, terminal: Terminal, indent = '  '): string[] =>
  wrap(text, terminal.width - indent.length).map((line) => indent + line);
