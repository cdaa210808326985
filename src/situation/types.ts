/** The types of the situation, derived from schema.ts, and what the engine takes. */
import type { z } from 'zod';
import type { Incident, MergeOptions } from '../incident/types.js';
import type { StoredClaim, StoredRelation } from '../record/types.js';
import type * as schema from './schema.js';

export type { Incident, MergeOptions, StoredClaim, StoredRelation };

export type Evidence = z.infer<typeof schema.evidence>;
export type Reported = z.infer<typeof schema.reported>;
export type Happened = z.infer<typeof schema.happened>;
export type SituationParty = z.infer<typeof schema.party>;
export type SituationPlace = z.infer<typeof schema.place>;
export type Standing = z.infer<typeof schema.standing>;
export type ControlState = z.infer<typeof schema.controlState>;
export type ControlStep = z.infer<typeof schema.controlStep>;
export type ControlInterval = z.infer<typeof schema.controlInterval>;
export type Control = z.infer<typeof schema.control>;
export type Ground = z.infer<typeof schema.ground>;
export type Outcome = z.infer<typeof schema.outcome>;
export type OutcomeState = z.infer<typeof schema.outcomeState>;
export type Aim = z.infer<typeof schema.aim>;
export type Operation = z.infer<typeof schema.operation>;
export type TieStatement = z.infer<typeof schema.tieStatement>;
export type Tie = z.infer<typeof schema.tie>;
export type Side = z.infer<typeof schema.side>;
export type Supply = z.infer<typeof schema.supply>;
export type Base = z.infer<typeof schema.base>;
export type HazardStep = z.infer<typeof schema.hazardStep>;
export type Hazard = z.infer<typeof schema.hazard>;
export type Truce = z.infer<typeof schema.truce>;
export type DiplomacyEvent = z.infer<typeof schema.diplomacyEvent>;
export type HarmRange = z.infer<typeof schema.harmRange>;
export type WeekOfHarm = z.infer<typeof schema.weekOfHarm>;
export type RunningTotal = z.infer<typeof schema.runningTotal>;
export type Casualties = z.infer<typeof schema.casualties>;
export type Expectation = z.infer<typeof schema.expectation>;
export type Situation = z.infer<typeof schema.situation>;
export type SituationBasis = z.infer<typeof schema.basis>;

/** What a picture is made from: the claims and relations of the newest readings, and the incidents built from the claims. */
export interface SituationRecord {
  claims: readonly StoredClaim[];
  relations: readonly StoredRelation[];
  incidents: readonly Incident[];
}

/** An area: by the name of a place, by country, or by a box of degrees. A fact is in it when any of its places is. */
export interface Area {
  /** How it was asked for; shown in the answer. */
  label: string;
  /** Part of a place's name, folded as the record folds names. */
  name?: string;
  /** ISO 3166-1 alpha-3. */
  country?: string | null;
  box?: { south: number; west: number; north: number; east: number };
}

export interface SituationQuery {
  /** The day of the picture, ISO. Default: the last day on which something was reported. */
  on?: string;
  area?: Area;
}

export interface PictureOptions {
  /** What merging may ask of the codebook and the actor files; names and sides are taken from there. */
  merge?: MergeOptions;
  /** The publication date up to which reports were given; only shown. */
  asKnown?: string | null;
}
