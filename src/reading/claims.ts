import type { Codebook, EventType } from '../knowledge/codebook/types.js';
import { concernedParties, fillParties, type Parties } from './arguments.js';
import { base, prepositionOf } from './clause.js';
import { type EventCandidate, findEvents, governor, isMaterial } from './events.js';
import { type Certainty, certaintyOf } from './modality.js';
import type { Scene } from './scene.js';
import { coreTokens, findWhen, toTime, type When } from './time.js';
import type { CasualtyMention, Claim, ClaimTime, DateMention, Modality, Span } from './types.js';
import { realityOf } from './unreal.js';
import { findWhere, type Where } from './where.js';

/** A claim before its speaker is known, with what the later steps need. */
export interface Draft {
  claim: Claim;
  candidate: EventCandidate;
  /** Sentence the claim stands in. */
  sentence: number;
  /** The place stands in another clause of the sentence. */
  placeBorrowed: boolean;
  dateOwn: boolean;
}

export interface ClaimContext {
  codebook: Codebook;
  published: string | null;
  /** Window for undated news: what happened shortly before publication. Null without a publication date. */
  window: { start: string; end: string } | null;
  /** Days between two ISO dates (b - a). */
  daysBetween(a: string, b: string): number;
  /** The ISO date so many days before another. */
  daysBefore(date: string, days: number): string;
}

const ANAPHORIC = new Set(['the', 'this', 'that', 'these', 'those', 'such', 'its', 'their', 'his', 'her']);

/** All claims of one sentence, in the order of their triggers. */
export function draftClaims(
  scene: Scene,
  dates: readonly DateMention[],
  casualties: readonly CasualtyMention[],
  context: ClaimContext,
): Draft[] {
  const candidates = findEvents(scene);
  if (candidates.length === 0) return [];
  const given = giveCasualties(scene, candidates, casualties);
  const drafts: Draft[] = [];
  for (const candidate of candidates) {
    const draft = draftOne(scene, candidate, candidates, dates, given.get(candidate) ?? [], context);
    if (draft) drafts.push(draft);
  }
  shareAims(scene, drafts);
  return drafts.filter((d) => !deniesOnly(scene, d, drafts));
}

function draftOne(
  scene: Scene,
  candidate: EventCandidate,
  all: readonly EventCandidate[],
  dates: readonly DateMention[],
  casualties: readonly CasualtyMention[],
  context: ClaimContext,
): Draft | null {
  const { codebook } = context;
  if (candidate.event.plover === 'NONE' || candidate.event.kind === 'state') return null;
  if (isRehearsed(scene, codebook, candidate)) return null;
  const parties = fillParties(scene, candidate);
  const notWhere = new Set(parties.used.filter((t) => scene.place(t) !== undefined && !isObject(candidate, t)));
  // "in response to the attack on X": X is where the other event was
  for (const other of all) if (other !== candidate && !candidate.fused.includes(other)) notWhere.add(other.token);
  const where = findWhere(scene, candidate, notWhere);
  const certainty = certaintyOf(scene, codebook, candidate);
  const modality = certainty.modality === 'asserted' && parties.suspected ? 'possible' : certainty.modality;
  // what words and deals are for is no event: "marched to demand reforms", "talks to reduce weapons"
  if (certainty.purpose && !isMaterial(candidate.event)) return null;
  const event = announcedEvent(scene, codebook, candidate, certainty);
  if (event !== candidate.event && parties.recipients.length === 0)
    parties.recipients = concernedParties(scene, candidate, event, parties);
  const found = findWhen(scene, candidate, dates, all);
  // the day of the launch is not the day of the aim
  const when =
    found.own || modality === 'asserted' || modality === 'denied' ? found : { date: null, own: false, ofSpeech: false };
  if (!candidate.clause.verbal && !nounStands(scene, candidate, all, parties, where, when.own, casualties.length > 0))
    return null;
  // "to counter attacks", "fears of an attack": a noun that is only thought of, by nobody in particular, is no claim
  if (!candidate.clause.verbal && modality === 'possible' && parties.actors.length === 0) return null;
  const nobody = casualties.length > 0 && casualties.every((c) => c.max === 0);
  const totals = casualties.some((c) => c.total);
  const time = timeOf(when, modality, totals, context);
  const operation = operationOf(scene, candidate);
  const trigger = triggerOf(scene, candidate);
  if (event.plover === 'REQUEST' && candidate.event.plover !== 'REQUEST') {
    // "the council said that the army must leave": the army is asked, and whoever says so asks
    parties.recipients = parties.actors;
    parties.actors = [];
  }
  const claim: Claim = {
    id: '',
    event: event.plover,
    mode: event.mode,
    subtype: event.id,
    modality: nobody && modality === 'asserted' ? 'denied' : modality,
    background: totals || isOld(when.date, context) || hasCueAbove(scene, codebook, candidate, 'background'),
    framing: framingOf(scene, codebook, candidate),
    span: spanOfClaim(scene, candidate, parties, where, when.date, trigger.span),
    trigger,
    actors: parties.actors,
    recipients: parties.recipients,
    objects: parties.objects,
    place: where.place,
    places: where.places,
    when: time.start === '' ? null : time,
    casualties: casualties.map(({ kind, min, max, span, of }) => ({ kind, min, max, span, of })),
    operation,
    attribution: [],
    confidence: 0,
  };
  if (claim.when && claim.when.text === '') claim.when.span = [trigger.span[0], trigger.span[0]];
  const draft: Draft = {
    claim,
    candidate,
    sentence: scene.sentence.index,
    placeBorrowed: where.borrowed,
    dateOwn: when.own,
  };
  if (isMaterial(candidate.event)) {
    const reality = realityOf(scene, draft);
    if (reality === 'unreal') return null;
    claim.background ||= reality === 'background';
  }
  return draft;
}

