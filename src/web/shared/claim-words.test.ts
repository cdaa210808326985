import { describe, expect, it } from 'vitest';
import type { ClaimAnswer } from '../../server/schema/reading.js';
import { basisOf, boundsWords, daysOf, reckoned, reportPath } from './claim-words.js';

describe('a claim in words', () => {
  it('keeps the bounds that the report gives', () => {
    expect(boundsWords(29, 29)).toBe('29');
    expect(boundsWords(12, null)).toBe('at least 12');
    expect(boundsWords(null, 50)).toBe('up to 50');
    expect(boundsWords(1001, 1200)).toBe('1,001 to 1,200');
    expect(boundsWords(0, 0)).toBe('0');
    expect(boundsWords(null, null)).toBe('number not given');
  });

  it('gives no days where the words could not be resolved', () => {
    expect(daysOf({ start: '2020-06-05', end: '2020-06-05' })).toBe('5 Jun 2020');
    expect(daysOf({ start: '', end: '' })).toBeNull();
    expect(daysOf(null)).toBeNull();
  });

  it('tells days that a report states from days reckoned from its publication', () => {
    expect(reckoned({ text: 'on Friday' })).toBe(false);
    expect(reckoned({ text: '' })).toBe(true);
    expect(reckoned(null)).toBe(false);
  });

  it('takes a claim without a basis as read by a rule', () => {
    expect(basisOf({} as ClaimAnswer)).toEqual({ by: 'rule', name: null });
    expect(basisOf({ basis: 'model' } as unknown as ClaimAnswer)).toEqual({ by: 'model', name: 'model' });
    expect(basisOf({ basis: { by: 'model', name: 'acts of force' } } as unknown as ClaimAnswer)).toEqual({
      by: 'model',
      name: 'acts of force',
    });
  });

  it('leads to the words in the report', () => {
    expect(reportPath('ab', [3, 9], 'c2')).toBe('/report/ab?at=3-9&claim=c2');
    expect(reportPath('ab', [3, 3], 'c2')).toBe('/report/ab?claim=c2');
    expect(reportPath('ab')).toBe('/report/ab');
  });
});
