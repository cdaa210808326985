import { readKnowledge } from '../../knowledge/files.js';
import type { Atom } from './atoms.js';
import type { Bounds } from './bounds.js';

/** A word that counts without a figure, with the bounds that the codebook gives it. */
export interface VagueNumber {
  word: string;
  min: number;
  max: number | null;
  source: string;
}

interface Entry {
  words: string[];
  bounds: Bounds;
}

let table: Map<string, Entry[]> | undefined;

/** Words that count only with "of" after them ("a score of", "a number of"), or they are something else. */
const NEEDS_OF = new Set(
  'number numbers score pair couple lot lots plenty crowds masses throngs droves hordes trio quartet handful'.split(
    ' ',
  ),
);
/** Too seldom a count of people to be read as one. */
const LEFT_OUT = new Set(['squad', 'majority', 'both', 'two or three', 'lot']);

function load(): Map<string, Entry[]> {
  if (table) return table;
  table = new Map();
  const rows = readKnowledge('codebook/vague-numbers.yaml') as VagueNumber[];
  for (const row of rows) {
    if (LEFT_OUT.has(row.word)) continue;
    const words = row.word.replace('-', ' - ').split(' ');
    const list = table.get(words[0] as string) ?? [];
    list.push({ words, bounds: { min: row.min, max: row.max, vague: true } });
    list.sort((a, b) => b.words.length - a.words.length);
    table.set(words[0] as string, list);
  }
  return table;
}

/** "dozens", "several hundred", "a number (of)", "tens of thousands" at a piece, longest first; bounds from knowledge/codebook/vague-numbers.yaml. */
export function vagueAt(atoms: readonly Atom[], i: number): { bounds: Bounds; next: number } | null {
  const found = entryAt(atoms, i);
  if (found) return found;
  const first = atoms[i]?.low;
  return first === 'a' || first === 'an' || first === 'the' ? entryAt(atoms, i + 1, true) : null;
}

function entryAt(atoms: readonly Atom[], i: number, article = false): { bounds: Bounds; next: number } | null {
  const list = load().get(atoms[i]?.low ?? '');
  if (!list) return null;
  for (const { words, bounds } of list) {
    if (!words.every((word, k) => atoms[i + k]?.low === word)) continue;
    if (article && words.length === 1 && words[0]?.endsWith('s')) continue;
    const next = i + words.length;
    const last = words.at(-1) as string;
    const of = atoms[next]?.low === 'of';
    if (NEEDS_OF.has(last) && !of && !(last === 'couple' && atoms[next]?.word?.magnitude !== undefined)) continue;
    if (
      last === 'scores' &&
      !of &&
      !/^(?:were|was|are|have|had|more|dead|killed|wounded|injured|died|others|fled|missing)$/.test(
        atoms[next]?.low ?? '',
      )
    )
      continue;
    return { bounds: { ...bounds }, next };
  }
  return null;
}

/** The bounds of a word of the codebook, for tests and documentation. */
export function vagueNumber(word: string): Bounds | null {
  const words = word.split(' ');
  return (
    load()
      .get(words[0] as string)
      ?.find((entry) => entry.words.join(' ') === word)?.bounds ?? null
  );
}
