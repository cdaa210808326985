/** Where in a sentence the name of a place could stand: every run of words that the gazetteer knows or that looks like one. */

import type { Candidate, Gazetteer } from '../knowledge/gazetteer/index.js';
import { foldWord, isArticle } from '../knowledge/gazetteer/normalise.js';
import type { Sentence, Token } from '../language/types.js';
import { COMPASS, HEAD_AFTER, HEAD_BEFORE, NEVER, ORGANISATION, PLAIN_HEAD, SITE_AFTER } from './places-words.js';

/** How a span was proposed: the whole is in the gazetteer, a generic word was left out to find it, or nothing is known of it. */
export type Found = 'name' | 'head' | 'unknown';

export interface Span {
  sentence: number;
  first: number;
  last: number;
  /** Folded name, one string for all spellings. */
  key: string;
  found: Found;
  /** Bearers of the name, likeliest first; empty if unknown. */
  bearers: readonly Candidate[];
  /** The generic word in the name, folded: "river" in "Tigris River". */
  head: string | null;
}

/** What the words of a sentence are made of, computed once. */
export interface Words {
  sentence: Sentence;
  tokens: readonly Token[];
  /** Folded forms; empty for punctuation. */
  folded: string[];
  /** Starts with a capital letter. */
  capital: boolean[];
  /** A hyphen or slash without space on both sides, or nothing but punctuation. */
  joiner: boolean[];
  /** All letters of the sentence are capitals. */
  shouting: boolean;
}

const MAX_WORDS = 7;
/** Bearers looked at for one name. */
const MAX_BEARERS = 400;
/** Lower-case words that may stand inside a name. */
const INSIDE = new Set([
  'of',
  'the',
  'and',
  'de',
  'da',
  'do',
  'del',
  'della',
  'di',
  'la',
  'le',
  'les',
  'du',
  'des',
  'el',
  'al',
  'es',
  'as',
  'ash',
  'ad',
  'ar',
  'az',
  'an',
  'bin',
  'ibn',
  'wa',
  'upon',
  'on',
  'sur',
  'en',
  'am',
  'e',
  'y',
  'dos',
  'ye',
  'der',
  'den',
  'ed',
  'ez',
  'd',
  'l',
]);

/** Prepares a sentence. */
export function wordsOf(sentence: Sentence): Words {
  const { tokens } = sentence;
  let upper = 0;
  let lower = 0;
  const folded: string[] = [];
  const capital: boolean[] = [];
  const joiner: boolean[] = [];
  tokens.forEach((t, i) => {
    const word = foldWord(t.form);
    folded.push(word);
    const c = t.form.charCodeAt(0);
    capital.push((c >= 65 && c <= 90) || (c > 127 && t.form[0] !== t.form[0].toLowerCase()));
    joiner.push(word === '' && /^[-‐‑–/]$/.test(t.form) && !t.spaceAfter && i > 0 && !tokens[i - 1].spaceAfter);
    if (t.form.length > 1) {
      if (t.form === t.form.toUpperCase() && t.form !== t.form.toLowerCase()) upper += t.form.length;
      else if (word !== '' && !/\d/.test(word)) lower += t.form.length;
    }
  });
  return { sentence, tokens, folded, capital, joiner, shouting: upper > 12 && upper > 4 * lower };
}

/** Remembers look-ups while one report is read. */
export class Lookups {
  private readonly known = new Map<string, readonly Candidate[]>();

  constructor(private readonly gazetteer: Gazetteer) {}

  /** Bearers of a name given as folded words, with and without its articles. */
  find(words: readonly string[], loose = false): readonly Candidate[] {
    const key = (loose ? '~' : '') + words.join(' ');
    let got = this.known.get(key);
    if (!got) {
      got = loose ? this.gazetteer.lookupLoose(words.join(' ')) : this.gazetteer.lookupWords(words);
      if (got.length > MAX_BEARERS) got = got.slice(0, MAX_BEARERS);
      this.known.set(key, got);
    }
    return got;
  }
}

/** All spans of a sentence that could be the name of a place; they overlap. */
export function proposeSpans(words: Words, lookups: Lookups): Span[] {
  const spans: Span[] = [];
  const n = words.tokens.length;
  for (let i = 0; i < n; i++) {
    if (!canStart(words, i)) continue;
    const from = spans.length;
    const ends = namesFrom(words, i, lookups, spans);
    withCompass(words, i, spans, from);
    withHead(words, i, ends, lookups, spans);
  }
  unknownRuns(words, lookups, spans);
  return spans;
}

/** An Arabic article before a hyphen. */
const ARTICLE = /^(?:al|el|[ae](?:s|sh|z|d|r|n|t))$/;

