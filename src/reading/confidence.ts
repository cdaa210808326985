import type { Draft } from './claims.js';

/**
 * How far a claim can be trusted to be what the sentence says, between 0 and 1, from what was found around the trigger.
 * The weights are judged, not yet learned; docs/reading.md says how they are checked.
 */
export function confidenceOf(draft: Draft): number {
  const { claim, candidate } = draft;
  let score = candidate.clause.verbal ? 0.62 : 0.5;
  if (candidate.sense.when) score += 0.06;
  if (candidate.carrier || candidate.fused.length > 0) score += 0.06;
  if (claim.actors.length > 0) score += candidate.clause.subjectInherited ? 0.06 : 0.09;
  if (claim.recipients.length > 0) score += 0.07;
  if (claim.place && !draft.placeBorrowed) score += claim.place.precision === 'unresolved' ? 0.03 : 0.07;
  if (claim.when?.text && draft.dateOwn) score += 0.04;
  if (claim.casualties.length > 0) score += 0.05;
  if (claim.modality !== 'asserted') score -= 0.08;
  if (claim.background) score -= 0.04;
  return Math.round(Math.min(0.97, Math.max(0.05, score)) * 100) / 100;
}
