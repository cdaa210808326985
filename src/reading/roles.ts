import { nounClause, slot, verbClause, wideSlot } from './clause.js';
import type { EventCandidate } from './events.js';
import type { Scene } from './scene.js';

/**
 * The tokens that a role names: "a|b" is the first slot that holds something, "a+b" both, and a dot goes down a step
 * ("object.poss": whose the object is; "ccomp.subject": who does what the clause says).
 */
export function roleTokens(scene: Scene, candidate: EventCandidate, spec: string): number[] {
  if (spec === 'none') return [];
  for (const alternative of alternatives(spec)) {
    const tokens = alternative.split('+').flatMap((part) => pathTokens(scene, candidate, part));
    if (tokens.length > 0) return tokens;
  }
  return [];
}

function pathTokens(scene: Scene, candidate: EventCandidate, path: string): number[] {
  const [first, ...rest] = path.split('.');
  let tokens = wideSlot(scene.sentence, candidate.clause, first!);
  if (tokens.length === 0 && candidate.carrier) tokens = slot(candidate.carrier, first!);
  if (tokens.length === 0 && first === 'governor') tokens = [scene.tokens[candidate.token]!.head].filter((t) => t >= 0);
  for (const step of rest) {
    tokens = tokens.flatMap((t) =>
      slot(isVerb(scene, t) ? verbClause(scene.sentence, t) : nounClause(scene.sentence, t), step),
    );
  }
  return tokens;
}

const isVerb = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.upos === 'VERB' || scene.tokens[i]!.xpos.startsWith('VB');

const SLOT_NAMES = new Set([
  'subject',
  'object',
  'iobj',
  'poss',
  'amod',
  'compound',
  'xcomp',
  'ccomp',
  'advmod',
  'governor',
  'det',
  'none',
]);

/** "prep:on|against|subject" is "prep:on|against" and then "subject". */
function alternatives(spec: string): string[] {
  const found: string[] = [];
  for (const part of spec.split('|')) {
    const head = part.split(/[.+]/, 1)[0]!;
    if (found.length === 0 || part.includes(':') || SLOT_NAMES.has(head)) found.push(part);
    else found.push(`${found.at(-1)!.slice(0, found.at(-1)!.indexOf(':'))}:${part}`);
  }
  return found;
}
