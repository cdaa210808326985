/**
 * Trains the recogniser of place names (models/places.bin): `npm run train:places`.
 *
 * Data whose licence allows shipping only: the place entities of GUM without its non-commercial genres, the openly
 * licensed sources of re3d, and texts of our own (training/places-texts.txt). A fifth of the documents is held out
 * for the figure that is printed; the model that is written has seen all of them.
 */
import { writeFileSync } from 'node:fs';
import { openGazetteer } from '../src/knowledge/gazetteer/index.js';
import { FEATURE_SPACE, Features } from '../src/reading/places-features.js';
import { decodeModel, encodeModel, modelFile, type PlaceModel } from '../src/reading/places-model.js';
import { type Proposals, pick, propose, scoreAll } from '../src/reading/places-recognise.js';
import { commonWords, type Document, loadDocuments } from './places-data.js';

interface Example {
  ids: Int32Array;
  label: 0 | 1;
  weight: number;
}

const EPOCHS = 10;
const RATE = 0.12;
const DECAY = 2e-6;

const gazetteer = openGazetteer();
const documents = loadDocuments();
const words = commonWords(documents);
const common = (word: string): number => words.get(word) ?? 0;

function examplesOf(doc: Document): { proposals: Proposals; examples: Example[] } {
  const proposals = propose(doc.sentences, gazetteer, common);
  const features = new Features();
  const examples: Example[] = [];
  proposals.spans.forEach((list, s) => {
    const gold = doc.gold[s];
    const unclear = doc.unclear[s];
    for (const span of list) {
      const exact = gold.some((g) => g.first === span.first && g.last === span.last);
      const overlaps = gold.some((g) => g.first <= span.last && span.first <= g.last);
      const demonym = span.bearers.length > 0 && (span.bearers[0].flags & 4) !== 0;
      const known = span.bearers.length > 0 && span.found !== 'unknown' && !demonym;
      // a known name inside the name of an organisation may or may not be annotated: teach nothing from it
      if (!exact && !overlaps && known && unclear.some((g) => g.first <= span.first && span.last <= g.last)) continue;
      if (!exact && !overlaps && known && span.bearers[0].kind === 'country') continue;
      features.of(span, proposals.words[s], proposals.facts);
      examples.push({ ids: features.ids.slice(0, features.count), label: exact ? 1 : 0, weight: doc.weight });
    }
  });
  return { proposals, examples };
}

function train(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(FEATURE_SPACE);
  const squares = new Float32Array(FEATURE_SPACE).fill(1e-6);
  const sum = new Float64Array(FEATURE_SPACE);
  let seed = 12345;
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const at of order) {
      const e = examples[at];
      let z = 0;
      for (const id of e.ids) z += weights[id];
      const error = e.weight * (1 / (1 + Math.exp(-z)) - e.label);
      if (Math.abs(error) < 1e-4) continue;
      for (const id of e.ids) {
        const g = error + DECAY * weights[id];
        squares[id] += g * g;
        weights[id] -= (RATE * g) / Math.sqrt(squares[id] + 0.1);
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < FEATURE_SPACE; i++) sum[i] += weights[i];
  }
  return Float32Array.from(sum, (x) => x / (EPOCHS - Math.ceil(EPOCHS / 2)));
}

/** Prints what was missed and what was wrongly found, for `SHOW=1`. */
function show(doc: Document, s: number, picked: readonly { first: number; last: number }[]): void {
  const { tokens } = doc.sentences[s];
  const words = (r: { first: number; last: number }): string =>
    tokens
      .slice(r.first, r.last + 1)
      .map((t) => t.form)
      .join(' ');
  const around = (r: { first: number; last: number }): string =>
    tokens
      .slice(Math.max(0, r.first - 4), r.last + 4)
      .map((t) => t.form)
      .join(' ');
  const same = (a: { first: number; last: number }, b: { first: number; last: number }): boolean =>
    a.first === b.first && a.last === b.last;
  for (const g of doc.gold[s]) if (!picked.some((p) => same(p, g))) console.log(`- [${words(g)}] ${around(g)}`);
  for (const p of picked) if (!doc.gold[s].some((g) => same(p, g))) console.log(`+ [${words(p)}] ${around(p)}`);
}

function evaluate(model: PlaceModel, docs: { doc: Document; proposals: Proposals }[], threshold: number): string {
  let hit = 0;
  let said = 0;
  let gold = 0;
  for (const { doc, proposals } of docs) {
    scoreAll(proposals, model).forEach((scored, s) => {
      const picked = pick(scored, threshold).filter(
        (p) =>
          (p.bearers.length === 0 || (p.bearers[0].flags & 4) === 0) &&
          (doc.gold[s].some((g) => g.first === p.first && g.last === p.last) ||
            !doc.unclear[s].some((g) => g.first <= p.first && p.last <= g.last)),
      );
      said += picked.length;
      gold += doc.gold[s].length;
      if (process.env.SHOW) show(doc, s, picked);
      hit += picked.filter((p) => doc.gold[s].some((g) => g.first === p.first && g.last === p.last)).length;
    });
  }
  const precision = hit / said;
  const recall = hit / gold;
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)} (${gold} names)`;
}

const prepared = documents.map((doc) => ({ doc, ...examplesOf(doc) }));
const kept = prepared.filter((p) => !p.doc.held);
const held = prepared.filter((p) => p.doc.held && !p.doc.shouting);
const shouted = prepared.filter((p) => p.doc.held && p.doc.shouting);
console.log(`${documents.length} documents, ${prepared.reduce((n, p) => n + p.examples.length, 0)} spans`);
const trial = decodeModel(encodeModel(train(kept.flatMap((p) => p.examples)), words), 'trial');
for (const threshold of [-1, -0.5, 0, 0.5]) {
  console.log(
    `held out, threshold ${threshold}: ${evaluate(trial, held, threshold)}; in capitals: ${evaluate(trial, shouted, threshold)}`,
  );
}
for (const source of new Set(held.map((h) => h.doc.source))) {
  console.log(
    `  ${source}: ${evaluate(
      trial,
      held.filter((h) => h.doc.source === source),
      0,
    )}`,
  );
}
const bytes = encodeModel(train(prepared.flatMap((p) => p.examples)), words);
writeFileSync(modelFile(), bytes);
console.log(`${modelFile()}: ${bytes.length} bytes`);
