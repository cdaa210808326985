/** Plans, threats, orders and promises, kept as such, and what was later reported of them. */

import type { Item } from './items.js';
import { EXPECTED } from './kinds.js';
import type { Expectation, Outcome, OutcomeState } from './types.js';

/** Outcomes of a plan that had happened, and were reported, by a day. */
export function outcomesOf(plan: Item, on: string, itemById: (id: string) => Item | undefined): Outcome[] {
  const found: Outcome[] = [];
  for (const link of plan.incident.links) {
    if (link.type !== 'aimOf') continue;
    const item = itemById(link.incident);
    if (!item || item.day === null || item.day > on) continue;
    const { standing, status, label } = item.incident;
    found.push({ incident: item.id, label, when: item.when, reported: item.reported, standing, status, why: link.why });
  }
  return found;
}

export function stateOf(outcomes: readonly Outcome[]): OutcomeState {
  if (outcomes.some((o) => o.status === 'asserted')) return 'done';
  if (outcomes.some((o) => o.status === 'contested')) return 'contested';
  return outcomes.some((o) => o.status === 'denied') ? 'denied' : 'open';
}

const MODE: Record<string, Expectation['kind']> = { planned: 'intention', threatened: 'threat', ordered: 'order' };

/** What somebody expects, or null. */
export function expectedKind(item: Item): Expectation['kind'] | null {
  const { kind, status, subtype } = item.incident;
  if (kind === 'plan') return MODE[status] ?? 'intention';
  if (EXPECTED[subtype]) return status === 'denied' ? null : EXPECTED[subtype];
  return kind === 'happening' && status === 'possible' ? 'possible' : null;
}

export function expectationOf(item: Item, on: string, itemById: (id: string) => Item | undefined): Expectation {
  const { incident } = item;
  const outcomes = outcomesOf(item, on, itemById);
  const due = item.when && item.when.basis === 'stated' && item.when.precision !== 'open' ? item.when : null;
  return {
    kind: expectedKind(item)!,
    label: incident.label,
    parties: item.actors,
    source: incident.sources.voices.map((v) => v.name).join(', ') || 'not said',
    place: item.places[0] ?? null,
    due,
    reported: item.reported,
    state: stateOf(outcomes),
    outcomes,
    summary: incident.summary,
    evidence: item.evidence,
  };
}
