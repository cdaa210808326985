import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Atom } from './atoms.js';

const AUXILIARY =
  /^(?:were|was|are|is|have|had|has|be|been|will|would|may|of|in|at|on|by|to|and|or|who|that|from|for|with|after|as|killed|wounded|injured|dead|died)$/;

/**
 * The noun that a number counts: the head it modifies ("members" in "at least 10 members"), or what follows "of" ("people" in
 * "dozens of people", "hostages" in "ten of the hostages"). -1 when the number stands alone ("12 were killed").
 */
export function countedBy(sentence: Sentence, atoms: readonly Atom[], core: number, after: number): number {
  const { tokens } = sentence;
  const own = atoms[core]?.token ?? -1;
  const parsed = tokens.length < 2 || tokens.some((token) => token.head >= 0);
  if (!parsed) return bySight(atoms, after);
  // The token of the number whose head lies outside the number.
  const lastToken = atoms[after - 1]?.token ?? own;
  let at = own;
  for (let steps = 0; steps < 4; steps++) {
    const head = tokens[at]?.head ?? -1;
    if (head < own || head > lastToken || head === at) break;
    at = head;
  }
  const token = tokens[at] as Token;
  const head = token.head >= 0 ? tokens[token.head] : undefined;
  if (
    head &&
    (token.deprel === 'nummod' ||
      token.deprel === 'det' ||
      token.deprel === 'amod' ||
      token.deprel === 'det:predet' ||
      token.deprel === 'compound') &&
    isNoun(head)
  ) {
    if (head.i > at && !prepositionBetween(tokens, at, head.i)) return head.i;
  }
  for (const k of children(sentence)[at] ?? []) {
    const child = tokens[k] as Token;
    if (k > at && child.deprel === 'nmod' && isNoun(child) && hasOf(sentence, k)) return k;
  }
  // A parser that loses its way on a number still leaves the words in their places.
  const next = tokens[lastToken + 1];
  if (
    next &&
    next.i > at &&
    isNoun(next) &&
    next.deprel !== 'conj' &&
    (next.xpos === 'NNS' || next.lemma === 'people') &&
    token.deprel !== 'obj'
  )
    return next.i;
  return -1;
}

/** A number does not count across "in": "3 in the village". */
function prepositionBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (tokens[i]?.upos === 'ADP' && tokens[i]?.form.toLowerCase() !== 'of') return true;
  return false;
}

function isNoun(token: Token): boolean {
  return token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'ADJ';
}

function hasOf(sentence: Sentence, i: number): boolean {
  return (children(sentence)[i] ?? []).some(
    (k) => sentence.tokens[k]?.deprel === 'case' && sentence.tokens[k]?.form.toLowerCase() === 'of',
  );
}

/** Without a tree: the last word of the run of words after the number. */
function bySight(atoms: readonly Atom[], after: number): number {
  let i = after;
  if (atoms[i]?.low === 'of') i++;
  if (/^(?:the|its|his|their|other|more)$/.test(atoms[i]?.low ?? '')) i++;
  let last = -1;
  for (let n = 0; n < 4; n++, i++) {
    const atom = atoms[i];
    if (atom?.kind !== 'word' || AUXILIARY.test(atom.low)) break;
    last = atom.token;
    if (/(?:[^s]s|people|children|men|women)$/.test(atom.low)) break;
  }
  return last;
}
