/** Reviewing from the command line, with the built program. `npm run build` first; `npm test` does. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incident, StoredClaim } from '../incident/types.js';

const program = fileURLToPath(new URL('../../bin/sitrep.js', import.meta.url));
const REPORT = `date 2020-06-07 The army seized a mine depot in Tarhuna on Sunday, an official said.

At least 10 fighters were killed in an air strike on Sirte on Friday, the ministry said.`;

let folder = '';
function sitrep(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', [program, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr, lines: stdout.split('\n').filter(Boolean) };
}
const incidents = () => sitrep('incidents', '--json').lines.map((l) => JSON.parse(l) as Incident);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-review-'));
  writeFileSync(join(folder, 'one.txt'), REPORT);
  expect(sitrep('ingest', 'one.txt').code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('review', () => {
  let strike = '';
  test('show names each claim so that it can be reviewed', () => {
    const incident = incidents().find((i) => i.subtype === 'air-strike')!;
    const { out } = sitrep('show', incident.id);
    strike = /claim ([0-9a-f]+\/c\d+)/.exec(out)![1]!;
    expect(sitrep('review', 'queue').out).toContain(incident.id.slice(0, 8));
  });

  test('a rejected claim leaves the record and comes back with an undo', () => {
    const { out, code } = sitrep('review', 'reject', strike, '--by', 'Ada', '--reason', 'it was shelling');
    expect(code).toBe(0);
    expect(out).toContain('Ada rejected air-strike');
    expect(incidents().some((i) => i.subtype === 'air-strike')).toBe(false);
    const id = out.slice(0, out.indexOf(' '));
    expect(sitrep('review', 'undo', id, '--by', 'Ada', '--reason', 'it was not').code).toBe(0);
    expect(incidents().some((i) => i.subtype === 'air-strike')).toBe(true);
    expect(sitrep('review', 'list').out).toContain('(taken back)');
  });

  test('a correction shows, and travels to another record', () => {
    const set = JSON.stringify({ modality: 'denied' });
    expect(sitrep('review', 'correct', strike, '--set', set, '--by', 'Ada', '--reason', 'read again').code).toBe(0);
    const denied = incidents().find((i) => i.status === 'denied')!;
    const { stored } = JSON.parse(sitrep('show', denied.id, '--json').out) as { stored: StoredClaim[] };
    expect(stored[0]!.review?.corrected).toEqual(['modality']);
    writeFileSync(join(folder, 'reviews.jsonl'), sitrep('review', 'export').out);
    sitrep('ingest', 'one.txt', '--db', 'other.db');
    expect(sitrep('review', 'import', 'reviews.jsonl', '--db', 'other.db').out).toContain('3 reviews added');
    expect(sitrep('review', 'import', 'reviews.jsonl', '--db', 'other.db').out).toContain('0 reviews added, 3 known');
    expect(sitrep('incidents', '--json', '--db', 'other.db').out).toBe(sitrep('incidents', '--json').out);
  });

  test('what cannot be done is said in one sentence', () => {
    expect(sitrep('review', 'reject', 'ffff/c1', '--reason', 'x')).toMatchObject({ code: 1 });
    const set = sitrep('review', 'correct', strike, '--set', '{"colour":1}', '--reason', 'x');
    expect(set).toMatchObject({ code: 2 });
    expect(set.err).toMatch(/--set: /);
    writeFileSync(join(folder, 'bad.jsonl'), '\n{"id":1}\n');
    const bad = sitrep('review', 'import', 'bad.jsonl');
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('bad.jsonl, line 2: not a review: id');
    expect(sitrep('review', 'reject', strike).err).toContain('--reason');
  });
});
