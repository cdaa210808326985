import { loadReader } from '../../src/reading/parts.js';
import { read } from '../../src/reading/read.js';
import { makeReport } from '../../src/report/index.js';
import { loadDocuments } from './documents.js';

const parts = await loadReader();
const docs = loadDocuments('/work/shared', 'train');
const n: Record<string, number> = {};
for (const d of docs.filter((d, i) => i % 10 === 7)) {
  const r = read(makeReport({ id: d.id, text: d.text, published: d.published, language: 'en' }), parts);
  for (const c of r.claims)
    for (const a of [...c.actors, ...c.recipients]) {
      const k = (a.sector ?? 'null') + ' ' + a.id.split(/[:.]/)[0];
      n[k] = (n[k] ?? 0) + 1;
    }
}
console.log(
  Object.entries(n)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 60)
    .map((x) => x.join(':'))
    .join('; '),
);
