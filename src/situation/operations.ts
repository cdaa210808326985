/**
 * Named operations and their aims. An aim is a plan that is told of the operation: in the words of the same sentence, or
 * with its name. Each place of a plan is an aim of its own, since one can be reached and the other not.
 */

import { compareItems, type Item, joinEvidence, joinReported } from './items.js';
import { expectedKind, outcomesOf, stateOf } from './outlook.js';
import type { Aim, ControlInterval, Operation, SituationParty, SituationPlace } from './types.js';

/** Operations that an incident names, in small letters without the word for it. */
export function operationKeys(item: Item): string[] {
  const names = item.claims.map((c) => c.claim.operation).filter((n): n is string => n !== null);
  if (item.incident.operation) names.push(item.incident.operation);
  return [...new Set(names.map(operationKey))];
}

export const operationKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(the )?(operation|campaign|offensive) /, '')
    .replace(/[“”"'’‘]/g, '')
    .trim();

/** The sentence that carries a claim: "<report>@<start>". */
export const sentenceOf = (c: Item['claims'][number]): string => `${c.reportId}@${c.sentenceSpan[0]}`;

/** Sentences in which the operation is named. */
function sentencesOf(key: string, items: readonly Item[]): Set<string> {
  const found = new Set<string>();
  for (const item of items) {
    for (const c of item.claims)
      if (c.claim.operation && operationKey(c.claim.operation) === key) found.add(sentenceOf(c));
  }
  return found;
}

export interface OperationSources {
  /** Plans told in a sentence. */
  plansIn: (sentence: string) => readonly Item[];
  itemById: (id: string) => Item | undefined;
  holdingOn: (place: SituationPlace, on: string) => ControlInterval | null;
}

function distinct(list: readonly SituationParty[]): SituationParty[] {
  return [...new Map(list.map((p) => [p.id, p])).values()];
}

export function operationOf(key: string, all: readonly Item[], on: string, sources: OperationSources): Operation {
  const items = [...all].sort(compareItems);
  const acts = items.filter((i) => i.incident.kind !== 'plan');
  const launch = acts.find((i) => i.incident.subtype === 'operation-launched') ?? null;
  const lead = launch ?? acts[0] ?? items[0]!;
  const plans = new Map<string, Item>();
  for (const item of items) if (expectedKind(item) === 'intention') plans.set(item.id, item);
  for (const sentence of sentencesOf(key, items))
    for (const p of sources.plansIn(sentence)) if (p.day !== null && p.day <= on) plans.set(p.id, p);
  const aims = [...plans.values()].sort(compareItems).flatMap((p) => aimsOf(p, on, sources));
  const shown = lead.claims.map((c) => c.claim.operation).find((n) => n !== null && operationKey(n) === key);
  const told = [...items, ...plans.values()];
  const places = new Map(items.flatMap((i) => i.places).map((p) => [p.key, p]));
  return {
    key,
    name: shown ?? lead.incident.operation ?? key,
    parties: distinct((launch ? [launch] : acts).flatMap((i) => i.actors)),
    against: distinct((launch ? [launch] : acts).flatMap((i) => i.recipients)),
    places: [...places.values()],
    launched: launch?.when ?? null,
    reported: joinReported(...told.map((i) => i.reported)),
    aims,
    incidents: acts.length,
    evidence: joinEvidence(...told.map((i) => i.evidence)),
  };
}

function aimsOf(plan: Item, on: string, sources: OperationSources): Aim[] {
  const all = outcomesOf(plan, on, sources.itemById);
  const places = plan.places.length ? plan.places : [null];
  return places.map((place) => {
    const here = all.filter(
      (o) => !place || plan.places.length < 2 || sources.itemById(o.incident)?.places.some((p) => p.key === place.key),
    );
    const held = place && sources.holdingOn(place, on);
    return {
      summary: plan.incident.summary,
      label: plan.incident.label,
      place,
      state: stateOf(here),
      outcomes: here,
      control: held && { state: held.state, standing: held.standing, holders: held.holders, since: held.from },
      reported: plan.reported,
      evidence: plan.evidence,
    };
  });
}
