import { describe, expect, it } from 'vitest';
import { buildIncidents, type Incident, type StoredClaim } from './index.js';
import { tell } from './testkit.js';

const GNA = 'LBY.GNA.MIL';
const LNA = 'LBY.LNA';
const day = '2020-06-06';

/** The happenings only. */
const happenings = (claims: StoredClaim[]) => buildIncidents(claims).filter((i) => i.kind === 'happening');
const one = (claims: StoredClaim[]): Incident => {
  const all = buildIncidents(claims, { outletParty: (outlet) => (outlet === 'TASS' ? 'RUS' : null) });
  expect(all.map((i) => i.summary)).toHaveLength(1);
  return all[0]!;
};

describe('what merges', () => {
  it('two outlets tell one air strike: same place, same day, same actor', () => {
    const i = one([tell({ at: 'Tarhuna', on: day, by: GNA }), tell({ at: 'Tarhuna', on: day, by: GNA })]);
    expect(i.claims.map((c) => c.why)).toEqual([
      'first report',
      'merged: same place, same day, same actor, same kind of event',
    ]);
  });

  it('a drone strike, a bombing and an attack can be one happening; the most particular word is kept', () => {
    const told = ['attack', 'drone-strike', 'bombing'].map((event) => tell({ event, at: 'Tarhuna', on: day, by: GNA }));
    expect(one(told).subtype).toBe('drone-strike');
  });

  it('one side takes a town, the other withdraws from it', () => {
    const i = one([
      tell({ event: 'withdrawal', at: 'Tarhuna', on: day, by: LNA }),
      tell({ event: 'territory-gained', at: 'Tarhuna', on: day, by: GNA, to: LNA }),
    ]);
    expect(i.subtype).toBe('territory-gained');
    expect(i.actors.map((a) => a.id)).toEqual([GNA]);
    expect(i.recipients.map((a) => a.id)).toEqual([LNA]);
  });

  it('an airport lies within its city', () => {
    one([
      tell({ event: 'shelling', at: 'Tripoli', on: day, by: LNA }),
      tell({ event: 'shelling', at: 'Mitiga airport', on: day, by: LNA }),
    ]);
  });

  it('a body of one side and the side itself are compatible', () => {
    one([tell({ at: 'Sirte', on: day, by: GNA }), tell({ at: 'Sirte', on: day, by: 'LBY.GNA' })]);
  });

  it('one says who did it, the other does not', () => {
    expect(one([tell({ at: 'Sirte', on: day }), tell({ at: 'Sirte', on: day, by: GNA })]).actors).toHaveLength(1);
  });

  it('undated news fits the days before its publication', () => {
    const i = one([tell({ at: 'Sirte', on: day, by: GNA }), tell({ at: 'Sirte', by: GNA, published: '2020-06-07' })]);
    expect(i.when).toEqual({ start: day, end: day, precision: 'day', basis: 'stated' });
  });

  it('headline and lead of one report are one telling', () => {
    const i = one([
      tell({ report: 'a', event: 'weapons-seizure', by: GNA, to: LNA, object: 'a mine depot', at: 'Tarhuna' }),
      tell({ report: 'a', event: 'weapons-seizure', by: GNA, object: 'the depot' }),
    ]);
    expect(i.claims[1]!.why).toBe('told again in the same report');
    expect(i.sources.independent).toBe(1);
  });

  it('without a place the same number of dead, side and day tie two claims', () => {
    one([
      tell({ by: GNA, to: LNA, killed: [10, null], on: day }),
      tell({ by: GNA, to: LNA, killed: [10, null], on: day }),
    ]);
  });

  it('talks are the same when both parties and the day are', () => {
    one([
      tell({ event: 'peace-talks', by: 'LBY.GNA', to: LNA, on: day }),
      tell({ event: 'peace-talks', by: LNA, to: 'LBY.GNA', on: day }),
    ]);
  });
});

