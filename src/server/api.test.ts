/** The API over the sample reports. Every answer is what the contract in schema/ promises: it is parsed with it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { projectRoot } from '../knowledge/files.js';
import * as contract from './schema/index.js';
import { type Served, serveStore } from './testkit.js';

let served: Served;
beforeAll(async () => {
  served = await serveStore({ samples: true });
}, 240_000);
afterAll(() => served.end());

async function ask<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  const answer = await served.get(path);
  const body: unknown = await answer.json();
  expect(answer.status, `${path}: ${JSON.stringify(body)}`).toBe(200);
  return schema.parse(body);
}

async function refusal(path: string, status: number): Promise<contract.Problem> {
  const answer = await served.get(path);
  expect(answer.status, path).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = contract.problem.parse(await answer.json());
  expect(problem.status).toBe(status);
  return problem;
}

const incidents = (query: string) => ask(`/api/incidents?limit=500&${query}`, contract.incidentPage);

describe('the record', () => {
  test('is described as a whole, with what it can be filtered by', async () => {
    const { counts, facets, incidents: period, bounds } = await ask('/api/record', contract.record);
    expect(counts.reports).toBeGreaterThan(40);
    expect(counts.copies).toBeGreaterThan(0);
    expect(counts.shown).toBeLessThan(counts.incidents);
    expect(period.first! < period.last!).toBe(true);
    expect(bounds![0]).toBeLessThan(bounds![2]);
    const side = facets.sides.find((s) => s.value === 'LBY.GNA');
    expect(side?.label).toBe('Government of National Accord');
    expect(facets.countries.find((c) => c.value === 'LBY')?.label).toBe('Libya');
    expect((await incidents('side=LBY.GNA')).total).toBe(side!.count);
    for (const outlet of facets.outlets.slice(0, 3))
      expect((await incidents(`outlet=${encodeURIComponent(outlet.value)}`)).total).toBe(outlet.count);
  });

  test('has an ETag, so that nothing is sent twice', async () => {
    for (const path of ['/api/record', '/api/map', '/api/incidents?limit=3']) {
      const first = await served.get(path);
      const etag = first.headers.get('etag')!;
      await first.arrayBuffer();
      const again = await served.get(path, { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
  });
});

test('what is large is packed for those who are far, and sent as it is on this machine', async () => {
  const near = await served.get('/api/map', { 'accept-encoding': 'gzip' });
  const far = await served.get('/api/map', { 'accept-encoding': 'gzip', 'x-forwarded-for': '192.0.2.1' });
  const plain = await served.get('/api/map', { 'accept-encoding': 'br, gzip;q=0', 'x-forwarded-for': '192.0.2.1' });
  expect([near, far, plain].map((a) => a.headers.get('content-encoding'))).toEqual([null, 'gzip', null]);
  expect(await far.text()).toBe(await near.text());
});

describe('incidents', () => {
  test('are filtered, and all that is given must hold', async () => {
    const all = await incidents('');
    expect(all.items).toHaveLength(all.total);
    expect(all.items.every((i) => i.kind === 'happening' || i.kind === 'plan')).toBe(true);
    const strikes = await incidents('subtype=air-strike&country=LBY&from=2020-06&to=2020-06');
    expect(strikes.total).toBeGreaterThan(0);
    expect(strikes.items.every((i) => i.subtype === 'air-strike' && i.when!.start <= '2020-06-30')).toBe(true);
    const either = await incidents('status=contested&status=denied');
    expect(new Set(either.items.map((i) => i.status))).toEqual(new Set(['contested', 'denied']));
    const box = await incidents('bbox=9,26,25,34');
    expect(box.items.every((i) => i.place!.lon! >= 9 && i.place!.lon! <= 25)).toBe(true);
    expect((await incidents('place=Libya')).total).toBeGreaterThanOrEqual(box.total);
    expect((await incidents('minSources=2')).items.every((i) => i.independent >= 2)).toBe(true);
    expect((await incidents('contradicted=true')).items.every((i) => i.contradictions > 0)).toBe(true);
    expect((await incidents('q=bridge')).items.some((i) => i.summary.includes('Shambat'))).toBe(true);
    expect((await incidents('kind=total')).items.every((i) => i.kind === 'total')).toBe(true);
    expect((await incidents('actor=NO.SUCH')).total).toBe(0);
  });

  test('come in pages that neither repeat nor leave out, in every order', async () => {
    const { total } = await incidents('');
    for (const sort of ['date', '-date', '-sources', '-killed', '-reported']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: contract.IncidentPage = await ask(
          `/api/incidents?limit=25&sort=${sort}${cursor && `&cursor=${cursor}`}`,
          contract.incidentPage,
        );
        seen.push(...page.items.map((i) => i.id));
        cursor = page.next;
      }
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    }
  });

  test('a cursor is only good for its own question', async () => {
    const { next } = await ask('/api/incidents?limit=5', contract.incidentPage);
    await refusal(`/api/incidents?limit=5&subtype=air-strike&cursor=${next}`, 400);
    await refusal(`/api/incidents?limit=5&sort=date&cursor=${next}`, 400);
    await refusal('/api/incidents?cursor=rubbish', 400);
    expect((await ask(`/api/incidents?limit=9&cursor=${next}`, contract.incidentPage)).items).toHaveLength(9);
  });

  test('one comes with its claims, their words, its sources and contradictions', async () => {
    const [row] = (await incidents('contradicted=true&country=LBY')).items;
    const one = await ask(`/api/incidents/${row.id}`, contract.incident);
    expect(one.contradictions.length).toBe(row.contradictions);
    expect(one.sources.explanation).toMatch(/independent source/);
    expect(one.claims.length).toBe(row.claims);
    for (const { report, quote, claim } of one.claims) {
      const { report: whole } = await ask(`/api/reports/${report.hash}`, contract.report);
      expect(whole.text.slice(...quote.span)).toBe(quote.text);
      for (const mark of quote.marks) expect(whole.text.slice(...mark.span)).toBe(mark.text);
      expect(quote.marks.find((m) => m.field === 'event')?.text).toBe(claim.trigger.text);
    }
    expect((await ask(`/api/incidents/${row.id.slice(0, 8)}`, contract.incident)).id).toBe(row.id);
    await refusal('/api/incidents/0000000000', 404);
    await refusal('/api/incidents/..%2fetc', 400);
  });

  test('that are named are found whatever their kind', async () => {
    const [total] = (await incidents('kind=recollection&kind=total&kind=verbal')).items;
    expect((await incidents(`id=${total.id}`)).items.map((i) => i.id)).toEqual([total.id]);
  });
});

describe('map and timeline', () => {
  test('columns hold the same incidents as the list', async () => {
    const query = 'country=LBY&standing=claimed';
    const list = await incidents(query);
    const { columns, codes, count } = await ask(`/api/map?${query}`, contract.map);
    expect(count).toBe(list.total);
    for (const column of Object.values(columns)) expect(column).toHaveLength(count);
    for (const row of list.items) {
      const n = columns.id.indexOf(row.id);
      expect(columns.lon[n]).toBeCloseTo(row.place?.lon ?? Number.NaN, 3);
      expect(codes.subtype[columns.subtype[n]]).toEqual({ value: row.subtype, label: row.label, event: row.event });
      expect(codes.standing[columns.standing[n]]).toBe('claimed');
      expect(columns.killed[n]).toBe(row.casualties.find((c) => c.kind === 'killed')?.min ?? 0);
      const start = columns.start[n];
      expect(start === null ? null : new Date(start * 86_400_000).toISOString().slice(0, 10)).toBe(
        row.when?.start ?? null,
      );
    }
  });

  test('bins add up', async () => {
    const { total } = await incidents('');
    for (const unit of ['day', 'week', 'month', 'year']) {
      const { bins, undated } = await ask(`/api/timeline?unit=${unit}`, contract.timeline);
      expect(bins.reduce((n, b) => n + b.count, undated)).toBe(total);
      expect(bins.every((b) => b.start <= b.end)).toBe(true);
    }
  });
});

describe('reports', () => {
  test('are listed and shown with every layer of their reading', async () => {
    const list = await ask('/api/reports?limit=100&sort=date', contract.reportPage);
    expect(list.items).toHaveLength(list.total);
    const published = list.items.map((r) => r.published ?? '');
    expect(published).toEqual([...published].sort());
    const copy = list.items.find((r) => r.copyOf !== null)!;
    const one = await ask(`/api/reports/${copy.hash}`, contract.report);
    expect(one.copies.map((c) => c.hash)).toContain(copy.copyOf);
    const full = await ask(`/api/reports/${list.items.find((r) => r.claims > 3)!.hash}`, contract.report);
    const { reading, report } = full;
    expect(reading!.sentences.length).toBeGreaterThan(2);
    for (const m of [...reading!.mentions.actors, ...reading!.mentions.toponyms])
      expect(report.text.slice(...m.span)).toBe(m.text);
    expect(full.incidents.length).toBeGreaterThan(0);
    expect(reading!.claims.map((c) => c.id)).toContain(full.incidents[0].claim);
    await refusal('/api/reports/none', 404);
  });

  test('are searched; hits are offsets', async () => {
    const found = await ask('/api/search?q=bridge+shelled', contract.search);
    if (found.in !== 'reports') throw new Error('reports were asked for');
    expect(found.total).toBeGreaterThan(0);
    for (const { excerpts, report } of found.items) {
      const { report: whole } = await ask(`/api/reports/${report.hash}`, contract.report);
      for (const { text, start, marks } of excerpts) {
        expect(whole.text.slice(start, start + text.length)).toBe(text);
        for (const [from, to] of marks) expect(text.slice(from, to)).toMatch(/^(bridges?|shell)/i);
      }
    }
    const strikes = await ask('/api/search?q=air+strike&in=incidents', contract.search);
    if (strikes.in !== 'incidents') throw new Error('incidents were asked for');
    const [{ summary }] = strikes.items;
    expect(summary.marks.map(([from, to]) => summary.text.slice(from, to).toLowerCase())).toContain('strike');
  });
});

describe('names', () => {
  test('sources tell how they compare with others', async () => {
    const page = await ask('/api/sources?kind=outlet&limit=500', contract.sourcePage);
    expect(page.items.every((s) => s.kind === 'outlet' && s.alone + s.corroborated <= s.incidents)).toBe(true);
    const capital = page.items.find((s) => s.name.startsWith('Capital Voice'))!;
    expect(capital).toMatchObject({ party: true, side: { value: 'LBY.GNA' } });
    const one = await ask(`/api/sources/${encodeURIComponent(capital.id)}`, contract.source);
    expect(one.speakers.length).toBeGreaterThan(0);
    expect(one.alone.length).toBeGreaterThan(0);
    expect(one.contradicted).toHaveLength(Math.min(20, one.contradicted.length));
    const speaker = await ask(`/api/sources/${encodeURIComponent(one.speakers[0].id)}`, contract.source);
    expect(speaker.outlets.map((o) => o.id)).toContain(capital.id);
    await refusal('/api/sources/outlet:None', 404);
    await refusal('/api/sources/nobody', 400);
  });

  test('actors and places come most frequent first, and by name', async () => {
    const actors = await ask('/api/actors?q=libyan+national', contract.actorPage);
    expect(actors.items[0].name).toMatch(/Libyan National Army/);
    const first = await ask('/api/places?limit=3', contract.placePage);
    const second = await ask(`/api/places?limit=3&cursor=${first.next}`, contract.placePage);
    const counts = [...first.items, ...second.items].map((p) => p.incidents);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set([...first.items, ...second.items].map((p) => JSON.stringify(p))).size).toBe(6);
  });
});

describe('export', () => {
  test('CSV has a line for each incident, GeoJSON a feature', async () => {
    const { total } = await incidents('country=LBY');
    const csv = await served.get('/api/export?format=csv&country=LBY');
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="incidents.csv"');
    const lines = (await csv.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(total + 1);
    expect(lines[0]).toMatch(/^id,kind,event,/);
    const json = await served.get('/api/export?format=geojson&country=LBY');
    const { type, features } = (await json.json()) as {
      type: string;
      features: { geometry: { type: string } | null }[];
    };
    expect([type, features.length]).toEqual(['FeatureCollection', total]);
    expect(features.every((f) => f.geometry === null || f.geometry.type === 'Point')).toBe(true);
    const none = await (await served.get('/api/export?format=geojson&actor=NO.SUCH')).json();
    expect(none).toEqual({ type: 'FeatureCollection', features: [] });
    await refusal('/api/export?format=xls', 400);
  });
});

describe('the description', () => {
  test('names every route, with the parameters that it checks', async () => {
    const description = (await (await served.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { parameters?: { name: string; schema: { type?: string } }[] }>>;
    };
    const documented = readFileSync(join(projectRoot(), 'docs', 'api.md'), 'utf8');
    for (const [path, methods] of Object.entries(description.paths))
      for (const method of Object.keys(methods)) expect(documented).toContain(`${method.toUpperCase()} ${path}`);
    expect(Object.keys(description.paths).length).toBeGreaterThan(14);
    const parameters = description.paths['/api/incidents'].get.parameters!;
    expect(parameters.map((p) => p.name)).toEqual(
      expect.arrayContaining(['bbox', 'side', 'cursor', 'sort', 'minSources']),
    );
    expect(parameters.find((p) => p.name === 'side')!.schema.type).toBe('array');
    expect(parameters.find((p) => p.name === 'bbox')!.schema.type).toBe('string');
  });

  test('is a page as well, without any script', async () => {
    const page = await (await served.get('/api/docs')).text();
    expect(page).toContain('GET /api/incidents');
    expect(page).toContain('id="IncidentRow"');
    expect(page).not.toMatch(/<script|<style|style=|https?:\/\//);
  });
});

test('what is not valid is told as a problem, with every part of it', async () => {
  expect((await refusal('/api/incidents?limit=0&bbox=1,2&kind=war', 400)).errors).toEqual([
    expect.objectContaining({ in: 'query', path: 'bbox' }),
    expect.objectContaining({ in: 'query', path: 'kind.0' }),
    expect.objectContaining({ in: 'query', path: 'limit' }),
  ]);
  for (const query of [
    'form=2020',
    'from=yesterday',
    'from=2020-13',
    'bbox=10,40,20,30',
    'bbox=,,,',
    'minSources=-1',
    'minSources=x',
    'limit=501',
    'limit=1.5',
    `q=${'x'.repeat(401)}`,
    'country=Libya',
    'sort=id',
    'from=2020&from=2021',
    `${'actor=a&'.repeat(51)}`,
  ]) {
    const problem = await refusal(`/api/incidents?${query}`, 400);
    expect(problem.detail, query).not.toBe('');
  }
  await refusal('/api/search', 400);
  await refusal('/api/search?q=+', 400);
  await refusal('/api/no-such-thing', 404);
  await refusal('/api/timeline?unit=decade', 400);
  await refusal('/api/situation?on=2020', 400);
});
