import { beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../report/index.js';
import { loadReader } from './parts.js';
import { type ReaderParts, read } from './read.js';
import type { Claim } from './types.js';

let parts: ReaderParts;
beforeAll(async () => {
  parts = await loadReader();
});

const claims = (text: string, title?: string): Claim[] =>
  read(makeReport({ text, published: '2020-06-07', ...(title ? { title } : {}) }), parts).claims;
const told = (list: readonly Claim[], front: boolean): string[] =>
  list.filter((c) => c.foreground === front).map((c) => c.subtype);

describe('what a report is mainly about', () => {
  it('is what the main clause of its lead tells', () => {
    const found = claims(
      'The army lifted the curfew in Mopti on Friday. Police had arrested nine traders in the town. The council met on Saturday.',
    );
    expect(told(found, true)).toEqual(['restrictions-eased']);
    expect(told(found, false)).toEqual(['arrest', 'meeting']);
  });

  it('is no subordinate clause of the lead', () => {
    const found = claims('The union suspended its strike on Friday after police arrested nine workers.');
    expect(told(found, true)).toEqual(['protest-ended']);
    expect(told(found, false)).toEqual(['arrest']);
  });

  it('may be told only in what somebody says', () => {
    const found = claims(
      'A spokesman said that rebels shelled the port of Hodeidah on Friday. The council met on Saturday.',
    );
    expect(told(found, true)).toEqual(['shelling']);
  });

  it('is told again further down, and every telling counts', () => {
    const found = claims(
      'Rebels shelled the port of Hodeidah on Friday. The council met on Saturday. Militants killed two guards at the market.',
    );
    expect(told(found, true)).toEqual(['shelling', 'killing']);
  });

  it('follows the headline where there is one', () => {
    const text =
      'After the council met on Friday, police arrested nine traders in Mopti, and the governor visited the market.';
    expect(told(claims(text), true)).toContain('arrest');
    expect(told(claims(text, 'Council met in Mopti'), true)).toContain('meeting');
  });

  it('is never what a report only recalls, unless it recalls everything', () => {
    const found = claims('Rebels seized the town of Sirte on 3 March 2018. The council met on Friday.');
    expect(found.find((c) => c.subtype === 'territory-gained')).toMatchObject({ background: true, foreground: false });
    const recalled = claims('Rebels seized the town of Sirte on 3 March 2018.');
    expect(recalled).toMatchObject([{ background: true, foreground: true }]);
  });

  it('marks every claim one way or the other, and drops none', () => {
    const found = claims('Rebels shelled the port of Hodeidah on Friday. The council met on Saturday.');
    expect(found).toHaveLength(2);
    expect(found.every((c) => typeof c.foreground === 'boolean')).toBe(true);
  });
});
