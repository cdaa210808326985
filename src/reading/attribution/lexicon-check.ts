/** The schemas of knowledge/attribution/*.yaml and the check of these files; the build and `sitrep doctor` run it. */
import { z } from 'zod';
import { readKnowledge } from '../../knowledge/files.js';
import { kinds, prepositions, shapes } from './lexicon.js';

const kind = z.enum(kinds);
const take = z.enum([...shapes, ...prepositions]);

const word = z.string().regex(/^[a-zé][a-zé' -]*$/, 'words are lemmas in small letters');
const list = z.array(word).min(1);
const group = { kind, takes: z.array(take).min(1) };

const verbsFile = z.strictObject({
  groups: z.array(z.strictObject({ ...group, verbs: list })),
  core: list,
  weak: list,
  attitudes: list,
  states: list,
  things: list,
});
const nounsFile = z.strictObject({ groups: z.array(z.strictObject({ ...group, nouns: list })), light: list });
const adjectivesFile = z.strictObject({ groups: z.array(z.strictObject({ ...group, adjectives: list })) });
const phrasesFile = z.strictObject({
  prepositions: z.array(z.strictObject({ words: word, kind, after_comma: z.boolean().optional() })),
  standpoints: list,
  adverbs: z.partialRecord(kind, list),
  attributive: z.partialRecord(kind, list),
  media: list,
  labels: z.array(z.string()).min(1),
});

export type VerbsFile = z.infer<typeof verbsFile>;
export type NounsFile = z.infer<typeof nounsFile>;
export type AdjectivesFile = z.infer<typeof adjectivesFile>;
export type PhrasesFile = z.infer<typeof phrasesFile>;

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
    const result = schema.safeParse(readKnowledge(`attribution/${name}`));
    if (!result.success)
      for (const issue of result.error.issues) wrong.push(`${name}: ${issue.path.join('.')}: ${issue.message}`);
  }
  if (wrong.length) return wrong;
  const { groups } = verbsFile.parse(readKnowledge('attribution/verbs.yaml'));
  for (const g of groups)
    for (const [i, verb] of g.verbs.entries())
      if (g.verbs.indexOf(verb) < i)
        wrong.push(`verbs.yaml: "${verb}" stands twice in one group (${g.kind}: ${g.takes.join(', ')})`);
  return wrong;
}
