import { base, type Clause, prepositionOf } from './clause.js';
import { isActor, isCountry } from './party.js';
import type { Scene } from './scene.js';

/** Whose the thing is that was hit or taken: "a drone belonging to the UAE", "Haftar's positions", "the stronghold of X". */
export function ownersOf(scene: Scene, i: number, depth = 0): number[] {
  const owners: number[] = [];
  for (const child of scene.below[i]!) {
    const token = scene.tokens[child]!;
    const relation = base(token.deprel);
    if (token.deprel === 'nmod:poss' && isOwner(scene, child)) owners.push(child);
    else if (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'of' && isOwner(scene, child))
      owners.push(child);
    // "a camp for refugees", "a school for girls"
    else if (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'for' && isForPeople(scene, i, child))
      owners.push(child);
    else if (relation === 'acl' && token.lemma === 'belong') {
      for (const o of scene.below[child]!)
        if (base(scene.tokens[o]!.deprel) === 'obl' && prepositionOf(scene.sentence, o) === 'to' && isActor(scene, o))
          owners.push(o);
    } else if (
      (relation === 'compound' || relation === 'amod') &&
      (scene.actor(child)?.head === child || scene.nationality(child))
    )
      owners.push(child);
    else if (
      (relation === 'appos' ||
        relation === 'flat' ||
        relation === 'dep' ||
        (relation === 'nmod' && ['of', 'including', ''].includes(prepositionOf(scene.sentence, child)))) &&
      depth < 2
    )
      owners.push(...ownersOf(scene, child, depth + 1));
  }
  return owners;
}

const isForPeople = (scene: Scene, place: number, people: number): boolean =>
  (scene.is(place, 'place-noun') || scene.is(place, 'building')) &&
  scene.is(people, 'person') &&
  isOwner(scene, people);

/** A party that something can belong to: not "the country", whose every town is. */
function isOwner(scene: Scene, i: number): boolean {
  if (isCountry(scene, i)) return true;
  if (!isActor(scene, i) || scene.place(i) !== undefined) return false;
  const mention = scene.actor(i);
  if (!mention || mention.head !== i)
    return scene.place(i) === undefined && !scene.is(i, 'state-entity') && !scene.is(i, 'place-noun');
  return mention.kind === 'named' || mention.kind === 'pronoun' || !scene.is(i, 'state-entity');
}

/** "in a major blow to Haftar's forces": who the sentence says was hurt by it. */
export function blowTo(scene: Scene, clause: Clause): number[] {
  const found: number[] = [];
  for (const o of clause.obliques) {
    if (!['blow', 'setback', 'defeat', 'loss'].includes(scene.tokens[o.head]!.lemma)) continue;
    for (const child of scene.below[o.head]!) {
      const prep = prepositionOf(scene.sentence, child);
      if ((prep === 'to' || prep === 'for') && isActor(scene, child)) found.push(child);
    }
  }
  return found;
}
