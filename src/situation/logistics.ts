/** Supply and bases, from ties and from what was delivered, moved or set up. */

import { type Item, told } from './items.js';
import { BASES, SUPPLY } from './kinds.js';
import type { Base, Supply, Tie } from './types.js';

const KINDS = new Set(['happening', 'recollection', 'plan']);

export const isSupply = (item: Item): boolean =>
  item.day !== null && KINDS.has(item.incident.kind) && SUPPLY.has(item.incident.subtype);

export const isBase = (item: Item): boolean =>
  item.day !== null && KINDS.has(item.incident.kind) && BASES[item.incident.subtype] !== undefined;

export function supplyOf(item: Item): Supply {
  const { subtype, objects } = item.incident;
  return {
    kind: subtype,
    from: item.actors,
    to: item.recipients,
    what: objects.map((o) => o.text),
    place: item.places[0] ?? null,
    ...told(item),
  };
}

export function baseOf(item: Item): Base {
  const { standing: _, ...rest } = told(item);
  return { kind: BASES[item.incident.subtype]!, party: item.actors, place: item.places[0] ?? null, ...rest };
}

/** A tie tells of no day on which it began unless a report gives one. */
const sinceOf = (tie: Tie) =>
  tie.since ? { start: tie.since, end: tie.until ?? tie.since, precision: 'open', basis: 'stated' as const } : null;

export function supplyTie(tie: Tie, summary: string): Supply {
  return {
    kind: tie.type,
    from: [tie.from],
    to: [tie.to],
    what: [],
    place: tie.place,
    when: sinceOf(tie),
    reported: tie.reported,
    standing: null,
    status: tie.state,
    summary,
    evidence: tie.evidence,
  };
}

export function strongholdTie(tie: Tie, summary: string): Base {
  return {
    kind: 'stronghold',
    party: [tie.to],
    place: tie.place,
    when: sinceOf(tie),
    reported: tie.reported,
    status: tie.state,
    summary,
    evidence: tie.evidence,
  };
}
