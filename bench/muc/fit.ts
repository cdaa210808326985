/**
 * Makes relevance.json from the training split of MUC-4: which facts tell an incident that MUC wants from violence that it
 * leaves out. For measuring only; nothing here ships. Usage: npx tsx bench/muc/fit.ts [parts], 1 of so many documents.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from '../../src/language/index.js';
import { loadReader } from '../../src/reading/parts.js';
import { read } from '../../src/reading/read.js';
import { makeReport } from '../../src/report/index.js';
import { fit as learn, type Row } from '../../training/logistic.js';
import { loadDocuments } from './documents.js';
import { Mapper, mapDocument } from './mapping.js';
import { bestMapping } from './score.js';

const shared = process.env.SITREP_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const every = Number(process.argv[2] ?? 1);
const parts = await loadReader();
const rows: Row[] = [];
loadDocuments(shared, 'train').forEach((d, i) => {
  if (i % every !== 0) return;
  const report = makeReport({ id: d.id, text: d.text, published: d.published, language: 'en' });
  const mapper = new Mapper(analyse(report.text, parts.model), read(report, parts), parts.codebook);
  const found = mapDocument(mapper);
  const mapping = bestMapping(
    found.map((f) => f.template),
    d.gold,
  );
  for (const [k, f] of found.entries()) rows.push({ facts: f.facts, right: mapping[k] >= 0, weight: 1 });
});
const weights = learn(rows, 2);
writeFileSync(new URL('./relevance.json', import.meta.url), `${JSON.stringify(weights, null, 2)}\n`);
console.log(`${rows.length} groups, ${rows.filter((r) => r.right).length} of them wanted`);
