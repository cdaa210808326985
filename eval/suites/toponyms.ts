/** Place names in news, and where they are. */
import { join } from 'node:path';
import { haversineKm } from '../../src/knowledge/geo.js';
import type { Span } from '../../src/report/index.js';
import { figure, marked, overlaps, readRecords } from './data.js';
import type { Mistake, Suite } from './types.js';

interface Gold {
  id: string;
  text: string;
  toponyms: { span: Span; text: string; lat: number | null; lon: number | null; type: string }[];
}

const WANTED = new Set([
  'Literal',
  'Literal_Modifier',
  'Embedded_Literal',
  'Mixed',
  'Coercion',
  'Metonymic',
  'Non_Literal_Modifier',
  'Embedded_Non_Lit',
]);
const OPTIONAL = new Set(['Demonym', 'Language', 'Homonym']);

export const toponyms: Suite = {
  name: 'toponyms',
  title: 'place names',
  async run({ read, score, shared }) {
    const path = join(shared, 'data/toponyms/dev.jsonl');
    const gold = readRecords<Gold>(path);
    const mistakes: Mistake[] = [];
    const predictions: string[] = [];
    for (const g of gold) {
      const reading = read({ id: g.id, text: g.text });
      const found = reading.mentions.toponyms;
      predictions.push(JSON.stringify({ id: reading.id, mentions: { toponyms: found } }));
      for (const t of g.toponyms) {
        if (!WANTED.has(t.type)) continue;
        const hit = found.find((p) => overlaps(p.span, t.span));
        const place = () => marked(g.text, [t.span], 80);
        if (!hit) mistakes.push({ cause: `missed (${t.type})`, text: place() });
        else if (hit.text.toLowerCase() !== t.text.toLowerCase())
          mistakes.push({ cause: 'other words', text: `${place()}\n    read: ${hit.text}` });
        else if (t.lat !== null && t.lon !== null) {
          const km =
            hit.lat === null || hit.lon === null ? null : Math.round(haversineKm(hit.lat, hit.lon, t.lat, t.lon));
          if (km === null || km > 161)
            mistakes.push({
              cause: km === null ? 'not located' : 'wrong place',
              text: `${place()}\n    read: ${hit.name}, ${hit.admin1 ?? ''}, ${hit.country} (${km ?? '?'} km off)`,
            });
        }
      }
      for (const p of found) {
        const excused = g.toponyms.some(
          (t) => (WANTED.has(t.type) || OPTIONAL.has(t.type)) && overlaps(p.span, t.span),
        );
        if (!excused) mistakes.push({ cause: 'no toponym', text: marked(g.text, [p.span], 80) });
      }
    }
    const detail = score('toponyms', path, predictions.join('\n'));
    const of = (p: string) => figure(detail, p);
    return {
      figures: [
        { name: 'recognition F1', value: of('recognition.f1'), target: 0.85 },
        { name: 'precision', value: of('recognition.p') },
        { name: 'recall', value: of('recognition.r') },
        { name: 'within 161 km', value: of('resolution.accuracy161'), target: 0.9 },
      ],
      detail,
      mistakes,
    };
  },
};
