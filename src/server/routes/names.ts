/** /api/actors and /api/places: who takes part, and where. */
import { createRoute } from '@hono/zod-openapi';
import { fold } from '../../record/fold.js';
import { SHOWN } from '../answers/filter.js';
import { pageInMemory, questionOf, readCursor, writeCursor } from '../cursor.js';
import { loadLabels } from '../labels.js';
import { answers, type Context, router } from '../route.js';
import { type ActorRow, actorPage, namesQuery, type PlaceRow, placePage } from '../schema/index.js';

interface Named {
  key: string;
  folded: string;
}

export function nameRoutes({ store, cache }: Context) {
  const actors = () =>
    cache.value('actors', async () => {
      const labels = await loadLabels();
      return (await store.terms('actor', { kinds: SHOWN })).map((t): Named & { row: ActorRow } => {
        const { code, sector, sides } = t.info as { code: string | null; sector: string | null; sides: string[] };
        const named = sides.map((s) => ({ value: s, label: labels.actor(s) }));
        const { value: id, label: name, asActor, asRecipient, count: incidents } = t;
        const row = { id, name, code, sector, sides: named, asActor, asRecipient, incidents };
        return { key: id, folded: `${fold(name)} ${fold(id)}`, row };
      });
    });
  const places = () =>
    cache.value('places', async () =>
      (await store.terms('place', { kinds: SHOWN })).map((t): Named & { row: PlaceRow } => {
        const info = t.info as Pick<PlaceRow, 'country' | 'lat' | 'lon' | 'precision' | 'uncertaintyKm'>;
        return { key: t.value, folded: fold(t.label), row: { name: t.label, ...info, incidents: t.count } };
      }),
    );

  async function answer<T extends { incidents: number }>(
    name: string,
    all: readonly (Named & { row: T })[],
    wanted: { q?: string; limit: number; cursor?: string },
  ) {
    const question = questionOf(name, wanted);
    const part = wanted.q === undefined ? '' : fold(wanted.q);
    const after = readCursor(question, wanted.cursor);
    const fitting = all.filter((a) => a.folded.includes(part));
    const page = pageInMemory(fitting, (a) => [a.row.incidents, a.key], { limit: wanted.limit, after });
    return { items: page.items.map((a) => a.row), next: writeCursor(question, page.next), total: page.total };
  }

  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/actors',
        summary: 'Who takes part in happenings and plans, most often first',
        request: { query: namesQuery },
        responses: answers(actorPage, 'A page of rows.', 400),
      }),
      (c) => cache.json(c, async () => answer('actors', await actors(), c.req.valid('query'))) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/places',
        summary: 'Where happenings and plans take place, most often first',
        request: { query: namesQuery },
        responses: answers(placePage, 'A page of rows.', 400),
      }),
      (c) => cache.json(c, async () => answer('places', await places(), c.req.valid('query'))) as never,
    );
}
