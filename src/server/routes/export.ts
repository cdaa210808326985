/** GET /api/export: what is on the screen, as a table or as a map layer; streamed, so that its size does not matter. */
import { createRoute, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import type { Incident } from '../../incident/types.js';
import type { Position } from '../../record/index.js';
import { csvHead, csvLine, featureText } from '../answers/export.js';
import { queryOf } from '../answers/filter.js';
import { type Context, router } from '../route.js';
import { exportQuery, problem } from '../schema/index.js';

const AT_ONCE = 500;

export function exportRoutes({ store }: Context) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/api/export',
      summary: 'Incidents that fit a filter, as CSV or GeoJSON',
      request: { query: exportQuery },
      responses: {
        200: {
          description: 'A file. CSV cells that a spreadsheet would take for a formula begin with an apostrophe.',
          content: { 'text/csv': { schema: z.string() }, 'application/geo+json': { schema: z.object({}) } },
        },
        400: { description: 'The request is not valid.', content: { 'application/problem+json': { schema: problem } } },
      },
    }),
    async (c) => {
      const { format, sort, ...filter } = c.req.valid('query');
      const query = await queryOf(filter);
      const csv = format === 'csv';
      c.header('content-type', csv ? 'text/csv; charset=UTF-8; header=present' : 'application/geo+json');
      c.header('content-disposition', `attachment; filename="incidents.${format}"`);
      // The first page before the first byte: what goes wrong then is still told as a problem.
      let page = await store.incidentPage<Incident>(query, sort, { limit: AT_ONCE });
      return stream(c, async (out) => {
        await out.write(csv ? csvHead() : '{"type":"FeatureCollection","features":[');
        for (let first = true, after: Position | null; ; ) {
          const texts = page.items.map(csv ? csvLine : featureText);
          const joined = csv ? texts.join('') : texts.map((t) => `\n${t}`).join(',');
          await out.write(!csv && !first && texts.length ? `,${joined}` : joined);
          first = false;
          after = page.next;
          if (after === null || out.aborted) break;
          page = await store.incidentPage<Incident>(query, sort, { limit: AT_ONCE, after });
        }
        if (!csv) await out.write('\n]}\n');
      }) as never;
    },
  );
}
