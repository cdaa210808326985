/** What the record holds, counted: outlets and speakers, actors, places; and the search for words. */
import { type Kysely, sql } from 'kysely';
import type { Span } from '../../report/types.js';
import type { ActorRow, Counts, PlaceRow, SourceRow, StoredReport } from '../types.js';
import type { Tables } from './schema.js';

type Db = Kysely<Tables>;

export function reportRows(db: Db) {
  return db
    .selectFrom('report')
    .innerJoin('origin', 'origin.report_seq', 'report.seq')
    .innerJoin('report as first', 'first.seq', 'origin.origin_seq')
    .select([
      'report.hash',
      'report.given_id',
      'report.outlet',
      'report.published',
      'report.title',
      'report.url',
      'report.language',
      'report.headers',
      'report.text',
      'origin.similarity',
      'first.hash as origin',
    ]);
}

type ReportRow = Awaited<ReturnType<ReturnType<typeof reportRows>['execute']>>[number];

export function toReport(row: ReportRow): StoredReport {
  return {
    id: row.given_id ?? row.hash,
    contentHash: row.hash,
    text: row.text,
    title: row.title,
    published: row.published,
    outlet: row.outlet,
    url: row.url,
    language: row.language,
    headers: JSON.parse(row.headers) as Span[],
    originId: row.origin,
    similarity: row.similarity,
  };
}

export async function countAll(db: Db): Promise<Counts> {
  const one = await sql<Counts>`SELECT
    (SELECT count(*) FROM report) AS reports,
    (SELECT count(*) FROM origin WHERE origin_seq = report_seq) AS origins,
    (SELECT count(*) FROM reading) AS readings,
    (SELECT count(*) FROM claim JOIN current_reading USING (reading_id)) AS claims,
    (SELECT count(*) FROM incident) AS incidents,
    (SELECT count(*) FROM pending) AS pending`.execute(db);
  return one.rows[0];
}

/** Claims of the newest readings, with their reports. */
const current = sql`claim JOIN current_reading USING (reading_id) JOIN report ON report.seq = current_reading.report_seq`;
const parties = sql`claim_party JOIN claim ON claim.id = claim_party.claim_id
  JOIN current_reading USING (reading_id) JOIN report ON report.seq = current_reading.report_seq`;

export async function listSources(db: Db, limit: number): Promise<SourceRow[]> {
  const outlets =
    await sql<SourceRow>`SELECT report.outlet AS name, 'outlet' AS kind, 0 AS party, count(DISTINCT report.seq) AS reports,
      count(claim.id) AS claims, min(report.published) AS first, max(report.published) AS last
    FROM report LEFT JOIN current_reading ON current_reading.report_seq = report.seq LEFT JOIN claim USING (reading_id)
    WHERE report.outlet IS NOT NULL GROUP BY report.outlet
    ORDER BY reports DESC, claims DESC, name LIMIT ${limit}`.execute(db);
  const speakers =
    await sql<SourceRow>`SELECT min(claim_party.name) AS name, 'speaker' AS kind, max(claim_party.party) AS party,
      count(DISTINCT report.seq) AS reports, count(DISTINCT claim.id) AS claims, min(report.published) AS first, max(report.published) AS last
    FROM ${parties} WHERE claim_party.role = 'speaker'
    GROUP BY coalesce(claim_party.actor_id, lower(claim_party.name))
    ORDER BY reports DESC, claims DESC, name LIMIT ${limit}`.execute(db);
  return [...outlets.rows, ...speakers.rows].map((r) => ({ ...r, party: Boolean(r.party) }));
}

export async function listActors(db: Db, limit: number): Promise<ActorRow[]> {
  // The name is the one used most; the first in the alphabet among equals.
  const rows = await sql<ActorRow>`WITH used AS (
      SELECT claim_party.actor_id AS id, claim_party.name, claim_party.code, claim_party.role, claim_party.claim_id, report.seq
      FROM ${parties} WHERE claim_party.role IN ('actor', 'recipient') AND claim_party.actor_id IS NOT NULL)
    SELECT id,
      (SELECT name FROM used AS u WHERE u.id = used.id GROUP BY name ORDER BY count(*) DESC, name LIMIT 1) AS name,
      max(code) AS code,
      count(DISTINCT CASE role WHEN 'actor' THEN claim_id END) AS asActor,
      count(DISTINCT CASE role WHEN 'recipient' THEN claim_id END) AS asRecipient,
      count(DISTINCT seq) AS reports
    FROM used GROUP BY id ORDER BY count(DISTINCT claim_id) DESC, id LIMIT ${limit}`.execute(db);
  return rows.rows;
}

export async function listPlaces(db: Db, limit: number): Promise<PlaceRow[]> {
  const rows = await sql<PlaceRow>`SELECT claim.place AS name, claim.country, claim.precision, claim.lat, claim.lon,
      count(*) AS claims, count(DISTINCT report.seq) AS reports
    FROM ${current} WHERE claim.place IS NOT NULL
    GROUP BY claim.place, claim.country, claim.precision, claim.lat, claim.lon
    ORDER BY claims DESC, reports DESC, name, lat, lon LIMIT ${limit}`.execute(db);
  return rows.rows;
}
