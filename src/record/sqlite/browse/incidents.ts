/** Incidents by the page, in columns, in bins and counted by their values. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  type BinUnit,
  INCIDENT_COLUMNS,
  type IncidentBins,
  type IncidentColumns,
  type IncidentOrder,
  type IncidentQuery,
  type Overview,
  type PageOf,
  type PageWanted,
  type Position,
  type Term,
  type TermCount,
  type TermKind,
} from '../../browse.js';
import type { Tables } from '../schema.js';
import { conditions } from './filter.js';

type Db = Kysely<Tables>;

/** What comes after every day: incidents without a date are last in every order. Indexes in tables.ts hold the number, too. */
const NEVER = 9_000_000;

/** Each order as a key that grows; ids decide among equals. */
const ORDERS: Record<IncidentOrder, RawBuilder<unknown>> = {
  date: sql`coalesce(h.start, ${sql.lit(NEVER)})`,
  '-date': sql`coalesce(-h.start, ${sql.lit(NEVER)})`,
  '-sources': sql`-h.sources`,
  '-killed': sql`-h.killed`,
  '-reported': sql`coalesce(-h.reported, ${sql.lit(NEVER)})`,
};

export async function incidentPage<I>(
  db: Db,
  query: IncidentQuery,
  order: IncidentOrder,
  { limit, after }: PageWanted,
): Promise<PageOf<I>> {
  const fits = conditions(query);
  const key = ORDERS[order];
  // The first half says nothing new, but lets the engine begin there instead of looking for the place.
  const rest = after ? sql`AND ${key} >= ${after[0]} AND (${key}, h.incident_id) > (${after[0]}, ${after[1]})` : sql``;
  const rows = await sql<{ k: number; id: string; body: string }>`
    WITH p AS (SELECT h.incident_id AS id, ${key} AS k FROM incident_head AS h WHERE ${fits} ${rest}
      ORDER BY k, h.incident_id LIMIT ${limit + 1})
    SELECT p.k, p.id, incident.body FROM p JOIN incident USING (id) ORDER BY p.k, p.id`.execute(db);
  const total = await sql<{ n: number }>`SELECT count(*) AS n FROM incident_head AS h WHERE ${fits}`.execute(db);
  const { items, next } = cut(rows.rows, limit, (r) => [r.k, r.id]);
  return { items: items.map((r) => JSON.parse(r.body) as I), next, total: total.rows[0].n };
}

/** One row more than wanted was asked for: when it came, there is another page. */
export function cut<R>(rows: R[], limit: number, at: (row: R) => Position): { items: R[]; next: Position | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit && items.length > 0 ? at(items[items.length - 1]) : null };
}

const COLUMN: Record<string, string> = { id: 'incident_id', uncertaintyKm: 'uncertainty' };
const CODED = ['precision', 'subtype', 'side', 'kind', 'status', 'standing'] as const;

interface TermRow {
  kind: string;
  value: string;
  label: string;
  info: string | null;
}

const toTerm = ({ value, label, info }: Omit<TermRow, 'kind'>): Term => ({
  value,
  label,
  info: info === null ? null : (JSON.parse(info) as Term['info']),
});

export async function incidentColumns(db: Db, query: IncidentQuery): Promise<IncidentColumns> {
  // The engine writes the arrays: a hundred thousand rows would take four times as long to carry over and to write here.
  const arrays = INCIDENT_COLUMNS.map((c) => sql`json_group_array(h.${sql.ref(COLUMN[c] ?? c)}) AS ${sql.ref(c)}`);
  const { rows } = await sql<Record<string, string> & { count: number }>`
    SELECT count(*) AS count, ${sql.join(arrays)} FROM incident_head AS h WHERE ${conditions(query)}`.execute(db);
  const { count, ...columns } = rows[0];
  const terms = await sql<TermRow>`SELECT kind, value, label, info FROM incident_term
    WHERE kind IN (${sql.join([...CODED])}) ORDER BY kind, code`.execute(db);
  const codes = Object.fromEntries(CODED.map((kind) => [kind, terms.rows.filter((t) => t.kind === kind).map(toTerm)]));
  return { count, columns: columns as IncidentColumns['columns'], codes: codes as IncidentColumns['codes'] };
}

