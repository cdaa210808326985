import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, split } from '../../language/index.js';
import { findQuantities } from './index.js';
import { vagueNumber } from './vague.js';

const first = (text: string) => findQuantities(analyse(text))[0];
const bounds = (text: string) => {
  const q = first(text);
  return q ? [q.min, q.max] : null;
};

describe('bounds are those of the words', () => {
  it.each([
    ['At least 10 people were killed.', 10, null],
    ['No fewer than 35 people were killed.', 35, null],
    ['More than 1,000 people were killed.', 1001, null],
    ['Over a dozen people were killed.', 13, null],
    ['Ten or more people were killed.', 10, null],
    ['200+ people were killed.', 200, null],
    ['Up to 50 people were killed.', null, 50],
    ['As many as 50 people were killed.', null, 50],
    ['Fewer than 20 people were killed.', null, 19],
    ['Between 30 and 40 people were killed.', 30, 40],
    ['Three or four people were killed.', 3, 4],
    ['100-150 people were killed.', 100, 150],
    ['Both men were killed.', 2, 2],
    ['No one was killed.', 0, 0],
    ['A soldier was killed.', 1, 1],
  ])('%s', (text, min, max) => {
    expect(bounds(text)).toEqual([min, max]);
    expect(first(text)?.vague).toBe(false);
  });
});

describe('vague numbers are marked', () => {
  it('"about" keeps the only figure that the report gives', () => {
    expect(first('About 200 people fled.')).toMatchObject({ min: 200, max: 200, vague: true });
  });

  it('"nearly" lies below it, within a tenth', () => {
    expect(first('Nearly 200 people fled.')).toMatchObject({ min: 180, max: 199, vague: true });
  });

  it('words take their bounds from the codebook', () => {
    expect(first('Dozens of people fled.')).toMatchObject({ ...vagueNumber('dozens'), vague: true });
    expect(first('Tens of thousands fled.')).toMatchObject({ ...vagueNumber('tens of thousands'), vague: true });
  });
});

describe('kinds', () => {
  it.each([
    ['They asked for $5 million.', 'money', 5_000_000],
    ['Inflation reached 45 percent.', 'percent', 45],
    ['It stopped 12 km from the city.', 'measure', 12],
    ['A third explosion followed.', 'ordinal', 3],
    ['The boy, aged 9, was hurt.', 'age', 9],
  ])('%s', (text, kind, min) => {
    expect(first(text)).toMatchObject({ kind, min });
  });

  it.each([
    'Militants carried AK-47s.',
    'T-72 tanks and BM-21 launchers rolled in.',
    'Resolution 2254 calls for a truce.',
    'It happened on 5 May 2020.',
    'In 2014 the war began.',
  ])('nothing is counted in: %s', (text) => {
    expect(findQuantities(analyse(text))).toEqual([]);
  });
});

it('the noun that is counted is found before and after "of"', () => {
  for (const text of [
    'At least 10 fighters were killed.',
    'Dozens of fighters were killed.',
    'Ten of the fighters were killed.',
  ]) {
    const analysis = analyse(text);
    const q = findQuantities(analysis)[0];
    expect(analysis.sentences[0]?.tokens[q?.counted ?? -1]?.form).toBe('fighters');
  }
});

it('every span holds exactly its words, in any soup of words', () => {
  const words =
    'at least 10 more than two dozen of the 1,000 - 20 between and half a $5 million km % up to nearly twenty - one no T-72 men'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (picked) => {
      const text = picked.join(' ');
      for (const q of findQuantities(split(text))) {
        expect(text.slice(q.span[0], q.span[1])).toBe(q.text);
        if (q.min !== null && q.max !== null) expect(q.min).toBeLessThanOrEqual(q.max);
      }
    }),
  );
});
