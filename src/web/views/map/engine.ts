/**
 * The page's side of the worker. Queries are never queued: while one runs, only the newest waits, so that a drag is
 * followed at whatever pace the machine has.
 */
import type { Loaded, Query, Reply, Request, Result } from './model.js';

export class Engine {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'map' });
  private busy = false;
  private waiting: Query | null = null;
  private last: Query | null = null;
  private nr = 0;
  loaded: Loaded | null = null;

  onLoaded: (loaded: Loaded) => void = () => {};
  onResult: (result: Result) => void = () => {};
  onFailed: (message: string) => void = () => {};

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Reply>) => this.hear(data);
    this.worker.onerror = (event) =>
      this.onFailed(event.message || 'the part of the page that reads the map data stopped');
  }

  /** Fetches another set of incidents. */
  load(url: string): void {
    this.loaded = null;
    this.busy = false;
    this.say({ type: 'load', url });
  }

  /** Asks for what a query leaves; an answer to an older one may be skipped. */
  ask(query: Query): void {
    this.last = query;
    if (!this.loaded) return;
    if (this.busy) this.waiting = query;
    else this.send(query);
  }

  close(): void {
    this.worker.terminate();
  }

  private say(request: Request): void {
    this.worker.postMessage(request);
  }

  private send(query: Query): void {
    this.busy = true;
    this.waiting = null;
    this.say({ type: 'query', nr: ++this.nr, query });
  }

  private hear(reply: Reply): void {
    if (reply.type === 'failed') {
      this.onFailed(reply.message);
      return;
    }
    if (reply.type === 'loaded') {
      this.loaded = reply;
      this.onLoaded(reply);
      if (this.last) this.ask(this.last);
      return;
    }
    this.busy = false;
    if (!this.loaded) return;
    if (this.waiting) this.send(this.waiting);
    this.onResult(reply);
  }
}
