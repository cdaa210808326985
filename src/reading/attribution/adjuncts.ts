/** Cues that are adjuncts of the clause they attribute: "according to X", "in her view", "reportedly", "alleged". */

import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Draft, Place } from './draft.js';
import { base, clauseOf, nounPhrase } from './phrase.js';

/** "according to X", "per X": matched on the words, the phrase after them read from the tree. */
export function prepositionCue(place: Place, at: number): Draft | null {
  const s = place.sentence;
  const { upos, form } = s.tokens[at] as Token;
  if (upos === 'NOUN' || upos === 'PROPN' || upos === 'PUNCT') return null;
  const first = form.toLowerCase();
  for (const p of place.lexicon.prepositions) {
    if (p.words[0] !== first) continue;
    const end = at + p.words.length;
    if (end >= s.tokens.length || !p.words.every((w, k) => s.tokens[at + k]?.form.toLowerCase() === w)) continue;
    const comma = at === 0 || (s.tokens[at - 1] as Token).upos === 'PUNCT';
    if (p.afterComma && !comma) continue;
    const head = phraseAfter(s, at, end);
    if (head < 0) continue;
    const cue = Array.from(p.words, (_, k) => at + k);
    const source = nounPhrase(s, head).filter((i) => i >= end);
    const drop = new Set([...subtree(s, head), ...cue, ...source]);
    // behind a comma, and with none after it, all that follows tells about the source: "according to a poll taken last week"
    if (comma && at > 0 && !s.tokens.some((t) => t.i > at && t.form === ','))
      for (let i = end; i < s.tokens.length; i++) drop.add(i);
    const content = clauseAround(s, head, drop, comma, at);
    if (content.length === 0) continue;
    return {
      sentence: s.index, cueToken: at, cue, source: { head, tokens: source.length ? source : [head] }, content, kind: p.kind,
      speaks: true, weak: false, shape: 'according',
    }; // biome-ignore format: short
  }
  return null;
}

/** The head of the noun phrase after the cue's words. */
function phraseAfter(s: Sentence, at: number, end: number): number {
  const marker = s.tokens[at] as Token;
  // the words may hang on the noun ("case", as they should), or the noun on the words
  if (marker.head >= end) return marker.head;
  for (let i = end; i < Math.min(s.tokens.length, end + 12); i++) {
    const t = s.tokens[i] as Token;
    if ((t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'PRON') && (t.head < end || t.head > i + 12)) return i;
  }
  return -1;
}

/** The clause that an adjunct comments on, without the adjunct. */
function clauseAround(s: Sentence, head: number, drop: ReadonlySet<number>, wide: boolean, at: number): number[] {
  const up = (s.tokens[head] as Token).head;
  let clause = up < 0 ? head : clauseOf(s, up);
  if (wide) {
    // set off by a comma, it comments on the whole sentence, or on the part after the last "but" or semicolon
    for (let steps = 0; steps < 20; steps++) {
      const t = s.tokens[clause] as Token;
      if (t.head < 0) break;
      // "he said that, according to the police, …": inside what somebody else says
      if (base(t.deprel) === 'ccomp' && t.head < at && at < clause) break;
      if (base(t.deprel) === 'conj' && breaks(s, clause)) break;
      clause = clauseOf(s, t.head);
    }
  }
  const tokens = up < 0 ? s.tokens.map((t) => t.i) : subtree(s, clause);
  let kept = tokens.filter((i) => !drop.has(i));
  if (wide && at > 0 && base((s.tokens[clause] as Token).deprel) !== 'conj') {
    const later = [...(children(s)[clause] as readonly number[])].filter(
      (c) => c < at && base((s.tokens[c] as Token).deprel) === 'conj' && breaks(s, c),
    );
    const last = later.at(-1);
    if (last !== undefined && (s.tokens[head] as Token).head === clause && head > last) {
      const part = new Set(subtree(s, last));
      kept = kept.filter((i) => part.has(i));
    }
  }
  return kept;
}

const breaks = (s: Sentence, i: number): boolean =>
  (children(s)[i] as readonly number[]).some((c) => /^(but|yet|;)$/i.test((s.tokens[c] as Token).form));

/** "in her view", "by his own account": the owner of a standpoint answers for the clause. */
export function standpointCue(place: Place, noun: number): Draft | null {
  const s = place.sentence;
  const t = s.tokens[noun] as Token;
  if (!place.lexicon.standpoints.has(t.form.toLowerCase()) || !/^(obl|nmod)$/.test(base(t.deprel))) return null;
  let owner = -1;
  let preposition = -1;
  for (const c of children(s)[noun] as readonly number[]) {
    const d = s.tokens[c] as Token;
    if (d.deprel === 'nmod:poss') owner = c;
    if (d.deprel === 'case' && /^(in|by|to|from)$/i.test(d.form)) preposition = c;
  }
  if (owner < 0 || preposition < 0) return null;
  const own = new Set(subtree(s, noun));
  const content = clauseAround(s, noun, own, true, Math.min(...own));
  if (content.length < 3) return null;
  return {
    sentence: s.index, cueToken: noun, cue: [preposition, noun], source: { head: owner, tokens: nounPhrase(s, owner) }, content,
    kind: 'believe', speaks: true, weak: false, shape: 'standpoint',
  }; // biome-ignore format: short
}

/** "reportedly": somebody unnamed says so. */
export function adverbCue(place: Place, adverb: number): Draft | null {
  const s = place.sentence;
  const t = s.tokens[adverb] as Token;
  const kind = place.lexicon.adverbs.get(t.form.toLowerCase());
  if (kind === undefined || t.head < 0) return null;
  const head = s.tokens[t.head] as Token;
  const clause =
    head.upos === 'VERB' || head.upos === 'AUX' || base(head.deprel) === 'amod' ? t.head : clauseOf(s, t.head);
  const content = subtree(s, clause).filter((i) => i !== adverb);
  if (content.length === 0) return null;
  return {
    sentence: s.index,
    cueToken: adverb,
    cue: [adverb],
    source: null,
    content,
    kind,
    speaks: false,
    weak: false,
    shape: 'adverb',
  };
}

/** "the alleged attack": the noun phrase is the content. */
export function attributiveCue(place: Place, adjective: number): Draft | null {
  const s = place.sentence;
  const t = s.tokens[adjective] as Token;
  const kind = place.lexicon.attributive.get(t.form.toLowerCase());
  if (kind === undefined || t.deprel !== 'amod') return null;
  const content = nounPhrase(s, t.head).filter((i) => i > adjective);
  if (content.length === 0) return null;
  return {
    sentence: s.index,
    cueToken: adjective,
    cue: [adjective],
    source: null,
    content,
    kind,
    speaks: false,
    weak: false,
    shape: 'attributive',
  };
}
