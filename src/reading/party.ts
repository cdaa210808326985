import { subtree } from '../language/tree.js';
import { base, prepositionOf, withConjuncts } from './clause.js';
import type { Scene } from './scene.js';
import type { ActorMention, ClaimActor, Span } from './types.js';

/** Words before and after the head that belong to a name or description, without determiner, relative clause and apposition. */
export function nounPhrase(scene: Scene, head: number): { text: string; span: Span } {
  let first = head;
  let last = head;
  for (const child of scene.below[head]!) {
    const token = scene.tokens[child]!;
    const relation = base(token.deprel);
    const keep =
      (child < head &&
        (['compound', 'amod', 'nummod', 'flat', 'nmod', 'advmod'].includes(relation) ||
          token.deprel === 'nmod:poss')) ||
      (child > head &&
        (relation === 'flat' ||
          relation === 'compound' ||
          (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'of')));
    if (!keep) continue;
    for (const i of subtree(scene.sentence, child)) {
      if (i > head && endsPhrase(scene, i)) break;
      if (i < first) first = i;
      if (i > last) last = i;
    }
  }
  while (first < head && ['DET', 'PUNCT', 'CCONJ', 'ADP'].includes(scene.tokens[first]!.upos)) first++;
  if (last - first > 14) {
    first = head;
    last = head;
  }
  const span: Span = [scene.tokens[first]!.start, scene.tokens[last]!.end];
  return { text: scene.analysis.text.slice(span[0], span[1]), span };
}

/** A verb or a relative word after the head begins something else. */
const endsPhrase = (scene: Scene, i: number): boolean => {
  const token = scene.tokens[i]!;
  return (
    token.upos === 'VERB' ||
    token.upos === 'AUX' ||
    token.deprel === 'cc' ||
    token.deprel === 'mark' ||
    token.form === ','
  );
};

/** The actors that a token stands for: one mention, or two for "both sides", or a description made on the spot. */
export function actorsAt(scene: Scene, token: number): ClaimActor[] {
  const inner = scene.content(token);
  const at = scene.actor(inner) ? inner : token;
  const mention = scene.actor(at);
  if (!mention) {
    const place = scene.place(at) ?? scene.nationality(at);
    if (place?.precision === 'country' && place.country)
      return [{ text: place.text, span: place.span, id: place.country, code: place.country, sector: null }];
    if (!canAct(scene, at)) return [];
    const { text, span } = nounPhrase(scene, at);
    return [{ text, span, id: `described:${slug(text)}`, code: nationOf(scene, at), sector: null }];
  }
  const referents = scene.referents(mention);
  if (referents.length === 0) return [...jointNations(scene, at, mention), toClaimActor(mention, mention)];
  return referents.map((r) => toClaimActor(mention, scene.referent(r)));
}

/** The country that an adjective before a description names ("Kampuchean camps"), unless it is only half of one ("Turkish-backed"). */
function nationOf(scene: Scene, head: number): string | null {
  for (const child of scene.below[head]!) {
    const { deprel } = scene.tokens[child]!;
    if (child > head || (deprel !== 'amod' && deprel !== 'compound') || scene.tokens[child + 1]?.form === '-') continue;
    const country = scene.nationality(child)?.country;
    if (country) return country;
  }
  return null;
}

/** "US and British forces" are two: the mention stands for the last of the countries, here are those joined to it. */
function jointNations(scene: Scene, head: number, mention: ActorMention): ClaimActor[] {
  const { code } = mention;
  if (!code || mention.head !== head || !mention.id.startsWith(code)) return [];
  const found: ClaimActor[] = [];
  for (const child of scene.below[head]!) {
    const { deprel } = scene.tokens[child]!;
    if (child > head || (deprel !== 'amod' && deprel !== 'compound')) continue;
    const joined = withConjuncts(scene.sentence, child);
    if (joined.length < 2) continue;
    for (const i of joined) {
      const nation =
        i < head ? (scene.nationality(i) ?? (isCountry(scene, i) ? scene.place(i) : undefined)) : undefined;
      if (!nation?.country || nation.country === code || scene.tokens[i + 1]?.form === '-') continue;
      const id = nation.country + mention.id.slice(code.length);
      found.push({ text: nation.text, span: nation.span, id, code: nation.country, sector: mention.sector });
    }
  }
  return found;
}

/** The people of a place: a country as the party that it is, of a town or region the code of the country it lies in. */
export function placeParty(scene: Scene, token: number): ClaimActor[] {
  const place = scene.place(token);
  if (!place?.country) return [];
  if (place.precision === 'country') return actorsAt(scene, token);
  const { text, span, country } = place;
  return [{ text, span, id: `described:${slug(text)}`, code: country, sector: null }];
}

/** People of no stated country: that the report is about one does not make them its people. */
const isAnybody = (m: ActorMention): boolean =>
  m.kind === 'described' && m.confidence <= 0.5 && (m.sector === null || m.sector === 'CVL') && m.refersTo.length === 0;

function toClaimActor(said: ActorMention, meant: ActorMention): ClaimActor {
  if (isAnybody(meant))
    return { text: said.text, span: said.span, id: `described:${slug(meant.text)}`, code: null, sector: meant.sector };
  const actor: ClaimActor = {
    text: said.text,
    span: said.span,
    id: meant.id,
    code: meant.code ?? said.code,
    sector: said.sector ?? meant.sector,
  };
  const name = meant.name;
  if (name && name !== said.text) actor.name = name;
  return actor;
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** "a state of emergency": a condition and no country. */
const isState = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.lemma === 'state' &&
  scene.below[i]!.some((c) => prepositionOf(scene.sentence, c) === 'of' && scene.place(c) === undefined);

/** Whether a noun can be somebody: a person, people, a force, or a name that is no place. */
function canAct(scene: Scene, i: number): boolean {
  if (scene.place(i) !== undefined || scene.isDate(i)) return false;
  if (scene.is(i, 'actor') || scene.is(i, 'person')) return true;
  return (
    scene.tokens[i]!.upos === 'PROPN' &&
    /^\p{Lu}/u.test(scene.tokens[i]!.form) &&
    !scene.inPlaceName(i) &&
    !scene.inOperation(i)
  );
}

/** Whether a token can stand for somebody: a mention, a country, a nationality or a noun of people. */
export const isActor = (scene: Scene, i: number): boolean => {
  if (scene.isDate(i) || scene.inOperation(i) || isState(scene, i)) return false;
  const at = scene.content(i);
  return (
    scene.actor(i) !== undefined ||
    isCountry(scene, i) ||
    scene.nationality(i) !== undefined ||
    scene.actor(at) !== undefined ||
    canAct(scene, at)
  );
};

/** Whether a token names a whole country. */
export function isCountry(scene: Scene, i: number): boolean {
  return scene.place(i)?.precision === 'country';
}

/** Without those named twice at the same words. */
export function unique(actors: ClaimActor[]): ClaimActor[] {
  const seen = new Set<string>();
  return actors.filter((a) => {
    const key = `${a.id}@${a.span[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
