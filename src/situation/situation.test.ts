import { describe, expect, it } from 'vitest';
import { hazardType } from './hazards.js';
import { controlIn, situationOf, takes, tell, tie } from './testkit.js';

describe('operations', () => {
  const report = 'op';
  const launch = tell({
    report,
    event: 'operation-launched',
    by: 'LBY.GNA.MIL',
    to: 'LBY.LNA',
    at: 'Sirte',
    on: '2020-06-06',
    operation: 'Path of Victory',
    sentenceAt: 100,
  });
  const plan = takes('Sirte', '', {
    report,
    on: undefined,
    published: '2020-06-07',
    modality: 'planned',
    also: ['Al Jufra airbase'],
  });
  plan.sentenceSpan = launch.sentenceSpan;
  const aims = (claims: Parameters<typeof situationOf>[0]['claims'], on = '2020-12-31') =>
    situationOf({ claims }, { on }).operations.flatMap((o) => o.aims.map((a) => `${a.place!.name} ${a.state}`));

  it('have a name, parties and the aims that are told with them', () => {
    const [operation] = situationOf({ claims: [launch, plan] }).operations;
    expect(operation).toMatchObject({
      name: 'Path of Victory',
      parties: [{ id: 'LBY.GNA.MIL' }],
      against: [{ id: 'LBY.LNA' }],
      launched: { start: '2020-06-06' },
    });
    expect(aims([launch, plan])).toEqual(['Sirte open', 'Al Jufra airbase open']);
  });
  it('an aim is reached when a report says so, each place by itself', () => {
    const claims = [launch, plan, takes('Sirte', '2020-06-20')];
    expect(aims(claims)).toEqual(['Sirte done', 'Al Jufra airbase open']);
    expect(aims(claims, '2020-06-19')).toEqual(['Sirte open', 'Al Jufra airbase open']);
  });
  it('and stays one of the reports’ claims', () => {
    const [operation] = situationOf({ claims: [launch, plan, takes('Sirte', '2020-06-20')] }).operations;
    expect(operation!.aims[0]).toMatchObject({
      outcomes: [{ standing: 'claimed', status: 'asserted' }],
      control: { state: 'held', standing: 'claimed', holders: [{ id: 'LBY.GNA.MIL' }] },
    });
  });
});

describe('outlook', () => {
  const kinds = (claims: Parameters<typeof situationOf>[0]['claims']) =>
    situationOf({ claims }).outlook.map((e) => `${e.kind} ${e.state}`);
  it('keeps plans, threats and orders as what they are', () => {
    expect(kinds([takes('Sirte', '2020-06-05', { modality: 'planned' })])).toEqual(['intention open']);
    expect(kinds([takes('Sirte', '2020-06-05', { modality: 'threatened' })])).toEqual(['threat open']);
    expect(kinds([takes('Sirte', '2020-06-05', { modality: 'ordered' })])).toEqual(['order open']);
    expect(kinds([tell({ event: 'threat-of-violence', by: 'LBY.LNA', on: '2020-06-05' })])).toEqual(['threat open']);
    expect(kinds([takes('Sirte', '2020-06-05', { modality: 'possible' })])).toEqual(['possible open']);
  });
  it('says who told it and whether it came true', () => {
    const plan = takes('Sirte', '', { on: undefined, published: '2020-06-01', modality: 'planned' });
    const { outlook } = situationOf({ claims: [plan, takes('Sirte', '2020-06-20', { says: undefined })] });
    expect(outlook).toMatchObject([
      { state: 'done', source: 'Government of National Accord', outcomes: [{ standing: 'reported' }] },
    ]);
    expect(situationOf({ claims: [plan] }, { on: '2020-05-31' }).outlook).toEqual([]);
  });
});

