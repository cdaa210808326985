import type { Analysis, Sentence, Token } from './types.js';

/** A sentence of a CoNLL-U file: its lines as they are, and its words with spans in the text that the words make up. */
export interface ConlluSentence {
  lines: string[];
  /** for each token the number of its line */
  lineOf: number[];
  sentence: Sentence;
}

function tokenOf(cells: string[], i: number, start: number): Token {
  const form = cells[1] ?? '';
  const head = Number(cells[6]);
  return {
    i,
    start,
    end: start + form.length,
    form,
    lemma: cells[2] ?? '',
    upos: cells[3] ?? '',
    xpos: cells[4] ?? '',
    head: Number.isInteger(head) ? head - 1 : -1,
    deprel: cells[7] ?? '',
    spaceAfter: !/(^|\|)SpaceAfter=No(\||$)/.test(cells[9] ?? ''),
  };
}

/** Splits a CoNLL-U file into its sentences, every line kept. */
export function readBlocks(conllu: string): ConlluSentence[] {
  const blocks: ConlluSentence[] = [];
  let lines: string[] = [];
  let paragraph = 0;
  let at = 0;
  const finish = () => {
    if (lines.length === 0) return;
    const sentence: Sentence = { index: blocks.length, start: at, end: at, paragraph: 0, tokens: [] };
    const lineOf: number[] = [];
    if (blocks.length > 0 && lines.some((line) => /^# *new(par|doc)/.test(line))) paragraph++;
    sentence.paragraph = paragraph;
    let glued = 0; // the last word of a multiword range which has no space after it
    let rangeEnd = 0;
    lines.forEach((line, n) => {
      const cells = line.split('\t');
      const range = /^\d+-(\d+)$/.exec(cells[0]);
      if (range) {
        rangeEnd = Number(range[1]);
        glued = /(^|\|)SpaceAfter=No(\||$)/.test(cells[9] ?? '') ? rangeEnd : 0;
      }
      if (!/^\d+$/.test(cells[0])) return;
      const id = Number(cells[0]);
      const token = tokenOf(cells, sentence.tokens.length, at);
      if (id < rangeEnd || id === glued) token.spaceAfter = false;
      sentence.tokens.push(token);
      lineOf.push(n);
      sentence.end = token.end;
      at = token.end + (token.spaceAfter ? 1 : 0);
    });
    if (sentence.end === at) at++;
    blocks.push({ lines, lineOf, sentence });
    lines = [];
  };
  for (const raw of conllu.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '') finish();
    else lines.push(line);
  }
  finish();
  return blocks;
}

/** The words of a CoNLL-U file as an analysis; its text is made of the words, with spaces where the file has them. */
export function readConllu(conllu: string): Analysis {
  const sentences = readBlocks(conllu).map((block) => block.sentence);
  let text = '';
  for (const sentence of sentences) for (const token of sentence.tokens) text = text.padEnd(token.start) + token.form;
  return { text, sentences };
}

/** The lines of a file again, with the words' tags, lemmas, heads and relations taken from the tokens. */
export function writeBlocks(blocks: readonly ConlluSentence[]): string {
  let out = '';
  for (const { lines, lineOf, sentence } of blocks) {
    const copy = lines.slice();
    sentence.tokens.forEach((token, k) => {
      const cells = lines[lineOf[k]].split('\t');
      copy[lineOf[k]] = [
        cells[0],
        cells[1],
        token.lemma,
        token.upos,
        token.xpos,
        '_',
        token.head + 1,
        token.deprel,
        '_',
        cells[9] ?? '_',
      ].join('\t');
    });
    for (const line of copy) {
      // an empty node's place in the tree was another parser's
      out += `${line}\n`;
    }
    out += '\n';
  }
  return out;
}

/** An analysis as CoNLL-U. */
export function writeConllu(analysis: Analysis): string {
  let out = '';
  let paragraph = -1;
  for (const sentence of analysis.sentences) {
    const { tokens } = sentence;
    if (sentence.paragraph !== paragraph) out += '# newpar\n';
    paragraph = sentence.paragraph;
    const text = analysis.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim();
    out += `# sent_id = ${sentence.index + 1}\n# text = ${text}\n`;
    for (let k = 0; k < tokens.length; k++) {
      const token = tokens[k];
      const misc = `${token.spaceAfter ? '' : 'SpaceAfter=No|'}TokenRange=${token.start}:${token.end}`;
      const form = token.form.replace(/\s+/g, ' ');
      const cells = [
        form,
        token.lemma || '_',
        token.upos || '_',
        token.xpos || '_',
        '_',
        token.deprel ? token.head + 1 : '_',
        token.deprel || '_',
      ];
      out += `${k + 1}\t${cells.join('\t')}\t_\t${misc}\n`;
    }
    out += '\n';
  }
  return out;
}
