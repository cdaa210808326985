import { subtree } from '../language/tree.js';
import { base, type Clause, nounClause, prepositionOf, slot, verbClause, wideSlot } from './clause.js';
import { type EventCandidate, isMaterial } from './events.js';
import type { Scene } from './scene.js';
import type { ActorMention, ClaimActor, ClaimObject, Span } from './types.js';

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
  /** Tokens that were used, so that the span of the claim can cover them. */
  used: number[];
}

/** Words before and after the head that belong to a name or description, without determiner, relative clause and apposition. */
export function nounPhrase(scene: Scene, head: number): { text: string; span: Span } {
  let first = head;
  let last = head;
  for (const child of scene.below[head]!) {
    const token = scene.tokens[child]!;
    const relation = base(token.deprel);
    const keep =
      (child < head &&
        (['compound', 'amod', 'nummod', 'flat', 'nmod', 'advmod'].includes(relation) ||
          token.deprel === 'nmod:poss')) ||
      (child > head &&
        (relation === 'flat' ||
          relation === 'compound' ||
          (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'of')));
    if (!keep) continue;
    for (const i of subtree(scene.sentence, child)) {
      if (i > head && endsPhrase(scene, i)) break;
      if (i < first) first = i;
      if (i > last) last = i;
    }
  }
  while (first < head && ['DET', 'PUNCT', 'CCONJ', 'ADP'].includes(scene.tokens[first]!.upos)) first++;
  if (last - first > 14) {
    first = head;
    last = head;
  }
  const span: Span = [scene.tokens[first]!.start, scene.tokens[last]!.end];
  return { text: scene.analysis.text.slice(span[0], span[1]), span };
}

/** A verb or a relative word after the head begins something else. */
const endsPhrase = (scene: Scene, i: number): boolean => {
  const token = scene.tokens[i]!;
  return (
    token.upos === 'VERB' ||
    token.upos === 'AUX' ||
    token.deprel === 'cc' ||
    token.deprel === 'mark' ||
    token.form === ','
  );
};

/** The actors that a token stands for: one mention, or two for "both sides", or a description made on the spot. */
export function actorsAt(scene: Scene, token: number): ClaimActor[] {
  const inner = scene.content(token);
  const at = scene.actor(inner) ? inner : token;
  const mention = scene.actor(at);
  if (!mention) {
    const place = scene.place(at) ?? scene.nationality(at);
    if (place?.precision === 'country' && place.country)
      return [{ text: place.text, span: place.span, id: place.country, code: place.country, sector: null }];
    if (!canAct(scene, at)) return [];
    const { text, span } = nounPhrase(scene, at);
    return [{ text, span, id: `described:${slug(text)}`, code: null, sector: null }];
  }
  const referents = scene.referents(mention);
  if (referents.length === 0) return [toClaimActor(mention, mention)];
  return referents.map((r) => toClaimActor(mention, scene.referent(r)));
}

/** People of no stated country: that the report is about one does not make them its people. */
const isAnybody = (m: ActorMention): boolean =>
  m.kind === 'described' && m.confidence <= 0.5 && (m.sector === null || m.sector === 'CVL') && m.refersTo.length === 0;

