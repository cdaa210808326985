/** Who publishes and who is quoted, with how it compares with others. */
import { type Kysely, sql } from 'kysely';
import type { SourceFacts } from '../../browse.js';
import type { Tables } from '../schema.js';
import { speakerId } from './filing.js';

type Db = Kysely<Tables>;

type Standing = Pick<SourceFacts, 'incidents' | 'alone' | 'corroborated' | 'contradicted'>;
const NOTHING: Standing = { incidents: 0, alone: 0, corroborated: 0, contradicted: 0 };

export async function sourceFacts(db: Db): Promise<SourceFacts[]> {
  const { rows } = await sql<Standing & { id: string }>`SELECT term.value AS id, count(*) AS incidents,
      sum(s.alone) AS alone, sum(s.corroborated) AS corroborated, sum(s.contradicted) AS contradicted
    FROM incident_source AS s JOIN incident_term AS term ON term.kind = 'source' AND term.code = s.code
    GROUP BY s.code`.execute(db);
  const standing = new Map(rows.map(({ id, ...rest }) => [id, rest]));
  const facts = [...(await outlets(db)), ...(await speakers(db))].map((row): SourceFacts => {
    const id = row.kind === 'outlet' ? `outlet:${row.name}` : speakerId(row.actor, row.name);
    return { id, ...row, party: Boolean(row.party), ...(standing.get(id) ?? NOTHING) };
  });
  return facts.sort((a, b) => b.reports - a.reports || b.claims - a.claims || (a.id < b.id ? -1 : 1));
}

type Row = Omit<SourceFacts, 'id' | keyof Standing>;

async function outlets(db: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`SELECT name, 'outlet' AS kind, 0 AS party, NULL AS actor, reports, first, last,
      coalesce(claims, 0) AS claims
    FROM (SELECT outlet AS name, count(*) AS reports, min(published) AS first, max(published) AS last
      FROM report WHERE outlet IS NOT NULL GROUP BY outlet)
    LEFT JOIN (SELECT report.outlet AS name, count(*) AS claims
      FROM report INDEXED BY report_by_outlet JOIN current_reading ON report_seq = report.seq JOIN claim USING (reading_id)
      WHERE report.outlet IS NOT NULL GROUP BY report.outlet) USING (name)`.execute(db);
  return rows;
}

async function speakers(db: Db): Promise<Row[]> {
  // INDEXED BY: the texts stand between the reports in the table itself, and are not wanted here.
  const { rows } =
    await sql<Row>`SELECT min(p.name) AS name, 'speaker' AS kind, max(p.party) AS party, p.actor_id AS actor,
      count(DISTINCT r.seq) AS reports, count(DISTINCT claim.id) AS claims, min(r.published) AS first, max(r.published) AS last
    FROM claim_party AS p JOIN claim ON claim.id = p.claim_id JOIN current_reading USING (reading_id)
      JOIN report AS r INDEXED BY report_heads ON r.seq = current_reading.report_seq
    WHERE p.role = 'speaker' GROUP BY coalesce(p.actor_id, lower(p.name))`.execute(db);
  return rows;
}

const CLAIMS = sql`claim_party AS p JOIN claim ON claim.id = p.claim_id JOIN current_reading USING (reading_id)
  JOIN report`;

const MOST = 50;

export async function quotedWith(db: Db, source: string): Promise<string[]> {
  const name = source.slice(source.indexOf(':') + 1);
  if (source.startsWith('outlet:')) {
    const { rows } = await sql<{ id: string | null; name: string }>`
      SELECT p.actor_id AS id, min(p.name) AS name FROM ${CLAIMS} INDEXED BY report_by_outlet ON report.seq = current_reading.report_seq
      WHERE report.outlet = ${name} AND p.role = 'speaker'
      GROUP BY coalesce(p.actor_id, lower(p.name)) ORDER BY count(*) DESC, name LIMIT ${MOST}`.execute(db);
    return rows.map((r) => speakerId(r.id, r.name));
  }
  const { rows } = await sql<{
    outlet: string;
  }>`SELECT report.outlet FROM ${CLAIMS} INDEXED BY report_heads ON report.seq = current_reading.report_seq
    WHERE p.role = 'speaker' AND report.outlet IS NOT NULL
      AND (p.actor_id = ${name} OR (p.actor_id IS NULL AND lower(p.name) = ${name}))
    GROUP BY report.outlet ORDER BY count(*) DESC, report.outlet LIMIT ${MOST}`.execute(db);
  return rows.map((r) => `outlet:${r.outlet}`);
}
