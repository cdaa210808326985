/**
 * Parses the development sets on their own words and prints the shared scorer's figures for each set and for both,
 * then words a second for tagging and parsing, and the time to load the model.
 * usage: npm run eval:treebank [-- MODEL]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadModel, parseConllu, readConllu, tagTokens } from '../src/language/index.js';

const shared = new URL('../../shared/', import.meta.url).pathname;
const loading = performance.now();
const model = loadModel(process.argv[2]);
const loadTime = performance.now() - loading;

const temporary = mkdtempSync(join(tmpdir(), 'sitrep-eval-'));
const sets = ['ewt', 'gum'].map((name) => {
  const gold = gunzipSync(readFileSync(join(shared, `data/treebanks/${name}-dev.conllu.gz`))).toString('utf8');
  return { name, gold, predicted: parseConllu(gold, model) };
});
sets.push({
  name: 'both',
  gold: sets.map((s) => s.gold).join('\n'),
  predicted: sets.map((s) => s.predicted).join('\n'),
});

const columns = [
  'upos',
  'lemma',
  'uas',
  'las',
  'lasFull',
  'uasNoPunct',
  'lasNoPunct',
  'sentencesAllRight',
  'missing',
  'misaligned',
];
console.log(['set ', ...columns].join('  '));
for (const { name, gold, predicted } of sets) {
  const [goldPath, predictedPath] = ['gold', 'predicted'].map((kind) => join(temporary, `${name}-${kind}.conllu`));
  writeFileSync(goldPath, gold);
  writeFileSync(predictedPath, predicted);
  const scored = execFileSync('node', [join(shared, 'eval/score-treebank.mjs'), goldPath, predictedPath], {
    encoding: 'utf8',
  });
  const figures = JSON.parse(scored);
  console.log([name.padEnd(4), ...columns.map((c) => String(figures[c]).padStart(c.length))].join('  '));
}
rmSync(temporary, { recursive: true });

const sentences = sets.slice(0, 2).flatMap((s) => readConllu(s.gold).sentences);
const words = sentences.reduce((n, s) => n + s.tokens.length, 0);
let wall = Number.POSITIVE_INFINITY;
let processor = Number.POSITIVE_INFINITY;
for (let round = 0; round < 7; round++) {
  const start = performance.now();
  const used = process.cpuUsage();
  tagTokens(sentences, model);
  wall = Math.min(wall, performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  processor = Math.min(processor, (user + system) / 1000);
}
const rate = (time: number) => Math.round(words / (time / 1000));
console.log(
  `tagging and parsing, best of 7: ${rate(wall)} words/s; ${rate(processor)} per second of processor time; model loaded in ${Math.round(loadTime)} ms`,
);
