import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browseSuite } from '../browse.suite.js';
import { reviewSuite } from '../reviews.suite.js';
import type { Store } from '../store.js';
import { storeSuite } from '../store.suite.js';
import { MIGRATIONS } from './migrations.js';
import { SqliteStore } from './store.js';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, `${++count}.db`);
const fresh = () => SqliteStore.open(path(), { create: true });

describe('SQLite', () => {
  const engine = { fresh, reopen: (store: Store) => SqliteStore.open(store.location) };
  storeSuite(engine);
  reviewSuite(engine);
  browseSuite(engine);
});

test('reports, readings and claims cannot be changed or deleted, not even from outside', async () => {
  const store = await fresh();
  const db = new Database(store.location);
  db.exec(`INSERT INTO report (hash, headers, text) VALUES ('h', '[]', 'Text.');
    INSERT INTO reading (report_seq, reader, body) VALUES (1, '1', '{}');
    INSERT INTO claim (reading_id, claim, event, subtype, modality, background, sentence_start, sentence_end)
      VALUES (1, 'c1', 'ASSAULT', 'air-strike', 'asserted', 0, 0, 5)`);
  for (const table of ['report', 'reading', 'claim']) {
    const column = { report: 'text', reading: 'body', claim: 'event' }[table];
    expect(() => db.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow(`${table}: what is recorded is never changed`);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(`${table}: what is recorded is never deleted`);
  }
  db.close();
  await store.close();
});

test('a store of a newer version is refused in one sentence', async () => {
  const store = await fresh();
  await store.close();
  const db = new Database(store.location);
  db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  db.close();
  await expect(SqliteStore.open(store.location)).rejects.toThrow(
    `${store.location}: the store was written by a newer sitrep (schema ${MIGRATIONS.length + 1}, this one knows ${MIGRATIONS.length}); update sitrep to use it`,
  );
});

test('what is no store is refused in one sentence and left as it is', async () => {
  const text = path();
  writeFileSync(text, 'This is a text file, and a long one, so that it is no empty database. '.repeat(20));
  await expect(SqliteStore.open(text)).rejects.toThrow(
    `${text}: this file is not a sitrep store; name another with --db`,
  );
  const foreign = path();
  const db = new Database(foreign);
  db.exec('CREATE TABLE t (x)');
  db.close();
  await expect(SqliteStore.open(foreign, { create: true })).rejects.toThrow(
    `${foreign}: this is a database of another program; name another store with --db`,
  );
  const none = path();
  await expect(SqliteStore.open(none)).rejects.toThrow(
    `there is no store at ${none}; make one with "sitrep ingest PATH", or name another with --db`,
  );
  await expect(SqliteStore.open(join(folder, 'no', 'such.db'), { create: true })).rejects.toThrow(
    /there is no such folder; make it or name another store with --db$/,
  );
});

test('two processes may open a new store at once', async () => {
  const file = path();
  const stores = await Promise.all([1, 2, 3].map(() => SqliteStore.open(file, { create: true })));
  expect(await stores[2].counts()).toMatchObject({ reports: 0 });
  for (const store of stores) await store.close();
});

test.skipIf(process.getuid?.() === 0)('a store that may not be written to is told so', async () => {
  const store = await fresh();
  await store.close();
  chmodSync(store.location, 0o444);
  await expect(SqliteStore.open(store.location)).rejects.toThrow(/may not be written to/);
});
