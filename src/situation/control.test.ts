import { describe, expect, it } from 'vitest';
import { controlIn, situationOf, takes, tell, tie } from './testkit.js';

const GNA = 'government forces';
const LNA = 'Libyan National Army';
const leaves = (at: string, on: string, more = {}) =>
  tell({ event: 'withdrawal', by: 'LBY.LNA', at, on, says: 'LNA', saysId: 'LBY.LNA', party: true, ...more });
const denies = (at: string, on: string, more = {}) =>
  tell({
    event: 'territory-gained',
    modality: 'denied',
    by: 'LBY.GNA.MIL',
    at,
    on,
    says: 'LNA',
    saysId: 'LBY.LNA',
    party: true,
    ...more,
  });
const holds = (from: string, to: string, more = {}) => tie({ type: 'controls', from, to, place: true, ...more });

describe('who holds a place', () => {
  it('a capture that only the winner tells is claimed', () =>
    expect(controlIn({ claims: [takes('Sirte', '2020-06-05')] })).toEqual([`Sirte: held (claimed) by ${GNA}`]));

  it('the loser who says that he left confirms it', () =>
    expect(controlIn({ claims: [takes('Sirte', '2020-06-05'), leaves('Sirte', '2020-06-05')] })).toEqual([
      `Sirte: held (confirmed) by ${GNA}`,
    ]));

  it('an independent outlet beside the winner confirms it', () =>
    expect(
      controlIn({ claims: [takes('Sirte', '2020-06-05'), takes('Sirte', '2020-06-05', { says: undefined })] }),
    ).toEqual([`Sirte: held (confirmed) by ${GNA}`]));

  it('one outlet alone reports it', () =>
    expect(controlIn({ claims: [takes('Sirte', '2020-06-05', { says: undefined })] })).toEqual([
      `Sirte: held (reported) by ${GNA}`,
    ]));

  it('a copy of a report is no second source', () =>
    expect(
      controlIn({
        claims: [
          takes('Sirte', '2020-06-05', { says: undefined, origin: 'o' }),
          takes('Sirte', '2020-06-05', { says: undefined, origin: 'o' }),
        ],
      }),
    ).toEqual([`Sirte: held (reported) by ${GNA}`]));

  it('denied by the other side it is contested', () =>
    expect(controlIn({ claims: [takes('Buerat', '2020-06-06'), denies('Buerat', '2020-06-06')] })).toEqual([
      `Buerat: contested (claimed) by ${GNA} against ${LNA}`,
    ]));

  it('a later admission of the loser outweighs the denial', () =>
    expect(
      controlIn({
        claims: [
          takes('Buerat', '2020-06-06', { published: '2020-06-06' }),
          denies('Buerat', '2020-06-06', { published: '2020-06-06' }),
          leaves('Buerat', '2020-06-06', { published: '2020-06-08' }),
        ],
      }),
    ).toEqual([`Buerat: held (confirmed) by ${GNA}`]));

  it('a denial of what nobody claims changes nothing', () =>
    expect(controlIn({ claims: [denies('Buerat', '2020-06-06')] })).toEqual([]));

  it('who only left leaves a place that nobody is said to hold', () =>
    expect(controlIn({ claims: [leaves('Sirte', '2020-06-05')] })).toEqual(['Sirte: lost (confirmed)']));

  it('what was only withdrawn from it says nothing of the place', () => {
    const s = situationOf({ claims: [leaves('Sirte', '2020-06-05', { object: 'most of its aircraft' })] });
    expect(s.control).toEqual([]);
    expect(s.ground).toMatchObject([{ kind: 'left', what: 'most of its aircraft', place: { name: 'Sirte' } }]);
  });

  it('a plan, a possibility and a threat take nothing', () => {
    for (const modality of ['planned', 'possible', 'threatened', 'ordered'] as const)
      expect(controlIn({ claims: [takes('Sirte', '2020-06-05', { modality })] })).toEqual([]);
  });
});

describe('intervals', () => {
  const claims = [
    takes('Sirte', '2020-06-05', { says: undefined }),
    takes('Sirte', '2020-07-10', { by: 'LBY.LNA', to: 'LBY.GNA.MIL', says: undefined }),
  ];
  it('each capture ends what was before', () => {
    const [sirte] = situationOf({ claims }).control;
    expect(sirte!.history.map((i) => [i.from, i.to, i.holders[0]!.name])).toEqual([
      ['2020-06-05', '2020-07-10', GNA],
      ['2020-07-10', null, LNA],
    ]);
    expect(sirte!.history[0]).toMatchObject({ fromReported: '2020-06-06', toReported: '2020-07-11' });
  });
  it('the day decides, and the future is not shown', () => {
    expect(situationOf({ claims }, { on: '2020-06-04' }).control).toEqual([]);
    const [june] = situationOf({ claims }, { on: '2020-06-30' }).control;
    expect(june).toMatchObject({ holders: [{ name: GNA }], since: '2020-06-05' });
    expect(june!.history).toMatchObject([{ to: null }]);
    expect(june!.steps).toHaveLength(1);
  });
  it('told again it stays one stretch, with all claims behind it', () => {
    const again = takes('Sirte', '2020-06-20', { says: undefined });
    const [sirte] = situationOf({ claims: [claims[0]!, again] }).control;
    expect(sirte!.history).toHaveLength(1);
    expect(sirte!.evidence.claims).toEqual([claims[0]!.key, again.key].sort());
    expect(sirte!.steps.map((s) => s.effect)).toEqual(['changes', 'supports']);
  });
  it('without a date it holds from the day of the report at the latest', () => {
    const [sirte] = situationOf({ claims: [takes('Sirte', '', { on: undefined, published: '2020-06-07' })] }).control;
    expect(sirte).toMatchObject({ since: '2020-06-07', history: [{ from: '2020-06-07', earliest: '2020-06-04' }] });
  });
});

