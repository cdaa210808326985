import type { ActorIndex } from '../knowledge/actors/index.js';
import type { Codebook } from '../knowledge/codebook/types.js';
import type { Gazetteer } from '../knowledge/gazetteer/index.js';
import { analyse, type LanguageModel } from '../language/index.js';
import type { Analysis } from '../language/types.js';
import { languageName } from '../report/language.js';
import type { Report } from '../report/types.js';
import { findActors } from './actors.js';
import { attributionsOver, findAttributions, outermost } from './attribution/index.js';
import { maskedText } from './boilerplate.js';
import { findCasualties } from './casualties/index.js';
import { type ClaimContext, type Draft, draftClaims } from './claims.js';
import { confidenceOf } from './confidence.js';
import { resolveReferences } from './coreference.js';
import { isoOf, parseIso } from './dates/calendar.js';
import { defaultWindow, findDates } from './dates/index.js';
import { markForeground } from './foreground.js';
import { findPlaces } from './places.js';
import { findQuantities } from './quantities/index.js';
import { findRelations, relationSpan } from './relations.js';
import { withoutRepeats } from './repeats.js';
import { Scene } from './scene.js';
import { adversaries, partyIds, speakerAt, speakersOf } from './speakers.js';
import { findWhenOf } from './time.js';
import type { ActorMention, Attribution, Claim, Reading, Relation, Span } from './types.js';

/** Version of the reader: a change of what it reads in any text makes a new one. */
export const READER_VERSION = '0.1.0';

/** Languages that are read. Others are stored and reported as not read. */
export const READ_LANGUAGES: readonly string[] = ['en'];

/** All knowledge that a reading needs, loaded once. */
export interface ReaderParts {
  model: LanguageModel;
  codebook: Codebook;
  actors: ActorIndex;
  gazetteer: Gazetteer;
}

/**
 * Reads a report: what it says happened, who says so, which ties it states. Pure: the same report and parts give the same
 * reading. A report in another language gives an empty reading with a note.
 */
export function read(report: Report, parts: ReaderParts): Reading {
  const reading: Reading = {
    id: report.id,
    reader: READER_VERSION,
    report: { published: report.published, outlet: report.outlet, title: report.title },
    language: report.language,
    notes: [],
    claims: [],
    relations: [],
    attributions: [],
    mentions: { toponyms: [], actors: [], dates: [], quantities: [] },
  };
  if (report.language !== null && !READ_LANGUAGES.includes(report.language)) {
    reading.notes.push(`not read: the text is in ${languageName(report.language)}, and only English is read so far`);
    return reading;
  }
  if (report.published === null) {
    reading.notes.push('no publication date: relative dates ("on Friday", "last month") stay unresolved');
  }
  const analysis = analyse(maskedText(report), parts.model);
  readAnalysis(reading, report, analysis, parts);
  return reading;
}

/** An unknown name after a preposition may be a place; the surname of a listed person is none ("the stronghold of Haftar"). */
const isSurname = (text: string, actors: ActorIndex): boolean =>
  actors.withSurname(actors.piece(text, false)).length > 0;

function bySentence<T extends { sentence: number }>(mentions: readonly T[], count: number): T[][] {
  const lists: T[][] = Array.from({ length: count }, () => []);
  for (const m of mentions) lists[m.sentence]?.push(m);
  return lists;
}

function readAnalysis(reading: Reading, report: Report, analysis: Analysis, parts: ReaderParts): void {
  const { codebook } = parts;
  const named = findPlaces(analysis, parts.gazetteer, { associative: true });
  const places = named.filter(
    (p) => p.role === 'place' && (p.precision !== 'unresolved' || !isSurname(p.text, parts.actors)),
  );
  const adjectives = named.filter((p) => p.role === 'adjective');
  const dates = findDates(analysis, report.published);
  const quantities = findQuantities(analysis);
  const casualties = findCasualties(analysis, quantities);
  const actors = resolveReferences(
    analysis,
    findActors(analysis, parts.actors, places, { published: report.published, outlet: report.outlet }),
  );
  const attributions = findAttributions(analysis, { actors });

  const count = analysis.sentences.length;
  const placesBy = bySentence(places, count);
  const adjectivesBy = bySentence(adjectives, count);
  const datesBy = bySentence(dates, count);
  const casualtiesBy = bySentence(casualties, count);
  const actorsBy = bySentence(actors, count);
  const context: ClaimContext = {
    codebook,
    published: report.published,
    window: defaultWindow(report.published),
    daysBetween: (a, b) => (parseIso(b) ?? 0) - (parseIso(a) ?? 0),
    daysBefore: (date, days) => isoOf((parseIso(date) ?? 0) - days),
  };

  const found: Draft[] = [];
  const scenes = new Map<number, Scene>();
  const relations: Relation[] = [];
  for (const sentence of analysis.sentences) {
    const n = sentence.index;
    const scene = new Scene(
      analysis,
      sentence,
      codebook,
      placesBy[n]!,
      actorsBy[n]!,
      actors,
      datesBy[n]!,
      places,
      adjectivesBy[n]!,
    );
    const ties = findRelations(scene, codebook);
    const here = draftClaims(scene, datesBy[n]!, casualtiesBy[n]!, context).filter((d) => !isTie(d, ties, scene));
    if (here.length > 0) scenes.set(n, scene);
    found.push(...here);
    for (const r of ties) {
      const date = findWhenOf(scene, r.token, datesBy[n]!);
      relations.push({
        type: r.type,
        from: r.from,
        to: r.to,
        span: relationSpan(scene, r),
        when: date,
        modality: 'asserted',
      });
    }
  }
  const drafts = withoutRepeats(found, (n) => scenes.get(n)!);
  nameSpeakers(drafts, analysis, actors, attributions, (code) => governmentOf(code, parts.actors, report.published));
  markForeground(drafts, (n) => scenes.get(n)!, report.title);
  reading.claims = drafts.map((d, i) => finish(d, i));
  reading.relations = distinctRelations(relations);
  // nested attributions serve the claims; the list holds what the report hands on in its own voice
  reading.attributions = outermost(attributions, analysis.text);
  reading.mentions = {
    toponyms: named.filter((p) => p.precision !== 'unresolved' || !isSurname(p.text, parts.actors)),
    actors,
    dates,
    quantities,
  };
}

