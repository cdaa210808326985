import type { Scene } from './scene.js';
import type { Claim } from './types.js';

const weights = new WeakMap<Scene, number>();

/** How much a sentence speaks of sport, fiction, games or rehearsal: 1 for each sure word, a half for each that may be. */
function unrealness(scene: Scene): number {
  const known = weights.get(scene);
  if (known !== undefined) return known;
  let weight = 0;
  const seen = new Set<string>();
  for (const token of scene.tokens) {
    if (token.upos !== 'NOUN' && token.upos !== 'ADJ' && token.upos !== 'PROPN' && token.upos !== 'VERB') continue;
    const lemma = token.lemma.toLowerCase();
    if (seen.has(lemma)) continue;
    seen.add(lemma);
    const compound = scene.compoundLemma(token.i);
    if (is(scene, 'unreal', lemma, compound)) weight += 1;
    else if (is(scene, 'unreal-weak', lemma, compound)) weight += 0.5;
  }
  weights.set(scene, weight);
  return weight;
}

const is = (scene: Scene, name: string, lemma: string, compound: string | null): boolean =>
  scene.codebook.isA(lemma, name) || (compound !== null && scene.codebook.isA(compound, name));

const ARMED = /^(MIL|REB|PAR|UAF|COP|GOV|SPY)/;

/**
 * Whether an act of force is told of sport, fiction, a game or a rehearsal. Where an armed party of a known country takes
 * part, or people were killed at a known place, the sentence must say so twice as clearly.
 */
export function isUnreal(scene: Scene, claim: Claim): boolean {
  const weight = unrealness(scene);
  if (weight < 1) return false;
  const party = [...claim.actors, ...claim.recipients].some(
    (a) => a.code !== null && a.sector !== null && ARMED.test(a.sector),
  );
  const dead = claim.place?.lat != null && claim.casualties.some((c) => c.kind === 'killed' && (c.min ?? 0) > 0);
  return weight >= (party || dead ? 2 : 1);
}
