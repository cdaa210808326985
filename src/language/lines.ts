import { isGap } from './tokenise.js';

/** What stands between two words: nothing, a space, a line break inside a paragraph, the end of a line that ends a sentence, the end of a paragraph. */
export const Gap = { none: 0, space: 1, wrap: 2, line: 3, paragraph: 4 } as const;

/** Old newswire is wrapped at some width below this; longer lines are paragraphs of their own. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 40;

/**
 * Decides for every line break whether the sentence goes on behind it. Wrapped text has lines so full that
 * the next line's first word would not have fitted; a headline or a list has not.
 */
export class Lines {
  /** start offsets of lines that are not blank */
  private readonly starts: number[] = [];
  private readonly kinds: number[] = [];
  private next = 0;

  constructor(private readonly text: string) {
    if (!/[\n\r\u2028\u2029\u0085]/.test(text)) return;
    let blank = true;
    let block: [number, number][] = [];
    const finish = () => {
      if (block.length) this.classify(block);
      block = [];
    };
    let at = 0;
    while (at <= text.length) {
      let end = at;
      while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
      let first = at;
      while (first < end && isGap(text.charCodeAt(first))) first++;
      let last = end;
      while (last > first && isGap(text.charCodeAt(last - 1))) last--;
      blank = first === last;
      if (blank) finish();
      else block.push([first, last]);
      at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    finish();
  }

  private classify(block: [number, number][]): void {
    const { text } = this;
    let width = 0;
    for (const [start, end] of block) width = Math.max(width, end - start);
    const wrapped = block.length > 1 && width <= WIDEST_WRAP && width >= NARROWEST_WRAP;
    block.forEach(([start, end], n) => {
      this.starts.push(start);
      if (n === 0) {
        this.kinds.push(Gap.paragraph);
        return;
      }
      const [before, stop] = block[n - 1];
      const marker = /[-*•▪●◦·–—]/.test(text[start]) && isGap(text.charCodeAt(start + 1));
      const lower = /[\p{Ll},;)]/u.test(text[start]);
      let word = start;
      while (word < end && !isGap(text.charCodeAt(word))) word++;
      const full = wrapped && stop - before + 1 + (word - start) > width;
      this.kinds.push(
        !marker && (full || (lower && !/[.!?:]["'”’)]?$/.test(text.slice(Math.max(before, stop - 2), stop))))
          ? Gap.wrap
          : Gap.line,
      );
    });
  }

  /** The kind of the break before an offset, if a line begins between the last offset asked for and this one. */
  before(offset: number): number {
    let kind: number = Gap.none;
    while (this.next < this.starts.length && this.starts[this.next] <= offset) {
      if (this.kinds[this.next] > kind) kind = this.kinds[this.next];
      this.next++;
    }
    return kind;
  }
}

function isBreak(c: number): boolean {
  return c === 10 || c === 13 || c === 0x2028 || c === 0x2029 || c === 0x85;
}
