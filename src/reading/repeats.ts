import type { Draft } from './claims.js';
import type { Scene } from './scene.js';

/**
 * Drops a claim that only says again what a claim before it in the report said: the same kind of event by the same actor
 * upon the same thing, which is now called "the …". What the repetition adds (a day, a place, a number) is kept with the
 * first claim. A repeat is not a second event.
 */
export function withoutRepeats(drafts: readonly Draft[], sceneOf: (sentence: number) => Scene): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const first = kept.find((k) => repeats(k, draft, sceneOf));
    if (!first) {
      kept.push(draft);
      continue;
    }
    const a = first.claim;
    const b = draft.claim;
    if (a.place === null || first.placeBorrowed) {
      a.place = b.place ?? a.place;
      a.places = b.places.length > 0 ? b.places : a.places;
    }
    if (!a.when?.text && b.when?.text) a.when = b.when;
    if (a.casualties.length === 0) a.casualties = b.casualties;
    if (a.recipients.length === 0) a.recipients = b.recipients;
  }
  return kept;
}

function repeats(first: Draft, again: Draft, sceneOf: (sentence: number) => Scene): boolean {
  const a = first.claim;
  const b = again.claim;
  if (first.sentence === again.sentence || a.subtype !== b.subtype || a.modality !== b.modality) return false;
  if (again.sentence - first.sentence > 6) return false;
  if (b.actors.length > 0 && !b.actors.some((x) => a.actors.some((y) => x.id === y.id))) return false;
  if (b.when?.text && a.when?.text && b.when.start !== a.when.start) return false;
  if (b.place && a.place && b.place.name !== a.place.name && !again.placeBorrowed && !first.placeBorrowed) return false;
  const theThing = definiteObject(again, sceneOf(again.sentence));
  if (theThing === null) return false;
  return objectLemmas(first, sceneOf(first.sentence)).includes(theThing);
}

/** The lemma of what a claim is about when it is called "the …"; null otherwise. */
function definiteObject(draft: Draft, scene: Scene): string | null {
  for (const i of draft.candidate.clause.object) {
    const definite = scene.below[i]!.some(
      (c) =>
        scene.tokens[c]!.deprel === 'det' &&
        ['the', 'this', 'that', 'these', 'those'].includes(scene.tokens[c]!.form.toLowerCase()),
    );
    if (definite && (scene.tokens[i]!.upos === 'NOUN' || /^\p{Ll}/u.test(scene.tokens[i]!.form)))
      return scene.tokens[i]!.lemma.toLowerCase();
  }
  return null;
}

const objectLemmas = (draft: Draft, scene: Scene): string[] =>
  draft.candidate.clause.object.map((i) => scene.tokens[i]!.lemma.toLowerCase());
