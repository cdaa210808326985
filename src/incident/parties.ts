/** Who takes part, to which side they belong, and whether two of them can be the same. */
import type { ClaimActor } from '../reading/types.js';
import type { MergeOptions, StoredClaim } from './types.js';

export interface Party {
  id: string;
  actor: ClaimActor;
  /** Ids it belongs to, nearest first, itself not included. */
  sides: string[];
  /** Its id, its sides and what they are parts of. */
  reach: string[];
  country: string | null;
  /** Nothing is known of it but the words ("gunmen", "an official"). */
  vague: boolean;
  /** The state as a whole ("Libya"). */
  state: boolean;
}

/** same: one actor. side: one belongs to the other, or both to one side. perhaps: nothing speaks against it. */
export type PartyRelation = 'same' | 'side' | 'perhaps' | 'unsaid' | 'different';

const STATE = /^[A-Z]{3}$/;
/** Parts of a state, or the government that is the state as long as it lasts. */
const ORGAN = /^(GOV|MIL|POL|COP|LEG|JUD|SPY|UAF|REGIME|JUNTA)$/;
/** Ids that the reader makes for parts of a state that no file names: "AZE.artillery", "TUR.ministry". */
const ORGAN_NOUN =
  /(^|-)(ministry|minister|government|president|presidency|army|military|navy|air-force|artillery|troops?|soldiers?|warplanes?|police|governor|embassy|general-staff|parliament)$/;
/** The reader's ids for what no file names: "SYR.militant", "described:they", "UNK.protester". */
const MADE = /^(described:|UNK\.|[A-Z]{3}\.[a-z])/;

/**
 * What an id is part of: "LBY.GNA.MIL" → "LBY.GNA"; "UKR.GOV~official" → "UKR.GOV", "UKR"; the state itself only for its
 * own organs ("SYR.MIL" → "SYR"), since a rival government has the country in its id as well.
 */
export function wholesOf(id: string): string[] {
  const cut = id.indexOf('~');
  if (cut > 0) return [id.slice(0, cut), ...wholesOf(id.slice(0, cut))];
  const parts = id.split('.');
  const wholes: string[] = [];
  for (let n = parts.length - 1; n >= 2; n--) wholes.push(parts.slice(0, n).join('.'));
  const [state, body] = parts;
  if (body && STATE.test(state!) && state !== 'UNK' && (ORGAN.test(body) || ORGAN_NOUN.test(body))) wholes.push(state!);
  return wholes;
}

/** Is this id made from words that fit many ("gunmen", "an official"), with nobody known behind them? */
export function isMade(id: string): boolean {
  return MADE.test(id);
}

/** Looks up sides once for each id. */
export class Parties {
  private readonly known = new Map<string, { sides: string[]; reach: string[] }>();

  constructor(private readonly options: MergeOptions) {}

  sidesOf(id: string, claim: StoredClaim | null): string[] {
    return claim?.sides[id] ?? this.options.sidesOf?.(id) ?? [];
  }

  of(actor: ClaimActor, claim: StoredClaim): Party {
    const { sides, reach } = this.reachOf(actor.id, claim);
    const prefix = /^([A-Z]{3})(?:[.~]|$)/.exec(actor.id)?.[1] ?? null;
    const country = actor.code ?? (prefix === 'UNK' ? null : prefix);
    const vague = reach.length === 1 && (isMade(actor.id) || !prefix);
    return { id: actor.id, actor, sides, reach, country, vague, state: STATE.test(actor.id) };
  }

  reachOf(id: string, claim: StoredClaim | null): { sides: string[]; reach: string[] } {
    const given = this.sidesOf(id, claim);
    const key = given.length ? `${id} ${given.join(' ')}` : id;
    let found = this.known.get(key);
    if (!found) {
      const all = new Set([id, ...wholesOf(id)]);
      for (const side of given) {
        all.add(side);
        for (const whole of wholesOf(side)) all.add(whole);
      }
      const reach = [...all];
      found = { sides: reach.slice(1), reach };
      this.known.set(key, found);
    }
    return found;
  }
}

export function relate(a: Party, b: Party): PartyRelation {
  if (a.id === b.id) return 'same';
  if (a.reach.some((id) => b.reach.includes(id))) return 'side';
  const countries = a.country !== null && b.country !== null;
  if (a.vague || b.vague) return countries && a.country !== b.country ? 'different' : 'perhaps';
  if ((a.state || b.state) && countries && a.country === b.country) return 'perhaps';
  return 'different';
}

const RANK: Record<PartyRelation, number> = { same: 4, side: 3, perhaps: 2, unsaid: 1, different: 0 };

/** The closest tie between any two of them. */
export function relateAll(a: readonly Party[], b: readonly Party[]): PartyRelation {
  if (!a.length || !b.length) return 'unsaid';
  let best: PartyRelation = 'different';
  for (const x of a) {
    for (const y of b) {
      const r = relate(x, y);
      if (RANK[r] > RANK[best]) best = r;
    }
  }
  return best;
}

/** Do these ids stand on the side of one of the parties? */
export function onSideOf(reach: readonly string[], parties: readonly Party[]): boolean {
  return parties.some((p) => !p.vague && p.reach.some((id) => reach.includes(id)));
}

/** Those of both lists, each id once, in order. */
export function joinParties(a: readonly Party[], b: readonly Party[]): Party[] {
  const out = [...a];
  for (const p of b) if (!out.some((q) => q.id === p.id)) out.push(p);
  return out;
}
