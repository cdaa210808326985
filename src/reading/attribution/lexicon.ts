/**
 * The cue lexicon: which words attribute, how, and what shape the thing said takes after them.
 * The words are data (knowledge/attribution/*.yaml) that a person can edit; `checkCueLexicon` in
 * lexicon-check.ts says what is wrong with them.
 */
import { readKnowledge } from '../../knowledge/files.js';
import type { Attribution } from '../types.js';
import type { AdjectivesFile, NounsFile, PhrasesFile, VerbsFile } from './lexicon-check.js';

export type Kind = Attribution['kind'];

export const kinds = [
  'say',
  'deny',
  'accuse',
  'ask',
  'order',
  'threaten',
  'promise',
  'plan',
  'believe',
  'hope',
  'question',
] as const;
export const prepositions = [
  'about', 'against', 'at', 'for', 'from', 'in', 'into', 'of', 'on', 'over', 'to', 'toward', 'towards', 'with',
] as const; // biome-ignore format: a list reads better in one line
export const shapes = [
  'clause',
  'inf',
  'them-inf',
  'gerund',
  'object',
  'as',
  'hearer',
  'impersonal',
  'it-clause',
  'passive-inf',
] as const;

export type Take = (typeof shapes)[number] | (typeof prepositions)[number];

/** The shapes that a word licenses, each with the kind of saying that it then is. */
export type Entry = ReadonlyMap<Take, Kind>;

export interface CueLexicon {
  verbs: ReadonlyMap<string, Entry>;
  /** Inflected forms to lemmas of `verbs`, for words whose lemma came out wrong. */
  verbForms: ReadonlyMap<string, string>;
  /** Verbs that hardly do anything but report: "said he had left" is read as such even when the tree is broken. */
  core: ReadonlySet<string>;
  /** Verbs that speak only beside a quotation or with a clause of their own. */
  weak: ReadonlySet<string>;
  /** Verbs of taking sides, which give no source to a claim. */
  attitudes: ReadonlySet<string>;
  /** What hits but accuses nobody. */
  things: ReadonlySet<string>;
  /** Verbs whose passive is a state of mind: "are focused on". */
  states: ReadonlySet<string>;
  nouns: ReadonlyMap<string, Entry>;
  adjectives: ReadonlyMap<string, Entry>;
  /** Verbs that only carry a noun cue: "issued a warning". */
  light: ReadonlySet<string>;
  prepositions: readonly { words: readonly string[]; kind: Kind; afterComma: boolean }[];
  /** "in her view": nouns whose possessor answers for the clause. */
  standpoints: ReadonlySet<string>;
  adverbs: ReadonlyMap<string, Kind>;
  attributive: ReadonlyMap<string, Kind>;
  /** Where and how something is said: "on Telegram", "on condition". */
  media: ReadonlySet<string>;
  /** "Read more", "Photo": before a colon, but nobody who speaks. */
  labels: ReadonlySet<string>;
}

interface RawGroup {
  kind: Kind;
  takes: Take[];
}

/** The first group that gives a word a shape decides its kind. */
function gather<G extends RawGroup>(
  groups: readonly G[],
  words: (g: G) => readonly string[],
): Map<string, Map<Take, Kind>> {
  const entries = new Map<string, Map<Take, Kind>>();
  for (const g of groups)
    for (const w of words(g)) {
      const entry = entries.get(w) ?? new Map<Take, Kind>();
      entries.set(w, entry);
      for (const t of g.takes) if (!entry.has(t)) entry.set(t, g.kind);
    }
  return entries;
}

function byWord(record: Partial<Record<Kind, string[]>>): Map<string, Kind> {
  const map = new Map<string, Kind>();
  for (const k of kinds) for (const w of record[k] ?? []) map.set(w, k);
  return map;
}

/** The regular forms of each verb: "tout": touts, touted, touting; "rap": rapped, rapping. */
function regularForms(lemmas: Iterable<string>): Map<string, string> {
  const forms = new Map<string, string>();
  const add = (form: string, lemma: string): void => {
    if (!forms.has(form)) forms.set(form, lemma);
  };
  for (const lemma of lemmas) {
    if (!/^[a-z]+$/.test(lemma)) continue;
    const stem = lemma.replace(/e$/, '');
    const y = /[^aeiou]y$/.test(lemma);
    const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(lemma) ? lemma + lemma.slice(-1) : '';
    add(y ? `${lemma.slice(0, -1)}ies` : /(s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, lemma);
    add(y ? `${lemma.slice(0, -1)}ied` : `${stem}ed`, lemma);
    add(`${stem}ing`, lemma);
    if (doubled) {
      add(`${doubled}ed`, lemma);
      add(`${doubled}ing`, lemma);
    }
  }
  return forms;
}

let kept: CueLexicon | undefined;

/** The lexicon, read once and kept. The build has checked its files against their schemas (lexicon-check.ts). */
export function cueLexicon(): CueLexicon {
  if (kept) return kept;
  const verbs = readKnowledge('attribution/verbs.yaml') as VerbsFile;
  const nouns = readKnowledge('attribution/nouns.yaml') as NounsFile;
  const adjectives = readKnowledge('attribution/adjectives.yaml') as AdjectivesFile;
  const phrases = readKnowledge('attribution/phrases.yaml') as PhrasesFile;
  const verbEntries = gather(verbs.groups, (g) => g.verbs);
  kept = {
    verbs: verbEntries,
    verbForms: regularForms(verbEntries.keys()),
    core: new Set(verbs.core),
    weak: new Set(verbs.weak),
    attitudes: new Set(verbs.attitudes),
    states: new Set(verbs.states),
    things: new Set(verbs.things),
    nouns: gather(nouns.groups, (g) => g.nouns),
    adjectives: gather(adjectives.groups, (g) => g.adjectives),
    light: new Set(nouns.light),
    prepositions: phrases.prepositions.map((p) => ({
      words: p.words.split(' '),
      kind: p.kind,
      afterComma: p.after_comma ?? false,
    })),
    standpoints: new Set(phrases.standpoints),
    adverbs: byWord(phrases.adverbs),
    attributive: byWord(phrases.attributive),
    media: new Set(phrases.media),
    labels: new Set(phrases.labels),
  };
  return kept;
}
