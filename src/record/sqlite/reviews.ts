/** What people said of claims: only ever added, and found again by report. */
import type { Kysely } from 'kysely';
import { anchorsIn, type Review, type ReviewAction } from '../../review/index.js';
import type { ReviewOutcome } from '../store.js';
import type { ReviewFilter } from '../types.js';
import type { Tables } from './schema.js';

type Db = Kysely<Tables>;

interface Target {
  report: string;
  start: number;
  end: number;
}

interface Row {
  seq: number;
  id: string;
  at: string;
  by: string;
  reason: string;
  incident: string | null;
  action: string;
}

const COLUMNS = [
  'review.seq',
  'review.id',
  'review.at',
  'review.by',
  'review.reason',
  'review.incident',
  'review.action',
] as const;
const AT_ONCE = 500;

function toReview({ seq: _, action, ...rest }: Row): Review {
  return { ...rest, action: JSON.parse(action) as ReviewAction };
}

/** What a review speaks of; an undo speaks of what the undone one speaks of. */
async function targetsOf(db: Db, action: ReviewAction): Promise<Target[]> {
  if (action.type !== 'undo')
    return anchorsIn(action).map(({ report, trigger: [start, end] }) => ({ report, start, end }));
  return db
    .selectFrom('review_target')
    .innerJoin('review', 'review.seq', 'review_target.review_seq')
    .select(['review_target.report', 'review_target.start', 'review_target.end'])
    .where('review.id', '=', action.review)
    .execute();
}

/** The newest review on the same words, if there is one. */
async function newestOn(db: Db, targets: readonly Target[]): Promise<Review | null> {
  let newest: Row | null = null;
  for (const t of targets) {
    const row = await db
      .selectFrom('review_target as t')
      .innerJoin('review', 'review.seq', 't.review_seq')
      .select(COLUMNS)
      .where('t.report', '=', t.report)
      .where('t.start', '<', Math.max(t.end, t.start + 1))
      .where('t.end', '>', t.start)
      .orderBy('review.seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row && (!newest || row.seq > newest.seq)) newest = row;
  }
  return newest && toReview(newest);
}

export async function addReview(db: Db, review: Review, seen?: readonly string[]): Promise<ReviewOutcome> {
  const { action, ...rest } = review;
  const known = await db.selectFrom('review').select('seq').where('id', '=', review.id).executeTakeFirst();
  if (known) return { status: 'known' };
  const targets = await targetsOf(db, action);
  if (targets.length === 0) return { status: 'unknown-review' };
  if (seen !== undefined) {
    const newest = await newestOn(db, targets);
    if (newest && !seen.includes(newest.id)) return { status: 'conflict', newest };
  }
  const { seq } = await db
    .insertInto('review')
    .values({ ...rest, type: action.type, action: JSON.stringify(action) })
    .returning('seq')
    .executeTakeFirstOrThrow();
  const rows = new Map(targets.map((t) => [`${t.report}/${t.start}/${t.end}`, { ...t, review_seq: seq }]));
  await db
    .insertInto('review_target')
    .values([...rows.values()])
    .execute();
  await db
    .insertInto('pending')
    .columns(['report_seq'])
    .expression((e) =>
      e
        .selectFrom('report')
        .select('seq')
        .where('hash', 'in', [...new Set(targets.map((t) => t.report))]),
    )
    .onConflict((c) => c.doNothing())
    .execute();
  return { status: 'added' };
}

/** Reviews of some reports, in the order in which they were made, by report. */
export async function reviewsOfReports(db: Db, hashes: readonly string[]): Promise<Map<string, Review[]>> {
  const found = new Map<string, Review[]>();
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('review_target')
      .innerJoin('review', 'review.seq', 'review_target.review_seq')
      .select([...COLUMNS, 'review_target.report'])
      .distinct()
      .where('review_target.report', 'in', hashes.slice(i, i + AT_ONCE))
      .orderBy('review.seq')
      .execute();
    for (const { report, ...row } of rows) found.set(report, [...(found.get(report) ?? []), toReview(row)]);
  }
  return found;
}

export async function listReviews(db: Db, filter: ReviewFilter): Promise<Review[]> {
  const { report, incident, by, type, before, limit } = filter;
  let query = db.selectFrom('review').select(COLUMNS).orderBy('review.seq', 'desc');
  if (report !== undefined)
    query = query.where('review.seq', 'in', (e) =>
      e.selectFrom('review_target').select('review_seq').where('report', '=', report),
    );
  if (incident !== undefined) query = query.where('review.incident', '=', incident);
  if (by !== undefined) query = query.where('review.by', '=', by);
  if (type !== undefined) query = query.where('review.type', '=', type);
  if (before !== undefined)
    query = query.where('review.seq', '<', (e) => e.selectFrom('review').select('seq').where('id', '=', before));
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(toReview);
}
