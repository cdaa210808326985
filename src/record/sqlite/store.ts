/** The record in one SQLite file. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Reading } from '../../reading/types.js';
import type { Report } from '../../report/types.js';
import type { Review } from '../../review/types.js';
import type {
  BinUnit,
  Found,
  IncidentBins,
  IncidentColumns,
  IncidentFound,
  IncidentOrder,
  IncidentQuery,
  Overview,
  PageOf,
  PageWanted,
  ReportFound,
  ReportHead,
  ReportListRow,
  ReportQuery,
  SourceFacts,
  TermCount,
  TermKind,
} from '../browse.js';
import type { IncidentChanges, Known, ReviewOutcome, Store } from '../store.js';
import type {
  ActorRow,
  Counts,
  IncidentFilter,
  IncidentRules,
  NewReading,
  PlaceRow,
  ReviewFilter,
  SearchHit,
  SourceRow,
  StorableIncident,
  StoredClaim,
  StoredRelation,
  StoredReport,
} from '../types.js';
import {
  copiesOf,
  countTerms,
  fileAll,
  incidentBins,
  incidentColumns,
  incidentPage,
  incidentsOfReport,
  isFiled,
  nextRevision,
  overview,
  quotedWith,
  reportPage,
  searchIncidents,
  searchReports,
  sourceFacts,
  versionOf,
} from './browse/index.js';
import { allClaims, allRelations, someClaims } from './claims.js';
import { findIncidents, incidentsByPrefix, queuedIncidents } from './incidents.js';
import { countAll, listActors, listPlaces, listSources, reportRows, toReport } from './lists.js';
import { inWords, type OpenOptions, openDatabase } from './open.js';
import { addReview, listReviews } from './reviews.js';
import type { Tables } from './schema.js';
import { updateIncidents } from './update.js';
import { addReport } from './write.js';

const ALL = -1;

/** How long a writer waits for another one. */
const PATIENCE_MS = 10_000;

/** Takes the write lock; waits without blocking, since the other writer may be in this very process. */
async function begin(db: Kysely<Tables>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await sql`BEGIN IMMEDIATE`.execute(db);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > until) throw error;
      await sleep(2 + Math.random() * 10);
    }
  }
}

export class SqliteStore implements Store {
  readonly location: string;
  readonly #raw: Database.Database;
  readonly #db: Kysely<Tables>;

  private constructor(location: string, raw: Database.Database) {
    this.location = location;
    this.#raw = raw;
    this.#db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) });
  }

  /** Opens the store in a file; throws a StoreError with one sentence when that cannot be. */
  static async open(location: string, options: OpenOptions = {}): Promise<SqliteStore> {
    const store = new SqliteStore(location, openDatabase(location, options));
    if (!(await isFiled(store.#db))) {
      await store.#write(async (db) => {
        if (await isFiled(db)) return;
        await fileAll(db);
        await nextRevision(db);
      });
    }
    return store;
  }