describe('what stays apart', () => {
  const apart = (a: Parameters<typeof tell>[0], b: Parameters<typeof tell>[0], n = 2) =>
    expect(happenings([tell(a), tell(b)])).toHaveLength(n);

  it('other places', () => apart({ at: 'Tarhuna', on: day, by: GNA }, { at: 'Sirte', on: day, by: GNA }));
  it('other days', () => apart({ at: 'Sirte', on: day, by: GNA }, { at: 'Sirte', on: '2020-06-09', by: GNA }));
  it('other sides', () => apart({ at: 'Sirte', on: day, by: GNA }, { at: 'Sirte', on: day, by: LNA }));
  it('other kinds', () =>
    apart({ at: 'Sirte', on: day, by: GNA }, { event: 'abduction', at: 'Sirte', on: day, by: GNA }));
  it('a country-wide claim and one of its towns, without a number or a name that ties them', () =>
    apart({ at: 'Libya', on: day, by: GNA }, { at: 'Sirte', on: day, by: GNA }));
  it('numbers that are far apart, with nobody named', () =>
    apart({ at: 'Tripoli', on: day, killed: 2 }, { at: 'Tripoli', on: '2020-06-07', killed: 60 }));
  it('"another strike" in the same report', () =>
    apart(
      { report: 'x', at: 'Sirte', on: day, by: GNA },
      { report: 'x', at: 'Sirte', on: day, by: GNA, sentence: 'Another strike hit the town.' },
    ));

  it('a claim that names several captured places is one incident for each', () => {
    const all = happenings([tell({ event: 'territory-gained', by: GNA, at: 'Sirte', also: ['Tarhuna'], on: day })]);
    expect(all.map((i) => i.place?.name).sort()).toEqual(['Sirte', 'Tarhuna']);
  });

  it('a vague claim that fits two incidents equally joins neither', () => {
    const all = happenings([
      tell({ at: 'Sirte', on: day, by: GNA, killed: 10 }),
      tell({ at: 'Tripoli', on: day, by: GNA, killed: 10 }),
      tell({ on: day, by: GNA, killed: 10 }),
    ]);
    expect(all).toHaveLength(3);
  });
});

describe('plans, denials, totals', () => {
  it('a plan never merges with what happened; it is linked as its aim', () => {
    const all = buildIncidents([
      tell({
        event: 'territory-gained',
        modality: 'planned',
        by: GNA,
        at: 'Sirte',
        also: ['Jufra'],
        published: '2020-06-07',
      }),
      tell({ event: 'territory-gained', by: GNA, at: 'Sirte', on: '2020-06-20' }),
    ]);
    const plan = all.find((i) => i.kind === 'plan')!;
    const taken = all.find((i) => i.kind === 'happening')!;
    expect(plan.status).toBe('planned');
    expect(plan.links).toEqual([
      { type: 'aimOf', incident: taken.id, why: 'Sirte: same place, same actor, reported 13 days later' },
    ]);
    expect(taken.links[0]).toMatchObject({ type: 'fulfils', incident: plan.id });
  });

  it('a denial joins what it denies and makes it contested; it is no source of it', () => {
    const i = one([
      tell({
        event: 'territory-gained',
        by: GNA,
        to: LNA,
        at: 'Gharyan',
        on: day,
        says: 'a spokesman',
        saysId: GNA,
        party: true,
      }),
      tell({
        event: 'territory-gained',
        modality: 'denied',
        by: GNA,
        at: 'Gharyan',
        published: '2020-06-08',
        says: 'the command',
        saysId: LNA,
        party: true,
      }),
    ]);
    expect(i.status).toBe('contested');
    expect(i.contradictions[0]!.sentence).toMatch(/reports it; the command .* says that it is not so/);
    expect(i.sources.independent).toBe(1);
  });

  it('a denial of something that nobody reports stands alone', () => {
    const i = one([tell({ modality: 'denied', by: GNA, at: 'Gharyan' })]);
    expect(i.status).toBe('denied');
  });

  it('a running total is no happening', () => {
    const i = one([tell({ background: true, killed: [1001, null], on: '2019-04-01', until: '2020-06-07', by: LNA })]);
    expect(i.kind).toBe('total');
  });

  it('a recollection joins the happening and adds nothing to its casualties', () => {
    const i = one([
      tell({ event: 'territory-gained', by: GNA, at: 'Tarhuna', on: '2020-06-05' }),
      tell({
        event: 'territory-gained',
        by: GNA,
        at: 'Tarhuna',
        on: '2020-06-05',
        background: true,
        published: '2020-07-01',
        killed: 40,
      }),
    ]);
    expect(i.claims[1]).toMatchObject({ role: 'recollection' });
    expect(i.casualties).toEqual([]);
  });
});

