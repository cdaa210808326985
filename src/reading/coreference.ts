import type { Analysis } from '../language/types.js';
import type { ActorMention } from './types.js';
export function resolveReferences(_analysis: Analysis, mentions: ActorMention[]): ActorMention[] {
  return mentions;
}
