/**
 * Turns the treebanks into the numbers that the trainer reads, so that features are computed by one program only.
 * usage: tsx training/prepare.ts TREEBANK_FOLDER OUT_FOLDER [no-dictionary]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PIECE_ROWS, pieces, vocabularyKey } from '../src/language/features.js';
import { Lexicon, packLexicon } from '../src/language/lexicon.js';
import { readWordNet } from './lexicon.js';
import { plainSentences } from './plain-texts.js';
import { isFree, type Row, readTrees, type Tree } from './treebank.js';

const [folder = '../shared/data/treebanks', out = '/tmp/sitrep-training', without = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const train = [
  ...readTrees(join(folder, 'ewt-train.conllu.gz')),
  ...readTrees(join(folder, 'gum-train.conllu.gz')).filter((tree) => isFree(tree.id)),
];
const devEwt = readTrees(join(folder, 'ewt-dev.conllu.gz'));
const devGum = readTrees(join(folder, 'gum-dev.conllu.gz'));

const plain = plainSentences().map((forms) =>
  forms.map((form): Row => ({ form, lemma: '', upos: '', xpos: '', head: 0, deprel: '', spaceAfter: true })),
);

function ranked(values: Iterable<string>, least: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value]) => value);
}
const trainRows = train.flatMap((tree) => tree.rows);
// words that the treebanks have twice, or the plain sentences four times
const keysOf = (rows: Row[]) => rows.map((row) => vocabularyKey(row.form));
const words = [...new Set([...ranked(keysOf(trainRows), 2), ...ranked(plain.flatMap(keysOf), 4)])];
const upos = ranked(
  trainRows.map((row) => row.upos),
  1,
);
const xpos = ranked(
  trainRows.map((row) => row.xpos),
  1,
);
const rels = ranked(
  trainRows.map((row) => row.deprel),
  3,
);

const index = (list: string[]) => new Map(list.map((value, i) => [value, i]));
const wordIds = index(words);
const uposIds = index(upos);
const xposIds = index(xpos);
const relIds = index(rels);
const baseRels = ranked(
  rels.map((rel) => rel.split(':')[0]),
  1,
);
const baseIds = index(baseRels);
const counts = new Map<string, number>();
for (const key of [...keysOf(trainRows), ...plain.flatMap(keysOf)]) counts.set(key, (counts.get(key) ?? 0) + 1);

const types = new Map<string, number>();
const typeForms: string[] = [];
function typeOf(form: string): number {
  let id = types.get(form);
  if (id === undefined) {
    id = typeForms.length;
    types.set(form, id);
    typeForms.push(form);
  }
  return id;
}

const lexicon = without === 'no-dictionary' ? undefined : new Lexicon(packLexicon(readWordNet()));

const body: number[] = [];
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);
function writeVariant(rows: Row[], probability: number, change: (form: string, i: number) => string): void {
  float[0] = probability;
  body.push(bits[0], rows.length);
  rows.forEach((row, i) => {
    const relation = relIds.get(row.deprel) ?? relIds.get(row.deprel.split(':')[0]) ?? -1;
    body.push(
      typeOf(change(row.form, i)),
      uposIds.get(row.upos) ?? -1,
      xposIds.get(row.xpos) ?? -1,
      row.head,
      relation,
    );
    body.push(baseIds.get(row.deprel.split(':')[0]) ?? -1);
  });
}

const same = (form: string) => form;
const small = /^(a|an|the|and|or|but|of|in|on|at|to|for|by|with|from|'s|n't)$/i;
const titled = (form: string, i: number) =>
  i > 0 && small.test(form) ? form.toLowerCase() : form.slice(0, 1).toUpperCase() + form.slice(1);

function writeTree(tree: Tree, set: number): void {
  const { rows } = tree;
  if (set > 0) {
    body.push(set, 1);
    writeVariant(rows, 1, same);
    return;
  }
  const last = rows.length - 1;
  const droppable = last > 1 && rows[last].upos === 'PUNCT' && !rows.some((row) => row.head === last + 1);
  body.push(0, droppable ? 5 : 3);
  writeVariant(rows, droppable ? 0.83 : 0.9, same);
  writeVariant(rows, 0.07, (form) => form.toUpperCase());
  writeVariant(rows, 0.03, (form) => form.toLowerCase());
  if (droppable) {
    writeVariant(rows.slice(0, -1), 0.04, same);
    writeVariant(rows.slice(0, -1), 0.03, titled);
  }
}
for (const tree of train) writeTree(tree, 0);
for (const tree of devEwt) writeTree(tree, 1);
for (const tree of devGum) writeTree(tree, 2);

// sentences without trees: the teachers' labels come in later
for (const rows of plain) {
  body.push(3, 3);
  writeVariant(rows, 0.9, same);
  writeVariant(rows, 0.08, (form) => form.toUpperCase());
  writeVariant(rows, 0.02, (form) => form.toLowerCase());
}

const head: number[] = [
  words.length,
  PIECE_ROWS,
  upos.length,
  xpos.length,
  rels.length,
  train.length + devEwt.length + devGum.length + plain.length,
  typeForms.length,
];
for (const form of typeForms) {
  const key = vocabularyKey(form);
  const found = pieces(form, lexicon);
  head.push(wordIds.get(key) ?? -1, counts.get(key) ?? 0, found.length, ...found);
}
const all = new Int32Array(head.length + body.length);
all.set(head);
all.set(body, head.length);
writeFileSync(join(out, 'data.bin'), Buffer.from(all.buffer));
writeFileSync(join(out, 'labels.json'), JSON.stringify({ words, upos, xpos, rels }));
console.log(
  `${train.length} sentences, ${trainRows.length} words, ${words.length} in the vocabulary, ${typeForms.length} forms, ${rels.length} relations`,
);
