/**
 * Makes the model file from the trainer's floats and the lemma rules.
 * usage: tsx training/pack.ts TREEBANK_FOLDER LABELS.json NETWORK.bin OUT TAG_LAYER
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Lexicon, packLexicon } from '../src/language/lexicon.js';
import { encodeModel, quantise, type Tensor } from '../src/language/model-file.js';
import { learnLemmas } from './lemmas.js';
import { readWordNet } from './lexicon.js';
import { isFree, readTrees } from './treebank.js';

const [folder, labelFile, networkFile, out, tagLayer] = process.argv.slice(2);
const labels = JSON.parse(readFileSync(labelFile, 'utf8'));
const bytes = readFileSync(networkFile);
const tensors = new Map<string, Tensor>();
const settings: Record<string, number> = { tagLayer: Number(tagLayer) };
for (let at = 0; at < bytes.length; ) {
  const length = bytes.readInt32LE(at);
  const name = bytes.toString('latin1', at + 4, at + 4 + length);
  const rows = bytes.readInt32LE(at + 4 + length);
  const cols = bytes.readInt32LE(at + 8 + length);
  at += 12 + length;
  const data = new Float32Array(new Uint8Array(bytes.subarray(at, at + rows * cols * 4)).buffer);
  at += rows * cols * 4;
  if (name === 'words' || name === 'pieces') tensors.set(name, quantise(data, rows, cols, 'rows'));
  else if (/\.w[xh]?$|^arcU$/.test(name)) tensors.set(name, quantise(data, rows, cols, 'cols'));
  else tensors.set(name, { rows, cols, kind: 'f32', data, scales: new Float32Array(0) });
}
settings.layers = [...tensors.keys()].filter((name) => name.endsWith('.f.wx')).length;

const trees = [
  ...readTrees(join(folder, 'ewt-train.conllu.gz')),
  ...readTrees(join(folder, 'gum-train.conllu.gz')).filter((tree) => isFree(tree.id)),
];
const lexicon = packLexicon(readWordNet());
const plainBytes = (array: Uint8Array | Int32Array): Tensor => {
  const data = new Int8Array(array.buffer, array.byteOffset, array.byteLength);
  return { rows: data.length, cols: 1, kind: 'bytes', data, scales: new Float32Array(0) };
};
tensors.set('lexicon.entries', plainBytes(lexicon.entries));
tensors.set('lexicon.table', plainBytes(lexicon.table));
const lemmas = learnLemmas(trees, new Lexicon(lexicon));
const file = encodeModel(
  {
    version: '1',
    licence:
      'Trained on UD English EWT (CC BY-SA 4.0) and the freely licensed genres of UD English GUM (CC BY, CC BY-SA).',
    settings,
    ...labels,
    signatures: lexicon.signatures,
    lemma: {
      exceptions: [...lemmas.exceptions].map(([key, lemma]) => `${key}\t${lemma}`),
      rules: [...lemmas.rules].map(([key, { strip, add }]) => `${key}\t${strip}\t${add}`),
      cases: [...lemmas.cases].map(([key, how]) => `${key}\t${how}`),
    },
  },
  tensors,
);
writeFileSync(out, file);
console.log(`${out}: ${(file.length / 1e6).toFixed(2)} MB`);
