/** The built web pages: files with a hash in their name are kept by browsers for good, the page itself is asked for anew. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { acceptsGzip } from './cache.js';
import { Refused } from './problem.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pbf': 'application/x-protobuf',
  '.txt': 'text/plain; charset=UTF-8',
  '.webmanifest': 'application/manifest+json',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.geojson', '.svg', '.txt', '.webmanifest']);
const LIST_AGAIN_MS = 1000;

const NOT_BUILT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>sitrep</title></head><body>
<h1>sitrep</h1><p>The pages have not been built. Run <code>npm run build</code> and load this page again.</p>
<p>The <a href="/api/docs">HTTP API</a> works without them.</p></body></html>`;

interface Entry {
  path: string;
  modified: number;
  etag: string;
  plain: Buffer | null;
  gzip: Buffer | null;
}

export class Pages {
  readonly #root: string;
  #files = new Map<string, Entry>();
  #listed = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** Only what was found under the root is ever served, so no path leads out of it. */
  #list(): void {
    if (Date.now() - this.#listed < LIST_AGAIN_MS) return;
    this.#listed = Date.now();
    const files = new Map<string, Entry>();
    let found: string[] = [];
    try {
      found = readdirSync(this.#root, { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile() && !f.name.endsWith('.map'))
        .map((f) => join(f.parentPath, f.name));
    } catch {
      // No folder: the pages have not been built.
    }
    for (const path of found) {
      const { mtimeMs, size } = statSync(path);
      const url = `/${relative(this.#root, path).split(sep).join('/')}`;
      const old = this.#files.get(url);
      files.set(
        url,
        old?.modified === mtimeMs
          ? old
          : {
              path,
              modified: mtimeMs,
              etag: `W/"${size.toString(36)}-${mtimeMs.toString(36)}"`,
              plain: null,
              gzip: null,
            },
      );
    }
    this.#files = files;
  }

  #find(path: string): Entry | undefined {
    let file = this.#files.get(path);
    if (!file || path === '/index.html') {
      this.#list();
      file = this.#files.get(path);
    }
    return file;
  }

  serve = (c: Context): Response => {
    let path = c.req.path;
    try {
      path = decodeURIComponent(path);
    } catch {
      throw new Refused(400, 'The address is not valid.');
    }
    const own = path === '/' ? undefined : this.#find(path);
    // Addresses within the app are answered by its page; a file that is missing is missing.
    if (!own && (path.startsWith('/assets/') || /\.[a-z0-9]{1,12}$/i.test(path)))
      throw new Refused(404, 'There is no such file.');
    const file = own ?? this.#find('/index.html');
    if (!file) return c.html(NOT_BUILT, path === '/' ? 200 : 404);
    const forGood = own !== undefined && path.startsWith('/assets/');
    c.header('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('etag', file.etag);
    c.header('vary', 'Accept-Encoding');
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
    const kind = extname(file.path).toLowerCase();
    c.header('content-type', TYPES[kind] ?? 'application/octet-stream');
    file.plain ??= readFileSync(file.path);
    if (!PACKED.has(kind) || !acceptsGzip(c)) return c.body(new Uint8Array(file.plain));
    file.gzip ??= gzipSync(file.plain, { level: constants.Z_DEFAULT_COMPRESSION });
    c.header('content-encoding', 'gzip');
    return c.body(new Uint8Array(file.gzip));
  };
}
