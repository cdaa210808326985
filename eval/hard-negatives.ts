/**
 * Counts false alarms: sentences with violent words and no event of war or violence in the news of the day, that yield a claim
 * of violence or armed force which is asserted and not background. Their twins have the same words and topics and do tell such
 * an event: the share of them that is still read shows what care costs.
 *
 *   npx tsx eval/hard-negatives.ts [--errors N]
 *
 * Sets of sentences: `dev` and `dev2` are for tuning. `check` and `check2` are for measuring only: nobody reads their errors
 * while tuning.
 */
import { readFileSync } from 'node:fs';
import type { Claim, Reading } from '../src/reading/types.js';

export type SetName = 'dev' | 'dev2' | 'check' | 'check2';
export const SETS: readonly SetName[] = ['dev', 'dev2', 'check', 'check2'];

interface Row {
  id: string;
  set: SetName;
  category: string;
  published: string;
  text: string;
}

/** A sentence that tells a real event, with the word that tells it. */
interface Twin extends Row {
  trigger: string;
}

/**
 * Acts of armed force that PLOVER files outside ASSAULT. Acts of law and government (arrest, conviction, ban, curfew,
 * dismissal) are not among them: courts, clubs and firms in these sentences do such things. Nor are words (threats), strikes
 * of workers, and tests of weapons, which did take place.
 */
const OF_FORCE = new Set([
  'riot',
  'looting',
  'weapons-seizure',
  'occupation',
  'coup',
  'security-raid',
  'crackdown',
  'siege',
  'blockade',
  'displacement',
  'cyber-attack',
  'attack-foiled',
  'coercion',
  'territory-lost',
  'surrender',
  'advance',
  'operation-launched',
]);

/** True for a claim that puts violence or armed force into the record as a fact of now. */
export function isFalseAlarm(claim: Pick<Claim, 'event' | 'subtype' | 'modality' | 'background'>): boolean {
  return (
    claim.modality === 'asserted' &&
    !claim.background &&
    (claim.event === 'ASSAULT' || OF_FORCE.has(claim.subtype ?? ''))
  );
}

export interface HardNegativeScore {
  sentences: number;
  falseAlarms: number;
  byCategory: Record<string, { sentences: number; falseAlarms: number }>;
  errors: string[];
}

type ReadRow = (row: { id: string; text: string; published: string }) => Reading;

const FILES = ['./hard-negatives.jsonl', './hard-negatives-dev2.jsonl', './hard-negatives-check2.jsonl'];

const rowsOf = <T extends Row>(files: readonly string[], set: SetName): T[] =>
  files
    .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
    .filter((row) => row.set === set);

const told = (claims: readonly Claim[]): string =>
  claims
    .map(
      (c) =>
        `${c.event}/${c.subtype} "${c.trigger.text}"${c.modality === 'asserted' ? '' : ` ${c.modality}`}${c.background ? ' background' : ''}`,
    )
    .join('; ');

/** Reads every sentence of a set with the reader given and counts those with a false alarm. */
export function scoreHardNegatives(read: ReadRow, set: SetName = 'dev'): HardNegativeScore {
  const score: HardNegativeScore = { sentences: 0, falseAlarms: 0, byCategory: {}, errors: [] };
  for (const row of rowsOf<Row>(FILES, set)) {
    score.byCategory[row.category] ??= { sentences: 0, falseAlarms: 0 };
    const category = score.byCategory[row.category] as { sentences: number; falseAlarms: number };
    category.sentences++;
    score.sentences++;
    const alarms = read(row).claims.filter(isFalseAlarm);
    if (alarms.length === 0) continue;
    score.falseAlarms++;
    category.falseAlarms++;
    score.errors.push(`${row.id} ${row.category}: ${row.text}\n    ${told(alarms)}`);
  }
  return score;
}

export interface TwinScore {
  sentences: number;
  read: number;
  errors: string[];
}

/** Reads the twins of a set and counts those whose event is in the record: asserted, current, by the word that tells it. */
export function scoreTwins(read: ReadRow, set: SetName): TwinScore {
  const score: TwinScore = { sentences: 0, read: 0, errors: [] };
  for (const row of rowsOf<Twin>(['./hard-negatives-twins.jsonl'], set)) {
    score.sentences++;
    const start = row.text.indexOf(row.trigger);
    const { claims } = read(row);
    // the harm may stand for the deed or the deed for the harm: what counts is that the clause is read
    const found = claims.filter(isFalseAlarm).some((c) => c.span[0] < start + row.trigger.length && c.span[1] > start);
    if (found) score.read++;
    else score.errors.push(`${row.id} ${row.category}: ${row.text}\n    wanted "${row.trigger}"; ${told(claims)}`);
  }
  return score;
}

if (process.argv[1]?.endsWith('hard-negatives.ts')) {
  const [{ loadReader }, { makeReport }, { read }] = await Promise.all([
    import('../src/reading/parts.js'),
    import('../src/report/index.js'),
    import('../src/reading/read.js'),
  ]);
  const parts = await loadReader();
  const readRow: ReadRow = ({ id, text, published }) =>
    read(makeReport({ id, text, published, language: 'en' }), parts);
  const at = process.argv.indexOf('--errors');
  const shown = at > 0 ? Number(process.argv[at + 1] ?? 50) : 0;
  for (const set of SETS) {
    const score = scoreHardNegatives(readRow, set);
    const twins = scoreTwins(readRow, set);
    const share = ((100 * score.falseAlarms) / score.sentences).toFixed(1);
    console.log(`${set}: ${score.falseAlarms} of ${score.sentences} sentences give a false alarm (${share} %)`);
    for (const [name, c] of Object.entries(score.byCategory))
      console.log(`  ${name.padEnd(13)} ${c.falseAlarms}/${c.sentences}`);
    if (twins.sentences > 0) console.log(`  of the twins, ${twins.read} of ${twins.sentences} are read`);
    if (set.startsWith('check')) continue;
    for (const error of [...score.errors.slice(0, shown), ...twins.errors.slice(0, shown)]) console.log(error);
  }
}
