/** What the worker does: all that takes long or needs the reader. Plain data goes in and comes out. */
import type { Reading } from '../../reading/types.js';
import type { IncidentChanges } from '../../record/index.js';
import type { Report, ReportInput, Span } from '../../report/index.js';
import type { Area, Situation } from '../../situation/types.js';

export interface ReadResult {
  report: Report;
  reading: Reading;
  sentences: Span[];
  /** What the finer types in it are called. */
  labels: Record<string, string>;
}

export interface StoreResult {
  status: 'stored' | 'again' | 'known';
  report: Report;
  claims: number;
  incidents: IncidentChanges;
}

export interface SituationWanted {
  on?: string;
  asKnown?: string;
  area?: Area;
}

export interface Jobs {
  read: (input: ReportInput) => Promise<ReadResult>;
  store: (input: ReportInput) => Promise<StoreResult>;
  /** Brings the incidents up to date, as after a review. */
  update: (nothing: null) => Promise<IncidentChanges>;
  situation: (wanted: SituationWanted) => Promise<Situation>;
}

export type JobName = keyof Jobs;
export type Input<N extends JobName> = Parameters<Jobs[N]>[0];
export type Result<N extends JobName> = Awaited<ReturnType<Jobs[N]>>;

export interface Order {
  id: number;
  name: JobName;
  input: unknown;
}

/** `refused`: the input is to blame, and the sentence says how. `failed`: we are. */
export type Outcome = { id: number } & ({ result: unknown } | { refused: string } | { failed: string });
