/** Who takes part, and where. */
import { z } from '@hono/zod-openapi';
import { facet, name, page, pageQuery } from './common.js';
import { placePrecision } from './filter.js';

export const namesQuery = pageQuery.extend({
  q: name.optional().openapi({ description: 'Part of the name.' }),
});

export const actorRow = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    sector: z.string().nullable(),
    sides: z
      .array(facet.pick({ value: true, label: true }))
      .openapi({ description: 'What it belongs to, nearest first.' }),
    asActor: z.int().openapi({ description: 'Incidents in which it acts.' }),
    asRecipient: z.int().openapi({ description: 'Incidents in which it is done to.' }),
    incidents: z.int(),
  })
  .openapi('ActorRow');

export const actorPage = page(actorRow).openapi('ActorPage');

export const placeRow = z
  .object({
    name: z.string(),
    country: z.string().nullable(),
    precision: placePrecision,
    uncertaintyKm: z.number(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    incidents: z.int(),
  })
  .openapi('PlaceRow');

export const placePage = page(placeRow).openapi('PlacePage');

export type ActorRow = z.infer<typeof actorRow>;
export type ActorPage = z.infer<typeof actorPage>;
export type PlaceRow = z.infer<typeof placeRow>;
export type PlacePage = z.infer<typeof placePage>;
