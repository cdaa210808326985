import { describe, expect, it } from 'vitest';
import { type LayerMark, paragraphs, pieces, segments, sentenceAt } from './layers.js';

const mark = (start: number, end: number, layer: LayerMark['layer'] = 'actors'): LayerMark => ({
  ...{ span: [start, end], layer, says: '' },
});

describe('layers over a text', () => {
  it('cut it wherever a mark begins or ends, and lose nothing of it', () => {
    const text = 'The Saudi-led coalition struck.';
    const found = segments(0, text.length, [mark(4, 23), mark(4, 9, 'places'), mark(20, 30, 'stretch')]);
    expect(found.map((s) => text.slice(s.start, s.end)).join('')).toBe(text);
    expect(found.map((s) => [text.slice(s.start, s.end), s.marks.map((m) => m.layer)])).toEqual([
      ['The ', []],
      ['Saudi', ['actors', 'places']],
      ['-led coalit', ['actors']],
      ['ion', ['actors', 'stretch']],
      [' struck', ['stretch']],
      ['.', []],
    ]);
  });

  it('keep to the stretch that is asked for', () => {
    expect(
      segments(10, 20, [mark(0, 12), mark(18, 40), mark(30, 31), mark(15, 15)]).map((s) => [s.start, s.end]),
    ).toEqual([
      [10, 12],
      [12, 18],
      [18, 20],
    ]);
  });

  it('divide a text into paragraphs at blank lines, whatever the spaces in them', () => {
    const text = 'One line\nand another\n \n\nSecond.\n\n\n';
    expect(paragraphs(text).map((s) => text.slice(...s))).toEqual(['One line\nand another', 'Second.']);
    expect(paragraphs('')).toEqual([]);
  });

  it('divide a paragraph into sentences and what is between them', () => {
    const sentences = [
      [0, 4],
      [5, 9],
      [12, 20],
    ] as const;
    expect(pieces([0, 11], sentences)).toEqual([
      { span: [0, 4], index: 0 },
      { span: [4, 5], index: -1 },
      { span: [5, 9], index: 1 },
      { span: [9, 11], index: -1 },
    ]);
    // A sentence that runs over a blank line is shown in both paragraphs.
    expect(pieces([14, 20], sentences)).toEqual([{ span: [14, 20], index: 2 }]);
  });

  it('find the sentence of a position', () => {
    const sentences = [
      [0, 4],
      [5, 9],
    ] as const;
    expect([0, 3, 4, 5, 40].map((at) => sentenceAt(sentences, at))).toEqual([0, 0, 0, 1, 1]);
    expect(sentenceAt([], 3)).toBe(-1);
  });
});
