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
    () => clauses.flatMap((c) => c.object).filter((t) => isGround(scene, candidate, t)),
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
  const partyPlaces = new Set([...exclude].map((t) => scene.place(t)?.country));
  const below = deep.flatMap((t) => mentionsBelow(scene, t)).filter((m) => m.precision !== 'country' || !partyPlaces.has(m.country));
  if (below.length > 0) return { place: toPlace(below[0]!), places: below.map(toPlace), borrowed: false, used: [] };
  const around = aroundEvent(scene, candidate);
  return { place: around[0] ?? null, places: around, borrowed: around.length > 0, used: [] };
}

/** What is taken, entered or hit is a place, unless it is a thing of which there are many ("blew up roads and houses"). */
function isGround(scene: Scene, candidate: EventCandidate, t: number): boolean {
  if (scene.place(t) !== undefined || candidate.event.id.startsWith('territory') || candidate.event.kind === 'movement') return true;
  return !scene.is(t, 'infrastructure') && !scene.is(t, 'building') && !scene.is(t, 'home') && !scene.is(t, 'road');
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
    for (const m of mentionsBelow(scene, child, 6, NAME_LINKS)) if (!out.includes(m)) out.push(m);
  }
  return out;
}

/** A place that is described and not named ("the country's main airport"): no coordinates are claimed for it. */
function description(scene: Scene, i: number): ClaimPlace {
  const { text, span } = nounPhrase(scene, i);
  return { text, span: span as Span, name: text, lat: null, lon: null, geonameid: null, precision: 'unresolved', country: null };
}

/** Links inside a list of names; anything else ("Tarhuna, the stronghold in western Libya") leads to another place. */
const NAME_LINKS = /^(conj|flat|compound|nmod:desc)/;
const ANY_LINK = /^(?!acl:relcl|advcl)/;

/** Place names below a token, as far as the links between them allow. */
function mentionsBelow(scene: Scene, root: number, depth = 6, links = ANY_LINK): PlaceMention[] {
  const out: PlaceMention[] = [];
  for (const i of subtree(scene.sentence, root)) {
    const m = scene.place(i);
    if (m && !out.includes(m) && reaches(scene, i, root, depth, links)) out.push(m);
  }
  return out;
}

function reaches(scene: Scene, from: number, to: number, depth: number, links: RegExp): boolean {
  let n = 0;
  for (let at = from; at !== to; at = scene.tokens[at]!.head, n++) {
    if (at < 0 || n > depth || !links.test(scene.tokens[at]!.deprel)) return false;
    if (scene.tokens[at]!.deprel === 'conj' && scene.tokens[at]!.upos === 'VERB') return false;
  }
  return true;
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
