/** Loads the reader only when a command needs it: the model and the gazetteer take most of a cold start. */
import type { MergeOptions } from '../incident/types.js';
import type { Reading } from '../reading/types.js';
import type { Report } from '../report/types.js';

export interface Reader {
  read: (report: Report) => Reading;
  version: string;
  /** What building incidents may ask of the codebook and of the actors. */
  mergeOptions: MergeOptions;
}

export async function loadReader(): Promise<Reader> {
  // TODO(lead): a plain import as soon as src/reading/read.ts is there.
  const at = '../reading/read.js';
  const module = (await import(at)) as { read: (report: Report) => Reading; READER_VERSION: string };
  return { read: module.read, version: module.READER_VERSION, mergeOptions: {} };
}
