import { children } from '../language/tree.js';
import type { Sentence, Token } from '../language/types.js';

/** A noun under a preposition. */
export interface Oblique {
  prep: string;
  head: number;
}

/**
 * What stands around a verb or an event noun, turned into logical order: of a passive, the subject is who did it
 * (the `by` phrase) and the object whom it was done to. Coordinated nouns are all listed. Token indices of one sentence.
 */
export interface Clause {
  trigger: number;
  verbal: boolean;
  passive: boolean;
  subject: number[];
  /** The subject stands in another clause (shared, controlled or relative). */
  subjectInherited: boolean;
  object: number[];
  iobj: number[];
  obliques: Oblique[];
  /** Possessor of a noun ("Haftar's attack"). */
  poss: number[];
  amod: number[];
  compound: number[];
  advmod: number[];
  xcomp: number[];
  ccomp: number[];
  particle: string | null;
  det: string | null;
}

const RELATIVE = new Set(['who', 'whom', 'which', 'that', 'whose']);
/** Verbs whose infinitive is carried out by their subject even when there is an object ("promised him to leave"). */
const SUBJECT_CONTROL = new Set(['promise', 'vow', 'pledge', 'threaten', 'use', 'launch', 'begin', 'start', 'lead']);
/** Verbs whose infinitive is carried out by whom they are said to ("ordered troops to leave", "called on both to stop"). */
const OBJECT_CONTROL = new Set([
  'order',
  'ask',
  'urge',
  'call',
  'tell',
  'instruct',
  'command',
  'force',
  'allow',
  'direct',
  'request',
  'press',
  'persuade',
  'invite',
  'warn',
  'enable',
  'encourage',
  'compel',
  'implore',
  'appeal',
  'require',
  'authorise',
  'authorize',
  'permit',
  'advise',
  'want',
  'push',
]);
/** "accused the militia of using shields": the object is said to have done it. */
const BLAME = new Set([
  'accuse',
  'blame',
  'suspect',
  'charge',
  'convict',
  'acquit',
  'praise',
  'criticise',
  'criticize',
  'condemn',
  'thank',
  'prevent',
  'stop',
  'keep',
  'ban',
  'bar',
  'prohibit',
  'find',
  'see',
  'catch',
  'denounce',
  'fault',
  'dissuade',
]);
const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'X', 'SYM']);

/** The relation without its subtype: `nsubj` of `nsubj:pass`. */
export const base = (deprel: string): string => {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
};

/** A token and the tokens coordinated with it ("Russia, Egypt and the UAE"). */
export function withConjuncts(sentence: Sentence, i: number): number[] {
  const found = [i];
  const below = children(sentence);
  for (let n = 0; n < found.length; n++) {
    for (const child of below[found[n]!]!) {
      const token = sentence.tokens[child]!;
      if (token.deprel === 'conj' && NOMINAL.has(token.upos)) found.push(child);
    }
  }
  return found;
}

/** What was worked out of a sentence already: many rules ask for the same clause and the same preposition. */
interface Known {
  prepositions: (string | undefined)[];
  clauses: (Clause | undefined)[];
}

const known = new WeakMap<Sentence, Known>();

function knownOf(sentence: Sentence): Known {
  let found = known.get(sentence);
  if (!found) {
    const n = sentence.tokens.length;
    found = { prepositions: new Array(n), clauses: new Array(n) };
    known.set(sentence, found);
  }
  return found;
}

/** The preposition of a nominal, its fixed parts included ("out of", "according to"); '' when it has none. */
export function prepositionOf(sentence: Sentence, i: number): string {
  const { prepositions } = knownOf(sentence);
  const before = prepositions[i];
  if (before !== undefined) return before;
  const found = readPreposition(sentence, i);
  prepositions[i] = found;
  return found;
}

function readPreposition(sentence: Sentence, i: number): string {
  const below = children(sentence);
  const words: string[] = [];
  for (const child of below[i]!) {
    const token = sentence.tokens[child]!;
    if (token.deprel !== 'case' || token.form === "'s" || token.form === '’s' || token.xpos === 'POS') continue;
    words.push(token.form.toLowerCase());
    for (const part of below[child]!) {
      if (sentence.tokens[part]!.deprel === 'fixed') words.push(sentence.tokens[part]!.form.toLowerCase());
    }
  }
  return words.join(' ');
}

