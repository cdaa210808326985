/** MUC-4: templates of terrorist incidents from reports in capitals, scored as the published evaluation does. */
import { loadDocuments, type MucDocument } from '../../bench/muc/documents.js';
import { Mapper, mapDocument } from '../../bench/muc/mapping.js';
import { addDocument, type Counts, f1, fields, noCounts, total } from '../../bench/muc/score.js';
import { roles, type Template } from '../../bench/muc/templates.js';
import { analyse } from '../../src/language/index.js';
import { loadReader } from '../../src/reading/parts.js';
import type { Figure, Mistake, Suite, Tools } from './types.js';

/** Of the training split, one document in so many. */
const SAMPLE = 8;

const shownTemplate = (t: Template): string =>
  `${t.type}: ${roles
    .filter((r) => t[r].length > 0)
    .map((r) => `${r} ${t[r].map((e) => e[0]).join('; ')}`)
    .join(', ')}`;

async function run(documents: readonly MucDocument[], read: Tools['read'], mistakes: Mistake[] | null) {
  const parts = await loadReader();
  const counts = noCounts();
  let failures = 0;
  for (const d of documents) {
    let found: Template[] = [];
    try {
      const reading = read({ id: d.id, text: d.text, published: d.published, language: 'en' });
      const mapper = new Mapper(analyse(d.text, parts.model), reading, parts.codebook);
      found = mapDocument(mapper)
        .filter((f) => f.kept)
        .map((f) => f.template);
    } catch (error) {
      failures++;
      mistakes?.push({
        cause: 'the reader failed',
        text: `${d.id} ${(error as Error).stack?.split('\n', 2).join(' ')}`,
      });
    }
    const mapping = addDocument(counts, found, d.gold);
    if (!mistakes) continue;
    found.forEach((t, i) => {
      if (mapping[i] < 0) mistakes.push({ cause: `${t.type} too many`, text: `${d.id} ${shownTemplate(t)}` });
    });
    d.gold.forEach((t, i) => {
      if (!mapping.includes(i)) mistakes.push({ cause: `${t.type} missed`, text: `${d.id} ${shownTemplate(t)}` });
    });
  }
  return { counts, failures };
}

const precision = (c: Counts): number => (c.pAll ? c.pRight / c.pAll : 0);
const recall = (c: Counts): number => (c.rAll ? c.rRight / c.rAll : 0);

export const muc: Suite = {
  name: 'muc',
  title: 'MUC-4 templates, reports in capitals',
  async run({ read, shared }) {
    const mistakes: Mistake[] = [];
    const { counts: dev, failures } = await run(loadDocuments(shared, 'dev'), read, mistakes);
    const sample = loadDocuments(shared, 'train').filter((_, i) => i % SAMPLE === 0);
    const { counts: train } = await run(sample, read, null);
    const all = total(dev);
    const figures: Figure[] = [
      { name: 'template F1', value: f1(all), target: 0.4 },
      { name: 'precision', value: precision(all) },
      { name: 'recall', value: recall(all) },
      ...fields.map((f) => ({ name: f === 'type' ? 'incident type F1' : `${f} F1`, value: f1(dev[f]) })),
      { name: 'reader failures', value: failures, target: 0, atMost: true },
      { name: 'template F1, train', value: f1(total(train)) },
      { name: 'type F1, train', value: f1(train.type) },
    ];
    return { figures, detail: { dev, train }, mistakes };
  },
};
