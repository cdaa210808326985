/**
 * Scores findDates on eval/dates.jsonl. A sentence is right when its dates are exactly those of the gold: the same number,
 * each overlapping the gold words with the same first day, last day and kind.
 *
 *   npx tsx eval/dates.ts [--errors N] [--untagged]
 */
import { readFileSync } from 'node:fs';
import { analyse, split } from '../src/language/index.js';
import { findDates } from '../src/reading/dates/index.js';

interface GoldDate {
  text: string;
  start: string | null;
  end: string | null;
  kind: string;
}

interface Row {
  id: string;
  set: 'dev' | 'check';
  published: string | null;
  text: string;
  dates: GoldDate[];
}

export interface SetScore {
  sentences: number;
  exact: number;
  dates: number;
  found: number;
  right: number;
}

/** The share of sentences read exactly right, by set, and the sentences that were not. */
export function scoreDates(untagged = false): { sets: Record<string, SetScore>; errors: string[] } {
  const rows = readFileSync(new URL('./dates.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  const sets: Record<string, SetScore> = {};
  const errors: string[] = [];
  for (const row of rows) {
    sets[row.set] ??= { sentences: 0, exact: 0, dates: 0, found: 0, right: 0 };
    const score = sets[row.set] as SetScore;
    const mentions = findDates(untagged ? split(row.text) : analyse(row.text), row.published);
    let cursor = 0;
    const open = [...mentions];
    let right = 0;
    for (const gold of row.dates) {
      const at = row.text.toLowerCase().indexOf(gold.text.toLowerCase(), cursor);
      cursor = at + gold.text.length;
      const n = open.findIndex(
        (m) =>
          m.span[0] < at + gold.text.length &&
          m.span[1] > at &&
          m.start === gold.start &&
          m.end === gold.end &&
          m.kind === gold.kind,
      );
      if (n >= 0) {
        open.splice(n, 1);
        right++;
      }
    }
    score.sentences++;
    score.dates += row.dates.length;
    score.found += mentions.length;
    score.right += right;
    if (right === row.dates.length && open.length === 0) score.exact++;
    else {
      const show = (d: { text: string; start: string | null; end: string | null; kind: string }) =>
        `${d.text} = ${d.start}..${d.end} ${d.kind}`;
      errors.push(
        `${row.id} (${row.published}) ${row.text}\n    gold  ${row.dates.map(show).join('; ')}\n    found ${mentions.map(show).join('; ')}`,
      );
    }
  }
  return { sets, errors };
}

if (process.argv[1]?.endsWith('dates.ts')) {
  const { sets, errors } = scoreDates(process.argv.includes('--untagged'));
  for (const [name, s] of Object.entries(sets)) {
    console.log(
      `${name}: ${s.exact}/${s.sentences} sentences exact (${((100 * s.exact) / s.sentences).toFixed(1)} %); dates right ${s.right}, gold ${s.dates}, found ${s.found}`,
    );
  }
  const at = process.argv.indexOf('--errors');
  if (at > 0) for (const error of errors.slice(0, Number(process.argv[at + 1] ?? 50))) console.log(error);
}
