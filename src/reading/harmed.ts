/** What an act of force hit and who of the harmed is named, where that does not stand in the object. */
import { prepositionOf, slot, withConjuncts } from './clause.js';
import type { EventCandidate } from './events.js';
import { isActor } from './party.js';
import type { Scene } from './scene.js';

/** "five people, including X": those of the harmed whom the report names; the phrase may hang on the verb. */
export function namedAmong(scene: Scene, candidate: EventCandidate, recipients: readonly number[]): number[] {
  if (recipients.length === 0) return [];
  const found = [
    ...slot(candidate.clause, 'prep:including'),
    ...candidate.fused.flatMap((f) => slot(f.clause, 'prep:including')),
  ];
  for (const r of recipients) {
    const content = scene.content(r);
    for (const child of [...scene.below[r]!, ...(content === r ? [] : scene.below[content]!)])
      if (prepositionOf(scene.sentence, child) === 'including') found.push(...withConjuncts(scene.sentence, child));
  }
  return found.filter((t) => !recipients.includes(t) && isActor(scene, t) && scene.place(t) === undefined);
}

/** Explosions and fire hit what they happen in; shots only what they are fired at. */
const BLASTS = new Set([
  ...[
    'bombing',
    'explosion',
    'mine-or-ied-explosion',
    'grenade-attack',
    'suicide-attack',
    'shelling',
    'missile-strike',
  ],
  ...['drone-strike', 'air-strike', 'arson'],
]);
const INTO = 'prep:against|on|upon|at|into|onto|inside|targeting';

/** "exploded in a restaurant", "threw a grenade into a shop", "fired at a bus": the thing under the phrase is hit. */
export function sitesHit(scene: Scene, { clause, carrier, event, fused }: EventCandidate): number[] {
  if (event.kind !== 'violent' && event.kind !== 'harm') return [];
  const preps = BLASTS.has(event.id) ? `${INTO}|in` : INTO;
  return [clause, ...(carrier ? [carrier] : []), ...fused.map((f) => f.clause)]
    .flatMap((c) => slot(c, preps))
    .filter((t) => scene.place(t) === undefined && HIT.some((k) => scene.is(t, k)));
}

/** Things that can be hit, by class of the codebook. */
const HIT = [
  'building',
  'home',
  'infrastructure',
  'vehicle',
  'aircraft',
  'ship',
  'religious-site',
  'military-place',
] as const;
