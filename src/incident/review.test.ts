import { describe, expect, it } from 'vitest';
import type { ClaimReview } from '../review/types.js';
import { buildIncidents, partitionKeys, rebuildIncidents, type StoredClaim } from './index.js';
import { type Spec, tell } from './testkit.js';

const reviewed = (spec: Spec, review: Partial<ClaimReview>): StoredClaim => ({
  ...tell(spec),
  review: { status: 'accepted', reviews: ['x'], corrected: [], asRead: null, together: [], apart: [], ...review },
});

const strike: Spec = { at: 'Tarhuna', on: '2020-06-04', by: 'LBY.GNA.MIL', killed: 10 };
const elsewhere: Spec = { event: 'shelling', at: 'Sirte', on: '2020-06-10', by: 'LBY.LNA' };

describe('a reviewer', () => {
  it('rejects a claim: it is part of no incident', () => {
    const claims = [reviewed(strike, { status: 'rejected' }), tell(strike)];
    const [incident, ...others] = buildIncidents(claims);
    expect(others).toEqual([]);
    expect(incident!.claims.map((c) => c.key)).toEqual([claims[1]!.key]);
  });

  it('puts claims together that no rule would', () => {
    const together = ['m1'];
    const claims = [reviewed(strike, { together }), reviewed(elsewhere, { together })];
    const incidents = buildIncidents(claims);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]!.claims[1]!.why).toContain('put together by a reviewer');
  });

  it('puts claims of one report together', () => {
    const together = ['m1'];
    const report = 'one';
    const claims = [
      reviewed({ ...strike, report }, { together }),
      reviewed({ ...strike, report, at: 'Sirte', killed: 3 }, { together }),
    ];
    expect(buildIncidents(claims)).toHaveLength(1);
  });

  it('takes claims apart that the rules join; a third stays with one of them', () => {
    const claims = [reviewed(strike, { apart: ['s1:a'] }), reviewed(strike, { apart: ['s1:b'] }), tell(strike)];
    const incidents = buildIncidents(claims);
    expect(incidents).toHaveLength(2);
    expect(incidents.map((i) => i.claims.length).sort()).toEqual([1, 2]);
  });

  it('never makes a plan a happening', () => {
    const together = ['m1'];
    const claims = [reviewed(strike, { together }), reviewed({ ...strike, modality: 'planned' }, { together })];
    expect(
      buildIncidents(claims)
        .map((i) => i.kind)
        .sort(),
    ).toEqual(['happening', 'plan']);
  });

  it('a part built again gives what a full build gives', () => {
    const together = ['m1'];
    const claims = [reviewed(strike, { together }), reviewed(elsewhere, { together }), tell(strike), tell(elsewhere)];
    const filed = claims.map((c) => ({ c, keys: new Set(partitionKeys([c])) }));
    const part = rebuildIncidents([claims[0]!], (keys) =>
      filed.filter((f) => keys.some((k) => f.keys.has(k))).map((f) => f.c),
    );
    expect(part.incidents).toEqual(buildIncidents(claims));
  });
});

describe('what to look at first', () => {
  it('grows with doubt and with what hangs on it', () => {
    const sure = buildIncidents([tell(strike), tell({ ...strike, says: 'UN', saysId: 'IGO.UN' })])[0]!.doubt;
    const torn = buildIncidents([tell(strike), tell({ ...strike, modality: 'denied' })])[0]!.doubt;
    const small = buildIncidents([tell({ ...strike, killed: undefined })])[0]!.doubt;
    const large = buildIncidents([tell(strike)])[0]!.doubt;
    expect(torn.doubt).toBeGreaterThan(sure.doubt);
    expect(torn.reasons).toContain('it is denied');
    expect(large.priority).toBeGreaterThan(small.priority);
  });

  it('ends when every claim has been reviewed', () => {
    const [incident] = buildIncidents([reviewed(strike, {}), reviewed(strike, { status: 'corrected' })]);
    expect(incident!.doubt).toMatchObject({ priority: 0, reviewed: 2 });
  });

  it('comes back when a version no longer reads what was accepted', () => {
    const [incident] = buildIncidents([reviewed(strike, { status: 'kept' })]);
    expect(incident!.doubt.priority).toBeGreaterThan(0);
    expect(incident!.doubt.reasons).toContain('a claim that was accepted is no longer read');
  });
});
