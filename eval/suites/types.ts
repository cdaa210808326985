/** What an evaluation suite is. Each suite is a file of this folder; registry.ts lists them in the order of the table. */
import type { Sentence } from '../../src/language/index.js';
import type { Reading } from '../../src/reading/types.js';
import type { ReportInput } from '../../src/report/index.js';

export interface Figure {
  name: string;
  value: number | null;
  /** To reach (or, with `atMost`, not to pass). */
  target?: number;
  atMost?: boolean;
}

/** One wrong answer, for `--errors`: what went wrong, and the text with the place marked. */
export interface Mistake {
  cause: string;
  text: string;
}

export interface SuiteResult {
  figures: Figure[];
  /** All that the scorer says. */
  detail: unknown;
  mistakes: Mistake[];
}

export interface Tools {
  /** Reads a text with the reader that ships; counts words and time. */
  read: (input: ReportInput) => Reading;
  /** The same, with the sentences and trees that the reading rests on. */
  analyse: (input: ReportInput) => { reading: Reading; sentences: Sentence[] };
  /** Counts words read without `read`. */
  count: (words: number) => void;
  /** Folder with the shared data sets and scorers. */
  shared: string;
  /** Runs a scorer of the shared folder on a file of gold and on predictions, one a line. */
  score: (scorer: string, gold: string, predictions: string) => Record<string, unknown>;
}

export interface Suite {
  name: string;
  /** What is measured, in a few words. */
  title: string;
  run: (tools: Tools) => Promise<SuiteResult>;
}
