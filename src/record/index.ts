/** The record: opens the store that an address names. SQLite is the engine; another one stands beside it when it comes. */
import type { Store } from './store.js';

export type * from './browse.js';
export type { IncidentChanges, Known, Store } from './store.js';
export { StoreError } from './store.js';
export type * from './types.js';

export async function openStore(address: string, options: { create?: boolean } = {}): Promise<Store> {
  const { SqliteStore } = await import('./sqlite/store.js');
  return SqliteStore.open(address, options);
}

export { type IngestEvent, type IngestTools, ingest } from './ingest.js';
