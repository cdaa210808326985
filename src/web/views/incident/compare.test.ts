import { describe, expect, it } from 'vitest';
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import { compare } from './compare.js';

type Claim = IncidentClaimAnswer['claim'];
type Casualty = Claim['casualties'][number];

const plain = {
  ...{ id: 'c1', event: 'ASSAULT', mode: null, subtype: 'air-strike', modality: 'asserted', background: false },
  ...{
    framing: null,
    span: [0, 9],
    trigger: { text: 'strike', span: [0, 6] },
    actors: [],
    recipients: [],
    objects: [],
  },
  ...{ place: null, places: [], when: null, casualties: [], operation: null, attribution: [], confidence: 0.9 },
} as unknown as Claim;

const party = (id: string) => ({ id, text: id, span: [0, 3] as [number, number], code: null, sector: null });
const place = (name: string, lat: number, lon: number, uncertaintyKm = 3) =>
  ({
    ...{ name, text: name, span: [0, 3], lat, lon, uncertaintyKm },
    ...{ geonameid: name, precision: 'town', country: 'YEM' },
  }) as NonNullable<Claim['place']>;
const day = (start: string, end = start, text = 'then') =>
  ({ start, end, text, span: [0, 4], precision: 'day' }) as NonNullable<Claim['when']>;
const killed = (min: number | null, max: number | null, of: string | null = null): Casualty => ({
  ...{ kind: 'killed', min, max, of, span: [0, 5] },
});

function relation(
  column: 'how' | 'actor' | 'place' | 'when' | 'casualties',
  [a, b]: [Partial<Claim>, Partial<Claim>],
  more: Partial<IncidentAnswer> = {},
): string | null {
  const claims = [a, b].map((c, i) => ({ key: `k${i}`, claim: { ...plain, ...c } }));
  const incident = { actors: [], recipients: [], contradictions: [], ...more, claims } as unknown as IncidentAnswer;
  const found = compare(incident).get('k0')![column];
  return found && (Object.entries(found).find(([, n]) => n > 0)?.[0] ?? null);
}

describe('claims about one incident', () => {
  it('say the same when the value is the same', () => {
    expect(relation('actor', [{ actors: [party('SDN.RSF')] }, { actors: [party('SDN.RSF')] }])).toBe('same');
    expect(relation('casualties', [{ casualties: [killed(7, 7)] }, { casualties: [killed(7, 7)] }])).toBe('same');
  });

  it('are not compared where one of them says nothing', () => {
    expect(relation('actor', [{ actors: [party('SDN.RSF')] }, {}])).toBeNull();
    expect(relation('when', [{ when: day('2020-06-05') }, {}])).toBeNull();
  });

  it('can both be true when one names the other more broadly', () => {
    expect(relation('actor', [{ actors: [party('RUS')] }, { actors: [party('RUS.MIL')] }])).toBe('fits');
    const sides = { actors: [{ ...party('wagner'), name: 'W', sides: ['RUS'], claims: [] }] };
    expect(relation('actor', [{ actors: [party('wagner')] }, { actors: [party('RUS')] }], sides)).toBe('fits');
    expect(relation('actor', [{ actors: [party('RUS')] }, { actors: [party('UKR')] }])).toBe('differs');
  });

  it('differ about the place only beyond what both leave open', () => {
    const [town, near, far] = [place('A', 15, 44), place('B', 15.1, 44, 10), place('C', 16, 44)];
    expect(relation('place', [{ place: town }, { place: near }])).toBe('fits');
    expect(relation('place', [{ place: town }, { place: far }])).toBe('differs');
    expect(relation('place', [{ place: town }, { places: [far, town] }])).toBe('same');
  });

  it('differ about the time when no day is in both', () => {
    expect(relation('when', [{ when: day('2020-06-05') }, { when: day('2020-06-01', '2020-06-07') }])).toBe('fits');
    expect(relation('when', [{ when: day('2020-06-05') }, { when: day('2020-06-06') }])).toBe('differs');
  });

  it('take days that are reckoned from publication for no statement', () => {
    expect(relation('when', [{ when: day('2020-06-05') }, { when: day('2020-06-06', '2020-06-07', '') }])).toBeNull();
  });

  it('differ about a number when the bounds exclude each other', () => {
    expect(relation('casualties', [{ casualties: [killed(10, null)] }, { casualties: [killed(12, 12)] }])).toBe('fits');
    expect(relation('casualties', [{ casualties: [killed(10, null)] }, { casualties: [killed(7, 7)] }])).toBe(
      'differs',
    );
    expect(relation('casualties', [{ casualties: [killed(null, 5)] }, { casualties: [killed(6, 6)] }])).toBe('differs');
    const counted: [Partial<Claim>, Partial<Claim>] = [
      { casualties: [killed(4, 4, 'children')] },
      { casualties: [killed(12, 12, 'civilians')] },
    ];
    expect(relation('casualties', counted)).toBe('fits');
  });

  it('differ when one asserts what the other denies', () => {
    expect(relation('how', [{ modality: 'denied' }, {}])).toBe('differs');
    expect(relation('how', [{ modality: 'possible' }, {}])).toBe('fits');
  });

  it('differ where the record has found a contradiction, whatever the values look like', () => {
    const contradictions = [
      {
        kind: 'count' as const,
        sentence: '',
        sides: [
          { says: '4', claims: ['k0'] },
          { says: '12', claims: ['k1'] },
        ],
      },
    ];
    expect(relation('casualties', [{}, {}], { contradictions })).toBe('differs');
  });
});
