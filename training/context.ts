/**
 * Makes src/reading/context-weights.ts: what tells an event of force from sport, film, drills, mishaps and figures of speech.
 * Learns from sentences of our own (eval/hard-negatives, dev sets and their twins; samples; examples of the codebook) and from
 * texts that what ships may learn from (PLOVER's records, re3d's open sources). The check sets stay unread.
 *
 *   npx tsx training/context.ts [--errors]   also tells how well it does on sentences left out in turn
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFalseAlarm } from '../eval/hard-negatives.js';
import { readRecords } from '../eval/suites/data.js';
import { loadCompiled } from '../src/knowledge/codebook/index.js';
import { type Facts, probability } from '../src/reading/confidence.js';
import { loadReader } from '../src/reading/parts.js';
import { read } from '../src/reading/read.js';
import type { Claim } from '../src/reading/types.js';
import { listeners } from '../src/reading/unreal.js';
import { makeReport } from '../src/report/index.js';
import { fit } from './logistic.js';

interface Evidence {
  from: string;
  text: string;
  trigger: string;
  facts: Facts;
  right: boolean;
  weight: number;
}

const PENALTY = 2;
const FOLDS = 10;
/** Examples of the codebook are many and short: each counts half. */
const EXAMPLE_WEIGHT = 0.5;

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.env.SITREP_SHARED ?? join(root, '..', 'shared');
const parts = await loadReader();

const linesOf = <T>(file: string): T[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** All asserted claims of acts in the world, nothing dropped, with what stands around them. */
function claimsOf(text: string, published: string | null): [Claim, Facts][] {
  const pairs: [Claim, Facts][] = [];
  listeners.context = (claim, facts) => pairs.push([claim, facts]);
  try {
    read(makeReport({ text, published, language: 'en' }), parts);
  } finally {
    listeners.context = null;
  }
  return pairs.filter(([claim]) => claim.modality === 'asserted');
}

async function gather(): Promise<Evidence[]> {
  const found: Evidence[] = [];
  const add = (from: string, text: string, [claim, facts]: [Claim, Facts], right: boolean, weight = 1): void => {
    const trigger = claim.trigger.text;
    if (!found.some((e) => e.text === text && e.trigger === trigger))
      found.push({ from, text, trigger, facts, right, weight });
  };

  interface Row {
    set: string;
    text: string;
    published: string;
  }
  for (const file of ['eval/hard-negatives.jsonl', 'eval/hard-negatives-dev2.jsonl'])
    for (const row of linesOf<Row>(file).filter((r) => r.set.startsWith('dev')))
      for (const pair of claimsOf(row.text, row.published))
        if (isFalseAlarm(pair[0])) add(row.set, row.text, pair, false);
  for (const row of linesOf<Row>('eval/hard-negatives-twins.jsonl').filter((r) => r.set.startsWith('dev')))
    for (const pair of claimsOf(row.text, row.published)) add('twins', row.text, pair, true);
  for (const name of readdirSync(join(root, 'samples')).filter((f) => f.endsWith('.jsonl')))
    for (const row of linesOf<Row>(`samples/${name}`))
      for (const pair of claimsOf(row.text, row.published)) add('samples', row.text, pair, true);

  const { verbs, nouns } = await loadCompiled();
  for (const { senses } of [...verbs, ...nouns])
    for (const { event, example } of senses)
      if (event !== 'none' && event !== 'light')
        for (const pair of claimsOf(example, '2022-01-01')) add('codebook', example, pair, true, EXAMPLE_WEIGHT);

  const renamed: Record<string, string> = { FIGHT: 'ASSAULT' };
  for (const r of readRecords<{ text: string; date: string; event: string }>(join(shared, 'data/plover-gsr/dev.json')))
    for (const pair of claimsOf(r.text, r.date))
      if (pair[0].event === (renamed[r.event] ?? r.event)) add('plover', r.text, pair, true);

  interface Judged {
    source: string;
    document: string;
    at: number;
    subtype: string;
    right: boolean;
  }
  const judged = linesOf<Judged>('eval/calibration-judged.jsonl').filter((j) => j.right);
  for (const source of new Set(judged.map((j) => j.source))) {
    const file = join(shared, 'data/re3d', source, 'documents.json');
    if (!existsSync(file)) continue;
    for (const d of readRecords<{ _id: string; text: string }>(file))
      for (const pair of claimsOf(d.text, '2016-06-01')) {
        const [start] = pair[0].trigger.span;
        if (judged.some((j) => j.document === d._id && j.at === start && j.subtype === pair[0].subtype))
          add('judged', `${d._id} ${start}`, pair, true);
      }
  }
  return found;
}

/** The fold of a text: all claims of a text are left out together. */
const foldOf = (text: string): number => [...text].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7) % FOLDS;

const evidence = await gather();
const left: { e: Evidence; p: number }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fit(
    evidence.filter((e) => foldOf(e.text) !== fold),
    PENALTY,
  );
  for (const e of evidence) if (foldOf(e.text) === fold) left.push({ e, p: probability(e.facts, weights) });
}
for (const least of [0.25, 0.5, 0.65, 0.8]) {
  const kept = [...new Set(evidence.map((e) => e.from))].map((from) => {
    const those = left.filter(({ e }) => e.from === from);
    return `${from} ${those.filter(({ p }) => p >= least).length} of ${those.length}`;
  });
  console.log(`claims kept at ${least}: ${kept.join(', ')}`);
}
if (process.argv.includes('--errors'))
  for (const { e, p } of left)
    if (e.right !== p >= 0.65)
      console.log(`${e.right ? 'dropped' : 'kept'} ${p.toFixed(2)} ${e.from} "${e.trigger}": ${e.text}`);

const lines = Object.entries(fit(evidence, PENALTY))
  .filter(([, w]) => Math.abs(w) >= 0.005)
  .map(([name, w]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${w},`);
const right = evidence.filter((e) => e.right).length;
writeFileSync(
  join(root, 'src/reading/context-weights.ts'),
  `/**
 * Weights that tell real acts of force from played, remembered and figurative ones: made by training/context.ts, not by hand.
 * docs/false-alarms.md tells how. Learnt from ${right} claims that are real and ${evidence.length - right} that are not.
 * Part of the evidence are sentences of the PLOVER gold standard records (Open Event Data Alliance, CC BY-SA 4.0).
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`,
);
