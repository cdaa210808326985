/** What the record holds as a whole. */
import { z } from '@hono/zod-openapi';
import { day, facet } from './common.js';

export const period = z.object({ first: day.nullable(), last: day.nullable() });

export const counts = z.object({
  reports: z.int(),
  copies: z.int().openapi({ description: 'Reports that repeat the text of another one.' }),
  claims: z.int(),
  incidents: z.int(),
  shown: z.int().openapi({ description: 'Happenings and plans: what is shown unless told otherwise.' }),
  pending: z.int().openapi({ description: 'Reports whose claims are not yet in incidents.' }),
});

export const record = z
  .object({
    version: z.string().openapi({ description: 'Changes whenever the record changes.' }),
    software: z.string(),
    store: z.string().openapi({ description: 'Name of the store, without its folder.' }),
    counts,
    incidents: period.openapi({ description: 'First and last day of the incidents shown.' }),
    published: period.openapi({ description: 'First and last publication date.' }),
    bounds: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .nullable()
      .openapi({ description: 'West, south, east, north of what is shown; null when nothing has a point.' }),
    facets: z
      .object({
        kinds: z.array(facet),
        events: z.array(facet),
        subtypes: z.array(facet.extend({ event: z.string() })),
        statuses: z.array(facet),
        standings: z.array(facet),
        actors: z.array(facet),
        sides: z.array(facet),
        countries: z.array(facet),
        outlets: z.array(facet),
      })
      .openapi({
        description:
          'What can be filtered by, most frequent first; at most 300 values each. Happenings and plans, but for `kinds`.',
      }),
  })
  .openapi('Record');

export type RecordAnswer = z.infer<typeof record>;
export type RecordCounts = z.infer<typeof counts>;