const isoDay = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);

const BINS: Record<BinUnit, RawBuilder<unknown>> = {
  day: sql`h.start`,
  // Day 0 was a Thursday: the Monday on or before it is day -3.
  week: sql`h.start - ((h.start + 3) % 7 + 7) % 7`,
  month: sql`unixepoch(h.start * 86400, 'unixepoch', 'start of month') / 86400`,
  year: sql`unixepoch(h.start * 86400, 'unixepoch', 'start of year') / 86400`,
};

export async function incidentBins(db: Db, query: IncidentQuery, unit: BinUnit): Promise<IncidentBins> {
  const { rows } = await sql<{ bin: number | null; count: number; killed: number }>`
    SELECT ${BINS[unit]} AS bin, count(*) AS count, sum(h.killed) AS killed
    FROM incident_head AS h WHERE ${conditions(query)} GROUP BY bin ORDER BY bin`.execute(db);
  const bins = rows.flatMap(({ bin, ...r }) => (bin === null ? [] : [{ start: isoDay(bin), ...r }]));
  return { bins, undated: rows.find((r) => r.bin === null)?.count ?? 0 };
}

const IN_HEAD = new Set<TermKind>(['kind', 'event', 'subtype', 'status', 'standing', 'precision']);

export async function countTerms(db: Db, kind: TermKind, query: IncidentQuery): Promise<TermCount[]> {
  const fits = conditions(query);
  const none = sql`0 AS asActor, 0 AS asRecipient`;
  const counted = IN_HEAD.has(kind)
    ? sql`SELECT h.${sql.ref(kind)} AS code, count(*) AS count, ${none} FROM incident_head AS h WHERE ${fits} GROUP BY 1`
    : kind === 'source'
      ? sql`SELECT t.code, count(*) AS count, ${none} FROM incident_source AS t JOIN incident_head AS h USING (seq)
          WHERE ${fits} GROUP BY t.code`
      : sql`SELECT code, count(*) AS count, sum(acts) AS asActor, sum(undergoes) AS asRecipient
          FROM (SELECT t.code, t.seq, max(t.role = 1) AS acts, max(t.role = 2) AS undergoes
            FROM incident_tag AS t JOIN incident_head AS h USING (seq)
            WHERE t.kind = ${kind} AND ${fits} GROUP BY t.code, t.seq) GROUP BY code`;
  const { rows } = await sql<Omit<TermRow, 'kind'> & { count: number; asActor: number; asRecipient: number }>`
    SELECT term.value, term.label, term.info, c.count, c.asActor, c.asRecipient
    FROM (${counted}) AS c JOIN incident_term AS term ON term.kind = ${kind} AND term.code = c.code
    ORDER BY c.count DESC, term.value`.execute(db);
  return rows.map(({ count, asActor, asRecipient, ...term }) => ({ ...toTerm(term), count, asActor, asRecipient }));
}

export async function overview(db: Db): Promise<Overview> {
  const shown = conditions({ kinds: ['happening', 'plan'] });
  const { rows } = await sql<{
    n: number;
    first: number | null;
    last: number | null;
    west: number | null;
    south: number;
    east: number;
    north: number;
  }>`
    SELECT count(*) AS n, min(h.start) AS first, max(h."end") AS last,
      min(h.lon) AS west, min(h.lat) AS south, max(h.lon) AS east, max(h.lat) AS north
    FROM incident_head AS h WHERE ${shown}`.execute(db);
  const published = await sql<{ first: string | null; last: string | null }>`
    SELECT min(published) AS first, max(published) AS last FROM report`.execute(db);
  const { n, first, last, west, south, east, north } = rows[0];
  return {
    shown: n,
    incidents: { first: first === null ? null : isoDay(first), last: last === null ? null : isoDay(last) },
    published: published.rows[0],
    bounds: west === null ? null : [west, south, east, north],
  };
}
