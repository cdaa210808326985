/**
 * Verbs that attribute. The lexicon says which shapes a verb may govern; the tree says which one is there. What is said is a
 * clause, an infinitive, a predicate of the object, a noun phrase, or a phrase with the verb's own preposition.
 */
import type { Sentence, Token } from '../../language/types.js';
import { children, subtree } from '../../language/tree.js';
import type { Draft, Place } from './draft.js';
import type { Entry, Kind, Take } from './lexicon.js';
import { betweenQuoteAndVerb, rest, speakerBeside } from './fallback.js';
import { base, caseOf, childBy, isNominal, nounPhrase, objectTokens } from './phrase.js';
import { agentOf, isPassive, isPassiveParticiple, pastInDisguise, type Source, subjectOf, times } from './source.js';

/** The dependents of a verb, sorted by what they may be. */
interface Frame {
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

const empty: readonly number[] = [];

function frameOf(s: Sentence, verb: number, core: boolean): Frame {
  const f: Frame = {
    clauses: [], infinitive: -1, gerund: -1, predicate: -1, object: -1, objects: [], indirect: -1, passiveSubject: -1, obliques: [], adverbials: [], late: -1,
  }; // biome-ignore format: one line tells it all
  for (const c of children(s)[verb] ?? empty) {
    const t = s.tokens[c] as Token;
    switch (base(t.deprel)) {
      case 'ccomp':
        if (hasMark(s, c, 'to')) f.infinitive = c;
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
        break;
      case 'obl':
        if (t.deprel !== 'obl:unmarked' && t.deprel !== 'obl:tmod' && t.deprel !== 'obl:npmod') f.obliques.push(c);
        break;
      case 'advcl':
        f.adverbials.push(c);
        if (c > verb && f.late < 0 && hasMark(s, c, 'to')) f.late = c;
        break;
      default:
    }
  }
  return f;
}

/** ", who was wounded", "because they …": no complement, whatever the parser says. */
function isAside(s: Sentence, clause: number, verb: number): boolean {
  const first = subtree(s, clause).find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? clause;
  const { form } = s.tokens[first] as Token;
  if (/^(because|although|though|since|while)$/i.test(form)) return true;
  return /^(who|which)$/i.test(form) && first > verb + 1;
}

const hasMark = (s: Sentence, i: number, form: string): boolean =>
  (children(s)[i] ?? empty).some((c) => {
    const t = s.tokens[c] as Token;
    return base(t.deprel) === 'mark' && t.form.toLowerCase() === form;
  });

/** A clause beside the verb, after a colon, a comma or an opening quote. */
function reportsAfter(s: Sentence, verb: number, clause: number): boolean {
  const first = subtree(s, clause).find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? clause;
  for (let i = first; i > verb && i > first - 3; i--) if (/^[:,“"‘]$|^``$/.test((s.tokens[i - 1] as Token).form)) return true;
  return false;
}

/** Auxiliaries, negation, particles and adverbs that stand with the verb. */
export function verbGroup(s: Sentence, verb: number): number[] {
  const group = [verb];
  for (const c of children(s)[verb] ?? empty) {
    const t = s.tokens[c] as Token;
    const relation = base(t.deprel);
    if (relation === 'aux' || t.deprel === 'compound:prt' || (relation === 'advmod' && Math.abs(c - verb) <= 3 && t.upos !== 'SCONJ'))
      group.push(c);
  }
  return group.sort((a, b) => a - b);
}

const particle = (s: Sentence, verb: number): string => {
  const c = childBy(s, verb, 'compound:prt');
  if (c >= 0) return (s.tokens[c] as Token).form.toLowerCase();
  const next = s.tokens[verb + 1];
  return next && next.head === verb && next.upos === 'ADV' && /^(out|back|up|down|on|in|away|off|aside)$/i.test(next.form)
    ? next.form.toLowerCase()
    : '';
};

/** The lexicon's entry of a verb with its particle ("point out"), else of the verb alone. */
export function verbEntry(place: Place, verb: number): Entry | undefined {
  const s = place.sentence;
  const { verbs, verbForms } = place.lexicon;
  const t = s.tokens[verb] as Token;
  let lemma = t.lemma.toLowerCase();
  if (!verbs.has(lemma)) lemma = verbForms.get(t.form.toLowerCase()) ?? lemma;
  const prt = particle(s, verb);
  return prt ? verbs.get(`${lemma} ${prt}`) : verbs.get(lemma);
}

/** "Asked whether …, she said": an opening participle whose subject is the one who was asked. */
function askedOpening(s: Sentence): Draft | null {
  const comma = s.tokens.findIndex((t) => t.form === ',');
  if (comma < 3) return null;
  let from = 1;
  while (from < comma && !/^(if|whether|what|why|how|when|who|where|about|to|by|on)$/i.test((s.tokens[from] as Token).form)) from++;
  if (from > 3) return null;
  if (/^(about|on|by)$/i.test((s.tokens[from] as Token).form)) from++;
  const content = s.tokens.slice(from, comma).map((t) => t.i);
  return content.length
    ? { sentence: s.index, cueToken: 0, cue: [0], source: null, content, kind: 'question', speaks: false, weak: false, shape: 'asked' }
    : null;
}

/** Reads one verb; null when it attributes nothing. */
export function verbCue(place: Place, verb: number): Draft | null {
  const s = place.sentence;
  const entry = verbEntry(place, verb);
  if (!entry) return null;
  const t = s.tokens[verb] as Token;
  if (verb === 0 && /^(asked|pressed|questioned)$/i.test(t.form)) return askedOpening(s);
  const core = place.lexicon.core.has(t.lemma);
  const f = frameOf(s, verb, core);
  const passive = isPassive(s, verb);
  const reduced = !passive && isPassiveParticiple(s, verb) && !pastInDisguise(s, verb);
  const inverted = invertedSubject(s, verb, f, core);
  if (inverted) {
    f.object = f.indirect = -1;
    f.objects = [];
  }
  const asked = !passive && t.xpos === 'VBN' && t.deprel === 'advcl' && childBy(s, verb, 'nsubj') < 0 && childBy(s, verb, 'aux') < 0;
  let found = passive || reduced || asked ? passiveContent(s, verb, entry, f, reduced) : activeContent(s, verb, entry, f, place.lexicon.weak.has(t.lemma));
  if (!found || (found.shape === 'object' && /^(say|think|believe|add|argue|insist|tell)$/.test(t.lemma))) found = rest(s, verb, entry, core) ?? found;
  const speaks = entry.has('clause');
  if (!found && !(speaks && (t.upos === 'VERB' || t.upos === 'AUX'))) return null;

  let source: Source | null = null;
  if (passive || reduced || asked) {
    let agent = agentOf(s, verb);
    if (agent < 0 && found?.shape === 'as') {
      // "seen as a threat by most voters": the agent hangs on the last noun
      agent = found.tokens.findLast((i) => (s.tokens[i] as Token).upos !== 'VERB' && caseOf(s, i) === 'by') ?? -1;
      const own = new Set(agent < 0 ? [] : subtree(s, agent));
      found = { ...found, tokens: found.tokens.filter((i) => !own.has(i)) };
    }
    if (agent >= 0) source = { head: agent, tokens: nounPhrase(s, agent) };
    else if (found?.shape === 'participle') source = { head: f.passiveSubject, tokens: nounPhrase(s, f.passiveSubject) };
    else if (reduced || found?.shape === 'passive') return null;
  } else {
    let subject = inverted ?? (core ? betweenQuoteAndVerb(place, verb) : null) ?? subjectOf(s, verb);
    // nobody inside a quotation speaks it
    if (subject !== 'it' && subject && place.quoted[subject.head] && !place.quoted[verb]) subject = null;
    subject ??= core || t.xpos === 'VBG' ? speakerBeside(s, verb, place.quoted) : null;
    if (subject === null) return null;
    if (subject !== 'it') source = subject;
  }
  const cue = verbGroup(s, verb);
  if (found?.preposition !== undefined && found.preposition >= 0) cue.push(found.preposition);
  return {
    sentence: s.index,
    cueToken: verb,
    cue: cue.sort((a, b) => a - b),
    source,
    content: found ? without(found.tokens, source, found.own) : [],
    kind: found?.kind ?? (entry.get('clause') as Kind),
    speaks,
    weak: place.lexicon.weak.has(t.lemma),
    shape: found?.shape ?? 'none',
  };
}

/** "…,” said the mayor": the parser takes the speaker behind the verb for its object. */
function invertedSubject(s: Sentence, verb: number, f: Frame, core: boolean): Source | null {
  const behind = f.indirect > verb ? f.indirect : f.object;
  if (!core || behind <= verb || childBy(s, verb, 'nsubj') >= 0 || verb === 0) return null;
  if (s.tokens[verb]?.xpos === 'VBG' || s.tokens[verb]?.lemma === 'tell') return null;
  const before = s.tokens[verb - 1] as Token;
  if (before.upos !== 'PUNCT' || subtree(s, behind)[0] !== verb + 1) return null;
  return { head: behind, tokens: nounPhrase(s, behind) };
}

interface Found {
  tokens: number[];
  kind: Kind;
  shape: string;
  preposition?: number;
  /** The content may hold the source's words (a subject raised out of the clause). */
  own?: boolean;
}

const without = (tokens: number[], source: Source | null, own?: boolean): number[] => {
  if (!source || own) return tokens;
  const drop = new Set(source.tokens);
  return tokens.filter((i) => !drop.has(i));
};

const join = (...lists: readonly number[][]): number[] => [...new Set(lists.flat())].sort((a, b) => a - b);

function activeContent(s: Sentence, verb: number, entry: Entry, f: Frame, weak: boolean): Found | null {
  const t = s.tokens[verb] as Token;
  const clauseKind = entry.get('clause');
  if (clauseKind !== undefined) {
    const clauses = f.clauses;
    if (clauses.length) return { tokens: join(...clauses.map((c) => subtree(s, c))), kind: clauseKind, shape: 'clause' };
    const around = weak ? null : surroundingClause(s, verb);
    if (around && f.object < 0 && f.infinitive < 0) return { tokens: around, kind: clauseKind, shape: 'parenthesis' };
  }
  if (f.infinitive < 0 && f.late >= 0 && !f.clauses.length && entry.has('inf') && f.object < 0) f.infinitive = f.late;
  if (f.infinitive >= 0) {
    const hearer = f.object >= 0 ? f.object : f.indirect;
    const own = subtree(s, f.infinitive);
    if (hearer >= 0 && hearer < f.infinitive) {
      const kind = entry.get('them-inf') ?? entry.get('inf');
      if (kind !== undefined) return { tokens: join(nounPhrase(s, hearer), own), kind, shape: 'them-inf' };
    } else {
      const kind = entry.get('inf') ?? (childBy(s, f.infinitive, 'nsubj') >= 0 ? entry.get('them-inf') : undefined);
      if (kind !== undefined) return { tokens: own, kind, shape: 'inf' };
      const hidden = entry.get('impersonal');
      if (hidden !== undefined) return raised(s, verb, own, hidden);
    }
  }
  const naming = entry.get('as');
  if (naming !== undefined && f.objects.length > 1)
    return { tokens: join(...f.objects.map((c) => subtree(s, c)), f.predicate >= 0 ? subtree(s, f.predicate) : []), kind: naming, shape: 'as' };
  if (naming !== undefined && f.object >= 0 && f.predicate < 0 && t.lemma === 'call' && namesInside(s, f.object))
    return { tokens: subtree(s, f.object), kind: naming, shape: 'as' };
  if (f.predicate >= 0) {
    const kind = entry.get('as');
    if (kind !== undefined && f.object < 0 && t.lemma === 'call' && f.predicate > verb)
      return { tokens: subtree(s, f.predicate), kind, shape: 'as' };
    if (kind !== undefined && f.object >= 0) return { tokens: join(subtree(s, f.object), subtree(s, f.predicate)), kind, shape: 'as' };
    const hidden = entry.get('impersonal');
    if (hidden !== undefined) return raised(s, verb, subtree(s, f.predicate), hidden);
  }
  if (f.gerund >= 0) {
    const kind = entry.get('gerund');
    if (kind !== undefined) return { tokens: join(f.object >= 0 ? subtree(s, f.object) : [], subtree(s, f.gerund)), kind, shape: 'gerund' };
  }
  const impersonal = entry.get('impersonal');
  if (impersonal !== undefined && f.clauses.length)
    return { tokens: join(...f.clauses.map((c) => subtree(s, c))), kind: impersonal, shape: 'clause' };
  if (f.object >= 0) {
    const asKind = entry.get('as');
    if (asKind !== undefined) {
      const role = [...f.obliques, ...f.adverbials].find((c) => c > verb && caseOf(s, c) === 'as');
      if (role !== undefined) return { tokens: join(subtree(s, f.object), subtree(s, role)), kind: asKind, shape: 'as' };
    }
    const kind = entry.get('object');
    if (kind !== undefined && !isTime(s, f.object)) {
      const more = f.obliques.concat(f.adverbials).filter((c) => c > f.object && entry.has(caseOf(s, c) as Take) && caseOf(s, c) !== '');
      return { tokens: join(objectTokens(s, f.object), after(s, f, f.object, more)), kind, shape: 'object' };
    }
  }
  for (const c of f.obliques.concat(f.adverbials)) {
    if (c < verb && base(s.tokens[c]?.deprel ?? '') === 'obl') continue;
    const preposition = caseOf(s, c) as Take;
    const kind = preposition ? entry.get(preposition) : undefined;
    if (kind === undefined || isTime(s, c)) continue;
    if (f.object >= 0 && f.object < c && preposition !== 'about' && !entry.has('hearer')) continue;
    const mark = (children(s)[c] ?? empty).find((k) => (s.tokens[k] as Token).form.toLowerCase() === preposition) ?? -1;
    return { tokens: objectTokens(s, c).filter((i) => i !== mark), kind, shape: 'preposition', preposition: mark };
  }
  return null;
}

/** "called the statement “offensive”": the parser made one phrase of the thing and its name. */
const namesInside = (s: Sentence, object: number): boolean => {
  const own = subtree(s, object);
  return own.some((i) => i > (own[0] as number) && /^[“"‘]$|^``$/.test((s.tokens[i] as Token).form));
};

const saidIn = /^(statement|interview|speech|letter|tweet|post|report|address|conference|briefing|email|message|telegram|television|radio|twitter|facebook|court)$/i;

/** Phrases right behind the object that the parser hung on the verb: they go with the object unless they tell when or where it was said. */
function after(s: Sentence, f: Frame, object: number, sure: readonly number[]): number[] {
  const more = sure.flatMap((c) => subtree(s, c));
  let end = subtree(s, object).at(-1) as number;
  for (const c of [...f.obliques, ...f.adverbials].sort((a, b) => a - b)) {
    const own = subtree(s, c);
    if ((own[0] as number) !== end + 1 || isTime(s, c) || saidIn.test((s.tokens[c] as Token).form)) continue;
    const opener = (s.tokens[own[0] as number] as Token).form.toLowerCase();
    if (!/^(of|in|for|with|on|about|against|to|from|between|over|at|by)$/.test(opener)) continue;
    more.push(...own);
    end = own.at(-1) as number;
  }
  return more;
}

/** "X seems to have fled": the subject belongs to what seems. */
function raised(s: Sentence, verb: number, own: number[], kind: Kind): Found {
  const subject = childBy(s, verb, 'nsubj');
  return { tokens: join(subject >= 0 ? nounPhrase(s, subject) : [], own), kind, shape: 'raised', own: true };
}

function passiveContent(s: Sentence, verb: number, entry: Entry, f: Frame, reduced: boolean): Found | null {
  const subject = f.passiveSubject;
  const subjectTokens = subject >= 0 ? objectTokens(s, subject) : reduced ? nounPhrase(s, s.tokens[verb]?.head ?? verb).filter((i) => i < verb) : [];
  const clauseKind = entry.get('clause');
  if (clauseKind !== undefined && f.clauses.length)
    return { tokens: join(...f.clauses.map((c) => subtree(s, c))), kind: clauseKind, shape: 'clause' };
  if (f.infinitive >= 0) {
    const kind = entry.get('them-inf') ?? entry.get('passive-inf');
    if (kind !== undefined) return { tokens: join(subjectTokens, subtree(s, f.infinitive)), kind, shape: 'passive-inf' };
  }
  const role = f.predicate >= 0 ? f.predicate : ([...f.obliques, ...f.adverbials].find((c) => c > verb && caseOf(s, c) === 'as') ?? -1);
  const asKind = entry.get('as') ?? (f.predicate >= 0 ? entry.get('passive-inf') : undefined);
  if (role >= 0 && asKind !== undefined) return { tokens: join(subjectTokens, subtree(s, role)), kind: asKind, shape: 'as' };
  if (f.gerund >= 0 && entry.has('gerund'))
    return { tokens: join(subjectTokens, subtree(s, f.gerund)), kind: entry.get('gerund') as Kind, shape: 'gerund' };
  if (f.object >= 0) {
    // "was asked a question": the subject listens; "was announced the winner": the two are one
    const kind = entry.get('object') ?? entry.get('as');
    const naming = entry.has('as') || entry.has('passive-inf');
    if (kind !== undefined) return { tokens: join(naming ? subjectTokens : [], objectTokens(s, f.object)), kind, shape: 'as' };
  }
  for (const c of f.obliques.concat(f.adverbials)) {
    const kind = entry.get(caseOf(s, c) as Take);
    if (kind === undefined || isTime(s, c)) continue;
    const tokens = objectTokens(s, c).filter((i) => (s.tokens[i] as Token).head !== c || (s.tokens[i] as Token).deprel !== 'case');
    // "was told of", "are focused on": whoever is told does not speak, whoever is focused has the aim
    if (entry.has('hearer') || entry.has('them-inf') || kind === 'question') return { tokens, kind, shape: 'preposition' };
    if (subject >= 0 && !entry.has('object')) return { tokens, kind, shape: 'participle' };
  }
  const kind = entry.get('object');
  if (kind === undefined || subjectTokens.length === 0) return null;
  return { tokens: subjectTokens, kind, shape: 'passive' };
}

/**
 * The clause that a verb without a complement comments on: "The town has fallen, officials said"; "as the mayor put it";
 * "the guard, she added, had left". Null when there is none.
 */
function surroundingClause(s: Sentence, verb: number): number[] | null {
  const t = s.tokens[verb] as Token;
  if (t.head < 0) return null;
  const relation = base(t.deprel);
  const own = new Set(subtree(s, verb));
  if (relation === 'parataxis' || (relation === 'advcl' && hasMark(s, verb, 'as'))) {
    if (relation === 'advcl' && childBy(s, verb, 'nsubj') < 0) return null;
    return subtree(s, t.head).filter((i) => !own.has(i));
  }
  return null;
}

/** "said Tuesday", "spoke on Monday": a time that the parser takes for an object. */
function isTime(s: Sentence, i: number): boolean {
  const t = s.tokens[i] as Token;
  return isNominal(t) && times.test(t.form);
}