describe('ties and sides', () => {
  const backs = (more = {}) => tie({ type: 'supports', from: 'TUR', to: 'LBY.GNA', published: '2020-06-01', ...more });
  it('keep every statement with its source and since when it is said to hold', () => {
    const [t] = situationOf({ ties: [backs(), backs({ published: '2020-06-05', since: '2019-11-27' })] }).parties.ties;
    expect(t).toMatchObject({
      type: 'supports',
      since: '2019-11-27',
      sources: 2,
      state: 'stated',
      reported: { first: '2020-06-01', last: '2020-06-05' },
    });
    expect(t!.statements).toHaveLength(2);
  });
  it('denied by one and stated by another, a tie is contested', () =>
    expect(situationOf({ ties: [backs(), backs({ denied: true })] }).parties.ties[0]!.state).toBe('contested'));
  it('a tie is there from the day that a report gives, else from the report', () => {
    expect(situationOf({ ties: [backs()] }, { on: '2020-05-31' }).parties.ties).toEqual([]);
    expect(situationOf({ ties: [backs({ since: '2019-11-27' })] }, { on: '2020-05-31' }).parties.ties).toHaveLength(1);
  });
  it('a side has members, backers and opponents, and a backer is no member', () => {
    const clash = tell({ event: 'armed-clash', by: 'LBY.GNA.MIL', to: 'LBY.LNA', at: 'Sirte', on: '2020-06-02' });
    const { sides } = situationOf({ claims: [clash], ties: [backs()] }).parties;
    const gna = sides.find((s) => s.id === 'LBY.GNA')!;
    expect(gna.members.map((m) => [m.party.id, m.basis])).toEqual([
      ['LBY.GNA', 'itself'],
      ['LBY.GNA.MIL', 'files'],
    ]);
    expect(gna.backers.map((b) => b.party.id)).toEqual(['TUR']);
    expect(gna.opponents).toMatchObject([{ id: 'LBY.HOR', incidents: 1, last: '2020-06-02' }]);
    expect(sides.find((s) => s.id === 'TUR')!.opponents).toEqual([]);
  });
  it('a report that says who belongs to whom puts him on that side', () => {
    const joined = tie({ type: 'loyal-to', from: 'LBY.BRIGADE', to: 'LBY.GNA' });
    const gna = situationOf({ ties: [joined] }).parties.sides.find((s) => s.id === 'LBY.GNA')!;
    expect(gna.members.map((m) => [m.party.id, m.basis])).toContainEqual(['LBY.BRIGADE', 'reports']);
  });
  it('supplies and strongholds are logistics', () => {
    const { logistics } = situationOf({
      claims: [tell({ event: 'arms-delivery', by: 'TUR', to: 'LBY.GNA', object: 'drones', on: '2020-06-02' })],
      ties: [tie({ type: 'supplies', from: 'TUR', to: 'LBY.GNA' })],
    });
    expect(logistics.supply.map((s) => s.kind)).toEqual(['supplies', 'arms-delivery']);
    expect(logistics.supply[1]).toMatchObject({ what: ['drones'], from: [{ id: 'TUR' }] });
  });
});

describe('explosive hazards', () => {
  const laid = tell({ event: 'mine-laying', by: 'LBY.LNA', at: 'Tarhuna', object: 'mines', on: '2020-06-01' });
  it('stay until a report says that they were cleared', () => {
    const cleared = tell({ event: 'demining', by: 'LBY.GNA.MIL', at: 'Tarhuna', object: 'mines', on: '2020-06-20' });
    const state = (on: string) => situationOf({ claims: [laid, cleared] }, { on }).hazards.map((h) => h.state);
    expect(state('2020-05-31')).toEqual([]);
    expect(state('2020-06-19')).toEqual(['present']);
    expect(state('2020-06-20')).toEqual(['cleared']);
  });
  it('a depot of mines that is seized is seized', () =>
    expect(
      situationOf({
        claims: [
          tell({
            event: 'weapons-seizure',
            by: 'LBY.GNA.MIL',
            at: 'Tarhuna',
            object: 'a mine depot',
            on: '2020-06-07',
          }),
        ],
      }).hazards,
    ).toMatchObject([{ type: 'depot', state: 'seized', place: { name: 'Tarhuna', precision: 'town' } }]));
  it('give the harm that they did', () => {
    const blast = tell({ event: 'mine-or-ied-explosion', at: 'Tarhuna', on: '2020-06-10', killed: 7 });
    expect(situationOf({ claims: [laid, blast] }).hazards).toMatchObject([
      {
        type: 'mine',
        state: 'present',
        harm: [{ kind: 'killed', min: 7, max: 7 }],
        steps: [{ what: 'laid' }, { what: 'exploded' }],
      },
    ]);
  });
  it('are known by their words', () => {
    expect(hazardType('a mine depot belonging to militias')).toBe('depot');
    expect(hazardType('booby-trapped houses')).toBe('booby-trap');
    expect(hazardType('unexploded shells')).toBe('unexploded-ordnance');
    expect(hazardType('landmines')).toBe('mine');
    expect(hazardType('a gold mining town')).toBeNull();
  });
});

