import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIncidents, partitionKeys, rebuildIncidents, type StoredClaim } from './index.js';
import { tell } from './testkit.js';

const days = ['2020-06-03', '2020-06-04', '2020-06-05', '2020-06-06'];
const actors = ['LBY.GNA.MIL', 'LBY.GNA', 'LBY.LNA', undefined];

/** Worlds small enough for claims to meet, clash and tie often. */
const claim = fc.record({
  report: fc.nat(9).map((n) => `r${n}`),
  event: fc.constantFrom(
    'air-strike',
    'drone-strike',
    'shelling',
    'attack',
    'territory-gained',
    'withdrawal',
    'ceasefire',
  ),
  modality: fc.constantFrom('asserted' as const, 'asserted' as const, 'denied' as const, 'planned' as const),
  background: fc.constantFrom(false, false, false, true),
  by: fc.constantFrom(...actors),
  to: fc.constantFrom(...actors),
  at: fc.constantFrom('Tarhuna', 'Sirte', 'Tripoli', 'Mitiga airport', 'Jufra', 'Libya', 'Nowhere', undefined),
  on: fc.constantFrom(...days, undefined),
  killed: fc.constantFrom(undefined, 3, 10, [10, null] as [number, null], 40),
  object: fc.constantFrom(undefined, undefined, 'a hospital', 'the depot'),
});

const world = fc.array(claim, { minLength: 1, maxLength: 25 }).map((specs) =>
  specs.map((s) => {
    const outlet = `Outlet ${Number(s.report.slice(1)) % 4}`;
    return tell({ ...s, published: '2020-06-07', origin: s.report === 'r9' ? 'r8' : s.report, outlet });
  }),
);

const reportsOf = (claims: readonly StoredClaim[]) => new Set(claims.map((c) => c.reportId));

describe('order', () => {
  it('any order of the claims gives the same incidents', () => {
    fc.assert(
      fc.property(
        world.chain((claims) =>
          fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
        ),
        ([claims, shuffled]) => {
          expect(buildIncidents(shuffled)).toEqual(buildIncidents(claims));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('every claim is in an incident, and ids are unique', () => {
    fc.assert(
      fc.property(world, (claims) => {
        const all = buildIncidents(claims);
        const kept = new Set(all.flatMap((i) => i.claims.map((c) => c.key)));
        expect(kept.size).toBe(claims.length);
        expect(new Set(all.map((i) => i.id)).size).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });

  it('what a new report touches, built alone, is what a full build gives', () => {
    fc.assert(
      fc.property(world, fc.nat(9), (claims, n) => {
        const filed = new Map<string, StoredClaim[]>();
        for (const r of reportsOf(claims)) {
          const own = claims.filter((c) => c.reportId === r);
          for (const k of partitionKeys(own)) filed.set(k, [...(filed.get(k) ?? []), ...own]);
        }
        const lookup = (keys: readonly string[]) => [...new Set(keys.flatMap((k) => filed.get(k) ?? []))];
        const changed = claims.filter((c) => c.reportId === `r${n}`);
        const full = buildIncidents(claims);
        const part = rebuildIncidents(changed, lookup);
        const touched = new Set(part.claims.map((c) => c.key));
        const expected = full.filter((i) => i.claims.some((c) => touched.has(c.key)));
        expect(part.incidents).toEqual(expected);
        for (const c of changed) expect(touched.has(c.key)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('an incident keeps its id when later reports join it', () => {
    const first = tell({ at: 'Sirte', on: '2020-06-05', by: 'LBY.GNA.MIL', published: '2020-06-05' });
    const later = tell({ at: 'Sirte', on: '2020-06-05', by: 'LBY.GNA.MIL', published: '2020-06-08' });
    expect(buildIncidents([later, first])[0]!.id).toBe(buildIncidents([first])[0]!.id);
  });
});
