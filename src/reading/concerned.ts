import type { EventType } from '../knowledge/codebook/types.js';
import { base, type Clause, nounClause, prepositionOf, slot, verbClause, withConjuncts } from './clause.js';
import { type EventCandidate, isMaterial } from './events.js';
import { ownersOf } from './owners.js';
import { isCountry } from './party.js';
import type { Scene } from './scene.js';

/** Keeps the tokens that can be a recipient: somebody, and not the actor. */
export type Fresh = (tokens: readonly number[]) => number[];

/** Prepositions under which a word of asking, giving or threatening names whom it is directed at. */
const DIRECTED = 'prep:to|for|with|against|toward|towards|at';
const DIRECTED_WORDS = new Set(DIRECTED.slice(5).split('|'));
/** Prepositions under which a thing names whose it is or who did it: "a demand from X", "abuses by X". */
const AUTHOR = new Set(['by', 'from', 'between']);
const WHERE = new Set(['from', 'in', 'into', 'on', 'throughout', 'across', 'inside', 'within', 'outside', 'near']);

/** How many nouns deep a phrase may hang: "25 tons of food aid to refugees". */
const DEEP = 3;

/**
 * Whom an act of words, help or restriction concerns when the codebook's slots name nobody: whom that is asked
 * of ("demanded that X leave"), what the act below it is directed at ("threatened to cut off supplies to X"), on whom
 * it depends ("will strike back if X attacks"), whose the thing is ("rejected an Indian proposal").
 */
export function concernedBy(scene: Scene, candidate: EventCandidate, plover: string, fresh: Fresh): number[] {
  const own = ownClauses(candidate);
  const held = heldClauses(scene, own, plover === 'PROTEST');
  if (plover === 'REQUEST') {
    const asked = fresh(
      own
        .flatMap((c) => [...c.ccomp, ...c.object.flatMap((o) => contentOf(scene, o))])
        .flatMap((v) => subjectOf(scene, v)),
    );
    if (asked.length > 0) return asked;
  }
  const clauses = [...own, ...held.filter((c) => !own.some((o) => o.trigger === c.trigger))];
  const directed = (c: Clause) => thingsOf(c).flatMap((t) => phrases(scene, t, DIRECTED_WORDS));
  const authors = (c: Clause) => authorsOf(scene, c);
  const searches: ((c: Clause) => number[])[] =
    plover === 'PROTEST'
      ? [(c) => slot(c, 'prep:against'), (c) => (held.includes(c) ? c.object : []), authors, directed]
      : [(c) => [...c.iobj, ...slot(c, DIRECTED)], ...(plover === 'ACCUSE' ? [authors, directed] : [directed])];
  for (const search of searches) {
    for (const clause of clauses) {
      const named = fresh(search(clause));
      if (named.length > 0) return named;
    }
  }
  if (plover === 'THREATEN') {
    const warned = fresh(own.flatMap((c) => conditionSubjects(scene, c.trigger)));
    if (warned.length > 0) return warned;
  }
  for (const clause of clauses) {
    const owners = fresh([
      ...thingsOf(clause).flatMap((t) => [t, ...phrases(scene, t, DIRECTED_WORDS)].flatMap((n) => ownersOf(scene, n))),
      ...authors(clause),
    ]).filter((t) => scene.tokens[t]!.upos !== 'PRON');
    if (owners.length > 0) return owners;
  }
  return [];
}

/**
 * Where those are whom an act without a named recipient concerns: "lifted a curfew in Montenegro", "suspended its aid in
 * the valley". A country before a town.
 */
export function concernedPlaces(scene: Scene, candidate: EventCandidate, plover: string): number[] {
  const own = ownClauses(candidate);
  const under = [...own, ...heldClauses(scene, own, plover === 'PROTEST')].flatMap((c) => [
    ...c.obliques.filter((o) => WHERE.has(o.prep)).map((o) => o.head),
    ...thingsOf(c).flatMap((t) => [
      ...phrases(scene, t, WHERE),
      ...scene.below[t]!.filter((p) => scene.tokens[p]!.deprel === 'acl').flatMap((p) => placesOf(scene, p)),
    ]),
  ]);
  const countries = under.flatMap((t) => [t, ...scene.below[t]!]).filter((t) => isCountry(scene, t));
  if (countries.length > 0) return countries.slice(0, 1);
  return under.filter((t) => scene.place(t)?.country).slice(0, 1);
}

/** "the curfew imposed in the valley" */
const placesOf = (scene: Scene, participle: number): number[] =>
  verbClause(scene.sentence, participle)
    .obliques.filter((o) => WHERE.has(o.prep))
    .map((o) => o.head);

/** The clauses of the event's own words: its verb or noun, the light verb above it, the act that it holds. */
function ownClauses(candidate: EventCandidate): Clause[] {
  return [
    candidate.clause,
    ...(candidate.carrier ? [candidate.carrier] : []),
    ...(candidate.inner ? [candidate.inner.clause] : []),
  ];
}

const isVerb = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.upos === 'VERB' || scene.tokens[i]!.xpos.startsWith('VB');

const clauseAt = (scene: Scene, i: number): Clause =>
  isVerb(scene, i) ? verbClause(scene.sentence, i) : nounClause(scene.sentence, i);

