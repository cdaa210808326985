/** GET /api/search: words in reports or in incidents, with hits as offsets. */
import { createRoute } from '@hono/zod-openapi';
import type { Incident } from '../../incident/types.js';
import { incidentRow, reportHead } from '../answers/incidents.js';
import { questionOf, readCursor, writeCursor } from '../cursor.js';
import { answers, type Context, router } from '../route.js';
import { type SearchAnswer, search, searchQuery } from '../schema/index.js';

export function searchRoutes({ store, cache }: Context) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/api/search',
      summary: 'Full-text search over reports or incidents',
      request: { query: searchQuery },
      responses: answers(search, 'Hits, best first, with offsets to highlight.', 400),
    }),
    (c) =>
      cache.json(c, async (): Promise<SearchAnswer> => {
        const wanted = c.req.valid('query');
        const { q, limit, cursor } = wanted;
        const question = questionOf('search', wanted);
        const page = { limit, after: readCursor(question, cursor) };
        if (wanted.in === 'incidents') {
          const { items, next, total, approximate } = await store.searchIncidents<Incident>(q, page);
          const rows = items.map(({ incident, summary }) => ({ incident: incidentRow(incident), summary }));
          return { in: 'incidents', items: rows, next: writeCursor(question, next), total, approximate };
        }
        const { items, next, total, approximate } = await store.searchReports(q, page);
        const rows = items.map((hit) => ({ ...hit, report: reportHead(hit.report) }));
        return { in: 'reports', items: rows, next: writeCursor(question, next), total, approximate };
      }) as never,
  );
}
