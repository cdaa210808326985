/** Loads the reader only when a command needs it: the model and the gazetteer take most of a cold start. */
import { mergeOptionsOf } from '../incident/merge-options.js';
import type { MergeOptions } from '../incident/types.js';
import type { Reading } from '../reading/types.js';
import type { Report } from '../report/types.js';
import { labelText } from './format/words.js';

export interface Reader {
  read: (report: Report) => Reading;
  version: string;
  /** What an event type is called: "Air strike". */
  label: (subtype: string) => string;
  /** What building incidents may ask of the codebook and of the actors. */
  mergeOptions: MergeOptions;
}

export async function loadReader(): Promise<Reader> {
  const [{ READER_VERSION, read }, loading] = await Promise.all([
    import('../reading/read.js'),
    import('../reading/parts.js'),
  ]);
  const parts = await loading.loadReader();
  const mergeOptions = mergeOptionsOf(parts.codebook, parts.actors);
  const eventOf = (subtype: string) => parts.codebook.event(subtype);
  return {
    read: (report) => read(report, parts),
    version: READER_VERSION,
    label: (subtype) => eventOf(subtype)?.label ?? labelText(subtype),
    mergeOptions,
  };
}

/** The same without the model and the gazetteer, for commands that read no text. */
export async function loadMergeOptions(): Promise<MergeOptions> {
  const [{ loadCodebook }, { loadActors }] = await Promise.all([
    import('../knowledge/codebook/index.js'),
    import('../knowledge/actors/index.js'),
  ]);
  const [codebook, actors] = await Promise.all([loadCodebook(), loadActors()]);
  return mergeOptionsOf(codebook, actors);
}