/**
 * What is announced and not yet done is coded as the announcement, as CAMEO and PLOVER do: a promise to help, yield or meet
 * (AGREE), a threat to punish or restrict (THREATEN), a demand when it "must" be done (REQUEST), a promise not to use force
 * (CONCEDE). Plans of armed acts stay what they are, with the modality `planned`.
 */
function announcedEvent(scene: Scene, codebook: Codebook, candidate: EventCandidate, certainty: Certainty): EventType {
  const { event } = candidate;
  const frame = frameOf(certainty, event);
  if (!frame || MILITARY.has(event.id) || (!candidate.clause.verbal && !candidate.carrier)) return event;
  if (candidate.sense.frame && frame !== 'demanded') return event;
  if (frame === 'renounced' && (candidate.clause.passive || candidate.clause.subject.length === 0)) return event;
  const lemmas = [candidate.token, ...candidate.clause.object].map((t) => scene.tokens[t]!.lemma.toLowerCase());
  const id = codebook.refine(frame, event.id, lemmas) ?? (frame === 'demanded' ? 'demand' : null);
  return (id === null ? undefined : codebook.event(id)) ?? event;
}

function frameOf(certainty: Certainty, event: EventType): string | undefined {
  if (certainty.due && certainty.modality === 'possible') return 'demanded';
  const frame = event.id === 'charge' ? 'threatened' : FRAME_OF[event.plover];
  // "the ministry may close the border" threatens to; "the talks may begin" promises nothing
  if (certainty.maybe && certainty.modality === 'possible' && !certainty.negated && frame === 'threatened')
    return frame;
  if (!certainty.announced || certainty.modality !== 'planned') return undefined;
  // "police will not beat demonstrators": what somebody renounces
  if (certainty.negated)
    return frame === 'promised' ? 'refused' : RENOUNCED.has(event.plover) ? 'renounced' : undefined;
  if (event.plover === 'ASSAULT') return certainty.onCondition ? 'threatened' : undefined;
  return frame && certainty.unless ? 'threatened' : frame;
}

const FRAME_OF: Record<string, string | undefined> = {
  AID: 'promised',
  RETREAT: 'promised',
  CONCEDE: 'promised',
  CONSULT: 'promised',
  COOPERATE: 'promised',
  SUPPORT: 'promised',
  AGREE: 'promised',
  SANCTION: 'threatened',
  COERCE: 'threatened',
  PROTEST: 'threatened',
};
/** Acts that it is a concession not to do. */
const RENOUNCED = new Set(['ASSAULT', 'COERCE', 'SANCTION']);
/** Plans of an army stay plans. */
const MILITARY = new Set([
  'siege',
  'occupation',
  'weapons-seizure',
  'looting',
  'security-raid',
  'attack-foiled',
  'coup',
]);

