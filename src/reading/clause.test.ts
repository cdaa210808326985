import { describe, expect, it } from 'vitest';
import type { Sentence, Token } from '../language/types.js';
import { nounClause, slot, verbClause } from './clause.js';

/** A tree written out: each word as form/XPOS/relation/head, heads counted from 1, 0 for the root. */
function tree(words: string): Sentence {
  let at = 0;
  const tokens = words.split(/\s+/).map((word, i): Token => {
    const [form, xpos, deprel, head] = word.split('/') as [string, string, string, string];
    const start = at;
    at += form.length + 1;
    const upos = xpos.startsWith('V') ? 'VERB' : xpos.startsWith('NNP') ? 'PROPN' : xpos.startsWith('N') ? 'NOUN' : 'X';
    return {
      i,
      start,
      end: start + form.length,
      form,
      lemma: form.toLowerCase(),
      upos,
      xpos,
      head: Number(head) - 1,
      deprel,
      spaceAfter: true,
    };
  });
  return { index: 0, start: 0, end: at, paragraph: 0, tokens };
}

const words = (sentence: Sentence, indices: readonly number[]): string =>
  indices.map((i) => sentence.tokens[i]!.form).join(' ');

describe('the clause of a verb, in logical order', () => {
  it('turns a passive round: the by phrase is the subject, the subject the object', () => {
    const s = tree('Towns/NNS/nsubj:pass/3 were/VBD/aux:pass/3 shelled/VBN/root/0 by/IN/case/5 rebels/NNS/obl:agent/3');
    const c = verbClause(s, 2);
    expect(c.passive).toBe(true);
    expect(words(s, c.subject)).toBe('rebels');
    expect(words(s, c.object)).toBe('Towns');
  });

  it('lists joined nouns', () => {
    const s = tree('Russia/NNP/nsubj/4 and/CC/cc/3 Egypt/NNP/conj/1 back/VBP/root/0 Haftar/NNP/obj/4');
    expect(words(s, verbClause(s, 3).subject)).toBe('Russia Egypt');
  });

  it('gives the second of two joined verbs the subject of the first', () => {
    const s = tree('They/PRP/nsubj/2 took/VBD/root/0 Sirte/NNP/obj/2 and/CC/cc/5 downed/VBD/conj/2 drones/NNS/obj/5');
    const c = verbClause(s, 4);
    expect(words(s, c.subject)).toBe('They');
    expect(c.subjectInherited).toBe(true);
    expect(words(s, c.object)).toBe('drones');
  });

  it('puts the noun of a relative clause in the place of "which" and "that"', () => {
    const s = tree('state/NN/root/0 which/WDT/nsubj/3 backs/VBZ/acl:relcl/1 Haftar/NNP/obj/3');
    expect(words(s, verbClause(s, 2).subject)).toBe('state');
    const t = tree('town/NN/root/0 that/IN/obj/4 army/NN/nsubj/4 took/VBD/acl:relcl/1');
    expect(words(t, verbClause(t, 3).object)).toBe('town');
  });

  it('fills the gap of a relative clause without a relative word', () => {
    const s = tree('town/NN/root/0 rebels/NNS/nsubj/3 took/VBD/acl:relcl/1');
    expect(words(s, verbClause(s, 2).object)).toBe('town');
  });

  it('lets whoever launches an operation carry out its infinitive', () => {
    const s = tree('army/NN/nsubj/2 launched/VBD/root/0 operation/NN/obj/2 to/TO/mark/5 take/VB/acl/3 Sirte/NNP/obj/5');
    expect(words(s, verbClause(s, 4).subject)).toBe('army');
  });

  it('lets the object of an order carry it out', () => {
    const s = tree('He/PRP/nsubj/2 ordered/VBD/root/0 troops/NNS/obj/2 to/TO/mark/5 leave/VB/xcomp/2');
    expect(words(s, verbClause(s, 4).subject)).toBe('troops');
  });

  it('never lets whoever speaks carry out what a clause with "that" tells', () => {
    const s = tree(
      'Residents/NNS/nsubj/2 said/VBD/root/0 that/IN/mark/4 shelling/VBG/ccomp/2 by/IN/case/6 rebels/NNS/obl/4 killed/VBN/xcomp/4',
    );
    expect(words(s, verbClause(s, 3).subject)).toBe('rebels');
    const bare = tree('Residents/NNS/nsubj/2 said/VBD/root/0 that/IN/mark/4 shelling/VBG/ccomp/2 killed/VBN/xcomp/4');
    expect(words(bare, verbClause(bare, 3).subject)).toBe('');
  });

  it('takes a bare participle after a noun as passive', () => {
    const s = tree('drones/NNS/root/0 downed/VBN/acl/1 by/IN/case/4 army/NN/obl/2');
    const c = verbClause(s, 1);
    expect(words(s, c.object)).toBe('drones');
    expect(words(s, c.subject)).toBe('army');
  });
});

describe('what stands around an event noun', () => {
  it('sorts its phrases by preposition and finds its possessor', () => {
    const s = tree(
      "Haftar/NNP/nmod:poss/3 's/POS/case/1 attack/NN/root/0 on/IN/case/5 Tripoli/NNP/nmod/3 in/IN/case/7 April/NNP/nmod/3",
    );
    const c = nounClause(s, 2);
    expect(words(s, c.poss)).toBe('Haftar');
    expect(words(s, slot(c, 'prep:on|against'))).toBe('Tripoli');
    expect(words(s, slot(c, 'nmod:of'))).toBe('');
  });
});
