import type { Entry, EventType, Roles, Sense } from '../knowledge/codebook/types.js';
import { base, type Clause, nounClause, prepositionOf, slot, verbClause, wideSlot } from './clause.js';
import type { Scene } from './scene.js';

/** A verb or noun of the codebook in one of its senses, with the clause around it. */
export interface EventCandidate {
  /** The token that carries the event; the span of the claim's trigger. */
  token: number;
  entry: Entry;
  sense: Sense;
  event: EventType;
  clause: Clause;
  /** A light or carrying verb above an event noun ("launched an offensive"), whose slots serve the noun as well. */
  carrier: Clause | null;
  /** Where the light verb's own roles differ: "suffered an attack" has its subject as recipient. */
  carrierRoles: Roles | null;
  /** Further words that tell the same event: a verb of harm ("killed in an air strike"), fused into this one. */
  fused: EventCandidate[];
  /** The act that a word of threatening, promising, asking or refusing holds ("threatened to attack"). */
  inner: EventCandidate | null;
  /** Words of the trigger besides the token (particle, compound). */
  alsoTokens: number[];
}

/** The sense that an entry has here: the first whose conditions hold; null when none does. */
export function pickSense(scene: Scene, entry: Entry, clause: Clause): Sense | null {
  for (const sense of entry.senses) {
    if (!sense.when || holds(scene, clause, sense.when)) return sense;
  }
  return null;
}

function holds(scene: Scene, clause: Clause, when: Record<string, string | string[]>): boolean {
  for (const name in when) {
    const tests = when[name]!;
    if (!slotHolds(scene, clause, name, Array.isArray(tests) ? tests : [tests])) return false;
  }
  return true;
}

function slotHolds(scene: Scene, clause: Clause, name: string, tests: readonly string[]): boolean {
  if (name === 'particle' || name === 'det') {
    const word = name === 'particle' ? clause.particle : clause.det;
    return wordHolds(word, tests);
  }
  if (name === 'governor')
    return anyTest(
      scene,
      [scene.tokens[clause.trigger]!.head].filter((t) => t >= 0),
      tests,
    );
  if (name === 'report') return scene.tokens.some((t) => anyTest(scene, [t.i], tests));
  const tokens = wideSlot(scene.sentence, clause, name);
  return anyTest(scene, tokens, tests);
}

function wordHolds(word: string | null, tests: readonly string[]): boolean {
  let positives = 0;
  let hit = false;
  for (const test of tests) {
    if (test === 'none') {
      positives++;
      hit ||= word === null;
    } else if (test === 'any') {
      positives++;
      hit ||= word !== null;
    } else if (test.startsWith('!=')) {
      if (word !== null && test.slice(2).split('|').includes(word)) return false;
    } else if (test.startsWith('=')) {
      positives++;
      hit ||= word !== null && test.slice(1).split('|').includes(word);
    }
  }
  return positives === 0 || hit;
}

function anyTest(scene: Scene, tokens: readonly number[], tests: readonly string[]): boolean {
  let positives = 0;
  let hit = false;
  for (const test of tests) {
    if (test.startsWith('!')) {
      const name = test.slice(1);
      if (name === 'any' ? tokens.length > 0 : tokens.some((i) => scene.is(i, name))) return false;
      continue;
    }
    positives++;
    if (test === 'none') hit ||= tokens.length === 0;
    else if (test === 'any') hit ||= tokens.length > 0;
    else hit ||= tokens.some((i) => scene.is(i, test));
  }
  return positives === 0 || hit;
}

/** Prepositions that put a harm inside the event noun under them: "killed in an air strike", "wounded by shelling". */
const CAUSE_PREPS = new Set([
  'in',
  'by',
  'during',
  'from',
  'with',
  'through',
  'amid',
  'after',
  'following',
  'as a result of',
  'due to',
  'because of',
]);

/**
 * All events of a sentence: verbs and nouns of the codebook in a sense that fits, light verbs joined to their nouns, and
 * verbs of harm joined to the event that did the harm.
 */
