import type { Codebook } from '../knowledge/codebook/types.js';
import { children } from '../language/tree.js';
import type { Analysis, Sentence, Token } from '../language/types.js';
import { prepositionOf } from './clause.js';
import { findOperations, type OperationMention } from './operations.js';
import type { ActorMention, DateMention, PlaceMention } from './types.js';

/** Nouns that only measure or group: what they are groups of decides their class ("dozens of rebels"). */
const CONTAINERS = new Set([
  'number',
  'group',
  'dozen',
  'hundred',
  'thousand',
  'score',
  'ten',
  'member',
  'series',
  'year',
  'month',
  'week',
  'day',
  'decade',
  'wave',
  'kind',
  'type',
  'convoy',
  'rest',
  'majority',
  'part',
  'most',
  'some',
  'many',
  'several',
  'all',
  'both',
  'total',
  'lot',
  'couple',
  'handful',
  'one',
  'two',
  'three',
  'pair',
  'body',
  'edge',
  'outskirt',
  'outskirts',
  'side',
  'centre',
  'center',
  'heart',
  'suburb',
  'control',
  'swathe',
  'stretch',
  'portion',
  'section',
  'chunk',
  'bulk',
  'quarter',
  'all',
  'remains',
  'cache',
  'stockpile',
  'batch',
  'load',
  'shipment',
  'campaign',
  'family',
  'half',
  'million',
  'unit',
]);

const PERSON_PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'him',
  'her',
  'them',
  'who',
  'we',
  'i',
  'us',
  'me',
  'you',
  'themselves',
  'himself',
]);

/** Sectors that carry arms, by the codebook's class names. */
const SECTOR_CLASSES: Record<string, readonly string[]> = {
  MIL: ['armed-actor', 'actor', 'person'],
  REB: ['armed-actor', 'actor', 'person'],
  PAR: ['armed-actor', 'actor', 'person'],
  UAF: ['armed-actor', 'actor', 'person'],
  COP: ['armed-actor', 'actor', 'person', 'police'],
  SPY: ['armed-actor', 'actor', 'person'],
  CRM: ['armed-actor', 'actor', 'person'],
  GOV: ['actor', 'person', 'official', 'government'],
  CVL: ['actor', 'person', 'civilian'],
  REF: ['actor', 'person', 'civilian'],
  MED: ['actor', 'person', 'civilian', 'media'],
  JRN: ['actor', 'person', 'civilian', 'media'],
};

const wordTests = new Map<string, ReadonlySet<string>>();

/** The words of a test like "=word|word", taken apart once per test. */
function wordsOf(test: string): ReadonlySet<string> {
  let known = wordTests.get(test);
  if (!known) {
    known = new Set(test.slice(1).split('|'));
    wordTests.set(test, known);
  }
  return known;
}

/** One sentence with the mentions in it: answers what class of thing a token names. */
export class Scene {
  readonly tokens: readonly Token[];
  readonly below: readonly (readonly number[])[];
  private readonly placeOf: (PlaceMention | undefined)[];
  private readonly actorOf: (ActorMention | undefined)[];
  private readonly adjectiveOf: (PlaceMention | undefined)[];
  private readonly dated: Uint8Array;
  /** Named operations in the sentence. */
  readonly operations: readonly OperationMention[];

  constructor(
    readonly analysis: Analysis,
    readonly sentence: Sentence,
    readonly codebook: Codebook,
    places: readonly PlaceMention[],
    actors: readonly ActorMention[],
    private readonly allActors: readonly ActorMention[],
    dates: readonly DateMention[] = [],
    /** All places of the report, for descriptions that point back. */
    readonly allPlaces: readonly PlaceMention[] = places,
    /** Adjectives of nationality in the sentence ("Russian"), with their country. */
    adjectives: readonly PlaceMention[] = [],
  ) {
    this.tokens = sentence.tokens;
    this.below = children(sentence);
    this.placeOf = new Array(sentence.tokens.length);
    this.actorOf = new Array(sentence.tokens.length);
    this.adjectiveOf = new Array(sentence.tokens.length);
    for (const a of adjectives) for (let i = a.first; i <= a.last; i++) this.adjectiveOf[i] = a;
    for (const place of places) for (let i = place.first; i <= place.last; i++) this.placeOf[i] = place;
    for (const place of places) this.extendPlace(place);
    this.dated = new Uint8Array(sentence.tokens.length);
    for (const date of dates) this.dated.fill(1, date.first, date.last + 1);
    this.operations = findOperations(analysis, sentence);
    // the head wins over coverage, a shorter mention over a longer one
    const byLength = [...actors].sort((a, b) => b.last - b.first - (a.last - a.first));
    for (const actor of byLength) for (let i = actor.first; i <= actor.last; i++) this.actorOf[i] ??= actor;
    for (const actor of byLength) this.actorOf[actor.head] = actor;
  }

  /** "Jufra airbase", "Wadi Wishka area": the common noun of a name stands for the place as well. */
  private extendPlace(place: PlaceMention): void {
    for (let i = place.first; i <= place.last; i++) {
      const { head, deprel } = this.tokens[i]!;
      if (head < 0 || this.placeOf[head] !== undefined || !/^(compound|flat|nmod:desc|amod)/.test(deprel)) continue;
      if (this.codebook.isA(this.tokens[head]!.lemma.toLowerCase(), 'place-noun')) this.placeOf[head] = place;
    }
  }

