/** What a store promises to lists, maps and searches, as tests that every engine runs. */
import { expect, test } from 'vitest';
import { makeReport, type Report } from '../report/index.js';
import type { IncidentQuery } from './browse.js';
import type { Store } from './store.js';
import { type Engine, OWN, readingOf, report, rulesOf, WIRE } from './suitekit.js';
import type { StorableIncident } from './types.js';

const ARMY = { id: 'LBY.ARMY', name: 'Libyan army', code: 'LBY', sector: 'MIL', sides: ['LBY.GNA'] };
const RSF = { id: 'SDN.RSF', name: 'Rapid Support Forces', code: 'SDN', sector: 'REB', sides: [] };
const TOWN = { name: 'Tarhūna', lat: 32.434, lon: 13.634, country: 'LBY', precision: 'town', uncertaintyKm: 5 };

function incident(id: string, more: Partial<StorableIncident>): StorableIncident {
  return {
    id,
    kind: 'happening',
    event: 'ASSAULT',
    subtype: 'armed-clash',
    label: 'Armed clash',
    status: 'asserted',
    standing: 'claimed',
    summary: 'Armed clash at Tarhūna.',
    when: { start: '2020-06-07', end: '2020-06-07' },
    place: TOWN,
    places: [],
    actors: [ARMY],
    recipients: [RSF],
    casualties: [],
    contradictions: [],
    claims: [],
    sources: { independent: 1, speakers: [] },
    lastReported: '2020-06-08',
    ...more,
  };
}

const WIRE_REPORT = report();
const OTHER_REPORT = report({ outlet: 'Other', text: OWN, published: '2020-06-10' });
const key = (r: Report) => `${r.contentHash}/c1`;

const INCIDENTS = [
  incident('a1', {
    claims: [{ key: key(WIRE_REPORT), role: 'support' }],
    sources: { independent: 1, speakers: [{ id: 'LBY.GNA', name: 'a spokesman', claims: [key(WIRE_REPORT)] }] },
    casualties: [{ kind: 'killed', min: 10 }],
  }),
  incident('b2', {
    subtype: 'air-strike',
    label: 'Air strike',
    summary: 'Air strike on a depot at Khartoum.',
    when: { start: '2021-01-30', end: '2021-02-02' },
    place: { ...TOWN, name: 'Khartoum', lat: 15.5, lon: 32.56, country: 'SDN' },
    places: [TOWN],
    actors: [RSF],
    recipients: [ARMY],
    standing: 'confirmed',
    status: 'contested',
    claims: [
      { key: key(WIRE_REPORT), role: 'support' },
      { key: key(OTHER_REPORT), role: 'denial' },
    ],
    contradictions: [{ sides: [{ claims: [key(WIRE_REPORT)] }, { claims: [key(OTHER_REPORT)] }] }],
    sources: { independent: 2, speakers: [] },
    casualties: [{ kind: 'wounded', min: null }],
    lastReported: '2021-02-03',
  }),
  incident('c3', {
    kind: 'plan',
    event: 'THREATEN',
    when: null,
    place: { ...TOWN, name: 'Fiji', lat: -17.7, lon: 178.1, country: 'FJI', precision: 'country' },
    actors: [],
    recipients: [],
    lastReported: null,
  }),
  incident('d4', { kind: 'total', place: null, when: { start: '2020-06-01', end: '2020-06-30' } }),
];

/** A store with two reports and four incidents. */
async function filled(store: Store): Promise<void> {
  await store.add(WIRE_REPORT, readingOf(WIRE_REPORT, ['seized']));
  await store.add(OTHER_REPORT, readingOf(OTHER_REPORT, ['hit']));
  await store.updateIncidents(rulesOf('1', { build: () => INCIDENTS }));
}

