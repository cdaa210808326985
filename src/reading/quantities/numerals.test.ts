import { describe, expect, it } from 'vitest';
import { split } from '../../language/index.js';
import { atomsOf } from './atoms.js';
import { readNumeral } from './numerals.js';

const value = (text: string) => {
  const analysis = split(text);
  const sentence = analysis.sentences[0];
  return sentence ? (readNumeral(atomsOf(analysis, sentence), 0)?.value ?? null) : null;
};

describe('numbers in figures and words', () => {
  it.each([
    ['1,000 men', 1000],
    ['1,234,567 men', 1234567],
    ['2.5 million people', 2500000],
    ['40k followers', 40000],
    ['twenty-one men', 21],
    ['one hundred and five men', 105],
    ['two hundred thousand men', 200000],
    ['three thousand five hundred men', 3500],
    ['two and a half million people', 2500000],
    ['a hundred men', 100],
    ['a thousand men', 1000],
    ['zero', 0],
    ['men', null],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});
