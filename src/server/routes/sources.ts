/** /api/sources: who publishes and who is quoted, and how it compares with others. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Incident } from '../../incident/types.js';
import { fold } from '../../record/fold.js';
import type { SourceFacts } from '../../record/index.js';
import { SHOWN } from '../answers/filter.js';
import { incidentRow } from '../answers/incidents.js';
import { pageInMemory, questionOf, readCursor, writeCursor } from '../cursor.js';
import { type Labels, loadLabels } from '../labels.js';
import { Refused } from '../problem.js';
import { answers, type Context, router } from '../route.js';
import { type SourceAnswer, type SourceRow, source, sourcePage, sourcesQuery } from '../schema/index.js';

const LATEST = 20;

function sourceRow(
  { actor, ...facts }: SourceFacts,
  labels: Labels,
  sidesOf: ReadonlyMap<string, string[]>,
): SourceRow {
  const speaksFor = facts.kind === 'outlet' ? labels.outletParty(facts.name) : actor;
  const side = speaksFor === null ? null : (sidesOf.get(speaksFor)?.at(-1) ?? speaksFor);
  const party = facts.party || (facts.kind === 'outlet' && speaksFor !== null);
  const known = side !== null && (facts.kind === 'outlet' || labels.actor(side) !== side);
  return { ...facts, party, side: known ? { value: side, label: labels.actor(side) } : null };
}

export function sourceRoutes({ store, cache }: Context) {
  const rows = () =>
    cache.value('sources', async () => {
      const labels = await loadLabels();
      const sides = new Map((await store.terms('actor')).map((t) => [t.value, (t.info?.sides as string[]) ?? []]));
      return (await store.sourceFacts()).map((f) => sourceRow(f, labels, sides));
    });
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/sources',
        summary: 'Outlets and speakers, those with most reports first',
        request: { query: sourcesQuery },
        responses: answers(sourcePage, 'A page of rows.', 400),
      }),
      (c) =>
        cache.json(c, async () => {
          const wanted = c.req.valid('query');
          const { kind, q, limit, cursor } = wanted;
          const question = questionOf('sources', wanted);
          const part = q === undefined ? '' : fold(q);
          const fitting = (await rows()).filter((r) => (!kind || r.kind === kind) && fold(r.name).includes(part));
          const sorted = fitting.sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1));
          const after = readCursor(question, cursor);
          const { next, ...page } = pageInMemory(sorted, (r) => [r.reports, r.id], { limit, after });
          return { ...page, next: writeCursor(question, next) };
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/sources/{id}',
        summary:
          'One outlet or speaker: whom it quotes or who quotes it, where it stands alone and where it is contradicted',
        request: {
          params: z.object({
            id: z
              .string()
              .regex(/^(outlet|speaker):./s, 'is no id of a source')
              .max(500),
          }),
        },
        responses: answers(source, 'The source.', 400, 404),
      }),
      (c) =>
        cache.json(
          c,
          async (): Promise<SourceAnswer> => {
            const { id } = c.req.valid('param');
            const all = new Map((await rows()).map((r) => [r.id, r]));
            const own = all.get(id);
            if (!own) throw new Refused(404, 'There is no such source in the record.');
            const query = { sources: [id], kinds: SHOWN };
            const latest = async (more: object) =>
              (await store.incidentPage<Incident>({ ...query, ...more }, '-date', { limit: LATEST })).items.map(
                incidentRow,
              );
            const others = (await store.quotedWith(id)).flatMap((o) => all.get(o) ?? []);
            return {
              source: own,
              speakers: own.kind === 'outlet' ? others : [],
              outlets: own.kind === 'speaker' ? others : [],
              events: (await store.terms('subtype', query)).map(({ value, label, count }) => ({ value, label, count })),
              contradicted: await latest({ sourceIs: 'contradicted' }),
              alone: await latest({ sourceIs: 'alone' }),
            };
          },
          true,
        ) as never,
    );
}
