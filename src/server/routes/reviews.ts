/** /api/reviews: what people set right, what waits for them, and a way to carry it elsewhere. */
import { createRoute } from '@hono/zod-openapi';
import type { Incident } from '../../incident/types.js';
import { anchorsIn, findAnchored, type Review } from '../../review/index.js';
import { incidentRow } from '../answers/incidents.js';
import { makeReview, rowsOf } from '../reviews.js';
import { answers, type Context, router } from '../route.js';
import {
  type QueueList,
  queueList,
  queueQuery,
  type ReviewAnswer,
  type ReviewList,
  reviewAnswer,
  reviewList,
  reviewRequest,
  reviewsQuery,
} from '../schema/index.js';

export function reviewRoutes({ store, cache, work }: Context) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/reviews',
        summary: 'Reviews, newest first; undone ones and undoings among them',
        request: { query: reviewsQuery },
        responses: answers(reviewList, 'A page of reviews.', 400),
      }),
      (c) =>
        cache.json(c, async (): Promise<ReviewList> => {
          const { limit, ...filter } = c.req.valid('query');
          const found = await store.reviews({ ...filter, limit: limit + 1 });
          const items = await rowsOf(store, found.slice(0, limit));
          return { items, next: found.length > limit ? items.at(-1)!.id : null };
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/reviews/queue',
        summary: 'Incidents to look at first, by doubt and weight',
        request: { query: queueQuery },
        responses: answers(queueList, 'A page of the queue.', 400),
      }),
      (c) =>
        cache.json(c, async (): Promise<QueueList> => {
          const { limit, offset } = c.req.valid('query');
          const found = await store.queue<Incident>(limit + 1, offset);
          const items = found.slice(0, limit).map((i) => ({ incident: incidentRow(i), ...i.doubt }));
          return { items, more: found.length > limit };
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/reviews/export',
        summary: 'All reviews as JSON Lines, in the order in which they were made; "sitrep review import" takes them',
        responses: { 200: { description: 'One review a line.', content: { 'application/x-ndjson': {} } } },
      }),
      async (c) => {
        const lines = (await store.reviews()).reverse().map((r) => `${JSON.stringify(r)}\n`);
        return c.body(lines.join(''), 200, {
          'content-type': 'application/x-ndjson',
          'content-disposition': 'attachment; filename="sitrep-reviews.jsonl"',
        }) as never;
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/reviews',
        summary:
          'Accepts, rejects or corrects a claim, puts incidents together, takes one apart, or takes a review back',
        request: { body: { content: { 'application/json': { schema: reviewRequest } }, required: true } },
        responses: answers(reviewAnswer, 'The review. The incidents are up to date.', 404, 409, 422, 503),
      }),
      async (c) => {
        const review = await makeReview(store, c.req.valid('json'), new Date());
        await work.do('update', null);
        const [row] = await rowsOf(store, [review]);
        const answer: ReviewAnswer = { review: row!, incidents: await whereNow(review) };
        return c.json(answer, 200) as never;
      },
    );

  /** The incidents in which the claims of a review stand now. */
  async function whereNow(review: Review): Promise<string[]> {
    const { action } = review;
    const spoken =
      action.type === 'undo' ? (await store.reviews()).find((r) => r.id === action.review)?.action : action;
    const ids = new Set<string>();
    for (const anchor of spoken ? anchorsIn(spoken) : []) {
      const incidents = await store.incidentsOfReport(anchor.report);
      const claims = await store.claimsOf(incidents.map((i) => `${anchor.report}/${i.claim}`));
      const found = findAnchored(anchor, claims);
      for (const i of incidents) if (i.claim === found?.claim.id) ids.add(i.incident);
    }
    return [...ids];
  }
}
