import type { Draft } from './claims.js';
import { type Facts, probability } from './confidence.js';
import { contextOf, isReportOfWar } from './context.js';
import { WEIGHTS } from './context-weights.js';
import type { Scene } from './scene.js';
import type { Claim } from './types.js';

/** What becomes of a claim of force: it stands, it is told again of older days, or it is none. */
export type Reality = 'stands' | 'background' | 'unreal';

/** Training listens here to what stood around each claim of force; while somebody listens every claim stands. */
export const listeners: { context: ((claim: Claim, facts: Facts) => void) | null } = { context: null };

/**
 * A claim is kept from here on. One that is only planned, feared or told as old does less harm; one without any sign that it may
 * be unreal, or in a report of fighting, has more behind it.
 */
const ASSERTED = 0.65;
const OTHERWISE = 0.25;
const IN_REPORT_OF_WAR = 0.1;

/** Fields whose violence did happen, long ago; and what tells that a text is of them. */
const PAST = ['has court', 'has memory', 'has history', 'has old-time', 'old year'];
const PLAYED = ['sport', 'arts', 'game', 'drill', 'nature', 'illness', 'accident', 'business', 'debate', 'science'];

/**
 * Whether an act of force is told of the day, or of sport, fiction, a game, a rehearsal, a mishap, a figure of speech. A
 * logistic model over the words and the tree around the claim; training/context.ts makes its weights from our sentences.
 */
export function realityOf(scene: Scene, draft: Draft): Reality {
  const { claim } = draft;
  const facts = contextOf(scene, draft);
  if (listeners.context) {
    listeners.context(claim, facts);
    return 'stands';
  }
  if (isGeneral(facts)) return 'unreal';
  const current = claim.modality === 'asserted' && !claim.background;
  const doubted = current && SIGNS.some((name) => facts[name] !== undefined);
  const least = isReportOfWar(scene) ? IN_REPORT_OF_WAR : doubted ? ASSERTED : OTHERWISE;
  if (probability(facts, WEIGHTS) >= least) return 'stands';
  if (claim.background) return 'stands';
  const past = PAST.filter((f) => facts[f] !== undefined).length;
  const played = PLAYED.filter((f) => facts[`has ${f}`] !== undefined).length;
  return current && past > played ? 'background' : 'unreal';
}

/** What gives reason to doubt a claim; without any of these it is plain news. */
const SIGNS = [
  'unreal words',
  'two words that may be unreal',
  'old year',
  'has old-time',
  'simple present',
  'present around',
  'habit',
  'first or second person',
  'agent anybody',
  'agent thing',
  'agent is animal',
  'agent is disaster',
  'inside a story',
  'told by a story',
  'of a story',
  'rehearsed',
  'found by a court',
  'describes without a day',
  'harm without fighters, doer no person',
];

/** "bombers often strike at night", "whoever attacks us", "a mock attack": told of no event at all. */
const isGeneral = (facts: Facts): boolean =>
  (facts['simple present'] === 1 && (facts.habit === 1 || facts['agent anybody'] === 1)) ||
  (facts['inside a story'] === 1 && facts['armed party'] === undefined);
