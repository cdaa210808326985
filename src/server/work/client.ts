/** Hands jobs to the worker; starts it with the first one, and anew when one hangs. */
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Refused } from '../problem.js';
import type { Input, JobName, Order, Outcome, Result } from './jobs.js';

/** More than this waiting, and the next is told to come back. */
const MOST_WAITING = 16;
const PATIENCE_MS: Record<JobName, number> = { read: 60_000, store: 120_000, update: 300_000, situation: 300_000 };

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

const EXTENSION = extname(new URL(import.meta.url).pathname);

/** In tests and in development the thread needs what compiles the sources. */
function fromSources(file: URL): string {
  const found = createRequire(import.meta.url).resolve('tsx/esm/api');
  const compiler = pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href;
  return `import(${JSON.stringify(compiler)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(file.href)}); })`;
}

export class Work {
  readonly #location: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #next = 0;
  #closed = false;

  constructor(location: string) {
    this.#location = location;
  }

  #start(): Worker {
    const options = { workerData: { location: this.#location } };
    const file = new URL(`./worker${EXTENSION}`, import.meta.url);
    const worker =
      EXTENSION === '.ts' ? new Worker(fromSources(file), { ...options, eval: true }) : new Worker(file, options);
    worker.on('message', (outcome: Outcome) => this.#settle(outcome));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('the worker has ended')));
    worker.unref();
    return worker;
  }

  do<N extends JobName>(name: N, input: Input<N>): Promise<Result<N>> {
    if (this.#closed || this.#waiting.size >= MOST_WAITING) {
      const wait = { headers: { 'retry-after': '10' } };
      return Promise.reject(new Refused(503, 'There is too much to do; try again in a moment.', wait));
    }
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = this.#next++;
    return new Promise<Result<N>>((resolve, reject) => {
      const timer = setTimeout(
        () => {
          // Nothing else can stop it; the jobs behind it are told as well.
          this.#lost(worker, new Refused(503, 'This takes too long; give less at once, or ask again later.'));
          void worker.terminate();
        },
        PATIENCE_MS[name] * Math.max(1, this.#waiting.size + 1),
      );
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject, timer });
      worker.ref();
      worker.postMessage({ id, name, input } satisfies Order);
    });
  }

  #settle(outcome: Outcome): void {
    const job = this.#waiting.get(outcome.id);
    if (!job) return;
    this.#waiting.delete(outcome.id);
    clearTimeout(job.timer);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('result' in outcome) job.resolve(outcome.result);
    else if ('refused' in outcome) job.reject(new Refused(422, `${capital(outcome.refused)}.`));
    else job.reject(new Error(outcome.failed));
  }

  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }

  /** Lets the job under way end, then closes the worker's store. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((done) => worker.once('exit', done));
    worker.ref();
    worker.postMessage('close');
    const late = setTimeout(() => void worker.terminate(), 5000);
    await ended;
    clearTimeout(late);
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
