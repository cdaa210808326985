/** What the map's worker computes, from the server's columns on. */
import { describe, expect, it } from 'vitest';
import type { MapAnswer } from '../../../server/schema/map.js';
import { KINDS, kindIndexOf } from '../../shared/kinds-data.js';
import { binOf, binStart, unitFor } from './bins.js';
import { clusterOf, IS_AREA } from './cluster.js';
import { boundsOf, extentOf, latitude, longitude, mercatorX, mercatorY, orderOf, toColumns } from './columns.js';
import { DATED, FITS, histogramOf, maskOf } from './filter.js';
import { dayNumber, type Query } from './model.js';

interface Made {
  lat?: number | null;
  lon?: number | null;
  km?: number;
  precision?: 'point' | 'town' | 'region';
  subtype?: string;
  start?: string | null;
  end?: string;
  killed?: number;
  sources?: number;
  standing?: 'confirmed' | 'claimed';
}

const SUBTYPES = ['air-strike', 'armed-clash', 'killing'];

function answer(made: Made[]): MapAnswer {
  const day = (iso: string | null | undefined) => (iso ? dayNumber(iso) : null);
  return {
    version: '1',
    count: made.length,
    columns: {
      id: made.map((_, i) => `id${i}`),
      lon: made.map((m) => (m.lon === undefined ? 13 : m.lon)),
      lat: made.map((m) => (m.lat === undefined ? 32 : m.lat)),
      uncertaintyKm: made.map((m) => m.km ?? 3),
      precision: made.map((m) => ['region', 'point', 'town'].indexOf(m.precision ?? 'town')),
      subtype: made.map((m) => SUBTYPES.indexOf(m.subtype ?? 'air-strike')),
      side: made.map(() => null),
      kind: made.map(() => 0),
      status: made.map(() => 0),
      standing: made.map((m) => (m.standing === 'confirmed' ? 0 : 1)),
      sources: made.map((m) => m.sources ?? 1),
      killed: made.map((m) => m.killed ?? 0),
      start: made.map((m) => (m.start === null ? null : day(m.start ?? '2020-06-05'))),
      end: made.map((m) => (m.start === null ? null : day(m.end ?? m.start ?? '2020-06-05'))),
    },
    codes: {
      precision: ['region', 'point', 'town'],
      subtype: SUBTYPES.map((value) => ({ value, label: value, event: 'ASSAULT' })),
      side: [],
      kind: ['happening'],
      status: ['asserted'],
      standing: ['confirmed', 'claimed'],
    },
  };
}

const all: Query = {
  from: null,
  to: null,
  groups: [],
  subtypes: [],
  statuses: [],
  standings: [],
  minSources: 1,
  at: null,
  inView: false,
  view: { west: 0, north: 0, east: 1, south: 1, zoom: 2 },
  unit: 'day',
  sort: '-date',
};

function filtered(made: Made[], query: Partial<Query> = {}) {
  const a = answer(made);
  const columns = toColumns(a);
  return { columns, mask: maskOf(columns, a.codes, { ...all, ...query }, new Uint8Array(columns.size)) };
}
const kept = (made: Made[], query: Partial<Query>) => [...filtered(made, query).mask].map((m) => (m & DATED ? 1 : 0));

describe('filters', () => {
  it('by what can be seen of an incident', () => {
    const made: Made[] = [{ subtype: 'killing' }, { standing: 'confirmed', sources: 3 }, {}];
    expect(kept(made, {})).toEqual([1, 1, 1]);
    expect(kept(made, { groups: [kindIndexOf('killing')] })).toEqual([1, 0, 0]);
    expect(kept(made, { subtypes: ['air-strike'] })).toEqual([0, 1, 1]);
    expect(kept(made, { standings: ['confirmed'] })).toEqual([0, 1, 0]);
    expect(kept(made, { minSources: 2 })).toEqual([0, 1, 0]);
  });

  it('by dates: a period that touches is kept, an incident without a date fits no period', () => {
    const made: Made[] = [{ start: '2020-06-01', end: '2020-06-10' }, { start: '2020-07-01' }, { start: null }];
    expect(kept(made, { from: dayNumber('2020-06-10'), to: dayNumber('2020-06-20') })).toEqual([1, 0, 0]);
    expect(kept(made, { to: dayNumber('2020-06-01') })).toEqual([1, 0, 0]);
    // What fits but for its date still counts in the timeline.
    expect([...filtered(made, { from: dayNumber('2030-01-01') }).mask].every((m) => m & FITS)).toBe(true);
  });

  it('by one point, also from an address that rounds it', () => {
    const made: Made[] = [
      { lat: 32.43501, lon: 13.6332 },
      { lat: 32.436, lon: 13.6332 },
    ];
    expect(kept(made, { at: { x: mercatorX(13.63321), y: mercatorY(32.435) } })).toEqual([1, 0]);
  });
});

