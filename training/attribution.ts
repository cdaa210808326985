/**
 * Reads a file of annotated attributions (gzipped JSON Lines with a `text`) and prints our attributions for the scorer in
 * shared/eval. usage: tsx training/attribution.ts IN.jsonl.gz OUT.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyse, loadModel } from '../src/language/index.js';
import { findAttributions, outermost } from '../src/reading/attribution/index.js';

const [input, output] = process.argv.slice(2) as [string, string];
const model = loadModel();
const docs = gunzipSync(readFileSync(input))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string });
let words = 0;
let spent = 0;
const lines = docs.map(({ id, text }) => {
  const analysis = analyse(text, model);
  const from = process.hrtime.bigint();
  const attributions = outermost(findAttributions(analysis), text);
  spent += Number(process.hrtime.bigint() - from);
  for (const s of analysis.sentences) words += s.tokens.length;
  return JSON.stringify({ id, attributions });
});
writeFileSync(output, `${lines.join('\n')}\n`);
console.log(`${docs.length} texts, ${words} words, ${(spent / 1000 / words).toFixed(2)} µs a word for attributions`);