const isVerbLike = (token: Token): boolean => token.upos === 'VERB' || token.xpos.startsWith('VB');

/** True when the verb is in the passive voice: by its auxiliary or subject, or as a bare participle after a noun. */
export function isPassive(sentence: Sentence, i: number, depth = 0): boolean {
  const token = sentence.tokens[i]!;
  if (token.xpos !== 'VBN' && token.xpos !== 'VBD' && token.xpos !== 'JJ') return false;
  let auxiliary = false;
  let ownSubject = false;
  let object = false;
  for (const child of children(sentence)[i]!) {
    const d = sentence.tokens[child]!.deprel;
    if (d === 'nsubj:pass' || d === 'aux:pass' || d === 'csubj:pass') return true;
    if (d === 'aux') auxiliary = true;
    if (d === 'nsubj') ownSubject = true;
    if (d === 'obj') object = true;
  }
  if (auxiliary || ownSubject) return false;
  const relation = base(token.deprel);
  if ((relation === 'acl' && token.deprel !== 'acl:relcl') || relation === 'advcl' || relation === 'amod') {
    return token.xpos === 'VBN' || (token.xpos === 'VBD' && !object);
  }
  if (relation === 'conj' && token.head >= 0 && depth < 8 && token.xpos === 'VBN') {
    return isPassive(sentence, token.head, depth + 1) && !object;
  }
  return false;
}

/** The relative word of a clause is replaced by the noun that the clause hangs on. */
function antecedent(sentence: Sentence, verb: number, i: number): number {
  const token = sentence.tokens[i]!;
  if (!RELATIVE.has(token.form.toLowerCase())) return i;
  if (!(token.xpos.startsWith('W') || token.upos === 'PRON' || token.form.toLowerCase() === 'that')) return i;
  // climb from the verb to the clause that hangs on a noun
  let at = verb;
  for (let n = 0; n < 8 && at >= 0; n++) {
    const t = sentence.tokens[at]!;
    if (base(t.deprel) === 'acl') return t.head >= 0 ? t.head : i;
    if (t.deprel !== 'conj' && base(t.deprel) !== 'xcomp' && base(t.deprel) !== 'ccomp') return i;
    at = t.head;
  }
  return i;
}

interface Found {
  tokens: number[];
  inherited: boolean;
}

const NONE: Found = { tokens: [], inherited: false };

