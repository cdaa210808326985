import { subtree } from '../language/tree.js';
import { base, type Clause, prepositionOf } from './clause.js';
import { type EventCandidate, governor, isMaterial } from './events.js';
import { nounPhrase } from './party.js';
import { isBareDefinite, referredPlace } from './place-reference.js';
import { roleTokens } from './roles.js';
import type { Scene } from './scene.js';
import type { ClaimPlace, PlaceMention, Span } from './types.js';

/** Prepositions under which a noun tells where something happened. */
const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'on',
  'around',
  'outside',
  'inside',
  'within',
  'across',
  'along',
  'over',
  'throughout',
  'north of',
  'south of',
  'east of',
  'west of',
  'close to',
  'next to',
  'above',
  'off',
  'between',
  'toward',
  'towards',
  'into',
  'through',
  'to',
  'onto',
  'upon',
  'against',
  'by',
  'from',
  'behind',
  'beyond',
  'under',
  'opposite',
  'of',
]);
/** Weak ones: only used when nothing better names the place. */
const DIRECTIONAL = new Set([
  'to',
  'from',
  'toward',
  'towards',
  'into',
  'onto',
  'through',
  'by',
  'against',
  'of',
  'upon',
  'between',
]);

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
  const clauses = [
    candidate.clause,
    ...(candidate.carrier ? [candidate.carrier] : []),
    ...[...candidate.fused, ...(candidate.inner ? [candidate.inner] : [])].map((f) => f.clause),
  ];
  const passes: (() => number[])[] = [
    () => (spec ? roleTokens(scene, candidate, spec) : []),
    () => clauses.flatMap((c) => c.object).filter((t) => isGround(scene, candidate, t)),
    () =>
      clauses.flatMap((c) =>
        c.obliques.filter((o) => LOCATIVE.has(o.prep) && !DIRECTIONAL.has(o.prep)).map((o) => o.head),
      ),
    () => clauses.flatMap((c) => c.advmod),
    () => clauses.flatMap((c) => c.obliques.filter((o) => DIRECTIONAL.has(o.prep)).map((o) => o.head)),
    () => clauses.flatMap((c) => [...c.compound, ...c.amod, ...c.poss]).filter((t) => scene.place(t) !== undefined),
  ];
  for (const pass of passes) {
    const found = placesUnder(
      scene,
      pass().filter((t) => !exclude.has(t)),
      candidate.event.id.startsWith('territory'),
    );
    if (found.length === 0) continue;
    const named = found.some((f) => isBareTowns(scene, f)) ? namedTowns(scene, found, clauses) : found;
    const objects = clauses.flatMap((c) => c.object);
    return chosen(finest(scene, named, objects, exclude));
  }
  // places deeper in the object or in the phrases of the event
  // "brought down a helicopter over Armenia": a phrase of place on the object is mostly the event's
  const beside = clauses
    .flatMap((c) => [...c.object, ...c.obliques.map((o) => o.head)])
    .flatMap((t) => locativesOf(scene, t, candidate.event.kind === 'movement' ? FROM_TO : STRICT));
  const near = placesUnder(
    scene,
    beside.filter((t) => !exclude.has(t)),
  );
  if (near.length > 0) return chosen(near);
  if (!isMaterial(candidate.event)) return { place: null, places: [], borrowed: false, used: [] };
  const deep = clauses
    .flatMap((c) => [...c.object, ...c.obliques.map((o) => o.head)])
    .filter((t) => !exclude.has(t) && scene.actor(t) === undefined && !scene.is(t, 'person'));
  const partyPlaces = new Set([...exclude].map((t) => scene.place(t)?.country));
  const below = deep
    .flatMap((t) => mentionsBelow(scene, t))
    .filter((m) => m.precision !== 'country' || !partyPlaces.has(m.country));
  if (below.length > 0) return { place: toPlace(below[0]!), places: [toPlace(below[0]!)], borrowed: false, used: [] };
  const around = aroundEvent(scene, candidate);
  return { place: around[0] ?? null, places: around, borrowed: around.length > 0, used: [] };
}

const STRICT = new Set([
  'in',
  'at',
  'near',
  'over',
  'outside',
  'inside',
  'around',
  'across',
  'along',
  'on',
  'south of',
  'north of',
  'east of',
  'west of',
]);

