import type { Sentence } from '../language/types.js';
import type { PlaceMention } from './types.js';

/** Which kinds of place a common noun can mean when it points back ("the town", "the base"). */
const KINDS_OF: Record<string, readonly string[]> = {
  town: ['town', 'city', 'capital', 'village'],
  city: ['city', 'capital', 'town'],
  village: ['village', 'town', 'city', 'unknown'],
  capital: ['capital'],
  base: ['airbase', 'base', 'airport'],
  airbase: ['airbase', 'base', 'airport'],
  airport: ['airport', 'airbase'],
  airfield: ['airbase', 'airport'],
  camp: ['camp', 'base'],
  district: ['district', 'neighbourhood', 'admin2'],
  neighbourhood: ['neighbourhood', 'district'],
  neighborhood: ['neighbourhood', 'district'],
  suburb: ['neighbourhood', 'district', 'town'],
  province: ['admin1', 'region'],
  region: ['region', 'admin1', 'area', 'valley', 'peninsula'],
  governorate: ['admin1', 'region'],
  state: ['admin1'],
  oblast: ['admin1', 'region'],
  valley: ['valley'],
  island: ['island'],
  bridge: ['bridge'],
  port: ['port'],
  dam: ['dam'],
  plant: ['power-plant'],
  refinery: ['refinery'],
  crossing: ['crossing'],
  prison: ['prison'],
  enclave: ['region', 'admin1', 'area', 'district'],
  peninsula: ['peninsula', 'admin1'],
};

/** How many sentences back a description may point. */
const REACH = 5;

/**
 * The place that a definite description points back to: "the town" is the town named last, within a few sentences. Null
 * when nothing named fits, or when two towns of the same sentence could be meant.
 */
export function referredPlace(
  lemma: string,
  sentence: number,
  start: number,
  places: readonly PlaceMention[],
): PlaceMention | null {
  const kinds = KINDS_OF[lemma];
  if (!kinds) return null;
  for (let n = places.length - 1; n >= 0; n--) {
    const place = places[n]!;
    if (place.span[0] >= start) continue;
    if (sentence - place.sentence > REACH) return null;
    if (!kinds.includes(place.kind)) continue;
    const rival = places.some(
      (p) =>
        p !== place &&
        p.sentence === place.sentence &&
        p.span[0] < start &&
        p.name !== place.name &&
        kinds.includes(p.kind),
    );
    return rival ? null : place;
  }
  return null;
}

/** "the town", "that base": a definite noun that nothing describes any further, so that it can only point back. */
export function isBareDefinite(sentence: Sentence, below: readonly number[]): boolean {
  let definite = false;
  for (const c of below) {
    const { deprel, form } = sentence.tokens[c]!;
    if (deprel === 'det' && /^(the|this|that)$/i.test(form)) definite = true;
    if (/^(nmod|acl|amod|compound|appos)/.test(deprel)) return false;
  }
  return definite;
}