describe('statements of holding', () => {
  it('give a holder where none is known', () =>
    expect(controlIn({ ties: [holds('LBY.LNA', 'Sirte')] })).toEqual([`Sirte: held (reported) by ${LNA}`]));
  it('since the day that they give', () =>
    expect(
      situationOf({ ties: [holds('LBY.LNA', 'Sirte', { since: '2019-04-01' })] }, { on: '2019-05-01' }).control,
    ).toMatchObject([{ since: '2019-04-01', reported: { first: '2020-06-08' } }]));
  it('contest a capture by another', () =>
    expect(
      controlIn({
        claims: [takes('Buerat', '2020-06-06')],
        ties: [holds('LBY.LNA', 'Buerat', { published: '2020-06-08', saysId: 'LBY.LNA' })],
      }),
    ).toEqual([`Buerat: contested by ${GNA} against ${LNA}`]));
  it('of the report that tells of the capture, in its own words, speak of the time before', () => {
    const report = 'one';
    const claims = [takes('Sirte', '2020-06-05', { report, published: '2020-06-06', says: undefined })];
    const before = holds('LBY.LNA', 'Sirte', { report, published: '2020-06-06', since: '2019-04-01' });
    const [sirte] = situationOf({ claims, ties: [before] }).control;
    expect(sirte!.history.map((i) => [i.from, i.holders[0]!.name])).toEqual([
      ['2019-04-01', LNA],
      ['2020-06-05', GNA],
    ]);
    const undated = holds('LBY.LNA', 'Sirte', { report, published: '2020-06-06' });
    expect(controlIn({ claims, ties: [undated] })).toEqual([`Sirte: held (reported) by ${GNA}`]);
  });
  it('by a source of neither side bear out what the holder claims', () =>
    expect(
      controlIn({
        claims: [takes('Sirte', '2020-06-05')],
        ties: [holds('LBY.GNA.MIL', 'Sirte', { published: '2020-06-09' })],
      }),
    ).toEqual([`Sirte: held (confirmed) by ${GNA}`]));
});

describe('sieges', () => {
  const siege = tell({ event: 'siege', by: 'LBY.LNA', at: 'Tripoli', on: '2020-05-01' });
  it('a siege begins, and the holder stays', () =>
    expect(controlIn({ claims: [siege], ties: [holds('LBY.GNA.MIL', 'Tripoli', { since: '2020-01-01' })] })).toEqual([
      `Tripoli: besieged (reported) by ${GNA}, besieged by ${LNA}`,
    ]));
  it('lifted, it leaves him there', () => {
    const lifted = tell({ event: 'blockade-lifted', by: 'LBY.GNA.MIL', at: 'Tripoli', on: '2020-06-04' });
    const ties = [holds('LBY.GNA.MIL', 'Tripoli', { since: '2020-01-01' })];
    const [tripoli] = situationOf({ claims: [siege, lifted], ties }).control;
    expect(tripoli!.history.map((i) => i.state)).toEqual(['held', 'besieged', 'held']);
    expect(situationOf({ claims: [siege, lifted] }).control).toEqual([]);
  });
});

describe('nothing is interpolated', () => {
  it('a city that falls says nothing of its airport', () => {
    const s = situationOf({
      claims: [takes('Tripoli', '2020-06-04')],
      ties: [holds('LBY.LNA', 'Mitiga airport', { published: '2020-06-01' })],
    });
    expect(s.control.map((c) => [c.place.name, c.holders[0]!.name, c.within.map((w) => w.name)])).toEqual([
      ['Mitiga airport', LNA, ['Tripoli']],
      ['Tripoli', GNA, []],
    ]);
  });
  it('ground in a region is not the region', () => {
    const s = situationOf({ claims: [takes('Fezzan', '2020-06-05')], ties: [holds('LBY.LNA', 'Fezzan')] });
    expect(s.control).toEqual([]);
    expect(s.ground.map((g) => [g.kind, g.place!.name])).toEqual([
      ['taken', 'Fezzan'],
      ['held', 'Fezzan'],
    ]);
  });
  it('a depot in a town is not the town', () => {
    const s = situationOf({ claims: [takes('Tarhuna', '2020-06-07', { object: 'a mine depot' })] });
    expect(s.control).toEqual([]);
    expect(s.ground).toMatchObject([{ what: 'a mine depot', place: { name: 'Tarhuna' } }]);
  });
  it('several places of one claim are several places', () =>
    expect(controlIn({ claims: [takes('Sirte', '2020-06-05', { also: ['Buerat'] })] })).toEqual([
      `Buerat: held (claimed) by ${GNA}`,
      `Sirte: held (claimed) by ${GNA}`,
    ]));
});
