/** Opens a store file: makes it if it may, brings it up to date, refuses what it cannot use in one sentence. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreError } from '../store.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';

export interface OpenOptions {
  /** Make the file when it is not there; otherwise that is refused. */
  create?: boolean;
}

/** What SQLite says, as one sentence that says what to do. */
export function inWords(error: unknown, location: string): Error {
  if (error instanceof StoreError) return error;
  const code = (error as { code?: string }).code ?? '';
  const say = (sentence: string) => new StoreError(`${location}: ${sentence}`, { cause: error });
  if (code === 'SQLITE_NOTADB') return say('this file is not a sitrep store; name another with --db');
  if (code.startsWith('SQLITE_CORRUPT'))
    return say('the store is damaged; restore it from a backup, or ingest the reports again into a new one');
  if (code === 'SQLITE_FULL')
    return say('the disk is full; make room and run the command again, nothing is half stored');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return say('another program is writing to the store; try again when it is done');
  if (code.startsWith('SQLITE_READONLY'))
    return say('the store may not be written to; check the permissions of the file and of its folder');
  if (code.startsWith('SQLITE_CANTOPEN')) return say('the store cannot be opened; check the path and its permissions');
  if (code.startsWith('SQLITE_IOERR'))
    return say('the disk refused to read or write; check it and run the command again');
  if (error instanceof TypeError && /directory does not exist/.test(error.message))
    return say('there is no such folder; make it or name another store with --db');
  return error as Error;
}

function migrate(db: Database.Database, location: string): void {
  const version = () => db.pragma('user_version', { simple: true }) as number;
  const newer = (v: number) =>
    new StoreError(
      `${location}: the store was written by a newer sitrep (schema ${v}, this one knows ${MIGRATIONS.length}); update sitrep to use it`,
    );
  if (version() > MIGRATIONS.length) throw newer(version());
  if (version() === MIGRATIONS.length) return;
  // Another process may be doing the same: the lock first, then a second look.
  db.exec('BEGIN IMMEDIATE');
  try {
    for (let v = version(); v < MIGRATIONS.length; v++) {
      db.exec(MIGRATIONS[v]);
      db.pragma(`user_version = ${v + 1}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function refuseForeign(db: Database.Database, location: string): void {
  const id = db.pragma('application_id', { simple: true });
  const empty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (id !== APPLICATION_ID && !(id === 0 && empty)) {
    throw new StoreError(`${location}: this is a database of another program; name another store with --db`);
  }
}

export function openDatabase(location: string, options: OpenOptions = {}): Database.Database {
  if (!options.create && location !== ':memory:' && !existsSync(location)) {
    throw new StoreError(
      `there is no store at ${location}; make one with "sitrep ingest PATH", or name another with --db`,
    );
  }
  let db: Database.Database | null = null;
  try {
    db = new Database(location, { timeout: 10_000 });
    refuseForeign(db, location);
    db.pragma('journal_mode = WAL');
    // A report that was acknowledged must survive a power cut, not only a crash of ours.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db, location);
    // From here on whoever writes waits by himself; see store.ts.
    db.pragma('busy_timeout = 20');
    return db;
  } catch (error) {
    db?.close();
    throw inWords(error, location);
  }
}
