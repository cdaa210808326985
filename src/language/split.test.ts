import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from './split.js';

/** Words with a bar between them, sentences with two. */
const shown = (text: string) =>
  split(text)
    .sentences.map((s) => s.tokens.map((t) => t.form).join('|'))
    .join(' || ');

describe('words, as the treebanks part them', () => {
  it.each([
    ["They didn't go, and I can't.", "They|did|n't|go|,|and|I|ca|n't|."],
    ['They didn’t; it’s Haftar’s.', 'They|did|n’t|;|it|’s|Haftar|’s|.'],
    ['The soldiers’ wives cannot.', 'The|soldiers|’|wives|can|not|.'],
    ['UN-backed, re-elected ex-president', 'UN|-|backed|,|re-elected|ex-president'],
    ["Sana'a, Ba'ath, O'Brien, al-Qa'im's", "Sana'a|,|Ba'ath|,|O'Brien|,|al|-|Qa'im|'s"],
    ['It cost $5m, £3.2bn and 1,000 lira.', 'It|cost|$|5|m|,|£|3.2|bn|and|1,000|lira|.'],
    ['10km of road at 3:30 p.m. on 9/11', '10|km|of|road|at|3:30|p.m.|on|9/11'],
    ['the 1990s, the 5th F-16s', 'the|1990s|,|the|5th|F|-|16s'],
    [
      'See http://www.example.com/a?b=c, or ask info@un.org.',
      'See|http://www.example.com/a?b=c|,|or|ask|info@un.org|.',
    ],
    ['“We won,” he said (again)...', '“|We|won|,|”|he|said|(|again|)|...'],
    ['the army—once feared—left', 'the|army|—|once|feared|—|left'],
    ['pre- and post-war', 'pre-|and|post-war'],
    ['AT&T and R&D', 'AT&T|and|R&D'],
    ["THE ARMY'S MEN DIDN'T", "THE|ARMY|'S|MEN|DID|N'T"],
  ])('%s', (text, words) => expect(shown(text)).toBe(words));
});

describe('sentences', () => {
  it.each([
    ['a title is no end', 'Gen. Khalifa Haftar left. He is 76.', 'Gen.|Khalifa|Haftar|left|. || He|is|76|.'],
    [
      'an abbreviation before a starter is',
      'He went to the U.S. The talks failed.',
      'He|went|to|the|U.S. || The|talks|failed|.',
    ],
    ['but not before a name', 'U.S. President Trump spoke.', 'U.S.|President|Trump|spoke|.'],
    ['months keep their stop', 'It fell on Jan. 5. It rained.', 'It|fell|on|Jan.|5|. || It|rained|.'],
    ['initials', 'Jennifer M. Anderson spoke.', 'Jennifer|M.|Anderson|spoke|.'],
    ['numbers', 'The No. 2 commander died.', 'The|No.|2|commander|died|.'],
    ['a quotation mark belongs to the sentence it ends', '"It is over." He left.', '"|It|is|over|.|" || He|left|.'],
    ['a question inside goes on', '"Why?" he asked.', '"|Why|?|"|he|asked|.'],
    ['the number of a note stays', 'He left.[6] She stayed.', 'He|left|.|[|6|] || She|stayed|.'],
    ['capitals only', 'GEN. AIDID LEFT. THE U.S. EMBASSY CLOSED.', 'GEN.|AIDID|LEFT|. || THE|U.S.|EMBASSY|CLOSED|.'],
  ])('%s', (_why, text, words) => expect(shown(text)).toBe(words));

  it('joins the wrapped lines of old newswire and parts headlines and lists', () => {
    const text =
      'REBELS TAKE TOWN\n\nTHE GOVERNMENT SAID ON TUESDAY THAT ITS TROOPS HAD LEFT\nTHE TOWN OF TAWERGHA AFTER A WEEK OF HEAVY FIGHTING IN\nTHE SOUTH.\n\n- First point\n- Second point';
    const { sentences } = split(text);
    expect(sentences.map((s) => s.tokens.length)).toEqual([3, 24, 3, 3]);
    expect(sentences.map((s) => s.paragraph)).toEqual([0, 1, 2, 2]);
  });
});

describe('any text at all', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'aZ0.,\'’"-\n \u200b\u200f\0\ud800\udc00é中ب😀[]()$%:/@!?…—') });
  it('gives spans that hold their words, in order', () => {
    fc.assert(
      fc.property(fc.oneof(odd, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        let last = 0;
        for (const sentence of split(text).sentences) {
          expect(sentence.tokens[0].start).toBe(sentence.start);
          for (const token of sentence.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(last);
            expect(token.end).toBeGreaterThan(token.start);
            expect(text.slice(token.start, token.end)).toBe(token.form);
            expect(text.slice(last, token.start)).not.toMatch(/[\p{L}\p{N}]/u);
            last = token.end;
          }
          expect(sentence.end).toBe(last);
        }
        expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a.', "a'", '-a', 'a@', '1,', 'http://', '((', '.', 'x/', '"a ', 'A. ', '\n', '1-1', '’s'])(
    'takes time in proportion: %j',
    (piece) => {
      const start = performance.now();
      split(piece.repeat(200_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});
