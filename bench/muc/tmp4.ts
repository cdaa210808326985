import { createWriteStream, writeFileSync } from 'node:fs';
import { analyse } from '../../src/language/index.js';
import { loadReader } from '../../src/reading/parts.js';
import { read } from '../../src/reading/read.js';
import { makeReport } from '../../src/report/index.js';
import { loadDocuments } from './documents.js';

const parts = await loadReader();
for (const split of ['dev', 'train'] as const) {
  const out = createWriteStream(`/tmp/mucread-${split}.jsonl`);
  for (const d of loadDocuments('/work/shared', split)) {
    const report = makeReport({ id: d.id, text: d.text, published: d.published, language: 'en' });
    const reading = read(report, parts);
    reading.attributions = [];
    out.write(JSON.stringify({ d, reading, analysis: analyse(report.text, parts.model) }) + '\n');
  }
  out.end();
}
