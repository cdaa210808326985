/**
 * The cue lexicon: which words attribute, how, and what shape the thing said takes after them.
 * The words are data (knowledge/attribution/*.yaml) that a person can edit; `checkCueLexicon` says what is wrong with them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Attribution } from '../types.js';

export type Kind = Attribution['kind'];

const kinds = ['say', 'deny', 'accuse', 'ask', 'order', 'threaten', 'promise', 'plan', 'believe', 'hope', 'question'] as const;
const prepositions = [
  'about', 'against', 'at', 'for', 'from', 'in', 'into', 'of', 'on', 'over', 'to', 'toward', 'towards', 'with',
] as const; // biome-ignore format: a list reads better in one line
const shapes = ['clause', 'inf', 'them-inf', 'gerund', 'object', 'as', 'hearer', 'impersonal', 'it-clause', 'passive-inf'] as const;

const kind = z.enum(kinds);
const take = z.enum([...shapes, ...prepositions]);
export type Take = z.infer<typeof take>;

const word = z.string().regex(/^[a-zé][a-zé' -]*$/, 'words are lemmas in small letters');
const list = z.array(word).min(1);
const group = { kind, takes: z.array(take).min(1) };

const verbsFile = z.strictObject({ groups: z.array(z.strictObject({ ...group, verbs: list })), core: list, weak: list });
const nounsFile = z.strictObject({ groups: z.array(z.strictObject({ ...group, nouns: list })), light: list });
const adjectivesFile = z.strictObject({ groups: z.array(z.strictObject({ ...group, adjectives: list })) });
const phrasesFile = z.strictObject({
  prepositions: z.array(z.strictObject({ words: word, kind, after_comma: z.boolean().optional() })),
  standpoints: list,
  adverbs: z.partialRecord(kind, list),
  attributive: z.partialRecord(kind, list),
  texts: list,
});

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
  nouns: ReadonlyMap<string, Entry>;
  adjectives: ReadonlyMap<string, Entry>;
  /** Verbs that only carry a noun cue: "issued a warning". */
  light: ReadonlySet<string>;
  prepositions: readonly { words: readonly string[]; kind: Kind; afterComma: boolean }[];
  /** "in her view": nouns whose possessor answers for the clause. */
  standpoints: ReadonlySet<string>;
  adverbs: ReadonlyMap<string, Kind>;
  attributive: ReadonlyMap<string, Kind>;
  /** Nouns for texts and data: "in a statement". */
  texts: ReadonlySet<string>;
}

interface RawGroup {
  kind: Kind;
  takes: Take[];
}

/** The first group that gives a word a shape decides its kind. */
function gather<G extends RawGroup>(groups: readonly G[], words: (g: G) => readonly string[]): Map<string, Map<Take, Kind>> {
  const entries = new Map<string, Map<Take, Kind>>();
  for (const g of groups)
    for (const w of words(g)) {
      let entry = entries.get(w);
      if (!entry) entries.set(w, (entry = new Map()));
      for (const t of g.takes) if (!entry.has(t)) entry.set(t, g.kind);
    }
  return entries;
}

function byWord(record: Partial<Record<Kind, string[]>>): Map<string, Kind> {
  const map = new Map<string, Kind>();
  for (const k of kinds) for (const w of record[k] ?? []) map.set(w, k);
  return map;
}

function folder(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json')) && dirname(dir) !== dir) dir = dirname(dir);
  return join(dir, 'knowledge', 'attribution');
}

const load = (name: string): unknown => parse(readFileSync(join(folder(), name), 'utf8'));

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

/** The lexicon, read once and kept. Throws with the file and the place when a file does not fit its schema. */
export function cueLexicon(): CueLexicon {
  if (kept) return kept;
  const verbs = verbsFile.parse(load('verbs.yaml'));
  const nouns = nounsFile.parse(load('nouns.yaml'));
  const adjectives = adjectivesFile.parse(load('adjectives.yaml'));
  const phrases = phrasesFile.parse(load('phrases.yaml'));
  const verbEntries = gather(verbs.groups, (g) => g.verbs);
  kept = {
    verbs: verbEntries,
    verbForms: regularForms(verbEntries.keys()),
    core: new Set(verbs.core),
    weak: new Set(verbs.weak),
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
    texts: new Set(phrases.texts),
  };
  return kept;
}

/** What is wrong with the lexicon's files, one sentence each; empty when all is well. */
export function checkCueLexicon(): string[] {
  const wrong: string[] = [];
  const files = [
    ['verbs.yaml', verbsFile],
    ['nouns.yaml', nounsFile],
    ['adjectives.yaml', adjectivesFile],
    ['phrases.yaml', phrasesFile],
  ] as const;
  for (const [name, schema] of files) {
    const result = schema.safeParse(load(name));
    if (!result.success)
      for (const issue of result.error.issues) wrong.push(`${name}: ${issue.path.join('.')}: ${issue.message}`);
  }
  if (wrong.length) return wrong;
  const { groups } = verbsFile.parse(load('verbs.yaml'));
  for (const g of groups)
    for (const [i, verb] of g.verbs.entries())
      if (g.verbs.indexOf(verb) < i) wrong.push(`verbs.yaml: "${verb}" stands twice in one group (${g.kind}: ${g.takes.join(', ')})`);
  return wrong;
}
