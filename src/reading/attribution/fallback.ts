/** What the order of words still tells when the tree is broken: clauses after verbs of saying, speakers beside them. */
import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Place } from './draft.js';
import type { Entry, Kind } from './lexicon.js';
import { base, isNominal } from './phrase.js';
import { isTimeWord, phrase, type Source } from './source.js';

export interface Following {
  tokens: number[];
  kind: Kind;
  shape: string;
}

/**
 * What follows a verb of saying that the tree left without a complement: from "that" on, or, for the few verbs that hardly do
 * anything but report, the clause right after them and their hearer or time.
 */
export function rest(s: Sentence, verb: number, entry: Entry, core: boolean): Following | null {
  const kind = entry.get('clause');
  if (kind === undefined) return null;
  const addressed = entry.has('hearer') || entry.has('them-inf');
  for (let i = verb + 1; i < s.tokens.length && i < verb + 12; i++) {
    const t = s.tokens[i] as Token;
    if (t.upos === 'VERB' || t.upos === 'AUX' || /^[;:.,]$/.test(t.form)) break;
    if (t.form === 'that' && (t.upos === 'SCONJ' || (core && i === verb + 1)) && (i === verb + 1 || core || addressed))
      return { tokens: through(s, verb, i), kind, shape: 'clause' };
  }
  if (entry.get('clause') === 'question') {
    const word = s.tokens.findIndex((t) => t.i > verb && /^(if|whether|what|why|how|when|who|where)$/i.test(t.form));
    if (
      word > 0 &&
      word < verb + 10 &&
      !s.tokens.slice(verb + 1, word).some((t) => t.upos === 'VERB' || t.form === ',')
    ) {
      const comma = s.tokens.findIndex((t) => t.i > word && /^[,.?]$/.test(t.form));
      return {
        tokens: s.tokens.slice(word, comma < 0 ? undefined : comma).map((t) => t.i),
        kind: 'question',
        shape: 'clause',
      };
    }
  }
  if (addressed) {
    const next = s.tokens[verb + 1];
    if (next && isNominal(next))
      for (let i = verb + 2; i < s.tokens.length && i < verb + 9; i++) {
        const t = s.tokens[i] as Token;
        if (t.upos === 'VERB' || t.upos === 'AUX' || t.upos === 'PUNCT') break;
        if (/^(how|what|whether|if|why|who)$/.test(t.form))
          return { tokens: through(s, verb, i), kind, shape: 'clause' };
      }
  }
  if (!core) return null;
  let i = verb + 1;
  while (
    i < s.tokens.length &&
    (isTimeWord(s, s.tokens[i] as Token) || /^(on|in|late|early|earlier)$/i.test(s.tokens[i]?.form ?? ''))
  )
    i++;
  const next = s.tokens[i];
  if (!next || next.upos === 'PUNCT' || next.upos === 'ADP' || next.upos === 'CCONJ') return null;
  const subject = /^(PRON|DET|PROPN|NOUN|ADJ|NUM)$/.test(next.upos);
  if (!subject) return null;
  for (let k = i + 1; k < s.tokens.length && k < i + 12; k++) {
    const t = s.tokens[k] as Token;
    if (/^(VBD|VBZ|VBP|MD)$/.test(t.xpos)) return { tokens: through(s, verb, i), kind, shape: 'clause' };
    if (/^[;:.]$/.test(t.form)) return null;
  }
  return null;
}

/** To the end of the sentence, without the verbs that go on with the same speaker. */
function through(s: Sentence, verb: number, from: number): number[] {
  const others = new Set<number>();
  for (const c of children(s)[verb] as readonly number[])
    if (c > from && /^(conj|advcl)$/.test((s.tokens[c] as Token).deprel)) for (const i of subtree(s, c)) others.add(i);
  return s.tokens.slice(from).flatMap((t) => (others.has(t.i) ? [] : [t.i]));
}

