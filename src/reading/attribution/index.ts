/**
 * Who says so. `findAttributions` reads every "X said that …", "according to X", "…," said X, "X's claim that …",
 * "reportedly" and the like from an analysed text: source, cue and content, each with its spans.
 * Pure, deterministic, linear in the text. The method is described in docs/attribution.md.
 */

import { children } from '../../language/tree.js';
import type { Analysis, Sentence, Token } from '../../language/types.js';
import type { ActorMention, Attribution, Span } from '../types.js';
import { adverbCue, attributiveCue, prepositionCue, standpointCue } from './adjuncts.js';
import type { Draft, Place } from './draft.js';
import { colonCue, headlineCue, sourceLast, titleCue } from './headline.js';
import { type CueLexicon, cueLexicon, type Kind } from './lexicon.js';
import { adjectiveCue, nounCue } from './nouns.js';
import { base } from './phrase.js';
import { findQuotations, type Quotation } from './quotations.js';
import { mended } from './repair.js';
import { keepShape } from './shapes.js';
import { contentSpans, merged, minus, tokenSpans } from './spans.js';
import { cueSpan, giveQuotations, type Spoken } from './speech.js';
import { lengthenTurns, signedPosts } from './turns.js';
import { verbCue } from './verbs.js';

export { attributionsOver, outermost, runningSpeaker } from './chain.js';
export { cueLexicon } from './lexicon.js';
export { findQuotations, type Quotation } from './quotations.js';
export { shapeOf } from './shapes.js';

export interface AttributionOptions {
  /** Actors already found; a source whose head one of them covers gets its id. */
  actors?: readonly ActorMention[];
  lexicon?: CueLexicon;
}

/** All attributions of a text in the order of their cues, those inside others included (see `outermost`). */
export function findAttributions(analysis: Analysis, options: AttributionOptions = {}): Attribution[] {
  const lexicon = options.lexicon ?? cueLexicon();
  const { text, sentences } = analysis;
  const quotations = findQuotations(text);
  const spoken: Spoken[][] = [];
  let at = 0;
  for (const given of sentences) {
    const s = mended(given, lexicon);
    while (at < quotations.length && (quotations[at] as Quotation).end <= s.start) at++;
    const near: Quotation[] = [];
    for (let k = at; k < quotations.length && (quotations[k] as Quotation).start < s.end; k++)
      near.push(quotations[k] as Quotation);
    spoken[s.index] = sentenceDrafts(text, s, near, lexicon).map((draft) => ({
      draft,
      content: contentSpans(s, draft.content, (s.tokens[draft.cueToken] as Token).start, near, text),
    }));
  }
  giveQuotations(text, sentences, quotations, spoken);
  lengthenTurns(text, sentences, spoken);
  const actors = new Map<number, ActorMention[]>();
  for (const a of options.actors ?? []) {
    const list = actors.get(a.sentence);
    if (list) list.push(a);
    else actors.set(a.sentence, [a]);
  }
  const found: Attribution[] = signedPosts(text, sentences);
  for (const s of sentences)
    for (const x of spoken[s.index] ?? []) {
      const attribution = finish(text, s, x, actors.get(s.index));
      if (attribution) found.push(attribution);
    }
  return found.sort((a, b) => (a.cue?.span[0] ?? a.content.span[0]) - (b.cue?.span[0] ?? b.content.span[0]));
}

function sentenceDrafts(text: string, s: Sentence, near: readonly Quotation[], lexicon: CueLexicon): Draft[] {
  const quoted = new Uint8Array(s.tokens.length);
  for (const q of near)
    if (q.level === 0) for (const t of s.tokens) if (t.start > q.start && t.end < q.end) quoted[t.i] = 1;
  const place: Place = { text, sentence: s, lexicon, quoted };
  const drafts: Draft[] = [];
  const headline = headlineCue(place) ?? sourceLast(place) ?? titleCue(place);
  if (headline) drafts.push(headline);
  else {
    const colon = colonCue(place);
    if (colon) drafts.push(colon);
  }
  for (const t of s.tokens) {
    let draft: Draft | null = null;
    if (t.upos === 'VERB' || t.upos === 'AUX') draft = verbCue(place, t.i);
    else if (t.upos === 'NOUN') draft = nounCue(place, t.i) ?? standpointCue(place, t.i);
    else if (t.upos === 'ADJ' || (t.upos === 'ADV' && t.head < 0)) draft = adjectiveCue(place, t.i);
    if (!draft && t.upos === 'ADV') draft = adverbCue(place, t.i);
    if (!draft && (t.upos === 'ADJ' || t.upos === 'VERB')) draft = attributiveCue(place, t.i);
    draft ??= prepositionCue(place, t.i);
    if (draft) drafts.push(draft);
  }
  const opening = drafts.find((d) => d.shape === 'asked');
  if (opening)
    for (const d of drafts)
      if (d !== opening) d.content = d.content.filter((i) => i > (opening.content.at(-1) as number));
  return joined(s, drafts);
}

