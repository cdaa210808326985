/** /api/map and /api/timeline: all that fits a filter, in few bytes. */
import { createRoute } from '@hono/zod-openapi';
import type { BinUnit, Overview } from '../../record/index.js';
import { queryOf } from '../answers/filter.js';
import { loadLabels } from '../labels.js';
import { answers, type Context, router } from '../route.js';
import { map, mapQuery, timeline, timelineQuery } from '../schema/index.js';

const DAY = 86_400_000;

/** The last day of a bin. */
function lastDay(start: string, unit: BinUnit): string {
  const end = new Date(start);
  if (unit === 'week') end.setUTCDate(end.getUTCDate() + 6);
  if (unit === 'month') end.setUTCMonth(end.getUTCMonth() + 1, 0);
  if (unit === 'year') end.setUTCMonth(12, 0);
  return end.toISOString().slice(0, 10);
}

/** A unit that gives some dozens of bins. */
async function unitFor(from: string | undefined, to: string | undefined, whole: () => Promise<Overview['incidents']>) {
  const { first, last } = from && to ? { first: from, last: to } : await whole();
  return unitBetween(from ?? first, to ?? last);
}

function unitBetween(first: string | null, last: string | null): BinUnit {
  if (first === null || last === null) return 'day';
  const days = (Date.parse(last) - Date.parse(first)) / DAY;
  return days <= 92 ? 'day' : days <= 730 ? 'week' : days <= 20 * 365 ? 'month' : 'year';
}

export function mapRoutes({ store, cache }: Context) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/map',
        summary: 'Everything that the map and the timeline draw, in columns',
        request: { query: mapQuery },
        responses: answers(map, 'Columns of equal length, and what the numbers in them stand for.', 400),
      }),
      (c) =>
        cache.json(
          c,
          async (version) => {
            const labels = await loadLabels();
            const { count, columns, codes } = await store.incidentColumns(await queryOf(c.req.valid('query')));
            const value = (t: { value: string }) => t.value;
            const named = {
              precision: codes.precision.map(value),
              subtype: codes.subtype.map((t) => ({ value: t.value, label: t.label, event: t.info?.event })),
              side: codes.side.map((t) => ({ value: t.value, label: labels.actor(t.value) })),
              kind: codes.kind.map(value),
              status: codes.status.map(value),
              standing: codes.standing.map(value),
            };
            // The columns are JSON already.
            const body = Object.entries(columns).map(([name, text]) => `"${name}":${text}`);
            const head = JSON.stringify({ version, count, codes: named }).slice(0, -1);
            return `${head},"columns":{${body.join(',')}}}`;
          },
          true,
        ) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/timeline',
        summary: 'Incidents that fit a filter, counted by time',
        request: { query: timelineQuery },
        responses: answers(timeline, 'Bins that hold any; an incident counts in the bin of its first day.', 400),
      }),
      (c) =>
        cache.json(
          c,
          async (version) => {
            const { unit: wanted, ...filter } = c.req.valid('query');
            const query = await queryOf(filter);
            const whole = async () => (await cache.value('overview', () => store.overview())).incidents;
            const unit = wanted ?? (await unitFor(query.from, query.to, whole));
            const { bins, undated } = await store.incidentBins(query, unit);
            return { version, unit, bins: bins.map((b) => ({ ...b, end: lastDay(b.start, unit) })), undated };
          },
          true,
        ) as never,
    );
}
