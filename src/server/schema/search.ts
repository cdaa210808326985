/** Full-text search over reports and incidents. Hits are offsets into plain text, never markup. */
import { z } from '@hono/zod-openapi';
import { marked, page, pageQuery } from './common.js';
import { incidentRow, reportHead } from './incidents.js';

export const searchQuery = pageQuery.extend({
  q: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .openapi({ description: 'Words, all of which must occur; "quoted words" stand together.' }),
  in: z.enum(['reports', 'incidents']).default('reports'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const reportHit = z
  .object({
    report: reportHead,
    title: marked.nullable(),
    excerpts: z
      .array(marked)
      .openapi({ description: "Stretches of the report's text, best first; `start` counts in it." }),
  })
  .openapi('ReportHit');

export const incidentHit = z.object({ incident: incidentRow, summary: marked }).openapi('IncidentHit');

const approximate = z
  .boolean()
  .openapi({ description: 'There are more hits than `total`, which is where counting stopped.' });

export const search = z
  .discriminatedUnion('in', [
    page(reportHit).extend({ in: z.literal('reports'), approximate }),
    page(incidentHit).extend({ in: z.literal('incidents'), approximate }),
  ])
  .openapi('Search');

export type ReportHit = z.infer<typeof reportHit>;
export type IncidentHit = z.infer<typeof incidentHit>;
export type SearchAnswer = z.infer<typeof search>;