function canStart(w: Words, i: number): boolean {
  const f = w.folded[i];
  if (f === '' || w.joiner[i]) return false;
  if (w.shouting) return !NEVER.has(f) && /[a-z]/.test(f);
  if (w.capital[i]) return /[a-z]/.test(f);
  return ARTICLE.test(f) && w.joiner[i + 1] === true && w.capital[i + 2] === true;
}

/** Adds the names of the gazetteer that start at a word, and returns the ends that were reached. */
function namesFrom(w: Words, i: number, lookups: Lookups, spans: Span[]): number {
  const parts: string[] = [];
  let reached = i;
  let count = 0;
  for (let j = i; j < w.tokens.length && count < MAX_WORDS; j++) {
    if (w.folded[j] === '') {
      // hyphens, and the full stop or apostrophe that a tokeniser has split off
      if (
        w.joiner[j] ||
        (/^[.'’,]$/.test(w.tokens[j].form) && !w.tokens[j].spaceAfter && !w.tokens[j - 1]?.spaceAfter && j > i) ||
        (w.tokens[j].form === ',' && /^D\.?C/.test(w.tokens[j + 1]?.form ?? ''))
      )
        continue;
      break;
    }
    const inside = !w.capital[j] && !w.shouting;
    const owner = /^['’]/.test(w.tokens[j].form);
    if (inside && j > i && !owner && !INSIDE.has(w.folded[j]) && !/^\d+$/.test(w.folded[j]) && !w.joiner[j - 1]) {
      if (!PLAIN_HEAD.has(w.folded[j])) break;
    }
    if (/^['’]/.test(w.tokens[j].form) && (j === i || !w.capital[j + 1])) break;
    count++;
    for (const part of splitWord(w.tokens[j].form, w.folded[j])) parts.push(part);
    if (inside && (owner || INSIDE.has(w.folded[j]))) continue;
    const bearers = lookups.find(parts);
    if (bearers.length === 0) continue;
    if (!allowed(w, i, j, parts, bearers)) continue;
    const usable = bearers.filter((b) => usableName(w, i, j, b));
    if (usable.length === 0) continue;
    spans.push({
      sentence: w.sentence.index,
      first: i,
      last: j,
      key: parts.join(''),
      found: 'name',
      bearers: usable,
      head: null,
    });
    reached = j;
  }
  return reached;
}

/** A word with inner hyphens in its parts, so that "al-Watiya" as one token is read like three. */
function splitWord(form: string, folded: string): string[] {
  return /[-‐‑–/]/.test(form)
    ? form
        .split(/[-‐‑–/]/)
        .map(foldWord)
        .filter(Boolean)
    : [folded];
}

const DEMONYM = 4;
const ABBREVIATION = 2;
const CURATED = 64;

/** Whether the words may be this name: abbreviations only in capitals, and no lower-case start. */
function usableName(w: Words, i: number, j: number, b: Candidate): boolean {
  const form = w.tokens[i].form;
  if (i !== j) return true;
  // three capitals are an abbreviation, and no name but one that is one
  if ((b.flags & ABBREVIATION) === 0) return w.shouting || form.length > 3 || form !== form.toUpperCase();
  // "P.A." is not Pennsylvania, "N.Y." is New York; "R-Neb." is a senator
  if (/\..*\./.test(form) && b.kind === 'admin1' && !b.name.includes(' ')) return false;
  if (/^b\.?c\.?e?\.?$/i.test(form) && /\d|century/.test(w.folded[i - 1] ?? '')) return false;
  if (w.joiner[i - 1] && w.tokens[i - 2]?.form.length === 1) return false;
  if (w.shouting) return form.length >= 3 || form.includes('.');
  if (form.includes('.')) return true;
  if (form !== form.toUpperCase()) return w.tokens[j + 1]?.form === '.' && !w.tokens[j].spaceAfter;
  // two letters for a state of a federation need the comma before them: "Tampa, FL"
  if (form.length === 2 && b.kind === 'admin1') return w.tokens[i - 1]?.form === ',';
  return true;
}

function allowed(w: Words, i: number, j: number, parts: readonly string[], bearers: readonly Candidate[]): boolean {
  if (i === j && NEVER.has(w.folded[i])) {
    return w.tokens[i].form === 'US' || (w.tokens[i].form.length > 3 && bearers[0].kind === 'country');
  }
  if (parts.length === 1 && parts[0].length < 2) return false;
  const generic = HEAD_AFTER.has(parts[0]) || SITE_AFTER.has(parts[0]) || ORGANISATION.has(parts[0]);
  if (parts.length === 1 && generic && (bearers[0].flags & CURATED) === 0) return false;
  // the article that starts a sentence, or "As Syria …": a name only if the gazetteer has it with the article
  if (i !== j && !w.shouting && isArticle(parts[0], parts[1] ?? '') && !w.joiner[i + 1] && parts.length === 2) {
    return parts[0] === 'al' || parts[0] === 'el' || bearers.some((b) => (b.flags & 32) === 0);
  }
  return true;
}

/** "Western Tigray", "North Gaza": a capitalised point of the compass belongs to the name. */
function withCompass(w: Words, i: number, spans: Span[], from: number): void {
  const compass = i - 1;
  if (compass < 0 || !w.capital[compass] || !COMPASS.has(w.folded[compass]) || w.shouting) return;
  for (const s of spans.slice(from)) {
    if (spans.some((o) => o.first === compass && o.last === s.last) || (s.bearers[0].flags & DEMONYM) !== 0) continue;
    spans.push({ ...s, first: compass, key: w.folded[compass] + s.key, found: 'head', head: 'compass' });
  }
}

/** Names that end or start with a generic word: known without it, or not known at all. */
function withHead(w: Words, i: number, reached: number, lookups: Lookups, spans: Span[]): void {
  const end = Math.min(w.tokens.length - 1, i + 4);
  const parts: string[] = [];
  for (let j = i; j <= end; j++) {
    if (w.joiner[j]) continue;
    if (w.folded[j] === '' || !(w.capital[j] || w.shouting)) break;
    const head = w.folded[j];
    const isHead = j > i && (HEAD_AFTER.has(head) || SITE_AFTER.has(head));
    if (isHead && j > reached) {
      if (w.shouting && !w.tokens[j].xpos.startsWith('NNP')) break;
      const bearers = HEAD_AFTER.has(head) ? lookups.find(parts).filter((b) => (b.flags & DEMONYM) === 0) : [];
      spans.push({
        sentence: w.sentence.index,
        first: i,
        last: j,
        key: [...parts, head].join(''),
        found: bearers.length ? 'head' : 'unknown',
        bearers,
        head,
      });
    }
    parts.push(...splitWord(w.tokens[j].form, head));
  }
}

/** Runs of capitalised words that the gazetteer lacks altogether. */
function unknownRuns(w: Words, lookups: Lookups, spans: Span[]): void {
  const n = w.tokens.length;
  for (let i = 0; i < n; i++) {
    if (!canStart(w, i) || (w.shouting && !w.tokens[i].xpos.startsWith('NNP'))) continue;
    let j = i;
    const parts = splitWord(w.tokens[i].form, w.folded[i]);
    for (let k = i + 1; k < n && k < i + 6; k++) {
      if (w.joiner[k]) continue;
      if (ARTICLE.test(w.folded[k]) && w.joiner[k + 1] && w.capital[k + 2]) {
        parts.push(w.folded[k]);
        continue;
      }
      if (w.folded[k] === '' || !(w.capital[k] || (w.shouting && w.tokens[k].xpos.startsWith('NNP')))) break;
      if (w.shouting && NEVER.has(w.folded[k])) break;
      parts.push(...splitWord(w.tokens[k].form, w.folded[k]));
      j = k;
    }
    const covered = spans.some((s) => s.first === i && s.last === j);
    const single = i === j && (NEVER.has(w.folded[i]) || w.folded[i].length < 3);
    if (!covered && !single) {
      const bearers = w.shouting ? [] : lookups.find(parts, true);
      ownerOf(w, i, j, spans);
      spans.push({
        sentence: w.sentence.index,
        first: i,
        last: j,
        key: parts.join(''),
        found: 'unknown',
        bearers,
        head: HEAD_BEFORE.has(parts[0]) ? parts[0] : null,
      });
    }
    i = j;
  }
}

/** The unknown name in front of an organisation's words: "Cauvery" in "Cauvery Management Board". */
function ownerOf(w: Words, i: number, j: number, spans: Span[]): void {
  let k = i;
  while (k <= j && !ORGANISATION.has(w.folded[k]) && !SITE_AFTER.has(w.folded[k])) k++;
  // the word before "Board" is as a rule part of what the board does
  for (const end of k <= j ? [k - 1, k - 2] : []) {
    if (end < i || end > i + 1 || w.folded[end] === '' || spans.some((s) => s.first === i && s.last === end)) continue;
    const parts = w.folded.slice(i, end + 1).filter(Boolean);
    if (NEVER.has(parts[0])) continue;
    spans.push({
      sentence: w.sentence.index,
      first: i,
      last: end,
      key: parts.join(''),
      found: 'unknown',
      bearers: [],
      head: HEAD_BEFORE.has(parts[0]) && parts.length > 1 ? parts[0] : null,
    });
  }
}
