import { describe, expect, it } from 'vitest';
import { sentenceAround } from './stored.js';

describe('the sentence around a stretch', () => {
  const text = 'First one here. “It fell,” he said. The army took Tarhuna on Friday.\n\nA heading\nLast sentence';
  const around = (word: string) => {
    const at = text.indexOf(word);
    return text.slice(...sentenceAround(text, [at, at + word.length]));
  };

  it('ends at full stops', () => expect(around('took')).toBe('The army took Tarhuna on Friday.'));
  it('begins with the stretch itself', () => expect(around('The army')).toBe('The army took Tarhuna on Friday.'));
  it('begins at the start of the text', () => expect(around('one')).toBe('First one here.'));
  it('keeps a quotation whole', () => expect(around('fell')).toBe('“It fell,” he said.'));
  it('ends at line breaks', () => expect(around('heading')).toBe('A heading'));
  it('ends with the text', () => expect(around('Last')).toBe('Last sentence'));
});
