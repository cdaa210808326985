/** Opens the store for a command and closes it whatever happens. */
import { type Store, StoreError } from '../record/index.js';
import { Refusal } from './problem.js';

export async function withStore<T>(open: () => Promise<Store>, use: (store: Store) => Promise<T>): Promise<T> {
  let store: Store | null = null;
  try {
    store = await open();
    return await use(store);
  } catch (error) {
    throw error instanceof StoreError ? new Refusal(error.message) : error;
  } finally {
    await store?.close();
  }
}
