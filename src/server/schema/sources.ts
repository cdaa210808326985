/** Who publishes and who is quoted, and how what they say compares with what others say. */
import { z } from '@hono/zod-openapi';
import { day, facet, name, page, pageQuery } from './common.js';
import { incidentRow } from './incidents.js';

export const sourcesQuery = pageQuery.extend({
  kind: z.enum(['outlet', 'speaker']).optional(),
  q: name.optional().openapi({ description: 'Part of the name.' }),
});

export const sourceRow = z
  .object({
    id: z
      .string()
      .openapi({ description: 'For /api/sources/{id} and the filter `source`.', example: 'outlet:Harbour Monitor' }),
    kind: z.enum(['outlet', 'speaker']),
    name: z.string(),
    party: z.boolean().openapi({ description: 'Speaks for a party to the conflict.' }),
    side: facet
      .pick({ value: true, label: true })
      .nullable()
      .openapi({ description: 'The side that it belongs to, where known.' }),
    reports: z.int(),
    claims: z.int(),
    incidents: z.int(),
    alone: z.int().openapi({ description: 'Incidents that nobody else reports.' }),
    corroborated: z.int().openapi({ description: 'Incidents that an independent source reports as well.' }),
    contradicted: z.int().openapi({ description: 'Incidents in which others say otherwise.' }),
    first: day.nullable(),
    last: day.nullable(),
  })
  .openapi('SourceRow');

export const sourcePage = page(sourceRow).openapi('SourcePage');

export const source = z
  .object({
    source: sourceRow,
    speakers: z
      .array(sourceRow)
      .openapi({ description: 'Whom an outlet quotes, most often first; empty for a speaker.' }),
    outlets: z.array(sourceRow).openapi({ description: 'Who quotes a speaker; empty for an outlet.' }),
    events: z.array(facet).openapi({ description: 'Of what it tells, most often first.' }),
    contradicted: z.array(incidentRow).openapi({ description: 'The latest incidents in which others say otherwise.' }),
    alone: z.array(incidentRow).openapi({ description: 'The latest incidents that nobody else reports.' }),
  })
  .openapi('Source');

export type SourceRow = z.infer<typeof sourceRow>;
export type SourcePage = z.infer<typeof sourcePage>;
export type SourceAnswer = z.infer<typeof source>;
