/** Looking at one sentence's tree: phrases, subjects, complements; token sets to spans. Small helpers that keep no state. */

import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Span } from '../types.js';

export const base = (deprel: string): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

/** The first child with the relation, subtypes included unless one is asked for; -1 if none. */
export function childBy(s: Sentence, i: number, relation: string): number {
  const exact = relation.includes(':');
  for (const c of children(s)[i] as readonly number[]) {
    const d = (s.tokens[c] as Token).deprel;
    if (exact ? d === relation : base(d) === relation) return c;
  }
  return -1;
}

/** The preposition of a phrase: its `case` (or `mark`) child's lemma, "" if none. */
export function caseOf(s: Sentence, i: number): string {
  for (const c of children(s)[i] as readonly number[]) {
    const t = s.tokens[c] as Token;
    if (t.deprel === 'case' || (t.deprel === 'mark' && t.upos !== 'PART')) return t.form.toLowerCase();
  }
  return '';
}

const nominal = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'DET', 'SYM', 'X']);
export const isNominal = (t: Token): boolean => nominal.has(t.upos);

/** Parts of a noun phrase that tell about its place in the sentence, not about itself. */
const outside = new Set([
  'case',
  'mark',
  'cc',
  'punct',
  'parataxis',
  'cop',
  'advcl',
  'discourse',
  'nsubj',
  'aux',
  'expl',
]);

/** A noun phrase without its preposition: its head's subtree, less what belongs to the clause around it. */
export function nounPhrase(s: Sentence, head: number): number[] {
  const tokens = [head];
  for (const c of children(s)[head] as readonly number[]) {
    const t = s.tokens[c] as Token;
    const relation = base(t.deprel);
    if (relation === 'case' && /^['’]?s?$/.test(t.form)) continue;
    if (
      outside.has(relation) &&
      !(relation === 'punct' && c > head && (s.tokens[c + 1]?.head === head || t.form === ')'))
    )
      continue;
    tokens.push(...subtree(s, c));
  }
  tokens.sort((a, b) => a - b);
  return bridge(s, tokens, head);
}

/** A noun phrase as content: its subtree without the relative clause that a comma sets off. */
export function objectTokens(s: Sentence, head: number): number[] {
  const aside = new Set<number>();
  for (const c of children(s)[head] as readonly number[]) {
    const t = s.tokens[c] as Token;
    if (t.deprel !== 'acl:relcl' && base(t.deprel) !== 'parataxis') continue;
    const own = subtree(s, c);
    const first = own.find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? c;
    if (first > head && (s.tokens[first - 1] as Token).form === ',') for (const i of own) aside.add(i);
  }
  return subtree(s, head).filter((i) => !aside.has(i));
}

/** The unbroken run around the head: tokens of the phrase, with single commas between them filled in. */
function bridge(s: Sentence, tokens: readonly number[], head: number): number[] {
  const set = new Set(tokens);
  const within = (i: number): boolean =>
    set.has(i) ||
    ((s.tokens[i]?.upos === 'PUNCT' || s.tokens[i]?.deprel === 'case') && set.has(i - 1) && set.has(i + 1));
  let first = head;
  let last = head;
  while (first > 0 && within(first - 1)) first--;
  while (last + 1 < s.tokens.length && within(last + 1)) last++;
  const run: number[] = [];
  for (let i = first; i <= last; i++) run.push(i);
  return run;
}

export function spanOfRun(s: Sentence, tokens: readonly number[]): Span {
  return [(s.tokens[tokens[0] as number] as Token).start, (s.tokens[tokens[tokens.length - 1] as number] as Token).end];
}

const edge = /^[,.;:—–\-…]+$/;

/** Token indices to spans: runs (punctuation between them filled in), without commas and stops at their edges. */
export function runs(s: Sentence, tokens: Iterable<number>): [first: number, last: number][] {
  const inside = new Uint8Array(s.tokens.length);
  for (const i of tokens) inside[i] = 1;
  const found: [number, number][] = [];
  let first = -1;
  let last = -1;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i]) {
      if (first < 0) first = i;
      last = i;
    } else if (first >= 0 && (s.tokens[i] as Token).upos !== 'PUNCT') {
      found.push([first, last]);
      first = -1;
    }
  }
  if (first >= 0) found.push([first, last]);
  return found.map(([a, b]) => trim(s, a, b)).filter(([a, b]) => a <= b);
}

function trim(s: Sentence, first: number, last: number): [number, number] {
  let a = first;
  let b = last;
  while (a <= b && (edge.test((s.tokens[a] as Token).form) || /^[”’»)\]]$/.test((s.tokens[a] as Token).form))) a++;
  while (b >= a && (edge.test((s.tokens[b] as Token).form) || /^[“‘«([]$/.test((s.tokens[b] as Token).form))) b--;
  // an abbreviation keeps its stop: it is one token then
  return [a, b];
}

/** Climbs from a token to the clause that holds it and returns that clause's head. */
export function clauseOf(s: Sentence, i: number): number {
  let at = i;
  for (let steps = 0; steps < 40; steps++) {
    const t = s.tokens[at] as Token;
    const relation = base(t.deprel);
    if (t.head < 0 || clausal.has(relation)) return at;
    if (relation === 'conj' && (t.upos === 'VERB' || childBy(s, at, 'nsubj') >= 0)) return at;
    at = t.head;
  }
  return at;
}

const clausal = new Set(['ccomp', 'advcl', 'acl', 'parataxis', 'xcomp', 'csubj', 'root']);
