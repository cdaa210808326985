import { children, subtree } from '../../language/tree.js';
import type { Analysis, Sentence, Token } from '../../language/types.js';
import type { Span } from '../../report/types.js';
import { isPersonNoun } from '../quantities/people.js';
import type { CasualtyMention, QuantityMention } from '../types.js';
import { HARM_NOUNS } from './harm.js';
import { besideVerb, linkBySight } from './sight-link.js';
import { findSingles } from './single.js';
import { isSubset } from './subset.js';
import { tollOf } from './toll.js';
import { isTotal } from './totals.js';
import { type Link, lemmaOf, linkByTree, topOf } from './tree-link.js';

const NONE: readonly QuantityMention[] = [];

/**
 * Finds the people harmed: every count that the tree, or failing that the order of words, ties to a word of harm, with its bounds
 * and whether it is a running total. Parts of a count already given ("including two children") are left out.
 *
 * @example
 * const analysis = analyse('The strike killed 12 people and wounded 30 others.');
 * findCasualties(analysis, findQuantities(analysis)) // killed 12..12 of "people"; wounded 30..30
 */
export function findCasualties(analysis: Analysis, quantities: readonly QuantityMention[]): CasualtyMention[] {
  const found: CasualtyMention[] = [];
  const bySentence = new Map<number, QuantityMention[]>();
  for (const q of quantities) {
    if (q.kind !== 'count') continue;
    const list = bySentence.get(q.sentence);
    if (list) list.push(q);
    else bySentence.set(q.sentence, [q]);
  }
  for (const sentence of analysis.sentences) {
    const { index } = sentence;
    const list = bySentence.get(index) ?? NONE;
    const parsed = sentence.tokens.length < 2 || sentence.tokens.some((t) => t.head >= 0);
    const unlinked: QuantityMention[] = [];
    const start = found.length;
    for (const q of list) {
      if (isSubset(sentence, q, list)) continue;
      const toll = tollOf(sentence, q);
      const shared = q.counted < 0 ? undefined : list.find((other) => other !== q && other.counted === q.counted);
      const role = shared && shared.first > q.first ? 'part' : shared || isBase(sentence, q) ? 'base' : 'whole';
      const link =
        toll ??
        besideVerb(sentence, q) ??
        (parsed ? linkByTree(sentence, q, role) : null) ??
        (role === 'base' ? null : linkBySight(sentence, q)) ??
        likeBefore(sentence, q, found);
      if (link) found.push(mention(analysis, sentence, q, link, toll !== null));
      else unlinked.push(q);
    }
    if (found.length > start)
      for (const q of unlinked) {
        const link = asInList(sentence, q, found.slice(start));
        if (link) found.push(mention(analysis, sentence, q, link, false));
      }
    const counted = found.length;
    if (parsed) found.push(...findSingles(analysis, sentence, list));
    if (unlinked.length > 0 || found.length > counted) sortFrom(found, start);
  }
  return found;
}

function mention(
  analysis: Analysis,
  sentence: Sentence,
  q: QuantityMention,
  link: Link,
  toll: boolean,
): CasualtyMention {
  const head = q.counted >= 0 ? q.counted : topOf(sentence, q);
  const of = describe(analysis, sentence, q);
  return {
    kind: link.kind,
    min: q.min,
    max: q.max,
    span: spanFor(
      sentence,
      q,
      link.trigger,
      Math.max(of?.span[1] ?? 0, q.span[1], sentence.tokens[q.counted]?.end ?? 0),
    ),
    of: of?.text ?? null,
    sentence: sentence.index,
    trigger: link.trigger,
    total: toll || isTotal(analysis, sentence, link.trigger, head),
    head,
  };
}

function sortFrom(found: CasualtyMention[], start: number): void {
  const tail = found.splice(start).sort((a, b) => a.span[0] - b.span[0]);
  found.push(...tail);
}

/** "left four officers, seven protesters and a guard dead": what one of a list met, all of it met. */
function asInList(sentence: Sentence, q: QuantityMention, found: readonly CasualtyMention[]): Link | null {
  if (q.counted < 0) return null;
  const first = (i: number): number => {
    let at = i;
    for (
      let n = 0;
      n < 8 &&
      sentence.tokens[at]?.deprel === 'conj' &&
      sentence.tokens[sentence.tokens[at]?.head ?? -1]?.upos !== 'VERB';
      n++
    )
      at = sentence.tokens[at]?.head ?? at;
    return at;
  };
  const own = first(q.counted);
  const gap = (c: CasualtyMention) => sentence.tokens.slice(c.head + 1, q.first).map((t) => t.form.toLowerCase());
  const beside = found.find(
    (c) =>
      c.head < q.first &&
      c.trigger < c.head &&
      c.trigger !== c.head &&
      gap(c).length > 0 &&
      gap(c).length <= 2 &&
      gap(c).every((w) => w === ',' || w === 'and'),
  );
  const like =
    beside ??
    found.find(
      (c) =>
        c.head !== q.counted &&
        c.trigger !== c.head &&
        Math.abs(c.head - q.counted) < 14 &&
        first(c.head) === own &&
        (own === c.head || own === q.counted || c.head > q.counted),
    );
  if (!like || !isPersonNoun(sentence.tokens[q.counted]?.lemma ?? '', sentence.tokens[q.counted]?.form ?? ''))
    return null;
  return { kind: like.kind, trigger: like.trigger };
}

