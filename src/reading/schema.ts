import { z } from 'zod';

/** The JSON of a reading as `sitrep read --json` prints it, for whoever takes readings from outside. */
const span = z.tuple([z.int().min(0), z.int().min(0)]);
const named = z.object({ text: z.string(), span });
const actor = named.extend({
  id: z.string(),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  name: z.string().optional(),
});
const place = named.extend({
  name: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geonameid: z.string().nullable(),
  precision: z.string(),
  country: z.string().nullable().optional(),
  uncertaintyKm: z.number().optional(),
});
const day = z.string().regex(/^-?\d{4,6}-\d{2}-\d{2}$/);
const time = named.extend({ start: day, end: day, precision: z.string() });
const casualty = z.object({
  kind: z.string(),
  min: z.int().nullable(),
  max: z.int().nullable(),
  span,
  of: z.string().nullable(),
});
const link = z.object({
  source: named.extend({ id: z.string().nullable(), party: z.boolean() }).nullable(),
  cue: named.nullable(),
});

export const claimSchema = z.object({
  id: z.string(),
  event: z.string(),
  mode: z.string().nullable(),
  subtype: z.string(),
  modality: z.enum(['asserted', 'denied', 'planned', 'threatened', 'ordered', 'possible']),
  background: z.boolean(),
  foreground: z.boolean().optional(),
  framing: named.nullable(),
  span,
  trigger: named,
  actors: z.array(actor),
  recipients: z.array(actor),
  objects: z.array(named.extend({ kind: z.string() })),
  place: place.nullable(),
  places: z.array(place),
  when: time.nullable(),
  casualties: z.array(casualty),
  operation: z.string().nullable(),
  attribution: z.array(link),
  confidence: z.number().min(0).max(1),
});

const end = named.extend({
  id: z.string().nullable(),
  code: z.string().nullable().optional(),
  name: z.string().optional(),
});
const spans = z.object({ text: z.string(), span, spans: z.array(span) });

export const readingSchema = z.object({
  id: z.string(),
  reader: z.string(),
  report: z.object({ published: z.string().nullable(), outlet: z.string().nullable(), title: z.string().nullable() }),
  language: z.string().nullable(),
  notes: z.array(z.string()),
  claims: z.array(claimSchema),
  relations: z.array(
    z.object({ type: z.string(), from: end, to: end, span, when: time.nullable(), modality: z.string() }),
  ),
  attributions: z.array(
    z.looseObject({
      source: spans.extend({ id: z.string().nullable() }).nullable(),
      cue: spans.nullable(),
      content: z.object({ span, spans: z.array(span) }),
    }),
  ),
  mentions: z.object({
    toponyms: z.array(z.looseObject({ text: z.string(), span })),
    actors: z.array(z.looseObject({ text: z.string(), span })),
    dates: z.array(z.looseObject({ text: z.string(), span })),
    quantities: z.array(z.looseObject({ text: z.string(), span })),
  }),
});
