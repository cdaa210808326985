/** Nouns and adjectives that attribute: "Haftar's claim that …", "issued a warning of …", "were confident that …". */

import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Draft, Place } from './draft.js';
import type { Entry, Kind, Take } from './lexicon.js';
import { base, caseOf, childBy, isNominal, nounPhrase, objectTokens } from './phrase.js';
import { lightSubject, possessorOf, type Source, subjectOf } from './source.js';

interface Found {
  tokens: number[];
  kind: Kind;
  shape: string;
  preposition: number;
}

/** What a noun or an adjective governs: a clause, an infinitive, or a phrase with one of its prepositions. */
function governed(s: Sentence, i: number, entry: Entry): Found | null {
  let phrase: Found | null = null;
  for (const c of children(s)[i] as readonly number[]) {
    if (c < i) continue;
    const t = s.tokens[c] as Token;
    const relation = base(t.deprel);
    if (
      relation === 'acl' ||
      relation === 'ccomp' ||
      relation === 'xcomp' ||
      relation === 'advcl' ||
      relation === 'csubj'
    ) {
      // "his warning that the road was mined": a relative clause in the parser's eyes, though it has its own subject
      const asRelative = t.deprel === 'acl:relcl';
      if (asRelative && !(opensWith(s, c, 'that') && childBy(s, c, 'nsubj') > (subtree(s, c)[0] as number))) continue;
      const mark = asRelative ? 'that' : markOf(s, c);
      if (mark === 'to') {
        const kind = entry.get('inf');
        if (kind !== undefined) return { tokens: subtree(s, c), kind, shape: 'inf', preposition: -1 };
      } else if (
        mark === 'that' ||
        mark === 'whether' ||
        (relation === 'ccomp' && t.xpos !== 'VBG') ||
        (relation === 'advcl' && mark === '' && asks(s, c)) ||
        (relation === 'csubj' && mark === 'that')
      ) {
        const kind = entry.get('clause') ?? entry.get('it-clause');
        if (kind !== undefined) return { tokens: subtree(s, c), kind, shape: 'clause', preposition: -1 };
      } else if (mark && entry.has(mark as Take) && !phrase) {
        phrase = {
          tokens: lessMark(s, c, mark),
          kind: entry.get(mark as Take) as Kind,
          shape: 'preposition',
          preposition: c,
        };
      }
    } else if ((relation === 'nmod' || relation === 'obl') && !phrase && t.deprel !== 'nmod:poss') {
      const preposition = caseOf(s, c);
      const kind = preposition ? entry.get(preposition as Take) : undefined;
      if (kind !== undefined)
        phrase = { tokens: lessMark(s, c, preposition), kind, shape: 'preposition', preposition: c };
    }
  }
  return phrase;
}

/** A that-clause right behind a noun that the parser hung elsewhere. */
function clauseBehind(s: Sentence, noun: number, entry: Entry): Found | null {
  const kind = entry.get('clause');
  const that = s.tokens[noun + 1];
  if (kind === undefined || !that || that.form !== 'that' || that.upos !== 'SCONJ' || that.head <= that.i) return null;
  return { tokens: subtree(s, that.head).filter((i) => i > noun), kind, shape: 'clause', preposition: -1 };
}

/** "clear who was behind it", "unclear how many". */
const asks = (s: Sentence, i: number): boolean =>
  /^(who|what|how|why|where|when|which|if)$/i.test(s.tokens[subtree(s, i)[0] as number]?.form ?? '');

const markOf = (s: Sentence, i: number): string => {
  for (const c of children(s)[i] as readonly number[])
    if (base((s.tokens[c] as Token).deprel) === 'mark') return (s.tokens[c] as Token).form.toLowerCase();
  return '';
};

const opensWith = (s: Sentence, i: number, form: string): boolean =>
  s.tokens[subtree(s, i)[0] as number]?.form.toLowerCase() === form;

const lessMark = (s: Sentence, i: number, form: string): number[] => {
  const mark = (children(s)[i] as readonly number[]).find((c) => (s.tokens[c] as Token).form.toLowerCase() === form);
  return objectTokens(s, i).filter((k) => k !== mark);
};

/** "a warning from the army", "an announcement by the ministry". */
function byOrFrom(s: Sentence, noun: number): Source | null {
  for (const c of children(s)[noun] as readonly number[]) {
    const t = s.tokens[c] as Token;
    if (base(t.deprel) === 'nmod' && isNominal(t) && /^(by|from|among)$/.test(caseOf(s, c)))
      return { head: c, tokens: nounPhrase(s, c) };
  }
  return null;
}