function toClaimActor(said: ActorMention, meant: ActorMention): ClaimActor {
  if (isAnybody(meant))
    return { text: said.text, span: said.span, id: `described:${slug(meant.text)}`, code: null, sector: meant.sector };
  const actor: ClaimActor = {
    text: said.text,
    span: said.span,
    id: meant.id,
    code: meant.code ?? said.code,
    sector: said.sector ?? meant.sector,
  };
  const name = meant.name;
  if (name && name !== said.text) actor.name = name;
  return actor;
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** Whether a noun can be somebody: a person, people, a force, or a name that is no place. */
function canAct(scene: Scene, i: number): boolean {
  if (scene.place(i) !== undefined || scene.isDate(i)) return false;
  if (scene.is(i, 'actor') || scene.is(i, 'person')) return true;
  return (
    scene.tokens[i]!.upos === 'PROPN' &&
    /^\p{Lu}/u.test(scene.tokens[i]!.form) &&
    !scene.inPlaceName(i) &&
    !scene.inOperation(i)
  );
}

const isActor = (scene: Scene, i: number): boolean => {
  if (scene.isDate(i) || scene.inOperation(i)) return false;
  const at = scene.content(i);
  return (
    scene.actor(i) !== undefined ||
    isCountry(scene, i) ||
    scene.nationality(i) !== undefined ||
    scene.actor(at) !== undefined ||
    canAct(scene, at)
  );
};

/**
 * The tokens that a role names: "a|b" is the first slot that holds something, "a+b" both, and a dot goes down a step
 * ("object.poss": whose the object is; "ccomp.subject": who does what the clause says).
 */
export function roleTokens(scene: Scene, candidate: EventCandidate, spec: string): number[] {
  if (spec === 'none') return [];
  for (const alternative of alternatives(spec)) {
    const tokens = alternative.split('+').flatMap((part) => pathTokens(scene, candidate, part));
    if (tokens.length > 0) return tokens;
  }
  return [];
}

function pathTokens(scene: Scene, candidate: EventCandidate, path: string): number[] {
  const [first, ...rest] = path.split('.');
  let tokens = wideSlot(scene.sentence, candidate.clause, first!);
  if (tokens.length === 0 && candidate.carrier) tokens = slot(candidate.carrier, first!);
  if (tokens.length === 0 && first === 'governor') tokens = [scene.tokens[candidate.token]!.head].filter((t) => t >= 0);
  for (const step of rest) {
    tokens = tokens.flatMap((t) =>
      slot(isVerb(scene, t) ? verbClause(scene.sentence, t) : nounClause(scene.sentence, t), step),
    );
  }
  return tokens;
}

const isVerb = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.upos === 'VERB' || scene.tokens[i]!.xpos.startsWith('VB');

const SLOT_NAMES = new Set([
  'subject',
  'object',
  'iobj',
  'poss',
  'amod',
  'compound',
  'xcomp',
  'ccomp',
  'advmod',
  'governor',
  'det',
  'none',
]);

/** "prep:on|against|subject" is "prep:on|against" and then "subject". */
function alternatives(spec: string): string[] {
  const found: string[] = [];
  for (const part of spec.split('|')) {
    const head = part.split(/[.+]/, 1)[0]!;
    if (found.length === 0 || part.includes(':') || SLOT_NAMES.has(head)) found.push(part);
    else found.push(`${found.at(-1)!.slice(0, found.at(-1)!.indexOf(':'))}:${part}`);
  }
  return found;
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

function recipientTokens(scene: Scene, candidate: EventCandidate, actors: readonly number[]): number[] {
  const { clause, carrier, sense } = candidate;
  const fresh = (tokens: readonly number[]): number[] =>
    tokens.filter((t) => !actors.includes(t) && isActor(scene, t) && !isMateriel(scene, t));
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
  if (isOfWords(candidate)) {
    const concerned = concernedBy(scene, candidate, fresh);
    if (concerned.length > 0) return concerned;
  }
  const lost = clause.verbal ? takenFrom(scene, [...clause.object, ...clause.obliques.map((o) => o.head)], fresh) : [];
  if (lost.length > 0) return lost;
  return candidate.inner ? recipientTokens(scene, candidate.inner, actors) : [];
}

const isOfWords = ({ event }: EventCandidate): boolean => event.kind === 'verbal' || event.kind === 'cooperative';

/**
 * Whom an act of words or help concerns when nobody is named for it: what the act below it concerns, whose the thing is
 * ("rejected an Indian proposal": India), or the country that it is done to, in or from ("withdraw from Lebanon").
 */
function concernedBy(
  scene: Scene,
  candidate: EventCandidate,
  fresh: (tokens: readonly number[]) => number[],
): number[] {
  const clauses = [
    candidate.clause,
    ...(candidate.carrier ? [candidate.carrier] : []),
    ...(candidate.inner ? [candidate.inner.clause] : []),
  ];
  for (const clause of clauses) {
    const named = fresh([...clause.iobj, ...slot(clause, 'prep:to|for|with|against|toward|towards')]);
    if (named.length > 0) return named;
  }
  const things = clauses.flatMap((c) => [...c.object, ...c.obliques.map((o) => o.head)]);
  const owners = fresh(things.flatMap((t) => ownersOf(scene, t)).filter((t) => scene.tokens[t]!.upos !== 'PRON'));
  if (owners.length > 0) return owners;
  return clauses
    .flatMap((c) => slot(c, 'prep:from|in|into|on'))
    .flatMap((t) => [t, ...scene.below[t]!])
    .filter((t) => isCountry(scene, t));
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

/** "the town came under attack": the subject of the verb suffers what the noun under "under" names. */
function underVerb(scene: Scene, noun: number): number[] {
  const token = scene.tokens[noun]!;
  if (base(token.deprel) !== 'obl' || token.head < 0 || prepositionOf(scene.sentence, noun) !== 'under') return [];
  return verbClause(scene.sentence, token.head).subject;
}

/** Whose the thing is that was hit or taken: "a drone belonging to the UAE", "Haftar's positions", "the stronghold of X". */
function ownersOf(scene: Scene, i: number, depth = 0): number[] {
  const owners: number[] = [];
  for (const child of scene.below[i]!) {
    const token = scene.tokens[child]!;
    const relation = base(token.deprel);
    if (token.deprel === 'nmod:poss' && isOwner(scene, child)) owners.push(child);
    else if (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'of' && isOwner(scene, child))
      owners.push(child);
    else if (relation === 'acl' && token.lemma === 'belong') {
      for (const o of scene.below[child]!)
        if (base(scene.tokens[o]!.deprel) === 'obl' && prepositionOf(scene.sentence, o) === 'to' && isActor(scene, o))
          owners.push(o);
    } else if (
      (relation === 'compound' || relation === 'amod') &&
      (scene.actor(child)?.head === child || scene.nationality(child))
    )
      owners.push(child);
    else if (
      (relation === 'appos' ||
        relation === 'flat' ||
        relation === 'dep' ||
        (relation === 'nmod' && ['of', 'including', ''].includes(prepositionOf(scene.sentence, child)))) &&
      depth < 2
    )
      owners.push(...ownersOf(scene, child, depth + 1));
  }
  return owners;
}

/** A party that something can belong to: not "the country", whose every town is. */
function isOwner(scene: Scene, i: number): boolean {
  if (isCountry(scene, i)) return true;
  if (!isActor(scene, i) || scene.place(i) !== undefined) return false;
  const mention = scene.actor(i);
  if (!mention || mention.head !== i)
    return scene.place(i) === undefined && !scene.is(i, 'state-entity') && !scene.is(i, 'place-noun');
  return mention.kind === 'named' || mention.kind === 'pronoun' || !scene.is(i, 'state-entity');
}

/** "in a major blow to Haftar's forces": who the sentence says was hurt by it. */
function blowTo(scene: Scene, clause: Clause): number[] {
  const found: number[] = [];
  for (const o of clause.obliques) {
    if (!['blow', 'setback', 'defeat', 'loss'].includes(scene.tokens[o.head]!.lemma)) continue;
    for (const child of scene.below[o.head]!) {
      const prep = prepositionOf(scene.sentence, child);
      if ((prep === 'to' || prep === 'for') && isActor(scene, child)) found.push(child);
    }
  }
  return found;
}

/** Fills actors, recipients and objects of an event from the tree. */
export function fillParties(scene: Scene, candidate: EventCandidate): Parties {
  const { clause, event, sense } = candidate;
  const actorTokensFound = actorTokens(scene, candidate);
  let recipients = recipientTokens(scene, candidate, actorTokensFound);
  const physical = isMaterial(event);
  if (physical) recipients = recipients.filter((t) => scene.place(t) === undefined || isCountry(scene, t));
  const things: number[] = [];
  const objectSpec = sense.roles?.object;
  const objectTokens = objectSpec
    ? roleTokens(scene, candidate, objectSpec)
    : [...clause.object, ...candidate.fused.flatMap((f) => f.clause.object)];
  if (!clause.verbal && !objectSpec) objectTokens.push(...slot(clause, AGAINST), ...slot(clause, 'prep:of'));
  for (const t of objectTokens) {
    if (t === candidate.token || recipients.includes(t) || actorTokensFound.includes(t)) continue;
    if (
      scene.inOperation(t) ||
      scene.place(scene.content(t)) !== undefined ||
      (isActor(scene, t) && !isMateriel(scene, t)) ||
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
    const owners = [...things, ...clause.object]
      .flatMap((t) => ownersOf(scene, t))
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
  const others = unique(recipients.flatMap((t) => actorsAt(scene, t))).filter(
    (r) => !actors.some((a) => a.id === r.id && a.span[0] !== r.span[0]) || event.symmetric,
  );
  return {
    actors,
    recipients: others,
    objects,
    used: [...actorTokensFound, ...recipients, ...things],
  };
}

function isCountry(scene: Scene, i: number): boolean {
  return scene.place(i)?.precision === 'country';
}

function unique(actors: ClaimActor[]): ClaimActor[] {
  const seen = new Set<string>();
  return actors.filter((a) => {
    const key = `${a.id}@${a.span[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
