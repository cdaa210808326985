/** Which of the proposed spans name a place: scores them all, takes the best ones that do not overlap. */

import type { Gazetteer } from '../knowledge/gazetteer/index.js';
import type { Sentence } from '../language/types.js';
import { Features, type ReportFacts } from './places-features.js';
import { joinLists } from './places-lists.js';
import { adjust, besidePerson } from './places-rules.js';
import { Lookups, proposeSpans, type Span, type Words, wordsOf } from './places-spans.js';
import {
  givenNames,
  HEAD_AFTER,
  ORGANISATION,
  PLACE_NOUN,
  PLACE_PREPOSITION,
  PLAIN_HEAD,
  TITLE,
} from './places-words.js';

/** A span with its log-odds of naming a place. */
export interface Scored extends Span {
  score: number;
}

/** Everything that is proposed in a report, before anything is decided. */
export interface Proposals {
  words: Words[];
  /** By sentence. */
  spans: Span[][];
  facts: ReportFacts;
  lookups: Lookups;
}

export interface Scorer {
  score(features: Features): number;
  common: (word: string) => number;
}

/** Proposes spans over a whole report and gathers what it says about its names. */
export function propose(
  sentences: readonly Sentence[],
  gazetteer: Gazetteer,
  common: (word: string) => number,
): Proposals {
  const lookups = new Lookups(gazetteer);
  const words = sentences.map(wordsOf);
  const spans = words.map((w) => proposeSpans(w, lookups));
  return { words, spans, lookups, facts: gatherFacts(words, spans, common) };
}

function gatherFacts(words: readonly Words[], spans: readonly Span[][], common: (word: string) => number): ReportFacts {
  const persons = new Set<string>();
  const located = new Set<string>();
  const counts = new Map<string, number>();
  words.forEach((w, s) => {
    for (const span of spans[s]) {
      counts.set(span.key, (counts.get(span.key) ?? 0) + 1);
      const prev = w.folded[span.first - 1] ?? '';
      const noun = prev === 'of' ? (w.folded[span.first - 2] ?? '') : prev;
      if (PLACE_PREPOSITION.has(prev) || (PLACE_NOUN.has(noun) && !w.capital[span.first - 1])) located.add(span.key);
      if (span.last > span.first || TITLE.has(prev)) {
        const isName = givenNames().has(w.folded[span.first]) && span.found === 'unknown';
        if ((isName || TITLE.has(prev)) && span.found === 'unknown') persons.add(w.folded[span.last]);
      }
    }
  });
  return { persons, located, counts, common };
}

/** Scores every span of a report. Names that recur help each other, since a name rarely changes its sense within a report. */
export function scoreAll(proposals: Proposals, model: Scorer, rules = true): Scored[][] {
  const features = new Features();
  const sums = new Map<string, { sum: number; n: number }>();
  const scored = proposals.spans.map((list, s) =>
    list.map((span) => {
      features.of(span, proposals.words[s], proposals.facts);
      const plain = model.score(features);
      const score = rules ? adjust(plain, span, proposals.words[s], proposals.facts, list) : plain;
      const seen = sums.get(span.key);
      if (seen) {
        seen.sum += clamp(score);
        seen.n++;
      } else sums.set(span.key, { sum: clamp(score), n: 1 });
      return { ...span, score };
    }),
  );
  for (const list of scored) {
    for (const span of list) {
      const all = sums.get(span.key)!;
      if (all.n > 1) span.score += SHARE * ((all.sum - clamp(span.score)) / (all.n - 1));
    }
  }
  if (rules) {
    scored.forEach(longer);
    echo(scored, proposals.words);
    scored.forEach((list, n) => {
      joinLists(list, proposals.words[n], proposals.facts);
    });
  }
  return scored;
}

/** "Bosnia and Herzegovina" is at least as likely as the "Bosnia" in it. */
function longer(list: readonly Scored[]): void {
  for (const s of list) {
    if (
      s.last === s.first ||
      s.found === 'unknown' ||
      (s.found === 'head' && s.head !== 'compass') ||
      (s.score < -1 && s.head !== 'compass')
    )
      continue;
    for (const o of list) {
      if (o !== s && o.first >= s.first && o.last <= s.last && o.score > THRESHOLD)
        s.score = Math.max(s.score, o.score + 0.2);
    }
  }
}

/** A name that is a place beyond doubt once in the report is one where its words alone would not say so. */
function echo(scored: readonly Scored[][], words: readonly Words[]): void {
  const sure = new Set<string>();
  for (const list of scored) {
    for (const s of list) {
      if (s.score <= 0.8 || s.found === 'unknown') continue;
      sure.add(s.key);
      if (s.head && s.head !== 'compass' && s.key.endsWith(s.head)) sure.add(s.key.slice(0, -s.head.length));
      const last = words[s.sentence].folded[s.last];
      if (s.last > s.first && (HEAD_AFTER.has(last) || PLAIN_HEAD.has(last))) sure.add(s.key.slice(0, -last.length));
    }
  }
  scored.forEach((list, n) => {
    for (const s of list) {
      if (s.score >= 0 || !sure.has(s.key) || besidePerson(s, words[n])) continue;
      const owned = s.found === 'name' && ORGANISATION.has(words[n].folded[s.last + 1]);
      if (s.score > (owned ? -7 : -3.5)) s.score = 0.1;
    }
  });
}

/** Log-odds above which a span is taken for a place. */
export const THRESHOLD = -0.4;

/** How much the same name elsewhere in the report counts. */
const SHARE = 0.35;
const clamp = (x: number): number => Math.max(-4, Math.min(4, x));

/** The best spans of one sentence that do not overlap, in order. */
export function pick(scored: readonly Scored[], threshold: number): Scored[] {
  const order = scored
    .filter((s) => s.score >= threshold)
    .sort((a, b) => b.score - a.score || b.last - b.first - (a.last - a.first) || a.first - b.first);
  const taken: Scored[] = [];
  for (const s of order) if (!taken.some((t) => s.first <= t.last && t.first <= s.last)) taken.push(s);
  return taken.sort((a, b) => a.first - b.first);
}
