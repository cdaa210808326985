/** A reading of a report, layer by layer; the same shape as src/reading/types.ts (a test holds the two together). */
import { z } from '@hono/zod-openapi';
import { day, span } from './common.js';
import { placePrecision } from './filter.js';

export const modality = z.enum(['asserted', 'denied', 'planned', 'threatened', 'ordered', 'possible']);
export const claimTimePrecision = z.enum([
  'day',
  'week',
  'month',
  'season',
  'year',
  'decade',
  'range',
  'open',
  'unresolved',
]);

const named = z.object({ text: z.string(), span });
const share = z.number().min(0).max(1);

const claimActor = named.extend({
  id: z.string(),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  name: z.string().optional(),
});

const claimPlace = named.extend({
  name: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geonameid: z.string().nullable(),
  precision: placePrecision,
  country: z.string().nullable().optional(),
  uncertaintyKm: z.number().optional(),
});

const claimTime = named.extend({ start: day, end: day, precision: claimTimePrecision });

export const casualty = z.object({
  kind: z.enum([
    'killed',
    'wounded',
    'killed-or-wounded',
    'missing',
    'abducted',
    'detained',
    'displaced',
    'surrendered',
    'freed',
  ]),
  min: z.int().nullable(),
  max: z.int().nullable(),
  span,
  of: z.string().nullable(),
});

export const claim = z
  .object({
    id: z.string(),
    event: z.string(),
    mode: z.string().nullable(),
    subtype: z.string(),
    modality,
    background: z.boolean(),
    framing: named.nullable().openapi({ description: 'A word that takes sides, as said; the code is neutral.' }),
    span,
    trigger: named,
    actors: z.array(claimActor),
    recipients: z.array(claimActor),
    objects: z.array(named.extend({ kind: z.string() })),
    place: claimPlace.nullable(),
    places: z.array(claimPlace),
    when: claimTime.nullable(),
    casualties: z.array(casualty),
    operation: z.string().nullable(),
    attribution: z.array(
      z.object({
        source: named.extend({ id: z.string().nullable(), party: z.boolean() }).nullable(),
        cue: named.nullable(),
      }),
    ),
    confidence: share,
  })
  .openapi('Claim');

const end = named.extend({
  id: z.string().nullable(),
  code: z.string().nullable().optional(),
  name: z.string().optional(),
});

export const relation = z
  .object({
    type: z.enum([
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
    ]),
    from: end,
    to: end,
    span,
    when: claimTime.nullable(),
    modality,
  })
  .openapi('Relation');

const spans = named.extend({ spans: z.array(span) });

export const attribution = z
  .object({
    source: spans.extend({ id: z.string().nullable() }).nullable(),
    cue: spans.nullable(),
    content: z.object({ span, spans: z.array(span) }),
    kind: z.enum([
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
    ]),
    sentence: z.int(),
  })
  .openapi('Attribution');

const anchored = named.extend({ sentence: z.int() });

export const mentions = z
  .object({
    toponyms: z.array(
      anchored.extend({
        name: z.string(),
        lat: z.number().nullable(),
        lon: z.number().nullable(),
        geonameid: z.string().nullable(),
        kind: z.string(),
        country: z.string().nullable(),
        admin1: z.string().nullable(),
        precision: placePrecision,
        uncertaintyKm: z.number(),
        confidence: share,
      }),
    ),
    actors: z.array(
      anchored.extend({
        id: z.string(),
        name: z.string(),
        code: z.string().nullable(),
        sector: z.string().nullable(),
        kind: z.enum(['named', 'described', 'pronoun', 'demonym']),
        plural: z.boolean(),
        sides: z.array(z.string()),
        refersTo: z.array(z.int()).openapi({ description: 'Places in this list of what it stands for.' }),
        confidence: share,
      }),
    ),
    dates: z.array(
      anchored.extend({
        start: day.nullable(),
        end: day.nullable(),
        precision: claimTimePrecision,
        kind: z.enum(['point', 'range', 'since', 'until', 'duration', 'recurring', 'age']),
        vague: z.boolean(),
      }),
    ),
    quantities: z.array(
      anchored.extend({
        min: z.number().nullable(),
        max: z.number().nullable(),
        vague: z.boolean(),
        kind: z.enum(['count', 'money', 'percent', 'measure', 'ordinal', 'age', 'other']),
      }),
    ),
  })
  .openapi('Mentions');

export const reading = z
  .object({
    reader: z.string().openapi({ description: 'Version of the reader that made it.' }),
    language: z.string().nullable(),
    notes: z.array(z.string()).openapi({ description: 'Why nothing, or not everything, was read.' }),
    sentences: z.array(span),
    claims: z.array(claim),
    relations: z.array(relation),
    attributions: z.array(attribution),
    mentions,
  })
  .openapi('Reading');

export type ClaimAnswer = z.infer<typeof claim>;
export type ReadingAnswer = z.infer<typeof reading>;
export type MentionsAnswer = z.infer<typeof mentions>;
