import { children } from '../../language/tree.js';
import type { Sentence } from '../../language/types.js';
import type { Atom } from './atoms.js';
import { ageAfter, exact, type Found } from './number.js';
import { readNumeral, readOrdinal } from './numerals.js';
import { isPersonNoun } from './people.js';
import { unitAfter } from './units.js';
import { vagueAt } from './vague.js';

/** "no casualties", "no one", "nobody", "none of the hostages" */
export function none(atoms: readonly Atom[], i: number): Found | null {
  const word = atoms[i]?.low;
  if (word === 'nobody' || word === 'none') return { from: i, to: i, core: i, bounds: exact(0), kind: 'count' };
  if (word !== 'no') return null;
  if (atoms[i + 1]?.low === 'one' && atoms[i + 2]?.low !== '-')
    return { from: i, to: i + 1, core: i + 1, bounds: exact(0), kind: 'count' };
  const noun =
    /^(?:casualt|injur|death|fatalit|deaths|victims?|survivors?|civilians?|people|soldiers?|troops|losses|wounded|dead|hostages?|prisoners?|group|arrests?|survivor)/;
  for (let k = i + 1; k < i + 4; k++) {
    if (noun.test(atoms[k]?.low ?? '') && atoms[k]?.low !== 'group')
      return { from: i, to: i, core: i, bounds: exact(0), kind: 'count' };
    if (atoms[k]?.kind !== 'word') break;
  }
  return null;
}

/** "both pilots", "all three", "the pair" */
export function bothOrAll(atoms: readonly Atom[], i: number): Found | null {
  if (
    atoms[i]?.low === 'both' &&
    atoms[i + 1]?.kind === 'word' &&
    !(atoms[i + 1]?.capital && atoms[i + 2]?.low === 'and')
  ) {
    return { from: i, to: i, core: i, bounds: exact(2), kind: 'count' };
  }
  return null;
}

/** "dozens", "several", "hundreds of", "a handful of" */
export function vague(atoms: readonly Atom[], i: number, sentence: Sentence): Found | null {
  const word = atoms[i]?.low ?? '';
  const found = vagueAt(atoms, i);
  if (!found) return null;
  const before = atoms[i - 1]?.low ?? '';
  if ((word === 'many' || word === 'few') && /^(?:as|how|so|too|very|the|than|not)$/.test(before) && word === 'many')
    return null;
  if (word === 'many' && atoms[i + 1]?.low === 'as') return null;
  const next = atoms[found.next];
  if (
    word === 'some' ||
    word === 'various' ||
    word === 'multiple' ||
    word === 'many' ||
    word === 'few' ||
    word === 'several' ||
    word === 'numerous' ||
    word === 'countless'
  ) {
    if (found.next === i + 1 && !pluralNext(atoms, found.next, sentence)) return null;
  }
  const unit = unitAfter(atoms, found.next);
  if (unit && next?.low !== 'of')
    return { from: i, to: unit.next - 1, core: found.next - 1, bounds: found.bounds, kind: unit.kind };
  return { from: i, to: found.next - 1, core: found.next - 1, bounds: found.bounds, kind: 'count' };
}

/** A plural noun within the next words ("some local residents"), so that "some of it" and "some money" count nothing. */
function pluralNext(atoms: readonly Atom[], i: number, sentence: Sentence): boolean {
  for (let k = i; k < i + 5; k++) {
    const atom = atoms[k];
    if (atom?.kind !== 'word') return false;
    const token = sentence.tokens[atom.token];
    if (token?.upos === 'VERB' || token?.upos === 'ADP' || token?.upos === 'AUX')
      return k > i ? false : token.upos === 'AUX';
    if (token?.xpos === 'NNS' || token?.xpos === 'NNPS') return true;
    if (token?.upos === '' && /[^s]s$|men$|people|children|troops|police/.test(atom.low)) return true;
    if (/^(?:people|police|troops|children|men|women)$/.test(atom.low)) return true;
  }
  return false;
}

/** "a soldier", "an elderly woman", "another": one person. Other things with an article are not counted. */
export function article(atoms: readonly Atom[], i: number, sentence: Sentence): Found | null {
  const atom = atoms[i];
  if (!atom || (atom.low !== 'a' && atom.low !== 'an' && atom.low !== 'another')) return null;
  const one: Found = { from: i, to: i, core: i, bounds: exact(1), kind: 'count' };
  // "a fourth victim": the ordinal counts.
  if (readOrdinal(atoms, i + 1)) return null;
  const token = sentence.tokens[atom.token];
  const head = token && token.head >= 0 ? sentence.tokens[token.head] : undefined;
  if (atom.low === 'another' && (!head || head.upos === 'AUX' || head.upos === 'VERB' || token?.deprel !== 'det'))
    return one;
  if (head && token?.deprel === 'det') {
    if (!isPersonNoun(head.lemma, head.form)) return readNumeral(atoms, i + 1) ? agedPerson(atoms, i, one) : null;
    const group = (children(sentence)[head.i] ?? []).some(
      (k) => sentence.tokens[k]?.deprel === 'compound' && k > head.i,
    );
    return group || /^(?:family|household|crew|staff|personnel|troop)$/.test(head.lemma) ? null : one;
  }
  if (head) return readNumeral(atoms, i + 1) ? agedPerson(atoms, i, one) : null;
  for (let k = i + 1; k < i + 4; k++) {
    const next = atoms[k];
    if (next?.kind !== 'word') return null;
    if (
      isPersonNoun(next.low, next.low) &&
      !(atoms[k + 1]?.kind === 'word' && isPersonNoun(atoms[k + 1]?.low ?? '', ''))
    )
      return one;
  }
  return null;
}

/** "an 8-year-old boy" by the order of words. */
function agedPerson(atoms: readonly Atom[], i: number, one: Found): Found | null {
  const numeral = readNumeral(atoms, i + 1);
  const end = numeral ? ageAfter(atoms, numeral.next) : null;
  if (end === null) return null;
  for (let k = end; k < end + 3; k++) {
    const next = atoms[k];
    // "a 19-year-old" alone is a person.
    if (next?.kind !== 'word' || /^(?:was|were|who|at|in|from|and|on|by|has|had|is|died)$/.test(next.low))
      return k === end ? one : null;
    if (isPersonNoun(next.low, next.low)) return one;
  }
  return null;
}