describe('counts and contradictions', () => {
  it('at least 10 and exactly 12: a range, and not agreed', () => {
    const i = one([
      tell({ at: 'Sirte', on: day, by: GNA, killed: [10, null] }),
      tell({ at: 'Sirte', on: day, by: GNA, killed: 12 }),
    ]);
    expect(i.casualties[0]).toMatchObject({ kind: 'killed', min: 10, max: 12, agreed: false });
    expect(i.contradictions).toEqual([]);
  });

  it('2 killed against 5 killed is a contradiction', () => {
    const i = one([
      tell({ at: 'Sirte', on: day, by: GNA, killed: 2, outlet: 'A' }),
      tell({ at: 'Sirte', on: day, by: GNA, killed: 5, outlet: 'B' }),
    ]);
    expect(i.contradictions.map((c) => c.sentence)).toEqual(['A: 2 killed; B: 5 killed.']);
  });

  it('two parties blame each other for one shelling', () => {
    const i = one([
      tell({ event: 'shelling', at: 'Tarhuna', on: day, by: GNA, killed: 5, object: 'a hospital' }),
      tell({ event: 'shelling', at: 'Tarhuna', on: day, by: LNA, killed: 5, object: 'the hospital' }),
    ]);
    expect(i.contradictions.map((c) => c.kind)).toEqual(['actor']);
  });

  it('a capture dated a day apart is one capture with two dates', () => {
    const i = one([
      tell({ event: 'territory-gained', at: 'Tarhuna', on: '2020-06-04', by: GNA }),
      tell({ event: 'territory-gained', at: 'Tarhuna', on: '2020-06-05', by: GNA }),
    ]);
    expect(i.contradictions.map((c) => c.kind)).toEqual(['time']);
    expect(i.when).toMatchObject({ start: '2020-06-04', end: '2020-06-05' });
  });
});

describe('sources', () => {
  const strike = { at: 'Sirte', on: day, by: GNA, to: LNA };

  it('two outlets that quote one spokesman are one source', () => {
    const i = one([
      tell({ ...strike, outlet: 'A', says: 'a spokesman', saysId: GNA, party: true }),
      tell({ ...strike, outlet: 'B', says: 'the ministry', saysId: 'LBY.GNA', party: true }),
    ]);
    expect(i.sources.independent).toBe(1);
    expect(i.standing).toBe('claimed');
    expect(i.sources.explanation).toBe(
      '2 reports, 1 independent source: A and B have it from the side that acts (a spokesman).',
    );
  });

  it('a copied wire story is one source', () => {
    const i = one([tell({ ...strike, outlet: 'A', origin: 'wire' }), tell({ ...strike, outlet: 'B', origin: 'wire' })]);
    expect(i.sources.independent).toBe(1);
    expect(i.sources.explanation).toMatch(/B repeats the text of A/);
  });

  it('an outlet that speaks for itself beside the winner confirms', () => {
    const i = one([tell({ ...strike, says: 'a spokesman', saysId: GNA, party: true }), tell({ ...strike })]);
    expect([i.sources.independent, i.standing]).toEqual([2, 'confirmed']);
  });

  it('the loser of a town admits it', () => {
    const i = one([
      tell({ event: 'withdrawal', by: LNA, at: 'Tarhuna', on: day, says: 'its command', saysId: LNA, party: true }),
    ]);
    expect(i.standing).toBe('confirmed');
  });

  it('state media are their party', () => {
    const i = one([tell({ at: 'Sirte', on: day, by: 'RUS.MIL', outlet: 'TASS' })]);
    expect([i.standing, i.sources.voices[0]!.side]).toEqual(['claimed', 'actor']);
  });

  it("an unnamed source in a party's outlet is that party", () => {
    const i = one([tell({ ...strike, by: 'RUS.MIL', outlet: 'TASS', says: 'a military source' })]);
    expect(i.sources.voices).toMatchObject([{ name: 'a military source', kind: 'party', side: 'actor' }]);
  });

  it('two outlets with an unnamed official may have the same one', () => {
    expect(one([1, 2].map(() => tell({ ...strike, says: 'an official' }))).sources.independent).toBe(1);
  });

  it('residents and medics are heard by the outlet itself', () => {
    expect(one([1, 2].map(() => tell({ ...strike, says: 'residents' }))).sources.independent).toBe(2);
  });

  it('the state on whose ground another strikes is the side that it is done to', () => {
    const told = tell({ at: 'Sirte', on: day, by: 'EGY.MIL', says: 'the ministry', saysId: 'LBY.GOV', party: true });
    expect(one([told]).sources.voices[0]!.side).toBe('recipient');
  });

  it("a body of the United Nations is nobody's party", () => {
    const told = tell({ ...strike, to: 'IGO.UN.WFP', says: 'the United Nations', saysId: 'IGO.UN', party: true });
    expect(one([told]).standing).not.toBe('confirmed');
  });

  it('keeps the loaded words with those who used them', () => {
    const i = one([tell({ ...strike, outlet: 'A', framing: 'neutralised' })]);
    expect(i.loaded).toMatchObject([{ text: 'neutralised', by: 'A' }]);
  });
});

