import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import { isAnimal, isPersonNoun } from '../quantities/people.js';
import type { CasualtyKind, QuantityMention } from '../types.js';
import { NEEDS_PEOPLE, OBJECT_VERBS, STATES } from './harm.js';
import { combined, type Link, lemmaOf } from './tree-link.js';

const SKIP =
  /^(?:others?|who|more|people|were|was|are|is|have|has|had|been|being|reportedly|seriously|badly|critically|slightly|severely|also|still|lightly|feared|confirmed|reported|left|allegedly|of|the|them|him)$/;
const AUX = /^(?:were|was|are|is|been|being|be)$/;

function word(sentence: Sentence, i: number): string {
  return sentence.tokens[i]?.form.toLowerCase() ?? '';
}

/**
 * The harm by the order of words alone, for sentences whose tree went wrong: a state right after the number and its noun
 * ("12 people killed", "30 injured", "17 missing"), or a verb of harm right before it ("killing 12", "wounding at least 30").
 */
export function linkBySight(sentence: Sentence, q: QuantityMention): Link | null {
  return after(sentence, q) ?? before(sentence, q);
}

function after(sentence: Sentence, q: QuantityMention): Link | null {
  let i = q.last + 1;
  let limit = Math.max(q.counted, q.last) + 5;
  let aux = false;
  let nouns = 0;
  for (; i <= limit && i < sentence.tokens.length; i++) {
    const token = sentence.tokens[i] as Token;
    const form = word(sentence, i);
    const state = STATES.get(form);
    if (state && !(nouns === 0 && i === q.last + 1 && isModifier(sentence, i))) {
      const next = sentence.tokens[i + 1];
      const active =
        !aux &&
        next &&
        (next.upos === 'DET' ||
          next.upos === 'NUM' ||
          next.upos === 'PRON' ||
          next.upos === 'PROPN' ||
          (next.upos === 'NOUN' && form !== 'dead') ||
          (/^(?:at|more|up|about|around)$/.test(word(sentence, i + 1)) &&
            sentence.tokens[i + 2]?.upos !== 'DET' &&
            sentence.tokens[i + 2]?.upos !== 'PROPN' &&
            /^(?:least|than|to|\d)/.test(word(sentence, i + 2))));
      if (active || (!aux && isActor(sentence, q, token))) return null;
      return combined(sentence, { kind: state, trigger: i });
    }
    if (form === ',' || form === '—' || form === '–' || form === '(' || form === 'aged') {
      const over = afterAside(sentence, i);
      if (over < 0) return null;
      i = over;
      limit = over + 6;
      continue;
    }
    if (AUX.test(form)) aux = true;
    if (SKIP.test(form)) continue;
    if (token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'ADJ' || token.upos === '') {
      if (++nouns > 3) return null;
      continue;
    }
    return null;
  }
  return null;
}

/** The end of ", including two children,", ", most of them women,", "aged 10 and 12"; -1 when it is no such aside. */
function afterAside(sentence: Sentence, i: number): number {
  if (word(sentence, i) === 'aged') {
    let k = i + 1;
    while (
      k < i + 5 &&
      /^(?:\d+|and|to|or|,|-|–|between|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
        word(sentence, k),
      )
    )
      k++;
    return k - 1;
  }
  const first = word(sentence, i + 1);
  const opens =
    /^(?:including|among|mostly|most|many|some|all|mainly|both|at|half|one|two|three|four|five|six|seven|eight|nine|\d+)$/.test(
      first,
    );
  if (!opens && word(sentence, i) !== ',') return -1;
  for (let k = i + 2; k < i + 16; k++) {
    if (/^[,—–)]$/.test(word(sentence, k))) {
      const next = word(sentence, k + 1);
      if (AUX.test(next) || /^(?:have|had|has|dead|killed|died)$/.test(next)) return k;
    }
    if (sentence.tokens[k]?.upos === 'VERB' && !/^(?:including|killed|wounded)$/.test(word(sentence, k))) return -1;
  }
  return -1;
}

/** "a commando killed the mayor": the people counted do the harm. */
function isActor(sentence: Sentence, q: QuantityMention, verb: Token): boolean {
  if (verb.xpos === 'JJ' || q.counted < 0) return false;
  const subject = sentence.tokens[q.counted];
  if (subject?.head !== verb.i || subject.deprel !== 'nsubj') return false;
  const next = sentence.tokens[verb.i + 1];
  const hasObject = (children(sentence)[verb.i] ?? []).some((k) => k > verb.i && sentence.tokens[k]?.deprel === 'obj');
  return hasObject || (next !== undefined && /^(?:NOUN|PROPN|DET|PRON|NUM|ADJ)$/.test(next.upos));
}

/** "wounded soldiers": the state stands before a noun and is its modifier. */
function isModifier(sentence: Sentence, i: number): boolean {
  const next = sentence.tokens[i + 1];
  return next?.upos === 'NOUN' && next.lemma !== '' && isPersonNoun(next.lemma, next.form);
}

/** A verb of harm right before the number ("killed 3 and abducted 9 villagers"): no tree can say it better. */
export function besideVerb(sentence: Sentence, q: QuantityMention): Link | null {
  const verb = sentence.tokens[q.first - 1];
  return verb && verb.upos === 'VERB' ? before(sentence, q) : null;
}

/** Verbs whose lemma the tagger spoiled by taking them for adjectives ("injured"). */
function byEnding(form: string): CasualtyKind | undefined {
  if (!/(?:ing|ed)$/.test(form)) return undefined;
  const stem = form.replace(/(?:ing|ed)$/, '');
  return OBJECT_VERBS.get(stem) ?? OBJECT_VERBS.get(`${stem}e`) ?? OBJECT_VERBS.get(stem.slice(0, -1));
}

function before(sentence: Sentence, q: QuantityMention): Link | null {
  let i = q.first - 1;
  if (/^(?:the|another|all|an|a|his|her|their|its)$/.test(word(sentence, i))) i--;
  const token = sentence.tokens[i];
  if (!token) return null;
  const verb = lemmaOf(token);
  const form = token.form.toLowerCase();
  const kind = OBJECT_VERBS.get(verb) ?? byEnding(form);
  if (!kind || token.upos === 'NOUN' || AUX.test(word(sentence, i - 1)) || /^(?:shoot|hit|bury|burn|miss)$/.test(verb))
    return null;
  if (q.counted >= 0) {
    const noun = sentence.tokens[q.counted] as Token;
    if (isAnimal(lemmaOf(noun)) || (NEEDS_PEOPLE.has(verb) && !isPersonNoun(lemmaOf(noun), noun.form))) return null;
  } else if (NEEDS_PEOPLE.has(verb) && sentence.tokens[q.last + 1]?.upos === 'NOUN') return null;
  return combined(sentence, { kind, trigger: i });
}
