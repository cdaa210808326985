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
