import { describe, expect, it } from 'vitest';
import { dayNumber, dayWords, timeFit } from './days.js';
import { eventFit, particular } from './events.js';
import { boundsOf, headNoun } from './facts.js';
import { wholesOf } from './parties.js';
import { cellsOf, placeFact, placeFit } from './places.js';
import { tell } from './testkit.js';
import type { ClaimPlace } from './types.js';

const day = (iso: string) => dayNumber(iso)!;
const place = (name: string, lat: number, lon: number, km: number, more: Partial<ClaimPlace> = {}) =>
  placeFact({
    text: name,
    span: [0, 1],
    name,
    lat,
    lon,
    geonameid: null,
    precision: 'town',
    uncertaintyKm: km,
    country: 'LBY',
    ...more,
  });

describe('days', () => {
  it('are written short', () => {
    expect(dayWords(day('2020-06-06'), day('2020-06-06'))).toBe('6 June 2020');
    expect(dayWords(day('2020-06-05'), day('2020-06-07'))).toBe('5–7 June 2020');
    expect(dayWords(day('2020-06-01'), day('2020-06-30'))).toBe('June 2020');
    expect(dayWords(day('2020-01-01'), day('2020-12-31'))).toBe('2020');
    expect(dayWords(day('2019-12-30'), day('2020-01-02'))).toBe('30 December 2019 – 2 January 2020');
  });

  it('an unknown time fits nothing', () => expect(timeFit(null, { from: 1, to: 2, stated: true })).toBeNull());
});

describe('types', () => {
  it('the wider word fits, the more particular stays', () => {
    expect(eventFit('attack', 'drone-strike').score).toBe(1.5);
    expect(particular('attack', 'drone-strike')).toBe('drone-strike');
    expect(particular('killing', 'shelling')).toBe('shelling');
  });
  it('a siege is no air strike', () => expect(eventFit('siege', 'air-strike').score).toBe(0));
});

describe('places', () => {
  it('a name with and without its article', () =>
    expect(placeFit(place('al-Jufra', 29, 16, 5), place('Jufra', 29, 16, 5)).why).toBe('same place'));
  it('a point in a district', () =>
    expect(placeFit(place('Ain Zara', 32.8, 13.28, 2), place('Tripoli', 32.88, 13.19, 20)).why).toBe(
      'Ain Zara lies within Tripoli',
    ));
  it('a region far away', () => expect(placeFit(place('A', 10, 10, 5), place('B', 20, 20, 50)).fits).toBe(false));
  it('a town and its country', () =>
    expect(placeFit(place('A', 10, 10, 5), place('Libya', 28, 17, 500, { precision: 'country' })).why).toBe(
      'A is in Libya',
    ));
  it('places that overlap share a cell', () => {
    const a = cellsOf(place('A', 32.49, 13.49, 5));
    const b = cellsOf(place('B', 32.52, 13.52, 5));
    expect(a.some((c) => b.includes(c))).toBe(true);
  });
  it('either side of the date line', () => {
    const a = cellsOf(place('A', 0, 179.99, 5));
    const b = cellsOf(place('B', 0, -179.99, 5));
    expect(a.some((c) => b.includes(c))).toBe(true);
  });
});

describe('parties', () => {
  it('the organs of a state belong to it, a rival government does not', () => {
    expect(wholesOf('RUS.MIL.MOD')).toEqual(['RUS.MIL', 'RUS']);
    expect(wholesOf('LBY.GNA.MIL')).toEqual(['LBY.GNA']);
  });
});

describe('counts in one claim', () => {
  const claim = (sentence: string, counts: [number, number, string | null][]) => {
    const c = tell({ sentence });
    c.claim.casualties = counts.map(([min, max, of]) => ({ kind: 'killed', min, max, of, span: [0, 1] }));
    return boundsOf(c, 'killed');
  };
  it('parts add up', () =>
    expect(
      claim('It killed 5 civilians and 3 soldiers.', [
        [5, 5, 'civilians'],
        [3, 3, 'soldiers'],
      ]),
    ).toEqual([8, 8]));
  it('a part of the whole does not', () =>
    expect(
      claim('It killed 12 people, including 4 children.', [
        [12, 12, 'people'],
        [4, 4, 'children'],
      ]),
    ).toEqual([12, 12]));
});

describe('objects', () => {
  it('are compared by their head', () => {
    expect(headNoun('a mine depot belonging to militias')).toBe('depot');
    expect(headNoun('the depots')).toBe('depot');
  });
});
