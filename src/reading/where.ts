import { subtree } from '../language/tree.js';
import { base, prepositionOf } from './clause.js';
import { nounPhrase, roleTokens } from './arguments.js';
import { type EventCandidate, governor } from './events.js';
import type { Scene } from './scene.js';
import type { ClaimPlace, PlaceMention, Span } from './types.js';

/** Prepositions under which a noun tells where something happened. */
const LOCATIVE = new Set([
  'in', 'at', 'near', 'on', 'around', 'outside', 'inside', 'within', 'across', 'along', 'over', 'throughout', 'north of', 'south of',
  'east of', 'west of', 'close to', 'next to', 'above', 'off', 'between', 'toward', 'towards', 'into', 'through', 'to', 'onto', 'upon',
  'against', 'by', 'from', 'behind', 'beyond', 'under', 'opposite', 'of',
]);
/** Weak ones: only used when nothing better names the place. */
const DIRECTIONAL = new Set(['to', 'from', 'toward', 'towards', 'into', 'onto', 'through', 'by', 'against', 'of', 'upon', 'between']);

export interface Where {
  place: ClaimPlace | null;
  places: ClaimPlace[];
  /** Taken from another clause of the sentence, not from the event's own words. */
  borrowed: boolean;
  used: number[];
}

const toPlace = (m: PlaceMention): ClaimPlace => ({
  text: m.text,
  span: m.span,
  name: m.name,
  lat: m.lat,
  lon: m.lon,
  geonameid: m.geonameid,
  precision: m.precision,
  country: m.country,
  uncertaintyKm: m.uncertaintyKm,
});

/**
 * Where an event happened: what was taken or entered, else the phrases of place under its words, else what its object
 * lies in, else the clause around it. Nothing is taken from another sentence.
 */
export function findWhere(scene: Scene, candidate: EventCandidate, exclude: ReadonlySet<number> = new Set()): Where {
  const spec = candidate.sense.roles?.place;
  const clauses = [candidate.clause, ...(candidate.carrier ? [candidate.carrier] : []), ...[...candidate.fused, ...(candidate.inner ? [candidate.inner] : [])].map((f) => f.clause)];
  const passes: (() => number[])[] = [
    () => (spec ? roleTokens(scene, candidate, spec) : []),
    () => (candidate.clause.verbal || candidate.event.kind === 'violent' ? clauses.flatMap((c) => c.object) : []),
    () => clauses.flatMap((c) => c.obliques.filter((o) => LOCATIVE.has(o.prep) && !DIRECTIONAL.has(o.prep)).map((o) => o.head)),
    () => clauses.flatMap((c) => c.advmod),
    () => clauses.flatMap((c) => c.obliques.filter((o) => DIRECTIONAL.has(o.prep)).map((o) => o.head)),
    () => clauses.flatMap((c) => [...c.compound, ...c.amod, ...c.poss]).filter((t) => scene.place(t) !== undefined),
  ];
  for (const pass of passes) {
    const found = placesUnder(scene, pass().filter((t) => !exclude.has(t)));
    if (found.length > 0) return { place: found[0]!.place, places: found.map((f) => f.place), borrowed: false, used: found.map((f) => f.token) };
  }
  // places deeper in the object or in the phrases of the event
  const deep = clauses.flatMap((c) => [...c.object, ...c.obliques.map((o) => o.head)]).filter((t) => !exclude.has(t));
  const below = deep.flatMap((t) => mentionsBelow(scene, t));
  if (below.length > 0) return { place: toPlace(below[0]!), places: below.map(toPlace), borrowed: false, used: [] };
  const around = aroundEvent(scene, candidate);
  return { place: around[0] ?? null, places: around, borrowed: around.length > 0, used: [] };
}

interface Found {
  token: number;
  place: ClaimPlace;
}

