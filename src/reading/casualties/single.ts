import { children, subtree } from '../../language/tree.js';
import type { Analysis, Sentence, Token } from '../../language/types.js';
import { isPersonNoun } from '../quantities/people.js';
import type { CasualtyKind, CasualtyMention, QuantityMention } from '../types.js';
import { OBJECT_VERBS, SUBJECT_VERBS } from './harm.js';
import { combined, isNegated, lemmaOf, toDeath } from './tree-link.js';

/** Verbs whose object, when it is a bare name, can only be a person: a town too is captured, nobody arrests one. */
const PERSONAL = new Set(
  'kill murder slay assassinate execute behead wound injure abduct kidnap arrest detain apprehend martyr'.split(' '),
);

/** Nouns of harm whose "of" can only name a person. */
const NAMED_HARM = new Map<string, CasualtyKind>([
  ...['killing', 'death', 'murder', 'assassination', 'execution', 'beheading', 'slaying'].map(
    (n) => [n, 'killed'] as const,
  ),
  ...['abduction', 'kidnapping'].map((n) => [n, 'abducted'] as const),
  ...['arrest', 'detention', 'imprisonment'].map((n) => [n, 'detained'] as const),
]);

/**
 * One person without a number: "the commander was killed", "killed General Younis", "Mayor Quispe was kidnapped", "he was
 * wounded". A name or a singular noun for a person counts one.
 */
export function findSingles(
  analysis: Analysis,
  sentence: Sentence,
  quantities: readonly QuantityMention[],
): CasualtyMention[] {
  const found: CasualtyMention[] = [];
  for (const verb of sentence.tokens) {
    if (verb.upos !== 'VERB' && verb.xpos !== 'NN' && verb.xpos !== 'VBN') continue;
    const lemma = lemmaOf(verb);
    const ofNoun = verb.xpos === 'NN' ? NAMED_HARM.get(lemma) : undefined;
    if (ofNoun) {
      // "the killing of the commander", "the death of a second hostage"
      for (const k of children(sentence)[verb.i] ?? []) {
        const child = sentence.tokens[k] as Token;
        const of = (children(sentence)[k] ?? []).some((n) => sentence.tokens[n]?.form.toLowerCase() === 'of');
        const mention = child.deprel === 'nmod' && of ? single(analysis, sentence, k, verb, ofNoun, quantities) : null;
        if (mention) found.push(mention);
      }
      continue;
    }
    const byObject =
      OBJECT_VERBS.get(lemma) ?? (verb.upos === 'VERB' && toDeath(sentence, verb) ? 'killed' : undefined);
    const bySubject = SUBJECT_VERBS.get(lemma);
    if ((!byObject && !bySubject) || (verb.upos !== 'VERB' && verb.xpos !== 'VBN')) continue;
    if (isNegated(sentence, verb.i)) continue;
    for (const k of children(sentence)[verb.i] ?? []) {
      const child = sentence.tokens[k] as Token;
      const harmed =
        (byObject && (child.deprel === 'obj' || child.deprel === 'nsubj:pass')) ||
        (bySubject && /^nsubj/.test(child.deprel));
      if (!harmed) continue;
      const kind = (byObject ?? bySubject) as CasualtyKind;
      for (const one of [k, ...conjuncts(sentence, k)]) {
        const mention = single(analysis, sentence, one, verb, kind, quantities);
        if (mention) found.push(mention);
      }
    }
  }
  return found;
}

function conjuncts(sentence: Sentence, i: number): number[] {
  return (children(sentence)[i] ?? []).filter((k) => sentence.tokens[k]?.deprel === 'conj');
}

function single(
  analysis: Analysis,
  sentence: Sentence,
  i: number,
  verb: Token,
  kind: CasualtyKind,
  quantities: readonly QuantityMention[],
): CasualtyMention | null {
  const token = sentence.tokens[i] as Token;
  if (quantities.some((q) => q.counted === i || (q.first <= i && i <= q.last))) return null;
  const below = (children(sentence)[i] ?? []).map((k) => sentence.tokens[k] as Token);
  if (below.some((k) => k.deprel === 'nummod' || (k.deprel === 'case' && /^(?:including|among)$/i.test(k.form))))
    return null;
  const lemma = lemmaOf(verb);
  const pronoun = /^(?:he|she|him|her)$/i.test(token.form) && token.upos === 'PRON';
  const noun =
    token.xpos === 'NN' &&
    isPersonNoun(lemmaOf(token), token.form) &&
    !/^(?:family|household|staff|crew|personnel|people|police)$/.test(lemmaOf(token)) &&
    below.some(
      (k) =>
        k.deprel === 'det' ||
        k.deprel === 'nmod:poss' ||
        ((k.deprel === 'appos' || k.deprel === 'flat') && k.upos === 'PROPN'),
    ) &&
    !below.some((k) => k.deprel === 'det' && /^(?:no|every|each|any|which|what)$/i.test(k.form));
  const titled =
    token.xpos.startsWith('NNP') &&
    below.some(
      (k) =>
        (k.deprel === 'compound' || k.deprel === 'flat' || k.deprel === 'amod' || k.deprel === 'nmod:desc') &&
        isPersonNoun(lemmaOf(k), k.form),
    );
  const name =
    token.xpos === 'NNP' &&
    (PERSONAL.has(lemma) || NAMED_HARM.has(lemma) || /^(?:die|drown|perish)$/.test(lemma)) &&
    !below.some((k) => k.deprel === 'det');
  if (!pronoun && !noun && !titled && !name) return null;
  const inside = pronoun
    ? [i]
    : subtree(sentence, i).filter(
        (k) =>
          (k <= i || sentence.tokens[k]?.deprel === 'flat') &&
          sentence.tokens[k]?.deprel !== 'case' &&
          sentence.tokens[k]?.deprel !== 'cc',
      );
  const first = sentence.tokens[inside[0] as number] as Token;
  const last = sentence.tokens[inside.at(-1) as number] as Token;
  const dead =
    lemma === 'shoot' &&
    (children(sentence)[verb.i] ?? []).some((k) => sentence.tokens[k]?.form.toLowerCase() === 'dead');
  const link = dead ? { kind: 'killed' as const, trigger: verb.i } : combined(sentence, { kind, trigger: verb.i });
  return {
    kind: link.kind,
    min: 1,
    max: 1,
    span: [first.start, last.end],
    of: pronoun ? null : analysis.text.slice(first.start, last.end).replace(/^(?:the|a|an)\s+/i, ''),
    sentence: sentence.index,
    trigger: verb.i,
    total: false,
    head: i,
  };
}