describe('truces', () => {
  const truce = tell({ event: 'ceasefire', by: 'LBY.GNA.MIL', to: 'LBY.LNA', on: '2020-06-01', at: 'Tripoli' });
  const fight = (on: string, more = {}) =>
    tell({ event: 'shelling', by: 'LBY.LNA', to: 'LBY.GNA.MIL', at: 'Sirte', on, ...more });
  const held = (claims: Parameters<typeof situationOf>[0]['claims'], on = '2020-12-31') =>
    situationOf({ claims }, { on }).diplomacy.truces.map((t) => [t.kind, t.heldDays]);
  it('last until fighting between the parties is reported', () => {
    expect(held([truce])).toEqual([['agreed', null]]);
    expect(held([truce, fight('2020-06-05')])).toEqual([['agreed', 4]]);
    expect(held([truce, fight('2020-06-05')], '2020-06-04')).toEqual([['agreed', null]]);
  });
  it('what others do to others breaks no truce, nor what was denied', () => {
    expect(held([truce, fight('2020-06-05', { by: 'RUS', to: 'UKR' })])).toEqual([['agreed', null]]);
    expect(held([truce, fight('2020-06-05', { modality: 'denied' })])).toEqual([['agreed', null]]);
  });
  it('one that is only proposed is not in force', () =>
    expect(
      held([
        tell({ event: 'ceasefire', by: 'LBY.GNA.MIL', to: 'LBY.LNA', modality: 'planned', on: '2020-06-01' }),
        fight('2020-06-05'),
      ]),
    ).toEqual([['proposed', null]]));
});

describe('areas', () => {
  const claims = [takes('Sirte', '2020-06-05'), takes('Tarhuna', '2020-06-05'), takes('Kabul', '2020-06-05')];
  const names = (area: NonNullable<Parameters<typeof situationOf>[1]>['area']) =>
    situationOf({ claims }, { area }).control.map((c) => c.place.name);
  it('by country', () => expect(names({ label: 'Libya', country: 'LBY' })).toEqual(['Sirte', 'Tarhuna']));
  it('by part of a name, whatever the accents', () =>
    expect(names({ label: 'tarhūna', name: 'tarhūna' })).toEqual(['Tarhuna']));
  it('by a box, which may cross the date line', () => {
    expect(names({ label: 'box', box: { south: 31, west: 16, north: 32, east: 17 } })).toEqual(['Sirte']);
    expect(names({ label: 'box', box: { south: 31, west: 60, north: 35, east: 15 } })).toEqual(['Kabul', 'Tarhuna']);
  });
});

describe('the two clocks', () => {
  const early = takes('Buerat', '2020-06-06', { published: '2020-06-07' });
  const denial = takes('Buerat', '2020-06-06', {
    modality: 'denied',
    says: 'LNA',
    saysId: 'LBY.LNA',
    published: '2020-06-09',
  });
  it('as known on a day, what came later is not there', () => {
    expect(controlIn({ claims: [early, denial] }, { on: '2020-06-06' }, '2020-06-08')).toEqual([
      'Buerat: held (claimed) by government forces',
    ]);
    expect(controlIn({ claims: [early, denial] }, { on: '2020-06-06' }, '2020-06-09')).toEqual([
      'Buerat: contested (claimed) by government forces against Libyan National Army',
    ]);
    expect(controlIn({ claims: [early, denial] }, { on: '2020-06-06' }, '2020-06-06')).toEqual([]);
  });
  it('nobody knows when a report without a date was known', () => {
    const undated = takes('Sirte', '2020-06-05', { published: null });
    expect(controlIn({ claims: [undated] })).toEqual(['Sirte: held (claimed) by government forces']);
    expect(situationOf({ claims: [undated] }).basis.undated).toBe(1);
    expect(controlIn({ claims: [undated] }, {}, '2020-12-31')).toEqual([]);
  });
  it('the day of the last report is the day of the picture', () => {
    const s = situationOf({ claims: [early, denial] }, { on: undefined });
    expect(s.on).toBe('2020-06-09');
  });
});
