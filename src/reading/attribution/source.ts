/** Who speaks: the subject of a cue, looked for upwards through coordination, participles and relative clauses. */

import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import { base, caseOf, childBy, clauseOf, isNominal, nounPhrase } from './phrase.js';

export interface Source {
  /** Head of the phrase. */
  head: number;
  tokens: number[];
  /** Other words that stand for it: the relative pronoun, the statement that somebody issued, the "his" of "his warning". */
  also?: number[];
}

/** The phrase of a speaker: the noun phrase, made whole where the parser cut a name or a title short. */
export function phrase(s: Sentence, named: number, depth = 0): Source {
  const head = outOfBrackets(s, named);
  const tokens = nounPhrase(s, head);
  let first = tokens[0] as number;
  while (first > 0 && !/^(DET|PRON)$/.test((s.tokens[first] as Token).upos) && joinsLeft(s, first - 1))
    tokens.unshift(--first);
  const wider = widerHead(s, first, tokens[tokens.length - 1] as number);
  if (wider >= 0 && depth < 3) {
    const whole = phrase(s, wider, depth + 1);
    return {
      head: whole.head,
      tokens: Array.from(
        { length: (tokens.at(-1) as number) - (whole.tokens[0] as number) + 1 },
        (_, k) => (whole.tokens[0] as number) + k,
      ),
    };
  }
  let last = tokens[tokens.length - 1] as number;
  const { upos } = s.tokens[last] as Token;
  const goesOn = (next: Token | undefined): boolean => {
    if (!next || isTimeWord(s, next)) return false;
    if (upos === 'NOUN') return next.upos === 'PROPN'; // "party boss | Ali Hassan"
    if (/^(NOUN|PROPN)$/.test(next.upos)) return true;
    return /^(DET|ADJ)$/.test(upos) && (/^(NUM|ADJ)$/.test(next.upos) || next.form === '-'); // "the | 46-year-old", "a paltry | three percent"
  };
  if (upos === 'NOUN' || (last === head && /^(DET|ADJ|PROPN)$/.test(upos)))
    while (goesOn(s.tokens[last + 1])) tokens.push(++last);
  return { head: (s.tokens[head] as Token).upos === 'DET' ? last : head, tokens: withoutDay(s, head, tokens) };
}

/** "the army on Thursday": the day belongs to the verb. */
function withoutDay(s: Sentence, head: number, tokens: number[]): number[] {
  const last = s.tokens[tokens.at(-1) as number] as Token;
  if (last.i <= head || !isTimeWord(s, last)) return tokens;
  const before = s.tokens[last.i - 1] as Token;
  const cut = before.upos === 'ADP' && before.i > head ? before.i : last.i;
  return /^(on|last|late|early)$/i.test(before.form) || before.i === head ? tokens.filter((i) => i < cut) : tokens;
}

/** "Paul Ryan (R-WI) said": a head inside brackets stands for the name before them. */
function outOfBrackets(s: Sentence, head: number): number {
  for (let i = head; i >= 0 && i > head - 7; i--) {
    const { form } = s.tokens[i] as Token;
    if (form === ')' && i < head) return head;
    if (form.startsWith('(') && i > 0 && isNominal(s.tokens[i - 1] as Token)) return i - 1;
  }
  return head;
}

/**
 * The head of the phrase that a speaker's phrase is only the end of: "half of voters in | each state" (no subject begins behind a
 * preposition), "Karimi, | head of the relief office, said" (a role between commas). -1 if it stands alone.
 */
function widerHead(s: Sentence, first: number, last: number): number {
  const before = s.tokens[first - 1];
  const left = s.tokens[first - 2];
  if (!before || !left || isTimeWord(s, left)) return -1;
  if (before.upos === 'ADP' && isNominal(left) && /^(of|in|for|from|with|at)$/i.test(before.form)) return left.i;
  const role = before.form === ',' && s.tokens[last + 1]?.form === ',' && (left.upos === 'PROPN' || left.form === ')');
  return role && before.head !== left.head ? outOfBrackets(s, left.i) : -1;
}

const about = /^(only|about|nearly|almost|roughly|some|just|least|most|more|than|fewer|less|around|over|up|to|at)$/i;

