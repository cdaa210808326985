/** What goes into the record and comes out of it: plain data, the same for every engine. */
import type { Claim, ClaimPlace, Reading, Relation, SourceLink } from '../reading/types.js';
import type { Report, Span } from '../report/types.js';
import type { ClaimReview, ReviewType } from '../review/types.js';

/** A report as it is kept. `contentHash` is its key; `id` may be one that its feed gave. */
export interface StoredReport extends Report {
  /** Content hash of the report that it (nearly) repeats; its own when it repeats none. */
  originId: string;
  /** Share of its words in common with that report: 1 for itself and for exact copies. */
  similarity: number;
}

/** A reading as it is handed over for storing, with the sentences of the text, so that each claim finds its own. */
export interface NewReading {
  reading: Reading;
  sentences: Span[];
}

/** A claim with the report that makes it: all that merging and showing need. */
export interface StoredClaim {
  /** Unique in the store: `<report's content hash>/<claim id>`. */
  key: string;
  claim: Claim;
  reportId: string;
  outlet: string | null;
  /** ISO date; null when nobody says. */
  published: string | null;
  title: string | null;
  url: string | null;
  /** Reports with (nearly) the same text share it; a report without copies has its own. */
  originId: string;
  /** The sentence that carries the claim, and where it stands in the report's text. */
  sentence: string;
  sentenceSpan: Span;
  /** Version of the reader that made the claim. */
  reader: string;
  /**
   * What the reader knew of the actors and speakers of the claim: for each id the ids that it belongs to or is loyal
   * to, nearest first. Ids that are missing here fall back to the merging rules, then to the id's own prefixes.
   */
  sides: Record<string, string[]>;
  /** What people said of it; left out when nobody did. */
  review?: ClaimReview;
}

/** A lasting tie with the report that states it. */
export interface StoredRelation {
  /** Unique in the store: `<report's content hash>/r<number>`, in the order of the reading. */
  key: string;
  relation: Relation;
  reportId: string;
  outlet: string | null;
  published: string | null;
  title: string | null;
  url: string | null;
  originId: string;
  /** Where an end is a place, resolved as in the reading. */
  fromPlace: ClaimPlace | null;
  toPlace: ClaimPlace | null;
  /** Who says so, the widest saying first; empty where the outlet says it itself. */
  attribution: SourceLink[];
  sentence: string;
  sentenceSpan: Span;
  reader: string;
  /** As for claims: what the reader knew of the sides of both ends and of the speakers. */
  sides: Record<string, string[]>;
}

/** What the store must know of an incident to find it; the rest is kept as it was given. */
export interface StorableIncident {
  id: string;
  kind: string;
  event: string;
  subtype: string;
  label: string;
  status: string;
  when: { start: string; end: string } | null;
  place: StorablePlace | null;
  places: StorablePlace[];
  actors: StorableParty[];
  recipients: StorableParty[];
  claims: { key: string; role: string }[];
  standing: string;
  summary: string;
  casualties: { kind: string; min: number | null }[];
  contradictions: { sides: { claims: string[] }[] }[];
  sources: { independent: number; speakers: { id: string | null; name: string; claims: string[] }[] };
  /** Last publication date among its claims. */
  lastReported: string | null;
  /** How much a reviewer's look would help (incident/doubt.ts). */
  doubt?: { priority: number };
}

export interface StorablePlace {
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  precision: string;
  uncertaintyKm: number;
}

export interface StorableParty {
  id: string;
  name: string;
  code: string | null;
  sector: string | null;
  sides: string[];
}

/** Which incidents are wanted; all that is given must hold. */
export interface IncidentFilter {
  /** First and last day of interest, ISO; an incident without a date is left out when either is given. */
  from?: string;
  to?: string;
  /** Part of the name of a place; an incident in the country of that name or code, if there is one, fits as well. */
  place?: { name: string; country: string | null };
  /** Part of a name or of an id of a party. */
  actor?: string;
  /** PLOVER type, our subtype, or its label. */
  event?: string;
  near?: { lat: number; lon: number; km: number };
  /** Kinds wanted; all when left out. */
  kinds?: string[];
  limit?: number;
}

/** How incidents come from claims: what incident/ gives, handed in by whoever opens the store. */
export interface IncidentRules {
  /** Version of the rules; when it changes, all incidents are built anew. */
  version: string;
  /** All incidents of some claims. */
  build: (claims: StoredClaim[]) => StorableIncident[];
  /** Keys under which a report is filed: claims of two reports can only meet when the reports share one. */
  keysOf: (claimsOfReport: StoredClaim[]) => string[];
  /**
   * The incidents that some changed claims can touch, and the claims in them. `lookup` gives the claims of all reports
   * filed under one of the keys.
   */
  rebuild: (
    changed: StoredClaim[],
    lookup: (keys: readonly string[]) => StoredClaim[],
  ) => { claims: StoredClaim[]; incidents: StorableIncident[] };
}

/** Which reviews are wanted, newest first; all that is given must hold. */
export interface ReviewFilter {
  /** Content hash of a report that they speak of. */
  report?: string;
  /** Incident on whose page they were made. */
  incident?: string;
  /** Who made them, as they call themselves. */
  by?: string;
  type?: ReviewType;
  /** Only those made before this one (an id): the next page. */
  before?: string;
  limit?: number;
}

export interface SourceRow {
  name: string;
  kind: 'outlet' | 'speaker';
  /** A speaker that belongs to a party of the conflict. */
  party: boolean;
  reports: number;
  claims: number;
  first: string | null;
  last: string | null;
}

export interface ActorRow {
  id: string;
  name: string;
  code: string | null;
  asActor: number;
  asRecipient: number;
  reports: number;
}

export interface PlaceRow {
  name: string;
  country: string | null;
  precision: string;
  lat: number | null;
  lon: number | null;
  claims: number;
  reports: number;
}

export interface SearchHit {
  report: StoredReport;
  /** The words around the hit, the hit itself between « and ». */
  excerpt: string;
}

export interface Counts {
  reports: number;
  /** Reports that are not copies of others. */
  origins: number;
  readings: number;
  claims: number;
  incidents: number;
  /** Reports whose claims are not yet in incidents. */
  pending: number;
}
