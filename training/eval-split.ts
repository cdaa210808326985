/**
 * Tokens and sentences on raw text: the development sets' texts, put together from their words, against their spans.
 * usage: tsx training/eval-split.ts [--errors N]
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readBlocks } from '../src/language/conllu.js';
import { split } from '../src/language/index.js';

const shown = process.argv[2] === '--errors' ? Number(process.argv[3]) : 0;
const f1 = (hit: number, gold: number, found: number) => ((2 * hit) / (gold + found)).toFixed(4);
const all = { hit: 0, gold: 0, found: 0, sHit: 0, sGold: 0, sFound: 0 };

function score(name: string, file: string): void {
  const blocks = readBlocks(gunzipSync(readFileSync(file)).toString('utf8'));
  let text = '';
  const goldTokens = new Set<string>();
  const goldEnds = new Set<string>();
  let paragraph = 0;
  for (const { sentence } of blocks) {
    if (sentence.paragraph !== paragraph) text = `${text.trimEnd()}\n\n`;
    paragraph = sentence.paragraph;
    const first = text.length;
    let end = 0;
    for (const token of sentence.tokens) {
      goldTokens.add(`${text.length}:${text.length + token.form.length}`);
      text += token.form;
      end = text.length;
      if (token.spaceAfter) text += ' ';
    }
    goldEnds.add(`${first}:${end}`);
  }
  const { sentences } = split(text);
  const counts = { hit: 0, gold: goldTokens.size, found: 0, sHit: 0, sGold: goldEnds.size, sFound: sentences.length };
  const tokenErrors: string[] = [];
  const sentenceErrors: string[] = [];
  for (const s of sentences) {
    if (goldEnds.has(`${s.start}:${s.end}`)) counts.sHit++;
    else
      sentenceErrors.push(
        `${JSON.stringify(text.slice(s.start, s.end).slice(-60))} >>> ${JSON.stringify(text.slice(s.end, s.end + 25))}`,
      );
    for (const t of s.tokens) {
      counts.found++;
      if (goldTokens.has(`${t.start}:${t.end}`)) counts.hit++;
      else tokenErrors.push(`${t.form}   in ${JSON.stringify(text.slice(Math.max(0, t.start - 15), t.end + 15))}`);
    }
  }
  console.log(
    `${name}  tokens ${f1(counts.hit, counts.gold, counts.found)}  sentences ${f1(counts.sHit, counts.sGold, counts.sFound)}  (${counts.sGold} gold, ${counts.sFound} found)`,
  );
  for (const list of [tokenErrors, sentenceErrors])
    for (let k = 0; k < shown; k++)
      if (list.length) console.log(`   ${list[Math.floor(((k + 0.5) * list.length) / shown)]}`);
  for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += counts[key];
}
for (const name of ['ewt', 'gum'])
  score(
    name,
    new URL(`../../shared/data/treebanks/${name}-${process.argv[4] ?? 'dev'}.conllu.gz`, import.meta.url).pathname,
  );
console.log(`both  tokens ${f1(all.hit, all.gold, all.found)}  sentences ${f1(all.sHit, all.sGold, all.sFound)}`);
