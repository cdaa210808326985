/** Claims as incident/ takes them: out of the newest reading of each report. */
import type { Kysely } from 'kysely';
import type { Reading } from '../../reading/types.js';
import type { Span } from '../../report/types.js';
import { applyReviews, type ReportPart } from '../../review/index.js';
import { relationsOf } from '../relations.js';
import type { StoredClaim, StoredRelation } from '../types.js';
import { reviewsOfReports } from './reviews.js';
import type { Tables } from './schema.js';

const AT_ONCE = 200;

function currentReadings(db: Kysely<Tables>) {
  return db
    .selectFrom('current_reading')
    .innerJoin('reading', 'reading.id', 'current_reading.reading_id')
    .innerJoin('report', 'report.seq', 'current_reading.report_seq')
    .innerJoin('origin', 'origin.report_seq', 'report.seq')
    .innerJoin('report as first', 'first.seq', 'origin.origin_seq')
    .select([
      'report.hash',
      'report.outlet',
      'report.published',
      'report.title',
      'report.url',
      'report.text',
      'first.hash as origin',
      'reading.id as reading_id',
      'reading.body',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof currentReadings>['execute']>>[number];

function sidesIn(reading: Reading): Map<string, string[]> {
  const sides = new Map<string, string[]>();
  for (const actor of reading.mentions.actors) {
    // The fullest answer wins: a later mention may tell less than the first.
    if (actor.sides.length > (sides.get(actor.id)?.length ?? 0)) sides.set(actor.id, actor.sides);
  }
  return sides;
}

async function assemble(db: Kysely<Tables>, rows: Row[]): Promise<StoredClaim[]> {
  if (rows.length === 0) return [];
  const spans = await db
    .selectFrom('claim')
    .select(['reading_id', 'claim', 'sentence_start', 'sentence_end'])
    .where(
      'reading_id',
      'in',
      rows.map((r) => r.reading_id),
    )
    .execute();
  const spanOf = new Map(spans.map((s) => [`${s.reading_id}/${s.claim}`, [s.sentence_start, s.sentence_end] as Span]));
  const reviews = await reviewsOfReports(
    db,
    rows.map((r) => r.hash),
  );
  return rows.flatMap((row) => {
    const reading = JSON.parse(row.body) as Reading;
    const known = sidesIn(reading);
    const report: ReportPart<StoredClaim> = {
      reportId: row.hash,
      outlet: row.outlet,
      published: row.published,
      title: row.title,
      url: row.url,
      originId: row.origin,
    };
    const claims = reading.claims.map((claim): StoredClaim => {
      const sentenceSpan = spanOf.get(`${row.reading_id}/${claim.id}`) ?? claim.span;
      const ids = [...claim.actors, ...claim.recipients, ...claim.attribution.map((l) => l.source)].map((a) => a?.id);
      const sides: Record<string, string[]> = {};
      for (const id of ids) if (id && known.has(id)) sides[id] = known.get(id)!;
      return {
        key: `${row.hash}/${claim.id}`,
        claim,
        ...report,
        sentence: row.text.slice(...sentenceSpan),
        sentenceSpan,
        reader: reading.reader,
        sides,
      };
    });
    return applyReviews(claims, reviews.get(row.hash) ?? [], report, row.text);
  });
}

export async function* allClaims(db: Kysely<Tables>): AsyncGenerator<StoredClaim> {
  let after = '';
  for (;;) {
    const rows = await currentReadings(db)
      .where('report.hash', '>', after)
      .orderBy('report.hash')
      .limit(AT_ONCE)
      .execute();
    yield* await assemble(db, rows);
    if (rows.length < AT_ONCE) return;
    after = rows[rows.length - 1].hash;
  }
}

export async function* allRelations(db: Kysely<Tables>): AsyncGenerator<StoredRelation> {
  let after = '';
  for (;;) {
    const rows = await currentReadings(db)
      .where('report.hash', '>', after)
      .orderBy('report.hash')
      .limit(AT_ONCE)
      .execute();
    for (const { hash, origin, outlet, published, title, url, text, body } of rows) {
      const report = { reportId: hash, outlet, published, title, url, originId: origin, text };
      yield* relationsOf(JSON.parse(body) as Reading, report);
    }
    if (rows.length < AT_ONCE) return;
    after = rows[rows.length - 1].hash;
  }
}

async function claimsWhere(
  db: Kysely<Tables>,
  column: 'report.hash' | 'report.seq',
  values: readonly (string | number)[],
): Promise<StoredClaim[]> {
  const found: StoredClaim[] = [];
  for (let i = 0; i < values.length; i += AT_ONCE) {
    const rows = await currentReadings(db)
      .where(column, 'in', values.slice(i, i + AT_ONCE))
      .orderBy('report.hash')
      .execute();
    found.push(...(await assemble(db, rows)));
  }
  return found;
}

/** All claims of some reports, by their numbers. */
export const claimsOfReports = (db: Kysely<Tables>, seqs: readonly number[]): Promise<StoredClaim[]> =>
  claimsWhere(db, 'report.seq', seqs);

/** The claims with some keys; keys that are unknown are left out. */
export async function someClaims(db: Kysely<Tables>, keys: readonly string[]): Promise<StoredClaim[]> {
  const wanted = new Set(keys);
  const hashes = [...new Set(keys.map((k) => k.slice(0, k.indexOf('/'))))].sort();
  return (await claimsWhere(db, 'report.hash', hashes)).filter((c) => wanted.has(c.key));
}