const isObject = (candidate: EventCandidate, t: number): boolean =>
  candidate.clause.object.includes(t) || candidate.fused.some((f) => f.clause.object.includes(t));

/**
 * A noun tells an event of its own when it has somebody, somewhere, some day or some number with it, or a verb that
 * carries it out. "The attack", said again, and "talks", said in general, do not.
 */
function nounStands(
  scene: Scene,
  candidate: EventCandidate,
  all: readonly EventCandidate[],
  parties: Parties,
  where: Where,
  ownDate: boolean,
  harmed: boolean,
): boolean {
  const { clause, carrier, event, fused } = candidate;
  const filled =
    (parties.actors.length > 0 ? 1 : 0) +
    (parties.recipients.length > 0 ? 1 : 0) +
    (parties.objects.length > 0 ? 1 : 0) +
    (where.place && !where.borrowed ? 1 : 0);
  if (carrier || fused.length > 0 || isCounted(scene, candidate)) return true;
  if (purposeOnly(scene, candidate, all)) return false;
  if (isHeading(scene)) return false;
  if (harmed) return true;
  if (event.plover === 'PROTEST' && isOccurring(scene, candidate)) return true;
  // "the killing of prisoners": the definite article points at the prisoners and not back
  const ofWhom =
    parties.recipients.length + parties.actors.length > 0 &&
    clause.obliques.some((o) => (o.prep === 'of' || o.prep === 'by') && !scene.is(o.head, 'place'));
  const pointsBack = clause.det !== null && ANAPHORIC.has(clause.det) && !(ofWhom && clause.det === 'the');
  if (pointsBack && filled + (ownDate ? 1 : 0) < 2) return false;
  if (isMaterial(event)) {
    // "a disinformation campaign": words enough to say what it is, where a verb says anything of it
    const particular = candidate.entry.lemma.includes(' ') && governor(scene, candidate.token) !== null;
    return filled > 0 || ownDate || particular || (event.kind === 'coercive' && isOccurring(scene, candidate));
  }
  // "the nurses are on strike", "held while on hunger strike"
  if (event.plover === 'PROTEST' && clause.subject.length > 0 && filled > 0) return true;
  if (event.plover === 'PROTEST' && candidate.entry.lemma.includes(' ') && governor(scene, candidate.token))
    return true;
  return (
    parties.actors.length > 0 && (parties.recipients.length > 0 || ownDate || governor(scene, candidate.token) !== null)
  );
}

/** "Protests broke out across the city", "a strike began": the verb says no more than that it came about. */
function isOccurring(scene: Scene, { token }: EventCandidate): boolean {
  const above = governor(scene, token);
  if (!above?.relation.startsWith('nsubj')) return false;
  return scene.codebook.isA(scene.tokens[above.verb]!.lemma.toLowerCase(), 'act-occur');
}

const INSTANCES = new Set(['case', 'incident', 'instance', 'act', 'series', 'wave', 'spate', 'string', 'round']);

/** "documented cases of torture", "after a wave of kidnappings": instances of an act of force were acts. */
function isCounted(scene: Scene, { token, event }: EventCandidate): boolean {
  const { head } = scene.tokens[token]!;
  if (head < 0 || !isMaterial(event) || prepositionOf(scene.sentence, token) !== 'of') return false;
  const told = prepositionOf(scene.sentence, head);
  return INSTANCES.has(scene.tokens[head]!.lemma.toLowerCase()) && told !== 'of' && told !== 'about';
}

/** "talks for a ceasefire deal", "plans for an attack": what it is for has not happened. */
function purposeOnly(scene: Scene, candidate: EventCandidate, all: readonly EventCandidate[]): boolean {
  const token = scene.tokens[candidate.token]!;
  // "to counter attacks": an infinitive that the tree takes for the first half of a compound
  if (
    scene.below[candidate.token]!.some(
      (c) => scene.tokens[c]!.xpos === 'VB' && scene.tokens[c - 1]?.form.toLowerCase() === 'to',
    )
  )
    return true;
  if (base(token.deprel) !== 'nmod' && base(token.deprel) !== 'obl') return false;
  return (
    scene.below[candidate.token]!.some(
      (c) =>
        scene.tokens[c]!.deprel === 'case' &&
        PURPOSE.has(scene.tokens[c]!.form.toLowerCase()) &&
        (scene.tokens[c]!.form.toLowerCase() !== 'to' ||
          all.some((o) => o !== candidate && coreTokens(o).has(token.head))),
    ) || ofWords(scene, candidate, all)
  );
}