/** Places that tokens name: by a mention, by a common noun with a name under it ("city of Tarhuna"), or by description. */
function placesUnder(scene: Scene, tokens: readonly number[]): Found[] {
  const found: Found[] = [];
  const described: Found[] = [];
  for (const t of tokens) {
    const at = scene.content(t);
    const mention = scene.place(t) ?? scene.place(at);
    if (mention) {
      push(found, t, toPlace(mention));
      continue;
    }
    if (!scene.is(at, 'place-noun')) continue;
    const named = namedBy(scene, at);
    if (named.length > 0) for (const m of named) push(found, t, toPlace(m));
    else described.push({ token: t, place: description(scene, at) });
  }
  return found.length > 0 ? found : described;
}

function push(found: Found[], token: number, place: ClaimPlace): void {
  if (!found.some((f) => f.place.span[0] === place.span[0])) found.push({ token, place });
}

/** Names inside a common noun of place: "the city of X", "the capital X", "towns in X, Y and Z", "X airport". */
function namedBy(scene: Scene, i: number): PlaceMention[] {
  const out: PlaceMention[] = [];
  for (const child of scene.below[i]!) {
    const relation = base(scene.tokens[child]!.deprel);
    const prep = relation === 'nmod' ? prepositionOf(scene.sentence, child) : '';
    const ok = ['appos', 'flat', 'compound'].includes(relation) || (relation === 'nmod' && (prep === 'of' || prep === 'in' || prep === '' || prep === 'including' || prep === 'such as'));
    if (!ok) continue;
    if (relation === 'nmod' && scene.tokens[child]!.deprel === 'nmod:poss') continue;
    for (const m of mentionsBelow(scene, child, 2)) if (!out.includes(m)) out.push(m);
  }
  return out;
}

/** A place that is described and not named ("the country's main airport"): no coordinates are claimed for it. */
function description(scene: Scene, i: number): ClaimPlace {
  const { text, span } = nounPhrase(scene, i);
  return { text, span: span as Span, name: text, lat: null, lon: null, geonameid: null, precision: 'unresolved', country: null };
}

function mentionsBelow(scene: Scene, root: number, depth = 6): PlaceMention[] {
  const out: PlaceMention[] = [];
  for (const i of subtree(scene.sentence, root)) {
    const m = scene.place(i);
    if (!m || out.includes(m)) continue;
    if (distanceUp(scene, i, root) <= depth && !underRelative(scene, i, root)) out.push(m);
  }
  return out;
}

function distanceUp(scene: Scene, from: number, to: number): number {
  let n = 0;
  for (let at = from; at !== to && at >= 0 && n < 12; at = scene.tokens[at]!.head) n++;
  return n;
}

function underRelative(scene: Scene, from: number, to: number): boolean {
  for (let at = from, n = 0; at !== to && at >= 0 && n < 12; at = scene.tokens[at]!.head, n++) {
    const d = scene.tokens[at]!.deprel;
    if (base(d) === 'acl' || base(d) === 'advcl' || d === 'conj' && scene.tokens[at]!.upos === 'VERB') return true;
  }
  return false;
}

/** The clause above or beside an event that names no place of its own: shared phrases of place of joined verbs. */
function aroundEvent(scene: Scene, candidate: EventCandidate): ClaimPlace[] {
  if (candidate.event.kind !== 'violent' && candidate.event.kind !== 'coercive' && candidate.event.kind !== 'movement') return [];
  let at = candidate.carrier?.trigger ?? candidate.token;
  if (!candidate.clause.verbal) at = governor(scene, at)?.verb ?? at;
  for (let n = 0; n < 3 && at >= 0; n++) {
    const token = scene.tokens[at]!;
    for (const child of scene.below[at]!) {
      const relation = base(scene.tokens[child]!.deprel);
      const fits = relation === 'obl' || relation === 'advmod' || (relation === 'obj' && at !== candidate.token);
      if (!fits) continue;
      const found = relation === 'obl' && !LOCATIVE.has(prepositionOf(scene.sentence, child)) ? [] : placesUnder(scene, [child]);
      if (found.length > 0) return found.map((f) => f.place);
    }
    if (!['conj', 'advcl', 'xcomp', 'acl', 'parataxis'].includes(base(token.deprel))) break;
    at = token.head;
  }
  return [];
}
