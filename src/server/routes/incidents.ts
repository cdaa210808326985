/** /api/incidents: the list by the page, and one incident with all that it rests on. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Incident } from '../../incident/types.js';
import { queryOf } from '../answers/filter.js';
import { incidentAnswer, incidentRow } from '../answers/incidents.js';
import { questionOf, readCursor, writeCursor } from '../cursor.js';
import { Refused } from '../problem.js';
import { answers, type Context, router } from '../route.js';
import { incident, incidentPage, incidentsQuery } from '../schema/index.js';

export function incidentRoutes({ store, cache }: Context) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/incidents',
        summary: 'Incidents that fit a filter, by the page',
        request: { query: incidentsQuery },
        responses: answers(incidentPage, 'A page of rows.', 400),
      }),
      (c) =>
        cache.json(c, async () => {
          const wanted = c.req.valid('query');
          const { sort, limit, cursor, id, ...filter } = wanted;
          const question = questionOf('incidents', wanted);
          const query = { ...(await queryOf(filter)), ids: id };
          // Incidents that are named are wanted whatever their kind.
          if (id && !filter.kind) query.kinds = undefined;
          const found = await store.incidentPage<Incident>(query, sort, { limit, after: readCursor(question, cursor) });
          return { items: found.items.map(incidentRow), next: writeCursor(question, found.next), total: found.total };
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/incidents/{id}',
        summary: 'One incident: its claims with their quotes, its sources, contradictions and corrections',
        request: {
          params: z.object({
            id: z
              .string()
              .regex(/^[0-9a-f]{4,64}(#\d+)?$/, 'is no id of an incident')
              .openapi({ description: 'Its id, or enough of the first letters.', example: '10fb4f57' }),
          }),
        },
        responses: answers(incident, 'The incident.', 400, 404),
      }),
      (c) =>
        cache.json(c, async () => {
          const { id } = c.req.valid('param');
          const found = await store.incidentsById<Incident>(id);
          const one = found.find((i) => i.id === id) ?? (found.length === 1 ? found[0] : null);
          if (found.length > 1 && !one)
            throw new Refused(404, `${found.length} incidents begin with ${id}; give more of the id.`);
          if (!one)
            throw new Refused(404, `There is no incident ${id}; it may have changed since: look for it in the list.`);
          return incidentAnswer(store, one);
        }) as never,
    );
}