/** "an agreement on a ceasefire", "talks on a truce": the words are the event. */
function ofWords(scene: Scene, candidate: EventCandidate, all: readonly EventCandidate[]): boolean {
  const prep = prepositionOf(scene.sentence, candidate.token);
  if (prep !== 'on' && prep !== 'of' && prep !== 'over') return false;
  const above = all.find(
    (o) =>
      o !== candidate &&
      (coreTokens(o).has(scene.tokens[candidate.token]!.head) ||
        o.clause.object.includes(scene.tokens[candidate.token]!.head)),
  );
  return above !== undefined && !isMaterial(above.event) && !isMaterial(candidate.event);
}

const PURPOSE = new Set([
  'for',
  'despite',
  'against',
  'like',
  'than',
  'without',
  'to',
  'regarding',
  'about',
  'concerning',
]);

/** A line without a verb and without a full stop is a heading inside the text. */
function isHeading(scene: Scene): boolean {
  const last = scene.tokens.at(-1)!;
  if (/[.!?…"”’)]$/.test(last.form)) return false;
  return scene.tokens.length <= 8 && !scene.tokens.some((t) => t.upos === 'VERB' || t.upos === 'AUX');
}

function isRehearsed(scene: Scene, codebook: Codebook, candidate: EventCandidate): boolean {
  if (candidate.event.id.includes('exercise')) return false;
  return (
    hasCueAbove(scene, codebook, candidate, 'exercise') ||
    scene.below[candidate.token]!.some(
      (c) => codebook.cue(scene.tokens[c]!.lemma.toLowerCase(), scene.tokens[c]!.upos) === 'exercise',
    )
  );
}

function hasCueAbove(scene: Scene, codebook: Codebook, candidate: EventCandidate, effect: string): boolean {
  let at = scene.tokens[candidate.token]!.head;
  for (let n = 0; n < 5 && at >= 0; n++) {
    const token = scene.tokens[at]!;
    if (codebook.cue(token.lemma.toLowerCase(), token.upos) === effect) return true;
    at = token.head;
  }
  return false;
}

/** Gives each number of victims to the event whose words carry it, or to the only violent event of the sentence. */
function giveCasualties(
  scene: Scene,
  candidates: readonly EventCandidate[],
  casualties: readonly CasualtyMention[],
): Map<EventCandidate, CasualtyMention[]> {
  const given = new Map<EventCandidate, CasualtyMention[]>();
  const violent = candidates.filter((c) => isMaterial(c.event));
  for (const casualty of casualties) {
    let owner = candidates.find((c) => coreTokens(c).has(casualty.trigger));
    for (let at = casualty.trigger, n = 0; !owner && at >= 0 && n < 6; at = scene.tokens[at]!.head, n++) {
      const here = at;
      owner = violent.find((c) => coreTokens(c).has(here));
    }
    owner ??= violent.find((c) => c.clause.subject.includes(casualty.head) || c.clause.object.includes(casualty.head));
    if (!owner && violent.length === 1) owner = violent[0];
    if (!owner) continue;
    const list = given.get(owner) ?? [];
    list.push(casualty);
    given.set(owner, list);
  }
  return given;
}

function timeOf({ date, ofSpeech }: When, modality: Modality, totals: boolean, context: ClaimContext): ClaimTime {
  const none: ClaimTime = { text: '', span: [0, 0], start: '', end: '', precision: 'unresolved' };
  if (date && ofSpeech && date.start && date.start === date.end)
    return { ...toTime(date), start: context.daysBefore(date.start, 2), precision: 'range' };
  if (date) return toTime(date);
  if (!context.window || totals) return none;
  // only what is told as having happened is dated by the report
  if (modality !== 'asserted' && modality !== 'denied') return none;
  return { ...none, start: context.window.start, end: context.window.end, precision: 'range' };
}

const OLD_DAYS = 14;

function isOld(date: DateMention | null, context: ClaimContext): boolean {
  if (!date?.end || !date.start || !context.published) return false;
  if (date.kind === 'since') return context.daysBetween(date.start, context.published) > 30;
  return context.daysBetween(date.end, context.published) > OLD_DAYS;
}

function operationOf(scene: Scene, candidate: EventCandidate): string | null {
  const { operations } = scene;
  if (operations.length === 0) return null;
  const core = coreTokens(candidate);
  for (const o of operations) {
    for (const t of core) if (t >= o.first - 3 && t <= o.last) return o.name;
    const under = [
      ...candidate.clause.object,
      ...(candidate.carrier?.object ?? []),
      ...candidate.clause.obliques.map((x) => x.head),
      ...(candidate.carrier?.obliques.map((x) => x.head) ?? []),
    ];
    for (const t of under) if (t >= o.first - 3 && t <= o.last && scene.tokens[t]) return o.name;
  }
  return null;
}

function framingOf(scene: Scene, codebook: Codebook, candidate: EventCandidate): Claim['framing'] {
  const loaded = [candidate, ...candidate.fused].find(
    (c) => c.sense.loaded || codebook.framing(scene.tokens[c.token]!.lemma.toLowerCase()) !== undefined,
  );
  if (!loaded) return null;
  const token = scene.tokens[loaded.token]!;
  return { text: token.form, span: [token.start, token.end] };
}

function triggerOf(scene: Scene, candidate: EventCandidate): { text: string; span: Span } {
  const indices = [candidate.token, ...candidate.alsoTokens.filter((t) => Math.abs(t - candidate.token) <= 1)];
  const start = Math.min(...indices.map((i) => scene.tokens[i]!.start));
  const end = Math.max(...indices.map((i) => scene.tokens[i]!.end));
  return { text: scene.analysis.text.slice(start, end), span: [start, end] };
}

function spanOfClaim(
  scene: Scene,
  candidate: EventCandidate,
  parties: Parties,
  where: Where,
  date: DateMention | null,
  trigger: Span,
): Span {
  let [start, end] = trigger;
  const cover = (s: Span): void => {
    if (s[0] < scene.sentence.start || s[1] > scene.sentence.end) return;
    start = Math.min(start, s[0]);
    end = Math.max(end, s[1]);
  };
  for (const t of coreTokens(candidate)) cover([scene.tokens[t]!.start, scene.tokens[t]!.end]);
  const inherited = candidate.clause.subjectInherited;
  if (!inherited) for (const a of parties.actors) cover(a.span);
  for (const r of parties.recipients) cover(r.span);
  for (const o of parties.objects) cover(o.span);
  if (!where.borrowed) for (const p of where.places) cover(p.span);
  if (date && !inherited) cover(date.span);
  return [start, end];
}

/** An operation is directed at whom and what its stated aim names: "launched an operation to capture X from Y". */
function shareAims(scene: Scene, drafts: readonly Draft[]): void {
  for (const host of drafts) {
    if (host.claim.modality !== 'asserted' || !isMaterial(host.candidate.event)) continue;
    for (const aim of drafts) {
      if (
        aim === host ||
        aim.claim.modality !== 'planned' ||
        !hangsOn(scene, aim.candidate.token, coreTokens(host.candidate))
      )
        continue;
      if (host.claim.recipients.length === 0) host.claim.recipients = aim.claim.recipients;
      if (host.claim.place === null || host.placeBorrowed) {
        host.claim.place = aim.claim.place;
        host.claim.places = aim.claim.places;
      }
    }
  }
}

/** "The ministry denied that troops had taken the town": the denied claim holds the denial, which is no second claim. */
function deniesOnly(scene: Scene, draft: Draft, all: readonly Draft[]): boolean {
  if (draft.claim.subtype !== 'denial') return false;
  return all.some(
    (d) =>
      d !== draft &&
      d.claim.modality === 'denied' &&
      isMaterial(d.candidate.event) &&
      hangsOn(scene, d.candidate.token, new Set([draft.candidate.token])),
  );
}

function hangsOn(scene: Scene, token: number, core: ReadonlySet<number>): boolean {
  for (let at = scene.tokens[token]!.head, n = 0; at >= 0 && n < 4; at = scene.tokens[at]!.head, n++)
    if (core.has(at)) return true;
  return false;
}
