/** What ingesting needs beside the store: how reports are read, and how their claims become incidents. */
import type { IncidentRules, IngestTools } from '../record/index.js';
import { buildIncidents, partitionKeys, rebuildIncidents } from './index.js';
import { mergeOptionsOf } from './merge-options.js';
import type { MergeOptions } from './types.js';

/** Loads the model and all knowledge files: the better part of a second. */
export async function loadTools(): Promise<{ tools: IngestTools; rules: IncidentRules; merge: MergeOptions }> {
  const [{ READER_VERSION, read }, { loadReader }, { split }] = await Promise.all([
    import('../reading/read.js'),
    import('../reading/parts.js'),
    import('../language/index.js'),
  ]);
  const parts = await loadReader();
  const merge = mergeOptionsOf(parts.codebook, parts.actors);
  return {
    merge,
    tools: {
      read: (report) => read(report, parts),
      reader: READER_VERSION,
      sentences: (text) => split(text).sentences.map((s) => [s.start, s.end]),
    },
    rules: {
      version: READER_VERSION,
      build: (claims) => buildIncidents(claims, merge),
      keysOf: (claims) => partitionKeys(claims, merge),
      rebuild: (changed, lookup) => rebuildIncidents(changed, lookup, merge),
    },
  };
}