/** Words that belong to the name or title right of them: "Minister of Defence | Ali Hassan", "six in | 10 voters". */
function joinsLeft(s: Sentence, i: number): boolean {
  const t = s.tokens[i] as Token;
  const next = s.tokens[i + 1] as Token;
  if (t.upos === 'ADV' || t.upos === 'ADP' || t.upos === 'ADJ')
    if (
      about.test(t.form) &&
      (/^(NUM|DET)$/.test(next.upos) || /^(half|most|thirds?|quarters?|percent|about|least|than)$/i.test(next.form))
    )
      return true;
  if (/^(NOUN|PROPN|ADJ|NUM|DET)$/.test(t.upos)) return !isTimeWord(s, t);
  if (t.form === '-') return true;
  if (/^['’]s?$/.test(t.form)) return true;
  if (t.form === 'of') return i > 0 && /^(NOUN|PROPN|NUM)$/.test((s.tokens[i - 1] as Token).upos);
  return t.form === 'in' && next.upos === 'NUM' && (s.tokens[i - 1] as Token | undefined)?.upos === 'NUM';
}

/** "by X" of a passive, -1 if none. */
export function agentOf(s: Sentence, verb: number): number {
  for (const c of children(s)[verb] as readonly number[]) {
    const t = s.tokens[c] as Token;
    if (
      base(t.deprel) === 'obl' &&
      (t.deprel === 'obl:agent' || caseOf(s, c) === 'by') &&
      t.upos !== 'VERB' &&
      caseOf(s, c) === 'by'
    )
      return c;
  }
  return -1;
}

export const isPassive = (s: Sentence, verb: number): boolean =>
  childBy(s, verb, 'aux:pass') >= 0 || childBy(s, verb, 'nsubj:pass') >= 0;

/** A passive participle that modifies a noun: "the plan announced by …". */
export const isPassiveParticiple = (s: Sentence, verb: number): boolean => {
  const t = s.tokens[verb] as Token;
  return t.deprel === 'acl' && t.xpos === 'VBN' && childBy(s, verb, 'nsubj') < 0 && childBy(s, verb, 'aux') < 0;
};

/**
 * A past tense that was taken for a participle: "A friend called for calm", "The voters named Britain". It has an object or a clause,
 * which a participle behind a noun has not, or the sentence has no other verb.
 */
export function pastInDisguise(s: Sentence, verb: number): boolean {
  const t = s.tokens[verb] as Token;
  if (!isPassiveParticiple(s, verb) || agentOf(s, verb) >= 0) return false;
  if (childBy(s, verb, 'obj') > verb || childBy(s, verb, 'ccomp') > verb) return true;
  const noun = s.tokens[t.head] as Token;
  return (
    noun.head < 0 && childBy(s, noun.i, 'cop') < 0 && (children(s)[verb] as readonly number[]).some((c) => c > verb)
  );
}

/** The subject of an active predicate. `null`: none to be found; `'it'`: an expletive. */
export function subjectOf(s: Sentence, predicate: number, depth = 0): Source | 'it' | null {
  const t = s.tokens[predicate] as Token;
  let subject = -1;
  for (const c of children(s)[predicate] as readonly number[]) {
    const d = (s.tokens[c] as Token).deprel;
    if (d === 'expl') {
      // "it seems that", "it was reported that" have nobody; "it refused to" has
      if (
        isPassive(s, predicate) ||
        /^(seem|appear|be|happen|turn|follow|look|sound|remain|become)$/.test(t.lemma) ||
        t.upos !== 'VERB'
      )
        return 'it';
      subject = c;
      continue;
    }
    if (
      base(d) === 'nsubj' &&
      subject >= 0 &&
      /^(who|whom|which|that)$/i.test(s.tokens[subject]?.form ?? '') &&
      c < predicate
    ) {
      subject = c;
      continue;
    }
    if (base(d) !== 'nsubj' || (subject >= 0 && isTimeWord(s, s.tokens[c] as Token))) continue;
    // ", telling reporters …": what follows a participle listens
    if (c > predicate && (t.xpos === 'VBG' || (t.lemma === 'tell' && nominalBefore(s, predicate)))) continue;
    subject = c;
  }
  if (subject >= 0 && isTimeWord(s, s.tokens[subject] as Token)) subject = beside(s, predicate, subject);
  if (subject >= 0) {
    const token = s.tokens[subject] as Token;
    if (t.deprel === 'acl:relcl' && /^(who|which|that)$/i.test(token.form) && t.head >= 0) {
      const antecedent = phrase(s, t.head);
      return { head: antecedent.head, tokens: antecedent.tokens.filter((i) => i < subject), also: [subject] };
    }
    return phrase(s, subject);
  }
  if (depth > 5 || t.head < 0) return null;
  switch (base(t.deprel)) {
    case 'conj': {
      const up = s.tokens[t.head] as Token;
      // a name for a root has swallowed its own clause: "Amnesty … and said on Monday …"
      if (up.head < 0 && /^(PROPN|NOUN)$/.test(up.upos) && childBy(s, up.i, 'cop') < 0 && t.upos === 'VERB') {
        const named = phrase(s, up.i);
        return { head: named.head, tokens: named.tokens.filter((i) => i < predicate) };
      }
      if (
        up.upos !== 'VERB' &&
        up.upos !== 'AUX' &&
        childBy(s, t.head, 'cop') < 0 &&
        t.upos === 'VERB' &&
        up.upos !== 'ADJ'
      )
        return null;
      return subjectOf(s, t.head, depth + 1);
    }
    case 'xcomp': {
      const object = childBy(s, t.head, 'obj');
      const indirect = childBy(s, t.head, 'iobj');
      if (object >= 0 && object < predicate) return phrase(s, object);
      if (indirect >= 0 && indirect < predicate) return phrase(s, indirect);
      return subjectOf(s, t.head, depth + 1);
    }
    case 'ccomp':
    case 'advcl':
    case 'parataxis':
      // "quoted an official as saying …": the official says it
      if (t.xpos === 'VBG' && /^(as|for)$/.test(caseOf(s, predicate))) {
        const quoted = childBy(s, t.head, 'obj');
        if (quoted >= 0 && quoted < predicate) return phrase(s, quoted);
      }
      if (childBy(s, predicate, 'aux') >= 0 && t.xpos !== 'VBG') return null;
      if (t.xpos !== 'VBG' && t.xpos !== 'VBN' && t.xpos !== 'VB' && base(t.deprel) !== 'parataxis') return null;
      return subjectOf(s, t.head, depth + 1);
    case 'acl':
      if (t.deprel === 'acl:relcl') return null;
      if (pastInDisguise(s, predicate)) {
        const noun = phrase(s, t.head);
        return { head: noun.head, tokens: noun.tokens.filter((i) => i < predicate) };
      }
      // "a statement saying …": the noun speaks; "its decision to ask …": its possessor does
      if (t.xpos === 'VBG') {
        const noun = phrase(s, t.head);
        noun.tokens = noun.tokens.filter((i) => i < predicate);
        if (
          /^(statement|letter|message|tweet|post|email|note|report|memo|declaration|video|speech|article|release|communique|communiqué)$/.test(
            s.tokens[t.head]?.lemma ?? '',
          )
        ) {
          const issuer = lightSubject(s, t.head, depth);
          if (issuer) return { ...issuer, also: noun.tokens }; // "issued a statement saying …"
        }
        if (predicate - t.head < 3 || (s.tokens[predicate - 1] as Token).form !== ',') return noun;
        // set off by a comma it is the sentence's subject that goes on: "sent a letter to the mayor, saying …"
        const main = subjectOf(s, clauseOf(s, t.head), depth + 1);
        return main === 'it' || main === null ? noun : main;
      }
      if (t.xpos === 'VB') return possessorOf(s, t.head) ?? lightSubject(s, t.head, depth);
      return null;
    default:
      return null;
  }
}

const days =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|day|night|morning|evening|afternoon|time|moment)s?$/i;

/** A day, a month, a stretch of time; not the Times and nobody of the name of May. */
export function isTimeWord(s: Sentence, t: Token): boolean {
  if (!days.test(t.form)) return false;
  if (t.form === 'Times' || t.form === 'Time') return false;
  return !(
    /^(May|March|April|June|August)$/.test(t.form) &&
    s.tokens[t.i - 1]?.upos === 'PROPN' &&
    s.tokens[t.i - 1]?.upos === t.upos
  );
}

const nominalBefore = (s: Sentence, i: number): boolean => {
  const before = s.tokens[i - 1];
  return (
    before !== undefined &&
    (isNominal(before) || before.form === ')' || (before.form === ',' && (s.tokens[i - 2]?.upos ?? '') !== 'PUNCT'))
  );
};

/** The nominal right before a verb whose "subject" is a day: "officials said Friday". */
function beside(s: Sentence, predicate: number, day: number): number {
  for (let i = predicate - 1; i >= 0 && i > predicate - 5; i--) {
    const t = s.tokens[i] as Token;
    if (i === day || t.upos === 'AUX' || t.upos === 'ADV') continue;
    return isNominal(t) && !isTimeWord(s, t) ? i : day;
  }
  return day;
}

/** "Haftar's claim", "their refusal". */
export function possessorOf(s: Sentence, noun: number): Source | null {
  const owner = childBy(s, noun, 'nmod:poss');
  return owner < 0 ? null : phrase(s, owner);
}

/** The subject of the verb whose object the noun is: "they made a promise to …". */
export function lightSubject(s: Sentence, noun: number, depth = 0): Source | null {
  const t = s.tokens[noun] as Token;
  const relation = base(t.deprel);
  if (t.head < 0 || (relation !== 'obj' && relation !== 'obl' && relation !== 'conj')) return null;
  if (relation === 'conj') return depth > 3 ? null : lightSubject(s, t.head, depth + 1);
  const found = subjectOf(s, t.head, depth + 1);
  return found === 'it' ? null : found;
}
