import type { Lexicon } from './lexicon.js';

/**
 * What the network sees of a word form: the number of its embedding and a list of hashed pieces of it.
 * Training and run time both use this file, so a change here needs a new model.
 */

/** Rows of the table of hashed pieces. */
export const PIECE_ROWS = 32768;

const MAX_FORM = 40;

function hash(kind: number, text: string): number {
  let h = (2166136261 ^ kind) >>> 0;
  h = Math.imul(h, 16777619);
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 16777619);
  }
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 0) % PIECE_ROWS;
}

/** Curly quotes made straight, and invisible characters dropped. */
export function quotesFolded(form: string): string {
  if (/^[\x20-\x7e]*$/.test(form)) return form;
  return form
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\0]/g, '')
    .replace(/[‘’‚‛′ʼ`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"');
}

/** Typographic variants are folded together and invisible characters dropped, before the network looks at a form. */
export function plain(form: string): string {
  const cut = form.length > MAX_FORM ? form.slice(0, MAX_FORM) : form;
  if (/^[\x20-\x7e]*$/.test(cut)) return cut;
  return quotesFolded(cut).replace(/[‐‑‒]/g, '-').replace(/[–—―]/g, '–').replace(/…/g, '...');
}

/** The key under which a form is looked up in the vocabulary: folded, lower case, each digit as 0. */
export function vocabularyKey(form: string): string {
  return plain(form).toLowerCase().replace(/[0-9]/g, '0');
}

function shape(form: string): string {
  let out = '';
  let run = 0;
  for (let i = 0; i < form.length; i++) {
    const c = form[i] as string;
    const kind =
      c >= '0' && c <= '9'
        ? 'd'
        : c.toLowerCase() !== c
          ? 'X'
          : c.toUpperCase() !== c
            ? 'x'
            : c.charCodeAt(0) > 127
              ? 'u'
              : c;
    run = out.endsWith(kind) ? run + 1 : 1;
    if (run <= 2) out += kind;
  }
  return out.slice(0, 12);
}

function caseClass(form: string): string {
  const lower = form.toLowerCase();
  const upper = form.toUpperCase();
  if (lower === upper) return 'none';
  if (form === lower) return 'lower';
  if (form === upper) return form.length === 1 ? 'single' : 'upper';
  return form[0] !== lower[0] && form.slice(1) === lower.slice(1) ? 'title' : 'mixed';
}

/** The hashed pieces of a form: word, beginnings, endings, inner pieces, shape, case, and what the dictionary knows. */
export function pieces(form: string, lexicon?: Lexicon): number[] {
  const folded = plain(form);
  const word = folded.toLowerCase().replace(/[0-9]/g, '0');
  const found: number[] = [hash(1, word), hash(2, shape(folded)), hash(3, caseClass(folded))];
  found.push(hash(4, String(Math.min(word.length, 12))));
  if (word.includes('-')) found.push(hash(5, '-'));
  if (/[0-9]/.test(word)) found.push(hash(5, '0'));
  for (let n = 1; n <= 4 && n < word.length; n++) found.push(hash(10 + n, word.slice(0, n)));
  for (let n = 1; n <= 5 && n < word.length; n++) found.push(hash(20 + n, word.slice(-n)));
  const bounded = `<${word}>`;
  for (let n = 3; n <= 4; n++)
    for (let i = 0; i + n <= bounded.length; i++) found.push(hash(30 + n, bounded.slice(i, i + n)));
  if (lexicon) {
    const readings = lexicon.readings(folded.toLowerCase());
    const known = new Set<number>();
    for (const { cut, pos, field } of readings) known.add(hash(40, cut + pos)).add(hash(41, cut + field));
    known.add(hash(42, readings.length > 0 ? readings[0].cut + readings[0].pos : ''));
    found.push(...known);
  }
  return found;
}
