import { describe, expect, it } from 'vitest';
import { choice, day, flag, list, readState, text, writeState } from './url-fields.js';

const schema = {
  q: text(),
  from: day(),
  outlet: list(),
  standing: list(['claimed', 'confirmed']),
  sort: choice(['-date', 'date']),
  inview: flag(),
};

describe('state in the address', () => {
  const full = {
    q: 'air base',
    from: '2020-06-05',
    outlet: ['Wire, The', 'A\\B'],
    standing: ['claimed'],
    sort: 'date' as const,
    inview: true,
  };

  it('comes back as it was written', () => {
    expect(readState(schema, writeState(schema, full))).toEqual(full);
  });

  it('writes nothing for what is as it begins', () => {
    expect(writeState(schema, readState(schema, ''))).toBe('');
  });

  it('takes what is not valid as not given: anybody can write an address', () => {
    const state = readState(schema, '?from=2020-13-77&standing=true,confirmed&sort=up&inview=yes&other=1');
    expect(state).toEqual({ q: '', from: null, outlet: [], standing: ['confirmed'], sort: '-date', inview: false });
  });

  it('keeps a text short', () => {
    expect(readState(schema, `?q=${'x'.repeat(5000)}`).q).toHaveLength(200);
  });
});
