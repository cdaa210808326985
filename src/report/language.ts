/**
 * Which language a text is in. English gives itself away by its small words, which costs nothing; everything else
 * asks the detector `eld`, which is loaded only then. Only the first two thousand characters are looked at.
 */

const LOOK_AT = 2000;
/** Fewer letters than this tell nothing about the language of Latin script. */
const FEW_LETTERS = 40;

const SMALL_WORDS = new Set(
  'the of and to in a is was were are for on with by at from that it its as has have had been be an or not said who which after against their his he they this'.split(
    ' ',
  ),
);

const SCRIPTS: [language: string | null, letters: RegExp][] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['km', /\p{Script=Khmer}/gu],
  [null, /\p{Script=Cyrillic}/gu],
];

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

interface Look {
  /** The answer, if the look was enough. */
  language: string | null;
  sure: boolean;
  letters: number;
  smallWords: number;
}

function look(sample: string): Look {
  const letters = count(sample, /\p{L}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  let small = 0;
  for (const w of words) if (SMALL_WORDS.has(w)) small++;
  if (letters === 0) return { language: null, sure: true, letters, smallWords: 0 };
  if (latin >= letters * 0.5) {
    // English prose has a third of such words; no other language has a sixth of them.
    const english = small >= 2 && small >= words.length * 0.18;
    return { language: english ? 'en' : null, sure: english, letters, smallWords: small };
  }
  let best: [string | null, number] = [null, 0];
  for (const [language, script] of SCRIPTS) {
    const n = count(sample, script);
    if (n > best[1]) best = [language, n];
  }
  if (count(sample, SCRIPTS[3][1]) > 0 && best[0] === 'zh') best = ['ja', best[1]];
  return { language: best[0], sure: false, letters, smallWords: small };
}

/** The language as far as script and small words tell it; null when they do not. */
export function quickLanguage(text: string): string | null {
  return look(text.slice(0, LOOK_AT)).language;
}

/** ISO 639-1 code of the text's language; null when it is too short or too mixed to tell. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, LOOK_AT);
  const seen = look(sample);
  if (seen.sure) return seen.language;
  const latin = seen.language === null && count(sample, /\p{Script=Latin}/gu) >= seen.letters * 0.5;
  if (latin && seen.letters < FEW_LETTERS) return null;
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample.toLowerCase());
  if (!latin) return found.language && found.isReliable() ? found.language : seen.language;
  if (!found.language || !found.isReliable()) return null;
  // A headline or a list of names must not be taken for another language because of its names.
  if (
    found.language !== 'en' &&
    seen.smallWords > 0 &&
    (found.getScores().en ?? 0) > (found.getScores()[found.language] ?? 0) * 0.9
  )
    return null;
  return found.language;
}

/** `en-GB`, `eng` or `English` as a code of two letters (three where there is no shorter one); null when it is none. */
export function normaliseLanguage(given: string): string | null {
  const text = given.trim();
  try {
    const tag = Intl.getCanonicalLocales(text)[0];
    const language = tag && new Intl.Locale(tag).language;
    if (language && language.length <= 3) return language;
  } catch {
    // Not a tag: perhaps a name.
  }
  const lower = text.toLowerCase();
  for (const code of 'ar az be bg bn ca cs da de el en es et fa fi fr ha he hi hr hu hy id it ja ka ko ku lt lv my nl no pl ps pt ro ru so sr sv sw th ti tr uk ur uz vi zh'.split(
    ' ',
  )) {
    if (languageName(code).toLowerCase() === lower) return code;
  }
  return null;
}

/** "Arabic" for `ar`. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
