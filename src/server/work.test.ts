/** What takes long: reading a text, storing it, the picture of a day; and the stream that tells of changes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTools } from '../incident/tools.js';
import { ingest, openStore } from '../record/index.js';
import { makeReport } from '../report/index.js';
import { situation } from '../situation/schema.js';
import * as contract from './schema/index.js';
import { eventsOf, type Served, serveStore } from './testkit.js';

const TEXT =
  'The army seized the town of Tarhuna on Friday, residents said. At least ten fighters were killed <b>in</b> the clashes.';
const INPUT = { text: TEXT, published: '2020-06-07', outlet: 'Harbour Post', title: 'A town changes hands' };

let served: Served;
beforeAll(async () => {
  served = await serveStore();
});
afterAll(() => served.end());

test('a text is read at once, and nothing is stored', async () => {
  const answer = await served.post('/api/read', INPUT);
  const { reading, report, labels } = contract.readAnswer.parse(await answer.json());
  const [claim] = reading.claims;
  expect(claim.subtype).toBe('territory-gained');
  expect(labels[claim.subtype]).toBe('Territory gained');
  expect(report.text).toBe(TEXT);
  expect(reading.sentences.map((s) => TEXT.slice(...s))).toHaveLength(2);
  expect(claim.when).toMatchObject({ start: '2020-06-05' });
  expect((await served.store.counts()).reports).toBe(0);
});

test('a text in another language is known as such, and nothing is read in it', async () => {
  const text = 'Повстанцы захватили город Бахмут во вторник, сообщил представитель армии. Погибли три человека. ';
  const answer = await served.post('/api/read', { text: text.repeat(3) });
  const { report, reading } = contract.readAnswer.parse(await answer.json());
  expect(report.language).toBe('ru');
  expect(reading.claims).toEqual([]);
  expect(reading.notes[0]).toContain('the text is in Russian');
});

test('what is no date is told as the fault of the request', async () => {
  const answer = await served.post('/api/read', { ...INPUT, published: 'some day' });
  expect(answer.status).toBe(422);
  expect(contract.problem.parse(await answer.json()).detail).toBe(
    'The publication date "some day" is not a date; write it as YYYY-MM-DD.',
  );
});

test('others are answered while a text is read', async () => {
  const long = served.post('/api/read', { ...INPUT, text: `${TEXT} `.repeat(400) });
  let slowest = 0;
  let reading = true;
  void long.then(() => {
    reading = false;
  });
  let asked = 0;
  while (reading && asked < 50) {
    const begun = performance.now();
    await (await served.get('/api/incidents')).arrayBuffer();
    slowest = Math.max(slowest, performance.now() - begun);
    asked++;
  }
  expect((await long).status).toBe(200);
  expect(asked).toBeGreaterThan(1);
  expect(slowest).toBeLessThan(1000);
});

test('a text is stored as by ingest, its incidents are there, and again is known', async () => {
  const stored = contract.storedAnswer.parse(await (await served.post('/api/reports', INPUT)).json());
  expect(stored).toMatchObject({ status: 'stored', report: { outlet: 'Harbour Post', published: '2020-06-07' } });
  expect(stored.incidents.added).toBeGreaterThan(0);
  const list = contract.incidentPage.parse(await (await served.get('/api/incidents')).json());
  expect(list.items.map((i) => i.subtype)).toContain('territory-gained');
  const again = contract.storedAnswer.parse(await (await served.post('/api/reports', INPUT)).json());
  expect(again).toMatchObject({ status: 'known', claims: stored.claims, incidents: { added: 0 } });
  expect((await served.store.counts()).reports).toBe(1);
});

test('the picture of a day comes as known on a day', async () => {
  const ask = async (query: string) => situation.parse(await (await served.get(`/api/situation?${query}`)).json());
  expect(await ask('')).toMatchObject({ on: '2020-06-07', asKnown: null, control: [{ place: { name: 'Tarhuna' } }] });
  expect((await ask('asKnown=2020-06-06')).control).toEqual([]);
  expect((await ask('area=Ukraine')).control).toEqual([]);
  expect((await ask('area=Libya')).control).toHaveLength(1);
  expect((await ask('area=13,32,14,33')).control).toHaveLength(1);
  expect((await served.get('/api/situation?area=13,32,14')).status).toBe(400);
});

test('what another process stores is told while it happens', async () => {
  const stop = new AbortController();
  const stream = await fetch(new URL('/api/events', served.address), { signal: stop.signal });
  expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events = eventsOf(stream);
  const next = async () => {
    const { value } = await events.next();
    if (!value) throw new Error('the stream has ended');
    expect(value.event).toBe('record');
    return contract.recordEvent.parse(JSON.parse(value.data));
  };
  const first = await next();
  expect(first).toMatchObject({ added: { reports: 0 }, running: false, counts: { reports: 1 } });
  const other = await openStore(served.store.location);
  const { tools, rules } = await loadTools();
  async function* reports() {
    yield makeReport({
      text: 'Shells fell on Sirte on Monday, medics said.',
      published: '2020-06-09',
      outlet: 'Second',
    });
  }
  for await (const event of ingest(other, reports(), tools)) expect(event.type).toBe('stored');
  await other.updateIncidents(rules);
  await other.close();
  let last = await next();
  while (last.counts.pending > 0) last = await next();
  expect(last).toMatchObject({ added: { reports: 1 }, running: true, counts: { reports: 2 } });
  expect(last.version).not.toBe(first.version);
  stop.abort();
});

test('the server stops while somebody listens and while it reads', async () => {
  const own = await serveStore();
  const stream = await fetch(new URL('/api/events', own.address));
  const read = own.post('/api/read', INPUT).catch(() => null);
  await new Promise((done) => setTimeout(done, 200));
  const begun = performance.now();
  await own.stop();
  expect(performance.now() - begun).toBeLessThan(10_000);
  await stream.text().catch(() => '');
  await read;
  await expect(own.get('/api/record')).rejects.toThrow();
  await own.store.close();
});
