import { describe, expect, it } from 'vitest';
import { split } from '../../language/index.js';
import { findDateline } from './dateline.js';

const of = (text: string) => findDateline(split(text));

describe('the line that newswire begins with', () => {
  it('gives place, day and agency of the 1980s', () => {
    const line = of('BOGOTA, 12 JAN 90 (EFE) -- [TEXT] THE ARMY REPORTED TODAY.');
    expect(line).toMatchObject({ date: '1990-01-12', place: { text: 'BOGOTA' }, agency: { text: 'EFE' } });
  });

  it('stands below a number of the wire', () => {
    expect(of('DEV-MUC3-0001\n\n   SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] SOLDIERS')?.date).toBe('1990-01-03');
  });

  it.each([
    ['TRIPOLI, June 7 (Reuters) - Two soldiers', { monthDay: { month: 6, day: 7 }, agency: { text: 'Reuters' } }],
    ['KYIV, Ukraine (AP) — Two soldiers', { place: { text: 'KYIV, Ukraine' }, agency: { text: 'AP' } }],
    ['GENEVA, 5 June 2020 – The envoy', { date: '2020-06-05', place: { text: 'GENEVA' } }],
    ['NO CITY (PERU), 16 SEP 89 -- [TEXT]', { date: '1989-09-16' }],
  ])('%s', (text, expected) => {
    expect(of(text)).toMatchObject(expected);
  });

  it('may be the header of a feed', () => {
    expect(of(' date 2020-06-07 The Libyan army seized a depot.')).toMatchObject({ date: '2020-06-07', place: null });
  });

  it.each(['The army said on Friday that it had left.', 'Rebels, in a statement, said: leave.', ''])(
    'is not %j',
    (text) => {
      expect(of(text)).toBeNull();
    },
  );
});
