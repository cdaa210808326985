import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOf, compareTexts, originOf, runsOf } from './copies.js';

const WIRE = `The army said on Sunday that it had seized a depot of mines near the town of Tarhuna after two days of fighting
with militias loyal to the eastern commander. At least ten fighters were killed in the clashes, according to an official who
did not want to be named. Residents said that shells had fallen on the southern outskirts of the capital during the night and
that two houses had been hit. The mission of the United Nations called on both sides to return to talks in Geneva next week.`;

const share = (a: string, b: string) => {
  const x = new Set(bandsOf(runsOf(a)));
  return bandsOf(runsOf(b)).filter((k) => x.has(k)).length;
};

test('a reprint with another headline, punctuation and a new last sentence is a copy', () => {
  const reprint = `DEPOT SEIZED — ${WIRE.toUpperCase()
    .replaceAll(',', ' ;')
    .replace(/THE MISSION.*$/s, 'MORE TO FOLLOW.')}`;
  expect(compareTexts(runsOf(WIRE), runsOf(reprint))).toMatchObject({ copy: true });
  expect(share(WIRE, reprint)).toBeGreaterThan(0);
});

test('the first half of a wire story is a copy of it', () => {
  const half = WIRE.slice(0, WIRE.length / 2);
  expect(compareTexts(runsOf(WIRE), runsOf(half))).toMatchObject({ copy: true });
});

test('the same news in other words is no copy', () => {
  const own = `Troops took over an arms store close to Tarhuna on Sunday, the military announced. Clashes with forces of the eastern
commander had gone on for two days and left at least ten of his men dead, an official told reporters.`;
  expect(compareTexts(runsOf(WIRE), runsOf(own))).toMatchObject({ copy: false });
  expect(share(WIRE, own)).toBe(0);
});

test('header lines do not count', () => {
  const text = `Outlet: A\nTitle: B\n\n${WIRE}`;
  expect([...runsOf(text, [[0, 19]])]).toEqual([...runsOf(WIRE)]);
});

test('very short texts have one run, and equal ones are copies', () => {
  expect(runsOf('Shelling reported.').size).toBe(1);
  expect(compareTexts(runsOf('Shelling reported.'), runsOf('shelling, reported'))).toEqual({
    similarity: 1,
    copy: true,
  });
  expect(compareTexts(runsOf('Shelling reported.'), runsOf('Calm reported.'))).toEqual({ similarity: 0, copy: false });
});

test('comparing is the same both ways, and the origin the same in every order', () => {
  const words = fc
    .array(fc.constantFrom('army', 'town', 'seized', 'shelled', 'the', 'in', 'north'), { maxLength: 40 })
    .map((w) => w.join(' '));
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(compareTexts(runsOf(a), runsOf(b))).toEqual(compareTexts(runsOf(b), runsOf(a)));
    }),
  );
  const copy = fc.record({
    seq: fc.nat(),
    hash: fc.string(),
    published: fc.option(fc.constantFrom('2020-01-01', '2020-01-02')),
  });
  fc.assert(
    fc.property(fc.uniqueArray(copy, { minLength: 1, selector: (c) => c.hash }), (group) => {
      expect(originOf(group.toReversed())).toEqual(originOf(group));
    }),
  );
});
