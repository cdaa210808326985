import type { EventType } from '../knowledge/codebook/types.js';
import { subtree } from '../language/tree.js';
import { base, isBareCaptive, prepositionOf, slot, verbClause } from './clause.js';
import { concernedBy, concernedPlaces, mayConcern, reachesPlace } from './concerned.js';
import { type EventCandidate, governor, isMaterial } from './events.js';
import { namedAmong, sitesHit } from './harmed.js';
import { blowTo, ownersOf } from './owners.js';
import { actorsAt, isActor, isCountry, nounPhrase, placeParty, unique } from './party.js';
import { roleTokens } from './roles.js';
import type { Scene } from './scene.js';
import type { ClaimActor, ClaimObject } from './types.js';

/** Classes of the codebook that say what kind of thing an object is; the first that fits is taken. */
const OBJECT_KINDS = [
  'drone',
  'aircraft',
  'ship',
  'vehicle',
  'explosive',
  'munition',
  'weapon',
  'materiel',
  'religious-site',
  'home',
  'infrastructure',
  'building',
  'aid-goods',
  'goods',
  'truce',
  'agreement',
  'talks',
  'money',
  'sanction-thing',
  'law',
  'place-noun',
] as const;

/** Prepositions that name the one an act is done to, in the order of preference. */
const AGAINST = 'prep:against|on|upon|at|targeting|toward|towards';

/** Who does it, to whom and to what: the fields of a claim that name parties and things. */
export interface Parties {
  actors: ClaimActor[];
  recipients: ClaimActor[];
  objects: ClaimObject[];
  /** The actors are only said to have done it ("charged with the killing of X"). */
  suspected: boolean;
  /** Tokens that were used, so that the span of the claim can cover them. */
  used: number[];
}

/** Acts that somebody must do: "shells of the army hit" is the army's act. */
const isForce = ({ event }: EventCandidate): boolean =>
  event.kind === 'violent' || event.kind === 'coercive' || event.kind === 'movement';

const NOUN_ACTOR_SLOTS = ['prep:by', 'poss', 'amod', 'compound', 'prep:between', 'prep:among'];

function actorTokens(scene: Scene, candidate: EventCandidate): number[] {
  const { clause, carrier, sense } = candidate;
  if (sense.roles?.actor) {
    const named = roleTokens(scene, candidate, sense.roles.actor).filter((t) => isActor(scene, t));
    if (named.length > 0 || sense.roles.actor === 'none') return named;
    if (clause.verbal) return [];
  }
  if (clause.verbal) {
    const acting = clause.subject.filter((t) => isActor(scene, t));
    return acting.length > 0 || !isForce(candidate) ? acting : clause.subject.flatMap((t) => ownersOf(scene, t));
  }
  const carried = candidate.carrierRoles;
  const subjectActs =
    carrier && (carried?.actor ? carried.actor.startsWith('subject') : carried?.recipient !== 'subject');
  const fromCarrier = subjectActs ? carrier.subject.filter((t) => isActor(scene, t)) : [];
  if (fromCarrier.length > 0) return fromCarrier;
  const told = [...agentsBelow(scene, candidate), ...suspectsAbove(scene, candidate)].filter((t) => isActor(scene, t));
  if (told.length > 0) return told;
  for (const name of NOUN_ACTOR_SLOTS) {
    const tokens = slot(clause, name).filter((t) =>
      name === 'compound' || name === 'amod'
        ? scene.actor(t) !== undefined ||
          scene.nationality(t) !== undefined ||
          scene.is(t, 'armed-actor') ||
          scene.is(t, 'police-actor')
        : isActor(scene, t),
    );
    if (tokens.length > 0) return tokens;
  }
  for (const harm of candidate.fused) {
    const tokens = harm.clause.subject.filter((t) => t !== candidate.token && isActor(scene, t));
    if (tokens.length > 0) return tokens;
  }
  return [];
}

/** "the raid, carried out by X", "an attack claimed by X": whoever is said, or says, to have done it. */
function agentsBelow(scene: Scene, { clause, carrier }: EventCandidate): number[] {
  const found: number[] = [];
  for (const noun of [clause.trigger, ...(carrier?.verbal === false ? [carrier.trigger] : [])]) {
    for (const child of scene.below[noun]!) {
      const { deprel, lemma } = scene.tokens[child]!;
      if (base(deprel) !== 'acl') continue;
      const below = verbClause(scene.sentence, child);
      const doing =
        lemma === 'claim' || scene.codebook.verb(lemma.toLowerCase())?.senses.some((s) => s.event === 'light');
      if (below.passive && doing) found.push(...below.subject);
    }
  }
  return found;
}

/** Whom a verb of blame names for an event noun under it: "charged with the killing of X", "suspected of the murder". */
function suspectsAbove(scene: Scene, { token, clause, carrier }: EventCandidate): number[] {
  const above = clause.verbal || carrier ? null : governor(scene, token);
  if (!above || !SUSPECTS.has(scene.tokens[above.verb]!.lemma.toLowerCase())) return [];
  if (!BLAMED_FOR.has(above.prep)) return [];
  return verbClause(scene.sentence, above.verb).object.filter((o) => o !== token);
}

