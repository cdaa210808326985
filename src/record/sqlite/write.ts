/** Taking a report in: the report itself, what it copies, its reading and the rows of its claims. */
import type { Kysely } from 'kysely';
import type { Claim } from '../../reading/types.js';
import type { Report, Span } from '../../report/types.js';
import { bandsOf, type Copy, compareTexts, originOf, runsOf } from '../copies.js';
import type { Known } from '../store.js';
import type { NewReading } from '../types.js';
import { compareVersions } from '../version.js';
import type { Tables } from './schema.js';

type Db = Kysely<Tables>;

export async function addReport(db: Db, report: Report, { reading, sentences }: NewReading): Promise<Known> {
  let known: Known = 'report';
  let seq = (await db.selectFrom('report').select('seq').where('hash', '=', report.contentHash).executeTakeFirst())
    ?.seq;
  if (seq === undefined) {
    known = 'absent';
    seq = await insertReport(db, report);
    await joinCopies(db, seq, report);
  }
  const there = await db
    .selectFrom('reading')
    .select('id')
    .where('report_seq', '=', seq)
    .where('reader', '=', reading.reader)
    .executeTakeFirst();
  if (there) return 'reading';
  const { id } = await db
    .insertInto('reading')
    .values({ report_seq: seq, reader: reading.reader, body: JSON.stringify(reading) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertClaims(db, id, reading.claims, sentences);
  await makeCurrent(db, seq, id, reading.reader);
  return known;
}

async function insertReport(db: Db, report: Report): Promise<number> {
  const { seq } = await db
    .insertInto('report')
    .values({
      hash: report.contentHash,
      given_id: report.id === report.contentHash ? null : report.id,
      outlet: report.outlet,
      published: report.published,
      title: report.title,
      url: report.url,
      language: report.language,
      headers: JSON.stringify(report.headers),
      text: report.text,
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  return seq;
}

const groupOf = (db: Db, origins: number[]) =>
  db
    .selectFrom('origin')
    .innerJoin('report', 'report.seq', 'origin.report_seq')
    .select(['report.seq', 'report.hash', 'report.published', 'origin.origin_seq'])
    .where('origin.origin_seq', 'in', origins)
    .execute();

async function runsIn(db: Db, seq: number): Promise<Set<number>> {
  const row = await db
    .selectFrom('report')
    .select(['text', 'headers'])
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return runsOf(row.text, JSON.parse(row.headers) as Span[]);
}

/** The groups of copies that a text belongs to: more than one when it is the link between them. */
async function groupsLike(db: Db, runs: Set<number>, bands: number[]): Promise<number[]> {
  const candidates = await db
    .selectFrom('band')
    .innerJoin('origin', 'origin.report_seq', 'band.report_seq')
    .select(['band.report_seq as seq', 'origin.origin_seq as origin'])
    .where('band.key', 'in', bands)
    .distinct()
    .execute();
  // The origin of a group stands for most of its members, so it is tried first.
  candidates.sort((a, b) => Number(b.seq === b.origin) - Number(a.seq === a.origin) || a.seq - b.seq);
  const found = new Set<number>();
  for (const c of candidates) {
    if (!found.has(c.origin) && compareTexts(runs, await runsIn(db, c.seq)).copy) found.add(c.origin);
  }
  return [...found];
}

async function joinCopies(db: Db, seq: number, report: Report): Promise<void> {
  const runs = runsOf(report.text, report.headers);
  const bands = bandsOf(runs);
  const groups = await groupsLike(db, runs, bands);
  const self: Copy = { seq, hash: report.contentHash, published: report.published };
  const others = groups.length ? await groupOf(db, groups) : [];
  const origin = originOf<Copy>([self, ...others]);
  const originRuns = origin.seq === seq ? runs : await runsIn(db, origin.seq);
  const { similarity } = compareTexts(runs, originRuns);
  await db.insertInto('origin').values({ report_seq: seq, origin_seq: origin.seq, similarity }).execute();
  for (const other of others) {
    if (other.origin_seq === origin.seq) continue;
    const moved = compareTexts(await runsIn(db, other.seq), originRuns).similarity;
    await db
      .updateTable('origin')
      .set({ origin_seq: origin.seq, similarity: moved })
      .where('report_seq', '=', other.seq)
      .execute();
    // Its claims count otherwise among the sources of their incidents.
    await markPending(db, other.seq);
  }
  await db
    .insertInto('band')
    .values(bands.map((key) => ({ key, report_seq: seq })))
    .execute();
}

/** The sentence a claim stands in: the one that holds its trigger. */
function sentenceOf(claim: Claim, sentences: readonly Span[]): Span {
  const at = claim.trigger.span[0];
  return sentences.find(([start, end]) => start <= at && at < end) ?? claim.span;
}

async function insertClaims(
  db: Db,
  reading: number,
  claims: readonly Claim[],
  sentences: readonly Span[],
): Promise<void> {
  for (const claim of claims) {
    const [start, end] = sentenceOf(claim, sentences);
    const { id } = await db
      .insertInto('claim')
      .values({
        reading_id: reading,
        claim: claim.id,
        event: claim.event,
        mode: claim.mode,
        subtype: claim.subtype,
        modality: claim.modality,
        background: Number(claim.background),
        start: claim.when?.start ?? null,
        end: claim.when?.end ?? null,
        place: claim.place?.name ?? null,
        lat: claim.place?.lat ?? null,
        lon: claim.place?.lon ?? null,
        country: claim.place?.country ?? null,
        precision: claim.place?.precision ?? null,
        sentence_start: start,
        sentence_end: end,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const parties = [
      ...claim.actors.map((a, nr) => ({
        claim_id: id,
        role: 'actor',
        nr,
        actor_id: a.id,
        name: a.name ?? a.text,
        code: a.code,
        party: 0,
      })),
      ...claim.recipients.map((a, nr) => ({
        claim_id: id,
        role: 'recipient',
        nr,
        actor_id: a.id,
        name: a.name ?? a.text,
        code: a.code,
        party: 0,
      })),
      ...claim.attribution.flatMap(({ source }, nr) =>
        source
          ? [
              {
                claim_id: id,
                role: 'speaker',
                nr,
                actor_id: source.id,
                name: source.text,
                code: null,
                party: Number(source.party),
              },
            ]
          : [],
      ),
    ];
    if (parties.length) await db.insertInto('claim_party').values(parties).execute();
  }
}

async function makeCurrent(db: Db, seq: number, id: number, reader: string): Promise<void> {
  const current = await db
    .selectFrom('current_reading')
    .innerJoin('reading', 'reading.id', 'current_reading.reading_id')
    .select('reading.reader')
    .where('current_reading.report_seq', '=', seq)
    .executeTakeFirst();
  if (current && compareVersions(current.reader, reader) > 0) return;
  await db
    .insertInto('current_reading')
    .values({ report_seq: seq, reading_id: id })
    .onConflict((c) => c.column('report_seq').doUpdateSet({ reading_id: id }))
    .execute();
  await markPending(db, seq);
}

async function markPending(db: Db, seq: number): Promise<void> {
  await db
    .insertInto('pending')
    .values({ report_seq: seq })
    .onConflict((c) => c.doNothing())
    .execute();
}
