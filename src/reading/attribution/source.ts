/** Who speaks: the subject of a cue, looked for upwards through coordination, participles and relative clauses. */
import type { Sentence, Token } from '../../language/types.js';
import { children } from '../../language/tree.js';
import { base, caseOf, childBy, isNominal, nounPhrase } from './phrase.js';

export interface Source {
  /** Head of the phrase. */
  head: number;
  tokens: number[];
  /** The relative pronoun that stands for it, when it is one. */
  pronoun?: number;
}

const phrase = (s: Sentence, head: number): Source => ({ head, tokens: nounPhrase(s, head) });

/** "by X" of a passive, -1 if none. */
export function agentOf(s: Sentence, verb: number): number {
  for (const c of children(s)[verb] as readonly number[]) {
    const t = s.tokens[c] as Token;
    if (base(t.deprel) === 'obl' && (t.deprel === 'obl:agent' || caseOf(s, c) === 'by') && isNominal(t) && caseOf(s, c) === 'by')
      return c;
  }
  return -1;
}

export const isPassive = (s: Sentence, verb: number): boolean =>
  childBy(s, verb, 'aux:pass') >= 0 || childBy(s, verb, 'nsubj:pass') >= 0;

/** A passive participle that modifies a noun: "the plan announced by …". */
export const isPassiveParticiple = (s: Sentence, verb: number): boolean => {
  const t = s.tokens[verb] as Token;
  return t.deprel === 'acl' && t.xpos === 'VBN' && childBy(s, verb, 'nsubj') < 0 && childBy(s, verb, 'aux') < 0;
};

/** The subject of an active predicate. `null`: none to be found; `'it'`: an expletive. */
export function subjectOf(s: Sentence, predicate: number, depth = 0): Source | 'it' | null {
  const t = s.tokens[predicate] as Token;
  let subject = -1;
  for (const c of children(s)[predicate] as readonly number[]) {
    const d = (s.tokens[c] as Token).deprel;
    if (d === 'expl') return 'it';
    if (base(d) === 'nsubj') subject = c;
  }
  if (subject >= 0) {
    const token = s.tokens[subject] as Token;
    if (t.deprel === 'acl:relcl' && /^(who|which|that)$/i.test(token.form) && t.head >= 0)
      return { ...phrase(s, t.head), pronoun: subject };
    return phrase(s, subject);
  }
  if (depth > 5 || t.head < 0) return null;
  switch (base(t.deprel)) {
    case 'conj': {
      const up = s.tokens[t.head] as Token;
      if (up.upos !== 'VERB' && up.upos !== 'AUX' && childBy(s, t.head, 'cop') < 0 && t.upos === 'VERB' && up.upos !== 'ADJ')
        return null;
      return subjectOf(s, t.head, depth + 1);
    }
    case 'xcomp': {
      const object = childBy(s, t.head, 'obj');
      const indirect = childBy(s, t.head, 'iobj');
      if (object >= 0 && object < predicate) return phrase(s, object);
      if (indirect >= 0 && indirect < predicate) return phrase(s, indirect);
      return subjectOf(s, t.head, depth + 1);
    }
    case 'ccomp':
    case 'advcl':
    case 'parataxis':
      if (childBy(s, predicate, 'aux') >= 0 && t.xpos !== 'VBG') return null;
      if (t.xpos !== 'VBG' && t.xpos !== 'VBN' && t.xpos !== 'VB' && base(t.deprel) !== 'parataxis') return null;
      return subjectOf(s, t.head, depth + 1);
    case 'acl':
      if (t.deprel === 'acl:relcl') return null;
      // "a statement saying …": the noun speaks; "its decision to ask …": its possessor does
      if (t.xpos === 'VBG') return phrase(s, t.head);
      if (t.xpos === 'VB') return possessorOf(s, t.head) ?? lightSubject(s, t.head, depth);
      return null;
    default:
      return null;
  }
}

/** "Haftar's claim", "their refusal". */
export function possessorOf(s: Sentence, noun: number): Source | null {
  const owner = childBy(s, noun, 'nmod:poss');
  return owner < 0 ? null : phrase(s, owner);
}

/** The subject of the verb whose object the noun is: "they made a promise to …". */
export function lightSubject(s: Sentence, noun: number, depth = 0): Source | null {
  const t = s.tokens[noun] as Token;
  const relation = base(t.deprel);
  if (t.head < 0 || (relation !== 'obj' && relation !== 'obl' && relation !== 'conj')) return null;
  if (relation === 'conj') return depth > 3 ? null : lightSubject(s, t.head, depth + 1);
  const found = subjectOf(s, t.head, depth + 1);
  return found === 'it' ? null : found;
}
