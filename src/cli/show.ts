/** `sitrep show`: one incident with everything that it rests on. */
import type { Incident, IncidentClaim, StoredClaim } from '../incident/types.js';
import { openStore, type Store } from '../record/index.js';
import { badges, hanging, sourceText } from './format/claim.js';
import { harmTexts, ID_SHOWN, statusMarks, whenText } from './format/incident.js';
import { markSentence, marksOf } from './format/marked.js';
import { dayText, precisionText, shortId, wrap } from './format/words.js';
import { withStore } from './open.js';
import { Refusal } from './problem.js';
import type { Terminal } from './terminal.js';

export interface ShowOptions {
  db: string;
  json?: boolean;
}

const STANDING: Record<string, string> = {
  claimed: 'claimed by one side of the fight only',
  reported: 'reported, not yet confirmed by a second source of neither side or by the side that loses by it',
  confirmed: 'confirmed by more than one side or source',
};

const REVIEWED: Record<NonNullable<StoredClaim['review']>['status'], string> = {
  accepted: 'accepted by a reviewer',
  corrected: 'corrected by a reviewer',
  kept: 'kept by a reviewer; this version does not read it',
  rejected: 'rejected by a reviewer',
  unreviewed: 'put together or taken apart by a reviewer',
};

const ROLE: Record<string, string> = { support: '', denial: 'denies it', recollection: 'recalls it' };

async function find(store: Store, id: string): Promise<Incident> {
  const found = await store.incidentsById<Incident>(id.trim().toLowerCase());
  if (found.length === 1) return found[0];
  const exact = found.find((i) => i.id === id);
  if (exact) return exact;
  if (found.length === 0) throw new Refusal(`there is no incident ${id}; "sitrep incidents" lists what there is`);
  const some = found.slice(0, 5).map((i) => i.id.slice(0, Math.max(ID_SHOWN, id.length + 4)));
  throw new Refusal(`${found.length} incidents begin with ${id} (${some.join(', ')} …); give more of the id`);
}

export async function showCommand(terminal: Terminal, id: string, options: ShowOptions): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      if (/\/r\d+$/.test(id.trim()))
        return (await import('./show-tie.js')).showTie(terminal, store, id.trim(), options);
      const incident = await find(store, id);
      const claims = new Map(
        (await store.claimsOf(incident.claims.map((c) => c.key))).map((c) => [c.key, c as StoredClaim]),
      );
      if (options.json) {
        await terminal.json({ ...incident, stored: [...claims.values()] });
        return 0;
      }
      for (const line of incidentPage(incident, claims, terminal)) await terminal.print(line);
      return 0;
    },
  );
}

function* incidentPage(
  incident: Incident,
  claims: ReadonlyMap<string, StoredClaim>,
  terminal: Terminal,
): Generator<string> {
  const { colour, width } = terminal;
  const row = (name: string, value: string) =>
    wrap(value, width - 14).map((l, i) => `  ${colour.dim((i ? '' : name).padEnd(10))}  ${l}`);
  yield [colour.bold(colour.cyan(incident.label)), ...statusMarks(incident, colour), colour.dim(incident.id)].join(
    '  ',
  );
  yield* wrap(incident.summary, width);
  yield '';
  yield* row('when', whenText(incident));
  if (incident.place) {
    const p = incident.place;
    const point = p.lat !== null && p.lon !== null ? `, ${p.lat.toFixed(3)} ${p.lon.toFixed(3)}` : '';
    yield* row(
      'where',
      `${p.name}${p.country ? `, ${p.country}` : ''} (${precisionText(p.precision, p.uncertaintyKm)}${point})`,
    );
  }
  if (incident.actors.length) yield* row('who', incident.actors.map((a) => a.name).join(', '));
  if (incident.recipients.length) yield* row('to whom', incident.recipients.map((a) => a.name).join(', '));
  if (incident.objects.length) yield* row('what', incident.objects.map((o) => o.text).join(', '));
  if (incident.casualties.length) yield* row('harm', harmTexts(incident).join(', '));
  if (incident.operation) yield* row('operation', incident.operation);
  if (incident.kind === 'happening') yield* row('standing', STANDING[incident.standing] ?? incident.standing);
  yield* row('sources', incident.sources.explanation);
  for (const word of incident.loaded)
    yield* row('word', `“${word.text}”, used by ${word.by}; it takes sides and is not the record's word`);
  for (const link of incident.links) yield* row('see also', `${link.incident.slice(0, ID_SHOWN)}: ${link.why}`);
  if (incident.contradictions.length) {
    yield '';
    yield colour.bold('Where the reports differ');
    for (const c of incident.contradictions)
      yield* wrap(c.sentence, width - 4).map((l, i) => `  ${i ? ' ' : colour.yellow('!')} ${l}`);
  }
  yield '';
  yield colour.bold(incident.claims.length === 1 ? 'The claim' : `The ${incident.claims.length} claims`);
  let report = '';
  for (const part of incident.claims) {
    const stored = claims.get(part.key);
    if (!stored) continue;
    if (stored.reportId !== report) yield* reportHead(stored, terminal);
    report = stored.reportId;
    yield* claimPage(part, stored, terminal);
  }
}

function* reportHead(stored: StoredClaim, terminal: Terminal): Generator<string> {
  const { colour } = terminal;
  const published = stored.published ? dayText(stored.published) : 'no publication date';
  yield '';
  yield `${colour.bold(stored.outlet ?? 'outlet unknown')} · ${published} · ${colour.dim(`report ${shortId(stored.reportId)}`)}`;
  if (stored.title) yield colour.dim(`  ${stored.title}`);
  if (stored.url) yield colour.dim(`  ${stored.url}`);
  if (stored.originId !== stored.reportId)
    yield colour.yellow(`  a copy of report ${shortId(stored.originId)}, not a source of its own`);
}

function* claimPage(part: IncidentClaim, stored: StoredClaim, terminal: Terminal): Generator<string> {
  const { colour } = terminal;
  const { claim } = stored;
  const marked = markSentence(stored.sentence, stored.sentenceSpan, marksOf(claim), colour);
  yield* hanging(`  ${colour.dim('│')} `, marked.text, terminal).map((l) =>
    l.replace(/^ {4}/, `  ${colour.dim('│')} `),
  );
  const role = ROLE[part.role] ? [colour.magenta(ROLE[part.role])] : [];
  const speakers = claim.attribution.map((l) => sourceText(l, colour)).join(', quoting ');
  const elsewhere = [...new Set(marked.elsewhere.map((m) => m.label))].join(', ');
  const about = [
    ...role,
    ...badges(claim, colour),
    speakers ? `said by ${speakers}` : 'said by the outlet itself',
    ...(elsewhere ? [colour.dim(`${elsewhere}: from another sentence`)] : []),
    ...(stored.review ? [colour.cyan(REVIEWED[stored.review.status])] : []),
    colour.dim(part.why),
    colour.dim(`claim ${shortId(stored.reportId)}/${claim.id}`),
  ];
  yield* hanging('    ', about.join(' · '), terminal);
}