/** "“…,” Brent Ali, head of the office, told …": all between the closing mark and the verb is the speaker, when it begins like a name. */
export function betweenQuoteAndVerb({ sentence: s, quoted }: Place, verb: number): Source | null {
  if (quoted[verb]) return null;
  let from = verb;
  while (from > 0 && !quoted[from - 1] && !/^[”"’]$|^''$/.test((s.tokens[from - 1] as Token).form) && verb - from < 25)
    from--;
  if (from === 0 || from === verb || verb - from >= 25 || !quoted[from - 2]) return null;
  const first = s.tokens[from] as Token;
  if (!/^(PROPN|NOUN|PRON|DET|ADJ|NUM)$/.test(first.upos)) return null;
  let last = verb - 1;
  while (last >= from && /^(ADV|AUX|PART|PUNCT)$/.test((s.tokens[last] as Token).upos)) last--;
  if (last < from) return null;
  const tokens: number[] = [];
  let aside = false;
  for (let i = from; i <= last; i++) {
    const t = s.tokens[i] as Token;
    aside ||= i > from && /^(who|whose|which|when)$/i.test(t.form);
    if (!aside && /^(VERB|AUX|SCONJ)$/.test(t.upos) && !/^VB[NG]$/.test(t.xpos)) return null;
    tokens.push(i);
  }
  const comma = tokens.find((i) => (s.tokens[i] as Token).form === ',' || (s.tokens[i] as Token).form === '(');
  return { head: (comma ?? last + 1) - 1, tokens };
}

/** "The town is quiet, a police officer told Sana.": the clause before the comma before the speaker, when the tree lost it. */
export function beforeSpeaker({ sentence: s, quoted }: Place, source: Source, verb: number): number[] | null {
  const first = source.tokens[0];
  if (first === undefined || first < 4 || (s.tokens[first - 1] as Token).form !== ',' || first > verb || quoted[first])
    return null;
  const left = s.tokens.slice(0, first - 1);
  return left.some((t) => /^(VBD|VBZ|VBP|MD)$/.test(t.xpos)) && left.some((t) => t.deprel.startsWith('nsubj'))
    ? left.map((t) => t.i)
    : null;
}

/**
 * What stands between a verb of saying and the clause that the tree gave it and belongs to that clause: all from "that" on; a
 * subject that was taken for an object ("said much of his time | was spent"); a condition before a comma ("said if they left, | …").
 */
export function filledLeft({ sentence: s, lexicon }: Place, verb: number, tokens: number[], hearer: boolean): number[] {
  const first = tokens[0] as number;
  let from = first;
  for (let i = verb + 1; i < first; i++) {
    const t = s.tokens[i] as Token;
    if (t.form === 'that' && t.upos === 'SCONJ') {
      from = i;
      break;
    }
  }
  if (from === first)
    for (const c of children(s)[verb] as readonly number[]) {
      if (c <= verb || c >= first) continue;
      const t = s.tokens[c] as Token;
      const own = subtree(s, c);
      const start = own[0] as number;
      const end = own.at(-1) as number;
      if (start <= verb || end >= first || isTimeWord(s, t)) continue;
      const relation = base(t.deprel);
      const subject = !hearer && /^(obj|iobj|nsubj|xcomp)$/.test(relation) && end === first - 1;
      const comma = s.tokens[end + 1]?.form === ',' || (s.tokens[end] as Token).form === ',';
      const condition =
        /^(advcl|obl)$/.test(relation) && comma && start === verb + 1 && !lexicon.media.has(t.form.toLowerCase());
      if ((subject || condition) && start < from) from = start;
    }
  if (from === first) return tokens;
  return [...Array.from({ length: first - from }, (_, k) => from + k), ...tokens];
}

/** A semicolon ends what is said, unless it stands in the quotation. */
export function beforeSemicolon({ sentence: s, quoted }: Place, tokens: number[], verb: number): number[] {
  const stop = s.tokens.findIndex((t) => t.i > verb && t.form === ';' && !quoted[t.i]);
  return stop < 0 ? tokens : tokens.filter((i) => i < stop);
}

/** Whom a verb of saying without a subject belongs to: the name before it, behind it ("…,” said Ali), or the sentence's first subject. */
export function speakerBeside(s: Sentence, verb: number, quoted: Uint8Array): Source | null {
  const t = s.tokens[verb] as Token;
  if (t.xpos === 'VBG' || t.xpos === 'VBN') return firstSubject(s, verb, quoted);
  let before = verb - 1;
  while (before >= 0 && /^(ADV|AUX|PART)$/.test((s.tokens[before] as Token).upos)) before--;
  const closing = s.tokens[before]?.form === ',' ? (s.tokens[before - 1] as Token | undefined) : undefined;
  if (closing && (closing.form === ')' || (closing.upos === 'PROPN' && !isTimeWord(s, closing))))
    return phrase(s, closing.i);
  const left = s.tokens[before];
  if (left && (isNominal(left) || left.form === ')') && !isTimeWord(s, left)) return phrase(s, before);
  const right = s.tokens[verb + 1];
  if (
    left?.upos === 'PUNCT' &&
    t.lemma !== 'tell' &&
    right &&
    (isNominal(right) || right.upos === 'ADJ') &&
    right.upos !== 'NUM'
  ) {
    let head = verb + 1;
    while (/^(NOUN|PROPN|ADJ)$/.test(s.tokens[head + 1]?.upos ?? '')) head++;
    return { head, tokens: Array.from({ length: head - verb }, (_, k) => verb + 1 + k) };
  }
  return t.deprel === 'conj' || t.head < 0 ? firstSubject(s, verb, quoted) : null;
}

function firstSubject(s: Sentence, before: number, quoted: Uint8Array): Source | null {
  const free = (t: Token): boolean => t.i < before && !quoted[t.i] && !isTimeWord(s, t);
  const subject = s.tokens.find((t) => t.deprel.startsWith('nsubj') && free(t));
  if (subject && !subtree(s, subject.i).includes(before)) return phrase(s, subject.i);
  const name = s.tokens.find((t) => (t.upos === 'PROPN' || t.upos === 'PRON') && free(t));
  return name ? phrase(s, name.i) : null;
}
