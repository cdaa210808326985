import type { Draft } from './claims.js';
import { WEIGHTS } from './confidence-weights.js';
import type { Claim } from './types.js';

/** What stands around a trigger, by name; a name that is missing is 0. docs/confidence.md tells what each is. */
export type Facts = Record<string, number>;

/** Training and measuring listen here to what the confidence of each claim was made of. */
export const listeners: { facts: ((claim: Claim, facts: Facts) => void) | null } = { facts: null };

/**
 * How likely a claim is to be what the sentence says (the kind of event, told as having happened, planned or denied),
 * between 0 and 1. A logistic model over {@link factsOf}; training/confidence.ts makes its weights from judged claims.
 */
export function confidenceOf(draft: Draft): number {
  const facts = factsOf(draft);
  listeners.facts?.(draft.claim, facts);
  return rounded(probability(facts, WEIGHTS));
}

/** The chance that the model gives, not rounded. */
export function probability(facts: Facts, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const name in facts) sum += facts[name]! * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** No claim is certain and none is hopeless: two digits between 0.05 and 0.97. */
const rounded = (p: number): number => Math.round(Math.min(0.97, Math.max(0.05, p)) * 100) / 100;

/** The facts that the model looks at. */
export function factsOf(draft: Draft): Facts {
  const { claim, candidate } = draft;
  const { clause, sense, entry, event } = candidate;
  const facts: Facts = { one: 1, [`event ${claim.event}`]: 1 };
  const set = (name: string, value: boolean | number): void => {
    const n = Number(value);
    if (n !== 0) facts[name] = n;
  };
  // the word and its sense
  set('verb', clause.verbal);
  set('sense with conditions', sense.when !== undefined);
  set('last of several senses', sense.when === undefined && entry.senses.length > 1);
  set('senses', Math.log(entry.senses.length));
  set('framed', claim.event !== event.plover || sense.frame !== undefined);
  set('carried or fused', candidate.carrier !== null || candidate.fused.length > 0);
  set('holds an act', candidate.inner !== null);
  // who and whom
  set('actor', claim.actors.length > 0 && !clause.subjectInherited);
  set('actor of another clause', claim.actors.length > 0 && clause.subjectInherited);
  set(
    'actor listed',
    claim.actors.some((a) => !a.id.startsWith('described:')),
  );
  set('recipient', claim.recipients.length > 0);
  set(
    'recipient listed',
    claim.recipients.some((a) => !a.id.startsWith('described:')),
  );
  set('object', claim.objects.length > 0);
  set(
    'object of a known kind',
    claim.objects.some((o) => o.kind !== 'other'),
  );
  set('passive', clause.verbal && clause.passive);
  // where, when, how many
  set('place', claim.place !== null && !draft.placeBorrowed);
  set('place borrowed', claim.place !== null && draft.placeBorrowed);
  set('place unresolved', claim.place?.precision === 'unresolved');
  set('day', draft.dateOwn);
  set('casualties', claim.casualties.length > 0);
  // how it is told
  set('source', claim.attribution.length > 0);
  set(`told as ${claim.modality}`, claim.modality !== 'asserted');
  set('background', claim.background);
  set('long', Math.log(1 + (claim.span[1] - claim.span[0]) / 100));
  return facts;
}
