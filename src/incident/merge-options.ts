/** What merging may ask of the codebook and of the actors files. */
import type { ActorIndex } from '../knowledge/actors/index.js';
import type { Codebook } from '../knowledge/codebook/types.js';
import type { MergeOptions } from './types.js';

export function mergeOptionsOf(codebook: Codebook, actors: ActorIndex): MergeOptions {
  return {
    eventOf: (subtype) => codebook.event(subtype),
    sidesOf: (id) => actors.get(id)?.sides ?? [],
    nameOf: (id) => actors.get(id)?.name,
    outletParty: (outlet) => actors.outlet(outlet)?.sides[0] ?? null,
  };
}