/** Whether a court has not spoken yet. */
function isSuspected(scene: Scene, candidate: EventCandidate, actors: readonly number[]): boolean {
  const suspects = suspectsAbove(scene, candidate);
  if (suspects.length === 0 || !actors.every((a) => suspects.includes(a))) return false;
  const above = governor(scene, candidate.token);
  return above !== null && !CONVICTED.has(scene.tokens[above.verb]!.lemma.toLowerCase());
}

/** Verbs whose object is said to have done what stands under "of", "with" or "for". */
const CONVICTED = new Set(['convict', 'sentence', 'jail', 'imprison', 'execute']);
const SUSPECTS = new Set([
  ...['accuse', 'suspect', 'charge', 'blame', 'indict', 'arrest', 'detain', 'try', 'prosecute', 'seek', 'arraign'],
  ...CONVICTED,
]);
const BLAMED_FOR = new Set(['of', 'with', 'for', 'over', 'in connection with']);

function recipientTokens(scene: Scene, candidate: EventCandidate, actors: readonly number[]): number[] {
  const { clause, carrier, sense } = candidate;
  const fresh = (tokens: readonly number[]): number[] =>
    tokens.filter(
      (t) =>
        !actors.includes(t) &&
        !isBareCaptive(scene.sentence, t) &&
        isActor(scene, t) &&
        !isMateriel(scene, t) &&
        !isSite(scene, t),
    );
  if (sense.roles?.recipient) {
    const named = fresh(roleTokens(scene, candidate, sense.roles.recipient));
    if (named.length > 0 || sense.roles.recipient === 'none') return named;
  }
  // whoever withdraws, deploys or advances does it to nobody unless the codebook says so
  if (candidate.event.kind === 'movement')
    return candidate.inner ? recipientTokens(scene, candidate.inner, actors) : against(scene, candidate, fresh);
  if (clause.verbal) {
    const object = fresh([...clause.object, ...clause.iobj]);
    if (object.length > 0) return object;
  }
  if (carrier && candidate.carrierRoles?.recipient) {
    const named = fresh(slot(carrier, candidate.carrierRoles.recipient));
    if (named.length > 0) return named;
  }
  if (!clause.verbal) {
    const under = fresh(clause.iobj.length > 0 ? clause.iobj : underVerb(scene, candidate.token));
    if (under.length > 0) return under;
  }
  const harmed = candidate.fused.flatMap((h) => fresh(h.clause.object));
  if (harmed.length > 0) return harmed;
  for (const source of [clause, carrier]) {
    if (!source) continue;
    for (const name of [AGAINST, 'prep:with', 'prep:of', 'prep:from', 'prep:to', 'prep:between']) {
      if (clause.verbal && (name === 'prep:of' || name === 'prep:to')) continue;
      const tokens = fresh(slot(source, name));
      if (tokens.length > 0) return tokens;
    }
  }
  if (mayConcern(candidate.event)) {
    const concerned = concernedBy(scene, candidate, candidate.event.plover, fresh);
    if (concerned.length > 0) return concerned;
  }
  const lost = clause.verbal ? takenFrom(scene, [...clause.object, ...clause.obliques.map((o) => o.head)], fresh) : [];
  if (lost.length > 0) return lost;
  return candidate.inner ? recipientTokens(scene, candidate.inner, actors) : [];
}

/** Whom a movement is directed against ("an operation against the rebels"). */
function against(
  scene: Scene,
  { clause, carrier }: EventCandidate,
  fresh: (tokens: readonly number[]) => number[],
): number[] {
  for (const source of [clause, carrier]) {
    const tokens = source ? fresh(slot(source, 'prep:against|targeting')) : [];
    if (tokens.length > 0) return tokens.filter((t) => scene.place(t) === undefined || isCountry(scene, t));
  }
  return [];
}

/** "capture X, Y and Z from the militia": the phrase may hang on the last name instead of the verb. */
function takenFrom(scene: Scene, objects: readonly number[], fresh: (tokens: readonly number[]) => number[]): number[] {
  for (const o of objects) {
    for (const i of subtree(scene.sentence, o)) {
      const relation = base(scene.tokens[i]!.deprel);
      if ((relation === 'nmod' || relation === 'obl') && prepositionOf(scene.sentence, i) === 'from') {
        const found = fresh([i]).filter((t) => scene.place(t) === undefined);
        if (found.length > 0) return found;
      }
    }
  }
  return [];
}

/** Aircraft and missiles may stand for whoever uses them when they act; when they are hit they are things. */
function isMateriel(scene: Scene, t: number): boolean {
  const { upos, lemma } = scene.tokens[scene.content(t)]!;
  return (
    upos === 'NOUN' &&
    scene.codebook.isA(lemma.toLowerCase(), 'materiel') &&
    !scene.codebook.isA(lemma.toLowerCase(), 'person')
  );
}

/** "attacked a camp": a word for ground as well as for people, with nobody's name, is ground. */
function isSite(scene: Scene, t: number): boolean {
  const at = scene.content(t);
  return scene.tokens[at]!.upos === 'NOUN' && scene.actor(at) === undefined && scene.is(at, 'place-noun');
}

