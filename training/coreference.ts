/**
 * Makes src/reading/coreference-weights.ts from the pronouns of the freely licensed genres of GUM (training half).
 * Usage: npx tsx training/coreference.ts. Says what five folds by document give at several thresholds. As earlier links are
 * facts for later ones, the weights are made three times over.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chainAt, chainsOfPair, type GoldDocument, gumDocuments } from '../eval/suites/gum.js';
import { loadActors } from '../src/knowledge/actors/index.js';
import { openGazetteer } from '../src/knowledge/gazetteer/index.js';
import { type Analysis, analyse } from '../src/language/index.js';
import { findActors } from '../src/reading/actors.js';
import { resolveReferences } from '../src/reading/coreference.js';
import { chanceOf, chosen, classOf, listeners, type PairFacts } from '../src/reading/coreference-rank.js';
import { WEIGHTS } from '../src/reading/coreference-weights.js';
import { findPlaces } from '../src/reading/places.js';
import type { ActorMention } from '../src/reading/types.js';
import type { Span } from '../src/report/index.js';
import genres from './genres.json' with { type: 'json' };
import { fit } from './logistic.js';

const PENALTY = 3;
const FOLDS = 5;
const ROUNDS = 3;

interface Pair {
  facts: PairFacts;
  right: boolean;
  weight: number;
  entity: string;
  links: boolean;
  sure: number;
  /** What it stands for in the end is right. */
  leads: boolean;
}
interface Pronoun {
  group: 'he' | 'it' | 'they';
  fold: number;
  /** A person, place or organisation spoken of before: there is something to find. */
  findable: boolean;
  pairs: Pair[];
}
interface Prepared {
  gold: GoldDocument;
  analysis: Analysis;
  found: ActorMention[];
  fold: number;
}

function gather(documents: readonly Prepared[]): Pronoun[] {
  const out: Pronoun[] = [];
  for (const { gold, analysis, found, fold } of documents) {
    const spanOf = (sentence: number, token: number): Span => {
      const t = analysis.sentences[sentence]!.tokens[token]!;
      return [t.start, t.end];
    };
    listeners.candidates = (m, candidates, mentions) => {
      const own = gold.mentions.find((g) => g.span[0] === m.span[0] && g.span[1] === m.span[1]);
      const before = gold.mentions.some((g) => own && g.chain === own.chain && g.span[0] < own.span[0]);
      const isRight = (c: (typeof candidates)[number]): boolean => {
        if (!own) return false;
        const head = spanOf(c.sentence, c.token);
        return c.second < 0
          ? chainAt(gold.mentions, head, head) === own.chain
          : chainsOfPair(gold.mentions, head, spanOf(c.sentence, c.second)).includes(own.chain);
      };
      const leads = (targets: readonly number[]): boolean => {
        const [a, b] = targets.map((i) => spanOf(mentions[i]!.sentence, mentions[i]!.head));
        if (!own || !a) return false;
        return b
          ? chainsOfPair(gold.mentions, a, b).includes(own.chain)
          : chainAt(gold.mentions, a, mentions[targets[0]!]!.span) === own.chain;
      };
      out.push({
        group: classOf(m.text.toLowerCase()),
        fold,
        findable: before && /^(person|place|organization)$/.test(own!.kind),
        pairs: candidates.map((c) => ({
          facts: c.facts,
          right: isRight(c),
          weight: 1,
          entity: c.entity,
          links: c.mentions.length > 0,
          sure: c.sure,
          leads: leads(c.mentions),
        })),
      });
    };
    resolveReferences(analysis, found);
  }
  listeners.candidates = null;
  return out;
}

/** How a threshold does on pronouns whose chances other folds gave. */
function measure(pronouns: readonly Pronoun[], weightsOf: (fold: number) => Record<string, number>) {
  const scored = pronouns.map((p) => ({
    ...p,
    pairs: p.pairs.map((c) => ({ ...c, chance: c.sure * chanceOf(c.facts, weightsOf(p.fold)) })),
  }));
  for (const group of ['he', 'it', 'they'] as const) {
    const those = scored.filter((p) => p.group === group);
    const findable = those.filter((p) => p.findable).length;
    for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
      for (const lead of [0, 0.1, 0.2, 0.3]) {
        const links = those.map((p) => chosen(p.pairs, { least, lead })).filter((c) => c?.links);
        const right = links.filter((c) => c!.leads).length;
        const p = right / links.length;
        const r = right / findable;
        console.log(
          `${group} ≥ ${least}, lead ${lead}: precision ${p.toFixed(3)}, recall ${r.toFixed(3)} (${right} of ${links.length}; ${findable})`,
        );
      }
  }
}

const rowsOf = (pronouns: readonly Pronoun[]) => pronouns.flatMap((p) => p.pairs);
const shared = process.env.SITREP_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
const index = await loadActors();
const gazetteer = openGazetteer();
const conllu = gunzipSync(readFileSync(join(shared, 'data/treebanks/gum-train.conllu.gz'))).toString('utf8');
const documents = gumDocuments(conllu)
  .filter((d) => Object.hasOwn(genres.free, d.genre) && !/^(conversation|vlog)$/.test(d.genre))
  .map((gold, n): Prepared => {
    const analysis = analyse(gold.text);
    const places = findPlaces(analysis, gazetteer, { associative: true });
    const found = findActors(analysis, index, places, { published: gold.published });
    return { gold, analysis, found, fold: n % FOLDS };
  });
for (let round = 0; round < ROUNDS; round++) {
  const pronouns = gather(documents);
  if (round === ROUNDS - 1) {
    const folds = Array.from({ length: FOLDS }, (_, f) => fit(rowsOf(pronouns.filter((p) => p.fold !== f)), PENALTY));
    measure(pronouns, (f) => folds[f]!);
  }
  const weights = fit(rowsOf(pronouns), PENALTY);
  for (const name of Object.keys(WEIGHTS)) delete (WEIGHTS as Record<string, number>)[name];
  Object.assign(WEIGHTS, weights);
  console.log(`round ${round + 1}: ${pronouns.length} pronouns, ${rowsOf(pronouns).length} candidates`);
}
const lines = Object.entries(WEIGHTS).map(([name, w]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${w},`);
writeFileSync(
  new URL('../src/reading/coreference-weights.ts', import.meta.url),
  `/**
 * Weights of the choice of whom a pronoun stands for: made by training/coreference.ts, not by hand. docs/actors.md tells how.
 * Learnt from the entity annotations of the freely licensed written genres of GUM (annotations CC BY 4.0).
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`,
);