/** "its demand that X leave": the clause that says what a noun of words says. */
const contentOf = (scene: Scene, noun: number): number[] =>
  scene.below[noun]!.filter(
    (c) =>
      ['acl', 'ccomp'].includes(scene.tokens[c]!.deprel) &&
      scene.below[c]!.some((m) => scene.tokens[m]!.form.toLowerCase() === 'that'),
  );

const subjectOf = (scene: Scene, i: number): number[] => clauseAt(scene, i).subject;

/**
 * What an act of words holds although the codebook knows no event in it: "threatened to deliver blows to X". Of a protest
 * also its purpose: "marched to demand reforms", "calling for the release of X".
 */
function heldClauses(scene: Scene, own: readonly Clause[], withPurpose: boolean): Clause[] {
  const found: Clause[] = [];
  for (const clause of own) {
    const heads = [...clause.xcomp, ...clause.ccomp];
    if (withPurpose) heads.push(...purposesOf(scene, clause));
    for (const head of heads) {
      const held = clauseAt(scene, head);
      found.push(held);
      for (const next of held.xcomp) found.push(clauseAt(scene, next));
    }
  }
  return found;
}

/** Infinitives and participles under a protest or under the words around it, and nouns under "in protest at". */
function purposesOf(scene: Scene, clause: Clause): number[] {
  const found: number[] = [];
  const above = scene.tokens[clause.trigger]!.head;
  const hosts = [clause.trigger, ...thingsOf(clause)];
  if (!clause.verbal && above >= 0 && isVerb(scene, above)) hosts.push(above);
  for (const host of hosts) {
    for (const child of scene.below[host]!) {
      const { deprel, xpos } = scene.tokens[child]!;
      const relation = base(deprel);
      if ((relation === 'advcl' || deprel === 'acl') && (xpos === 'VB' || xpos === 'VBG')) found.push(child);
    }
    if (scene.is(host, 'protest-word') && host !== clause.trigger) found.push(host);
  }
  return found;
}

/** Objects and phrases of a clause, dates and places of the phrases left out. */
const thingsOf = (clause: Clause): number[] => [...clause.object, ...clause.obliques.map((o) => o.head)];

/** Nouns under a thing, so many deep, by preposition. */
function phrases(scene: Scene, noun: number, preps: ReadonlySet<string>, depth = 0): number[] {
  const found: number[] = [];
  for (const child of scene.below[noun]!) {
    const { deprel } = scene.tokens[child]!;
    const relation = base(deprel);
    if (deprel === 'nmod:poss' || (relation !== 'nmod' && relation !== 'obl')) continue;
    if (preps.has(prepositionOf(scene.sentence, child))) found.push(...withConjuncts(scene.sentence, child));
    if (depth < DEEP) found.push(...phrases(scene, child, preps, depth + 1));
  }
  return found;
}

/** Who stands behind what a clause is about: "violations by the police", "a demand from X", "Sweden's decision". */
function authorsOf(scene: Scene, clause: Clause): number[] {
  return thingsOf(clause).flatMap((t) => [
    ...ownersOf(scene, t),
    ...phrases(scene, t, AUTHOR),
    ...phrases(scene, t, OF).flatMap((o) => [o, ...ownersOf(scene, o)]),
    ...scene.below[t]!.filter((c) => scene.tokens[c]!.deprel === 'acl').flatMap((c) => agentOf(scene, c)),
  ]);
}

const OF = new Set(['of']);

/** "a rally staged by students": who did it. */
function agentOf(scene: Scene, participle: number): number[] {
  const clause = verbClause(scene.sentence, participle);
  return clause.passive ? clause.subject : [];
}

/** "… if the kingdom goes ahead", "… unless the army leaves": those on whom a threat depends are threatened. */
function conditionSubjects(scene: Scene, verb: number, depth = 0): number[] {
  const found: number[] = [];
  for (const child of scene.below[verb]!) {
    const relation = base(scene.tokens[child]!.deprel);
    if (relation === 'xcomp' && depth < 2) found.push(...conditionSubjects(scene, child, depth + 1));
    if (relation !== 'advcl') continue;
    if (depth < 2 && scene.tokens[child]!.xpos === 'VB') found.push(...conditionSubjects(scene, child, depth + 1));
    const marks = scene.below[child]!.filter((m) => base(scene.tokens[m]!.deprel) === 'mark');
    if (marks.some((m) => CONDITION.has(scene.tokens[m]!.form.toLowerCase()))) found.push(...subjectOf(scene, child));
  }
  return found;
}

const CONDITION = new Set(['if', 'unless', 'until']);

/** Whether nobody need be named for an act to concern somebody: words, help, and what is allowed or forbidden. */
export const mayConcern = (event: EventType): boolean => !isMaterial(event) || event.kind === 'coercive';

/** What is given, withheld, allowed or forbidden somewhere is so to the people there; what is said or agreed somewhere is not. */
const REACHES_PLACE = new Set(['AID', 'CONCEDE', 'SANCTION', 'COERCE', 'THREATEN', 'REJECT']);

export const reachesPlace = (event: EventType): boolean =>
  (REACHES_PLACE.has(event.plover) || event.id === 'promise') && !event.symmetric;
