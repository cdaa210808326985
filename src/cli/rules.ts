/** What ingesting needs beside the store: how reports are read, and how their claims become incidents. */
import type { IncidentRules, IngestTools } from '../record/index.js';
import { loadReader } from './reader.js';

export async function loadTools(): Promise<{ tools: IngestTools; rules: IncidentRules }> {
  const [reader, { split }, incident] = await Promise.all([
    loadReader(),
    import('../language/index.js'),
    import('../incident/index.js'),
  ]);
  const { mergeOptions } = reader;
  return {
    tools: {
      read: reader.read,
      reader: reader.version,
      sentences: (text) => split(text).sentences.map((s) => [s.start, s.end]),
    },
    rules: {
      version: reader.version,
      build: (claims) => incident.buildIncidents(claims, mergeOptions),
      keysOf: (claims) => incident.partitionKeys(claims, mergeOptions),
      rebuild: (changed, lookup) => incident.rebuildIncidents(changed, lookup, mergeOptions),
    },
  };
}
