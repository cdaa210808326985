/**
 * What a reading consists of. The JSON that `sitrep read --json` prints is `Reading`, one object a line;
 * the schema that checks it is in schema.ts. Spans count UTF-16 code units of the report's text.
 */
import type { Span } from '../report/types.js';

export type { Span };

/** Where a mention stands: its sentence and its inclusive range of tokens there. */
export interface Anchored {
  text: string;
  span: Span;
  sentence: number;
  first: number;
  last: number;
}

/** A stretch that names a date or a period, resolved against the publication date where that is possible. */
export interface DateMention extends Anchored {
  /** First and last day, ISO `YYYY-MM-DD`, both inclusive; null when it cannot be resolved (no publication date). */
  start: string | null;
  end: string | null;
  precision: 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'range' | 'open' | 'unresolved';
  /** point: an event on/in it. since/until: open interval. duration: a length ("for three days"). recurring: "every Friday". */
  kind: 'point' | 'range' | 'since' | 'until' | 'duration' | 'recurring' | 'age';
  /** "recently", "in recent days": counted from a rule of the codebook, not from words with a number. */
  vague: boolean;
}

/** A number with its bounds as the words give them. */
export interface QuantityMention extends Anchored {
  /** Lower bound; null when the words give none ("up to 50"). */
  min: number | null;
  /** Upper bound; null when the words give none ("at least 10"). */
  max: number | null;
  vague: boolean;
  /** Token index in the sentence of the noun that is counted ("members" in "at least 10 members"); -1 if none. */
  counted: number;
  kind: 'count' | 'money' | 'percent' | 'measure' | 'ordinal' | 'age' | 'other';
}

export type CasualtyKind =
  | 'killed'
  | 'wounded'
  | 'killed-or-wounded'
  | 'missing'
  | 'abducted'
  | 'detained'
  | 'displaced'
  | 'surrendered'
  | 'freed';

/** People harmed: how many, of whom, and whether the words give a running total instead of one event. */
export interface Casualty {
  kind: CasualtyKind;
  min: number | null;
  max: number | null;
  span: Span;
  /** Who they were, as said ("members of Haftar's militia", "civilians", "children"); null when unsaid. */
  of: string | null;
}

/** Casualties before they are given to a claim: where their words stand, and whether they add up older events. */
export interface CasualtyMention extends Casualty {
  sentence: number;
  /** Token that carries the harm ("killed", "dead", "wounded", "toll"). */
  trigger: number;
  /** True for "bringing the toll to 40", "more than 1,000 killed since 2019". */
  total: boolean;
  /** Token of the counted noun or number. */
  head: number;
}

export type PlacePrecision = 'point' | 'town' | 'district' | 'region' | 'country' | 'area' | 'unresolved';

/** A place name in the text, resolved against the gazetteer where possible. */
export interface PlaceMention extends Anchored {
  name: string;
  lat: number | null;
  lon: number | null;
  geonameid: string | null;
  kind: string;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  admin1: string | null;
  precision: PlacePrecision;
  uncertaintyKm: number;
  confidence: number;
}

/** PLOVER sectors that we use. */
export type Sector = string;

/** A stretch that names or describes somebody who can act: a state, force, group, body, person, or people of a kind. */
export interface ActorMention extends Anchored {
  /** Token index of the head noun of the phrase. */
  head: number;
  /** Stable id: of the actors file ("LBY.GNA.MIL"), or made from head noun and modifiers for those not listed. */
  id: string;
  /** Neutral name to show. */
  name: string;
  /** ISO 3166-1 alpha-3 of the country it belongs to, or IGO/NGO/… as PLOVER codes them; null when unknown. */
  code: string | null;
  sector: Sector | null;
  kind: 'named' | 'described' | 'pronoun' | 'demonym';
  plural: boolean;
  /** Ids that it belongs to or is loyal to ("Haftar's militia" → Haftar's side); nearest first. */
  sides: string[];
  /** For a pronoun or a definite description: index into the list of mentions of what it stands for; two for "both sides". */
  refersTo: number[];
  confidence: number;
}

