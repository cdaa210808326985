/** The record of the sample reports is the same in whatever order and portions they come. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../knowledge/files.js';
import { type IncidentRules, type IngestTools, ingest, openStore } from '../record/index.js';
import { InputError, type Report, readReports } from '../report/index.js';
import { loadTools } from './rules.js';

let folder = '';
let tools: IngestTools;
let rules: IncidentRules;
const reports: Report[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-order-'));
  ({ tools, rules } = await loadTools());
  for await (const r of readReports(join(projectRoot(), 'samples'))) if (!(r instanceof InputError)) reports.push(r);
  // The order must not matter, so reading each report once is enough.
  const readings = new Map(reports.map((r) => [r.contentHash, tools.read(r)]));
  tools = { ...tools, read: (r) => readings.get(r.contentHash)! };
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const sha = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A shuffle that is the same every time. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const copy = [...list];
  let x = seed;
  for (let i = copy.length - 1; i > 0; i--) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    const j = x % (i + 1);
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

async function record(name: string, order: readonly Report[], portion: number): Promise<string[]> {
  const store = await openStore(join(folder, `${name}.db`), { create: true });
  for (let i = 0; i < order.length; i += portion) {
    async function* some() {
      yield* order.slice(i, i + portion);
    }
    for await (const event of ingest(store, some(), tools)) expect(event.type).toBe('stored');
    await store.updateIncidents(rules);
  }
  // A hash for each incident: a difference is then a line, and not the whole record.
  const incidents = (await store.incidents()).map((i) => `${i.id} ${sha(i)}`);
  const lists = [await store.sources(), await store.actors(), await store.places(), await store.counts()].map(sha);
  expect(await store.check()).toEqual([]);
  await store.close();
  return [...incidents, ...lists];
}

test('all at once, one by one, in portions, in any order', async () => {
  expect(reports.length).toBeGreaterThan(40);
  const whole = await record('whole', reports, reports.length);
  expect(await record('backwards', reports.toReversed(), reports.length)).toEqual(whole);
  expect(await record('one-by-one', reports, 1)).toEqual(whole);
  expect(await record('portions', shuffled(reports, 7), 5)).toEqual(whole);
  expect(await record('shuffled', shuffled(reports, 99), 1)).toEqual(whole);
}, 180_000);
