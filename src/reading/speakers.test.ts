import { beforeAll, describe, expect, test } from 'vitest';
import { makeReport } from '../report/index.js';
import { loadReader } from './parts.js';
import { type ReaderParts, read } from './read.js';
import type { SourceLink } from './types.js';

let parts: ReaderParts;
beforeAll(async () => {
  parts = await loadReader();
}, 60_000);

/** Everybody who is named as a source of a claim, by the words. */
function sources(text: string, published: string): Map<string, NonNullable<SourceLink['source']>> {
  const { claims } = read(makeReport({ text, published }), parts);
  const found = claims.flatMap((c) => c.attribution.flatMap((l) => (l.source ? [l.source] : [])));
  return new Map(found.map((s) => [s.text, s]));
}

describe('a speaker who belongs to a party is marked so', () => {
  test.each([
    [
      'The Taliban captured Kunduz in Afghanistan on Sunday, a spokesman for the group said.',
      '2020-06-08',
      'a spokesman for the group',
      'AFG.TALIBAN~spokesman',
    ],
    [
      'Syrian government forces shelled Aleppo. The regional governor said that rebels had attacked a village.',
      '2016-06-08',
      'The regional governor',
      'SYR.governor',
    ],
    [
      'KYIV (Wire) - Russian forces shelled Kherson and Ukrainian troops attacked Donetsk. A spokesman of the army said four men were killed.',
      '2022-06-08',
      'A spokesman of the army',
      'UKR.MIL~spokesman',
    ],
  ])('%s', (text, published, words, id) => {
    expect(sources(text, published).get(words)).toMatchObject({ id, party: true });
  });

  test('the government is the adversary of rebels in its own country', () => {
    const said = sources(
      'The Taliban attacked Kunduz in Afghanistan on Sunday, the provincial governor said.',
      '2020-06-08',
    );
    expect(said.get('the provincial governor')?.party).toBe(true);
  });

  test('an official of nobody is no party', () => {
    const said = sources('Syrian government forces shelled Aleppo, an official told reporters.', '2016-06-08');
    expect(said.get('an official')?.party).toBe(false);
  });
});

test('the one who speaks is the minister, not the country before his name', () => {
  const said = sources("Libya's Interior Minister Fathi Bashagha said that militants attacked Sirte.", '2020-06-08');
  expect([...said.values()][0]?.id).toBe('person:fathi-bashagha');
});
