import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Context } from './context.js';
import { low } from './context.js';
import type { Tense } from './specs.js';

/** Words that turn a clause to what is still to come, whatever the form of their own verb ("was scheduled for Friday"). */
const AHEAD = new Set([
  'schedule',
  'scheduled',
  'slate',
  'slated',
  'due',
  'expect',
  'expected',
  'plan',
  'planned',
  'postpone',
  'postponed',
  'upcoming',
  'deadline',
  'ultimatum',
]);
/** After these an infinitive looks ahead; after others ("managed to", "flew to meet") it shares the tense of its verb. */
const WANTS = new Set(
  'plan agree vow pledge promise want intend threaten expect schedule slate set prepare hope decide order urge call ask demand due decision pledge offer seek aim propose invite warn refuse vote allow permit plan deadline need likely ready willing able bound poised supposed commit commitment intention bid request proposal undertake'.split(
    ' ',
  ),
);
/** A timetable in the present tense: "the truce expires on Friday". */
const TIMETABLE = new Set(
  'expire begin start open end take come resume arrive meet mark fall face go vote head close convene conclude enter last run'.split(
    ' ',
  ),
);
const PAST_FORMS = new Set(
  'was were had did said told killed began came took held left made hit went fell broke struck shot rose fled led became found met sent saw'.split(
    ' ',
  ),
);
const FUTURE_FORMS = new Set("will shall 'll would wo".split(' '));

function lemma(token: Token): string {
  return (token.lemma || token.form).toLowerCase();
}

/** The tense of one verb with its auxiliaries; 'climb' when its form says nothing and the verb above must be asked. */
function verbTense(sentence: Sentence, i: number): Tense | 'perfect' | 'climb' {
  const token = sentence.tokens[i] as Token;
  const below = children(sentence)[i] ?? [];
  let have = '';
  let be = '';
  for (const k of below) {
    const child = sentence.tokens[k] as Token;
    if (child.upos !== 'AUX' && child.upos !== 'PART' && child.deprel !== 'cop' && child.upos !== 'VERB') continue;
    if (!child.deprel.startsWith('aux') && child.deprel !== 'cop') continue;
    const form = child.form.toLowerCase();
    const base = lemma(child);
    if (base === 'have') have = form;
    else if (base === 'be') be = form;
    else if (base === 'do' && form === 'did') return 'past';
    else if (child.xpos === 'MD' || FUTURE_FORMS.has(form)) {
      const perfect = below.some(
        (n) => lemma(sentence.tokens[n] as Token) === 'have' && sentence.tokens[n]?.deprel.startsWith('aux'),
      );
      return perfect && base !== 'will' ? 'past' : 'future';
    }
  }
  const base = lemma(token);
  const passive = token.xpos === 'VBN' || token.upos === 'ADJ';
  if ((AHEAD.has(base) && (passive || token.upos !== 'VERB')) || base === 'postpone') return 'future';
  if (have === 'have' || have === 'has') return 'perfect';
  if (have) return 'past';
  if (be === 'was' || be === 'were' || be === 'been') {
    return token.xpos === 'VB' ? 'future' : 'past';
  }
  if (token.xpos === 'VBD') return 'past';
  if (token.xpos === 'VBN') return 'past';
  if (token.xpos === 'VBG')
    return be === 'is' || be === 'are' || be === "'s" || be === "'re" || be === 'am' ? 'future' : 'climb';
  if (token.xpos === 'VB') {
    // "talks are to resume"
    if (be) return 'future';
    const to = below
      .map((k) => sentence.tokens[k] as Token)
      .find((k) => k.form.toLowerCase() === 'to' && k.deprel === 'mark');
    if (to) {
      const above = sentence.tokens[token.head];
      const beforeTo = sentence.tokens[to.i - 1];
      if ((above && WANTS.has(lemma(above))) || (beforeTo && beforeTo.upos !== 'NOUN' && WANTS.has(lemma(beforeTo))))
        return 'future';
    }
    return 'climb';
  }
  if (token.xpos === 'VBZ' || token.xpos === 'VBP') return TIMETABLE.has(base) ? 'future' : 'none';
  if (be === 'is' || be === 'are' || be === "'s") return 'none';
  return 'climb';
}

/** Clause by clause upwards from a token: the tense of the verb that governs it. */
function byTree(sentence: Sentence, start: number, untilSaid: boolean): Tense {
  let i = start;
  for (let steps = 0; steps < 12 && i >= 0; steps++) {
    const token = sentence.tokens[i] as Token;
    const copular = (children(sentence)[i] ?? []).some(
      (k) => sentence.tokens[k]?.deprel === 'cop' || sentence.tokens[k]?.deprel.startsWith('aux'),
    );
    if (i !== start && AHEAD.has(lemma(token)) && token.upos !== 'VERB') return 'future';
    if ((token.upos === 'VERB' && !token.deprel.startsWith('amod')) || token.upos === 'AUX' || copular) {
      const tense = verbTense(sentence, i);
      // "has been closed until Friday" is still to end; any other date of a perfect lies behind.
      if (tense === 'perfect') return untilSaid ? 'future' : 'past';
      if (tense !== 'climb') return tense;
    }
    i = token.head;
  }
  return 'none';
}

/** Without a tree: the nearest cue in the stretch between commas, the future's words before all others. */
function byWords(c: Context, from: number, to: number): Tense {
  let past = false;
  const look = (step: number, start: number): Tense | null => {
    for (let k = start, n = 0; n < 14 && k >= 0 && k < c.atoms.length; k += step, n++) {
      const word = low(c, k);
      if (c.atoms[k]?.kind === 'mark' && /[,;:()"“”]/.test(word)) break;
      if (
        FUTURE_FORMS.has(word) ||
        AHEAD.has(word) ||
        ((word === 'plans' || word === 'set' || word === 'vowed') && low(c, k + 1) === 'to') ||
        (word === 'going' && low(c, k + 1) === 'to')
      )
        return 'future';
      if (PAST_FORMS.has(word) || (word.endsWith('ed') && word.length > 4)) past = true;
    }
    return null;
  };
  return look(-1, from - 1) ?? look(1, to + 1) ?? (past ? 'past' : 'none');
}

/** Which way a date looks: from the cue right before it ("scheduled for", "ahead of"), the tree, or the words around. */
export function tenseAt(c: Context, from: number, to: number): Tense {
  for (let k = from - 1, n = 0; k >= 0 && n < 3; k--, n++) {
    const word = low(c, k);
    if (c.atoms[k]?.kind === 'mark') break;
    if (AHEAD.has(word) && word !== 'plan') return 'future';
    if (word === 'of' && low(c, k - 1) === 'ahead') return 'future';
  }
  const atom = c.atoms[from];
  const parsed = c.sentence.tokens.length < 2 || c.sentence.tokens.some((token) => token.head >= 0);
  if (!parsed || !atom) return byWords(c, from, to);
  // Climb from the piece of the mention whose head lies outside of it.
  let start = atom.token;
  const first = atom.token;
  const last = c.atoms[to]?.token ?? first;
  for (let i = first; i <= last; i++) {
    const head = c.sentence.tokens[i]?.head ?? -1;
    if (head < first || head > last) {
      start = i;
      break;
    }
  }
  return byTree(c.sentence, start, low(c, from) === 'until' || low(c, from) === 'till');
}
