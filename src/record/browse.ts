/**
 * What lists, maps and searches ask of a record. Everything is filtered where it is stored: a page costs what the page
 * holds, not what the record holds. browse.suite.ts is the promise as tests.
 */
import type { StoredReport } from './types.js';

/** Which incidents are wanted; all that is given must hold, and of a list any. */
export interface IncidentQuery {
  ids?: readonly string[];
  /** First and last day, ISO; an incident without a date is left out when either is given. */
  from?: string;
  to?: string;
  /** Its place lies in the box; west may lie east of east, across the date line. */
  box?: { west: number; south: number; east: number; north: number };
  /** Kinds wanted; all when left out. */
  kinds?: readonly string[];
  events?: readonly string[];
  subtypes?: readonly string[];
  statuses?: readonly string[];
  standings?: readonly string[];
  /** Ids of who takes part, and of sides that they belong to (or are). */
  actors?: readonly string[];
  sides?: readonly string[];
  /** Only where these act, or only where it is done to them. */
  role?: 'actor' | 'recipient';
  /** ISO 3166-1 alpha-3. */
  countries?: readonly string[];
  /** Part of the name of a place; an incident in the country of that name, if there is one, fits as well. */
  place?: { name: string; country: string | null };
  /** Ids of sources: "outlet:<name>" or "speaker:<id or name>". */
  sources?: readonly string[];
  /** With `sources`: only where one of them stands so (see SourceFacts). */
  sourceIs?: 'alone' | 'corroborated' | 'contradicted';
  /** Names of outlets. */
  outlets?: readonly string[];
  minSources?: number;
  contradicted?: boolean;
  /** Only where people came to harm. */
  harm?: true;
  /** Words of the summary, of parties or of places. */
  words?: string;
}

/** Oldest first; or latest, best attested, most killed, latest reported first. Equals go by id. */
export type IncidentOrder = 'date' | '-date' | '-sources' | '-killed' | '-reported';

/** Where a page ended. Only means something to the engine, for the same query and order. */
export type Position = (string | number)[];

export interface PageWanted {
  limit: number;
  after?: Position;
}

export interface PageOf<T> {
  items: T[];
  next: Position | null;
  total: number;
}

/** Columns of integers are day numbers from 1970-01-01 or places in `codes`. */
export const INCIDENT_COLUMNS = [
  'id',
  'lon',
  'lat',
  'uncertaintyKm',
  'precision',
  'subtype',
  'side',
  'kind',
  'status',
  'standing',
  'sources',
  'killed',
  'start',
  'end',
] as const;
export type IncidentColumn = (typeof INCIDENT_COLUMNS)[number];

/** What can be counted and filtered by. */
export type TermKind =
  | 'kind'
  | 'event'
  | 'subtype'
  | 'status'
  | 'standing'
  | 'precision'
  | 'side'
  | 'actor'
  | 'place'
  | 'country'
  | 'source';

export interface Term {
  value: string;
  label: string;
  /** More of it: of an actor code, sector and sides; of a place its point; of a finer type its event. */
  info: Record<string, unknown> | null;
}

export interface TermCount extends Term {
  count: number;
  /** Of parties: incidents in which they act, and in which it is done to them. */
  asActor: number;
  asRecipient: number;
}

export interface IncidentColumns {
  count: number;
  /** Each column as a JSON array, ready to send; the n-th values belong together. */
  columns: Record<IncidentColumn, string>;
  codes: Record<'precision' | 'subtype' | 'side' | 'kind' | 'status' | 'standing', Term[]>;
}

export type BinUnit = 'day' | 'week' | 'month' | 'year';

export interface IncidentBins {
  /** First day of each bin that holds any; weeks begin on Monday. */
  bins: { start: string; count: number; killed: number }[];
  undated: number;
}

export interface Overview {
  /** First and last day of happenings and plans; of reports. */
  incidents: { first: string | null; last: string | null };
  published: { first: string | null; last: string | null };
  /** West, south, east, north of happenings and plans. */
  bounds: [number, number, number, number] | null;
  /** Happenings and plans. */
  shown: number;
}

export interface ReportQuery {
  from?: string;
  to?: string;
  outlet?: string;
  language?: string;
}

/** A report without its text. */
export type ReportHead = Omit<StoredReport, 'text' | 'headers'>;

export interface ReportListRow extends ReportHead {
  claims: number;
  /** The beginning of its text, without header lines. */
  excerpt: string;
}

/** A stretch of a longer text: where it begins there, and which stretches of it to highlight. */
export interface Marked {
  text: string;
  start: number;
  marks: [start: number, end: number][];
}

export interface ReportFound {
  report: ReportHead;
  title: Marked | null;
  excerpts: Marked[];
}

export interface IncidentFound<I> {
  incident: I;
  summary: Marked;
}

export interface Found<T> extends PageOf<T> {
  /** Counting stopped at `total`: there are more. */
  approximate: boolean;
}

/** Who publishes or is quoted, and how it compares with others. */
export interface SourceFacts {
  /** "outlet:<name>" or "speaker:<id or name>". */
  id: string;
  kind: 'outlet' | 'speaker';
  name: string;
  party: boolean;
  /** Of a speaker whom the actors file or the reader knows. */
  actor: string | null;
  reports: number;
  claims: number;
  first: string | null;
  last: string | null;
  /** Incidents that it has a part in; of those that it asserts, those with one independent source, and with more. */
  incidents: number;
  alone: number;
  corroborated: number;
  /** Incidents in which a claim of others contradicts one of its own. */
  contradicted: number;
}

export interface Browse {
  /** Changes whenever what is stored changes; cheap enough to ask once a second. */
  version(): Promise<string>;
  overview(): Promise<Overview>;
  incidentPage<I>(query: IncidentQuery, order: IncidentOrder, page: PageWanted): Promise<PageOf<I>>;
  /** All that fit, in columns. */
  incidentColumns(query: IncidentQuery): Promise<IncidentColumns>;
  incidentBins(query: IncidentQuery, unit: BinUnit): Promise<IncidentBins>;
  /** The values that occur in the incidents that fit, most frequent first. */
  terms(kind: TermKind, query?: IncidentQuery): Promise<TermCount[]>;
  /** Latest first, or oldest; those without a publication date are the oldest. */
  reportPage(query: ReportQuery, order: 'date' | '-date', page: PageWanted): Promise<PageOf<ReportListRow>>;
  /** Reports with (nearly) the same text, itself left out. */
  copiesOf(contentHash: string): Promise<ReportHead[]>;
  /** Which claims of a report are part of which incidents. */
  incidentsOfReport(contentHash: string): Promise<{ claim: string; incident: string; role: string }[]>;
  /** All words must occur, in any form; words in "quotes" stand together. Best first. */
  searchReports(words: string, page: PageWanted): Promise<Found<ReportFound>>;
  searchIncidents<I>(words: string, page: PageWanted): Promise<Found<IncidentFound<I>>>;
  /** All outlets and speakers, those with most reports first. */
  sourceFacts(): Promise<SourceFacts[]>;
  /** Of an outlet the ids of whom it quotes, of a speaker those of who quotes it; most often first. */
  quotedWith(source: string): Promise<string[]>;
}
