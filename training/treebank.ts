/** Reading the treebanks for training: plain rows, no spans. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import genres from './genres.json' with { type: 'json' };

export interface Row {
  form: string;
  lemma: string;
  upos: string;
  xpos: string;
  head: number;
  deprel: string;
  spaceAfter: boolean;
}

export interface Tree {
  id: string;
  rows: Row[];
}

/** All trees of a CoNLL-U file, gzipped or not. Heads are 0 for the root, else 1-based as in the file. */
export function readTrees(path: string): Tree[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const trees: Tree[] = [];
  for (const block of text.split(/\n\n+/)) {
    const rows: Row[] = [];
    let id = '';
    for (const line of block.split('\n')) {
      if (line.startsWith('# sent_id')) id = line.slice(line.indexOf('=') + 1).trim();
      if (!/^\d+\t/.test(line)) continue;
      const [, form, lemma, upos, xpos, , head, deprel, , misc] = line.split('\t') as string[];
      rows.push({ form, lemma, upos, xpos, head: Number(head), deprel, spaceAfter: !/SpaceAfter=No/.test(misc) });
    }
    if (rows.length) trees.push({ id, rows });
  }
  return trees;
}

/** Whether the sentence belongs to a GUM genre under a free licence. */
export function isFree(id: string): boolean {
  const genre = /^GUM_([a-z]+)_/.exec(id)?.[1] ?? '';
  return Object.hasOwn(genres.free, genre);
}
