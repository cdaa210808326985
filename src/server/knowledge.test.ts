/** What a reviewer chooses from when a field is set right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import * as contract from './schema/index.js';
import { type Served, serveStore } from './testkit.js';

let served: Served;
beforeAll(async () => {
  served = await serveStore();
}, 60_000);
afterAll(() => served.end());

async function ask<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  const response = await served.get(path);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

describe('what a claim can be coded as', () => {
  test('the codebook gives each event type with its meaning', async () => {
    const { items } = await ask('/api/codebook', contract.eventTypeList);
    expect(items.find((e) => e.id === 'air-strike')).toMatchObject({ event: 'ASSAULT' });
    for (const e of items) expect(e.label && e.definition, e.id).toBeTruthy();
  });

  test('the gazetteer gives the bearers of a name, the likeliest first, and says where they are', async () => {
    const { items } = await ask('/api/gazetteer?q=Tripoli', contract.gazetteerAnswer);
    expect(items[0]).toMatchObject({ name: 'Tripoli', country: 'LBY', precision: 'town', within: 'Libya' });
    expect(items.map((p) => p.country)).toContain('LBN');
    expect(new Set(items.map((p) => p.geonameid)).size).toBe(items.length);
    expect((await ask('/api/gazetteer?q=xqzvw', contract.gazetteerAnswer)).items).toEqual([]);
  });

  test('actors are found by name, by abbreviation and by country, also those the record does not have', async () => {
    const first = async (q: string) =>
      (await ask(`/api/actors/known?q=${encodeURIComponent(q)}`, contract.knownActorList)).items[0]?.id;
    expect(await first('libyan national army')).toBe('LBY.LNA');
    expect(await first('LNA')).toBe('LBY.LNA');
    expect(await first('Türkiye')).toBe('TUR');
  });

  test('a name is needed', async () => {
    expect((await served.get('/api/gazetteer?q=')).status).toBe(400);
  });
});
