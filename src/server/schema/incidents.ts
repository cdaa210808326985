/** Incidents: a row of the list, and one with everything that it rests on. */
import { z } from '@hono/zod-openapi';
import { day, page, span } from './common.js';
import { kind, placePrecision, standing, status } from './filter.js';
import { casualty, claim, claimTimePrecision } from './reading.js';

const bounds = { min: z.int().nullable(), max: z.int().nullable() };

const place = z.object({
  name: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country: z.string().nullable(),
  precision: placePrecision,
  uncertaintyKm: z.number(),
});

const when = z.object({
  start: day,
  end: day,
  precision: claimTimePrecision,
  basis: z
    .enum(['stated', 'publication'])
    .openapi({ description: 'publication: no claim gives a date; the days before the first report are taken.' }),
});

const claims = z.array(z.string()).openapi({ description: 'Keys of the claims that carry it.' });

const party = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  sector: z.string().nullable(),
  sides: z.array(z.string()).openapi({ description: 'Ids that it belongs to, nearest first.' }),
});

const head = {
  id: z.string(),
  kind,
  event: z.string(),
  mode: z.string().nullable(),
  subtype: z.string(),
  label: z.string(),
  status,
  standing,
  summary: z.string(),
  operation: z.string().nullable(),
  firstReported: day.nullable(),
  lastReported: day.nullable(),
};

export const incidentRow = z
  .object({
    ...head,
    when: when.nullable(),
    place: place.nullable(),
    actors: z.array(z.object({ id: z.string(), name: z.string() })),
    recipients: z.array(z.object({ id: z.string(), name: z.string() })),
    casualties: z.array(z.object({ kind: casualty.shape.kind, ...bounds })),
    independent: z.int().openapi({ description: 'Independent sources.' }),
    outlets: z.int(),
    claims: z.int(),
    contradictions: z.int(),
  })
  .openapi('IncidentRow');

export const incidentPage = page(incidentRow).openapi('IncidentPage');

export const reportHead = z
  .object({
    hash: z.string().openapi({ description: 'Content hash: the key of the report.' }),
    id: z.string().openapi({ description: 'The id that its feed gave, else the hash.' }),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: day.nullable(),
    url: z.string().nullable(),
    language: z.string().nullable(),
    copyOf: z
      .string()
      .nullable()
      .openapi({ description: 'Hash of the report that it repeats; null when it is its own.' }),
  })
  .openapi('ReportHead');

export const MARK_FIELDS = [
  'event',
  'actor',
  'recipient',
  'object',
  'place',
  'when',
  'casualties',
  'speaker',
  'cue',
  'framing',
] as const;

export const quote = z
  .object({
    text: z.string().openapi({ description: 'The sentence, as published.' }),
    span: span.openapi({ description: "Where the sentence stands in the report's text." }),
    marks: z.array(
      z.object({
        field: z.enum(MARK_FIELDS),
        span: span.openapi({ description: "In the report's text." }),
        text: z.string(),
        inside: z.boolean().openapi({ description: 'False when the words stand in another sentence of the report.' }),
      }),
    ),
  })
  .openapi('Quote', { description: 'The words that carry a claim.' });

export const incidentClaim = z
  .object({
    key: z.string(),
    role: z.enum(['support', 'denial', 'recollection']),
    why: z.string().openapi({ description: 'Why the claim is part of this incident.' }),
    report: reportHead,
    reader: z.string().openapi({ description: 'Version of the reader that made the claim.' }),
    claim,
    quote,
    review: z
      .object({
        status: z.enum(['accepted', 'corrected', 'rejected', 'kept', 'unreviewed']),
        corrected: z.array(z.string()).openapi({ description: 'Fields that a person has set.' }),
        reviews: z.array(z.string()).openapi({ description: 'Ids of the reviews that hold for it.' }),
      })
      .nullable()
      .openapi({ description: 'What people said of it; null when nobody did.' }),
  })
  .openapi('IncidentClaim');

const range = z.object({
  kind: casualty.shape.kind,
  ...bounds,
  agreed: z.boolean(),
  perClaim: z.array(z.object({ claim: z.string(), ...bounds, of: z.string().nullable() })),
});

export const incident = z
  .object({
    ...head,
    background: z.boolean(),
    summaryParts: z.array(
      z.object({
        text: z.string(),
        field: z.enum(['event', 'actor', 'recipient', 'object', 'place', 'when', 'casualties', 'status', 'source']),
        claims,
      }),
    ),
    when: when.nullable(),
    place: place.extend({ geonameid: z.string().nullable(), claims }).nullable(),
    places: z.array(place.extend({ geonameid: z.string().nullable(), claims })),
    actors: z.array(party.extend({ claims })),
    recipients: z.array(party.extend({ claims })),
    objects: z.array(z.object({ text: z.string(), kind: z.string(), claims })),
    casualties: z.array(range),
    loaded: z.array(z.object({ text: z.string(), by: z.string(), claims })),
    contradictions: z.array(
      z.object({
        kind: z.enum(['place', 'count', 'time', 'actor', 'denial']),
        sentence: z.string(),
        sides: z.array(z.object({ says: z.string(), claims })),
      }),
    ),
    sources: z.object({
      outlets: z.array(z.string()),
      speakers: z.array(z.object({ id: z.string().nullable(), name: z.string(), party: z.boolean(), claims })),
      voices: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          kind: z.enum(['outlet', 'speaker', 'party']),
          side: z.enum(['actor', 'recipient', 'none']),
          claims,
          outlets: z.array(z.string()),
        }),
      ),
      independent: z.int(),
      explanation: z.string(),
    }),
    links: z.array(z.object({ type: z.enum(['aimOf', 'fulfils']), incident: z.string(), why: z.string() })),
    claims: z.array(incidentClaim),
    history: z
      .array(
        z.object({
          id: z.string(),
          at: z.string(),
          by: z.string(),
          type: z.string(),
          reason: z.string(),
          claims,
          fields: z.array(z.string()).openapi({ description: 'Fields that a correction sets.' }),
          undoes: z.string().nullable().openapi({ description: 'The review that it takes back.' }),
          holds: z.boolean().openapi({ description: 'False once it has been taken back.' }),
        }),
      )
      .openapi({ description: 'What people have set right, oldest first.' }),
  })
  .openapi('Incident');

export type ReportHead = z.infer<typeof reportHead>;
export type IncidentRow = z.infer<typeof incidentRow>;
export type IncidentPage = z.infer<typeof incidentPage>;
export type IncidentAnswer = z.infer<typeof incident>;
export type IncidentClaimAnswer = z.infer<typeof incidentClaim>;
export type Quote = z.infer<typeof quote>;
export type MarkField = (typeof MARK_FIELDS)[number];
