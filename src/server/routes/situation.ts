/** GET /api/situation: the picture of a day, as known on a day. */
import { createRoute, type z } from '@hono/zod-openapi';
import { situation } from '../../situation/schema.js';
import type { Area } from '../../situation/types.js';
import { loadLabels } from '../labels.js';
import { Refused } from '../problem.js';
import { answers, type Context, router } from '../route.js';
import { situationQuery } from '../schema/index.js';

/** A box of four numbers, a country by name or code, or part of the name of a place. */
async function areaOf(text: string): Promise<Area> {
  const parts = text.split(/[,;\s]+/);
  if (parts.length > 1 && parts.every((p) => /^[-+]?\d/.test(p))) {
    const [west, south, east, north] = parts.map(Number) as [number, number, number, number];
    const fits = parts.length === 4 && Math.abs(south) <= 90 && Math.abs(north) <= 90 && south <= north;
    if (!fits || !(Math.abs(west) <= 180) || !(Math.abs(east) <= 180))
      throw new Refused(400, 'Query "area": give west,south,east,north in degrees, a country or a place.');
    return { label: text, box: { south, west, north, east } };
  }
  return { label: text, name: text, country: (await loadLabels()).countryCode(text) };
}

export function situationRoutes({ cache, work }: Context) {
  return router().openapi(
    createRoute({
      method: 'get',
      path: '/api/situation',
      summary: 'The picture of a day, as known on a day',
      request: { query: situationQuery },
      responses: answers(
        situation as z.ZodType,
        'Control, operations, ties, hazards, truces, casualties and outlook.',
        400,
        503,
      ),
    }),
    (c) =>
      cache.json(
        c,
        async () => {
          const { on, asKnown, area } = c.req.valid('query');
          return work.do('situation', { on, asKnown, area: area === undefined ? undefined : await areaOf(area) });
        },
        true,
      ) as never,
  );
}
