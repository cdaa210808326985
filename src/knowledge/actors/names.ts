/**
 * How a name is made comparable: "al-Assad", "Al Assad" and "EL-ASSAD" become the same pieces. The same rules are used on
 * the files and on the text, so a rule may be rough as long as both sides go through it.
 */

const LETTERS: Record<string, string> = { ı: 'i', ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th' };
/** The Arabic article before letters of the sun, as some spell it: "as-Sisi", "ash-Shabaab", "er-Riyad". */
const ARTICLE = new Set(['al', 'el', 'ul', 'as', 'ash', 'ad', 'an', 'ar', 'at', 'az']);

/** Lower case, no accents, no dots, straight apostrophes dropped: "N’Djamena" → "ndjamena", "U.S." → "us". A lone "'s" stays. */
export function fold(word: string): string {
  if (word === "'s" || word === '’s') return "'s";
  if (/^[a-z]+$/.test(word)) return word;
  let out = word.toLowerCase();
  if (/[^a-z]/.test(out)) {
    out = out
      .normalize('NFD')
      .replace(/[\u0300-\u036f.'’‘`´ʼ]/g, '')
      .replace(/[ıłđøßæœðþ]/g, (c) => LETTERS[c] ?? c);
  }
  return out;
}

const PIECE = /['’]s(?![\p{L}\p{N}])|(?:[^\s\-‐‑–/(),'’]|['’](?!s(?![\p{L}\p{N}])))+|[(),]/gu;

/** A name of the files, cut into its pieces as written. */
export function cut(name: string): string[] {
  return name.match(PIECE) ?? [];
}

/** The pieces of a name in comparable form. */
export function piecesOf(name: string, spelling: (piece: string) => string): string[] {
  const out: string[] = [];
  const re = new RegExp(PIECE);
  for (let m = re.exec(name); m; m = re.exec(name)) {
    const hyphen = name[m.index + m[0].length] === '-';
    const piece = comparable(m[0], hyphen, spelling);
    if (piece) out.push(piece);
  }
  if (out[0] === 'the' && out.length > 1) out.shift();
  return out;
}

/** One piece in comparable form; `hyphen` tells whether a hyphen follows, which shows an article. */
export function comparable(piece: string, hyphen: boolean, spelling: (piece: string) => string): string {
  const folded = fold(piece);
  if (folded === 'el' || (hyphen && ARTICLE.has(folded))) return 'al';
  return spelling(folded);
}

/** A name as part of an id: "Khalifa Haftar" → "khalifa-haftar". */
export function slug(name: string): string {
  return cut(name)
    .map((p) => fold(p).replace(/[^a-z0-9]+/g, ''))
    .filter((p) => p && p !== 's')
    .join('-');
}

/** Whether a name is written in capitals only, as acronyms are. */
export function isAcronym(name: string): boolean {
  return (
    /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name.replace(/['’]s$/, '')) && name.replace(/[^\p{L}]/gu, '').length <= 6
  );
}
