/**
 * What a verb says: a clause, an infinitive, a predicate of the object, a noun phrase, or a phrase with the verb's own
 * preposition, as far as the lexicon lets that verb say it.
 */
import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { Place } from './draft.js';
import { type Frame, hasMark, isTime } from './frame.js';
import type { Entry, Kind, Take } from './lexicon.js';
import { base, caseOf, childBy, nounPhrase, objectTokens } from './phrase.js';

export interface Found {
  tokens: number[];
  kind: Kind;
  shape: string;
  preposition?: number;
  /** The content may hold the source's words (a subject raised out of the clause). */
  own?: boolean;
}

const join = (...lists: readonly number[][]): number[] => [...new Set(lists.flat())].sort((a, b) => a - b);

export function activeContent(place: Place, verb: number, entry: Entry, f: Frame): Found | null {
  const { sentence: s, lexicon } = place;
  const t = s.tokens[verb] as Token;
  const weak = lexicon.weak.has(t.lemma);
  const clauseKind = entry.get('clause');
  if (clauseKind !== undefined) {
    const clauses = f.clauses;
    if (clauses.length)
      return { tokens: join(...clauses.map((c) => subtree(s, c))), kind: clauseKind, shape: 'clause' };
    const around = weak ? null : surroundingClause(s, verb);
    if (around && f.object < 0 && f.infinitive < 0) return { tokens: around, kind: clauseKind, shape: 'parenthesis' };
  }
  if (f.infinitive < 0 && f.late >= 0 && !f.clauses.length && entry.has('inf') && f.object < 0) f.infinitive = f.late;
  if (f.infinitive < 0 && entry.has('them-inf')) {
    // "urged voters to leave": the infinitive may hang on those who are urged
    for (const o of f.objects) {
      const to = (children(s)[o] as readonly number[]).find(
        (c) => c > o && s.tokens[c]?.deprel === 'acl' && hasMark(s, c, 'to'),
      );
      if (to !== undefined && o > verb)
        return { tokens: subtree(s, o), kind: entry.get('them-inf') as Kind, shape: 'them-inf' };
    }
  }
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
  const phrasal = phrasalInfinitive(place, verb, f);
  if (phrasal) return phrasal;
  const naming = entry.get('as');
  if (naming !== undefined && f.objects.length > 1)
    return {
      tokens: join(...f.objects.map((c) => subtree(s, c)), f.predicate >= 0 ? subtree(s, f.predicate) : []),
      kind: naming,
      shape: 'as',
    };
  if (naming !== undefined && f.object > verb && f.predicate < 0 && /^(call|dub|label|brand)$/.test(t.lemma)) {
    const end = nameEnd(s, f.object);
    if (end > 0) return { tokens: s.tokens.slice(verb + 1, end).map((x) => x.i), kind: naming, shape: 'as' };
  }
  if (f.predicate >= 0) {
    const kind = entry.get('as');
    if (kind !== undefined && f.object < 0 && t.lemma === 'call' && f.predicate > verb)
      return { tokens: subtree(s, f.predicate), kind, shape: 'as' };
    if (kind !== undefined && f.object >= 0)
      return { tokens: join(subtree(s, f.object), subtree(s, f.predicate)), kind, shape: 'as' };
    const hidden = entry.get('impersonal');
    if (hidden !== undefined) return raised(s, verb, subtree(s, f.predicate), hidden);
  }
  if (f.gerund >= 0) {
    const kind = entry.get('gerund');
    if (kind !== undefined)
      return { tokens: join(f.object >= 0 ? subtree(s, f.object) : [], subtree(s, f.gerund)), kind, shape: 'gerund' };
    // "the footage showed fighters leaving"
    if (clauseKind !== undefined && f.objects.length && s.tokens[f.gerund]?.xpos === 'VBG')
      return {
        tokens: join(subtree(s, f.objects[0] as number), subtree(s, f.gerund)),
        kind: clauseKind,
        shape: 'gerund',
      };
  }
  const impersonal = entry.get('impersonal');
  if (impersonal !== undefined && f.clauses.length)
    return { tokens: join(...f.clauses.map((c) => subtree(s, c))), kind: impersonal, shape: 'clause' };
  // an xcomp with an article or an owner is a noun, whatever its tag
  const bare = f.predicate > verb ? f.predicate : f.gerund;
  if (
    f.object < 0 &&
    bare > verb &&
    (/^(NOUN|PROPN)$/.test(s.tokens[bare]?.upos ?? '') ||
      childBy(s, bare, 'det') >= 0 ||
      childBy(s, bare, 'nmod:poss') >= 0)
  )
    f.object = bare;
  if (f.object < 0 && f.indirect > verb && !entry.has('hearer')) f.object = f.indirect;
  if (f.object >= 0) {
    const asKind = entry.get('as');
    if (asKind !== undefined) {
      const role = [...f.obliques, ...f.adverbials].find((c) => c > verb && caseOf(s, c) === 'as');
      if (role !== undefined)
        return { tokens: join(subtree(s, f.object), subtree(s, role)), kind: asKind, shape: 'as' };
    }
    const kind = entry.get('object');
    if (kind !== undefined && !isTime(s, f.object)) {
      const more = f.obliques
        .concat(f.adverbials)
        .filter((c) => c > f.object && entry.has(caseOf(s, c) as Take) && caseOf(s, c) !== '');
      return {
        tokens: join(objectTokens(s, f.object), after(place, f, f.object, more)),
        kind,
        shape: lexicon.attitudes.has(t.lemma) ? 'attitude' : 'object',
      };
    }
  }
  if (t.lemma === 'say') {
    const word = childBy(s, verb, 'discourse');
    if (word > verb) return { tokens: [word], kind: 'say', shape: 'clause' }; // "said yes"
  }
  for (const c of f.obliques.concat(f.adverbials)) {
    if (c < verb && base(s.tokens[c]?.deprel ?? '') === 'obl') continue;
    const preposition = opener(s, c) as Take;
    const kind = preposition ? entry.get(preposition) : undefined;
    if (kind === undefined || isTime(s, c) || lexicon.media.has((s.tokens[c] as Token).form.toLowerCase())) continue;
    if (t.lemma === 'put' && f.object < 0) continue;
    if (t.lemma === 'put') return { tokens: join(objectTokens(s, f.object), subtree(s, c)), kind, shape: 'object' }; // "put the toll at 23"
    if (f.object >= 0 && f.object < c && preposition !== 'about' && !entry.has('hearer')) continue;
    const mark =
      (children(s)[c] as readonly number[]).find((k) => (s.tokens[k] as Token).form.toLowerCase() === preposition) ??
      -1;
    return { tokens: objectTokens(s, c).filter((i) => i !== mark), kind, shape: 'preposition', preposition: mark };
  }
  return null;
}

