/**
 * Actors and places of re3d by overlap of heads. Persons and organisations of the data are our actor mentions, locations
 * our place mentions. Gold of low confidence (under one half) is neither wanted nor held against us; nor are
 * nationalities, nor countries that the annotators took for places.
 *
 * Run as a suite of `npm run eval`, or alone: npx tsx eval/re3d.ts [--errors N]
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../src/language/types.js';
import type { ActorMention, PlaceMention } from '../src/reading/types.js';
import { marked, readRecords } from './suites/data.js';
import type { Mistake } from './suites/types.js';

interface Document {
  _id: string;
  text: string;
}
interface Entity {
  begin: number;
  end: number;
  type: string;
  value: string;
  documentId: string;
  confidence: number;
}

export interface Scores {
  actors: { p: number; r: number; f1: number; predicted: number; gold: number };
  places: { p: number; r: number; f1: number; predicted: number; gold: number };
}

/** What was read in one document: its sentences, to find heads, and the mentions. */
export interface ReadDocument {
  sentences: readonly Sentence[];
  actors: readonly ActorMention[];
  places: readonly PlaceMention[];
}

type Span = [number, number];

/** The span of the token of a stretch that hangs on something outside it. */
function headSpan(sentences: readonly Sentence[], span: Span): Span {
  const s = sentences.find((x) => x.start <= span[0] && x.end > span[0]);
  if (!s) return span;
  const inside = s.tokens.filter((t) => t.start < span[1] && t.end > span[0]);
  const ids = new Set(inside.map((t) => t.i));
  const head = inside.find((t) => !ids.has(t.head) && t.upos !== 'PUNCT' && t.upos !== 'DET') ?? inside.at(-1);
  return head ? [head.start, head.end] : span;
}

const meets = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

class Tally {
  hitPredictions = 0;
  predictions = 0;
  hitGold = 0;
  gold = 0;
  scores(): Scores['actors'] {
    const p = this.predictions ? this.hitPredictions / this.predictions : 0;
    const r = this.gold ? this.hitGold / this.gold : 0;
    return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0, predicted: this.predictions, gold: this.gold };
  }
}

/** Scores all documents under a folder of the data set. */
export function scoreRe3d(
  folder: string,
  read: (text: string) => ReadDocument,
): { scores: Scores; mistakes: Mistake[] } {
  const actors = new Tally();
  const places = new Tally();
  const mistakes: Mistake[] = [];
  for (const source of readdirSync(folder).sort()) {
    const file = join(folder, source, 'documents.json');
    if (!existsSync(file)) continue;
    if (statSync(file).size === 0) continue;
    const documents = readRecords<Document>(file);
    const entities = readRecords<Entity>(join(folder, source, 'entities.json'));
    for (const document of documents) {
      const doc = read(document.text);
      const here = entities.filter((e) => e.documentId === document._id);
      const mine = doc.actors.filter((m) => !(m.kind === 'demonym' && m.sector === null)).map((m) => span(doc, m));
      tally(actors, document.text, doc, here, /^(Person|Organisation)$/, mine, 'actor', mistakes, (e) =>
        /^(Nationality|Location)$/.test(e.type),
      );
      const found = doc.places.map((m) => ({ whole: m.span, head: headSpan(doc.sentences, m.span) }));
      tally(places, document.text, doc, here, /^Location$/, found, 'place', mistakes, (e) => e.type === 'Organisation');
    }
  }
  return { scores: { actors: actors.scores(), places: places.scores() }, mistakes };
}

const span = (doc: ReadDocument, m: ActorMention): { whole: Span; head: Span } => {
  const t = doc.sentences[m.sentence]!.tokens[m.head]!;
  return { whole: m.span, head: [t.start, t.end] };
};

function tally(
  t: Tally,
  text: string,
  doc: ReadDocument,
  here: readonly Entity[],
  type: RegExp,
  found: readonly { whole: Span; head: Span }[],
  what: string,
  mistakes: Mistake[],
  neutral: (e: Entity) => boolean,
): void {
  const wanted = here
    .filter((e) => type.test(e.type) && e.confidence >= 0.5)
    .map((e) => ({ span: [e.begin, e.end] as Span, head: headSpan(doc.sentences, [e.begin, e.end]) }));
  const excused = here
    .filter((e) => neutral(e) || (type.test(e.type) && e.confidence < 0.5))
    .map((e): Span => [e.begin, e.end]);
  for (const f of found) {
    const hit = wanted.some((w) => meets(f.head, w.span) && (meets(w.head, f.whole) || meets(f.head, w.head)));
    if (!hit && excused.some((x) => meets(x, f.head))) continue;
    t.predictions++;
    if (hit) t.hitPredictions++;
    else mistakes.push({ cause: `no ${what}`, text: marked(text, [f.whole], 60) });
  }
  for (const w of wanted) {
    t.gold++;
    if (found.some((f) => meets(f.head, w.span) && (meets(w.head, f.whole) || meets(f.head, w.head)))) t.hitGold++;
    else mistakes.push({ cause: `missed ${what}`, text: marked(text, [w.span], 60) });
  }
}

if (process.argv[1]?.endsWith('re3d.ts')) {
  const { loadActors } = await import('../src/knowledge/actors/index.js');
  const { openGazetteer } = await import('../src/knowledge/gazetteer/index.js');
  const { analyse } = await import('../src/language/index.js');
  const { findActors } = await import('../src/reading/actors.js');
  const { resolveReferences } = await import('../src/reading/coreference.js');
  const { findPlaces } = await import('../src/reading/places.js');
  const index = await loadActors();
  const gazetteer = openGazetteer();
  const { scores, mistakes } = scoreRe3d(new URL('../../shared/data/re3d', import.meta.url).pathname, (text) => {
    const analysis = analyse(text);
    const found = findPlaces(analysis, gazetteer);
    const actors = resolveReferences(analysis, findActors(analysis, index, found, { published: '2016-10-01' }));
    return { sentences: analysis.sentences, actors, places: found };
  });
  const n = Number(process.argv[process.argv.indexOf('--errors') + 1]) || 0;
  if (process.argv.includes('--errors'))
    for (const m of mistakes.filter((x) => x.cause.endsWith('actor')).slice(0, n)) console.log(`${m.cause}: ${m.text}`);
  console.log(
    JSON.stringify(scores, (_, v) => (typeof v === 'number' && !Number.isInteger(v) ? Math.round(v * 1000) / 1000 : v)),
  );
}
