/**
 * The codebook's shape: which events there are, and which words over the tree tell them. The data is YAML in
 * knowledge/codebook/; the zod schema beside this file checks it. Read docs/codebook.md before you edit the data.
 */

/** A finer event type of ours and what it is called in the public codebooks. */
export interface EventType {
  /** Key: "air-strike", "territory-gained". */
  id: string;
  label: string;
  /** One sentence: what counts, what does not. */
  definition: string;
  /** PLOVER 2021 type and mode. */
  plover: string;
  mode: string | null;
  /** CAMEO code as a string ("195"), ACLED-style "event type / sub-event type", UCDP category; null when none fits. */
  cameo: string | null;
  acled: string | null;
  ucdp: string | null;
  /** violent: an act of armed force or coercion that makes an incident; verbal: words only; state: a lasting condition. */
  kind: 'violent' | 'coercive' | 'movement' | 'cooperative' | 'verbal' | 'state' | 'harm';
  /** Both sides do it (a meeting, a clash): subject and `with`/`between` are all actors. */
  symmetric?: boolean;
}

/**
 * What a slot of the tree must hold. A class of nouns (see classes.yaml), `place` (a place mention), `actor`
 * (any actor mention or actor noun), `none` (the slot is empty), `any` (it is filled), or `=word|word` (these lemmas).
 * A list means any of them; a leading "!" negates.
 */
export type SlotTest = string | string[];

/**
 * Conditions on the slots around a trigger. Keys: `subject` and `object` are logical (a passive is turned round
 * first), `iobj`, `prep:IN` for a noun under that preposition ("prep:from|out of"), `particle`, `xcomp`, `ccomp`,
 * `amod`, `compound`, `det`, `advmod`, `nmod:of`, `report` ("any word of this class anywhere in the sentence").
 */
export type SlotTests = Record<string, SlotTest>;

/** Which slot fills which field; the defaults are written in docs/codebook.md. "a|b" means the first that is filled. */
export interface Roles {
  actor?: string;
  recipient?: string;
  object?: string;
  place?: string;
}

export interface Sense {
  /** Event id; or `none` for a sense that is no event of ours ("strike a balance"). */
  event: string;
  when?: SlotTests;
  roles?: Roles;
  /** Modality that the word itself carries ("vowed to" is a threat of its complement). */
  modality?: string;
  /**
   * How the word holds what depends on it: `threatened`, `promised`, `demanded`, `refused`, `accepted`. Together with the
   * event below it tells the finer event (transforms.yaml; {@link Codebook.refine}).
   */
  frame?: string;
  /** True when the word takes sides ("liberate", "neutralise", "terrorist"). */
  loaded?: boolean;
  /** Kind of casualty that the object of the verb suffers ("kill": killed). */
  harm?: string;
  /** A sentence of our own in which this sense is meant; a test runs it. */
  example: string;
}

/** A verb lemma or a noun lemma (may have several words, "car bomb") with its senses, the most particular first. */
export interface Entry {
  lemma: string;
  senses: Sense[];
}

/**
 * What a word does to the event under it (cues.yaml). negate: turns it round ("hardly"). planned, threatened, ordered,
 * possible: makes it so. denied: somebody denies it. failed: it was tried and did not come about ("fail", "refuse").
 * prevented: it did not happen because somebody stopped it ("foil", "avert"). background: recalls an older event.
 * exercise: only played or rehearsed. hearsay: asserted, but the speaker is not named ("reportedly").
 */
export type CueEffect =
  | 'negate'
  | 'planned'
  | 'threatened'
  | 'ordered'
  | 'possible'
  | 'denied'
  | 'failed'
  | 'prevented'
  | 'background'
  | 'exercise'
  | 'hearsay';

export interface Cue {
  lemma: string;
  /** UPOS of the word: VERB, NOUN, ADJ, ADV, AUX, SCONJ. */
  pos: string;
  effect: CueEffect;
  example: string;
}

/** How a lasting tie is worded (relations.yaml): a verb, noun or adjective and the slots that hold its two ends. */
export interface RelationPattern {
  type: string;
  lemma: string;
  pos: 'VERB' | 'NOUN' | 'ADJ';
  from: string;
  to: string;
  /** Conditions, as for senses. */
  when?: SlotTests;
  example: string;
}

/** The loaded codebook, as reading/ uses it. Look-ups take lemmas in lower case. */
export interface Codebook {
  verb(lemma: string): Entry | undefined;
  noun(lemma: string): Entry | undefined;
  event(id: string): EventType | undefined;
  /** Whether a lemma (or a "compound lemma") belongs to a class or to one below it. */
  isA(lemma: string, className: string): boolean;
  cue(lemma: string, upos: string): CueEffect | undefined;
  relations(lemma: string, upos: string): readonly RelationPattern[];
  /** How an event of this type may be named more closely (means.yaml), in order. */
  means(event: string): readonly Means[];
  /** Neutral word for a loaded one, when the lemma is loaded. */
  framing(lemma: string): string | undefined;
  /**
   * The event that a frame makes of what it holds ("threatened" + `air-strike` is `threat-of-violence`); null when the
   * table says nothing of it.
   *
   * @param frame `frame` of the sense of the word above
   * @param event id of the event below it, null when what stands there is no event of ours
   * @param lemmas what stands there, and the nouns around it ("impose", "sanction")
   */
  refine(frame: string, event: string | null, lemmas: readonly string[]): string | null;
}

/** What a frame makes of an event (transforms.yaml). The first row that fits is taken. */
export interface Transform {
  frame: string;
  /** PLOVER types, event ids, or classes of words; any of them fits. */
  of: string[];
  event: string;
  example: string;
}

/**
 * A more particular event that a general one is when a slot around it says so: an attack with drones is a drone strike
 * (means.yaml). The first row whose conditions hold is taken.
 */
export interface Means {
  of: string[];
  when: SlotTests;
  event: string;
  example: string;
}

/** A word that takes sides, and the neutral word (framing.yaml). */
export interface Framing {
  lemma: string;
  pos: string;
  neutral: string;
  note: string;
}

/** A vague number and its bounds (vague-numbers.yaml). */
export interface VagueNumber {
  word: string;
  min: number | null;
  max: number | null;
  source: string;
}

export interface WordClass {
  id: string;
  parent: string | null;
  note: string;
  words: string[];
}

/** Everything in knowledge/codebook/, checked, as one plain object; `npm run build` writes it as JSON. */
export interface CompiledCodebook {
  events: EventType[];
  classes: WordClass[];
  verbs: Entry[];
  nouns: Entry[];
  transforms: Transform[];
  means: Means[];
  cues: Cue[];
  relations: RelationPattern[];
  framing: Framing[];
  vagueNumbers: VagueNumber[];
}
