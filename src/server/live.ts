/** Tells who listens when the record changes, also by another process: it asks for the version and counts only on change. */
import type { Store } from '../record/index.js';
import type { RecordCounts, RecordEvent } from './schema/index.js';

const EVERY_MS = 700;
/** Nothing new for so long: the ingestion has ended or paused. */
const QUIET_MS = 5000;

export type Listener = (event: RecordEvent) => void;

export async function countRecord(store: Store): Promise<RecordCounts> {
  const [{ reports, origins, claims, incidents, pending }, { shown }] = await Promise.all([
    store.counts(),
    store.overview(),
  ]);
  return { reports, copies: reports - origins, claims, incidents, shown, pending };
}

export class Live {
  readonly #store: Store;
  readonly #listeners = new Map<Listener, RecordCounts>();
  #timer: NodeJS.Timeout | null = null;
  #last: { version: string; counts: RecordCounts } | null = null;
  #changed = 0;
  #running = false;
  #close: () => void = () => {};
  readonly #closed = new Promise<void>((done) => {
    this.#close = done;
  });

  constructor(store: Store) {
    this.#store = store;
  }

  /** Calls back at once and on every change; the result ends it. */
  async listen(listener: Listener): Promise<() => void> {
    const version = await this.#store.version();
    if (this.#last?.version !== version) this.#last = { version, counts: await countRecord(this.#store) };
    this.#listeners.set(listener, this.#last.counts);
    listener(this.#event(this.#last.counts));
    this.#schedule(EVERY_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** Ends all streams, for good. */
  close(): void {
    this.stop();
    this.#close();
  }

  /** Settles when the server stops. */
  whenClosed(): Promise<void> {
    return this.#closed;
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = false;
  }

  #schedule(after: number): void {
    if (this.#timer || this.#listeners.size === 0) return;
    this.#timer = setTimeout(async () => {
      const begun = performance.now();
      try {
        await this.#look();
      } catch {
        // Another process holds the store this moment; the next look tells.
      }
      this.#timer = null;
      // Counting a large record takes its time; it never takes more than a tenth of ours.
      this.#schedule(Math.max(EVERY_MS, (performance.now() - begun) * 10));
    }, after).unref();
  }

  async #look(): Promise<void> {
    const version = await this.#store.version();
    const last = this.#last!;
    if (version !== last.version) {
      this.#changed = Date.now();
      this.#running = true;
      this.#last = { version, counts: await countRecord(this.#store) };
    } else if (this.#running && Date.now() - this.#changed > QUIET_MS) this.#running = false;
    else return;
    for (const [listener, from] of this.#listeners) listener(this.#event(from));
  }

  #event(from: RecordCounts): RecordEvent {
    const { version, counts } = this.#last!;
    return {
      version,
      counts,
      added: {
        reports: counts.reports - from.reports,
        claims: counts.claims - from.claims,
        incidents: counts.incidents - from.incidents,
      },
      running: this.#running,
    };
  }
}