/** "Russia backs X", "X has been backed by Russia": a lasting tie without a day is a relation and no event. */
function isTie(draft: Draft, ties: readonly { token: number }[], scene: Scene): boolean {
  const { token } = draft.candidate;
  if (draft.dateOwn || draft.candidate.event.kind === 'violent' || !ties.some((r) => r.token === token)) return false;
  const { xpos, upos } = scene.tokens[token]!;
  if (upos === 'NOUN' || xpos === 'VBZ' || xpos === 'VBP' || xpos === 'VBG') return true;
  return scene.below[token]!.some(
    (c) => scene.tokens[c]!.lemma === 'have' || scene.tokens[c]!.form === 'is' || scene.tokens[c]!.form === 'are',
  );
}

function finish(draft: Draft, i: number): Claim {
  draft.claim.id = `c${i + 1}`;
  draft.claim.confidence = confidenceOf(draft);
  return draft.claim;
}

/** Gives every claim its chain of sources, and what their kind of saying makes of it. */
function nameSpeakers(
  drafts: readonly Draft[],
  analysis: Analysis,
  actors: readonly ActorMention[],
  attributions: readonly Attribution[],
  governmentsOf: (code: string) => string[],
): void {
  const mentionAt = (span: Span): ActorMention | undefined => speakerAt(analysis, actors, span);
  const referent = (m: ActorMention): ActorMention => {
    const first = m.refersTo[0];
    return first === undefined ? m : (actors[first] ?? m);
  };
  const parties = partyIds(participantsOf(drafts, actors));
  const fights = drafts
    .filter((d) => d.candidate.event.kind === 'violent')
    .map(({ claim }) => ({ by: [...claim.actors, ...claim.recipients], country: claim.place?.country ?? null }));
  for (const id of adversaries(fights, governmentsOf)) parties.add(id);
  for (const draft of drafts) {
    const chain = attributionsOver(attributions, draft.claim.trigger.span);
    if (chain.length === 0) continue;
    const { links, modality } = speakersOf(chain, mentionAt, referent, parties);
    draft.claim.attribution = links;
    if (modality && draft.claim.modality === 'asserted') draft.claim.modality = modality;
    speakerActs(draft, links, mentionAt);
  }
}

/** "The army announced the liberation of Tripoli": a force that announces a gain without an author speaks of its own. */
function speakerActs(
  draft: Draft,
  links: Claim['attribution'],
  mentionAt: (span: Span) => ActorMention | undefined,
): void {
  const { claim, candidate } = draft;
  if (claim.actors.length > 0) return;
  const asks = claim.event === 'REQUEST' && candidate.event.plover !== 'REQUEST';
  if (!asks && (candidate.clause.verbal || !['territory-gained', 'operation-launched'].includes(claim.subtype))) return;
  const source = links.at(-1)?.source;
  const mention = source ? mentionAt(source.span) : undefined;
  if (!mention || (!asks && !['MIL', 'REB', 'PAR', 'GOV', 'UAF'].includes(mention.sector?.slice(0, 3) ?? ''))) return;
  claim.actors = [
    { text: mention.text, span: mention.span, id: mention.id, code: mention.code, sector: mention.sector },
  ];
}

/** The government and the army of a state on a day. */
const governmentOf = (code: string, actors: ActorIndex, day: string | null): string[] =>
  ['GOV', 'MIL'].map((organ) => actors.organ(code, organ, day)?.id ?? `${code}.${organ}`);

/** The mentions of those who act or suffer in claims of force. */
function participantsOf(drafts: readonly Draft[], actors: readonly ActorMention[]): ActorMention[] {
  const ids = new Set<string>();
  for (const { claim, candidate } of drafts) {
    if (candidate.event.kind !== 'violent' && candidate.event.kind !== 'coercive') continue;
    for (const a of [...claim.actors, ...claim.recipients]) if (a.sector !== 'CVL') ids.add(a.id);
  }
  return actors.filter((a) => ids.has(a.id));
}

function distinctRelations(relations: readonly Relation[]): Relation[] {
  const seen = new Set<string>();
  return relations.filter((r) => {
    const key = `${r.type}|${r.from.span[0]}|${r.to.span[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
