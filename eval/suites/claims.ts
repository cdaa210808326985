/** The hand-read real report: claims with their fields, relations, and readings that are forbidden. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { figure, marked, overlaps, readRecords } from './data.js';
import type { Figure, Mistake, Suite } from './types.js';

interface Gold {
  id: string;
  text: string;
  date?: string;
  claims: { gid: string; event: string | string[]; anchor: string }[];
  forbidden?: { anchor: string }[];
}

export const claims: Suite = {
  name: 'claims',
  title: 'real report, read by hand',
  async run({ read, score, shared }) {
    const figures: Figure[] = [];
    const mistakes: Mistake[] = [];
    const details: unknown[] = [];
    const files = readdirSync(join(shared, 'gold')).filter((f) => f.endsWith('.json'));
    for (const file of files) {
      const path = join(shared, 'gold', file);
      const gold = readRecords<Gold>(path);
      const readings = gold.map((g) => read({ id: g.id, text: g.text, published: g.date }));
      const detail = score('claims', path, readings.map((r) => JSON.stringify(r)).join('\n'));
      details.push(detail);
      const of = (p: string) => figure(detail, p);
      figures.push(
        { name: 'claims found', value: of('claims.matched'), target: 12 },
        { name: 'relations', value: of('relations.recall'), target: 10 / 13 },
        { name: 'forbidden', value: of('forbidden.hits'), target: 0, atMost: true },
        { name: 'unknown claims', value: of('claims.unmatchedPredicted'), target: 4, atMost: true },
      );
      for (const [field, f] of Object.entries(detail.fields as Record<string, { accuracy: number | null }>)) {
        figures.push({ name: field, value: f.accuracy, target: 0.8 });
      }
      gold.forEach((g, i) => {
        const { claims: found } = readings[i];
        for (const c of g.claims) {
          const at = g.text.indexOf(c.anchor);
          const near = found.filter((f) => overlaps(f.span, [at, at + c.anchor.length]));
          const says = near.map((f) => `${f.event}/${f.subtype}`).join(', ') || 'nothing';
          const wanted = [c.event].flat();
          if (!near.some((f) => wanted.includes(f.event))) {
            mistakes.push({
              cause: `missed claim: wanted ${wanted.join('|')}, read ${says}`,
              text: marked(g.text, [[at, at + c.anchor.length]]),
            });
          }
        }
        for (const f of found) {
          const anchors = g.claims
            .map((c) => c.anchor)
            .filter((a) => overlaps(f.span, [g.text.indexOf(a), g.text.indexOf(a) + a.length]));
          if (anchors.length === 0)
            mistakes.push({ cause: `unknown claim ${f.event}/${f.subtype}`, text: marked(g.text, [f.trigger.span]) });
        }
      });
    }
    return { figures, detail: details, mistakes };
  },
};