export function browseSuite(engine: Engine): void {
  const withStore = (name: string, use: (store: Store) => Promise<void>) =>
    test(name, async () => {
      const store = await engine.fresh();
      try {
        await filled(store);
        await use(store);
      } finally {
        await store.close();
      }
    });

  withStore('incidents are found by what is true of them, and by all of it together', async (store) => {
    const finds = async (query: IncidentQuery) => {
      const { items, total } = await store.incidentPage<StorableIncident>(query, 'date', { limit: 10 });
      expect(items).toHaveLength(total);
      const columns = await store.incidentColumns(query);
      expect((JSON.parse(columns.columns.id) as string[]).sort()).toEqual(items.map((i) => i.id).sort());
      return items.map((i) => i.id).join(' ');
    };
    expect(await finds({})).toBe('d4 a1 b2 c3');
    expect(await finds({ ids: ['c3', 'a1', 'a'] })).toBe('a1 c3');
    expect(await finds({ from: '2020-06-07', to: '2020-06-07' })).toBe('d4 a1');
    expect(await finds({ from: '2021-02-02' })).toBe('b2');
    expect(await finds({ to: '2020-05-31' })).toBe('');
    expect(await finds({ kinds: ['happening', 'plan'] })).toBe('a1 b2 c3');
    expect(await finds({ events: ['THREATEN'] })).toBe('c3');
    expect(await finds({ subtypes: ['air-strike', 'no-such-type'] })).toBe('b2');
    expect(await finds({ statuses: ['contested'], standings: ['confirmed'] })).toBe('b2');
    expect(await finds({ standings: ['reported'] })).toBe('');
    expect(await finds({ box: { west: 10, south: 30, east: 20, north: 33 } })).toBe('a1');
    expect(await finds({ box: { west: 13.634, south: 32.434, east: 13.634, north: 32.434 } })).toBe('a1');
    expect(await finds({ box: { west: 170, south: -20, east: -170, north: 0 } })).toBe('c3');
    expect(await finds({ actors: ['LBY.ARMY'] })).toBe('d4 a1 b2');
    expect(await finds({ actors: ['LBY.ARMY'], role: 'actor' })).toBe('d4 a1');
    expect(await finds({ sides: ['LBY.GNA'], role: 'recipient' })).toBe('b2');
    expect(await finds({ sides: ['SDN.RSF'] })).toBe('d4 a1 b2');
    expect(await finds({ countries: ['LBY'] })).toBe('a1 b2');
    expect(await finds({ place: { name: 'tarhuna', country: null } })).toBe('a1 b2');
    expect(await finds({ place: { name: 'Sudan', country: 'SDN' } })).toBe('b2');
    expect(await finds({ place: { name: '%', country: null } })).toBe('');
    expect(await finds({ sources: ['outlet:Other'] })).toBe('b2');
    expect(await finds({ sources: ['speaker:LBY.GNA', 'outlet:Other'] })).toBe('a1 b2');
    expect(await finds({ outlets: ['Wire'], sources: ['outlet:Other'] })).toBe('b2');
    expect(await finds({ sources: ['outlet:Wire'], sourceIs: 'alone' })).toBe('a1');
    expect(await finds({ sources: ['outlet:Wire'], sourceIs: 'contradicted' })).toBe('b2');
    expect(await finds({ minSources: 2 })).toBe('b2');
    expect(await finds({ contradicted: true })).toBe('b2');
    expect(await finds({ contradicted: false, kinds: ['happening'] })).toBe('a1');
    expect(await finds({ harm: true })).toBe('a1 b2');
    expect(await finds({ words: 'depots striking' })).toBe('b2');
    expect(await finds({ words: 'rapid tarhuna' })).toBe('d4 a1 b2');
    expect(await finds({ words: '?!' })).toBe('');
    expect(await finds({ words: 'clash OR depot' })).toBe('');
    expect(await finds({ sides: ['LBY.GNA'], from: '2020-01-01', to: '2020-12-31', harm: true })).toBe('a1');
  });

  withStore('a page goes on where the last one ended, in every order, whatever comes in between', async (store) => {
    const walk = async (order: Parameters<Store['incidentPage']>[1]) => {
      const ids: string[] = [];
      for (let after: (string | number)[] | undefined; ; ) {
        const page = await store.incidentPage<StorableIncident>({}, order, { limit: 1, after });
        ids.push(...page.items.map((i) => i.id));
        if (page.next === null) return ids.join(' ');
        after = JSON.parse(JSON.stringify(page.next)) as (string | number)[];
      }
    };
    expect(await walk('date')).toBe('d4 a1 b2 c3');
    expect(await walk('-date')).toBe('b2 a1 d4 c3');
    expect(await walk('-sources')).toBe('b2 a1 c3 d4');
    expect(await walk('-killed')).toBe('a1 b2 c3 d4');
    expect(await walk('-reported')).toBe('b2 a1 d4 c3');
    const first = await store.incidentPage<StorableIncident>({}, 'date', { limit: 2 });
    const early = incident('0', { when: { start: '2019-01-01', end: '2019-01-01' } });
    await store.updateIncidents(rulesOf('2', { build: () => [early, ...INCIDENTS] }));
    const second = await store.incidentPage<StorableIncident>({}, 'date', { limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map((i) => i.id)).toEqual(['d4', 'a1', 'b2', 'c3']);
    expect(second.next).toBeNull();
  });

  withStore('columns hold what the map draws', async (store) => {
    const { count, columns, codes } = await store.incidentColumns({ kinds: ['happening', 'plan'] });
    expect(count).toBe(3);
    const table = Object.fromEntries(
      Object.entries(columns).map(([name, text]) => [name, JSON.parse(text) as (string | number | null)[]]),
    );
    const row = (id: string) => {
      const n = table.id.indexOf(id);
      return Object.fromEntries(Object.entries(table).map(([name, values]) => [name, values[n]]));
    };
    const a = row('a1');
    expect(a).toMatchObject({
      lon: 13.634,
      lat: 32.434,
      uncertaintyKm: 5,
      sources: 1,
      killed: 10,
      start: 18420,
      end: 18420,
    });
    expect(codes.precision[a.precision as number].value).toBe('town');
    expect(codes.subtype[a.subtype as number]).toEqual({
      value: 'armed-clash',
      label: 'Armed clash',
      info: { event: 'ASSAULT' },
    });
    expect(codes.side[a.side as number].value).toBe('LBY.GNA');
    expect(codes.status[row('b2').status as number].value).toBe('contested');
    expect(row('c3')).toMatchObject({ start: null, end: null, side: null, killed: 0 });
  });

  withStore('incidents are counted by day, week, month and year', async (store) => {
    const starts = async (unit: 'day' | 'week' | 'month' | 'year') =>
      (await store.incidentBins({ kinds: ['happening', 'plan'] }, unit)).bins.map((b) => b.start);
    expect(await starts('day')).toEqual(['2020-06-07', '2021-01-30']);
    expect(await starts('week')).toEqual(['2020-06-01', '2021-01-25']);
    expect(await starts('month')).toEqual(['2020-06-01', '2021-01-01']);
    expect(await store.incidentBins({}, 'year')).toEqual({
      bins: [
        { start: '2020-01-01', count: 2, killed: 10 },
        { start: '2021-01-01', count: 1, killed: 0 },
      ],
      undated: 1,
    });
  });

  withStore('values are counted, with what is known of them', async (store) => {
    expect(await store.terms('actor')).toEqual([
      {
        value: 'LBY.ARMY',
        label: 'Libyan army',
        info: { code: 'LBY', sector: 'MIL', sides: ['LBY.GNA'] },
        count: 3,
        asActor: 2,
        asRecipient: 1,
      },
      {
        value: 'SDN.RSF',
        label: 'Rapid Support Forces',
        info: { code: 'SDN', sector: 'REB', sides: [] },
        count: 3,
        asActor: 1,
        asRecipient: 2,
      },
    ]);
    const short = async (kind: Parameters<Store['terms']>[0], query?: IncidentQuery) =>
      (await store.terms(kind, query)).map((t) => `${t.value} ${t.count}`);
    expect(await short('subtype')).toEqual(['armed-clash 3', 'air-strike 1']);
    expect(await short('kind', { countries: ['LBY'] })).toEqual(['happening 2']);
    expect(await short('country')).toEqual(['LBY 2', 'FJI 1', 'SDN 1']);
    expect(await short('side')).toEqual(['LBY.ARMY 3', 'LBY.GNA 3', 'SDN.RSF 3']);
    expect(await short('source')).toEqual(['outlet:Wire 2', 'outlet:Other 1', 'speaker:LBY.GNA 1']);
    expect(await short('subtype', { sources: ['outlet:Other'] })).toEqual(['air-strike 1']);
    expect(await store.terms('place', { ids: ['b2'] })).toMatchObject([
      { label: 'Khartoum', info: { lat: 15.5, country: 'SDN' } },
      { label: 'Tarhūna' },
    ]);
  });

  withStore('an incident that changes or goes leaves nothing behind', async (store) => {
    const moved = { ...INCIDENTS[1], place: null, places: [], actors: [], recipients: [], summary: 'Nothing is left.' };
    await store.updateIncidents(rulesOf('2', { build: () => [INCIDENTS[0], moved] }));
    expect((await store.incidentColumns({})).count).toBe(2);
    expect((await store.incidentColumns({ words: 'depot' })).count).toBe(0);
    expect((await store.incidentColumns({ words: 'left' })).count).toBe(1);
    expect((await store.incidentColumns({ countries: ['SDN'] })).count).toBe(0);
    expect((await store.incidentColumns({ box: { west: -180, south: -90, east: 180, north: 90 } })).count).toBe(1);
    expect((await store.terms('source')).map((t) => t.count)).toEqual([2, 1, 1]);
    expect(await store.check()).toEqual([]);
  });

  withStore('the whole is described, and the version changes with it', async (store) => {
    expect(await store.overview()).toEqual({
      shown: 3,
      incidents: { first: '2020-06-07', last: '2021-02-02' },
      published: { first: '2020-06-07', last: '2020-06-10' },
      bounds: [13.634, -17.7, 178.1, 32.434],
    });
    const versions = [await store.version(), await store.version()];
    const more = report({ outlet: 'Third', text: 'Rain fell in the hills. Nobody was seen.' });
    await store.add(more, readingOf(more, []));
    versions.push(await store.version());
    await store.add(more, readingOf(more, [], '2.0.0'));
    versions.push(await store.version());
    await store.updateIncidents(rulesOf('2'));
    versions.push(await store.version());
    expect(versions[1]).toBe(versions[0]);
    expect(new Set(versions).size).toBe(4);
    const again = await engine.reopen(store);
    expect(await again.version()).toBe(versions.at(-1));
    await again.close();
  });

  withStore('reports come by the page, without their texts', async (store) => {
    const undated = makeReport({ text: 'Outlet: Third\n\nA bridge fell. The cause is not known.' });
    await store.add(undated, readingOf(undated, []));
    const first = await store.reportPage({}, '-date', { limit: 2 });
    expect(first).toMatchObject({
      total: 3,
      items: [
        { contentHash: OTHER_REPORT.contentHash, outlet: 'Other', claims: 1, originId: OTHER_REPORT.contentHash },
        { contentHash: WIRE_REPORT.contentHash, excerpt: expect.stringMatching(/^The army said/) },
      ],
    });
    expect(first.items[0]).not.toHaveProperty('text');
    const second = await store.reportPage({}, '-date', { limit: 2, after: first.next! });
    expect(second).toMatchObject({
      items: [{ outlet: 'Third', excerpt: 'A bridge fell. The cause is not known.' }],
      next: null,
    });
    const outlets = async (query: Parameters<Store['reportPage']>[0]) =>
      (await store.reportPage(query, 'date', { limit: 9 })).items.map((r) => r.outlet).join(' ');
    expect(await outlets({})).toBe('Third Wire Other');
    expect(await outlets({ from: '2020-06-08' })).toBe('Other');
    expect(await outlets({ to: '2020-06-08' })).toBe('Wire');
    expect(await outlets({ outlet: 'Wire', language: 'en' })).toBe('Wire');
    expect(await outlets({ language: 'fr' })).toBe('');
  });

  withStore('a report knows its copies and its incidents', async (store) => {
    const copy = report({ outlet: 'Echo', published: '2020-06-09' });
    await store.add(copy, readingOf(copy, []));
    expect(await store.copiesOf(WIRE_REPORT.contentHash)).toMatchObject([{ outlet: 'Echo', similarity: 1 }]);
    expect(await store.copiesOf(copy.contentHash)).toMatchObject([{ outlet: 'Wire' }]);
    expect(await store.copiesOf(OTHER_REPORT.contentHash)).toEqual([]);
    expect(await store.incidentsOfReport(OTHER_REPORT.contentHash)).toEqual([
      { claim: 'c1', incident: 'b2', role: 'denial' },
    ]);
  });

  withStore('hits are offsets into the text as it stands', async (store) => {
    const titled = report({
      outlet: 'Titled',
      title: 'Dépôt <b>seized</b> \ufdd0',
      text: `${'Nothing happened for a long while in the valley. '.repeat(20)}Then a depot was seized, and <script> tags \ufdd0 stood there. ${'All was calm. '.repeat(40)}Depots burned.`,
    });
    await store.add(titled, readingOf(titled, []));
    const { items, total, approximate, next } = await store.searchReports('seizing depots', { limit: 10 });
    expect({ total, approximate, next }).toEqual({ total: 2, approximate: false, next: null });
    expect(items.map((i) => i.report.outlet)).toEqual(['Titled', 'Wire']);
    const texts = new Map([
      [titled.contentHash, titled.text],
      [WIRE_REPORT.contentHash, WIRE],
    ]);
    for (const { report, excerpts } of items) {
      expect(excerpts.length).toBeGreaterThan(0);
      for (const { text, start, marks } of excerpts) {
        expect(texts.get(report.contentHash)!.slice(start, start + text.length)).toBe(text);
        expect(marks.length).toBeGreaterThan(0);
        for (const [from, to] of marks) expect(text.slice(from, to)).toMatch(/^(seized|depots?)$/i);
      }
    }
    const { title } = items[0];
    expect(title!.marks.map(([from, to]) => title!.text.slice(from, to))).toEqual(['Dépôt', 'seized']);
    expect((await store.searchReports('"depot of mines"', { limit: 10 })).total).toBe(1);
    expect((await store.searchReports('" OR * NEAR( -', { limit: 10 })).total).toBe(0);
    expect(await store.searchReports('*', { limit: 10 })).toMatchObject({ items: [], total: 0 });
    const one = await store.searchReports('depot', { limit: 1 });
    const two = await store.searchReports('depot', { limit: 1, after: one.next! });
    expect([one, two].map((p) => p.items[0].report.outlet).sort()).toEqual(['Titled', 'Wire']);
    expect(two.next).toBeNull();
  });

  withStore('incidents are searched as well', async (store) => {
    const found = await store.searchIncidents<StorableIncident>('strike', { limit: 10 });
    expect(found).toMatchObject({
      total: 1,
      items: [{ incident: { id: 'b2' }, summary: { text: 'Air strike on a depot at Khartoum.', marks: [[4, 10]] } }],
    });
    expect((await store.searchIncidents('army', { limit: 10 })).total).toBe(3);
  });

  withStore('a source is told apart by how others compare with it', async (store) => {
    const facts = await store.sourceFacts();
    expect(facts.find((f) => f.id === 'outlet:Wire')).toEqual({
      id: 'outlet:Wire',
      kind: 'outlet',
      name: 'Wire',
      party: false,
      actor: null,
      reports: 1,
      claims: 1,
      first: '2020-06-07',
      last: '2020-06-07',
      incidents: 2,
      alone: 1,
      corroborated: 1,
      contradicted: 1,
    });
    // It only denies: it neither stands alone with it nor has it from others.
    expect(facts.find((f) => f.id === 'outlet:Other')).toMatchObject({ alone: 0, corroborated: 0, contradicted: 1 });
    expect(facts.find((f) => f.id === 'speaker:an official')).toMatchObject({ party: true, reports: 2, incidents: 0 });
    expect(await store.quotedWith('outlet:Wire')).toEqual(['speaker:an official']);
    expect(await store.quotedWith('speaker:an official')).toEqual(['outlet:Other', 'outlet:Wire']);
    expect(await store.quotedWith('outlet:None')).toEqual([]);
  });
}
