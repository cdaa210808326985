import {
  abbreviations,
  ambiguousAbbreviations,
  apostropheWords,
  beforeNumber,
  fused,
  hyphenPrefixes,
  nameEndings,
  slashed,
  titles,
  units,
} from './word-lists.js';

/** Receives the words one after the other, with their spans. */
export type WordSink = (start: number, end: number) => void;

/** Looking for addresses stops at chunks longer than this, so that odd input costs linear time. */
const LONGEST_NAME = 2000;

const LETTERS = /(?:[\p{L}\p{M}\p{N}_]|\u00ad|\u200c|\u200d|\u2060)+/uy;
const CLITIC = /['’ʼ`´](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])/iuy;
const INNER = /['’ʼ`‘]\p{L}[\p{L}\p{M}]*/uy;
const ACRONYM = /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/uy;
const ADDRESS = /(?:https?|ftp):\/\/[^\s<>"“”]+|www\.[^\s<>"“”]+|[\w.+%-]+@[\w-]+(?:\.[\w-]+)*/iuy;
const NAME = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?:\/[^\s<>"“”]*)?/uy;
const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER =
  /(?:\d{3}-\d{3}-\d{4}|\d{3}-\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4})(?![\d-])|\d{1,4}(?:\/\d{1,4}){1,2}(?![\d/])|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*|\.\d+/uy;
const NUMBER_TAIL = /(?:st|nd|rd|th|s|['’]s)(?![\p{L}\p{N}])/iuy;
const TAIL = /[\p{L}\p{M}\p{N}]+/uy;
const CURRENCY = /(?:US|A|C|NZ|HK|S)\$/uy;
const SMILEY = /[:;=]['-]?[()DPp|/\\](?![\p{L}\p{N}])/uy;
const RUN = /\.{2,}|[!?]+|-{2,}|={2,}|\*{2,}|_{2,}|~{2,}|#{2,}|\+{2,}|<{2,}|>{2,}|–{2,}|—{2,}|''|’’|‘’|``/uy;
const SYMBOL = /\p{Extended_Pictographic}(?:[\ufe0f\u200d]|\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}])*|[\s\S]/uy;
const CLOSING = /[.,;:!?'"”’)\]}>]$/;

function match(pattern: RegExp, text: string, at: number, limit: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex <= limit ? pattern.lastIndex : -1;
}

const isPlainLetter = (c: number) => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

/** Whether a character stands between words without being part of one: spaces, controls, marks of direction. */
export function isGap(c: number): boolean {
  if (c <= 32 || c === 0x7f) return true;
  if (c < 0x80) return false;
  return (
    c === 0xa0 ||
    c === 0x85 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200b) ||
    c === 0x200e ||
    c === 0x200f ||
    (c >= 0x2028 && c <= 0x202f) ||
    c === 0x205f ||
    (c >= 0x2066 && c <= 0x2069) ||
    c === 0x3000 ||
    c === 0xfeff ||
    (c > 0x7f && c < 0xa0)
  );
}

/**
 * The words of a stretch of text between two gaps, by the conventions of the English UD treebanks:
 * "don't" is do + n't, "UN-backed" is UN + - + backed, "$5m" is $ + 5 + m, "U.S." is one word.
 */
export function tokeniseChunk(text: string, start: number, end: number, emit: WordSink): void {
  let at = start;
  // the common case: plain letters, perhaps with one mark after them
  while (at < end && isPlainLetter(text.charCodeAt(at))) at++;
  if (at === end || (at === end - 1 && at > start && ',;:?!'.includes(text[at]))) {
    emitWord(text, start, at, emit);
    if (at < end) emit(at, end);
    return;
  }
  const short = end - start <= LONGEST_NAME;
  const chunk = short ? text.slice(start, end) : '';
  const address = short && (chunk.includes('@') || chunk.includes('://') || /www\./i.test(chunk));
  const dotted = short && /[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(chunk);
  at = start;
  while (at < end) at = nextToken(text, start, at, end, address, dotted, emit);
}

function nextToken(
  text: string,
  start: number,
  at: number,
  end: number,
  address: boolean,
  dotted: boolean,
  emit: WordSink,
): number {
  let stop: number;
  if (address) {
    stop = match(ADDRESS, text, at, end);
    if (stop > 0) {
      while (
        stop > at + 1 &&
        CLOSING.test(text[stop - 1]) &&
        !(text[stop - 1] === ')' && text.slice(at, stop).includes('('))
      )
        stop--;
      emit(at, stop);
      return stop;
    }
    stop = match(HANDLE, text, at, end);
    if (stop > 0 && (at === start || !/[\p{L}\p{N}]/u.test(text[at - 1]))) {
      emit(at, stop);
      return stop;
    }
  }
  const c = text.charCodeAt(at);
  if (c >= 48 && c <= 57) return number(text, at, end, emit);
  if (c === 46 && at === start && /\d/.test(text[at + 1] ?? '')) return number(text, at, end, emit);
  stop = match(LETTERS, text, at, end);
  if (stop > 0) return word(text, at, stop, end, dotted, emit);
  if (c === 35) {
    stop = match(HANDLE, text, at, end);
    if (stop > 0) {
      emit(at, stop);
      return stop;
    }
  }
  if (c === 39 || c === 0x2019 || c === 0x60) {
    // an apostrophe which begins a word: 's after a gap, 'em, 'til
    stop = match(INNER, text, at, end);
    if (stop > 0 && apostropheWords.has(`'${text.slice(at + 1, stop).toLowerCase()}`)) {
      const isClitic = /^(?:s|re|ve|ll|d|m)$/i.test(text.slice(at + 1, stop));
      if (!isClitic || at === start) {
        emit(at, stop);
        return stop;
      }
    }
  }
  stop = match(SMILEY, text, at, end);
  if (stop === end && (at === start || stop - at > 2)) {
    emit(at, stop);
    return stop;
  }
  stop = match(RUN, text, at, end);
  if (stop < 0) stop = Math.max(match(SYMBOL, text, at, end), at + 1);
  emit(at, stop);
  return stop;
}

function number(text: string, at: number, end: number, emit: WordSink): number {
  let stop = match(NUMBER, text, at, end);
  if (stop < 0) stop = at + 1;
  const tail = match(NUMBER_TAIL, text, stop, end);
  if (tail > 0) {
    emit(at, tail);
    return tail;
  }
  const letters = match(TAIL, text, stop, end);
  if (letters > 0) {
    const unit = text.slice(stop, Math.min(letters, stop + 12)).toLowerCase();
    if (units.has(unit)) {
      emit(at, stop);
      // "a.m." and "p.m." glued to the hour keep their stops
      return stop;
    }
    if (match(ACRONYM, text, stop, end) > 0) {
      emit(at, stop);
      return stop;
    }
    emit(at, letters);
    return letters;
  }
  emit(at, stop);
  return stop;
}

function word(text: string, at: number, first: number, end: number, dotted: boolean, emit: WordSink): number {
  let stop = first;
  if (dotted) {
    const acronym = match(ACRONYM, text, at, end);
    if (acronym > 0) {
      emit(at, acronym);
      return acronym;
    }
    const name = match(NAME, text, at, end);
    if (name > 0) {
      const bare = text.slice(at, name).split('/', 1)[0];
      const ending = bare.slice(bare.lastIndexOf('.') + 1);
      // "left.In" lost its space; "site.in" is a name
      const cased = ending === ending.toLowerCase() || bare === bare.toUpperCase();
      if ((cased && nameEndings.has(ending.toLowerCase())) || /^Ph\.D|^M\.Sc/i.test(bare)) {
        let close = name;
        while (close > stop && CLOSING.test(text[close - 1])) close--;
        if (/^Ph\.D|^M\.Sc/i.test(bare) && text[close] === '.') close++;
        emit(at, close);
        return close;
      }
    }
  }
  const dollar = match(CURRENCY, text, at, end);
  if (dollar > 0) {
    emit(at, dollar);
    return dollar;
  }
  for (;;) {
    const c = text.charCodeAt(stop);
    if (stop >= end) break;
    if (c === 39 || c === 0x2019 || c === 0x2bc || c === 0x60 || c === 0xb4 || c === 0x2018) {
      if (
        (text[stop - 1] === 'n' || text[stop - 1] === 'N') &&
        /^[tT]$/.test(text[stop + 1] ?? '') &&
        !/[\p{L}\p{N}]/u.test(text[stop + 2] ?? ' ')
      ) {
        if (stop - 1 > at) emit(at, stop - 1);
        emit(stop - 1, stop + 2);
        return stop + 2;
      }
      const clitic = match(CLITIC, text, stop, end);
      if (clitic > 0) {
        emit(at, stop);
        emit(stop, clitic);
        return clitic;
      }
      const inner = match(INNER, text, stop, end);
      if (inner < 0 || c === 0x2018) break;
      stop = inner;
    } else if (c === 0x2d) {
      const next = match(LETTERS, text, stop + 1, end);
      if (next < 0 && stop + 1 === end && stop - at <= 5) {
        stop++; // a broken-off word, or the first of "pre- and post-war"
        break;
      }
      if (next < 0 || !isPrefix(text.slice(at, Math.min(stop, at + 12)), text.slice(stop + 1, next))) break;
      stop = next;
    } else if (c === 0x26) {
      const next = match(LETTERS, text, stop + 1, end);
      if (
        next < 0 ||
        !/^\p{Lu}+$/u.test(text.slice(at, Math.min(stop, at + 12))) ||
        !/^\p{Lu}+$/u.test(text.slice(stop + 1, Math.min(next, stop + 12)))
      )
        break;
      stop = next;
    } else if (c === 0x2f) {
      const next = match(LETTERS, text, stop + 1, end);
      if (next < 0 || next - at > 8 || !slashed.has(text.slice(at, next).toLowerCase())) break;
      stop = next;
    } else break;
  }
  if (text.charCodeAt(stop) === 46 && stop < end && stop - at <= 8 && takesStop(text, at, stop, end)) {
    emit(at, stop + 1);
    return stop + 1;
  }
  emitWord(text, at, stop, emit);
  return stop;
}

/** Whether a first part stays with what follows its hyphen; "RE" does in capitals only before capitals, for "UN-backed" is no prefix. */
function isPrefix(first: string, rest: string): boolean {
  if (!hyphenPrefixes.has(first.toLowerCase())) return false;
  return first.length === 1 || first !== first.toUpperCase() || rest === rest.toUpperCase();
}

/** Whether the full stop after a word belongs to it. */
function takesStop(text: string, at: number, stop: number, end: number): boolean {
  const form = text.slice(at, stop);
  const lower = form.toLowerCase();
  if (text[stop + 1] === '.') return false;
  let next = stop + 1;
  while (next < text.length && next < stop + 4 && isGap(text.charCodeAt(next))) next++;
  const follower = text[next] ?? '';
  if (form.length === 1)
    return /\p{Lu}/u.test(form) && form !== 'I'
      ? next < text.length && /[\p{Lu}\p{Pd},]/u.test(follower)
      : lower === 'p' && /\d/.test(follower);
  if (form === 'I') return false;
  if (ambiguousAbbreviations.has(lower)) {
    if (beforeNumber.has(lower) && /\d/.test(follower)) return true;
    // capitalised in running text, as a title or a place's state would be
    const titled = /^\p{Lu}\p{Ll}/u.test(form);
    return (
      titled &&
      !beforeNumber.has(lower) &&
      lower !== 'al' &&
      (/[\p{Lu}]/u.test(follower) || /[,;]/.test(text[stop + 1] ?? '')) &&
      stop + 1 <= end
    );
  }
  if (titles.has(lower)) return follower !== '' || lower === 'al';
  return abbreviations.has(lower);
}

function emitWord(text: string, at: number, stop: number, emit: WordSink): void {
  const length = stop - at;
  if (length <= 8) {
    const cut = fused.get(text.slice(at, stop).toLowerCase());
    if (cut !== undefined && text.slice(at, stop) !== 'IM') {
      emit(at, at + cut);
      emit(at + cut, stop);
      return;
    }
  }
  emit(at, stop);
}
