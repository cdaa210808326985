import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import { isAnimal, isPersonNoun } from '../quantities/people.js';
import type { CasualtyKind, QuantityMention } from '../types.js';
import { HARM_NOUNS, isFighter, NEEDS_PEOPLE, OBJECT_VERBS, OF_NOUNS, STATES, SUBJECT_VERBS, TAKEN } from './harm.js';

/** The harm that a number of people met, and the token that says it. */
export interface Link {
  kind: CasualtyKind;
  trigger: number;
}

/** Forms whose base must be right whatever the lemmatiser made of them. */
const IRREGULAR = new Map(
  Object.entries({
    fled: 'flee',
    flees: 'flee',
    slain: 'slay',
    shot: 'shoot',
    lost: 'lose',
    left: 'leave',
    held: 'hold',
    took: 'take',
    taken: 'take',
    fell: 'fall',
    died: 'die',
    dying: 'die',
    dead: 'dead',
    drowned: 'drown',
    hurt: 'hurt',
    lives: 'life',
    bodies: 'body',
    deaths: 'death',
    went: 'go',
    hanged: 'hang',
  }),
);

export function lemmaOf(token: Token): string {
  const form = token.form.toLowerCase();
  return IRREGULAR.get(form) ?? (token.lemma || form).toLowerCase();
}

/** The token of a quantity whose head lies outside of it. */
export function topOf(sentence: Sentence, q: QuantityMention): number {
  for (let i = q.last; i >= q.first; i--) {
    const head = sentence.tokens[i]?.head ?? -1;
    if ((head < q.first || head > q.last) && sentence.tokens[i]?.upos !== 'ADP' && sentence.tokens[i]?.upos !== 'ADV')
      return i;
  }
  return q.last;
}

function kids(sentence: Sentence, i: number): Token[] {
  return (children(sentence)[i] ?? []).map((k) => sentence.tokens[k] as Token);
}

function hasCase(sentence: Sentence, i: number, ...forms: string[]): boolean {
  return kids(sentence, i).some(
    (k) => (k.deprel === 'case' || k.deprel === 'mark') && forms.includes(k.form.toLowerCase()),
  );
}

/** "stabbed to death", "beaten to death" */
export function toDeath(sentence: Sentence, verb: Token): boolean {
  return kids(sentence, verb.i).some((k) => lemmaOf(k) === 'death' && hasCase(sentence, k.i, 'to'));
}

