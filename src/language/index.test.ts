import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, loadModel, parseConllu, parseText, readConllu, writeConllu } from './index.js';
import { decodeModel } from './model-file.js';
import { children, headOf, rootOf, spanOf, subtree, textOf } from './tree.js';

/** Each word as word/tag/lemma < head (relation). */
function relation(text: string, word: string): string {
  for (const { tokens } of analyse(text).sentences) {
    for (const t of tokens) if (t.form === word) return `${t.deprel} ${t.head < 0 ? 'ROOT' : tokens[t.head].form}`;
  }
  return 'no such word';
}

function lemma(text: string, word: string): string | undefined {
  return analyse(text)
    .sentences.flatMap((s) => s.tokens)
    .find((t) => t.form === word)?.lemma;
}

describe('trees', () => {
  it.each([
    ['Rebels shelled the town on Friday.', 'Rebels', 'nsubj shelled'],
    ['Rebels shelled the town on Friday.', 'town', 'obj shelled'],
    ['Twelve civilians were killed by government forces near Idlib.', 'civilians', 'nsubj:pass killed'],
    ['Twelve civilians were killed by government forces near Idlib.', 'forces', 'obl:agent killed'],
    ["The army repelled Haftar's militia.", 'Haftar', 'nmod:poss militia'],
    ['The militia, which is backed by the UAE, left.', 'backed', 'acl:relcl militia'],
    ['The army carried out a strike.', 'out', 'compound:prt carried'],
    ['The troops will not leave.', 'will', 'aux leave'],
  ])('%s: %s', (text, word, expected) => expect(relation(text, word)).toBe(expected));

  it('is one tree for each sentence, whatever the text', () => {
    const odd = 'a b ,, !! "" ??\n\n\u0645\u0631\u062d\u0628\u0627 \ud800 x\n- \n* * *\nTHE THE THE of of of of (((';
    for (const { tokens } of analyse(odd).sentences) {
      expect(tokens.filter((t) => t.head < 0).map((t) => t.deprel)).toEqual(['root']);
      for (const token of tokens) {
        let node = token;
        for (let steps = 0; node.head >= 0; steps++) {
          expect(steps).toBeLessThan(tokens.length);
          node = tokens[node.head];
        }
      }
    }
  });

  it('gives the same for a sentence alone and among others', () => {
    const one = 'Forces loyal to Hadi recaptured the port of Mocha from the Houthis.';
    const alone = analyse(one).sentences[0].tokens;
    const among = analyse(`It rained. ${one} ${'He left the city after the battle. '.repeat(150)}`).sentences[1].tokens;
    expect(among.map((t) => [t.form, t.lemma, t.xpos, t.head, t.deprel])).toEqual(
      alone.map((t) => [t.form, t.lemma, t.xpos, t.head, t.deprel]),
    );
  });
});

describe('lemmas', () => {
  it.each([
    ['Rebels shelled the town.', 'shelled', 'shell'],
    ['Thousands fled the fighting.', 'fled', 'flee'],
    ['The gunmen seized weapons.', 'gunmen', 'gunman'],
    ['Troops withdrew from Tarhuna.', 'withdrew', 'withdraw'],
    ['TROOPS ATTACKED THE EMBASSY.', 'ATTACKED', 'attack'],
    ['The Syrian army left.', 'Syrian', 'Syrian'],
    ['They didn’t go.', 'n’t', 'not'],
  ])('%s: %s', (text, word, expected) => expect(lemma(text, word)).toBe(expected));
});

describe('CoNLL-U', () => {
  const gold = [
    '# sent_id = a-1',
    "# text = Don't go.",
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_",
    '1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_',
    "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
    '3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No',
    '3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_',
    '4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_',
    '',
    '',
  ].join('\n');

  it('keeps comments, ranges and empty nodes of a file of given words', () => {
    const out = parseConllu(gold);
    expect(out.split('\n').map((line) => line.split('\t')[0])).toEqual(
      gold.split('\n').map((line) => line.split('\t')[0]),
    );
    expect(readConllu(out).sentences[0].tokens.map((t) => t.deprel)).toEqual(['aux', 'advmod', 'root', 'punct']);
  });

  it('reads words with their spans', () => {
    const { text, sentences } = readConllu(gold);
    expect(text).toBe("Don't go.");
    for (const t of sentences[0].tokens) expect(text.slice(t.start, t.end)).toBe(t.form);
  });

  it('writes what it reads', () => {
    const analysis = analyse('Rebels left. They won.');
    const again = readConllu(writeConllu(analysis)).sentences;
    expect(again.map((s) => s.tokens.map((t) => [t.form, t.lemma, t.head]))).toEqual(
      analysis.sentences.map((s) => s.tokens.map((t) => [t.form, t.lemma, t.head])),
    );
    expect(parseText('Rebels left.')).toContain('# text = Rebels left.');
  });
});

describe('tree helpers', () => {
  const text = 'Government forces killed the rebels near Idlib.';
  const sentence = analyse(text).sentences[0];
  const killed = sentence.tokens.findIndex((t) => t.form === 'killed');

  it('walk the tree', () => {
    expect(rootOf(sentence)).toBe(killed);
    expect(children(sentence)[killed].map((i) => sentence.tokens[i].form)).toContain('forces');
    expect(textOf(text, sentence, subtree(sentence, 1))).toBe('Government forces');
    expect(spanOf(sentence, [0, 1])).toEqual([0, 17]);
    expect(headOf(sentence, 1)).toBe(killed);
    expect(headOf(sentence, killed)).toBeUndefined();
  });
});

describe('the model file', () => {
  it('loads once', () => expect(loadModel()).toBe(loadModel()));
  it('stays small and names its licence', () => {
    const file = readFileSync(new URL('../../models/english.bin', import.meta.url));
    expect(file.length).toBeLessThan(20e6);
    expect(loadModel().licence).toContain('CC BY-SA');
  });
  it('is refused in one sentence when it is something else', () => {
    expect(() => decodeModel(Buffer.from('hello'))).toThrow('not a sitrep model file');
    const file = readFileSync(new URL('../../models/english.bin', import.meta.url));
    expect(() => decodeModel(file.subarray(0, 400_000))).toThrow('cut short');
  });
});
