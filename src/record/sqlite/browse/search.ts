/** Words found in reports and incidents. */
import { type Kysely, sql } from 'kysely';
import type { Found, IncidentFound, Marked, PageWanted, ReportFound, ReportHead } from '../../browse.js';
import type { Tables } from '../schema.js';
import { cut } from './incidents.js';
import { HEAD, JOINED } from './reports.js';
import { CLOSE, excerptsOf, hitsIn, OPEN, wordQuery } from './words.js';

type Db = Kysely<Tables>;

/**
 * Ranking looks at every hit. Of a word that is everywhere ("army" in a hundred thousand reports) only so many of the
 * latest are ranked: the best of them are as good as the best of all, and the answer comes while the question is fresh.
 */
const MOST_RANKED = 4000;

const none = { items: [], next: null, total: 0, approximate: false };

interface Hit {
  seq: number;
  rank: number;
}

/** The hits of a page by rank, and how many there are. */
async function ranked(db: Db, table: 'report_words' | 'incident_words', words: string, { limit, after }: PageWanted) {
  const from = sql.table(table);
  const seqs = await sql<{ seq: number }>`SELECT rowid AS seq FROM ${from} WHERE ${from} MATCH ${words}
    ORDER BY rowid DESC LIMIT ${MOST_RANKED + 1}`.execute(db);
  const approximate = seqs.rows.length > MOST_RANKED;
  const oldest = approximate ? seqs.rows[MOST_RANKED - 1].seq : 0;
  const weights = table === 'report_words' ? sql`bm25(report_words, 3.0, 1.0)` : sql`bm25(incident_words, 1.0, 1.0)`;
  const rest = after ? sql`WHERE (rank, seq) > (${after[0]}, ${after[1]})` : sql``;
  const { rows } = await sql<Hit>`SELECT seq, rank FROM (
      SELECT rowid AS seq, ${weights} AS rank FROM ${from} WHERE ${from} MATCH ${words} AND rowid >= ${oldest})
    ${rest} ORDER BY rank, seq LIMIT ${limit + 1}`.execute(db);
  const { items, next } = cut(rows, limit, (r) => [r.rank, r.seq]);
  return { hits: items, next, total: Math.min(seqs.rows.length, MOST_RANKED), approximate };
}

const whole = (text: string, highlighted: string): Marked => ({ text, start: 0, marks: hitsIn(text, highlighted) });

export async function searchReports(db: Db, text: string, page: PageWanted): Promise<Found<ReportFound>> {
  const words = wordQuery(text);
  if (words === null) return none;
  const { hits, ...more } = await ranked(db, 'report_words', words, page);
  if (hits.length === 0) return { ...more, items: [] };
  const { rows } = await sql<
    ReportHead & { seq: number; text: string; markedTitle: string | null; markedText: string }
  >`SELECT ${HEAD}, report.seq, report.text, marked.title AS markedTitle, marked.text AS markedText
    FROM ${JOINED} JOIN (
      SELECT rowid AS seq, highlight(report_words, 0, ${OPEN}, ${CLOSE}) AS title, highlight(report_words, 1, ${OPEN}, ${CLOSE}) AS text
      FROM report_words WHERE report_words MATCH ${words} AND rowid IN (${sql.join(hits.map((h) => h.seq))})
    ) AS marked USING (seq)`.execute(db);
  const bySeq = new Map(rows.map((r) => [r.seq, r]));
  const items = hits.flatMap(({ seq }) => {
    const row = bySeq.get(seq);
    if (!row) return [];
    const { seq: _, text, markedTitle, markedText, ...report } = row;
    const title = report.title === null ? null : whole(report.title, markedTitle ?? report.title);
    return [{ report, title, excerpts: excerptsOf(text, hitsIn(text, markedText)) }];
  });
  return { ...more, items };
}

export async function searchIncidents<I>(db: Db, text: string, page: PageWanted): Promise<Found<IncidentFound<I>>> {
  const words = wordQuery(text);
  if (words === null) return none;
  const { hits, ...more } = await ranked(db, 'incident_words', words, page);
  if (hits.length === 0) return { ...more, items: [] };
  const { rows } = await sql<{ seq: number; summary: string; marked: string; body: string }>`
    SELECT w.rowid AS seq, w.summary, highlight(incident_words, 0, ${OPEN}, ${CLOSE}) AS marked, incident.body
    FROM incident_words AS w JOIN incident_head AS h ON h.seq = w.rowid JOIN incident ON incident.id = h.incident_id
    WHERE incident_words MATCH ${words} AND w.rowid IN (${sql.join(hits.map((h) => h.seq))})`.execute(db);
  const bySeq = new Map(rows.map((r) => [r.seq, r]));
  const items = hits.flatMap(({ seq }) => {
    const row = bySeq.get(seq);
    return row ? [{ incident: JSON.parse(row.body) as I, summary: whole(row.summary, row.marked) }] : [];
  });
  return { ...more, items };
}