/** Phrases of place on a noun or on the nouns under it ("a drone of X over Y"). */
function locativesOf(scene: Scene, t: number, preps: ReadonlySet<string> = STRICT, depth = 0): number[] {
  const under = scene.below[t]!.filter(
    (c) => base(scene.tokens[c]!.deprel) === 'nmod' && scene.tokens[c]!.deprel !== 'nmod:poss',
  );
  const own = under.filter((c) => preps.has(prepositionOf(scene.sentence, c)) && scene.place(c) !== undefined);
  if (own.length > 0 || depth >= 2) return own;
  return under.flatMap((c) => locativesOf(scene, c, preps, depth + 1));
}

const FROM_TO = new Set([...STRICT, 'from', 'to', 'into']);

const chosen = (found: readonly Found[]): Where => ({
  place: found[0]!.place,
  places: found.map((f) => f.place),
  borrowed: false,
  used: found.map((f) => f.token),
});

/** "towns" without a name. */
const isBareTowns = (scene: Scene, f: Found): boolean =>
  f.place.precision === 'unresolved' &&
  scene.tokens[f.token]!.xpos === 'NNS' &&
  f.place.lat === null &&
  scene.place(f.token) === undefined;

/** "X and towns in Y and Z": the names may hang on the verb; they stand for the towns. */
function namedTowns(scene: Scene, found: readonly Found[], clauses: readonly Clause[]): Found[] {
  const bare = found.filter((f) => isBareTowns(scene, f));
  const after = Math.min(...bare.map((f) => f.token));
  const heads = clauses.flatMap((c) =>
    c.obliques.filter((o) => o.head > after && (o.prep === 'in' || o.prep === 'including')).map((o) => o.head),
  );
  const names = placesUnder(scene, heads).filter(
    (f) => f.place.precision !== 'unresolved' || f.place.lat !== null || scene.place(f.token) !== undefined,
  );
  const kept = found.filter((f) => !bare.includes(f));
  for (const n of names) push(kept, n.token, n.place);
  return kept.length > 0 ? kept : [...found];
}

/** The first noun of the list that a token stands in. */
function listOf(scene: Scene, token: number): number {
  let at = token;
  for (let n = 0; n < 40 && scene.tokens[at]!.deprel === 'conj' && scene.tokens[at]!.head >= 0; n++)
    at = scene.tokens[at]!.head;
  return at;
}

const COARSE = new Set(['region', 'country', 'area']);

/** "hit a market in Togoga in the Tigray region": a town on the object says more than the region on the verb. */
function finest(
  scene: Scene,
  found: readonly Found[],
  objects: readonly number[],
  exclude: ReadonlySet<number>,
): readonly Found[] {
  const isFine = (f: Found): boolean => !COARSE.has(f.place.precision) && f.place.precision !== 'unresolved';
  if (found.some(isFine)) {
    // members of one list stand together, whatever their size; a region of another phrase only says where the town is
    const lists = new Set(found.filter(isFine).map((f) => listOf(scene, f.token)));
    return found.filter((f) => !COARSE.has(f.place.precision) || lists.has(listOf(scene, f.token)));
  }
  if (!found.every((f) => COARSE.has(f.place.precision))) return found;
  const near = placesUnder(
    scene,
    objects.flatMap((t) => locativesOf(scene, t)).filter((t) => !exclude.has(t)),
  ).filter(isFine);
  return near.length > 0 ? near : found;
}

/** What is taken, entered or hit is a place, unless it is a thing of which there are many ("blew up roads and houses"). */
function isGround(scene: Scene, candidate: EventCandidate, t: number): boolean {
  if (scene.place(t) !== undefined || candidate.event.id.startsWith('territory') || candidate.event.kind === 'movement')
    return true;
  return !scene.is(t, 'infrastructure') && !scene.is(t, 'building') && !scene.is(t, 'home') && !scene.is(t, 'road');
}

interface Found {
  token: number;
  place: ClaimPlace;
}

