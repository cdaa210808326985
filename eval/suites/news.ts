/** Invented news stories, each with one PLOVER label. */
import { join } from 'node:path';
import { figure, marked, readRecords } from './data.js';
import type { Mistake, Suite } from './types.js';

interface Gold {
  id: string;
  text: string;
  label: string;
  mode: string | null;
}

export const news: Suite = {
  name: 'news',
  title: 'news stories',
  async run({ read, score, shared }) {
    const path = join(shared, 'data/synthetic-news/dev.jsonl.gz');
    const gold = readRecords<Gold>(path);
    const mistakes: Mistake[] = [];
    const predictions: string[] = [];
    for (const g of gold) {
      const { id, claims } = read({ id: g.id, text: g.text });
      predictions.push(JSON.stringify({ id, claims }));
      if (claims.some((c) => c.event === g.label)) continue;
      const says = [...new Set(claims.map((c) => c.event))].join(', ') || 'nothing';
      const triggers = claims.map((c) => c.trigger.span);
      mistakes.push({
        cause: `${g.label} missed`,
        text: `${marked(
          g.text.slice(0, 600),
          triggers.filter((t) => t[1] < 600),
          600,
        )}\n    read: ${says}`,
      });
    }
    const detail = score('news', path, predictions.join('\n'));
    const of = (p: string) => figure(detail, p);
    return {
      figures: [
        { name: 'label recall', value: of('labelRecall'), target: 0.85 },
        { name: 'dominant label', value: of('topAccuracy'), target: 0.65 },
        { name: 'mode recall', value: of('modeRecall'), target: 0.6 },
        { name: 'event types a story', value: of('eventTypesPerDocument') },
      ],
      detail,
      mistakes,
    };
  },
};