  /** Whether a token is part of a run of capitalised words that holds a place name ("al Watiya Air Base"). */
  inPlaceName(i: number): boolean {
    for (const step of [-1, 1]) {
      for (let at = i; at >= 0 && at < this.tokens.length && this.tokens[at]!.upos === 'PROPN'; at += step) {
        if (this.placeOf[at] !== undefined) return true;
      }
    }
    return false;
  }

  /** The place mention that covers a token. */
  place(i: number): PlaceMention | undefined {
    return this.placeOf[i];
  }

  /** The actor mention that a token heads, or that covers it. */
  actor(i: number): ActorMention | undefined {
    return this.actorOf[i];
  }

  /** The country that an adjective of nationality names. */
  nationality(i: number): PlaceMention | undefined {
    const adjective = this.adjectiveOf[i];
    return adjective?.precision === 'country' ? adjective : undefined;
  }

  /** Whether a token belongs to a date ("Friday"), which nobody can be. */
  isDate(i: number): boolean {
    return this.dated[i] === 1;
  }

  /** The mention that a mention stands for ("they"), the mention itself when it stands for nothing else. */
  referent(actor: ActorMention): ActorMention {
    const first = actor.refersTo[0];
    return first === undefined ? actor : (this.allActors[first] ?? actor);
  }

  /** All mentions that a mention stands for: two for "both sides". */
  referents(actor: ActorMention): ActorMention[] {
    return actor.refersTo.map((i) => this.allActors[i]).filter((a): a is ActorMention => a !== undefined);
  }

  /** The noun under a container ("dozens of rebels": rebels), or the token itself. */
  content(i: number): number {
    let at = i;
    for (let n = 0; n < 3; n++) {
      const token = this.tokens[at]!;
      if (!CONTAINERS.has(token.lemma.toLowerCase())) return at;
      const inner = this.below[at]!.find(
        (c) =>
          this.tokens[c]!.deprel.startsWith('nmod') && c > at && ['of', ''].includes(prepositionOf(this.sentence, c)),
      );
      if (inner === undefined) return at;
      at = inner;
    }
    return at;
  }

  /** The lemma with its compound before it, as multi-word entries are written ("car bomb"); null when there is none. */
  compoundLemma(i: number): string | null {
    let before = i - 1;
    if (before >= 1 && this.tokens[before]!.form === '-') before--;
    if (before < 0) return null;
    const previous = this.tokens[before]!;
    if (previous.head !== i && before !== i - 1) return null;
    if (!/^(compound|amod|nmod|obl|punct)/.test(previous.deprel)) return null;
    return `${previous.lemma.toLowerCase()} ${this.tokens[i]!.lemma.toLowerCase()}`;
  }

  /** Whether a token names something of a class of the codebook. */
  is(i: number, name: string): boolean {
    const at = this.content(i);
    if (at !== i && this.isDirect(i, name)) return true;
    return this.isDirect(at, name);
  }

  private isDirect(i: number, name: string): boolean {
    const token = this.tokens[i]!;
    const lemma = token.lemma.toLowerCase();
    if (name.startsWith('=')) {
      const words = wordsOf(name);
      if (words.has(lemma) || (words.has('operation') && this.inOperation(i))) return true;
      const joined = name.includes(' ') ? this.compoundLemma(i) : null;
      return joined !== null && words.has(joined);
    }
    if (name.startsWith('event:')) return this.tellsEvent(token, name.slice(6));
    const place = this.placeOf[i];
    const isName = token.upos === 'PROPN' && /^\p{Lu}/u.test(token.form);
    if (name === 'place') return place !== undefined || (!isName && this.codebook.isA(lemma, 'place-noun'));
    const mention = this.actorOf[i];
    if (mention && (mention.head === i || mention.kind === 'named')) {
      if (name === 'actor') return true;
      const sector = (mention.sector ?? this.referent(mention).sector)?.slice(0, 3);
      if (sector && SECTOR_CLASSES[sector]?.includes(name)) return true;
      if (name === 'person' && (mention.id.startsWith('person:') || mention.kind === 'demonym')) return true;
    }
    if ((name === 'person' || name === 'actor') && PERSON_PRONOUNS.has(lemma)) return true;
    if (name === 'number') return token.upos === 'NUM';
    if (name === 'propn') return isName;
    if (name === 'operation' && this.inOperation(i)) return true;
    if (isName && !mention) return false;
    if (name === 'actor') return this.codebook.isA(lemma, 'actor-noun');
    if (this.codebook.isA(lemma, name)) return true;
    const compound = this.compoundLemma(i);
    if (compound === null) return false;
    if (this.codebook.isA(compound, name)) return true;
    // "suicide car bomber" is a suicide bomber as well
    const outer = this.tokens[i - 2];
    return (
      outer?.deprel === 'compound' &&
      this.tokens[i - 1]!.deprel === 'compound' &&
      this.codebook.isA(`${outer.lemma.toLowerCase()} ${lemma}`, name)
    );
  }

  /** Whether a token belongs to a named operation, the word "Operation" before it included. */
  inOperation(i: number): boolean {
    return this.operations.some((o) => i >= o.first - 1 && i <= o.last);
  }

  /** Whether a token is an event word of the codebook of a kind ("violent", "any"). */
  private tellsEvent(token: Token, kind: string): boolean {
    const lemma = token.lemma.toLowerCase();
    const entry =
      token.upos === 'VERB'
        ? this.codebook.verb(lemma)
        : (this.codebook.noun(this.compoundLemma(token.i) ?? lemma) ?? this.codebook.noun(lemma));
    if (!entry) return false;
    return entry.senses.some((s) => {
      const event = this.codebook.event(s.event);
      return event !== undefined && (kind === 'any' || event.kind === kind);
    });
  }
}
