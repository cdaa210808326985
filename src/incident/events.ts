/**
 * Which event types can be one and the same happening. Two reports of one attack rarely use the same word: one says
 * "air strike", another "bombing", a third "attack". A type is in one group; only types of one group are compared.
 */
import type { EventKind } from './types.js';

/** Types that may tell the same happening, named after what they have in common. */
export type EventGroup = string;

/**
 * One line a type: group, then the wider words that subsume it. The types are those of knowledge/codebook/events.yaml;
 * a type that is not here makes a group of its own, so that only the same type fits it.
 */
const TYPES: Record<string, string[]> = {
  attack: ['force'],
  battle: ['force', 'attack'],
  'armed-clash': ['force', 'battle', 'attack'],
  offensive: ['force', 'attack'],
  invasion: ['force', 'offensive', 'attack'],
  'counter-attack': ['force', 'battle', 'armed-clash', 'attack'],
  'air-strike': ['force', 'attack', 'bombing'],
  'drone-strike': ['force', 'air-strike', 'attack', 'bombing'],
  'missile-strike': ['force', 'attack'],
  shelling: ['force', 'attack'],
  'naval-attack': ['force', 'attack'],
  shooting: ['force', 'attack'],
  ambush: ['force', 'armed-clash', 'attack'],
  raid: ['force', 'armed-clash', 'attack'],
  bombing: ['force', 'explosion', 'attack'],
  explosion: ['force', 'attack'],
  'mine-or-ied-explosion': ['force', 'bombing', 'explosion', 'attack'],
  'grenade-attack': ['force', 'explosion', 'attack'],
  'suicide-attack': ['force', 'bombing', 'explosion', 'attack'],
  'chemical-attack': ['force', 'air-strike', 'shelling', 'attack'],
  'materiel-destroyed': ['force'],
  crossfire: ['force', 'armed-clash'],
  'ceasefire-violation': ['force'],
  'attack-on-civilians': ['force', 'attack'],
  killing: ['force', 'attack'],
  wounding: ['force', 'attack'],
  massacre: ['force', 'attack-on-civilians', 'killing', 'attack'],
  assassination: ['force', 'killing', 'attack'],
  'assassination-attempt': ['force', 'attack'],
  execution: ['force', 'killing'],
  'primitive-attack': ['force', 'attack'],
  'mob-violence': ['force', 'attack'],
  'ethnic-cleansing': ['force', 'attack-on-civilians'],
  'property-destruction': ['force'],
  arson: ['force', 'property-destruction'],
  sabotage: ['force', 'property-destruction'],
  'territory-gained': ['territory'],
  'territory-lost': ['territory'],
  withdrawal: ['territory'],
  occupation: ['territory'],
  siege: ['siege', 'blockade'],
  blockade: ['siege'],
  abduction: ['captivity'],
  hijacking: ['captivity', 'abduction'],
  arrest: ['captivity', 'detention'],
  detention: ['captivity'],
  surrender: ['surrender'],
  release: ['release'],
  'prisoner-exchange': ['release', 'release'],
  'aircraft-shot-down': ['air-loss'],
  interception: ['air-loss'],
  deployment: ['deployment'],
  'weapons-deployment': ['deployment', 'deployment'],
  displacement: ['displacement'],
  evacuation: ['displacement'],
  protest: ['unrest'],
  riot: ['unrest', 'protest'],
  'crowd-dispersal': ['unrest'],
  ceasefire: ['accord', 'agreement', 'agreement-signed', 'ceasefire-declared'],
  'ceasefire-declared': ['accord', 'agreement'],
  agreement: ['accord'],
  'agreement-signed': ['accord', 'agreement'],
  'peace-agreement': ['accord', 'agreement', 'agreement-signed'],
  meeting: ['talks'],
  visit: ['talks', 'meeting'],
  hosting: ['talks', 'meeting'],
  'peace-talks': ['talks', 'meeting', 'negotiation'],
  negotiation: ['talks', 'meeting'],
  mediation: ['talks', 'meeting'],
  summit: ['talks', 'meeting'],
  'military-aid': ['supply'],
  'arms-delivery': ['supply', 'military-aid'],
  aid: ['aid'],
  'humanitarian-aid': ['aid', 'aid'],
};

