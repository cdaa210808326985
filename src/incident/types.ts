/**
 * What goes into an incident and what comes out. The rules between the two are written in docs/incidents.md.
 * Everything here is plain data: it can be stored as JSON and read back without loss.
 */
import type { CasualtyKind, Claim, ClaimPlace, Modality, PlacePrecision } from '../reading/types.js';
import type { Span } from '../report/types.js';

/** A claim with the report that makes it, as the record keeps it. */
export type { StoredClaim } from '../record/types.js';

/**
 * happening: said to have happened (or denied). plan: planned, threatened or ordered, never merged with a happening.
 * verbal: words only. state: a lasting condition. total: a running total. recollection: an older event that a report
 * recalls and that no report in the record tells as news. Only happenings and plans are shown unless asked otherwise;
 * casualties count in happenings only.
 */
export type IncidentKind = 'happening' | 'plan' | 'verbal' | 'state' | 'total' | 'recollection';

/** As the claims have it; `contested` when some assert and some deny. */
export type IncidentStatus = Modality | 'contested';

/**
 * claimed: only one side of the fight says so. reported: one source (or several) of neither side, not yet more.
 * confirmed: the side that loses by it says so, or both sides do, or a source of neither side beside another source.
 */
export type Standing = 'claimed' | 'reported' | 'confirmed';

export interface IncidentTime {
  /** First and last day, ISO, both inclusive: what all claims allow, or the hull of what they say if they differ. */
  start: string;
  end: string;
  precision: 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'range' | 'open' | 'unresolved';
  /** stated: some claim gives a date. publication: none does; the days before the first report are taken. */
  basis: 'stated' | 'publication';
}

export interface IncidentPlace {
  name: string;
  lat: number | null;
  lon: number | null;
  geonameid: string | null;
  precision: PlacePrecision;
  uncertaintyKm: number;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  /** Keys of the claims that name this place. */
  claims: string[];
}

/** Somebody who takes part, merged over the claims. */
export interface IncidentParty {
  id: string;
  name: string;
  code: string | null;
  sector: string | null;
  /** Ids it belongs to, nearest first. */
  sides: string[];
  claims: string[];
}

export interface IncidentObject {
  /** As said in the first claim that names it. */
  text: string;
  kind: string;
  claims: string[];
}

/** What one claim says about one kind of harm. */
export interface ClaimedCount {
  claim: string;
  min: number | null;
  max: number | null;
  of: string | null;
}

/** The range over all claims; never an average. */
export interface IncidentCasualties {
  kind: CasualtyKind;
  /** Smallest number that any claim gives; null when none gives a lower bound. */
  min: number | null;
  /** Largest number that any claim gives; null when no claim gives an upper bound. */
  max: number | null;
  /** True when all claims give the same bounds. */
  agreed: boolean;
  perClaim: ClaimedCount[];
}

/** A word that takes sides, and who used it. */
export interface LoadedWord {
  text: string;
  /** Speaker, else outlet. */
  by: string;
  claims: string[];
}

/**
 * A claim's part in an incident. A claim that names several places taken ("captured A, B and C") is part of one
 * incident for each, so a store keeps claims and incidents many to many.
 */
export interface IncidentClaim {
  key: string;
  /** support: says it happened (or is planned). denial: says it did not. recollection: recalls it later. */
  role: 'support' | 'denial' | 'recollection';
  /** Why it is here: "merged: same place (2 km), same day, same actor"; "first report" for the first. */
  why: string;
}

export interface Contradiction {
  kind: 'place' | 'count' | 'time' | 'actor' | 'denial';
  /** One sentence for a person: "Burkan says 10 killed; Haftar's spokesman says none." */
  sentence: string;
  /** Who says what: two or more sides, each with its claims. */
  sides: { says: string; claims: string[] }[];
}

/** One independent voice: an outlet that reports on its own, a speaker, or a whole party to the fight. */
export interface IncidentSource {
  key: string;
  name: string;
  kind: 'outlet' | 'speaker' | 'party';
  /** On whose side of this incident it stands; `none` for neither. */
  side: 'actor' | 'recipient' | 'none';
  claims: string[];
  outlets: string[];
}

export interface IncidentSources {
  outlets: string[];
  /** Speakers as named in the claims. */
  speakers: { id: string | null; name: string; party: boolean; claims: string[] }[];
  /** Voices that assert it; `independent` is how many. */
  voices: IncidentSource[];
  independent: number;
  /** "3 reports, 1 independent source: …" */
  explanation: string;
}

/** A stretch of the one-line summary with the claims that carry it. */
export interface SummaryPart {
  text: string;
  field: 'event' | 'actor' | 'recipient' | 'object' | 'place' | 'when' | 'casualties' | 'status' | 'source';
  claims: string[];
}

/** How much a person's look would help: what is in doubt, and how much hangs on it. */
export interface IncidentDoubt {
  /** Doubt times weight, 0 when every claim of it has been reviewed. */
  priority: number;
  /** 0 to 1. */
  doubt: number;
  /** 1 for one report of one happening without casualties; grows with casualties and reports. */
  weight: number;
  /** Why, in words: "confidence 0.52", "they differ about the count". */
  reasons: string[];
  /** How many of its claims a person has looked at. */
  reviewed: number;
}

/** A tie between two incidents: a plan and what later happened of it. */
export interface IncidentLink {
  /** aimOf: this plan was later reported as carried out by `incident`. fulfils: this happening fits the plan `incident`. */
  type: 'aimOf' | 'fulfils';
  incident: string;
  why: string;
}

/** One happening (or plan, or total) in the world, built from the claims about it in many reports. */
export interface Incident {
  /** Made from its first claim (by publication, report and position), so it stays when later claims join. */
  id: string;
  kind: IncidentKind;
  /** PLOVER type and mode, and our subtype: of the most particular claim. */
  event: string;
  mode: string | null;
  subtype: string;
  /** What to call it: "Air strike". */
  label: string;
  status: IncidentStatus;
  standing: Standing;
  /** True for total and recollection. */
  background: boolean;
  /** One neutral line. */
  summary: string;
  summaryParts: SummaryPart[];
  when: IncidentTime | null;
  place: IncidentPlace | null;
  /** Further places: those of a claim that names several, and those that contradict. */
  places: IncidentPlace[];
  actors: IncidentParty[];
  recipients: IncidentParty[];
  objects: IncidentObject[];
  casualties: IncidentCasualties[];
  operation: string | null;
  loaded: LoadedWord[];
  claims: IncidentClaim[];
  contradictions: Contradiction[];
  sources: IncidentSources;
  links: IncidentLink[];
  doubt: IncidentDoubt;
  /** First and last publication date among its claims. */
  firstReported: string | null;
  lastReported: string | null;
}

/** What merging may ask of the knowledge of actors, events and outlets; every part has a default. */
export interface MergeOptions {
  /** Label and kind of a subtype, from the codebook. */
  eventOf?: (subtype: string) => { label: string; kind: EventKind } | undefined;
  /** Ids that an actor belongs to or is loyal to, nearest first. */
  sidesOf?: (actorId: string) => string[];
  /** Neutral name of an actor id. */
  nameOf?: (actorId: string) => string | undefined;
  /** The actor id that an outlet speaks for (state media); null for an outlet that speaks for itself. */
  outletParty?: (outlet: string) => string | null;
}

/** As in knowledge/codebook/types.ts; repeated because incident/ does not import knowledge/. */
export type EventKind = 'violent' | 'coercive' | 'movement' | 'cooperative' | 'verbal' | 'state' | 'harm';

export type { CasualtyKind, Claim, ClaimPlace, Modality, PlacePrecision, Span };
