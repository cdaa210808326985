/** Noun phrases over the tree, as an annotator would copy them out. */
import { children } from '../../src/language/tree.js';
import type { Analysis, Sentence, Token } from '../../src/language/types.js';
import type { Span } from '../../src/report/types.js';

/** Relations that stay in the core of a phrase. */
const CORE = new Set(['compound', 'amod', 'flat', 'nmod:poss', 'case', 'fixed', 'goeswith', 'nmod:unmarked']);

export function sentenceAt(analysis: Analysis, at: number): Sentence | undefined {
  return analysis.sentences.find((s) => s.start <= at && at < s.end);
}

/** The token of a span that depends on something outside it. */
export function headOf(sentence: Sentence, span: Span): Token | undefined {
  const inside = sentence.tokens.filter((t) => t.start >= span[0] && t.end <= span[1]);
  return inside.find((t) => t.head < 0 || !inside.some((o) => o.i === t.head)) ?? inside.at(-1);
}

const wordsOf = (analysis: Analysis, sentence: Sentence, first: number, last: number): string =>
  analysis.text.slice(sentence.tokens[first].start, sentence.tokens[last].end);

/** Head with its modifiers to the left that touch it; numbers, articles and pronouns left out. */
export function corePhrase(analysis: Analysis, sentence: Sentence, head: number, numbers = false): string {
  const below = children(sentence);
  let first = head;
  for (let i = head - 1; i >= 0; i--) {
    const token = sentence.tokens[i];
    const direct = below[head].includes(i) || (token.head > i && token.head <= head);
    if (!direct || (!numbers && token.upos === 'NUM')) break;
    const relation = token.deprel.split(':')[0];
    if (!CORE.has(relation) && !CORE.has(token.deprel) && !(numbers && token.upos === 'NUM')) {
      if (!/^[-/]$/.test(token.form)) break;
    }
    if (token.upos === 'DET' || token.upos === 'PRON' || token.upos === 'ADP') break;
    first = i;
  }
  let last = head;
  while (below[head].includes(last + 1) && /^(?:flat|goeswith)/.test(sentence.tokens[last + 1].deprel)) last++;
  return wordsOf(analysis, sentence, first, last).replace(/^["(]+|[")]+$/g, '');
}

/** First and last token of what hangs under a head, relative clauses and further clauses left out. */
export function reach(sentence: Sentence, head: number): number[] {
  const below = children(sentence);
  const found = [head];
  for (let n = 0; n < found.length; n++)
    for (const c of below[found[n]])
      if (!/^(?:acl|advcl|parataxis|ccomp|csubj)/.test(sentence.tokens[c].deprel)) found.push(c);
  return found.sort((a, b) => a - b);
}
