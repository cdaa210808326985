/** Who publishes and who is quoted, with how it compares with others. */
import { type Kysely, sql } from 'kysely';
import type { SourceFacts } from '../../browse.js';
import { listSources } from '../lists.js';
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
  const facts = (await listSources(db, -1)).map(({ actor, ...row }): SourceFacts => {
    const id = row.kind === 'outlet' ? `outlet:${row.name}` : speakerId(actor ?? null, row.name);
    return { id, actor: actor ?? null, ...row, ...(standing.get(id) ?? NOTHING) };
  });
  return facts.sort((a, b) => b.reports - a.reports || b.claims - a.claims || (a.id < b.id ? -1 : 1));
}

const CURRENT = sql`claim_party AS p JOIN claim ON claim.id = p.claim_id JOIN current_reading USING (reading_id)
  JOIN report ON report.seq = current_reading.report_seq`;

const MOST = 50;

export async function quotedWith(db: Db, source: string): Promise<string[]> {
  const name = source.slice(source.indexOf(':') + 1);
  if (source.startsWith('outlet:')) {
    const { rows } = await sql<{ id: string | null; name: string }>`
      SELECT p.actor_id AS id, min(p.name) AS name FROM ${CURRENT}
      WHERE report.outlet = ${name} AND p.role = 'speaker'
      GROUP BY coalesce(p.actor_id, lower(p.name)) ORDER BY count(*) DESC, name LIMIT ${MOST}`.execute(db);
    return rows.map((r) => speakerId(r.id, r.name));
  }
  const { rows } = await sql<{ outlet: string }>`SELECT report.outlet FROM ${CURRENT}
    WHERE p.role = 'speaker' AND report.outlet IS NOT NULL
      AND (p.actor_id = ${name} OR (p.actor_id IS NULL AND lower(p.name) = ${name}))
    GROUP BY report.outlet ORDER BY count(*) DESC, report.outlet LIMIT ${MOST}`.execute(db);
  return rows.map((r) => `outlet:${r.outlet}`);
}
