import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIncidents } from '../incident/index.js';
import { buildPicture, LiveSituation, recordOn, reportsOf } from './index.js';
import { situation as schema } from './schema.js';
import { merge, tell, tie } from './testkit.js';

const PUBLISHED = ['2020-06-04', '2020-06-05', '2020-06-06', '2020-06-07', '2020-06-08'];
const actors = ['LBY.GNA.MIL', 'LBY.GNA', 'LBY.LNA', 'TUR', undefined];
const places = ['Tarhuna', 'Sirte', 'Tripoli', 'Mitiga airport', 'Fezzan', 'Libya', undefined];
const reportOf = fc.nat(9).map((n) => `r${n}`);

/** Worlds small enough for claims to meet, clash and tie often. */
const claim = fc.record({
  report: reportOf,
  event: fc.constantFrom(
    'territory-gained',
    'territory-gained',
    'territory-lost',
    'withdrawal',
    'siege',
    'blockade-lifted',
    'air-strike',
    'armed-clash',
    'mine-or-ied-explosion',
    'ceasefire',
    'ceasefire-violation',
    'operation-launched',
    'threat-of-violence',
    'arms-delivery',
    'deployment',
  ),
  modality: fc.constantFrom(...(['asserted', 'asserted', 'asserted', 'denied', 'planned', 'possible'] as const)),
  background: fc.constantFrom(false, false, false, true),
  by: fc.constantFrom(...actors),
  to: fc.constantFrom(...actors),
  at: fc.constantFrom(...places),
  on: fc.constantFrom('2020-06-03', '2020-06-04', '2020-06-05', '2020-06-06', undefined),
  killed: fc.constantFrom(undefined, 3, 10, [10, null] as [number, null], 40),
  object: fc.constantFrom(undefined, undefined, undefined, 'the mine depot'),
  operation: fc.constantFrom(undefined, undefined, 'Path of Victory'),
  saysId: fc.constantFrom(undefined, 'LBY.GNA', 'LBY.LNA'),
});
const relation = fc.record({
  report: reportOf,
  type: fc.constantFrom('controls' as const, 'controls' as const, 'supports' as const, 'part-of' as const),
  from: fc.constantFrom('LBY.GNA.MIL', 'LBY.LNA', 'TUR'),
  since: fc.constantFrom(undefined, '2020-05-01'),
  denied: fc.constantFrom(false, false, true),
});
const publishedOf = (report: string) => PUBLISHED[Number(report.slice(1)) % PUBLISHED.length]!;

const world = fc
  .tuple(fc.array(claim, { minLength: 1, maxLength: 25 }), fc.array(relation, { maxLength: 5 }))
  .map(([specs, ties]) => ({
    claims: specs.map((s) =>
      tell({
        ...s,
        says: s.saysId,
        party: s.saysId !== undefined,
        published: publishedOf(s.report),
        outlet: `Outlet ${Number(s.report.slice(1)) % 4}`,
        origin: s.report === 'r9' ? 'r8' : s.report,
      }),
    ),
    relations: ties.map((t) =>
      tie({
        ...t,
        ...(t.type === 'controls' ? { to: 'Sirte', place: true } : { to: 'LBY.HOR' }),
        published: publishedOf(t.report),
      }),
    ),
  }));

const DAYS = ['2020-06-04', '2020-06-06', '2020-06-08', '2020-07-01'];

describe('order', () => {
  it('reports folded in one by one, in any order, give what a full build gives', () => {
    fc.assert(
      fc.property(
        world.chain((w) => {
          const reports = reportsOf(w.claims, w.relations);
          return fc.tuple(fc.constant(w), fc.shuffledSubarray(reports, { minLength: reports.length }));
        }),
        ([{ claims, relations }, reports]) => {
          const live = new LiveSituation({ merge });
          for (const report of reports) {
            live.add(report);
            // Asked in between, so that nothing that was worked out early may outlive a change.
            live.picture.situation({ on: '2020-07-01' });
          }
          const full = buildPicture({ claims, relations, incidents: buildIncidents(claims, merge) }, { merge });
          for (const on of DAYS) expect(live.picture.situation({ on })).toEqual(full.situation({ on }));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('a newer reading takes the place of the older one', () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ claims, relations }, n) => {
        const reports = reportsOf(claims, relations);
        const live = new LiveSituation({ merge });
        for (const report of reports) live.add(report);
        const old = reports[n % reports.length]!;
        const newer = { ...old, claims: old.claims.slice(1), relations: old.relations.slice(1) };
        live.add(newer);
        const kept = reports.map((r) => (r === old ? newer : r));
        const now = { claims: kept.flatMap((r) => r.claims), relations: kept.flatMap((r) => r.relations) };
        const full = buildPicture({ ...now, incidents: buildIncidents(now.claims, merge) }, { merge });
        const expected = { ...full.situation({ on: '2020-06-08' }), basis: null };
        expect({ ...live.picture.situation({ on: '2020-06-08' }), basis: null }).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('as known on a day is what was there on that day, whatever came later', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...PUBLISHED), ({ claims, relations }, day) => {
        const then = new LiveSituation({ merge, asKnown: day });
        for (const report of reportsOf(claims, relations)) if (report.published! <= day) then.add(report);
        const replayed = buildPicture(recordOn(claims, relations, day, merge), { merge, asKnown: day });
        expect(replayed.situation({ on: day })).toEqual(then.picture.situation({ on: day }));
      }),
      { numRuns: 50 },
    );
  });

  it('the order of claims, relations and incidents does not matter, and the answer fits its schema', () => {
    fc.assert(
      fc.property(world, ({ claims, relations }) => {
        const incidents = buildIncidents(claims, merge);
        const a = buildPicture({ claims, relations, incidents }, { merge }).situation({ on: '2020-06-08' });
        const b = buildPicture(
          { claims: claims.toReversed(), relations: relations.toReversed(), incidents: incidents.toReversed() },
          { merge },
        ).situation({ on: '2020-06-08' });
        expect(b).toEqual(a);
        expect(schema.parse(a)).toEqual(a);
        expect(JSON.parse(JSON.stringify(a))).toEqual(a);
      }),
      { numRuns: 50 },
    );
  });
});
