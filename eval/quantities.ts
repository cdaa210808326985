/**
 * Scores findQuantities and findCasualties on eval/quantities.jsonl. A sentence's quantities are right when they are exactly those
 * of the gold, with the same bounds and kind; its casualties when they are exactly those of the gold, with kind, bounds and
 * whether they are a running total.
 *
 *   npx tsx eval/quantities.ts [--errors N]
 */
import { readFileSync } from 'node:fs';
import { analyse } from '../src/language/index.js';
import { findCasualties } from '../src/reading/casualties/index.js';
import { findQuantities } from '../src/reading/quantities/index.js';

interface Row {
  id: string;
  set: 'dev' | 'check';
  text: string;
  quantities: { text: string; min: number | null; max: number | null; kind: string; vague: boolean }[];
  casualties: { kind: string; min: number | null; max: number | null; total: boolean }[];
}

export interface SetScore {
  sentences: number;
  quantities: number;
  casualties: number;
  /** Of the casualties found with the right kind and bounds, how many have event-or-total right. */
  paired: number;
  totals: number;
}

export function scoreQuantities(): { sets: Record<string, SetScore>; errors: string[] } {
  const rows = readFileSync(new URL('./quantities.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  const sets: Record<string, SetScore> = {};
  const errors: string[] = [];
  for (const row of rows) {
    sets[row.set] ??= { sentences: 0, quantities: 0, casualties: 0, paired: 0, totals: 0 };
    const score = sets[row.set] as SetScore;
    const analysis = analyse(row.text);
    const quantities = findQuantities(analysis);
    const casualties = findCasualties(analysis, quantities);
    score.sentences++;

    const open = [...quantities];
    let cursor = 0;
    let right = 0;
    for (const gold of row.quantities) {
      const at = row.text.toLowerCase().indexOf(gold.text.toLowerCase(), cursor);
      cursor = at + gold.text.length;
      const n = open.findIndex(
        (q) =>
          (q.text.toLowerCase() === gold.text.toLowerCase() || (q.span[0] < at + gold.text.length && q.span[1] > at)) &&
          q.min === gold.min &&
          q.max === gold.max &&
          q.kind === gold.kind &&
          q.vague === gold.vague,
      );
      if (n >= 0) {
        open.splice(n, 1);
        right++;
      }
    }
    const quantitiesRight = right === row.quantities.length && open.length === 0;
    if (quantitiesRight) score.quantities++;

    const left = [...casualties];
    let same = 0;
    for (const gold of row.casualties) {
      const n = left.findIndex((c) => c.kind === gold.kind && c.min === gold.min && c.max === gold.max);
      if (n < 0) continue;
      score.paired++;
      if (left[n]?.total === gold.total) {
        score.totals++;
        same++;
      }
      left.splice(n, 1);
    }
    const casualtiesRight = same === row.casualties.length && left.length === 0;
    if (casualtiesRight) score.casualties++;

    if (!quantitiesRight || !casualtiesRight) {
      const bounds = (x: { min: number | null; max: number | null }) => `${x.min ?? '-'}..${x.max ?? '-'}`;
      const q = (list: Row['quantities'] | typeof quantities) =>
        list.map((x) => `${x.text}=${bounds(x)} ${x.kind}${x.vague ? '~' : ''}`).join('; ');
      const c = (list: Row['casualties'] | typeof casualties) =>
        list.map((x) => `${x.kind} ${bounds(x)}${x.total ? ' total' : ''}`).join('; ');
      errors.push(
        `${row.id} ${row.text}${quantitiesRight ? '' : `\n    gold  ${q(row.quantities)}\n    found ${q(quantities)}`}${casualtiesRight ? '' : `\n    gold  ${c(row.casualties)}\n    found ${c(casualties)}`}`,
      );
    }
  }
  return { sets, errors };
}

if (process.argv[1]?.endsWith('quantities.ts')) {
  const { sets, errors } = scoreQuantities();
  const percent = (a: number, b: number) => `${a}/${b} (${((100 * a) / Math.max(b, 1)).toFixed(1)} %)`;
  for (const [name, s] of Object.entries(sets)) {
    console.log(
      `${name}: quantities exact ${percent(s.quantities, s.sentences)}, casualties exact ${percent(s.casualties, s.sentences)}, event-or-total ${percent(s.totals, s.paired)}`,
    );
  }
  const at = process.argv.indexOf('--errors');
  if (at > 0) for (const error of errors.slice(0, Number(process.argv[at + 1] ?? 50))) console.log(error);
}