const mergesWith: ReadonlySet<string> = new Set(['inf', 'raised', 'passive-inf', 'adjective-inf']);
const strongerThanSpeech: ReadonlySet<Kind> = new Set(['deny', 'threaten', 'promise', 'plan', 'order', 'hope']);

/** "refused to say", "wants to discuss": two cues with one source are one, with the content of the inner. */
function joined(s: Sentence, drafts: Draft[]): Draft[] {
  const byToken = new Map(drafts.map((d) => [d.cueToken, d]));
  const gone = new Set<Draft>();
  for (const inner of drafts) {
    const t = s.tokens[inner.cueToken] as Token;
    if (base(t.deprel) !== 'xcomp' || inner.content.length === 0) continue;
    const outer = byToken.get(t.head);
    if (!outer || !mergesWith.has(outer.shape) || gone.has(outer)) continue;
    outer.cue = [...new Set([...outer.cue, ...inner.cue])].sort((a, b) => a - b);
    outer.content = inner.content;
    // "is expected to announce": the subject announces, and "expected" is how sure that is
    outer.source ??= inner.source;
    outer.speaks = inner.speaks;
    if (!strongerThanSpeech.has(outer.kind) && outer.shape !== 'raised' && outer.shape !== 'passive-inf')
      outer.kind = inner.kind;
    gone.add(inner);
    byToken.set(inner.cueToken, outer);
  }
  return drafts.filter((d) => !gone.has(d));
}

/** A cue may be a colon alone, which is no edge to trim. */
function cueSpans(s: Sentence, draft: Draft): Span[] {
  const spans = tokenSpans(s, draft.cue);
  return spans.length ? spans : [cueSpan(s, draft)];
}

const negations = /^(not|n['’]t|never|no|nor|neither|hardly|without)$/i;

/** What a negated cue leaves of its kind: "did not plan to" is a denial, "did not say" leaves it open. */
function negatedKind(kind: Kind): Kind {
  switch (kind) {
    case 'believe':
    case 'plan':
    case 'hope':
    case 'promise':
    case 'order':
    case 'ask':
    case 'threaten':
      return 'deny';
    default:
      return 'question';
  }
}

function isNegated(s: Sentence, cue: number): boolean {
  return (children(s)[cue] as readonly number[]).some((c) => {
    const t = s.tokens[c] as Token;
    if (c > cue || !negations.test(t.form) || !/^(advmod|det|cc|mark)/.test(t.deprel)) return false;
    // “Probably not,” she said: what the quotation denies
    return !s.tokens.slice(c, cue).some((x) => /^(["”»]|'')$/.test(x.form));
  });
}

function finish(
  text: string,
  s: Sentence,
  { draft, content }: Spoken,
  actors: readonly ActorMention[] | undefined,
): Attribution | null {
  const cue = cueSpan(s, draft);
  let spans = merged(content, text);
  for (const [a, b] of cueSpans(s, draft)) spans = minus(spans, [a, b]);
  spans = spans.filter(([a, b]) => /[\p{L}\p{N}]/u.test(text.slice(a, b)));
  if (spans.length === 0) return null;
  const sourceSpans: Span[] = [];
  let id: string | null = null;
  if (draft.source) {
    sourceSpans.push(...tokenSpans(s, draft.source.tokens));
    const head = draft.source.head;
    id = actors?.find((a) => a.head === head || (a.first <= head && head <= a.last))?.id ?? null;
    if (draft.source.also?.length) sourceSpans.push(...tokenSpans(s, draft.source.also));
  }
  const main = sourceSpans[0];
  const attribution: Attribution = {
    source: main ? { text: text.slice(main[0], main[1]), span: main, spans: sourceSpans, id } : null,
    cue: { text: text.slice(cue[0], cue[1]), span: cue, spans: cueSpans(s, draft) },
    content: { span: [(spans[0] as Span)[0], (spans[spans.length - 1] as Span)[1]], spans },
    kind: isNegated(s, draft.cueToken) ? (draft.source ? negatedKind(draft.kind) : 'question') : draft.kind,
    sentence: s.index,
    cueToken: draft.cueToken,
  };
  keepShape(attribution, draft.shape);
  return attribution;
}
