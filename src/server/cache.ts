/** Answers that hold until the record changes: an ETag for browsers, and ready bytes for what is costly to make. */
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Store } from '../record/index.js';

const gzipped = promisify(gzip);
const SMALLEST_GZIPPED = 2048;

interface Kept {
  version: string;
  plain: Buffer;
  gzip: Buffer | null;
}

export class Cache {
  readonly #store: Store;
  readonly #limit: number;
  /** Another start may serve another record at the same address. */
  readonly #start = randomBytes(6).toString('base64url');
  readonly #kept = new Map<string, Kept>();
  readonly #values = new Map<string, { version: string; value: Promise<unknown> }>();
  #size = 0;

  constructor(store: Store, limit = 64 * 1024 * 1024) {
    this.#store = store;
    this.#limit = limit;
  }

  /** Something derived from the record as it is now, made once for all who ask. */
  async value<T>(key: string, make: () => Promise<T>): Promise<T> {
    const version = await this.#store.version();
    const there = this.#values.get(key);
    if (there?.version === version) return there.value as Promise<T>;
    const value = make();
    this.#values.set(key, { version, value });
    value.catch(() => this.#values.delete(key));
    return value;
  }

  /** The answer as JSON with an ETag; `keep` what is costly. 304 when the browser has it. */
  async json(c: Context, make: (version: string) => Promise<unknown>, keep = false): Promise<Response> {
    const version = await this.#store.version();
    const etag = `W/"${this.#start}.${createHash('sha256').update(version).digest('base64url').slice(0, 10)}"`;
    c.header('etag', etag);
    c.header('cache-control', 'private, no-cache');
    c.header('vary', 'Accept-Encoding, Cookie, Authorization');
    if (
      c.req
        .header('if-none-match')
        ?.split(/\s*,\s*/)
        .includes(etag)
    )
      return c.body(null, 304);
    const key = `${c.req.path}?${new URL(c.req.url).searchParams.toString()}`;
    const there = this.#kept.get(key);
    const fresh = there?.version === version ? there : null;
    const kept = fresh ?? { version, plain: bytesOf(await make(version)), gzip: null };
    const zip = kept.plain.length >= SMALLEST_GZIPPED && acceptsGzip(c) && !onThisMachine(c);
    // Level 1: at this size the time to pack costs a person on the same machine more than the bytes.
    if (zip) kept.gzip ??= await gzipped(kept.plain, { level: constants.Z_BEST_SPEED });
    if (keep) this.#keep(key, kept);
    c.header('content-type', 'application/json; charset=UTF-8');
    if (!zip) return c.body(new Uint8Array(kept.plain));
    c.header('content-encoding', 'gzip');
    return c.body(new Uint8Array(kept.gzip!));
  }

  #keep(key: string, kept: Kept): void {
    const size = (k: Kept) => k.plain.length + (k.gzip?.length ?? 0);
    const old = this.#kept.get(key);
    if (old) this.#size -= size(old);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    this.#size = [...this.#kept.values()].reduce((n, k) => n + size(k), 0);
    for (const [oldest, k] of this.#kept) {
      if (this.#size <= this.#limit && this.#kept.size <= 200) break;
      this.#kept.delete(oldest);
      this.#size -= size(k);
    }
  }
}

/** Asked from this machine, and not by a proxy that passes on: there packing only takes time. */
function onThisMachine(c: Context): boolean {
  const passedOn = ['x-forwarded-for', 'forwarded', 'via'].some((name) => c.req.header(name) !== undefined);
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(getConnInfo(c).remote.address ?? '');
}

const bytesOf = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

export function acceptsGzip(c: Context): boolean {
  return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('accept-encoding') ?? '');
}