export function findEvents(scene: Scene): EventCandidate[] {
  const verbs = new Map<number, EventCandidate>();
  const nouns = new Map<number, EventCandidate>();
  const light = new Map<number, Light>();
  const blocked = new Set<number>();
  const { codebook } = scene;

  for (const token of scene.tokens) {
    if (token.upos !== 'VERB' && !(token.xpos.startsWith('VB') && token.upos !== 'AUX') && !isDoing(scene, token.i))
      continue;
    const relation = base(token.deprel);
    if (relation === 'case' || relation === 'mark' || relation === 'compound') continue;
    // "the wounded", "besieged towns": participles that name or describe tell no event
    if (token.xpos !== 'VBG' && (token.deprel === 'amod' || ['nsubj', 'obj', 'obl', 'nmod', 'iobj'].includes(relation)))
      continue;
    const entry = codebook.verb(token.lemma.toLowerCase());
    if (!entry) continue;
    const clause = verbClause(scene.sentence, token.i);
    if (token.deprel === 'amod') continue;
    const sense = pickSense(scene, entry, clause);
    if (!sense) continue;
    if (sense.event === 'light') {
      light.set(token.i, { clause, roles: sense.roles ?? null });
      continue;
    }
    if (sense.event === 'none') {
      blocked.add(token.i);
      for (const o of clause.object) blocked.add(o);
      continue;
    }
    const event = codebook.event(sense.event);
    if (!event) continue;
    const particle = scene.below[token.i]!.filter((c) => scene.tokens[c]!.deprel === 'compound:prt');
    verbs.set(token.i, newCandidate(entry, sense, event, clause, particle));
  }

  for (const token of scene.tokens) {
    if (token.upos !== 'NOUN' && token.upos !== 'PROPN') continue;
    if (blocked.has(token.i) || isModifier(scene, token.i)) continue;
    if (scene.actor(token.i) && scene.actor(token.i)!.kind === 'named') continue;
    if (scene.place(token.i)) continue;
    const compound = scene.compoundLemma(token.i);
    const entry = (compound !== null && codebook.noun(compound)) || codebook.noun(token.lemma.toLowerCase());
    if (!entry) continue;
    const clause = nounClause(scene.sentence, token.i);
    const sense = pickSense(scene, entry, clause);
    if (!sense || sense.event === 'none' || sense.event === 'light') continue;
    const event = codebook.event(sense.event);
    if (!event) continue;
    const also = entry.lemma.includes(' ') ? [token.i - 1] : [];
    nouns.set(token.i, newCandidate(entry, sense, event, clause, also));
  }

  // "car bomb blast": one event, named by the last noun
  for (const noun of [...nouns.values()]) {
    const { head, deprel } = scene.tokens[noun.token]!;
    if (nouns.has(head) && (head === noun.token + 1 || /^(compound|nmod:unmarked|amod|flat)/.test(deprel))) {
      const outer = nouns.get(head)!;
      if (outer.event.id === 'explosion' || outer.event.id === 'attack') outer.event = noun.event;
      nouns.delete(noun.token);
    }
  }
  attachCarriers(scene, nouns, light);
  holdInner(scene, verbs, nouns);
  fuse(scene, verbs, nouns);
  const found = [...verbs.values(), ...nouns.values()];
  for (const candidate of found) nameByMeans(scene, candidate);
  return found.sort((a, b) => a.token - b.token);
}

/** A candidate before light verbs, harms and frames are joined to it. */
function newCandidate(
  entry: Entry,
  sense: Sense,
  event: EventType,
  clause: Clause,
  alsoTokens: number[],
): EventCandidate {
  return {
    token: clause.trigger,
    entry,
    sense,
    event,
    clause,
    carrier: null,
    carrierRoles: null,
    fused: [],
    inner: null,
    alsoTokens,
  };
}

/** "is welcoming the plan": an -ing form with "be" and an object is a verb, though it may be tagged as an adjective. */
function isDoing(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  if (token.xpos !== 'JJ' || !token.form.endsWith('ing')) return false;
  const has = (relation: string): boolean => scene.below[i]!.some((c) => scene.tokens[c]!.deprel === relation);
  return has('obj') && (has('cop') || has('aux'));
}

/** A noun that only modifies another ("attack helicopter", "ceasefire deal") tells no event of its own. */
function isModifier(scene: Scene, i: number): boolean {
  const { deprel } = scene.tokens[i]!;
  return deprel === 'compound' || deprel === 'nmod:unmarked' || deprel === 'flat' || deprel === 'amod';
}

/** The verb that a noun hangs on, and how: as subject, object or under a preposition. */
export function governor(scene: Scene, noun: number): { verb: number; relation: string; prep: string } | null {
  let at = noun;
  for (let n = 0; n < 4; n++) {
    const token = scene.tokens[at]!;
    const relation = base(token.deprel);
    if (token.head < 0) return null;
    if (relation === 'conj' || relation === 'appos') {
      at = token.head;
      continue;
    }
    const head = scene.tokens[token.head]!;
    if (relation === 'nmod' && prepositionOf(scene.sentence, at) === 'of' && scene.content(token.head) === at) {
      at = token.head; // "a series of attacks"
      continue;
    }
    if (!(head.upos === 'VERB' || head.xpos.startsWith('VB'))) return null;
    return { verb: token.head, relation: token.deprel, prep: prepositionOf(scene.sentence, at) };
  }
  return null;
}