/** One link of a chain of sources. */
export interface SourceLink {
  source: {
    text: string;
    span: Span;
    id: string | null /** Belongs to a party of the conflict. */;
    party: boolean;
  } | null;
  cue: { text: string; span: Span } | null;
}

/** Somebody says something: source, cue ("according to", "said") and the content that they answer for. */
export interface Attribution {
  source: { text: string; span: Span; spans: Span[]; id: string | null } | null;
  cue: { text: string; span: Span; spans: Span[] } | null;
  content: { span: Span; spans: Span[] };
  /** say: asserts; deny: says it is not so; ask, order, threaten, promise, plan, believe: what kind of saying. */
  kind: 'say' | 'deny' | 'accuse' | 'ask' | 'order' | 'threaten' | 'promise' | 'plan' | 'believe' | 'hope' | 'question';
  /** Sentence and token of the cue's head; -1 when it has no token (quotation without a cue). */
  sentence: number;
  cueToken: number;
}

export type Modality = 'asserted' | 'denied' | 'planned' | 'threatened' | 'ordered' | 'possible';

export interface ClaimActor {
  text: string;
  span: Span;
  id: string;
  code: string | null;
  sector: Sector | null;
  /** What a pronoun or description stands for, when the words alone do not say. */
  name?: string;
}

export interface ClaimObject {
  text: string;
  span: Span;
  /** Class of the codebook: weapon, vehicle, aircraft, building, infrastructure, religious-site, goods, agreement … */
  kind: string;
}

export interface ClaimPlace {
  text: string;
  span: Span;
  name: string;
  lat: number | null;
  lon: number | null;
  geonameid: string | null;
  precision: PlacePrecision;
  country?: string | null;
  uncertaintyKm?: number;
}

export interface ClaimTime {
  text: string;
  span: Span;
  start: string;
  end: string;
  precision: DateMention['precision'];
}

/** One event as one report tells it. */
export interface Claim {
  /** Stable within the reading: c1, c2 … in order of the trigger. */
  id: string;
  /** PLOVER 2021 event type. */
  event: string;
  /** PLOVER mode, or null where PLOVER has none. */
  mode: string | null;
  /** Our finer type: a key of the codebook's events. */
  subtype: string;
  modality: Modality;
  /** The report recalls an older event or gives a running total. */
  background: boolean;
  /** What the report is mainly about; false: mentioned beside it. Missing in readings older than this mark. */
  foreground?: boolean;
  /** The loaded word as said ("liberated", "neutralised"), when the code is neutral and the word is not. */
  framing: { text: string; span: Span } | null;
  span: Span;
  trigger: { text: string; span: Span };
  actors: ClaimActor[];
  recipients: ClaimActor[];
  objects: ClaimObject[];
  place: ClaimPlace | null;
  /** Further places of the same claim ("Sirte, Jufra and towns in …"). */
  places: ClaimPlace[];
  when: ClaimTime | null;
  casualties: Casualty[];
  operation: string | null;
  attribution: SourceLink[];
  confidence: number;
}

export type RelationType =
  | 'supports'
  | 'opposes'
  | 'loyal-to'
  | 'affiliated-with'
  | 'part-of'
  | 'controls'
  | 'owns'
  | 'supplies'
  | 'stronghold-of'
  | 'located-in';

export interface RelationEnd {
  text: string;
  span: Span;
  id: string | null;
  code?: string | null;
  name?: string;
}

/** A lasting tie that a report states. */
export interface Relation {
  type: RelationType;
  from: RelationEnd;
  to: RelationEnd;
  span: Span;
  when: ClaimTime | null;
  modality: Modality;
}

/** Everything that one version of the reader read in one report. */
export interface Reading {
  id: string;
  /** Version of the reader that made it. */
  reader: string;
  report: { published: string | null; outlet: string | null; title: string | null };
  language: string | null;
  /** Sentences that say why nothing, or not everything, was read ("not read: the text is in Arabic"). */
  notes: string[];
  claims: Claim[];
  relations: Relation[];
  attributions: Attribution[];
  mentions: {
    toponyms: PlaceMention[];
    actors: ActorMention[];
    dates: DateMention[];
    quantities: QuantityMention[];
  };
}
