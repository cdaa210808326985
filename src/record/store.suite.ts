/**
 * What a store promises, as tests. Each engine has a test file that calls this with a way to make stores; a case that
 * an engine is excused from is named there with the reason.
 */
import { expect, test } from 'vitest';
import type { Reading } from '../reading/types.js';
import { InputError, type Report, type Span } from '../report/index.js';
import { type IngestEvent, ingest } from './ingest.js';
import type { Store } from './store.js';
import { build, collect, type Engine, OWN, readingOf, report, rulesOf, WIRE } from './suitekit.js';
import type { StoredClaim } from './types.js';

export function storeSuite(engine: Engine): void {
  const withStore = (name: string, use: (store: Store) => Promise<void>) =>
    test(name, async () => {
      const store = await engine.fresh();
      try {
        await use(store);
      } finally {
        await store.close();
      }
    });

  withStore('the same report twice is one report', async (store) => {
    const r = report();
    expect(await store.known(r.contentHash, '1.0.0')).toBe('absent');
    expect(await store.add(r, readingOf(r, ['seized']))).toBe('absent');
    expect(await store.add(r, readingOf(r, ['seized']))).toBe('reading');
    expect(await store.known(r.contentHash, '1.0.0')).toBe('reading');
    expect(await store.counts()).toEqual({ reports: 1, origins: 1, readings: 1, claims: 1, incidents: 0, pending: 1 });
  });

  withStore('a report comes back as it was, by hash, by the head of its hash and by its own id', async (store) => {
    const r = report({
      id: 'feed-7',
      title: 'Depot seized',
      url: 'https://example.org/7',
      text: `Title: Depot seized\n\n${WIRE} “é” 😀`,
    });
    await store.add(r, readingOf(r, ['seized']));
    for (const id of ['feed-7', r.contentHash, r.contentHash.slice(0, 8)]) {
      expect(await store.reports(id)).toEqual([{ ...r, originId: r.contentHash, similarity: 1 }]);
    }
    expect(await store.reports('feed')).toEqual([]);
  });

  withStore('a newer reader adds a reading and never edits the old one', async (store) => {
    const r = report();
    await store.add(r, readingOf(r, ['seized'], '0.9.0'));
    expect(await store.known(r.contentHash, '0.10.0')).toBe('report');
    expect(await store.add(r, readingOf(r, ['seized', 'killed'], '0.10.0'))).toBe('report');
    expect((await store.readings(r.contentHash)).map((x) => [x.reader, x.claims.length])).toEqual([
      ['0.9.0', 1],
      ['0.10.0', 2],
    ]);
    expect((await collect(store.claims())).map((c) => c.reader)).toEqual(['0.10.0', '0.10.0']);
    // An old reader that comes late is kept, and is not the one that counts.
    await store.add(r, readingOf(r, [], '0.2.0'));
    expect(await store.counts()).toMatchObject({ readings: 3, claims: 2 });
  });

  withStore('a claim comes with its report and its sentence', async (store) => {
    const r = report();
    const { reading, sentences } = readingOf(r, ['killed']);
    await store.add(r, { reading, sentences });
    const [claim] = await collect(store.claims());
    expect(claim).toMatchObject({
      key: `${r.contentHash}/c1`,
      reportId: r.contentHash,
      outlet: 'Wire',
      published: '2020-06-07',
      originId: r.contentHash,
      claim: reading.claims[0],
    });
    expect(claim.sentence).toContain('At least ten fighters were killed');
    expect(claim.sentence).toBe(r.text.slice(...claim.sentenceSpan));
    expect(await store.claimsOf([claim.key, 'unknown/c1'])).toEqual([claim]);
  });

  withStore('the same text from two outlets is two reports with one origin, the earliest', async (store) => {
    const late = report({ outlet: 'Paper', published: '2020-06-08' });
    const first = report({ outlet: 'Wire', published: '2020-06-07', text: `${WIRE} (wire)` });
    const other = report({ text: OWN });
    for (const r of [late, other, first]) await store.add(r, readingOf(r, []));
    expect(await store.counts()).toMatchObject({ reports: 3, origins: 2 });
    const [stored] = await store.reports(late.contentHash);
    expect(stored.originId).toBe(first.contentHash);
    expect(stored.similarity).toBeGreaterThan(0.8);
    expect(await store.reports(other.contentHash)).toMatchObject([{ originId: other.contentHash, similarity: 1 }]);
  });

  test('origins are the same whatever came first, even where one text links two groups', async () => {
    const parts = WIRE.split(' ');
    const reports = [
      report({ outlet: 'A', published: '2020-06-09' }),
      report({ outlet: 'B', published: '2020-06-08', text: parts.slice(0, 26).join(' ') }),
      report({ outlet: 'C', published: '2020-06-10', text: parts.slice(8).join(' ') }),
      report({ outlet: 'D', published: '2020-06-07', text: OWN }),
      report({ outlet: 'E', published: '2020-06-11', text: `${OWN} More to follow.` }),
    ];
    const outcomes = new Set<string>();
    for (const order of [reports, reports.toReversed(), [reports[2], reports[1], reports[4], reports[0], reports[3]]]) {
      const store = await engine.fresh();
      for (const r of order) await store.add(r, readingOf(r, []));
      const found = await Promise.all(reports.map(async (r) => (await store.reports(r.contentHash))[0]));
      outcomes.add(JSON.stringify(found.map((r) => [r.originId, r.similarity])));
      await store.close();
    }
    expect(outcomes.size).toBe(1);
  });

  withStore(
    'relations come with their report, their speaker and the places at their ends, newest reading only',
    async (store) => {
      const text = 'The LNA controls Sirte, a spokesman said. The GNA holds Tripoli.';
      const r = report({ text });
      const spanOf = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
      const end = (words: string, id: string | null) => ({ text: words, span: spanOf(words), id });
      const tie = (from: string, to: string, span: Span): Reading['relations'][number] => ({
        type: 'controls',
        from: end(from, `LBY.${from}`),
        to: end(to, null),
        span,
        when: null,
        modality: 'asserted',
      });
      const source = { text: 'a spokesman', span: spanOf('a spokesman'), spans: [], id: null };
      const content = spanOf('The LNA controls Sirte');
      const sirte = {
        name: 'Sirte',
        lat: 31.2,
        lon: 16.6,
        geonameid: null,
        kind: 'town',
        country: 'LBY',
        admin1: null,
      };
      const made = readingOf(r, []);
      made.reading.relations = [tie('LNA', 'Sirte', content), tie('GNA', 'Tripoli', spanOf('GNA holds Tripoli'))];
      made.reading.attributions = [
        {
          source,
          cue: null,
          content: { span: content, spans: [content] },
          kind: 'say',
          sentence: 0,
          cueToken: -1,
        },
      ];
      made.reading.mentions.toponyms = [
        {
          ...sirte,
          text: 'Sirte',
          span: spanOf('Sirte'),
          sentence: 0,
          first: 3,
          last: 3,
          precision: 'town',
          uncertaintyKm: 5,
          confidence: 1,
        },
      ];
      await store.add(r, made);
      const [first, second] = await collect(store.relations());
      expect(first).toMatchObject({
        key: `${r.contentHash}/r1`,
        published: '2020-06-07',
        outlet: 'Wire',
        sentence: 'The LNA controls Sirte, a spokesman said.',
        fromPlace: null,
        toPlace: { name: 'Sirte', lat: 31.2, precision: 'town' },
        attribution: [{ source: { text: 'a spokesman' } }],
      });
      expect(second).toMatchObject({ toPlace: null, attribution: [], sentence: 'The GNA holds Tripoli.' });
      await store.add(r, readingOf(r, [], '2.0.0'));
      expect(await collect(store.relations())).toEqual([]);
    },
  );

  withStore('ingest tells what is stored, passes errors on and goes on', async (store) => {
    const a = report({ id: 'a' });
    const b = report({ id: 'b', text: OWN });
    const tools = {
      read: (r: Report) => {
        if (r.id === 'b') throw new Error('too hard');
        return readingOf(r, ['seized']).reading;
      },
      reader: '1.0.0',
      sentences: () => [],
    };
    async function* input() {
      yield a;
      yield new InputError('x.txt', 3, 'is broken');
      yield b;
      yield a;
    }
    const events: IngestEvent[] = await collect(ingest(store, input(), tools));
    expect(events.map((e) => (e.type === 'failed' ? e.error.message : `${e.type} ${e.report.id}`))).toEqual([
      'stored a',
      'x.txt, line 3: is broken',
      'report b: the report could not be read (too hard); please tell the authors of sitrep',
      'known a',
    ]);
    const stop = new AbortController();
    const c = report({ id: 'c', outlet: 'C' });
    async function* endless() {
      yield c;
      for (let i = 0; ; i++) yield report({ id: `d${i}`, outlet: `D${i}` });
    }
    for await (const event of ingest(store, endless(), tools, stop.signal)) {
      expect(event.type).toBe('stored');
      stop.abort();
    }
    expect(await store.counts()).toMatchObject({ reports: 2 });
  });

  withStore(
    'incidents are brought up to date when reports have come or the rules are new, and not otherwise',
    async (store) => {
      const a = report();
      await store.add(a, readingOf(a, ['seized', 'killed']));
      expect(await store.updateIncidents(rulesOf())).toEqual({ added: 2, changed: 0, removed: 0 });
      expect((await store.counts()).pending).toBe(0);
      const never = () => {
        throw new Error('not needed');
      };
      expect(await store.updateIncidents(rulesOf('1', { build: never, rebuild: never }))).toEqual({
        added: 0,
        changed: 0,
        removed: 0,
      });
      const fewer = (claims: StoredClaim[]) => build(claims).slice(0, 1);
      expect(await store.updateIncidents(rulesOf('2', { build: fewer }))).toEqual({ added: 0, changed: 0, removed: 1 });
    },
  );

  withStore('a new report touches only what it can touch, and the outcome is that of building all', async (store) => {
    const texts = ['seized', 'killed', 'hit', 'shelled', 'burned', 'hit and seized'];
    const words = /seized|killed|hit|shelled|burned/g;
    const never = () => {
      throw new Error('only a part was touched');
    };
    for (const [i, text] of texts.entries()) {
      const r = report({
        outlet: `Outlet ${i}`,
        text: `${text} ${i} times, said witness number ${i * 7} of the ${i + 3} who came.`,
      });
      await store.add(r, readingOf(r, text.match(words)!));
      await store.updateIncidents(i < 2 ? rulesOf() : rulesOf('1', { build: never }));
      expect(await store.incidents()).toEqual(
        build(await collect(store.claims())).sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
    }
    // A newer reading takes a claim back, and its incident goes.
    const [burned] = (await store.reports('')).filter((r) => r.text.includes('burned'));
    await store.add(burned, readingOf(burned, [], '2.0.0'));
    expect(await store.updateIncidents(rulesOf('1', { build: never }))).toEqual({ added: 0, changed: 0, removed: 1 });
  });

  withStore('a copy that comes later takes sources away from an incident', async (store) => {
    const own = Array.from({ length: 4 }, (_, i) =>
      report({ outlet: `Own ${i}`, text: `Fires number ${i} burned in ${'abcd'[i]} town all day and night.` }),
    );
    for (const r of own) await store.add(r, readingOf(r, ['burned']));
    const parts = WIRE.split(' ');
    const head = report({ outlet: 'Head', text: parts.slice(0, 27).join(' ') });
    const tail = report({ outlet: 'Tail', text: parts.slice(16).join(' ') });
    for (const r of [head, tail])
      await store.add(r, readingOf(r, ['seized'].filter((w) => r.text.includes(w)).concat('the')));
    await store.updateIncidents(rulesOf());
    const independent = async () => (await store.incidents()).map((i) => [i.id, i.sources.independent]);
    const before = await independent();
    const whole = report({ outlet: 'Whole', published: '2020-06-01' });
    await store.add(whole, readingOf(whole, []));
    await store.updateIncidents(rulesOf());
    const all = build(await collect(store.claims())).map((i) => [i.id, i.sources.independent]);
    expect((await independent()).sort()).toEqual(all.sort());
    expect(await independent()).not.toEqual(before);
  });

  withStore('rules that fail change nothing', async (store) => {
    const a = report();
    await store.add(a, readingOf(a, ['seized']));
    await store.updateIncidents(rulesOf());
    const failing = () => {
      throw new Error('rules are wrong');
    };
    await expect(store.updateIncidents(rulesOf('2', { build: failing }))).rejects.toThrow('rules are wrong');
    expect(await store.incidents()).toHaveLength(1);
  });

  withStore('incidents are found by time, place, party, type and nearness', async (store) => {
    const a = report();
    await store.add(a, readingOf(a, ['seized']));
    await store.updateIncidents(rulesOf());
    const finds = async (filter: Parameters<Store['incidents']>[0]) => (await store.incidents(filter)).length;
    expect(await finds({})).toBe(1);
    expect(await finds({ from: '2020-06-07', to: '2020-06-07' })).toBe(1);
    expect(await finds({ from: '2020-06-08' })).toBe(0);
    expect(await finds({ to: '2020-06-06' })).toBe(0);
    expect(await finds({ place: { name: 'tarhuna', country: null } })).toBe(1);
    expect(await finds({ place: { name: 'Libya', country: 'LBY' } })).toBe(1);
    expect(await finds({ place: { name: 'Sirte', country: null } })).toBe(0);
    expect(await finds({ place: { name: '%', country: null } })).toBe(0);
    expect(await finds({ actor: 'army' })).toBe(1);
    expect(await finds({ actor: 'lby.gna' })).toBe(1);
    expect(await finds({ actor: 'navy' })).toBe(0);
    expect(await finds({ event: 'assault' })).toBe(1);
    expect(await finds({ event: 'Armed Clash' })).toBe(1);
    expect(await finds({ event: 'armed_clash' })).toBe(1);
    expect(await finds({ event: 'air-strike' })).toBe(0);
    expect(await finds({ near: { lat: 32.5, lon: 13.6, km: 10 } })).toBe(1);
    expect(await finds({ near: { lat: 32.6, lon: 13.6, km: 10 } })).toBe(0);
    expect(await finds({ kinds: ['plan'] })).toBe(0);
    expect(await finds({ limit: 0 })).toBe(0);
    expect(await store.incidentsById('id-')).toHaveLength(1);
    expect(await store.incidentsById('id_')).toHaveLength(0);
  });

  withStore('search finds words in any form, and nothing in a query is an operator', async (store) => {
    const a = report({ title: 'Dépôt' });
    const b = report({ text: OWN });
    for (const r of [a, b]) await store.add(r, readingOf(r, []));
    expect(await store.search('seizing depot')).toMatchObject([
      { report: { contentHash: a.contentHash }, excerpt: expect.stringContaining('«') },
    ]);
    expect(await store.search('houses')).toMatchObject([{ report: { contentHash: b.contentHash } }]);
    expect(await store.search('NEAR("')).toMatchObject([{ report: { contentHash: a.contentHash } }]);
    expect(await store.search('" OR * -')).toEqual([]);
    expect(await store.search('')).toEqual([]);
  });

  withStore('outlets, speakers, actors and places are counted', async (store) => {
    const a = report();
    const b = report({ outlet: 'Other', text: OWN });
    await store.add(a, readingOf(a, ['seized', 'killed']));
    await store.add(b, readingOf(b, ['hit']));
    expect(await store.sources()).toEqual([
      { name: 'Wire', kind: 'outlet', party: false, reports: 1, claims: 2, first: '2020-06-07', last: '2020-06-07' },
      { name: 'Other', kind: 'outlet', party: false, reports: 1, claims: 1, first: '2020-06-07', last: '2020-06-07' },
      {
        name: 'an official',
        kind: 'speaker',
        party: true,
        reports: 2,
        claims: 3,
        first: '2020-06-07',
        last: '2020-06-07',
      },
    ]);
    expect(await store.actors()).toEqual([
      { id: 'ARMY', name: 'army', code: null, asActor: 3, asRecipient: 0, reports: 2 },
      { id: 'MILITIAS', name: 'militias', code: null, asActor: 0, asRecipient: 3, reports: 2 },
    ]);
    expect(await store.actors(1)).toHaveLength(1);
    expect(await store.places()).toEqual([
      { name: 'Tarhuna', country: 'LBY', precision: 'town', lat: 32.434, lon: 13.634, claims: 3, reports: 2 },
    ]);
  });

  withStore('what was stored is there for the next who opens it, and is sound', async (store) => {
    const a = report();
    await store.add(a, readingOf(a, ['seized']));
    const again = await engine.reopen(store);
    try {
      expect(await again.counts()).toMatchObject({ reports: 1, pending: 1 });
      expect(await again.check()).toEqual([]);
    } finally {
      await again.close();
    }
  });

  withStore('two writers at once lose nothing', async (store) => {
    const other = await engine.reopen(store);
    const reports = Array.from({ length: 20 }, (_, i) =>
      report({ outlet: `Outlet ${i}`, text: `${OWN} Number ${i}.` }),
    );
    await Promise.all(reports.map((r, i) => (i % 2 ? store : other).add(r, readingOf(r, ['hit']))));
    expect(await store.counts()).toMatchObject({ reports: 20, readings: 20, claims: 20, origins: 1 });
    await other.close();
  });
}