/** Places that tokens name: by a mention, by a common noun with a name under it ("city of Tarhuna"), or by description. */
function placesUnder(scene: Scene, tokens: readonly number[], withDescribed = false): Found[] {
  const found: Found[] = [];
  const described: Found[] = [];
  for (const t of tokens) {
    const at = scene.content(t);
    const mention = scene.place(t) ?? scene.place(at);
    if (mention) {
      push(found, t, toPlace(mention));
      continue;
    }
    if (!scene.is(at, 'place-noun') && !(withDescribed && (scene.is(at, 'building') || scene.is(at, 'infrastructure'))))
      continue;
    const named = namedBy(scene, at);
    if (named.length > 0) for (const m of named) push(found, t, toPlace(m));
    else described.push({ token: t, place: description(scene, at) });
  }
  if (withDescribed) return [...found, ...described].sort((a, b) => a.token - b.token);
  return found.length > 0 ? found : described;
}

function push(found: Found[], token: number, place: ClaimPlace): void {
  if (!found.some((f) => f.place.span[0] === place.span[0])) found.push({ token, place });
}

/** Names inside a common noun of place: "the city of X", "the capital X", "towns in X, Y and Z", "X airport". */
function namedBy(scene: Scene, i: number): PlaceMention[] {
  const out: PlaceMention[] = [];
  const next = scene.place(i + 1);
  if (next && next.first === i + 1) out.push(next); // "the capital Tripoli"

  const collect = (wanted: (relation: string, prep: string) => boolean): void => {
    for (const child of scene.below[i]!) {
      const { deprel } = scene.tokens[child]!;
      const relation = base(deprel);
      if (deprel === 'nmod:poss' || !wanted(relation, relation === 'nmod' ? prepositionOf(scene.sentence, child) : ''))
        continue;
      for (const m of mentionsBelow(scene, child, 6, NAME_LINKS)) if (!out.includes(m)) out.push(m);
    }
  };
  collect(
    (relation, prep) =>
      ['appos', 'flat', 'compound'].includes(relation) || (relation === 'nmod' && (prep === 'of' || prep === '')),
  );
  // "towns in X, Y and Z" names them; "the city of X in the region of Y" is X
  if (out.length === 0)
    collect((relation, prep) => relation === 'nmod' && ['in', 'including', 'such as'].includes(prep));
  return out;
}

/**
 * A place that is described and not named. "The town" points back to the town named last; for anything else ("the
 * country's main airport") no coordinates are claimed.
 */
function description(scene: Scene, i: number): ClaimPlace {
  const { text, span } = nounPhrase(scene, i);
  const token = scene.tokens[i]!;
  if (isBareDefinite(scene.sentence, scene.below[i]!)) {
    const meant = referredPlace(token.lemma.toLowerCase(), scene.sentence.index, token.start, scene.allPlaces);
    if (meant) return { ...toPlace(meant), text, span: span as Span };
  }
  return {
    text,
    span: span as Span,
    name: text,
    lat: null,
    lon: null,
    geonameid: null,
    precision: 'unresolved',
    country: null,
  };
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
  let at = candidate.carrier?.trigger ?? candidate.token;
  if (!candidate.clause.verbal) at = governor(scene, at)?.verb ?? at;
  for (let n = 0; n < 3 && at >= 0; n++) {
    const token = scene.tokens[at]!;
    for (const child of scene.below[at]!) {
      const relation = base(scene.tokens[child]!.deprel);
      if (relation === 'conj' && child > at && scene.tokens[child]!.upos === 'VERB') {
        // "was abducted and killed in El Geneina": the phrase after the last of joined verbs
        const shared = scene.below[child]!.filter(
          (c) =>
            base(scene.tokens[c]!.deprel) === 'obl' &&
            LOCATIVE.has(prepositionOf(scene.sentence, c)) &&
            !DIRECTIONAL.has(prepositionOf(scene.sentence, c)),
        );
        const there = placesUnder(scene, shared);
        if (there.length > 0) return there.map((f) => f.place);
      }
      const fits = relation === 'obl' || relation === 'advmod' || (relation === 'obj' && at !== candidate.token);
      if (!fits) continue;
      const found =
        relation === 'obl' && !LOCATIVE.has(prepositionOf(scene.sentence, child)) ? [] : placesUnder(scene, [child]);
      if (found.length > 0) return found.map((f) => f.place);
    }
    if (!['conj', 'advcl', 'xcomp', 'acl', 'parataxis'].includes(base(token.deprel))) break;
    at = token.head;
  }
  return [];
}