/** "half of the 600 detainees", "most of the 40 hostages": the number of the whole, of which something is said of a part. */
function isBase(sentence: Sentence, q: QuantityMention): boolean {
  const noun = sentence.tokens[q.counted];
  if (noun?.deprel !== 'nmod' || noun.head < 0 || noun.head >= q.first) return false;
  const head = sentence.tokens[noun.head] as Token;
  const of = (children(sentence)[noun.i] ?? []).some((k) => sentence.tokens[k]?.form.toLowerCase() === 'of');
  return (
    of &&
    (head.upos === 'NUM' ||
      /^(?:half|most|many|some|majority|thirds?|quarter|percent|%|part|rest|none|one|few|several|remains?)$/i.test(
        head.form,
      ))
  );
}

/** "killed 7 people in the town and 3 in the village": a bare number after "and", before a place, met what the one before it met. */
function likeBefore(sentence: Sentence, q: QuantityMention, found: readonly CasualtyMention[]): Link | null {
  const last = found.at(-1);
  if (q.counted >= 0 || !last || last.sentence !== sentence.index || last.total) return null;
  const joiner = sentence.tokens[q.first - 1]?.form.toLowerCase();
  const after = sentence.tokens[q.last + 1];
  if ((joiner !== 'and' && joiner !== ',') || !after || !/^(?:in|at|near|around|outside|on)$/i.test(after.form))
    return null;
  return q.first - last.head <= 8 ? { kind: last.kind, trigger: last.trigger } : null;
}

/** From the number to the end of who they were, and to the word of harm where it follows at once. */
function spanFor(sentence: Sentence, q: QuantityMention, trigger: number, end: number): Span {
  const token = sentence.tokens[trigger];
  if (token && token.start >= end && token.start - end <= 12) return [q.span[0], token.end];
  return [q.span[0], end];
}

const NOT_SAID =
  /^(?:people|person|other|others|life|lives|another|death|deaths|casualty|casualties|injuries|bodies|fatalities)$/;

/** Who they were, as said: the counted noun with its modifiers and its "of" ("members of Haftar's militia"). Null for "12 people". */
function describe(analysis: Analysis, sentence: Sentence, q: QuantityMention): { text: string; span: Span } | null {
  if (q.counted < 0) return null;
  const noun = sentence.tokens[q.counted] as Token;
  const harm = HARM_NOUNS.has(lemmaOf(noun)) || HARM_NOUNS.has(noun.form.toLowerCase());
  let start = harm ? noun.end : noun.start;
  let end = noun.end;
  for (const k of children(sentence)[q.counted] ?? []) {
    const child = sentence.tokens[k] as Token;
    if (harm) {
      // "28 bodies of peasants": the peasants.
      const inside = child.deprel === 'nmod' && k > q.counted ? subtree(sentence, k).filter((n) => n > q.counted) : [];
      if (inside.length > 1 && sentence.tokens[inside[0] as number]?.form.toLowerCase() === 'of') {
        start = sentence.tokens[inside[1] as number]?.start ?? start;
        end = sentence.tokens[inside.at(-1) as number]?.end ?? end;
      }
      continue;
    }
    if (k < q.counted && k > q.last && /^(?:amod|compound|nmod:poss|flat)$/.test(child.deprel))
      start = Math.min(start, sentence.tokens[subtree(sentence, k)[0] ?? k]?.start ?? start);
    if (k > q.counted && /^(?:nmod|flat|compound)$/.test(child.deprel)) {
      const inside = subtree(sentence, k);
      const linked = inside.some(
        (n) => /^(?:of|from)$/i.test(sentence.tokens[n]?.form ?? '') && sentence.tokens[n]?.head === k,
      );
      if (child.deprel !== 'nmod' || linked) end = Math.max(end, sentence.tokens[inside.at(-1) ?? k]?.end ?? end);
    }
  }
  if (start < q.span[0] && end <= q.span[1]) return null;
  start = Math.max(start, q.counted > q.last ? q.span[1] : noun.start);
  if (harm && start >= end) return null;
  const raw = analysis.text.slice(start, end);
  const text = raw.trim();
  if (NOT_SAID.test(text.toLowerCase())) return null;
  const from = start + raw.length - raw.trimStart().length;
  return { text, span: [from, from + text.length] };
}
