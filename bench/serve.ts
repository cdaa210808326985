/**
 * `tsx bench/serve.ts FILE [ROUNDS]`: how long a server over a store takes to answer, in milliseconds. The server is a
 * process of its own, as `sitrep serve` starts it; each request asks something else, so that nothing comes ready made.
 * make-incidents.ts makes a store that is large enough.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RecordAnswer } from '../src/server/schema/index.js';
import { root } from './texts.js';

const [file, rounds = '60'] = process.argv.slice(2);
if (!file) throw new Error('name the store: tsx bench/serve.ts big.db [ROUNDS]');
/** Requests under way at once. */
const AT_ONCE = 2;

const begun = performance.now();
const server = spawn(process.execPath, [join(root, 'bin/sitrep.js'), 'serve', '--db', file, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((done) => createInterface(server.stdout).once('line', done));
const started = performance.now() - begun;

let seed = 5;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

async function ask(path: string): Promise<number> {
  const at = performance.now();
  const answer = await fetch(new URL(path, address), { headers: { 'accept-encoding': 'gzip' } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - at;
}

const first = await ask('/api/record');
const record = (await (await fetch(new URL('/api/record', address))).json()) as RecordAnswer;
const { facets } = record;
const day = () =>
  new Date(Date.parse('2014-01-01') + Math.floor(random() * 3900) * 86_400_000).toISOString().slice(0, 10);
const period = (days: number) => {
  const from = day();
  return `from=${from}&to=${new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)}`;
};
const place = (await (await fetch(new URL('/api/places?limit=500', address))).json()) as { items: { name: string }[] };
const outlet = () => encodeURIComponent(pick(facets.outlets).value);
const side = () => pick(facets.sides).value;
const box = () => {
  const [west, south] = [9 + random() * 30, 10 + random() * 25];
  return `bbox=${west},${south},${west + 8},${south + 6}`;
};
const WORDS = ['army', 'spokesman', 'people', 'seized', 'killed', 'Syrian', 'forces', 'shelled', 'support'];

const QUESTIONS: Record<string, () => string> = {
  'map: a month': () => `/api/map?${period(30)}`,
  'map: a year and a side': () => `/api/map?${period(365)}&side=${side()}`,
  'map: a box': () => `/api/map?${box()}`,
  'map: a side': () => `/api/map?side=${side()}&from=${day().slice(0, 4)}`,
  'map: a type and a standing': () =>
    `/api/map?subtype=${pick(facets.subtypes).value}&standing=${pick(facets.standings).value}&${period(2000)}`,
  'map: an outlet': () => `/api/map?outlet=${outlet()}`,
  'map: a place by name': () => `/api/map?place=${encodeURIComponent(pick(place.items).name)}`,
  'map: words': () => `/api/map?q=${pick(WORDS)}+${encodeURIComponent(pick(place.items).name)}`,
  'map: all': () => `/api/map?minSources=1&q=&from=2013-01-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
  'list: a page of all': () => `/api/incidents?from=2013&limit=${20 + Math.floor(random() * 60)}`,
  'list: a page of a box': () => `/api/incidents?${box()}`,
  'timeline: a side by month': () => `/api/timeline?unit=month&side=${side()}&${period(3000)}`,
  'search: one word': () => `/api/search?q=${pick(WORDS)}&limit=${10 + Math.floor(random() * 20)}`,
  'search: two words and a place': () =>
    `/api/search?q=${pick(WORDS)}+${pick(WORDS)}+${encodeURIComponent(pick(place.items).name)}`,
  'search: incidents': () => `/api/search?in=incidents&q=${pick(WORDS)}&limit=${10 + Math.floor(random() * 20)}`,
};

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
const results: Record<string, { p50: number; p95: number; max: number }> = {};
for (const [name, question] of Object.entries(QUESTIONS)) {
  const times: number[] = [];
  await ask(question());
  const one = async () => {
    while (times.length < Number(rounds)) times.push(await ask(question()));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  times.sort((a, b) => a - b);
  const ms = (n: number) => Math.round(n * 10) / 10;
  results[name] = { p50: ms(at(times, 0.5)), p95: ms(at(times, 0.95)), max: ms(times.at(-1)!) };
  process.stdout.write(`${name.padEnd(32)} p50 ${results[name].p50} ms, p95 ${results[name].p95} ms\n`);
}
server.kill('SIGTERM');
const { reports, incidents } = record.counts;
const outcome = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  reports,
  incidents,
  atOnce: AT_ONCE,
  startMs: Math.round(started),
  firstRecordMs: Math.round(first),
  results,
};
writeFileSync(join(root, 'bench/results/server.json'), `${JSON.stringify(outcome, null, 2)}\n`);
process.stdout.write(`start ${outcome.startMs} ms, first /api/record ${outcome.firstRecordMs} ms\n`);
