/** Who said it, by which cue, what. */
import { join } from 'node:path';
import type { Span } from '../../src/report/index.js';
import { figure, marked, overlaps, readRecords } from './data.js';
import type { Mistake, Suite } from './types.js';

interface Gold {
  id: string;
  text: string;
  attributions: { source: Span[]; cue: Span[]; content: Span[] }[];
}

export const attribution: Suite = {
  name: 'attribution',
  title: 'who says it',
  async run({ read, score, shared }) {
    const path = join(shared, 'data/attribution/dev.jsonl.gz');
    const gold = readRecords<Gold>(path);
    const mistakes: Mistake[] = [];
    const predictions: string[] = [];
    for (const g of gold) {
      const { id, attributions } = read({ id: g.id, text: g.text });
      predictions.push(JSON.stringify({ id, attributions }));
      const word = (span: Span) => g.text.slice(...span).toLowerCase();
      for (const a of g.attributions) {
        const cue = a.cue[0];
        if (cue && !attributions.some((p) => p.cue && overlaps(p.cue.span, cue))) {
          mistakes.push({ cause: `cue missed: ${word(cue)}`, text: marked(g.text, [...a.source, ...a.cue]) });
        } else if (cue && a.source.length) {
          const ours = attributions.filter((p) => p.cue && overlaps(p.cue.span, cue));
          const hit = ours.some((p) => p.source && a.source.some((s) => overlaps(p.source!.span, s)));
          if (!hit)
            mistakes.push({
              cause: 'source wrong',
              text: `${marked(g.text, [...a.source, ...a.cue])}\n    read: ${ours.map((p) => p.source?.text ?? 'no source').join(' | ')}`,
            });
        }
      }
      for (const p of attributions) {
        const cue = p.cue?.span;
        if (cue && !g.attributions.some((a) => a.cue.some((c) => overlaps(c, cue))))
          mistakes.push({ cause: `cue too many: ${word(cue)}`, text: marked(g.text, [cue]) });
      }
    }
    const detail = score('attribution', path, predictions.join('\n'));
    const of = (p: string) => figure(detail, p);
    return {
      figures: [
        { name: 'F1', value: of('attribution.f1'), target: 0.75 },
        { name: 'precision', value: of('attribution.p') },
        { name: 'recall', value: of('attribution.r') },
        { name: 'content overlap', value: of('contentJaccard'), target: 0.8 },
      ],
      detail,
      mistakes,
    };
  },
};
