import { loadActors } from '../knowledge/actors/index.js';
import { loadCodebook } from '../knowledge/codebook/index.js';
import { openGazetteer } from '../knowledge/gazetteer/index.js';
import { loadModel } from '../language/index.js';
import type { ReaderParts } from './read.js';

let loaded: Promise<ReaderParts> | null = null;

/** Loads the model and all knowledge files once; later calls give the same parts. */
export function loadReader(): Promise<ReaderParts> {
  loaded ??= (async () => {
    const [codebook, actors] = await Promise.all([loadCodebook(), loadActors()]);
    return { model: loadModel(), codebook, actors, gazetteer: openGazetteer() };
  })();
  return loaded;
}