/** Gives every event noun the clause of the verb that carries it out, if a light verb stands above it. */
function attachCarriers(scene: Scene, nouns: Map<number, EventCandidate>, light: Map<number, Light>): void {
  for (const noun of nouns.values()) {
    const above = governor(scene, noun.token);
    const carrier = above ? light.get(above.verb) : carriedUnder(scene, noun.token, light);
    if (!carrier) continue;
    if (!above) {
      noun.carrier = carrier.clause;
      noun.carrierRoles = carrier.roles;
      continue;
    }
    const stands = slot(carrier.clause, carrier.roles?.object ?? 'object');
    if (!stands.some((o) => o === noun.token || scene.content(o) === noun.token)) continue;
    noun.carrier = carrier.clause;
    noun.carrierRoles = carrier.roles;
  }
}

/** "claimed responsibility for the bombing": the noun hangs on the object of the light verb, which asks for it there. */
function carriedUnder(scene: Scene, noun: number, light: ReadonlyMap<number, Light>): Light | undefined {
  const { head, deprel } = scene.tokens[noun]!;
  if (head < 0 || base(deprel) !== 'nmod') return undefined;
  const wanted = `object.prep:${prepositionOf(scene.sentence, noun)}`;
  for (const carrier of light.values())
    if (carrier.clause.object.includes(head) && carrier.roles?.object?.split('|').includes(wanted)) return carrier;
  return undefined;
}

interface Light {
  clause: Clause;
  roles: Roles | null;
}

/**
 * A word of threatening, promising, asking, refusing or accepting takes in the act that depends on it: together they are one
 * event, named by transforms.yaml.
 */
function holdInner(scene: Scene, verbs: Map<number, EventCandidate>, nouns: Map<number, EventCandidate>): void {
  const taken = new Set<EventCandidate>();
  for (const outer of [...verbs.values(), ...nouns.values()].sort((a, b) => b.token - a.token)) {
    const { frame } = outer.sense;
    if (!frame) continue;
    const clause = outer.clause;
    const heads = [
      ...clause.xcomp,
      ...clause.ccomp,
      ...clause.object.flatMap((o) => prospects(scene, o)),
      ...infinitives(scene, outer.token),
      ...clause.object,
      ...clause.obliques.map((o) => o.head),
    ];
    const tokens = heads.flatMap((h) => [h, scene.content(h)]);
    const inner = tokens.map((t) => eventUnder(t, verbs, nouns)).find((c) => c !== undefined && c !== outer);
    const lemmas = tokens
      .flatMap((t) => [t, ...scene.below[t]!.filter((c) => !CLAUSAL.test(scene.tokens[c]!.deprel))])
      .map((t) => scene.tokens[t]!.lemma.toLowerCase());
    const id = scene.codebook.refine(frame, inner?.event.id ?? null, lemmas);
    const event = id === null ? undefined : scene.codebook.event(id);
    if (event) outer.event = event;
    if (!inner || taken.has(inner)) continue;
    outer.inner = inner;
    taken.add(inner);
    if (inner.clause.verbal) verbs.delete(inner.token);
    else nouns.delete(inner.token);
  }
}

/** "raised the possibility of a ban", "floated the idea of closing the border": what the possibility is of. */
function prospects(scene: Scene, noun: number): number[] {
  if (!scene.is(noun, 'prospect') && !scene.is(noun, '=right')) return [];
  return scene.below[noun]!.filter((c) => /^(nmod|acl)/.test(scene.tokens[c]!.deprel) && c > noun);
}

/** "threatened on Monday to break relations": the infinitive, though the tree may call it a purpose. */
function infinitives(scene: Scene, verb: number): number[] {
  return scene.below[verb]!.filter(
    (c) =>
      scene.tokens[c]!.deprel === 'advcl' &&
      c > verb &&
      scene.below[c]!.some((m) => scene.tokens[m]!.deprel === 'mark' && scene.tokens[m]!.form.toLowerCase() === 'to'),
  );
}

/** Clauses beside what is threatened or asked for: "… if they do not leave". */
const CLAUSAL = /^(advcl|acl|conj|parataxis|mark|punct)/;

/** The event at a token, or at the noun that the light verb there carries. */
function eventUnder(
  token: number,
  verbs: Map<number, EventCandidate>,
  nouns: Map<number, EventCandidate>,
): EventCandidate | undefined {
  const here = verbs.get(token) ?? nouns.get(token);
  if (here) return here;
  for (const noun of nouns.values()) if (noun.carrier?.trigger === token) return noun;
  return undefined;
}

/** Acts that an event noun may be the means of ("was hit by shelling", "destroyed in an air raid"). */
const HITS = new Set([
  'attack',
  'materiel-destroyed',
  'property-destruction',
  'killing',
  'wounding',
  'attack-on-civilians',
  'explosion',
  'displacement',
]);

const MATERIAL = new Set<EventType['kind']>(['violent', 'coercive', 'movement', 'harm']);

/** Whether an event is an act in the world (force, coercion, movement, harm) and not one of words or help. */
export const isMaterial = (event: EventType): boolean => MATERIAL.has(event.kind);