describe('what one report says again', () => {
  const first = 'An air strike hit Sirte on Friday.';
  const story = (...sentences: (Parameters<typeof tell>[0] & { sentence: string; trigger: string })[]) => {
    let at = 0;
    return sentences.map((s) => {
      const c = tell({ report: 'story', published: '2020-06-07', ...s });
      c.sentenceSpan = [at, at + s.sentence.length];
      const start = at + s.sentence.indexOf(s.trigger);
      c.claim.trigger.span = [start, start + s.trigger.length];
      at += s.sentence.length + 1;
      return c;
    });
  };

  it('the dead of the next sentence are those of the strike', () => {
    const i = one(
      story(
        { sentence: first, trigger: 'air strike', at: 'Sirte', on: '2020-06-05' },
        { sentence: 'At least ten people were killed.', trigger: 'killed', event: 'killing', killed: [10, null] },
      ),
    );
    expect(i.casualties[0]).toMatchObject({ min: 10, max: null });
  });

  it('"the attack" is the attack', () => {
    one(
      story(
        { sentence: first, trigger: 'air strike', at: 'Sirte', on: '2020-06-05' },
        { sentence: 'The commander gave no details.', trigger: 'gave', event: 'statement', modality: 'asserted' },
        { sentence: 'The attack lasted an hour.', trigger: 'attack', event: 'attack' },
      ).filter((c) => c.claim.subtype !== 'statement'),
    );
  });

  it('an outcome may stand before the act in its sentence', () => {
    const sentence = 'Two men were wounded when a shell hit Sirte on Friday.';
    const [a, b] = story(
      { sentence, trigger: 'wounded', event: 'wounding', wounded: 2, on: '2020-06-05' },
      { sentence, trigger: 'hit', event: 'shelling', at: 'Sirte', on: '2020-06-05' },
    );
    b!.sentenceSpan = a!.sentenceSpan;
    expect(one([a!, b!])).toMatchObject({ subtype: 'shelling', casualties: [{ kind: 'wounded', min: 2, max: 2 }] });
  });

  it('"denied the claim" denies what was just told', () => {
    const i = one(
      story(
        {
          sentence: 'The force said it had taken Sirte.',
          trigger: 'taken',
          event: 'territory-gained',
          by: GNA,
          at: 'Sirte',
        },
        { sentence: 'The army denied the claim.', trigger: 'denied', event: 'denial', by: LNA, object: 'the claim' },
      ),
    );
    expect(i).toMatchObject({ status: 'contested', claims: [{ role: 'support' }, { role: 'denial' }] });
  });

  it('"thirty settlements" is not the town that is named beside them', () => {
    expect(
      happenings(
        story(
          { sentence: 'The army took Sirte.', trigger: 'took', event: 'territory-gained', by: GNA, at: 'Sirte' },
          { sentence: 'It took thirty settlements.', trigger: 'took', event: 'territory-gained', by: GNA },
        ),
      ),
    ).toHaveLength(2);
  });

  it('"an attack" is another', () => {
    expect(
      happenings(
        story(
          { sentence: first, trigger: 'air strike', at: 'Sirte', on: '2020-06-05' },
          { sentence: 'An attack was reported later.', trigger: 'attack', event: 'attack' },
        ),
      ),
    ).toHaveLength(2);
  });
});