/** Pairs that observers take for each other, with what the pair is worth beside 2 for the same type. */
const KIN: [string, string, number][] = [
  ['air-strike', 'missile-strike', 1],
  ['drone-strike', 'missile-strike', 1],
  ['air-strike', 'shelling', 0.75],
  ['air-strike', 'explosion', 0.75],
  ['missile-strike', 'explosion', 0.75],
  ['drone-strike', 'explosion', 0.75],
  ['missile-strike', 'shelling', 1],
  ['missile-strike', 'bombing', 1],
  ['shelling', 'bombing', 1],
  ['shelling', 'explosion', 0.75],
  ['shelling', 'armed-clash', 0.5],
  ['shelling', 'battle', 0.5],
  ['mine-or-ied-explosion', 'suicide-attack', 0.75],
  ['armed-clash', 'offensive', 1],
  ['battle', 'offensive', 1],
  ['armed-clash', 'shooting', 1],
  ['armed-clash', 'ambush', 1.5],
  ['raid', 'ambush', 1],
  ['raid', 'shooting', 1],
  ['abduction', 'detention', 1],
  ['territory-gained', 'withdrawal', 1.5],
  ['territory-gained', 'territory-lost', 2],
  ['territory-gained', 'occupation', 1],
  ['withdrawal', 'territory-lost', 1.5],
  ['aircraft-shot-down', 'interception', 1],
  ['evacuation', 'displacement', 1],
  ['crowd-dispersal', 'protest', 0.75],
  ['mediation', 'peace-talks', 1],
  ['negotiation', 'mediation', 1],
];

const KIN_VALUE = new Map<string, number>();
for (const [a, b, value] of KIN) {
  KIN_VALUE.set(`${a} ${b}`, value);
  KIN_VALUE.set(`${b} ${a}`, value);
}

/** Types that only say what came of an act, whatever the act was. */
const OUTCOME = new Set([
  'killing',
  'wounding',
  'attack-on-civilians',
  'massacre',
  'property-destruction',
  'materiel-destroyed',
  'ceasefire-violation',
]);

export function isOutcome(subtype: string): boolean {
  return OUTCOME.has(subtype);
}

/** Types in which both parties do the same thing, so that naming them the other way round says the same. */
const MUTUAL = new Set(
  (
    'armed-clash battle meeting visit hosting peace-talks negotiation mediation summit phone-call agreement ' +
    'agreement-signed peace-agreement ceasefire ceasefire-declared prisoner-exchange'
  ).split(' '),
);

/** Groups in which one place and actor have one such happening in days: dates that differ a little tell the same. */
const SINGULAR = new Set(['territory', 'siege', 'accord', 'surrender', 'other:operation-launched']);

/** Types whose actor is the side that loses by it. */
const LOSER_ACTS = new Set(['withdrawal', 'territory-lost', 'surrender']);

export function groupOf(subtype: string): EventGroup {
  return TYPES[subtype]?.[0] ?? `other:${subtype}`;
}

/** What sort of event a type is when no codebook is at hand. */
export function defaultKind(subtype: string, plover: string): EventKind {
  if (subtype === 'control') return 'state';
  if (TYPES[subtype]) return 'violent';
  if (/^(statement|election|denial|accusation|demand|threat|condemnation|promise)$/.test(subtype)) return 'verbal';
  return /^(SUPPORT|REQUEST|ACCUSE|REJECT|THREATEN|AGREE|NONE)$/.test(plover) ? 'verbal' : 'violent';
}

/** Acts that the codebook counts with words, and that are happenings all the same. */
export function isAct(subtype: string, plover: string): boolean {
  return plover === 'PROTEST' || groupOf(subtype) === 'accord';
}

export function isMutual(subtype: string): boolean {
  return MUTUAL.has(subtype);
}

export function isSingular(group: EventGroup): boolean {
  return SINGULAR.has(group);
}

export function loserActs(subtype: string): boolean {
  return LOSER_ACTS.has(subtype);
}

/** Is `general` a wider word for `particular`? */
export function subsumes(general: string, particular: string): boolean {
  return (TYPES[particular]?.indexOf(general, 1) ?? -1) > 0;
}

/** How well two types of one group fit: 2 the same, less for wider or kindred words, 0 when they exclude each other. */
export function eventFit(a: string, b: string): { score: number; why: string } {
  if (a === b) return { score: 2, why: 'same kind of event' };
  if (groupOf(a) !== groupOf(b)) return { score: 0, why: '' };
  if (subsumes(a, b) || subsumes(b, a)) return { score: 1.5, why: 'one word is wider than the other' };
  const kin = KIN_VALUE.get(`${a} ${b}`);
  if (kin) return { score: kin, why: 'kinds of event that are told as each other' };
  if (OUTCOME.has(a) || OUTCOME.has(b)) return { score: 0.75, why: 'an act and what came of it' };
  return { score: 0, why: '' };
}

/** The more particular of two types; the first when neither is. */
export function particular(a: string, b: string): string {
  if (subsumes(a, b)) return b;
  if (OUTCOME.has(a) && !OUTCOME.has(b)) return b;
  return a;
}

/** "air-strike" → "Air strike", for types that the codebook does not label. */
export function plainLabel(subtype: string): string {
  const words = subtype.replace(/-/g, ' ').trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : 'Event';
}