  async #say<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw inWords(error, this.location);
    }
  }

  /** All or nothing, and with the write lock from the start, so that two writers wait for each other. */
  #write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#say(() =>
      this.#db.connection().execute(async (db) => {
        await begin(db);
        try {
          const result = await work(db);
          await sql`COMMIT`.execute(db);
          return result;
        } catch (error) {
          if (this.#raw.inTransaction) await sql`ROLLBACK`.execute(db);
          throw error;
        }
      }),
    );
  }

  known(contentHash: string, reader: string): Promise<Known> {
    return this.#say(async () => {
      const row = await this.#db
        .selectFrom('report')
        .leftJoin('reading', (j) => j.onRef('reading.report_seq', '=', 'report.seq').on('reading.reader', '=', reader))
        .select('reading.id')
        .where('report.hash', '=', contentHash)
        .executeTakeFirst();
      return row === undefined ? 'absent' : row.id === null ? 'report' : 'reading';
    });
  }

  add(report: Report, reading: NewReading): Promise<Known> {
    return this.#write((db) => addReport(db, report, reading));
  }

  reports(id: string): Promise<StoredReport[]> {
    return this.#say(async () => {
      const rows = await reportRows(this.#db)
        .where((e) =>
          e.or([e('report.given_id', '=', id), e.and([e('report.hash', '>=', id), e('report.hash', '<', `${id}g`)])]),
        )
        .orderBy('report.hash')
        .execute();
      return rows.map(toReport);
    });
  }

  readings(contentHash: string): Promise<Reading[]> {
    return this.#say(async () => {
      const rows = await this.#db
        .selectFrom('reading')
        .innerJoin('report', 'report.seq', 'reading.report_seq')
        .select('reading.body')
        .where('report.hash', '=', contentHash)
        .orderBy('reading.id')
        .execute();
      return rows.map((r) => JSON.parse(r.body) as Reading);
    });
  }

  claims(): AsyncIterable<StoredClaim> {
    return allClaims(this.#db);
  }

  relations(): AsyncIterable<StoredRelation> {
    return allRelations(this.#db);
  }

  claimsOf(keys: readonly string[]): Promise<StoredClaim[]> {
    return this.#say(() => someClaims(this.#db, keys));
  }

  updateIncidents(rules: IncidentRules): Promise<IncidentChanges> {
    return this.#write((db) => updateIncidents(db, rules));
  }

  incidents<I extends StorableIncident>(filter: IncidentFilter = {}): Promise<I[]> {
    return this.#say(() => findIncidents<I>(this.#db, filter));
  }

  incidentsById<I extends StorableIncident>(prefix: string): Promise<I[]> {
    return this.#say(() => incidentsByPrefix<I>(this.#db, prefix));
  }

  addReview(review: Review, seen?: readonly string[]): Promise<ReviewOutcome> {
    return this.#write((db) => addReview(db, review, seen));
  }

  reviews(filter: ReviewFilter = {}): Promise<Review[]> {
    return this.#say(() => listReviews(this.#db, filter));
  }

  queue<I extends StorableIncident>(limit: number, offset = 0): Promise<I[]> {
    return this.#say(() => queuedIncidents<I>(this.#db, limit, offset));
  }

  search(words: string, limit = 20): Promise<SearchHit[]> {
    // Each word as a quoted string: nothing in it is an operator.
    const query = (words.match(/[\p{L}\p{N}]+/gu) ?? []).map((w) => `"${w}"`).join(' ');
    if (query === '') return Promise.resolve([]);
    return this.#say(async () => {
      const hits = await sql<{ seq: number; excerpt: string }>`SELECT rowid AS seq,
          snippet(report_words, -1, '«', '»', '…', 24) AS excerpt
        FROM report_words WHERE report_words MATCH ${query} ORDER BY bm25(report_words, 2.0, 1.0), rowid LIMIT ${limit}`.execute(
        this.#db,
      );
      const found: SearchHit[] = [];
      for (const hit of hits.rows) {
        const row = await reportRows(this.#db).where('report.seq', '=', hit.seq).executeTakeFirstOrThrow();
        found.push({ report: toReport(row), excerpt: hit.excerpt });
      }
      return found;
    });
  }

  sources(limit = ALL): Promise<SourceRow[]> {
    return this.#say(() => listSources(this.#db, limit));
  }

  actors(limit = ALL): Promise<ActorRow[]> {
    return this.#say(() => listActors(this.#db, limit));
  }

  places(limit = ALL): Promise<PlaceRow[]> {
    return this.#say(() => listPlaces(this.#db, limit));
  }

  version(): Promise<string> {
    return this.#say(() => versionOf(this.#db));
  }

  overview(): Promise<Overview> {
    return this.#say(() => overview(this.#db));
  }

  incidentPage<I>(query: IncidentQuery, order: IncidentOrder, page: PageWanted): Promise<PageOf<I>> {
    return this.#say(() => incidentPage<I>(this.#db, query, order, page));
  }

  incidentColumns(query: IncidentQuery): Promise<IncidentColumns> {
    return this.#say(() => incidentColumns(this.#db, query));
  }

  incidentBins(query: IncidentQuery, unit: BinUnit): Promise<IncidentBins> {
    return this.#say(() => incidentBins(this.#db, query, unit));
  }

  terms(kind: TermKind, query: IncidentQuery = {}): Promise<TermCount[]> {
    return this.#say(() => countTerms(this.#db, kind, query));
  }

  reportPage(query: ReportQuery, order: 'date' | '-date', page: PageWanted): Promise<PageOf<ReportListRow>> {
    return this.#say(() => reportPage(this.#db, query, order, page));
  }

  copiesOf(contentHash: string): Promise<ReportHead[]> {
    return this.#say(() => copiesOf(this.#db, contentHash));
  }

  incidentsOfReport(contentHash: string) {
    return this.#say(() => incidentsOfReport(this.#db, contentHash));
  }

  searchReports(words: string, page: PageWanted): Promise<Found<ReportFound>> {
    return this.#say(() => searchReports(this.#db, words, page));
  }

  searchIncidents<I>(words: string, page: PageWanted): Promise<Found<IncidentFound<I>>> {
    return this.#say(() => searchIncidents<I>(this.#db, words, page));
  }

  sourceFacts(): Promise<SourceFacts[]> {
    return this.#say(() => sourceFacts(this.#db));
  }

  quotedWith(source: string): Promise<string[]> {
    return this.#say(() => quotedWith(this.#db, source));
  }

  counts(): Promise<Counts> {
    return this.#say(() => countAll(this.#db));
  }

  check(): Promise<string[]> {
    return this.#say(async () => {
      const problems: string[] = [];
      const damage = this.#raw.pragma('quick_check(5)') as { quick_check: string }[];
      for (const row of damage) if (row.quick_check !== 'ok') problems.push(`the file is damaged: ${row.quick_check}`);
      const loose = (this.#raw.pragma('foreign_key_check') as unknown[]).length;
      if (loose > 0) problems.push(`${loose} rows point to rows that are not there`);
      try {
        this.#raw.exec(`INSERT INTO report_words (report_words, rank) VALUES ('integrity-check', 1)`);
      } catch (error) {
        problems.push(`the search index does not fit the reports: ${(error as Error).message}`);
      }
      return problems;
    });
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}