/** Joins words that tell one event: the harm to its cause, an act to the noun that names it. */
function fuse(scene: Scene, verbs: Map<number, EventCandidate>, nouns: Map<number, EventCandidate>): void {
  for (const noun of [...nouns.values()]) {
    if (!isMaterial(noun.event)) continue;
    const above = governor(scene, noun.token);
    if (!above) continue;
    const verb = verbs.get(above.verb);
    if (!verb || !isMaterial(verb.event)) continue;
    const asSubject = verb.clause.subject.includes(noun.token);
    const asCause = verb.clause.obliques.some((o) => o.head === noun.token && CAUSE_PREPS.has(o.prep));
    if (!asSubject && !(asCause && (verb.sense.harm !== undefined || HITS.has(verb.event.id)))) continue;
    if (asSubject && verb.event.kind === 'movement') continue;
    nameBy(noun, verb);
    noun.fused.push(verb, ...verb.fused);
    noun.carrier ??= null;
    verbs.delete(above.verb);
  }
  for (const noun of [...nouns.values()]) {
    // "repelled several attacks": the act upon an attack tells it
    const above = governor(scene, noun.token);
    const verb = above && above.relation === 'obj' ? verbs.get(above.verb) : undefined;
    if (verb && isMaterial(verb.event) && isMaterial(noun.event) && !noun.carrier) nouns.delete(noun.token);
  }
  for (const verb of [...verbs.values()]) {
    if (!verb.sense.harm) continue;
    const token = scene.tokens[verb.token]!;
    const relation = base(token.deprel);
    if (
      relation !== 'advcl' &&
      relation !== 'conj' &&
      relation !== 'acl' &&
      relation !== 'xcomp' &&
      relation !== 'parataxis'
    )
      continue;
    const host = hostOf(scene, verb, verbs, nouns);
    if (!host || host === verb || !['violent', 'harm'].includes(host.event.kind) || host.fused.includes(verb)) continue;
    if (relation === 'conj' && (hasOwnPlace(scene, verb) || host.sense.harm !== undefined)) {
      if (!(host.sense.harm !== undefined && host.clause.passive === verb.clause.passive && !hasOwnPlace(scene, verb)))
        continue;
    }
    nameBy(host, verb);
    host.fused.push(verb, ...verb.fused);
    verbs.delete(verb.token);
  }
}

/** Acts whose word leaves open how they were done. */
const OPEN = new Set(['attack', 'killing', 'wounding', 'attack-on-civilians']);

/** The more particular of two words names the event: the one that says how, or that a known person was meant. */
function nameBy(host: EventCandidate, joined: EventCandidate): void {
  const { plover, mode } = joined.event;
  if (plover !== host.event.plover || mode === null || mode === 'abduct') return;
  if (OPEN.has(host.event.id) || (mode === 'assassinate' && host.event.id === 'shooting')) host.event = joined.event;
}

/** What the act was done with, or who it was done to, may name it more closely than the word for it does (means.yaml). */
function nameByMeans(scene: Scene, candidate: EventCandidate): void {
  const rows = scene.codebook.means(candidate.event.id);
  if (rows.length === 0) return;
  const clauses = [
    candidate.clause,
    ...(candidate.carrier ? [candidate.carrier] : []),
    ...candidate.fused.map((f) => f.clause),
  ];
  const row = rows.find((r) => clauses.some((clause) => holds(scene, clause, r.when)));
  const event = row && scene.codebook.event(row.event);
  if (event) candidate.event = event;
}

/** The event that a verb of harm belongs to: the clause it hangs on, or the event noun that is its subject. */
function hostOf(
  scene: Scene,
  verb: EventCandidate,
  verbs: Map<number, EventCandidate>,
  nouns: Map<number, EventCandidate>,
): EventCandidate | null {
  for (const s of verb.clause.subject) {
    const noun = nouns.get(s);
    if (noun) return noun;
  }
  let at = scene.tokens[verb.token]!.head;
  for (let n = 0; n < 3 && at >= 0; n++) {
    const host = verbs.get(at) ?? nouns.get(at);
    if (host) return host;
    for (const fusedInto of nouns.values()) if (fusedInto.fused.some((f) => f.token === at)) return fusedInto;
    // "carried out an attack, killing 10": the noun under the light verb
    for (const noun of nouns.values()) if (noun.carrier?.trigger === at) return noun;
    if (base(scene.tokens[at]!.deprel) !== 'conj') break;
    at = scene.tokens[at]!.head;
  }
  return null;
}

const hasOwnPlace = (scene: Scene, verb: EventCandidate): boolean =>
  verb.clause.obliques.some((o) => scene.place(o.head) !== undefined) ||
  verb.clause.object.some((o) => scene.place(o) !== undefined);