/** The surface subject of a verb: its own, or the one that it shares with, or gets from, another clause. */
export function surfaceSubject(sentence: Sentence, verb: number, depth = 0): Found {
  if (depth > 10) return NONE;
  const token = sentence.tokens[verb]!;
  const below = children(sentence)[verb]!;
  for (const child of below) {
    const d = sentence.tokens[child]!.deprel;
    if (d === 'nsubj' || d === 'nsubj:pass' || d === 'nsubj:outer') {
      const real = antecedent(sentence, verb, child);
      return { tokens: withConjuncts(sentence, real), inherited: real !== child };
    }
  }
  const relation = base(token.deprel);
  const parent = token.head;
  if (parent < 0) return NONE;
  const inherit = (from: Found): Found => ({ tokens: from.tokens, inherited: true });
  const finite = below.some(
    (c) => sentence.tokens[c]!.deprel === 'mark' && sentence.tokens[c]!.form.toLowerCase() !== 'to',
  );
  switch (relation) {
    case 'conj':
      return isVerbLike(sentence.tokens[parent]!) || hasCopula(sentence, parent)
        ? inherit(surfaceSubject(sentence, parent, depth + 1))
        : NONE;
    case 'xcomp':
    case 'ccomp': {
      if (relation === 'ccomp' && token.xpos !== 'VBG' && !hasTo(sentence, verb)) {
        // "Forces captured the base, a spokesman said": the tree may hang the first subject on the verb of saying
        const before =
          parent > verb
            ? children(sentence)[parent]!.find((c) => c < verb && sentence.tokens[c]!.deprel.startsWith('nsubj'))
            : undefined;
        return before === undefined ? NONE : { tokens: withConjuncts(sentence, before), inherited: false };
      }
      // "Residents said that shelling killed ten": a noun that the tree takes for a verb. Behind "that" a clause has a
      // subject of its own; whoever speaks does not do it.
      if (finite && token.xpos === 'VBG') return { tokens: agentOf(sentence, verb), inherited: false };
      const governor = sentence.tokens[parent]!;
      const object = children(sentence)[parent]!.filter((c) => ['obj', 'iobj'].includes(sentence.tokens[c]!.deprel));
      if (object.length > 0 && !SUBJECT_CONTROL.has(governor.lemma)) {
        return { tokens: withConjuncts(sentence, antecedent(sentence, parent, object[0]!)), inherited: true };
      }
      return inherit(surfaceSubject(sentence, parent, depth + 1));
    }
    case 'advcl': {
      if (finite && token.xpos !== 'VBG' && token.xpos !== 'VBN') return NONE;
      if (!isVerbLike(sentence.tokens[parent]!) && !hasCopula(sentence, parent)) return NONE;
      if (!hasTo(sentence, verb) && BLAME.has(sentence.tokens[parent]!.lemma)) {
        const blamed = toldOf(sentence, parent);
        if (blamed.length > 0) return { tokens: blamed, inherited: true };
      }
      if (hasTo(sentence, verb) && OBJECT_CONTROL.has(sentence.tokens[parent]!.lemma)) {
        const told = toldOf(sentence, parent);
        if (told.length > 0) return { tokens: told, inherited: true };
      }
      if (hasTo(sentence, verb) && isPassive(sentence, parent))
        return inherit({ tokens: agentOf(sentence, parent), inherited: true });
      return inherit(surfaceSubject(sentence, parent, depth + 1));
    }
    case 'acl': {
      if (token.deprel === 'acl:relcl') {
        // "the city the army captured" has its own subject; without one the noun is the subject
        return { tokens: [parent], inherited: true };
      }
      if (hasTo(sentence, verb)) return controllerOfNoun(sentence, parent, depth);
      return { tokens: [parent], inherited: true };
    }
    default:
      return NONE;
  }
}

/** Who carries out the infinitive of a noun: "an operation to capture X" by whoever launched it; "troops to guard X": they. */
function controllerOfNoun(sentence: Sentence, noun: number, depth: number): Found {
  const below = children(sentence)[noun]!;
  const owner = below.find((c) => sentence.tokens[c]!.deprel === 'nmod:poss');
  if (owner !== undefined) return { tokens: [owner], inherited: true };
  const by = below.find((c) => base(sentence.tokens[c]!.deprel) === 'nmod' && prepositionOf(sentence, c) === 'by');
  if (by !== undefined) return { tokens: withConjuncts(sentence, by), inherited: true };
  const { head, deprel } = sentence.tokens[noun]!;
  const relation = base(deprel);
  if (head >= 0 && (relation === 'obj' || relation === 'obl') && isVerbLike(sentence.tokens[head]!)) {
    if (isPassive(sentence, head)) return { tokens: agentOf(sentence, head), inherited: true };
    return { tokens: surfaceSubject(sentence, head, depth + 1).tokens, inherited: true };
  }
  if (relation === 'nsubj' && deprel === 'nsubj:pass' && head >= 0)
    return { tokens: agentOf(sentence, head), inherited: true };
  return { tokens: [], inherited: true };
}

/** Whom a verb of ordering or asking addresses: its object, or the noun under "on" or "to". */
function toldOf(sentence: Sentence, verb: number): number[] {
  const below = children(sentence)[verb]!;
  const object = below.find((c) => ['obj', 'iobj', 'nsubj:pass'].includes(sentence.tokens[c]!.deprel));
  if (object !== undefined) return withConjuncts(sentence, object);
  const under = below.find(
    (c) => base(sentence.tokens[c]!.deprel) === 'obl' && ['on', 'upon', 'to'].includes(prepositionOf(sentence, c)),
  );
  return under === undefined ? [] : withConjuncts(sentence, under);
}

const hasTo = (sentence: Sentence, verb: number): boolean =>
  children(sentence)[verb]!.some(
    (c) => sentence.tokens[c]!.deprel === 'mark' && sentence.tokens[c]!.form.toLowerCase() === 'to',
  );

const hasCopula = (sentence: Sentence, i: number): boolean =>
  children(sentence)[i]!.some((c) => sentence.tokens[c]!.deprel === 'cop');