/** The preposition of a phrase, also when it opens a clause: "called for the army to withdraw". */
const opener = (s: Sentence, c: number): string => {
  const found = caseOf(s, c);
  if (found) return found;
  const first = s.tokens[subtree(s, c)[0] as number] as Token;
  return first.form.toLowerCase() === 'for' ? 'for' : '';
};

/** "called on the parties to stop": the verb with its preposition asks, the phrase and the infinitive are what is asked. */
function phrasalInfinitive({ sentence: s, lexicon }: Place, verb: number, f: Frame): Found | null {
  const infinitive = f.infinitive >= 0 ? f.infinitive : f.late;
  if (infinitive < 0) return null;
  for (const c of f.obliques) {
    const preposition = caseOf(s, c);
    if (c > infinitive || !/^(on|upon|for|to|with)$/.test(preposition)) continue;
    const kind = lexicon.verbs.get(`${s.tokens[verb]?.lemma} ${preposition}`)?.get('them-inf');
    if (kind === undefined) continue;
    const mark = (children(s)[c] as readonly number[]).find((k) => s.tokens[k]?.deprel === 'case') ?? -1;
    return {
      tokens: join(
        subtree(s, c).filter((i) => i !== mark),
        subtree(s, infinitive),
      ),
      kind,
      shape: 'them-inf',
      preposition: mark,
    };
  }
  return null;
}

