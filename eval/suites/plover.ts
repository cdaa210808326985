/** Sentences of the CAMEO manual with PLOVER codes. */
import { join } from 'node:path';
import { figure, marked, readRecords } from './data.js';
import type { Mistake, Suite } from './types.js';

interface Gold {
  id: string;
  text: string;
  date: string;
  event: string;
  source: { actorText?: string; code?: string }[];
  target: { actorText?: string; code?: string }[] | string;
}

const RENAMED: Record<string, string> = {
  DEMAND: 'REQUEST',
  FIGHT: 'ASSAULT',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
};

export const plover: Suite = {
  name: 'plover',
  title: 'PLOVER sentences',
  async run({ read, score, shared }) {
    const path = join(shared, 'data/plover-gsr/dev.json');
    const gold = readRecords<Gold>(path).filter((g) => g.event !== 'DOCUMENT');
    const readings = gold.map((g) => read({ id: g.id, text: g.text, published: g.date }));
    const detail = score('plover', path, readings.map((r) => JSON.stringify(r)).join('\n'));
    const of = (p: string) => figure(detail, p);
    const mistakes: Mistake[] = [];
    gold.forEach((g, i) => {
      const { claims } = readings[i];
      const wanted = RENAMED[g.event] ?? g.event;
      const found = claims.filter((c) => c.event === wanted);
      const text = marked(
        g.text,
        claims.map((c) => c.trigger.span),
        500,
      );
      const says = [...new Set(claims.map((c) => `${c.event}/${c.subtype}`))].join(', ') || 'nothing';
      if (found.length === 0) mistakes.push({ cause: `${wanted} missed`, text: `${text}\n    read: ${says}` });
      for (const c of claims)
        if (c.event !== wanted)
          mistakes.push({ cause: `${c.event} too many`, text: `${text}\n    wanted: ${wanted}; read: ${says}` });
      const codes = (list: { code?: string | null }[]) =>
        list.map((a) => (a.code ?? '?').slice(0, 3)).join(' ') || 'none';
      const wantedSource = codes(g.source);
      const wantedTarget = codes(Array.isArray(g.target) ? g.target : []);
      const source = codes(found.flatMap((c) => c.actors));
      const target = codes(found.flatMap((c) => c.recipients));
      if (found.length && !source.includes(wantedSource.slice(0, 3)))
        mistakes.push({ cause: 'source country', text: `${text}\n    wanted ${wantedSource}; read ${source}` });
      if (found.length && wantedTarget !== 'none' && !target.includes(wantedTarget.slice(0, 3)))
        mistakes.push({ cause: 'target country', text: `${text}\n    wanted ${wantedTarget}; read ${target}` });
    });
    return {
      figures: [
        { name: 'event F1', value: of('event.f1'), target: 0.75 },
        { name: 'precision', value: of('event.p') },
        { name: 'recall', value: of('event.r') },
        { name: 'source country', value: of('sourceCode.accuracy'), target: 0.85 },
        { name: 'target country F1', value: of('targetCode.f1'), target: 0.75 },
        { name: 'source sector', value: of('sourceSector.accuracy') },
      ],
      detail,
      mistakes,
    };
  },
};
