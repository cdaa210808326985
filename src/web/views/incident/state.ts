/** What the address of an incident holds, and how claims are called on its page. */
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import { type StateOf, text } from '../../data/url-state.js';

export const schema = {
  /** Number of the summary's part that is pointed at, from 1. */
  part: text(),
  /** Short name of the claim that is looked at. */
  claim: text(),
};

export type IncidentState = StateOf<typeof schema>;
export type SetState = (patch: Partial<IncidentState>, how?: { replace?: boolean }) => void;

/** "20352cc8f9b9/c2": enough of a claim's key to find it on the page, also when other claims have come. */
export function shortKey(key: string): string {
  const [hash = '', id = ''] = key.split('/');
  return `${hash.slice(0, 12)}/${id}`;
}

/** Claims in the order of the table, with the number by which the page calls them. */
export interface Numbered {
  claim: IncidentClaimAnswer;
  number: number;
}

export type ByKey = ReadonlyMap<string, Numbered>;

export const numbered = (incident: IncidentAnswer): ByKey =>
  new Map(incident.claims.map((claim, i) => [claim.key, { claim, number: i + 1 }]));

/** Those who take part, by id, with the names of the record. */
export const namesOf = (incident: IncidentAnswer): ReadonlyMap<string, string> =>
  new Map([...incident.actors, ...incident.recipients].map((p) => [p.id, p.name]));
