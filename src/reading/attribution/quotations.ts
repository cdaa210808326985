/**
 * Finds quotations in a text: straight, curly, low and angle marks, single quotes, `` '' as old wire texts have them;
 * quotations inside quotations; quotations that run over several paragraphs, each opened anew and only the last closed;
 * and those that nobody closed.
 */
import type { Span } from '../types.js';

export interface Quotation {
  /** Marks included. */
  start: number;
  end: number;
  /** 0 for a quotation of its own, 1 for one inside another. */
  level: 0 | 1;
  closed: boolean;
  /** Index of the quotation that this one continues in a new paragraph; -1 if none. */
  continues: number;
}

const isLetter = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const opensAfter = (c: string | undefined): boolean => c === undefined || /[\s([{—–\-/:“"‘«]/.test(c);

/** The kind of double mark at a position: does it open, close, or may it do either? */
function doubleMark(text: string, i: number): 'open' | 'close' | 'either' | null {
  switch (text[i]) {
    case '“':
      return 'open';
    case '”':
      return 'close';
    case '„':
    case '«':
      return 'open';
    case '»':
      return 'close';
    case '"':
      return 'either';
    case '`':
      return text[i + 1] === '`' ? 'open' : null;
    case "'":
      return text[i + 1] === "'" && text[i - 1] !== "'" ? 'close' : null;
    default:
      return null;
  }
}

/** Whether a single mark at i opens a quotation that closes in the same paragraph; the place after its close, or -1. */
function singleEnd(text: string, i: number, limit: number): number {
  const mark = text[i];
  if (mark !== '‘' && mark !== "'" && mark !== '’') return -1;
  if (!opensAfter(text[i - 1]) || !(isLetter(text[i + 1]) || /[“"$[.…]/.test(text[i + 1] ?? ''))) return -1;
  const close = mark === "'" ? "'" : '’';
  let fallback = -1;
  for (let j = i + 2; j < limit; j++) {
    const c = text[j];
    if (c === '“' || c === '”' || c === '"') {
      if (mark === '’') return -1;
      continue;
    }
    if (c !== close) continue;
    const next = text[j + 1];
    if (isLetter(next)) continue; // an apostrophe inside a word
    const before = text[j - 1] as string;
    if (/[.,!?…;:”"]/.test(before)) return j + 1;
    if (before === 's' && /^\s+\p{Ll}/u.test(text.slice(j + 1, j + 4))) {
      // "the militants’ base": more likely a plural possessive, unless nothing better follows
      if (fallback < 0) fallback = j + 1;
      continue;
    }
    return j + 1;
  }
  // ’ and ' at the start of a word are more often an apostrophe ("’em", "'90s") than a mark
  return mark === '‘' ? fallback : -1;
}

/** All quotations of a text, by start; a nested one follows the one that holds it. Linear in the length of the text. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let paragraphStart = 0;
  let pending = -1; // a quotation left open at the end of the paragraph before
  while (paragraphStart < text.length) {
    let paragraphEnd = text.indexOf('\n', paragraphStart);
    if (paragraphEnd < 0) paragraphEnd = text.length;
    if (text.slice(paragraphStart, paragraphEnd).trim() !== '')
      pending = scanParagraph(text, paragraphStart, paragraphEnd, pending, found);
    paragraphStart = paragraphEnd + 1;
  }
  return found;
}

/** Adds a paragraph's quotations; returns the index of the one left open at its end, -1 if none. */
function scanParagraph(text: string, from: number, to: number, pending: number, found: Quotation[]): number {
  let open = -1;
  let first = true;
  for (let i = from; i < to; i++) {
    const c = text[i] as string;
    if (c === '‘' || c === "'" || c === '’') {
      if (doubleMark(text, i) === null) {
        const end = singleEnd(text, i, to);
        if (end > 0) {
          found.push({ start: i, end, level: open >= 0 ? 1 : 0, closed: true, continues: -1 });
          // a double quotation inside the single one stays unseen, unless it is the outer one's end
          if (open < 0) i = end - 1;
        }
        continue;
      }
    }
    const mark = doubleMark(text, i);
    if (mark === 'either' && open < 0 && text[i - 1] === '=') {
      // an attribute of mark-up that was left in the text
      i = Math.max(i, text.indexOf('"', i + 1));
      continue;
    }
    if (mark === null) {
      if (first && !/\s/.test(c)) first = false;
      continue;
    }
    const width = c === '`' || c === "'" ? 2 : 1;
    const opens = mark === 'open' || (mark === 'either' && straightOpens(text, i, open >= 0));
    if (opens && open < 0) {
      open = found.length;
      found.push({ start: i, end: to, level: 0, closed: false, continues: first ? pending : -1 });
    } else if (!opens && open >= 0) {
      const q = found[open] as Quotation;
      q.end = i + width;
      q.closed = true;
      open = -1;
    } else if (opens && open >= 0) {
      // a second opening mark: the first was never closed
      (found[open] as Quotation).end = trimEnd(text, (found[open] as Quotation).start, i);
      open = found.length;
      found.push({ start: i, end: to, level: 0, closed: false, continues: -1 });
    }
    first = false;
    i += width - 1;
  }
  if (open >= 0) {
    const q = found[open] as Quotation;
    q.end = trimEnd(text, q.start, to);
  }
  return open;
}

/** A straight mark opens before a word and after a space; while another is open it must look like nothing but an opening. */
function straightOpens(text: string, i: number, another: boolean): boolean {
  const before = opensAfter(text[i - 1]);
  const after = !/[\s.,!?;:)]/.test(text[i + 1] ?? ' ');
  return another ? before && after && /\s/.test(text[i - 1] ?? ' ') : before || after;
}

function trimEnd(text: string, start: number, end: number): number {
  let e = end;
  while (e > start + 1 && /\s/.test(text[e - 1] as string)) e--;
  return e;
}

/** The innermost quotation that holds a position, with both marks outside it; undefined when it is in none. */
export function quotationAt(quotations: readonly Quotation[], position: number): Quotation | undefined {
  let best: Quotation | undefined;
  for (const q of quotations) {
    if (q.start >= position) break;
    if (position < q.end) best = q;
  }
  return best;
}

/** How many words a stretch has; tells a scare quote from speech. */
export function wordsIn(text: string, [start, end]: Span): number {
  return text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
