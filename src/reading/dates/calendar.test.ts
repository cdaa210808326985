import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  civilOf,
  dayOf,
  easter,
  hijriDay,
  isoOf,
  orthodoxEaster,
  parseIso,
  roshHashanah,
  weekdayOf,
} from './calendar.js';

describe('days as integers', () => {
  it('begin on 1 January 1970, a Thursday', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(weekdayOf(0)).toBe(3);
    expect(weekdayOf(dayOf(2020, 6, 7))).toBe(6);
  });

  it('go to civil dates and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 200_000 }), (day) => {
        const { year, month, day: d } = civilOf(day);
        expect(dayOf(year, month, d)).toBe(day);
      }),
    );
  });

  it('agree with the proleptic Gregorian calendar of JavaScript', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 200_000 }), (day) => {
        expect(isoOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('refuse dates that do not exist', () => {
    expect(parseIso('2021-02-29')).toBeNull();
    expect(parseIso('2020-02-29')).toBe(dayOf(2020, 2, 29));
    expect(parseIso('yesterday')).toBeNull();
    expect(parseIso(null)).toBeNull();
  });

  it('shorten the day where a month is shorter', () => {
    expect(isoOf(addMonths(dayOf(2020, 5, 31), -3))).toBe('2020-02-29');
    expect(isoOf(addMonths(dayOf(2020, 1, 15), -1))).toBe('2019-12-15');
  });
});

describe('movable feasts', () => {
  it.each([
    ['Easter 2020', easter(2020), '2020-04-12'],
    ['Easter 2024', easter(2024), '2024-03-31'],
    ['Orthodox Easter 2020', orthodoxEaster(2020), '2020-04-19'],
    ['Orthodox Easter 2022', orthodoxEaster(2022), '2022-04-24'],
    ['first of Ramadan 1444', hijriDay(1444, 9, 1), '2023-03-23'],
    ['Eid al-Fitr 1441', hijriDay(1441, 10, 1), '2020-05-24'],
    ['Eid al-Adha 1440', hijriDay(1440, 12, 10), '2019-08-11'],
    ['Rosh Hashanah 5784', roshHashanah(5784), '2023-09-16'],
    ['Rosh Hashanah 5777', roshHashanah(5777), '2016-10-03'],
  ])('%s', (_name, day, iso) => {
    expect(isoOf(day)).toBe(iso);
  });
});
