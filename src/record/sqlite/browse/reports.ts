/** Reports by the page, and what a report has to do with others and with incidents. */
import { type Kysely, sql } from 'kysely';
import type { Span } from '../../../report/types.js';
import type { PageOf, PageWanted, ReportHead, ReportListRow, ReportQuery } from '../../browse.js';
import type { Tables } from '../schema.js';
import { cut } from './incidents.js';

type Db = Kysely<Tables>;

const BEGINNING = 1200;
const EXCERPT = 220;

export const HEAD = sql`report.hash AS contentHash, coalesce(report.given_id, report.hash) AS id, report.outlet,
  report.published, report.title, report.url, report.language, origin.similarity, first.hash AS originId`;
export const JOINED = sql`report JOIN origin ON origin.report_seq = report.seq
  JOIN report AS first ON first.seq = origin.origin_seq`;

type ListRow = ReportHead & { seq: number; day: string; claims: number; beginning: string; headers: string };

/** The first words of the prose: what stands in header lines is shown elsewhere. */
function excerptOf(beginning: string, headers: Span[]): string {
  let text = '';
  let at = 0;
  for (const [start, end] of headers) {
    if (start >= at) text += beginning.slice(at, start);
    at = Math.max(at, end);
  }
  text = (text + beginning.slice(at)).replace(/\s+/g, ' ').trim();
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/\s\S*$/, '')} …` : text;
}

export async function reportPage(
  db: Db,
  q: ReportQuery,
  order: 'date' | '-date',
  { limit, after }: PageWanted,
): Promise<PageOf<ReportListRow>> {
  const day = sql`coalesce(report.published, '')`;
  const all = [sql`1`];
  if (q.from !== undefined) all.push(sql`${day} >= ${q.from}`);
  if (q.to !== undefined) all.push(sql`${day} <= ${q.to} AND report.published IS NOT NULL`);
  if (q.outlet !== undefined) all.push(sql`report.outlet = ${q.outlet}`);
  if (q.language !== undefined) all.push(sql`report.language = ${q.language}`);
  const fits = sql.join(all, sql` AND `);
  const down = order === '-date';
  const rest = after ? sql`AND (${day}, report.seq) ${down ? sql`<` : sql`>`} (${after[0]}, ${after[1]})` : sql``;
  const by = down ? sql`${day} DESC, report.seq DESC` : sql`${day}, report.seq`;
  const { rows } = await sql<ListRow>`SELECT ${HEAD}, report.seq, ${day} AS day, report.headers,
      substr(report.text, 1, ${BEGINNING}) AS beginning,
      (SELECT count(*) FROM current_reading JOIN claim USING (reading_id) WHERE current_reading.report_seq = report.seq) AS claims
    FROM ${JOINED} WHERE ${fits} ${rest} ORDER BY ${by} LIMIT ${limit + 1}`.execute(db);
  const total = await sql<{ n: number }>`SELECT count(*) AS n FROM report WHERE ${fits}`.execute(db);
  const { items, next } = cut(rows, limit, (r) => [r.day, r.seq]);
  return {
    items: items.map(({ seq: _, day: __, beginning, headers, ...head }) => ({
      ...head,
      excerpt: excerptOf(beginning, JSON.parse(headers) as Span[]),
    })),
    next,
    total: total.rows[0].n,
  };
}

export async function copiesOf(db: Db, hash: string): Promise<ReportHead[]> {
  const { rows } = await sql<ReportHead>`SELECT ${HEAD} FROM ${JOINED}
    WHERE origin.origin_seq = (SELECT origin_seq FROM origin JOIN report AS own ON own.seq = origin.report_seq WHERE own.hash = ${hash})
      AND report.hash <> ${hash}
    ORDER BY report.published, report.hash`.execute(db);
  return rows;
}

export async function incidentsOfReport(db: Db, hash: string) {
  // Keys begin with the report's hash and a slash; "0" comes after the slash.
  const rows = await db
    .selectFrom('incident_claim')
    .selectAll()
    .where('key', '>', `${hash}/`)
    .where('key', '<', `${hash}0`)
    .orderBy('key')
    .orderBy('incident_id')
    .execute();
  return rows.map((r) => ({ claim: r.key.slice(hash.length + 1), incident: r.incident_id, role: r.role }));
}
