/** /api/reports: the list, one report with what was read in it, and a text handed in to be stored or only read. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Reading } from '../../reading/types.js';
import type { ReportListRow, StoredReport } from '../../record/index.js';
import { compareVersions } from '../../record/version.js';
import type { Report, Span } from '../../report/index.js';
import { reportHead, safeUrl } from '../answers/incidents.js';
import { questionOf, readCursor, writeCursor } from '../cursor.js';
import { Refused } from '../problem.js';
import { answers, type Context, router } from '../route.js';
import {
  type ReadAnswer,
  type ReadingAnswer,
  type ReportAnswer,
  type ReportRow,
  readAnswer,
  report,
  reportPage,
  reportsQuery,
  type StoredAnswer,
  storedAnswer,
  textInput,
} from '../schema/index.js';

const json = { content: { 'application/json': { schema: textInput } }, required: true };

const reportRow = (r: ReportListRow): ReportRow => ({ ...reportHead(r), claims: r.claims, excerpt: r.excerpt });

function readingAnswer(r: Reading, sentences: Span[]): ReadingAnswer {
  const { reader, language, notes, claims, relations, attributions, mentions } = r;
  return { reader, language, notes, sentences, claims, relations, attributions, mentions };
}

/** A report that is not stored: nothing is known of copies. */
function alone(r: Report): ReportAnswer['report'] {
  const { contentHash, id, title, outlet, published, url, language, text, headers } = r;
  const head = { hash: contentHash, id, title, outlet, published, url: safeUrl(url), language, copyOf: null };
  return { ...head, text, headers, similarity: 1 };
}

async function reportAnswer({ store }: Context, r: StoredReport): Promise<ReportAnswer> {
  const readings = await store.readings(r.contentHash);
  // The newest version, not the last to have read it: what its incidents rest on.
  const newest = [...readings].sort((a, b) => compareVersions(a.reader, b.reader)).at(-1);
  const { split } = await import('../../language/index.js');
  const sentences = split(r.text).sentences.map((s): Span => [s.start, s.end]);
  const roles = await store.incidentsOfReport(r.contentHash);
  return {
    report: { ...reportHead(r), text: r.text, headers: r.headers, similarity: r.similarity },
    copies: (await store.copiesOf(r.contentHash)).map(reportHead),
    reading: newest ? readingAnswer(newest, sentences) : null,
    readers: readings.map((x) => x.reader),
    incidents: roles.map((x) => ({ ...x, role: x.role as ReportAnswer['incidents'][number]['role'] })),
  };
}

export function reportRoutes(context: Context) {
  const { store, cache, work } = context;
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/reports',
        summary: 'Reports, by the page',
        request: { query: reportsQuery },
        responses: answers(reportPage, 'A page of rows.', 400),
      }),
      (c) =>
        cache.json(c, async () => {
          const wanted = c.req.valid('query');
          const { sort, limit, cursor, ...query } = wanted;
          const question = questionOf('reports', wanted);
          const found = await store.reportPage(query, sort, { limit, after: readCursor(question, cursor) });
          return { items: found.items.map(reportRow), next: writeCursor(question, found.next), total: found.total };
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/reports/{id}',
        summary: 'One report: its text and all layers of its reading',
        request: {
          params: z.object({
            id: z
              .string()
              .min(1)
              .max(200)
              .openapi({ description: 'Content hash, its first letters, or the id that its feed gave.' }),
          }),
        },
        responses: answers(report, 'The report.', 404),
      }),
      (c) =>
        cache.json(c, async () => {
          const { id } = c.req.valid('param');
          const found = await store.reports(id);
          const one = found.find((r) => r.contentHash === id) ?? (found.length === 1 ? found[0] : null);
          if (found.length > 1 && !one)
            throw new Refused(404, `${found.length} reports are called ${id}; ask for one by its hash.`);
          if (!one) throw new Refused(404, `There is no report ${id}.`);
          return reportAnswer(context, one);
        }) as never,
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/reports',
        summary: 'Takes a text into the record, as "sitrep ingest" does; safe to repeat',
        request: { body: json },
        responses: answers(storedAnswer, 'What became of it. The incidents are up to date.', 400, 413, 422, 503),
      }),
      async (c) => {
        const { report, claims, incidents, status } = await work.do('store', c.req.valid('json'));
        const stored = (await store.reports(report.contentHash)).find((r) => r.contentHash === report.contentHash);
        const answer: StoredAnswer = { status, report: reportHead(stored!), claims, incidents };
        return c.json(answer, 200) as never;
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/read',
        summary: 'Reads a text; nothing is stored',
        request: { body: json },
        responses: answers(readAnswer, 'What was read in it.', 400, 413, 422, 503),
      }),
      async (c) => {
        const { report, reading, sentences, labels } = await work.do('read', c.req.valid('json'));
        const answer: ReadAnswer = { report: alone(report), reading: readingAnswer(reading, sentences), labels };
        return c.json(answer, 200) as never;
      },
    );
}