/** "called the statement “offensive”": the end of the quoted name behind what is named; -1 if there is none. */
function nameEnd(s: Sentence, object: number): number {
  const open = s.tokens.findIndex((t) => t.i > object - 3 && t.i < object + 20 && /^[“"‘']$|^``$/.test(t.form));
  if (
    open < 0 ||
    s.tokens.slice(object, open).some((t) => /^[,;:]$/.test(t.form) || t.xpos === 'VBD' || t.xpos === 'VBZ')
  )
    return -1;
  const close = s.tokens.findIndex((t) => t.i > open && /^[”"’']$|^''$/.test(t.form));
  return (close < 0 ? s.tokens.length - 1 : close) + 1;
}

/** Phrases right behind the object that the parser hung on the verb: they go with the object unless they tell when or where it was said. */
function after({ sentence: s, lexicon }: Place, f: Frame, object: number, sure: readonly number[]): number[] {
  const more = sure.flatMap((c) => subtree(s, c));
  let end = subtree(s, object).at(-1) as number;
  for (const c of [...f.obliques, ...f.adverbials].sort((a, b) => a - b)) {
    const own = subtree(s, c);
    if ((own[0] as number) !== end + 1 || isTime(s, c) || lexicon.media.has((s.tokens[c] as Token).form.toLowerCase()))
      continue;
    const opener = (s.tokens[own[0] as number] as Token).form.toLowerCase();
    // "showed fighters leaving": what they do goes with them
    const doing =
      s.tokens[own[0] as number]?.xpos === 'VBG' &&
      /^(show|see|depict|describe|portray|find|hear|film)$/.test(s.tokens[f.verb]?.lemma ?? '');
    if (!doing && !/^(of|in|for|with|on|about|against|to|from|between|over|at|by)$/.test(opener)) continue;
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

export function passiveContent(
  { sentence: s, lexicon }: Place,
  verb: number,
  entry: Entry,
  f: Frame,
  reduced: boolean,
): Found | null {
  const subject = f.passiveSubject;
  const subjectTokens =
    subject >= 0
      ? objectTokens(s, subject)
      : reduced
        ? nounPhrase(s, s.tokens[verb]?.head ?? verb).filter((i) => i < verb)
        : [];
  const clauseKind = entry.get('clause');
  if (clauseKind !== undefined && f.clauses.length)
    return { tokens: join(...f.clauses.map((c) => subtree(s, c))), kind: clauseKind, shape: 'clause' };
  if (f.infinitive >= 0) {
    const kind = entry.get('them-inf') ?? entry.get('passive-inf');
    if (kind !== undefined)
      return { tokens: join(subjectTokens, subtree(s, f.infinitive)), kind, shape: 'passive-inf' };
  }
  const role =
    f.predicate >= 0
      ? f.predicate
      : ([...f.obliques, ...f.adverbials].find((c) => c > verb && caseOf(s, c) === 'as') ?? -1);
  const asKind = entry.get('as') ?? (f.predicate >= 0 ? entry.get('passive-inf') : undefined);
  if (role >= 0 && asKind !== undefined)
    return { tokens: join(subjectTokens, subtree(s, role)), kind: asKind, shape: 'as' };
  if (f.gerund >= 0 && entry.has('gerund'))
    return { tokens: join(subjectTokens, subtree(s, f.gerund)), kind: entry.get('gerund') as Kind, shape: 'gerund' };
  if (f.object >= 0) {
    // "was asked a question": the subject listens; "was announced the winner": the two are one
    const kind = entry.get('object') ?? entry.get('as');
    const naming = entry.has('as') || entry.has('passive-inf');
    if (kind !== undefined)
      return { tokens: join(naming ? subjectTokens : [], objectTokens(s, f.object)), kind, shape: 'as' };
  }
  for (const c of f.obliques.concat(f.adverbials)) {
    const kind = entry.get(caseOf(s, c) as Take);
    if (kind === undefined || isTime(s, c)) continue;
    const tokens = objectTokens(s, c).filter(
      (i) => (s.tokens[i] as Token).head !== c || (s.tokens[i] as Token).deprel !== 'case',
    );
    // "was told of", "are focused on": whoever is told does not speak, whoever is focused has the aim
    if (entry.has('hearer') || entry.has('them-inf') || kind === 'question')
      return { tokens, kind, shape: 'preposition' };
    if (subject >= 0 && lexicon.states.has(s.tokens[verb]?.lemma ?? '')) return { tokens, kind, shape: 'participle' };
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
