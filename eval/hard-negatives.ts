/**
 * Counts false asserted claims on eval/hard-negatives.jsonl: sentences with violent words and no event of war or violence in the
 * news of the day. A sentence counts against the reader when it yields a claim that is asserted, not background, and violent.
 *
 *   npx tsx eval/hard-negatives.ts [--errors N]
 */
import { readFileSync } from 'node:fs';
import type { Claim, Reading } from '../src/reading/types.js';

interface Row {
  id: string;
  /** `check` is for measuring only: nobody reads its errors while tuning. */
  set: 'dev' | 'check';
  category: string;
  published: string;
  text: string;
}

/** Subtypes that are violent or warlike though PLOVER files them under another event. */
const VIOLENT =
  /attack|strike|shell|clash|missile|explosion|bomb|abduction|destruction|seizure|territory|offensive|siege|shot-down|looting|weapons|riot|operation-launched|arson|assassination|execution/;

/** True for a claim that puts violence into the record as a fact of now. */
export function isFalseAlarm(claim: Pick<Claim, 'event' | 'subtype' | 'modality' | 'background'>): boolean {
  return (
    claim.modality === 'asserted' &&
    !claim.background &&
    (claim.event === 'ASSAULT' || VIOLENT.test(claim.subtype ?? ''))
  );
}

export interface HardNegativeScore {
  sentences: number;
  falseAlarms: number;
  byCategory: Record<string, { sentences: number; falseAlarms: number }>;
  errors: string[];
}

/** Reads every sentence of a set with the reader given and counts those with a false alarm. */
export function scoreHardNegatives(
  read: (row: { id: string; text: string; published: string }) => Reading,
  set: Row['set'] = 'dev',
): HardNegativeScore {
  const rows = readFileSync(new URL('./hard-negatives.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.set === set);
  const score: HardNegativeScore = { sentences: 0, falseAlarms: 0, byCategory: {}, errors: [] };
  for (const row of rows) {
    score.byCategory[row.category] ??= { sentences: 0, falseAlarms: 0 };
    const category = score.byCategory[row.category] as { sentences: number; falseAlarms: number };
    category.sentences++;
    score.sentences++;
    const alarms = read(row).claims.filter(isFalseAlarm);
    if (alarms.length === 0) continue;
    score.falseAlarms++;
    category.falseAlarms++;
    score.errors.push(
      `${row.id} ${row.category}: ${row.text}\n    ${alarms.map((c) => `${c.event}/${c.subtype} "${c.trigger.text}"`).join('; ')}`,
    );
  }
  return score;
}

if (process.argv[1]?.endsWith('hard-negatives.ts')) {
  const [{ loadReader }, { makeReport }] = await Promise.all([
    import('../src/cli/reader.js'),
    import('../src/report/index.js'),
  ]);
  const reader = await loadReader();
  const readRow = ({ id, text, published }: { id: string; text: string; published: string }) =>
    reader.read(makeReport({ id, text, published, language: 'en' }));
  const at = process.argv.indexOf('--errors');
  for (const set of ['dev', 'check'] as const) {
    const score = scoreHardNegatives(readRow, set);
    const share = ((100 * score.falseAlarms) / score.sentences).toFixed(1);
    console.log(`${set}: ${score.falseAlarms} of ${score.sentences} sentences give a false alarm (${share} %)`);
    for (const [name, c] of Object.entries(score.byCategory))
      console.log(`  ${name.padEnd(13)} ${c.falseAlarms}/${c.sentences}`);
    if (at > 0 && set === 'dev')
      for (const error of score.errors.slice(0, Number(process.argv[at + 1] ?? 50))) console.log(error);
  }
}
