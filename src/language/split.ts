import type { Analysis, Sentence } from './types.js';

/** Tokens and sentences only: lemma and tags are empty, every head is -1. */
export function split(text: string): Analysis {
  const sentences: Sentence[] = [];
  const words = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
  let s: Sentence | undefined;
  for (let m = words.exec(text); m; m = words.exec(text)) {
    if (!s) {
      s = { index: sentences.length, start: m.index, end: 0, paragraph: 0, tokens: [] };
      sentences.push(s);
    }
    const end = m.index + m[0].length;
    s.end = end;
    s.tokens.push({
      i: s.tokens.length,
      start: m.index,
      end,
      form: m[0],
      lemma: '',
      upos: '',
      xpos: '',
      head: -1,
      deprel: '',
      spaceAfter: /\s/.test(text[end] ?? ' '),
    });
    if (/[.!?]/.test(m[0])) s = undefined;
  }
  return { text, sentences };
}
