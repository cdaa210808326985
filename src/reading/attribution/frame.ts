/** The dependents of a verb, by the part they may play in what it says. */
import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import { base, childBy, isNominal } from './phrase.js';
import { isTimeWord } from './source.js';

/** The dependents of a verb, sorted by what they may be. */
export interface Frame {
  verb: number;
  clauses: number[];
  infinitive: number;
  gerund: number;
  predicate: number;
  object: number;
  /** All of obj, iobj: two of them after "call" are a name and what it names. */
  objects: number[];
  indirect: number;
  passiveSubject: number;
  obliques: number[];
  adverbials: number[];
  /** An infinitive that the parser took for a purpose: "promised on Sunday to …". */
  late: number;
}

export function frameOf(s: Sentence, verb: number, core: boolean): Frame {
  const f: Frame = {
    verb,
    clauses: [], infinitive: -1, gerund: -1, predicate: -1, object: -1, objects: [], indirect: -1, passiveSubject: -1, obliques: [], adverbials: [], late: -1,
  }; // biome-ignore format: one line tells it all
  for (const c of children(s)[verb] as readonly number[]) {
    const t = s.tokens[c] as Token;
    switch (base(t.deprel)) {
      case 'ccomp':
        if (hasMark(s, c, 'to') && childBy(s, c, 'cop') < 0) f.infinitive = c;
        else if (t.xpos === 'VBG' && childBy(s, c, 'nsubj') < 0 && childBy(s, c, 'aux') < 0) f.gerund = c;
        else if (!isAside(s, c, verb)) f.clauses.push(c);
        break;
      case 'csubj':
        if (t.deprel === 'csubj:pass' || childBy(s, verb, 'expl') >= 0) f.clauses.push(c);
        break;
      case 'parataxis':
        if (c > verb && !isAside(s, c, verb) && (core || reportsAfter(s, verb, c))) f.clauses.push(c);
        break;
      case 'xcomp':
        if (hasMark(s, c, 'to')) f.infinitive = c;
        else if (
          t.xpos === 'VB' &&
          t.upos === 'VERB' &&
          !/^(make|let|help|see|hear|watch|have|bid|go|come)$/.test(s.tokens[verb]?.lemma ?? '')
        )
          f.clauses.push(c); // "a poll found most oppose it"
        else if (t.xpos === 'VBG' || (t.xpos === 'VB' && t.upos === 'VERB')) f.gerund = c;
        else f.predicate = c;
        break;
      case 'obj':
        if (f.object < 0) f.object = c;
        f.objects.push(c);
        break;
      case 'iobj':
        f.indirect = c;
        f.objects.push(c);
        break;
      case 'nsubj':
        if (t.deprel === 'nsubj:pass') f.passiveSubject = c;
        // "whom many had backed": two subjects, of which the relative pronoun is none
        else if (c < verb && /^(who|whom|which|that)$/i.test(t.form) && secondSubject(s, verb, c)) {
          f.object = c;
          f.objects.push(c);
        }
        break;
      case 'obl':
        if (t.deprel !== 'obl:unmarked' && t.deprel !== 'obl:tmod' && t.deprel !== 'obl:npmod') f.obliques.push(c);
        break;
      case 'advcl':
        if (c > verb && (hasMark(s, c, 'that') || hasMark(s, c, 'whether'))) {
          f.clauses.push(c); // "recalled in 2008 that …"
          break;
        }
        f.adverbials.push(c);
        if (c > verb && f.late < 0 && hasMark(s, c, 'to')) f.late = c;
        break;
      default:
    }
  }
  return f;
}

const secondSubject = (s: Sentence, verb: number, first: number): boolean =>
  (children(s)[verb] as readonly number[]).some((c) => c > first && c < verb && s.tokens[c]?.deprel === 'nsubj');

/** ", who was wounded", "because they …": no complement, whatever the parser says. */
function isAside(s: Sentence, clause: number, verb: number): boolean {
  const first = subtree(s, clause).find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? clause;
  const { form } = s.tokens[first] as Token;
  if (/^(because|although|though|since|while)$/i.test(form)) return true;
  return /^(who|which)$/i.test(form) && first > verb + 1;
}

export const hasMark = (s: Sentence, i: number, form: string): boolean =>
  (children(s)[i] as readonly number[]).some((c) => {
    const t = s.tokens[c] as Token;
    return base(t.deprel) === 'mark' && t.form.toLowerCase() === form;
  });

/** A clause beside the verb, after a colon, a comma or an opening quote. */
function reportsAfter(s: Sentence, verb: number, clause: number): boolean {
  const first = subtree(s, clause).find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? clause;
  for (let i = first; i > verb && i > first - 3; i--)
    if (/^[:,“"‘]$|^``$/.test((s.tokens[i - 1] as Token).form)) return true;
  return false;
}

/** "said Tuesday", "spoke on Monday": a time that the parser takes for an object. */
export function isTime(s: Sentence, i: number): boolean {
  const t = s.tokens[i] as Token;
  return isNominal(t) && isTimeWord(s, t);
}
