/** What the YAML files of knowledge/codebook/ may hold. The checks across files are in check.ts. */
import { z } from 'zod';

export const PLOVER_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'NONE',
] as const;

/** The modes that PLOVER 2021 has for each type. */
export const PLOVER_MODES: Record<string, readonly string[]> = {
  CONSULT: ['visit', 'host', 'phone', 'third-party', 'multilateral'],
  RETREAT: ['withdraw', 'release', 'return', 'disarm', 'ceasefire', 'access', 'resign', 'ease'],
  REQUEST: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate', 'allege'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
  THREATEN: ['restrict', 'ban', 'arrest', 'relations', 'expel', 'territory', 'violence', 'political'],
  PROTEST: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct'],
  SANCTION: ['convict', 'expel', 'withdraw', 'discontinue'],
  MOBILIZE: ['troops', 'weapons', 'police', 'militia'],
  COERCE: [
    'seize',
    'restrict',
    'ban',
    'censor',
    'curfew',
    'martial-law',
    'arrest',
    'deport',
    'withhold',
    'misinformation',
    'cyber',
  ],
  ASSAULT: [
    'abduct',
    'beat',
    'torture',
    'execute',
    'sexual',
    'assassinate',
    'primitive',
    'firearms',
    'explosives',
    'suicide-attack',
    'heavy-weapons',
    'aerial',
    'drone',
    'crowd-control',
    'destroy',
    'unconventional',
  ],
};

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower case letters, digits and hyphens');
const word = z
  .string()
  .min(1)
  .refine((w) => w === w.toLowerCase(), 'write words in lower case');
const sentence = z.string().min(1, 'give an example sentence');
const test = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

export const eventType = z.strictObject({
  id,
  label: z.string().min(1),
  definition: z.string().regex(/\.$/, 'end the definition with a full stop'),
  plover: z.enum(PLOVER_TYPES),
  mode: z.string().nullable(),
  cameo: z
    .string()
    .regex(/^\d{2,4}$/, 'a CAMEO code has two to four digits')
    .nullable(),
  acled: z.string().nullable(),
  ucdp: z.enum(['state-based', 'non-state', 'one-sided']).nullable(),
  kind: z.enum(['violent', 'coercive', 'movement', 'cooperative', 'verbal', 'state', 'harm']),
  symmetric: z.boolean().optional(),
});

export const wordClass = z.strictObject({ id, parent: id.nullable(), note: z.string(), words: z.array(word).min(1) });

export const HARMS = [
  'killed',
  'wounded',
  'killed-or-wounded',
  'missing',
  'abducted',
  'detained',
  'displaced',
  'surrendered',
  'freed',
] as const;
export const MODALITIES = ['asserted', 'denied', 'planned', 'threatened', 'ordered', 'possible'] as const;
export const FRAMES = ['threatened', 'promised', 'demanded', 'refused', 'accepted', 'renounced'] as const;

const roles = z.strictObject({
  actor: z.string().optional(),
  recipient: z.string().optional(),
  object: z.string().optional(),
  place: z.string().optional(),
});

export const sense = z.strictObject({
  event: id,
  when: z.record(z.string(), test).optional(),
  roles: roles.optional(),
  modality: z.enum(MODALITIES).optional(),
  frame: z.enum(FRAMES).optional(),
  loaded: z.boolean().optional(),
  harm: z.enum(HARMS).optional(),
  example: sentence,
});

export const entry = z.strictObject({ lemma: word, senses: z.array(sense).min(1) });

export const transform = z.strictObject({
  frame: z.enum(FRAMES),
  of: z.array(z.string()).min(1),
  event: id,
  example: sentence,
});

export const means = z.strictObject({
  of: z.array(id).min(1),
  when: z.record(z.string(), test),
  event: id,
  example: sentence,
});

export const cue = z.strictObject({
  lemma: word,
  pos: z.enum(['VERB', 'NOUN', 'ADJ', 'ADV', 'AUX', 'SCONJ', 'ADP']),
  effect: z.enum([
    'negate',
    'planned',
    'threatened',
    'ordered',
    'possible',
    'denied',
    'failed',
    'prevented',
    'background',
    'exercise',
    'hearsay',
  ]),
  example: sentence,
});

export const RELATION_TYPES = [
  'supports',
  'opposes',
  'loyal-to',
  'affiliated-with',
  'part-of',
  'controls',
  'owns',
  'supplies',
  'stronghold-of',
  'located-in',
] as const;

export const relation = z.strictObject({
  type: z.enum(RELATION_TYPES),
  lemma: word,
  pos: z.enum(['VERB', 'NOUN', 'ADJ']),
  from: z.string(),
  to: z.string(),
  when: z.record(z.string(), test).optional(),
  example: sentence,
});

export const framing = z.strictObject({ lemma: word, pos: z.string(), neutral: z.string(), note: z.string() });

export const vagueNumber = z.strictObject({
  word,
  min: z.number().int().nullable(),
  max: z.number().int().nullable(),
  source: z.string(),
});
