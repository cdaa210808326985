/** The situation from the command line over the samples, with the built program. `npm run build` first; `npm test` does. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { situation as schema } from '../situation/schema.js';
import type { Situation } from '../situation/types.js';

const program = fileURLToPath(new URL('../../bin/sitrep.js', import.meta.url));
const samples = fileURLToPath(new URL('../../samples', import.meta.url));
/** Between the capture of Buerat and its denial. */
const CUT = '2020-06-07';

let folder = '';
function sitrep(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
const json = (...args: string[]): Situation => schema.parse(JSON.parse(sitrep('situation', '--json', ...args).out));
const at = (s: Situation, name: string) => s.control.find((c) => c.place.name === name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-situation-'));
  expect(sitrep('ingest', samples, '--db', 'all.db').code).toBe(0);
  const lines = readdirSync(samples)
    .filter((f) => f.endsWith('.jsonl'))
    .flatMap((f) => readFileSync(join(samples, f), 'utf8').split('\n').filter(Boolean))
    .filter((l) => (JSON.parse(l) as { published: string }).published <= CUT);
  writeFileSync(join(folder, 'cut.jsonl'), `${lines.reverse().join('\n')}\n`);
  expect(sitrep('ingest', 'cut.jsonl', '--db', 'cut.db').code).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('situation', () => {
  test('tells who holds what, how sure that is, and the incidents behind it', () => {
    const s = json('--db', 'all.db', '--area', 'Libya', '--on', '2020-06-08');
    expect(at(s, 'Tarhuna')).toMatchObject({ state: 'held', standing: 'confirmed', since: '2020-06-05' });
    expect(at(s, 'Buerat')).toMatchObject({ state: 'contested' });
    expect(at(s, 'Bakhmut')).toBeUndefined();
    const { out, code } = sitrep('situation', '--db', 'all.db', '--area', 'Libya', '--on', '2020-06-08');
    expect(code).toBe(0);
    expect(out).toContain('Situation on 8 June 2020 · Libya');
    expect(out).toMatch(/Tarhuna: held by .* since 5 June 2020/);
    expect(out).toContain('! Buerat: contested');
    const id = at(s, 'Buerat')!.evidence.incidents[0]!;
    expect(out).toContain(id.slice(0, 8));
    expect(sitrep('show', id.slice(0, 8), '--db', 'all.db').out).toContain('Buerat');
  });

  test('as known on a day is what a record of the reports until then says', () => {
    const replayed = json('--db', 'all.db', '--as-known', CUT);
    expect(at(replayed, 'Buerat')).toMatchObject({ state: 'held', standing: 'claimed' });
    expect({ ...replayed, asKnown: null }).toEqual(json('--db', 'cut.db'));
  });

  test('the day decides what has happened', () => {
    expect(at(json('--db', 'all.db', '--on', '2020-06-04'), 'Tarhuna')).toBeUndefined();
    expect(at(json('--db', 'all.db', '--on', '2020-06'), 'Tarhuna')).toBeDefined();
  });

  test('a box of degrees is an area', () => {
    const s = json('--db', 'all.db', '--area', '44,22,53,41');
    expect(s.control.length).toBeGreaterThan(0);
    expect(new Set(s.control.map((c) => c.place.country))).toEqual(new Set(['UKR']));
  });

  test.each([
    [['--on', '2020-02-31'], 2, '--on 2020-02-31 is no day of the calendar'],
    [['--on', 'Friday'], 2, 'write the day as YYYY-MM-DD'],
    [['--area', '50,20,40,30'], 2, '--area 50,20,40,30 is no box; give SOUTH,WEST,NORTH,EAST in degrees'],
    [['--area', ' '], 2, '--area needs a place, a country or a box'],
    [['--as-known', '2010'], 1, 'no report of the record was published by 31 December 2010'],
    [['--db', 'none.db'], 1, 'there is no store at none.db'],
  ])('%s is refused in one sentence', (args, code, words) => {
    const done = sitrep('situation', '--db', 'all.db', ...args);
    expect(done.code).toBe(code);
    expect(done.err).toContain(words);
    expect(done.out).toBe('');
  });

  test('an area of which nothing is told is said to be that', () =>
    expect(sitrep('situation', '--db', 'all.db', '--area', 'Narnia').out).toContain(
      'The record says nothing of that.',
    ));

  test('a tie is shown with the sentence that states it', () => {
    const s = json('--db', 'all.db');
    const tie = [...s.ground, ...s.control].flatMap((f) => f.evidence.claims).find((k) => /\/r\d+$/.test(k));
    expect(tie).toBeDefined();
    const { out } = sitrep('show', tie!.slice(0, 12) + tie!.slice(64), '--db', 'all.db');
    expect(out).toContain('│');
    expect(out).toMatch(/said by/);
    expect(sitrep('show', 'ffff/r1', '--db', 'all.db').err).toContain('there is no tie ffff/r1');
  });
});
