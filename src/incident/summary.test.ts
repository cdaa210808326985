import { describe, expect, it } from 'vitest';
import { buildIncidents, type MergeOptions } from './index.js';
import { tell } from './testkit.js';

const names: Record<string, string> = {
  'LBY.GNA.MIL': 'Forces of the Government of National Accord',
  'LBY.LNA': 'Libyan National Army',
  'LBY.GNA': 'the Government of National Accord',
};
const labels: Record<string, string> = { 'air-strike': 'Air strike', shelling: 'Shelling' };
const options: MergeOptions = {
  nameOf: (id) => names[id],
  eventOf: (id) => (labels[id] ? { label: labels[id], kind: 'violent' } : undefined),
};
const line = (...specs: Parameters<typeof tell>[0][]) => buildIncidents(specs.map(tell), options)[0]!.summary;
const GNA = 'LBY.GNA.MIL';
const LNA = 'LBY.LNA';
const on = '2020-06-06';

describe('the one line', () => {
  it('an air strike that one side claims', () => {
    expect(
      line({ to: LNA, by: GNA, at: 'Tarhuna', on, killed: [10, null], says: 'an official', saysId: GNA, party: true }),
    ).toBe(
      'Air strike on the Libyan National Army by the forces of the Government of National Accord at Tarhuna, 6 June 2020; at least 10 killed; claimed by the forces of the Government of National Accord; 1 independent source.',
    );
  });

  it('ground that changes hands is said without words that take sides', () => {
    expect(
      line({ event: 'territory-gained', framing: 'liberated', by: GNA, to: LNA, at: 'Tarhuna', on, outlet: 'X' }),
    ).toBe(
      'Tarhuna taken by the forces of the Government of National Accord from the Libyan National Army, 6 June 2020; reported by X; 1 independent source.',
    );
  });

  it('a plan says so first', () => {
    expect(
      line({ event: 'territory-gained', modality: 'planned', by: GNA, at: 'Sirte', also: ['Jufra'], outlet: 'X' }),
    ).toMatch(/^Planned: Sirte and Jufra taken by the forces/);
  });

  it('counts that differ, a date taken from publication', () => {
    expect(
      line(
        { event: 'shelling', at: 'Sirte', by: LNA, killed: 2, outlet: 'X', published: on },
        { event: 'shelling', at: 'Sirte', by: LNA, killed: 5, outlet: 'Y', published: on },
      ),
    ).toBe(
      'Shelling by the Libyan National Army at Sirte, in the days to 6 June 2020; 2 to 5 killed (counts differ); confirmed by 2 independent sources.',
    );
  });

  it('a claim that nobody but its denier has', () => {
    expect(line({ modality: 'denied', by: GNA, at: 'Sirte', says: 'the command', saysId: LNA, party: true })).toMatch(
      /^Denied: air strike by .*; denied by the Libyan National Army\.$/,
    );
  });

  it('every part leads back to claims', () => {
    const [i] = buildIncidents([tell({ by: GNA, at: 'Sirte', on, killed: 3 })], options);
    expect(i!.summaryParts.map((p) => p.text).join('')).toBe(i!.summary);
    for (const p of i!.summaryParts) expect(p.claims).toEqual(i!.claims.map((c) => c.key));
  });
});
