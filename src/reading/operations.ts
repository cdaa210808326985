import type { Analysis, Sentence, Token } from '../language/types.js';
import type { Span } from './types.js';

export interface OperationMention {
  name: string;
  span: Span;
  first: number;
  last: number;
}

const HEADS = new Set(['operation', 'campaign', 'offensive', 'mission', 'exercise']);
const QUOTES = new Set(['"', '“', '”', "'", '‘', '’', '``', "''"]);

/**
 * Named operations of a sentence: "Operation Peace Storm", "a military operation, Path of Victory," and the same in
 * quotation marks. The name is kept without the word "Operation".
 */
export function findOperations({ text }: Analysis, { tokens }: Sentence): OperationMention[] {
  const found: OperationMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!HEADS.has(tokens[i]!.form.toLowerCase())) continue;
    const capital = tokens[i]!.form[0] !== tokens[i]!.form[0]!.toLowerCase();
    let at = i + 1;
    let bridged = false;
    const named =
      at + 1 < tokens.length &&
      ['named', 'called', 'dubbed', 'codenamed', 'code-named'].includes(tokens[at]!.form.toLowerCase());
    if (named) at++;
    if (at < tokens.length && (tokens[at]!.form === ',' || QUOTES.has(tokens[at]!.form))) {
      bridged = true;
      at++;
      if (at < tokens.length && QUOTES.has(tokens[at]!.form)) at++;
    }
    if (!capital && !bridged && !named) continue;
    const last = nameEnd(tokens, at);
    if (last < at) continue;
    // after a bare comma only a name of two words or more is taken, and it must be closed by punctuation
    if (!capital && tokens[i + 1]!.form === ',' && (last === at || !closes(tokens, last + 1))) continue;
    if (tokens[at]!.upos !== 'PROPN' && !/^\p{Lu}/u.test(tokens[at]!.form)) continue;
    const span: Span = [tokens[at]!.start, tokens[last]!.end];
    found.push({ name: text.slice(span[0], span[1]), span, first: at, last });
  }
  return found;
}

function nameEnd(tokens: readonly Token[], from: number): number {
  let last = from - 1;
  for (let i = from; i < tokens.length && i < from + 7; i++) {
    const { form } = tokens[i]!;
    if (/^\p{Lu}/u.test(form) || /^\d+$/.test(form)) last = i;
    else if (!['of', 'the', 'and', 'for', 'in', 'on', '-'].includes(form) || i === from) break;
  }
  return last;
}

const closes = (tokens: readonly Token[], i: number): boolean => i >= tokens.length || tokens[i]!.upos === 'PUNCT';