/** "the town came under attack": the subject of the verb suffers what the noun under "under" names. */
function underVerb(scene: Scene, noun: number): number[] {
  const token = scene.tokens[noun]!;
  if (base(token.deprel) !== 'obl' || token.head < 0 || prepositionOf(scene.sentence, noun) !== 'under') return [];
  return verbClause(scene.sentence, token.head).subject;
}

/** Fills actors, recipients and objects of an event from the tree. */
export function fillParties(scene: Scene, candidate: EventCandidate): Parties {
  const { clause, event, sense } = candidate;
  const actorTokensFound = actorTokens(scene, candidate);
  let recipients = recipientTokens(scene, candidate, actorTokensFound);
  const physical = isMaterial(event);
  if (physical) recipients = recipients.filter((t) => scene.place(t) === undefined || isCountry(scene, t));
  if (physical) recipients = [...recipients, ...namedAmong(scene, candidate, recipients)];
  const things: number[] = [];
  const objectSpec = sense.roles?.object;
  const objectTokens = objectSpec
    ? roleTokens(scene, candidate, objectSpec)
    : [...clause.object, ...candidate.fused.flatMap((f) => f.clause.object)];
  if (!clause.verbal && !objectSpec) objectTokens.push(...slot(clause, AGAINST), ...slot(clause, 'prep:of'));
  objectTokens.push(...sitesHit(scene, candidate));
  for (const t of objectTokens) {
    if (t === candidate.token || things.includes(t) || recipients.includes(t) || actorTokensFound.includes(t)) continue;
    if (
      scene.inOperation(t) ||
      scene.place(scene.content(t)) !== undefined ||
      (isActor(scene, t) && !isMateriel(scene, t) && !isSite(scene, t)) ||
      scene.tokens[t]!.upos === 'NUM' ||
      scene.isDate(t)
    )
      continue;
    if (
      event.id.startsWith('territory') &&
      (scene.is(t, 'building') || scene.is(t, 'infrastructure') || scene.is(t, 'place-noun'))
    )
      continue;
    if (scene.is(t, 'place-noun') && !scene.is(t, 'building') && !scene.is(t, 'infrastructure') && !scene.is(t, 'home'))
      continue;
    things.push(t);
  }
  if (physical) {
    const sites = clause.object.some((t) => isSite(scene, t));
    const owners = [...things, ...clause.object]
      .flatMap((t) => ownersOf(scene, t))
      // "attacked a camp for refugees" may hang either way
      .concat(sites ? slot(clause, 'prep:for').filter((t) => isActor(scene, t) && scene.is(t, 'person')) : [])
      .filter((t) => !actorTokensFound.includes(t));
    if (recipients.length === 0) recipients = owners;
    if (recipients.length === 0) recipients = blowTo(scene, clause);
  }
  const objects = things.map((t): ClaimObject => {
    const { text, span } = nounPhrase(scene, t);
    return { text, span, kind: OBJECT_KINDS.find((k) => scene.is(t, k)) ?? 'other' };
  });
  const actors = unique(actorTokensFound.flatMap((t) => actorsAt(scene, t)));
  // nobody withdraws "its troops" from itself
  let others = unique(recipients.flatMap((t) => actorsAt(scene, t))).filter(
    (r) => !actors.some((a) => a.id === r.id && a.span[0] !== r.span[0]) || event.symmetric,
  );
  if (others.length === 0) others = peopleOf(scene, candidate, event, actors);
  return {
    actors,
    recipients: others,
    objects,
    suspected: isSuspected(scene, candidate, actorTokensFound),
    used: [...actorTokensFound, ...recipients, ...things],
  };
}

/** The people of the place that an act of words, help or restriction is for, when nobody is named and it is not the actor's own. */
function peopleOf(
  scene: Scene,
  candidate: EventCandidate,
  event: EventType,
  actors: readonly ClaimActor[],
): ClaimActor[] {
  if (!reachesPlace(event) || candidate.sense.roles?.recipient === 'none') return [];
  return concernedPlaces(scene, candidate, event.plover)
    .flatMap((t) => placeParty(scene, t))
    .filter((r) => !actors.some((a) => a.id === r.id));
}

/**
 * Whom an act concerns that is only announced: what is threatened or promised is an act of words, and the country that
 * somebody will withdraw from is concerned by it though it is not withdrawn from yet.
 */
export function concernedParties(
  scene: Scene,
  candidate: EventCandidate,
  event: EventType,
  parties: Parties,
): ClaimActor[] {
  const taken = new Set(parties.actors.map((a) => a.span[0]));
  const fresh = (tokens: readonly number[]): number[] =>
    tokens.filter((t) => isActor(scene, t) && !isMateriel(scene, t) && !taken.has(scene.tokens[t]!.start));
  const found = unique(concernedBy(scene, candidate, event.plover, fresh).flatMap((t) => actorsAt(scene, t))).filter(
    (r) => !parties.actors.some((a) => a.id === r.id),
  );
  return found.length > 0 ? found : peopleOf(scene, candidate, event, parties.actors);
}
