/** Tags, lemmas and trees on the gold tokens of the development treebanks, together. */
import { join } from 'node:path';
import { parseConllu } from '../../src/language/index.js';
import { figure, readData } from './data.js';
import type { Mistake, Suite } from './types.js';

interface Word {
  form: string;
  lemma: string;
  upos: string;
  head: string;
  relation: string;
}

function sentences(conllu: string): Word[][] {
  return conllu
    .split(/\r?\n\r?\n/)
    .map((block) =>
      block
        .split(/\r?\n/)
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split('\t'))
        .map((c) => ({ form: c[1], lemma: c[2], upos: c[3], head: c[6], relation: c[7].split(':')[0] })),
    )
    .filter((s) => s.length > 0);
}

/** The wrong words of a sentence, each with what it should be. */
function differences(gold: Word[], found: Word[]): Mistake[] {
  const mistakes: Mistake[] = [];
  gold.forEach((g, i) => {
    const f = found[i];
    if (!f) return;
    const text = gold.map((w, j) => (j === i ? `⟦${w.form}⟧` : w.form)).join(' ');
    if (f.upos !== g.upos) mistakes.push({ cause: `UPOS ${g.upos} as ${f.upos}`, text });
    else if (f.lemma !== g.lemma)
      mistakes.push({ cause: `lemma of ${g.upos}`, text: `${text}\n    wanted ${g.lemma}, found ${f.lemma}` });
    else if (f.head === g.head && f.relation !== g.relation)
      mistakes.push({ cause: `relation ${g.relation} as ${f.relation}`, text });
    else if (f.head !== g.head) {
      const at = (n: string) => (n === '0' ? 'root' : gold[Number(n) - 1]?.form);
      mistakes.push({ cause: `head of ${g.relation}`, text: `${text}\n    wanted ${at(g.head)}, found ${at(f.head)}` });
    }
  });
  return mistakes;
}

export const treebank: Suite = {
  name: 'treebank',
  title: 'tags, lemmas, trees',
  async run({ score, shared, count }) {
    let words = 0;
    const sums = { upos: 0, lemma: 0, las: 0, uas: 0 };
    const mistakes: Mistake[] = [];
    const detail: Record<string, unknown> = {};
    for (const name of ['ewt', 'gum']) {
      const path = join(shared, `data/treebanks/${name}-dev.conllu.gz`);
      const gold = readData(path);
      const predicted = parseConllu(gold);
      const result = score('treebank', path, predicted);
      detail[name] = result;
      const n = figure(result, 'words') ?? 0;
      count(n);
      words += n;
      for (const key of ['upos', 'lemma', 'las', 'uas'] as const) sums[key] += n * (figure(result, key) ?? 0);
      const found = sentences(predicted);
      for (const [i, s] of sentences(gold).entries()) mistakes.push(...differences(s, found[i] ?? []));
    }
    const part = (key: keyof typeof sums) => (words ? sums[key] / words : null);
    return {
      figures: [
        { name: 'UPOS', value: part('upos'), target: 0.96 },
        { name: 'lemma', value: part('lemma'), target: 0.97 },
        { name: 'LAS', value: part('las'), target: 0.85 },
        { name: 'UAS', value: part('uas') },
      ],
      detail,
      mistakes,
    };
  },
};
