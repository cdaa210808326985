/** A text that changes whenever what is stored changes. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';

type Db = Kysely<Tables>;

/** Reports, readings and reviews only ever grow, so their last numbers tell; incidents are counted by hand. */
export async function versionOf(db: Db): Promise<string> {
  const { rows } = await sql<{ v: string }>`SELECT
    coalesce((SELECT max(seq) FROM report), 0) || '.' || coalesce((SELECT max(id) FROM reading), 0) || '.' ||
    coalesce((SELECT max(seq) FROM review), 0) || '.' || coalesce((SELECT value FROM meta WHERE key = 'revision'), 0)
    AS v`.execute(db);
  return rows[0].v;
}

/** To be called in every transaction that changes incidents. */
export async function nextRevision(db: Db): Promise<void> {
  await sql`INSERT INTO meta (key, value) VALUES ('revision', '1')
    ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`.execute(db);
}