export function isNegated(sentence: Sentence, i: number): boolean {
  return kids(sentence, i).some((k) => /^(?:not|n't|n’t|never)$/i.test(k.form));
}

/** True when a noun can be harmed by the verb: people for "capture", anything but animals for "kill". */
function suits(sentence: Sentence, counted: number, verb: string): boolean {
  if (counted < 0) return true;
  const noun = sentence.tokens[counted] as Token;
  if (isAnimal(lemmaOf(noun))) return false;
  if (NEEDS_PEOPLE.has(verb)) return isPersonNoun(lemmaOf(noun), noun.form);
  return true;
}

function isPassive(sentence: Sentence, verb: Token): boolean {
  return (
    kids(sentence, verb.i).some((k) => k.deprel === 'aux:pass') ||
    kids(sentence, verb.i).some((k) => k.deprel === 'nsubj:pass')
  );
}

/** Follows conjuncts back to the first: "five soldiers and two civilians died" — the civilians died too. */
function firstConjunct(sentence: Sentence, i: number): number {
  let at = i;
  for (let n = 0; n < 6; n++) {
    const token = sentence.tokens[at] as Token;
    if (token.deprel !== 'conj' || token.head < 0) break;
    const head = sentence.tokens[token.head] as Token;
    if (head.upos === 'VERB' || head.upos === 'AUX') break;
    at = head.i;
  }
  return at;
}

/**
 * The harm said by the tree around a quantity, or null. In "ten of the 40 hostages" the ten are the `part`, to which the verb
 * belongs, and the 40 the `base`, to which only its own modifiers do.
 */
export function linkByTree(
  sentence: Sentence,
  q: QuantityMention,
  of: 'whole' | 'part' | 'base' = 'whole',
): Link | null {
  const own = q.counted >= 0 ? q.counted : topOf(sentence, q);
  const top = topOf(sentence, q);
  const above = () => governed(sentence, firstConjunct(sentence, top), q, top);
  if (of === 'part') return above();
  if (of === 'base') return attributive(sentence, own, q);
  // "dozens of civilians were killed": the number is the head, the noun hangs on it.
  if (q.counted >= 0 && sentence.tokens[q.counted]?.head === top)
    return (
      attributive(sentence, own, q) ??
      attributive(sentence, top, q) ??
      above() ??
      nounItself(sentence, sentence.tokens[own] as Token, q)
    );
  return (
    attributive(sentence, own, q) ??
    governed(sentence, firstConjunct(sentence, own), q, own) ??
    nounItself(sentence, sentence.tokens[own] as Token, q)
  );
}

/** "12 dead soldiers", "12 people killed in the raid", "30 prisoners who were freed". */
function attributive(sentence: Sentence, h: number, q: QuantityMention): Link | null {
  for (const child of kids(sentence, h)) {
    const word = child.form.toLowerCase();
    const verb = lemmaOf(child);
    if (child.deprel === 'amod' || child.deprel === 'acl' || child.deprel === 'compound' || child.deprel === 'advcl') {
      if (child.xpos === 'VBG' || (child.deprel === 'amod' && word === 'captured')) {
        if (word !== 'missing') continue;
      }
      const kind =
        STATES.get(word) ??
        (child.xpos === 'VBN' ? OBJECT_VERBS.get(verb) : undefined) ??
        (child.deprel === 'acl' ? SUBJECT_VERBS.get(verb) : undefined);
      if (
        kind &&
        (child.deprel === 'amod' || !kids(sentence, child.i).some((k) => k.deprel === 'obj')) &&
        suits(sentence, q.counted, verb)
      )
        return combined(sentence, { kind, trigger: child.i });
    }
    if (child.deprel === 'acl:relcl') {
      const passive = isPassive(sentence, child);
      const kind = passive
        ? OBJECT_VERBS.get(verb)
        : (SUBJECT_VERBS.get(verb) ?? (child.upos === 'ADJ' ? STATES.get(word) : undefined));
      const subject = kids(sentence, child.i).some(
        (k) => k.deprel.startsWith('nsubj') && (k.xpos === 'WP' || k.xpos === 'WDT' || k.form.toLowerCase() === 'who'),
      );
      if (kind && subject && suits(sentence, q.counted, verb) && !isNegated(sentence, child.i))
        return combined(sentence, { kind, trigger: child.i });
    }
  }
  return null;
}

/** By the verb, noun or adjective that the counted noun depends on. */
function governed(sentence: Sentence, h: number, q: QuantityMention, own: number): Link | null {
  const token = sentence.tokens[h] as Token;
  if (token.head < 0) return rootState(sentence, token, q);
  const g = sentence.tokens[token.head] as Token;
  const verb = lemmaOf(g);
  const rel = token.deprel;
  if (q.max !== 0 && isNegated(sentence, g.i)) return null;
  if ((rel === 'obj' || rel === 'nsubj:pass') && toDeath(sentence, g)) return { kind: 'killed', trigger: g.i };
  const link = (kind: CasualtyKind | undefined, trigger = g.i): Link | null =>
    kind && suits(sentence, q.counted, verb) ? combined(sentence, { kind, trigger }) : null;
  const state = STATES.get(g.form.toLowerCase());
  switch (rel) {
    case 'obj':
    case 'iobj':
    case 'dep':
      return (
        objectOf(sentence, g, q, own) ??
        link(rel === 'obj' || g.xpos.startsWith('VB') ? objectKind(sentence, g) : undefined)
      );
    case 'nsubj:pass': {
      // An intransitive verb has no passive, whatever the parser says.
      if (SUBJECT_VERBS.has(verb) && verb !== 'flee') return link(SUBJECT_VERBS.get(verb));
      const taken = takenAfter(sentence, g);
      if (taken) return { kind: 'abducted', trigger: taken };
      if (verb === 'treat' && kids(sentence, g.i).some((k) => /^(?:injur|wound)/.test(lemmaOf(k))))
        return { kind: 'wounded', trigger: g.i };
      if (verb === 'hospitalise' || verb === 'hospitalize') return { kind: 'wounded', trigger: g.i };
      if (/^(?:force|drive|compel)$/.test(verb)) return driven(sentence, g);
      if (verb === 'leave') return leftIn(sentence, g, h);
      if (/^(?:put|bring)$/.test(verb) && kids(sentence, g.i).some((k) => lemmaOf(k) === 'death'))
        return { kind: 'killed', trigger: g.i };
      if (verb === 'shoot' && kids(sentence, g.i).some((k) => k.form.toLowerCase() === 'dead'))
        return { kind: 'killed', trigger: g.i };
      return link(OBJECT_VERBS.get(verb) ?? state);
    }
    case 'nsubj': {
      // A participle without its auxiliary ("30 injured") is passive; with an object it is not.
      const object = kids(sentence, g.i).some((k) => k.deprel === 'obj');
      if (
        SUBJECT_VERBS.has(verb) &&
        !(verb === 'flee' && q.counted >= 0 && isFighter((sentence.tokens[q.counted] as Token).form))
      )
        return link(SUBJECT_VERBS.get(verb));
      if (
        verb === 'go' &&
        kids(sentence, g.i).some((k) => lemmaOf(k) === 'missing' || k.form.toLowerCase() === 'missing')
      )
        return { kind: 'missing', trigger: g.i };
      if (verb === 'fall' && kids(sentence, g.i).some((k) => /^martyr/.test(lemmaOf(k))))
        return { kind: 'killed', trigger: g.i };
      if (verb === 'lose' && kids(sentence, g.i).some((k) => k.deprel === 'obj' && lemmaOf(k) === 'life'))
        return { kind: 'killed', trigger: g.i };
      if (verb === 'suffer' || verb === 'sustain')
        return kids(sentence, g.i).some((k) => k.deprel === 'obj' && /^(?:injur|wound|burn)/.test(lemmaOf(k)))
          ? { kind: 'wounded', trigger: g.i }
          : null;
      if (/^(?:cross|arrive|leave|abandon)$/.test(verb)) return null;
      if (
        !object &&
        state &&
        (g.upos === 'ADJ' ||
          g.xpos === 'VBN' ||
          g.xpos === 'VBD' ||
          g.xpos === 'JJ' ||
          g.form.toLowerCase() === 'missing') &&
        !hasCase(sentence, g.i, 'among', 'amongst')
      ) {
        return link(state);
      }
      return null;
    }
    case 'nmod':
    case 'nmod:poss': {
      if (hasCase(sentence, h, 'including', 'among')) return null;
      if (!hasCase(sentence, h, 'of') && rel === 'nmod') return null;
      if (/^(?:life|lives)$/.test(verb)) return livesLost(sentence, g);
      const kind = OF_NOUNS.get(verb);
      if (verb === 'loss' && !(q.counted >= 0 && isPersonNoun(lemmaOf(sentence.tokens[q.counted] as Token), '')))
        return null;
      return link(kind);
    }
    default:
      return null;
  }
}

/** "five dead" as the whole sentence, or as the object of a headline: the state governs or is governed. */
function rootState(_sentence: Sentence, token: Token, q: QuantityMention): Link | null {
  const kind = STATES.get(token.form.toLowerCase());
  return kind && token.i !== q.last && token.i !== q.first ? { kind, trigger: token.i } : null;
}

function objectKind(sentence: Sentence, g: Token): CasualtyKind | undefined {
  const verb = lemmaOf(g);
  if (isPassive(sentence, g)) return undefined;
  if (verb === 'shoot' && kids(sentence, g.i).some((k) => k.form.toLowerCase() === 'down')) return undefined;
  if (verb === 'shoot' && kids(sentence, g.i).some((k) => k.form.toLowerCase() === 'dead')) return 'killed';
  if (verb === 'gun' || (verb === 'mow' && kids(sentence, g.i).some((k) => k.form.toLowerCase() === 'down')))
    return 'killed';
  return OBJECT_VERBS.get(verb);
}

/** Objects of verbs that harm only together with another word: lose, leave, take, force, claim. */
function objectOf(sentence: Sentence, g: Token, q: QuantityMention, own: number): Link | null {
  const verb = lemmaOf(g);
  const person =
    q.counted >= 0 &&
    isPersonNoun(lemmaOf(sentence.tokens[q.counted] as Token), (sentence.tokens[q.counted] as Token).form);
  if (verb === 'lose') return person ? { kind: 'killed', trigger: g.i } : null;
  if (verb === 'leave' || verb === 'have' || verb === 'render') return leftIn(sentence, g, own);
  if (/^(?:take|hold|keep|seize)$/.test(verb)) {
    const taken = takenAfter(sentence, g);
    if (taken) return { kind: 'abducted', trigger: taken };
    const noun = q.counted >= 0 ? (sentence.tokens[q.counted] as Token).form.toLowerCase() : '';
    if (verb === 'take' && TAKEN.test(noun)) return { kind: 'abducted', trigger: g.i };
    return null;
  }
  if (/^(?:force|drive|compel|cause|prompt|oblige)$/.test(verb)) return driven(sentence, g);
  if (
    /^(?:claim|take|cost)$/.test(verb) &&
    q.counted >= 0 &&
    /^(?:life|lives)$/.test(lemmaOf(sentence.tokens[q.counted] as Token))
  )
    return { kind: 'killed', trigger: g.i };
  if (verb === 'claim' && q.counted >= 0 && lemmaOf(sentence.tokens[q.counted] as Token) === 'victim')
    return { kind: 'killed-or-wounded', trigger: g.i };
  if (verb === 'round' && kids(sentence, g.i).some((k) => k.form.toLowerCase() === 'up'))
    return person || q.counted < 0 ? { kind: 'detained', trigger: g.i } : null;
  if (verb === 'put' && kids(sentence, g.i).some((k) => lemmaOf(k) === 'death'))
    return { kind: 'killed', trigger: g.i };
  return null;
}

/** "left five dead", "left 400 families homeless": the state after the people. */
function leftIn(sentence: Sentence, g: Token, h: number): Link | null {
  for (const child of kids(sentence, g.i)) {
    if (child.i <= h) continue;
    const kind = STATES.get(child.form.toLowerCase());
    if (kind) return combined(sentence, { kind, trigger: child.i });
  }
  const next = sentence.tokens[h + 1];
  const kind = next ? STATES.get(next.form.toLowerCase()) : undefined;
  return next && kind ? combined(sentence, { kind, trigger: next.i }) : null;
}

/** "forced 20,000 people to flee", "from their homes" */
function driven(sentence: Sentence, g: Token): Link | null {
  for (const child of kids(sentence, g.i)) {
    if (
      /^(?:flee|leave|evacuate|abandon|move)$/.test(lemmaOf(child)) ||
      /^(?:home|house|village)$/.test(lemmaOf(child))
    )
      return { kind: 'displaced', trigger: child.i };
  }
  return null;
}

/** "took 12 hostage", "were held captive": the token of "hostage". */
function takenAfter(sentence: Sentence, g: Token): number | null {
  if (!/^(?:take|hold|keep|seize)$/.test(lemmaOf(g))) return null;
  const child = kids(sentence, g.i).find((k) => /^(?:hostage|captive|prisoner)$/.test(k.form.toLowerCase()));
  return child ? child.i : null;
}

function livesLost(sentence: Sentence, lives: Token): Link | null {
  const verb = lives.head >= 0 ? (sentence.tokens[lives.head] as Token) : undefined;
  return verb && /^(?:claim|take|cost|end|lose)$/.test(lemmaOf(verb)) ? { kind: 'killed', trigger: verb.i } : null;
}

/** "12 deaths", "40 arrests": the counted noun is the harm; or the number counts "the dead", "wounded". */
function nounItself(sentence: Sentence, token: Token, q: QuantityMention): Link | null {
  if (q.counted < 0) return null;
  const kind =
    HARM_NOUNS.get(lemmaOf(token)) ??
    HARM_NOUNS.get(token.form.toLowerCase()) ??
    (token.upos === 'ADJ' || token.xpos === 'VBN' || token.xpos === 'VBD'
      ? STATES.get(token.form.toLowerCase())
      : undefined);
  // Refugees are displaced already; only those on the way are news.
  if (kind === 'displaced' && !onTheWay(sentence, q)) return null;
  if (kind) return { kind, trigger: token.i };
  // "no damage or casualties"
  if (q.max !== 0) return null;
  for (const other of kids(sentence, token.i)) {
    const of = other.deprel === 'nmod' && /^(?:report|sign|word|mention|news|information)$/.test(lemmaOf(token));
    const harm = other.deprel === 'conj' || of ? HARM_NOUNS.get(lemmaOf(other)) : undefined;
    if (harm) return { kind: harm, trigger: other.i };
  }
  return null;
}

/** "thousands of refugees crossed the river": their verb is one of moving. */
function onTheWay(sentence: Sentence, q: QuantityMention): boolean {
  for (const i of [topOf(sentence, q), q.counted]) {
    const verb = sentence.tokens[sentence.tokens[i]?.head ?? -1];
    if (
      verb &&
      /^(?:cross|flee|arrive|pour|stream|enter|reach|escape|leave|gather|displace|uproot)$/.test(lemmaOf(verb))
    )
      return true;
  }
  return STATES.get(sentence.tokens[q.counted]?.form.toLowerCase() ?? '') === 'displaced';
}

/** "killed or wounded", "killed and injured": one number for both. */
export function combined(sentence: Sentence, link: Link): Link {
  // "shot and killed"
  if (
    link.kind === 'killed-or-wounded' &&
    /^(?:and|or)$/.test(sentence.tokens[link.trigger + 1]?.form.toLowerCase() ?? '')
  ) {
    if (
      sentence.tokens[link.trigger + 1]?.form.toLowerCase() === 'and' &&
      STATES.get(sentence.tokens[link.trigger + 2]?.form.toLowerCase() ?? '') === 'killed'
    )
      return { kind: 'killed', trigger: link.trigger };
  }
  if (link.kind !== 'killed' && link.kind !== 'wounded') return link;
  const other = (i: number): boolean => {
    const word = sentence.tokens[i]?.form.toLowerCase() ?? '';
    const kind =
      STATES.get(word) ?? OBJECT_VERBS.get(lemmaOf(sentence.tokens[i] ?? ({ form: '', lemma: '' } as Token)));
    return (kind === 'killed' || kind === 'wounded') && kind !== link.kind;
  };
  const joins = (i: number) => /^(?:or|and|and\/or|\/)$/.test(sentence.tokens[i]?.form.toLowerCase() ?? '');
  const t = link.trigger;
  if ((joins(t + 1) && other(t + 2)) || (joins(t - 1) && other(t - 2)))
    return { kind: 'killed-or-wounded', trigger: t };
  return link;
}
