/** What the record is coded by, for whoever sets a field right: event types, places, actors. */
import { z } from '@hono/zod-openapi';
import { name } from './common.js';
import { placePrecision } from './filter.js';

export const eventType = z
  .object({
    id: z.string().openapi({ description: '`subtype` of a claim.' }),
    label: z.string(),
    definition: z.string().openapi({ description: 'What counts, and what does not.' }),
    event: z.string().openapi({ description: 'PLOVER type.' }),
    mode: z.string().nullable(),
  })
  .openapi('EventType');

export const eventTypeList = z.object({ items: z.array(eventType) }).openapi('EventTypes');

export const lookupQuery = z.strictObject({
  q: name.openapi({ description: 'A name, as a report might write it.' }),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

export const gazetteerPlace = z
  .object({
    geonameid: z.string().nullable(),
    name: z.string(),
    kind: z.string().openapi({ description: 'town, airport, region …' }),
    country: z.string().nullable().openapi({ description: 'ISO 3166-1 alpha-3.' }),
    within: z.string().openapi({ description: 'Region and country, for a person.' }),
    lat: z.number(),
    lon: z.number(),
    precision: placePrecision,
    uncertaintyKm: z.number(),
  })
  .openapi('GazetteerPlace');

export const gazetteerAnswer = z
  .object({ items: z.array(gazetteerPlace) })
  .openapi('GazetteerPlaces', { description: 'Places of that name, the likeliest first.' });

export const knownActor = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    sector: z.string().nullable(),
    sides: z.array(z.string()).openapi({ description: 'Names of what it belongs to, nearest first.' }),
  })
  .openapi('KnownActor');

export const knownActorList = z.object({ items: z.array(knownActor) }).openapi('KnownActors');

export type EventTypeRow = z.infer<typeof eventType>;
export type EventTypeList = z.infer<typeof eventTypeList>;
export type GazetteerPlace = z.infer<typeof gazetteerPlace>;
export type GazetteerAnswer = z.infer<typeof gazetteerAnswer>;
export type KnownActor = z.infer<typeof knownActor>;
export type KnownActorList = z.infer<typeof knownActorList>;
