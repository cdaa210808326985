/**
 * The promise that every engine keeps. store.suite.ts is this promise as tests; each engine runs all of it.
 */
import type { Reading } from '../reading/types.js';
import type { Report } from '../report/types.js';
import type { Review } from '../review/types.js';
import type { Browse } from './browse.js';
import type {
  ActorRow,
  Counts,
  IncidentFilter,
  IncidentRules,
  NewReading,
  PlaceRow,
  ReviewFilter,
  SearchHit,
  SourceRow,
  StorableIncident,
  StoredClaim,
  StoredRelation,
  StoredReport,
} from './types.js';

/** What the store knows of a report: nothing, its text but no reading of this version, or both. */
export type Known = 'absent' | 'report' | 'reading';

/** What became of a review that was handed in. */
export type ReviewOutcome =
  | { status: 'added' }
  /** It is in the record already. */
  | { status: 'known' }
  /** It takes back a review that is not in the record. */
  | { status: 'unknown-review' }
  /** Somebody else has spoken of the same words since: nothing was stored. */
  | { status: 'conflict'; newest: Review };

export interface IncidentChanges {
  added: number;
  changed: number;
  removed: number;
}

export interface Store extends Browse {
  /** Where it is, for messages. */
  readonly location: string;

  known(contentHash: string, reader: string): Promise<Known>;

  /**
   * Stores a report with its reading, wholly or not at all. What is there already stays as it is: the same report
   * is one report, the same reader version makes one reading. When the promise is kept, the disk has it.
   */
  add(report: Report, reading: NewReading): Promise<Known>;

  /** Finds a report by its content hash, by the first letters of it, or by the id that its feed gave. */
  reports(id: string): Promise<StoredReport[]>;
  /** Readings of a report, oldest first. */
  readings(contentHash: string): Promise<Reading[]>;
  /** The claims of the newest reading of every report, by report and place in it. */
  claims(): AsyncIterable<StoredClaim>;
  /** The relations of the newest reading of every report, in the same order. */
  relations(): AsyncIterable<StoredRelation>;
  /** The same for some of them. Keys that are unknown are left out. */
  claimsOf(keys: readonly string[]): Promise<StoredClaim[]>;

  /**
   * Brings the incidents up to date with the claims, in one transaction, and says how many are new, other than before,
   * or gone. Only what the reports that came since can touch is built again, unless the rules are new; the outcome is
   * that of building everything.
   */
  updateIncidents(rules: IncidentRules): Promise<IncidentChanges>;
  /** Incidents by date and id. The type is what was stored. */
  incidents<I extends StorableIncident>(filter?: IncidentFilter): Promise<I[]>;
  /** Incidents whose id begins so. */
  incidentsById<I extends StorableIncident>(prefix: string): Promise<I[]>;

  /**
   * Adds a review. `seen` are the ids of the reviews of the same words that the reviewer has seen: when the newest one is
   * not among them, nothing is stored and that one is given back, so that two people do not overwrite each other. Left
   * out, nothing is compared (reviews brought over from another record). The incidents follow with the next
   * `updateIncidents`.
   */
  addReview(review: Review, seen?: readonly string[]): Promise<ReviewOutcome>;
  /** Reviews, newest first, undone ones and undoings among them. */
  reviews(filter?: ReviewFilter): Promise<Review[]>;
  /** Incidents that a reviewer should look at first: by priority, only those that have one. */
  queue<I extends StorableIncident>(limit: number, offset?: number): Promise<I[]>;

  /** Full-text search over titles and texts, best first. */
  search(words: string, limit?: number): Promise<SearchHit[]>;
  sources(limit?: number): Promise<SourceRow[]>;
  actors(limit?: number): Promise<ActorRow[]>;
  places(limit?: number): Promise<PlaceRow[]>;

  counts(): Promise<Counts>;
  /** Looks for damage; each problem is one sentence. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

/** The store cannot be used: one sentence that says why and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}