/** Reads one noun; null when it attributes nothing. */
export function nounCue(place: Place, noun: number): Draft | null {
  const s = place.sentence;
  const t = s.tokens[noun] as Token;
  const entry = place.lexicon.nouns.get(t.lemma.toLowerCase());
  if (!entry) return null;
  let found = governed(s, noun, entry) ?? clauseBehind(s, noun, entry);
  const relation = base(t.deprel);
  const cue = [noun];
  // "the message is that …": the clause is the predicate
  if (!found && entry.has('clause') && relation === 'nsubj') {
    const predicate = s.tokens[t.head] as Token;
    const cop = childBy(s, t.head, 'cop');
    if (cop >= 0 && (markOf(s, t.head) === 'that' || childBy(s, t.head, 'nsubj:outer') >= 0)) {
      const rest = subtree(s, t.head).filter((i) => i > cop);
      if (rest.length > 2)
        found = { tokens: rest, kind: entry.get('clause') as Kind, shape: 'clause', preposition: -1 };
      cue.push(cop);
    } else if (predicate.lemma === 'be') {
      const c = childBy(s, t.head, 'ccomp');
      if (c > t.head)
        found = { tokens: subtree(s, c), kind: entry.get('clause') as Kind, shape: 'clause', preposition: -1 };
      cue.push(t.head);
    }
  }
  if (!found) return null;
  let source = possessorOf(s, noun) ?? byOrFrom(s, noun);
  if (source && s.tokens[source.head]?.upos === 'PRON' && relation === 'obj') {
    // "they repeated their demand": the subject says it, and "their" stands for it
    const subject = lightSubject(s, noun);
    if (subject && subject.head !== source.head) source = { ...subject, also: source.tokens };
  }
  const governor = t.head >= 0 ? (s.tokens[t.head] as Token) : undefined;
  if (!source && governor && relation === 'obj' && place.lexicon.light.has(governor.lemma.toLowerCase())) {
    source = lightSubject(s, noun);
    cue.push(t.head);
  }
  if (!source && (found.shape === 'clause' || (found.shape === 'inf' && t.head < 0))) {
    // "the ministry demand that …"; a verb that the tagger took for a noun looks the same: "The ad claims …"
    const owner = childBy(s, noun, 'compound');
    const first = s.tokens[owner] as Token | undefined;
    if (first && /^(PROPN|NOUN)$/.test(first.upos))
      source = { head: owner, tokens: nounPhrase(s, noun).filter((i) => i < noun) };
    else source = lightSubject(s, noun);
  }
  if (!source && found.shape !== 'clause') return null;
  for (const c of children(s)[noun] as readonly number[])
    if (c < noun && base((s.tokens[c] as Token).deprel) === 'amod') cue.push(c);
  const drop = new Set([...(source?.tokens ?? []), ...(source?.also ?? [])]);
  return {
    sentence: s.index,
    cueToken: noun,
    cue: cue.sort((a, b) => a - b),
    source,
    content: found.tokens.filter((i) => !drop.has(i)),
    kind: found.kind,
    speaks: false,
    weak: false,
    shape: `noun-${found.shape}`,
  };
}

/** Reads one predicate adjective; null when it attributes nothing. */
export function adjectiveCue(place: Place, adjective: number): Draft | null {
  const s = place.sentence;
  const t = s.tokens[adjective] as Token;
  const entry = place.lexicon.adjectives.get(t.lemma.toLowerCase());
  if (!entry) return null;
  const cop = childBy(s, adjective, 'cop');
  if (cop < 0 && !/^(xcomp|conj|advcl|acl)$/.test(base(t.deprel)) && childBy(s, adjective, 'nsubj') < 0) return null;
  let found = governed(s, adjective, entry);
  if (!found) return null;
  let subject = subjectOf(s, adjective);
  const above = t.head >= 0 ? (s.tokens[t.head] as Token) : undefined;
  if (
    above &&
    /^(make|find|think|believe)$/.test(above.lemma) &&
    /^(xcomp|obj)$/.test(base(t.deprel)) &&
    found.shape === 'clause'
  )
    subject = subjectOf(s, above.i); // "made clear that …", "made it clear that …"

  let source: Source | null = subject === 'it' ? null : subject;
  if (
    found.shape === 'clause' &&
    entry.has('it-clause') &&
    (subject === 'it' || (!entry.has('clause') && subject === null))
  ) {
    source = null; // "it is clear that …"
  } else if (found.shape === 'clause' && !entry.has('clause')) {
    if (above?.lemma !== 'make') return null;
  } else if (found.shape === 'inf' && entry.has('impersonal') && !entry.has('clause')) {
    source = null; // "is likely to …"
  } else if (!source) return null;
  const cue = [adjective];
  if (cop >= 0) cue.push(cop);
  for (const c of children(s)[adjective] as readonly number[])
    if (c < adjective && /^(advmod|aux)$/.test(base((s.tokens[c] as Token).deprel))) cue.push(c);
  const drop = new Set([...(source?.tokens ?? []), ...(source?.also ?? [])]);
  found = { ...found, tokens: found.tokens.filter((i) => !drop.has(i)) };
  return {
    sentence: s.index,
    cueToken: adjective,
    cue: cue.sort((a, b) => a - b),
    source,
    content: found.tokens,
    kind: found.kind,
    speaks: false,
    weak: false,
    shape: `adjective-${found.shape}`,
  };
}