describe('timeline', () => {
  it('counts an incident once, spread over the days it may have happened on', () => {
    const { columns, mask } = filtered([{ start: '2020-06-01', end: '2020-06-04' }, { start: '2020-06-04' }]);
    const h = histogramOf(columns, mask, 'day', extentOf(columns)!);
    const kind = kindIndexOf('air-strike');
    const bins = Array.from({ length: h.bins }, (_, b) => h.values[b * KINDS.length + kind]);
    expect(bins).toEqual([0.25, 0.25, 0.25, 1.25]);
  });

  it.each(['day', 'week', 'month', 'year'] as const)('has %ss that begin where the one before ends', (unit) => {
    for (const iso of ['1969-12-29', '2020-02-29', '2023-12-31', '2024-01-01']) {
      const day = dayNumber(iso);
      const bin = binOf(unit, day);
      expect(binStart(unit, bin)).toBeLessThanOrEqual(day);
      expect(binStart(unit, bin + 1)).toBeGreaterThan(day);
      expect(binOf(unit, binStart(unit, bin))).toBe(bin);
    }
  });

  it('takes the finest unit that has room', () => {
    expect([30, 300, 3000, 30_000].map((days) => unitFor(days, 900))).toEqual(['day', 'day', 'month', 'year']);
  });

  it('is not stretched by a period of years', () => {
    const { columns } = filtered([{ start: '2011-01-01', end: '2020-06-01' }, { start: '2020-05-01' }]);
    expect(extentOf(columns)).toEqual([dayNumber('2020-05-01'), dayNumber('2020-06-01')]);
  });
});

describe('markers', () => {
  const near: Made[] = [{}, { lat: 32.1 }, { lat: 55, lon: 37, killed: 4 }];
  const at = (made: Made[], zoom: number) => {
    const { columns, mask } = filtered(made);
    return clusterOf(columns, mask, { ...all.view, zoom });
  };

  it('join what would overlap and part what would not', () => {
    expect([...at(near, 2).count].sort()).toEqual([1, 2]);
    expect([...at(near, 10).count]).toEqual([1, 1, 1]);
  });

  it('lose nobody: members, kinds and standings add up', () => {
    const made = Array.from(
      { length: 500 },
      (_, i): Made => ({
        lat: 30 + ((i * 7919) % 100) / 20,
        lon: 10 + ((i * 104_729) % 100) / 10,
        subtype: SUBTYPES[i % 3],
        standing: i % 2 ? 'confirmed' : 'claimed',
      }),
    );
    for (const zoom of [1, 3, 5.5, 8]) {
      const m = at(made, zoom);
      const sum = (a: Uint32Array) => a.reduce((n, v) => n + v, 0);
      expect([sum(m.count), sum(m.byKind), sum(m.byStanding)]).toEqual([500, 500, 500]);
    }
  });

  it('draw a wide place as an area as soon as it can be seen as one, and never as a pin then', () => {
    const region: Made[] = [
      { precision: 'region', km: 80 },
      { precision: 'town', lat: 32.01 },
    ];
    const m = at(region, 7);
    expect([...m.precision].sort()).toEqual([1, IS_AREA]);
    expect(at(region, 2).size).toBe(1);
  });

  it('leave out what has no point', () => {
    expect(at([{ lat: null, lon: null }, {}], 3).count[0]).toBe(1);
  });
});

describe('columns', () => {
  it('turn degrees into Mercator and back', () => {
    for (const [lat, lon] of [
      [32.43, 13.63],
      [-60, -179],
      [0, 0],
    ] as const) {
      expect(latitude(mercatorY(lat))).toBeCloseTo(lat, 9);
      expect(longitude(mercatorX(lon))).toBeCloseTo(lon, 9);
    }
  });

  it('know their bounds, and none without a point', () => {
    expect(boundsOf(toColumns(answer([{ lat: null, lon: null }])))).toBeNull();
    expect(boundsOf(toColumns(answer([{ lon: -180 }, { lon: 180 }])))).toMatchObject({ west: 0, east: 1 });
  });

  it('sort with the undated last', () => {
    const c = toColumns(answer([{ start: null }, { start: '2020-01-01', killed: 5 }, { start: '2021-01-01' }]));
    expect([...orderOf(c, '-date')]).toEqual([2, 1, 0]);
    expect([...orderOf(c, 'date')]).toEqual([1, 2, 0]);
    expect([...orderOf(c, '-killed')]).toEqual([1, 2, 0]);
  });
});