/** The `by` phrase of a passive verb. */
function agentOf(sentence: Sentence, verb: number): number[] {
  for (const child of children(sentence)[verb]!) {
    const d = sentence.tokens[child]!.deprel;
    if (d === 'obl:agent' || (base(d) === 'obl' && prepositionOf(sentence, child) === 'by'))
      return withConjuncts(sentence, child);
  }
  return [];
}

function emptyClause(trigger: number, verbal: boolean): Clause {
  return {
    trigger,
    verbal,
    passive: false,
    subject: [],
    subjectInherited: false,
    object: [],
    iobj: [],
    obliques: [],
    poss: [],
    amod: [],
    compound: [],
    advmod: [],
    xcomp: [],
    ccomp: [],
    particle: null,
    det: null,
  };
}

/** "called off a strike": a particle that the tree takes for the preposition of the object. */
function isParticle(sentence: Sentence, verb: number, oblique: number): boolean {
  return children(sentence)[oblique]!.some(
    (c) => c === verb + 1 && sentence.tokens[c]!.xpos === 'RP' && sentence.tokens[c]!.deprel === 'case',
  );
}

/** Verbs whose infinitive says what is threatened, promised, planned or tried. */
const TAKES_INFINITIVE = new Set(
  'threaten vow promise pledge swear agree refuse decline offer plan decide intend prepare seek try attempt fail want vote hope propose undertake consent warn demand expect resolve volunteer commit'.split(
    ' ',
  ),
);

/** An infinitive that depends on a verb of ordering, threatening, promising or trying, though the tree may call it a purpose. */
export function isComplement(sentence: Sentence, i: number): boolean {
  const { deprel, head } = sentence.tokens[i]!;
  if (deprel !== 'advcl' || head < 0 || head > i) return false;
  if (isThatClause(sentence, i)) return true;
  if (!hasTo(sentence, i)) return false;
  const { lemma } = sentence.tokens[head]!;
  return OBJECT_CONTROL.has(lemma) || TAKES_INFINITIVE.has(lemma);
}

/** "demanded on Monday that X leave": what is said, not when or why ("so that", "now that"). */
function isThatClause(sentence: Sentence, i: number): boolean {
  const marks = children(sentence)[i]!.filter((c) => sentence.tokens[c]!.deprel === 'mark');
  return (
    marks.length === 1 && sentence.tokens[marks[0]!]!.form.toLowerCase() === 'that' && i > sentence.tokens[i]!.head
  );
}

const TIME_NOUN =
  /^(day|week|month|year|hour|minute|night|morning|evening|afternoon|time|today|yesterday|tomorrow|weekend|noon|midnight|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|home|way|kilometre|kilometer|km|mile|metre|meter|percent)s?$/i;

/** "neutralised more than 20 fighters": a noun after the verb without a preposition is its object, whatever the tree calls it. */
function bareObject(sentence: Sentence, verb: number, clause: Clause): void {
  const bare = clause.obliques.filter(
    (o) =>
      o.prep === '' &&
      o.head > verb &&
      /^N/.test(sentence.tokens[o.head]!.xpos) &&
      !TIME_NOUN.test(sentence.tokens[o.head]!.lemma),
  );
  if (bare.length === 0) return;
  clause.object = bare.map((o) => o.head);
  clause.obliques = clause.obliques.filter((o) => !bare.includes(o));
}

/** The clause of a verb. It is read once per sentence and shared: copy it before changing it. */
export function verbClause(sentence: Sentence, verb: number): Readonly<Clause> {
  const { clauses } = knownOf(sentence);
  const before = clauses[verb];
  if (before) return before;
  const clause = readVerbClause(sentence, verb);
  clauses[verb] = clause;
  return clause;
}

