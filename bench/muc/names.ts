/** Names of persons in a document: given name first, as long as they go, the longest form for a later surname. */
import { readFileSync } from 'node:fs';
import type { Analysis, Sentence } from '../../src/language/types.js';

const listOf = (name: string): Set<string> =>
  new Set(
    readFileSync(new URL(`../../knowledge/places/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((l) => l && !l.startsWith('#')),
  );
const given = listOf('given-names.txt');
const surnames = listOf('surnames.txt');

const fold = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const isWord = (s: string): boolean => /^[\p{L}][\p{L}'’.-]*$/u.test(s);
const INSIDE = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'da', 'dos', 'van', 'von', 'al', 'bin', 'abu']);

export interface PersonName {
  text: string;
  sentence: number;
  first: number;
  last: number;
}

type IsCommon = (word: string) => boolean;

/** All names of a sentence: a known given name (or a rank before it) and the name words that follow. */
function namesIn(sentence: Sentence, isCommon: IsCommon, isTitle: IsCommon, analysis: Analysis): PersonName[] {
  const found: PersonName[] = [];
  const { tokens } = sentence;
  const nameLike = (i: number): boolean => {
    const t = tokens[i];
    if (!t || !isWord(t.form)) return false;
    const word = fold(t.form);
    if (given.has(word) || surnames.has(word)) return true;
    if (/^[A-Z]\.?$/.test(t.form)) return true;
    return t.upos === 'PROPN' && !isCommon(word);
  };
  for (let i = 0; i < tokens.length; i++) {
    const word = fold(tokens[i].form);
    // two name words that are no common words, the first of them no place or body: read as a name only in a person's place
    const titled = i > 0 && isTitle(fold(tokens[i - 1].form).replace(/\.$/, ''));
    if (!given.has(word) && !(titled && nameLike(i))) continue;
    if (tokens[i].upos !== 'PROPN' && tokens[i].upos !== 'NOUN' && tokens[i].upos !== 'X' && !titled) continue;
    if (isCommon(word) && !given.has(word)) continue;
    let last = i;
    while (last + 1 < tokens.length) {
      if (nameLike(last + 1)) last++;
      else if (INSIDE.has(fold(tokens[last + 1].form)) && nameLike(last + 2)) last += 2;
      else if (
        INSIDE.has(fold(tokens[last + 1].form)) &&
        INSIDE.has(fold(tokens[last + 2]?.form ?? '')) &&
        nameLike(last + 3)
      )
        last += 3;
      else break;
    }
    if (last === i && !titled) continue;
    found.push({
      text: analysis.text.slice(tokens[i].start, tokens[last].end),
      sentence: sentence.index,
      first: i,
      last,
    });
    i = last;
  }
  return found;
}

/** Runs of two to five name words among some tokens, when nothing else says that they are a name. */
function runsAmong(
  sentence: Sentence,
  tokens: ReadonlySet<number>,
  isCommon: IsCommon,
  analysis: Analysis,
  isOther: (start: number, end: number) => boolean,
): string[] {
  const found: string[] = [];
  const like = (i: number): boolean => {
    const t = sentence.tokens[i];
    return tokens.has(i) && t.upos === 'PROPN' && /^[\p{L}][\p{L}.'-]+$/u.test(t.form) && !isCommon(fold(t.form));
  };
  for (let i = 0; i < sentence.tokens.length; i++) {
    if (!like(i)) continue;
    let last = i;
    while (last + 1 < sentence.tokens.length && like(last + 1)) last++;
    const [a, b] = [sentence.tokens[i].start, sentence.tokens[last].end];
    if (last > i && last - i < 5 && !isOther(a, b)) found.push(analysis.text.slice(a, b));
    i = last;
  }
  return found;
}

export interface Names {
  /** Full names whose words stand among these tokens of a sentence, surnames resolved. */
  among(sentence: Sentence, tokens: ReadonlySet<number>): string[];
}

export function findNames(
  analysis: Analysis,
  isCommon: IsCommon,
  isTitle: IsCommon,
  isOther: (start: number, end: number) => boolean = () => false,
): Names {
  const all = analysis.sentences.flatMap((s) => namesIn(s, isCommon, isTitle, analysis));
  const bySurname = new Map<string, string>();
  for (const n of all) {
    const words = fold(n.text).split(/\s+/);
    if (words.length < 2) continue;
    for (const w of words.slice(1)) {
      if (w.length < 4) continue;
      const known = bySurname.get(w);
      if (!known) bySurname.set(w, n.text);
    }
  }
  const full = (text: string): string => {
    const words = fold(text).split(/\s+/);
    const known = bySurname.get(words[words.length - 1]);
    if (!known) return text;
    const longer = fold(known).split(/\s+/);
    return words.every((w) => longer.includes(w)) ? known : text;
  };
  const bySentence = new Map<number, PersonName[]>();
  for (const n of all) bySentence.set(n.sentence, [...(bySentence.get(n.sentence) ?? []), n]);
  return {
    among(sentence, tokens) {
      const found = new Set<string>();
      const covered = new Set<number>();
      for (const n of bySentence.get(sentence.index) ?? []) {
        if (!tokens.has(n.last) && !tokens.has(n.first)) continue;
        for (let i = n.first; i <= n.last; i++) covered.add(i);
        found.add(full(n.text));
      }
      for (const i of tokens) {
        const word = fold(sentence.tokens[i].form);
        const known = bySurname.get(word);
        if (known && !covered.has(i)) found.add(known);
      }
      if (found.size === 0)
        for (const run of runsAmong(sentence, tokens, isCommon, analysis, isOther)) found.add(full(run));
      return [...found];
    },
  };
}
