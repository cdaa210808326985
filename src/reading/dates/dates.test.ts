import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, split } from '../../language/index.js';
import { dayOfIso, defaultWindow, findDates } from './index.js';

const PUBLISHED = '2020-06-07'; // a Sunday
const read = (text: string, published: string | null = PUBLISHED) => findDates(analyse(text), published);
const first = (text: string, published: string | null = PUBLISHED) => read(text, published)[0];
const range = (text: string, published: string | null = PUBLISHED) => {
  const d = first(text, published);
  return d ? `${d.start}..${d.end}` : 'none';
};

describe('the tense of the verb chooses the day', () => {
  it.each([
    ['On Friday, the army entered the town.', '2020-06-05..2020-06-05'],
    ['The army will enter the town on Friday.', '2020-06-12..2020-06-12'],
    ['Officials said the army would enter the town on Friday.', '2020-06-12..2020-06-12'],
    ['The vote is scheduled for Friday.', '2020-06-12..2020-06-12'],
    ["Friday's attack killed two.", '2020-06-05..2020-06-05'],
    ['The statement was issued on Sunday.', '2020-06-07..2020-06-07'],
    ['In March the front collapsed.', '2020-03-01..2020-03-31'],
    ['In December the parliament will vote.', '2020-12-01..2020-12-31'],
    ['In July the front collapsed.', '2019-07-01..2019-07-31'],
  ])('%s', (text, expected) => {
    expect(range(text)).toBe(expected);
  });
});

describe('a past tense never reaches beyond the day of publication', () => {
  it.each([
    ['So far this year 12 journalists have been killed.', '2020-01-01..2020-06-07'],
    ['The council will meet later this month.', '2020-06-07..2020-06-30'],
    ['The town has been under attack since April 2019.', '2019-04-01..2020-06-07'],
  ])('%s', (text, expected) => {
    expect(range(text)).toBe(expected);
  });
});

describe('the unit said is the precision kept', () => {
  it.each([
    ['Two days ago the bridge fell.', '2020-06-05..2020-06-05', 'day'],
    ['Three weeks ago the bridge fell.', '2020-05-14..2020-05-20', 'week'],
    ['Two months ago the bridge fell.', '2020-04-01..2020-04-30', 'month'],
    ['Nine years ago the bridge fell.', '2011-01-01..2011-12-31', 'year'],
    ['In early March the bridge fell.', '2020-03-01..2020-03-10', 'range'],
  ])('%s', (text, expected, precision) => {
    expect(range(text)).toBe(expected);
    expect(first(text)?.precision).toBe(precision);
  });
});

describe('vague stretches follow knowledge/time/vague-periods.yaml and say so', () => {
  it('"in recent days" is ten days', () => {
    expect(first('The talks have started in recent days.')).toMatchObject({
      start: '2020-05-28',
      end: '2020-06-07',
      vague: true,
    });
  });

  it('"recently" begins with the time that the sentence named before', () => {
    const [march, recently] = read(
      'In March, the government launched an operation and recently regained the air base.',
    );
    expect(march).toMatchObject({ start: '2020-03-01', end: '2020-03-31' });
    expect(recently).toMatchObject({ start: '2020-03-01', end: '2020-06-07', vague: true });
  });
});

describe('some dates lean on the one before', () => {
  it.each([
    ['The town fell on 3 May. A day earlier, its mayor had fled.', '2020-05-02'],
    ['The town fell on 3 May. The following day, looting began.', '2020-05-04'],
    ['The town fell on 3 May. That night, the power failed.', '2020-05-03'],
  ])('%s', (text, expected) => {
    expect(read(text)[1]?.start).toBe(expected);
  });

  it('and stay open where nothing is said to lean on', () => {
    expect(range('A week after the election, gunmen attacked.')).toBe('null..null');
  });
});

describe('names that look like dates', () => {
  it.each([
    'Militants may attack again.',
    'Theresa May condemned the strike.',
    'The march on the palace was peaceful.',
    'The Sun reported it.',
    'A second explosion followed.',
    'The fall of Aleppo was near.',
    'Some 2000 people crossed the border.',
    'T-72 tanks crossed the border.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('do not hide real ones', () => {
    expect(range('In May the army may advance.')).toBe('2021-05-01..2021-05-31');
    expect(range('Resolution 1973 was adopted on 17 March 2011.')).toBe('2011-03-17..2011-03-17');
  });
});

describe('kinds', () => {
  it.each([
    ['The ceasefire will last until Sunday.', 'until'],
    ['The road has been closed since Monday.', 'since'],
    ['They fought from Monday to Thursday.', 'range'],
    ['A 72-hour ceasefire was announced.', 'duration'],
    ['Protesters gather every Friday.', 'recurring'],
    ['The 12-year-old boy was unhurt.', 'age'],
  ])('%s', (text, kind) => {
    expect(first(text)?.kind).toBe(kind);
  });
});

describe('feasts', () => {
  it.each([
    ['A church was attacked on Easter Sunday.', '2020-04-12..2020-04-12'],
    ['During Ramadan the raids stopped.', '2020-04-24..2020-05-23'],
    ['A bomb exploded on Christmas Day.', '2019-12-25..2019-12-25'],
    ['On the eve of Ramadan they met.', '2020-04-23..2020-04-23'],
  ])('%s', (text, expected) => {
    expect(range(text)).toBe(expected);
  });
});

describe('without a publication date', () => {
  it('relative dates stay open and full dates do not', () => {
    expect(range('The army attacked on Friday.', null)).toBe('null..null');
    expect(first('The army attacked on Friday.', null)?.precision).toBe('unresolved');
    expect(range('The army attacked on 3 May 2021.', null)).toBe('2021-05-03..2021-05-03');
  });

  it('the dateline gives the day', () => {
    expect(range('BOGOTA, 12 JAN 90 (EFE) -- [TEXT] THE ARMY SAID TODAY THAT IT HAD LEFT.', null)).toBe(
      '1990-01-12..1990-01-12',
    );
  });
});

it('words alone are enough where there is no tree', () => {
  expect(findDates(split('On Friday, the army entered the town.'), PUBLISHED)[0]?.start).toBe('2020-06-05');
  expect(findDates(split('The army will enter the town on Friday.'), PUBLISHED)[0]?.start).toBe('2020-06-12');
});

it('an undated past event lies in the two days before publication', () => {
  expect(defaultWindow(PUBLISHED)).toEqual({ start: '2020-06-05', end: '2020-06-07', precision: 'range' });
  expect(defaultWindow(null)).toBeNull();
  expect(dayOfIso('2020-06-07') - dayOfIso('2020-05-07')).toBe(31);
});

it('every span holds exactly its words, in any soup of words', () => {
  const words =
    'on Friday , 5 May 2020 - the night of last week since 2019 between 3 and early March 2-4 a.m. at “ ’ ago two days later 12 JAN 90'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (picked) => {
      const text = picked.join(' ');
      for (const d of findDates(split(text), PUBLISHED)) {
        expect(text.slice(d.span[0], d.span[1])).toBe(d.text);
        if (d.start !== null && d.end !== null) expect(d.start <= d.end).toBe(true);
      }
    }),
  );
});