function readVerbClause(sentence: Sentence, verb: number): Clause {
  const clause = emptyClause(verb, true);
  clause.passive = isPassive(sentence, verb);
  const below = children(sentence);
  for (const child of below[verb]!) {
    const token = sentence.tokens[child]!;
    const d = token.deprel;
    switch (base(d)) {
      case 'obj':
        clause.object.push(...withConjuncts(sentence, antecedent(sentence, verb, child)));
        break;
      case 'iobj':
        clause.iobj.push(...withConjuncts(sentence, child));
        break;
      case 'obl': {
        const real = antecedent(sentence, verb, child);
        const prep = prepositionOf(sentence, child);
        if (isParticle(sentence, verb, child)) {
          clause.particle = prep;
          clause.object.push(...withConjuncts(sentence, real));
          break;
        }
        for (const head of withConjuncts(sentence, real)) {
          clause.obliques.push({ prep: head === real ? prep : prepositionOf(sentence, head) || prep, head });
        }
        break;
      }
      case 'compound':
        if (d === 'compound:prt') clause.particle = token.form.toLowerCase();
        break;
      case 'advmod':
        clause.advmod.push(child);
        break;
      case 'xcomp':
        clause.xcomp.push(child);
        break;
      case 'advcl':
        // "called on Eritrea to withdraw", "threatened to attack": a complement, whatever the tree calls it
        if (isThatClause(sentence, child)) clause.ccomp.push(child);
        else if (isComplement(sentence, child)) clause.xcomp.push(child);
        break;
      case 'ccomp':
        clause.ccomp.push(child);
        break;
      default:
        break;
    }
  }
  const surface = surfaceSubject(sentence, verb);
  clause.subjectInherited = surface.inherited;
  if (clause.passive) {
    // "were held hostage": said of those who are held
    if (clause.object.every((o) => isBareCaptive(sentence, o))) clause.object = [...surface.tokens, ...clause.object];
    else if (clause.iobj.length === 0) clause.iobj = surface.tokens;
    clause.subject = [];
    for (const o of clause.obliques) if (o.prep === 'by') clause.subject.push(o.head);
  } else {
    clause.subject = surface.tokens;
    if (clause.object.length === 0) bareObject(sentence, verb, clause);
  }
  shareObject(sentence, verb, clause);
  shareObliques(sentence, verb, clause);
  fillGap(sentence, verb, clause);
  return clause;
}

const CAPTIVE = new Set(['hostage', 'captive', 'prisoner']);

/** "hostage" alone says what somebody becomes. */
export const isBareCaptive = (sentence: Sentence, i: number): boolean =>
  CAPTIVE.has(sentence.tokens[i]!.lemma.toLowerCase()) && children(sentence)[i]!.length === 0;

/** "attacked and captured the town": the object after the last of two joined verbs belongs to both. */
function shareObject(sentence: Sentence, verb: number, clause: Clause): void {
  const token = sentence.tokens[verb]!;
  if (clause.object.length > 0 || token.deprel !== 'conj' || token.head < 0 || clause.passive) return;
  const objects = children(sentence)[token.head]!.filter((c) => sentence.tokens[c]!.deprel === 'obj' && c > verb);
  for (const o of objects) clause.object.push(...withConjuncts(sentence, o));
}

/** Phrases after the second of two joined verbs belong to it as well, though the tree hangs them on the first. */
function shareObliques(sentence: Sentence, verb: number, clause: Clause): void {
  const token = sentence.tokens[verb]!;
  if (token.deprel !== 'conj' || token.head < 0) return;
  for (const child of children(sentence)[token.head]!) {
    if (child < verb || base(sentence.tokens[child]!.deprel) !== 'obl') continue;
    clause.obliques.push({ prep: prepositionOf(sentence, child), head: child });
  }
}

/** "the city (that) the army captured": the noun is the object when the clause has a subject of its own and no object. */
function fillGap(sentence: Sentence, verb: number, clause: Clause): void {
  const token = sentence.tokens[verb]!;
  if (token.deprel !== 'acl:relcl' || clause.object.length > 0 || clause.passive || token.head < 0) return;
  if (clause.subject.length > 0 && !clause.subject.includes(token.head)) {
    const gap = clause.obliques.some((o) => o.head === token.head);
    if (!gap) clause.object = [token.head];
  }
}

