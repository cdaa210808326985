import { Gap, Lines } from './lines.js';
import { isGap, tokeniseChunk } from './tokenise.js';
import type { Analysis, Sentence, Token } from './types.js';
import { abbreviations, capitalStarters, sentenceStarters, titles } from './word-lists.js';

/** No sentence gets longer than this, whatever the text. */
const LONGEST_SENTENCE = 400;

const CLOSERS = new Set(['"', "'", '”', '’', ')', ']', '}', "''", '’’', '»']);
const OPENERS = new Set(['"', "'", '“', '‘', '(', '[', '«', '``', '‘’']);

/**
 * Tokens and sentences only: lemma and tags are empty, every head is -1.
 *
 * @example
 * split('Gen. Haftar left. He is 76.').sentences.length; // 2
 */
export function split(text: string): Analysis {
  return { text, sentences: new Splitter(text).run() };
}

const NOTE = /\[\d{1,3}\]/y;

class Splitter {
  private readonly sentences: Sentence[] = [];
  private readonly lines: Lines;
  private tokens: Token[] = [];
  private paragraph = -1;
  private gap: number = Gap.paragraph;
  /** the last word, closing marks apart, may end the sentence */
  private ended = false;
  private markAt = 0;
  /** closing marks and the number of a note, as in "[6]", reach to here */
  private closedTo = 0;

  constructor(private readonly text: string) {
    this.lines = new Lines(text);
  }

  run(): Sentence[] {
    const { text } = this;
    const { length } = text;
    const emit = (start: number, end: number) => this.add(start, end);
    let at = 0;
    for (;;) {
      const before = at;
      while (at < length && isGap(text.charCodeAt(at))) at++;
      if (at === length) break;
      const line = this.lines.before(at);
      if (this.paragraph < 0) this.gap = Gap.paragraph;
      else this.gap = line !== Gap.none ? line : at > before ? Gap.space : Gap.none;
      let end = at + 1;
      while (end < length && !isGap(text.charCodeAt(end))) end++;
      tokeniseChunk(text, at, end, emit);
      at = end;
    }
    this.finish();
    return this.sentences;
  }

  private add(start: number, end: number): void {
    const form = this.text.slice(start, end);
    const { gap } = this;
    this.gap = Gap.none;
    if (gap === Gap.paragraph || gap === Gap.line) {
      this.finish();
      if (gap === Gap.paragraph) this.paragraph++;
    } else if (this.tokens.length > 0) {
      if (this.ended && form === '[') {
        NOTE.lastIndex = start;
        if (NOTE.test(this.text)) this.closedTo = NOTE.lastIndex;
      }
      const closing =
        start < this.closedTo ||
        (this.ended && CLOSERS.has(form) && (gap === Gap.none || form === ')' || form === ']'));
      if (!closing && (this.ended || this.tokens.length >= LONGEST_SENTENCE) && this.endsBefore(form, gap))
        this.finish();
      else if (gap !== Gap.none) this.tokens[this.tokens.length - 1].spaceAfter = true;
      if (!closing) this.ended = false;
    }
    const i = this.tokens.length;
    this.tokens.push({ i, start, end, form, lemma: '', upos: '', xpos: '', head: -1, deprel: '', spaceAfter: false });
    if (isEnd(form)) {
      this.ended = true;
      this.markAt = i;
    }
  }

  /** Whether the sentence so far, which ends in a full stop or the like and perhaps in closing marks, ends before a word. */
  private endsBefore(next: string, gap: number): boolean {
    const { tokens } = this;
    if (tokens.length >= LONGEST_SENTENCE) return true;
    const last = this.markAt;
    const mark = tokens[last].form;
    const closed = last < tokens.length - 1;
    const first = next.charCodeAt(0);
    if (gap === Gap.none && !OPENERS.has(next)) {
      // "left.He": a lost space, but not "what?!" or "1.a"
      return (
        /^\p{Lu}/u.test(next) &&
        last > 0 &&
        tokens[last - 1].end === tokens[last].start &&
        /^\p{L}{3,}$/u.test(tokens[last - 1].form)
      );
    }
    const opener = OPENERS.has(next);
    const upper = /^[\p{Lu}\p{Lt}]/u.test(next);
    const lower = /^\p{Ll}/u.test(next);
    if (/^[!?]/.test(mark)) return !(lower && closed) && !/^[,;:)\]]/.test(next) && !(lower && gap === Gap.wrap);
    if (mark === '.') {
      if (/^[,;:)\]]/.test(next)) return false;
      // the number of a list's item stays with the item
      if (last === 1 && /^(?:\d{1,2}|[a-zA-Z])$/.test(tokens[0].form)) return false;
      return !lower || (!closed && gap !== Gap.wrap && this.isSmall());
    }
    if (/^(?:\.{2,}|…)$/.test(mark))
      return upper && last > 0 && !closed ? isStarter(next) || mark !== '…' : upper && closed;
    // an abbreviation: its stop ends the sentence only before what begins one
    if (opener || !upper) return false;
    const bare = mark.slice(0, -1).toLowerCase();
    if (titles.has(bare) && !bare.includes('.')) return false;
    if (/^\p{Lu}$/u.test(mark.slice(0, -1))) return isStarter(next) && next.length > 1 && !this.isInitial(last);
    if (mark === mark.toUpperCase() && next === next.toUpperCase() && next.length > 1)
      return capitalStarters.has(next.toLowerCase()) && first > 0;
    return isStarter(next);
  }

  /** Whether the text writes sentences without capitals. */
  private isSmall(): boolean {
    return /^\p{Ll}/u.test(this.tokens[0].form);
  }

  private isInitial(at: number): boolean {
    return (
      at > 0 && /^\p{Lu}/u.test(this.tokens[at - 1].form) && !abbreviations.has(this.tokens[at - 1].form.toLowerCase())
    );
  }

  private finish(): void {
    const { tokens } = this;
    if (tokens.length === 0) return;
    const last = tokens[tokens.length - 1];
    last.spaceAfter = last.end >= this.text.length || isGap(this.text.charCodeAt(last.end));
    const index = this.sentences.length;
    this.sentences.push({
      index,
      start: tokens[0].start,
      end: last.end,
      paragraph: Math.max(this.paragraph, 0),
      tokens,
    });
    this.tokens = [];
    this.ended = false;
  }
}

function isStarter(word: string): boolean {
  return sentenceStarters.has(word.toLowerCase());
}

/** Whether a word may end a sentence: a mark, or an abbreviation with its stop. */
function isEnd(form: string): boolean {
  const last = form.charCodeAt(form.length - 1);
  return last === 46 || last === 33 || last === 63 || last === 0x2026;
}
