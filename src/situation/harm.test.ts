import { describe, expect, it } from 'vitest';
import { weekOf } from './harm.js';
import { situationOf, type Told, tell } from './testkit.js';

const rows = (told: Told, on = '2020-12-31') =>
  situationOf(told, { on }).casualties.weeks.flatMap((w) =>
    w.rows.map((r) => `${w.week} ${w.area} ${r.kind} ${r.side} ${r.min}–${r.max ?? ''}`),
  );
const whole = (told: Told) =>
  situationOf(told).casualties.whole.map((r) => `${r.kind} ${r.side} ${r.min}–${r.max ?? ''}`);

const strike = (at: string, on: string | undefined, killed: number | [number | null, number | null], more = {}) =>
  tell({ event: 'air-strike', by: 'LBY.GNA.MIL', to: 'LBY.LNA', at, on, killed, ...more });

describe('people harmed', () => {
  it('a week begins on Monday', () => {
    expect(weekOf('2020-06-07')).toBe('2020-06-01');
    expect(weekOf('2020-06-08')).toBe('2020-06-08');
  });

  it('incidents with a place and a day of their own add up, each with its range', () =>
    expect(
      rows({
        claims: [
          strike('Sirte', '2020-06-02', 10),
          strike('Sirte', '2020-06-02', 12, { says: 'LNA', saysId: 'LBY.LNA' }),
          strike('Tarhuna', '2020-06-04', [5, null]),
        ],
      }),
    ).toEqual(['2020-06-01 LBY killed LBY.HOR 15–']));

  it('what gives no place may tell the same again: it raises the upper bound only', () =>
    expect(
      whole({
        claims: [
          strike('Sirte', '2020-06-02', 10),
          tell({ event: 'killing', to: 'LBY.LNA', on: '2020-06-02', killed: 4 }),
        ],
      }),
    ).toEqual(['killed LBY.HOR 10–14']));

  it('several of them are not added below, the largest counts', () =>
    expect(
      whole({
        claims: [4, 6, 5].map((n) =>
          tell({ event: 'killing', to: 'LBY.LNA', on: '2020-06-02', killed: n, object: `house ${n}` }),
        ),
      }),
    ).toEqual(['killed LBY.HOR 6–15']));

  it('over weeks the lower bounds add up, but for what may belong to another week', () => {
    const loose = (on: string | undefined, published: string, killed: number) =>
      tell({ event: 'killing', to: 'LBY.LNA', on, published, killed, object: `house ${killed}` });
    expect(whole({ claims: [strike('Sirte', '2020-06-02', 10), loose('2020-06-10', '2020-06-11', 4)] })).toEqual([
      'killed LBY.HOR 14–14',
    ]);
    // Undated, published on a Monday: it may have been the strike of the week before.
    expect(whole({ claims: [strike('Sirte', '2020-06-05', 10), loose(undefined, '2020-06-08', 4)] })).toEqual([
      'killed LBY.HOR 10–14',
    ]);
  });

  it('a running total stands beside the sum and is not in it', () => {
    const total = tell({
      background: true,
      to: 'LBY.LNA',
      on: '2020-01-01',
      until: '2020-06-05',
      killed: 400,
      event: 'killing',
    });
    const s = situationOf({ claims: [strike('Sirte', '2020-06-02', 10), total] });
    expect(s.casualties.whole).toMatchObject([{ min: 10, max: 10, incidents: 1 }]);
    expect(s.casualties.totals).toMatchObject([
      { kind: 'killed', min: 400, max: 400, from: '2020-01-01', to: '2020-06-05', side: 'LBY.HOR' },
    ]);
  });

  it('a repeat in another outlet counts once', () =>
    expect(whole({ claims: [strike('Sirte', '2020-06-02', 10), strike('Sirte', '2020-06-02', 10)] })).toEqual([
      'killed LBY.HOR 10–10',
    ]));

  it('what is planned, denied or only possible harms nobody', () => {
    for (const modality of ['planned', 'denied', 'possible', 'threatened'] as const)
      expect(whole({ claims: [strike('Sirte', '2020-06-02', 10, { modality })] })).toEqual([]);
  });

  it('the sides of one incident are told apart where every claim does so', () =>
    expect(
      whole({
        claims: [
          tell({
            event: 'air-strike',
            to: 'LBY.LNA',
            at: 'Sirte',
            on: '2020-06-02',
            killed: 4,
            of: 'LBY.LNA',
            and: [7, 'civilians'],
          }),
        ],
      }),
    ).toEqual(['killed all 11–11', 'killed LBY.HOR 4–4', 'killed civilians 7–7']));

  it('names who was harmed, and the day decides what is counted', () => {
    const claims = [strike('Sirte', '2020-06-02', 10), strike('Tarhuna', '2020-06-10', 3)];
    const s = situationOf({ claims }, { on: '2020-06-05' });
    expect(s.casualties.whole).toMatchObject([{ min: 10, max: 10, parties: [{ name: 'Libyan National Army' }] }]);
    expect(rows({ claims }).map((r) => r.slice(0, 10))).toEqual(['2020-06-01', '2020-06-08']);
  });

  it('with an area there are rows for its places', () => {
    const claims = [
      strike('Sirte', '2020-06-02', 10),
      strike('Tarhuna', '2020-06-10', 3),
      strike('Kabul', '2020-06-02', 9),
    ];
    const { casualties } = situationOf({ claims }, { area: { label: 'Libya', country: 'LBY' } });
    expect(casualties.places.map((p) => [p.place.name, p.rows[0]!.min])).toEqual([
      ['Sirte', 10],
      ['Tarhuna', 3],
    ]);
    expect(casualties.whole[0]).toMatchObject({ min: 13, max: 13 });
  });
});