/** Reads what stands around an event noun: possessor, modifiers, compounds and the phrases under it. */
export function nounClause(sentence: Sentence, noun: number): Clause {
  const clause = emptyClause(noun, false);
  for (const child of children(sentence)[noun]!) {
    const token = sentence.tokens[child]!;
    const d = token.deprel;
    if (d === 'nmod:poss') clause.poss.push(...withConjuncts(sentence, child));
    else if (base(d) === 'nmod' || base(d) === 'obl') {
      const prep = prepositionOf(sentence, child);
      for (const head of withConjuncts(sentence, child))
        clause.obliques.push({ prep: prepositionOf(sentence, head) || prep, head });
      // "the killing of X by Y": the agent may hang on X
      if (prep === 'of')
        for (const under of children(sentence)[child]!)
          if (base(sentence.tokens[under]!.deprel) === 'nmod' && prepositionOf(sentence, under) === 'by')
            for (const head of withConjuncts(sentence, under)) clause.obliques.push({ prep: 'by', head });
    } else if (d === 'amod') clause.amod.push(...[child, ...conjunctsOf(sentence, child)]);
    else if (base(d) === 'compound') clause.compound.push(child, ...compoundsOf(sentence, child));
    else if (d === 'nummod') clause.amod.push(child);
    else if (d === 'det') clause.det = token.form.toLowerCase();
    else if (base(d) === 'acl' || d === 'xcomp') clause.xcomp.push(child);
    else if (d === 'ccomp') clause.ccomp.push(child);
    else if (base(d) === 'nsubj') clause.subject.push(...withConjuncts(sentence, antecedent(sentence, noun, child)));
  }
  // "the town is under attack": what it is said of is what it is done to
  if (clause.subject.length > 0 && prepositionOf(sentence, noun) === 'under') clause.iobj = clause.subject;
  return clause;
}

/** "suicide car bomb": what a compound is itself compounded with belongs to the noun as well. */
const compoundsOf = (sentence: Sentence, i: number): number[] =>
  children(sentence)[i]!.filter((c) => base(sentence.tokens[c]!.deprel) === 'compound');

const conjunctsOf = (sentence: Sentence, i: number): number[] =>
  children(sentence)[i]!.filter((c) => sentence.tokens[c]!.deprel === 'conj');

const NO_TOKENS: number[] = [];
const slotPrepositions = new Map<string, readonly string[]>();

/** The prepositions in a slot's name, taken apart once per name. */
function prepositionsOf(name: string): readonly string[] {
  let known = slotPrepositions.get(name);
  if (!known) {
    const colon = name.indexOf(':');
    known = colon < 0 ? [] : name.slice(colon + 1).split('|');
    slotPrepositions.set(name, known);
  }
  return known;
}

/** The tokens that fill a slot named as in the codebook: `subject`, `prep:on|against`, `nmod:of` … */
export function slot(clause: Clause, name: string): number[] {
  switch (name) {
    case 'subject':
      return clause.subject;
    case 'object':
      return clause.object;
    case 'iobj':
      return clause.iobj;
    case 'poss':
      return clause.poss;
    case 'amod':
      return clause.amod;
    case 'compound':
      return clause.compound;
    case 'advmod':
      return clause.advmod;
    case 'xcomp':
      return clause.xcomp;
    case 'ccomp':
      return clause.ccomp;
    default: {
      const preps = prepositionsOf(name);
      if (preps.length === 0 || clause.obliques.length === 0) return NO_TOKENS;
      let found = NO_TOKENS;
      for (const o of clause.obliques) {
        if (!preps.includes(o.prep)) continue;
        if (found === NO_TOKENS) found = [];
        found.push(o.head);
      }
      return found;
    }
  }
}

/**
 * The same, and where the slot is a preposition and empty, the phrase of that preposition on the object or on the first
 * phrase: "attacked a refinery with drones" may hang either way. "of" always belongs to its noun.
 */
export function wideSlot(sentence: Sentence, clause: Clause, name: string): number[] {
  const own = slot(clause, name);
  if (own.length > 0 || !name.startsWith('prep:')) return own;
  const preps = prepositionsOf(name);
  const hosts = clause.verbal
    ? [...clause.object, ...clause.obliques.map((o) => o.head)]
    : clause.obliques.slice(0, 1).map((o) => o.head);
  const found: number[] = [];
  for (const host of hosts) {
    for (const child of children(sentence)[host]!) {
      if (base(sentence.tokens[child]!.deprel) !== 'nmod' || sentence.tokens[child]!.deprel === 'nmod:poss') continue;
      const prep = prepositionOf(sentence, child);
      if (prep !== 'of' && preps.includes(prep)) found.push(...withConjuncts(sentence, child));
    }
  }
  return found;
}
