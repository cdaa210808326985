/** Opens the record to browsers and programs, and closes it again without losing anything. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve as listen } from '@hono/node-server';
import { projectRoot } from '../knowledge/files.js';
import type { Store } from '../record/index.js';
import { Access, isLoopback, newToken } from './access.js';
import { createApp } from './app.js';
import { Cache } from './cache.js';
import { Live } from './live.js';
import { Work } from './work/client.js';

export interface ServeOptions {
  /** The address to bind to; anything but a loopback one demands a token. */
  host?: string;
  /** 0 for any that is free. */
  port?: number;
  /** Made when one is needed and none is given. */
  token?: string | null;
  /** Names under which the server may be asked, beside its address. */
  names?: readonly string[];
  /** Folder of the built pages. */
  pages?: string;
  software: string;
  log?: (line: string) => void;
}

export interface Running {
  /** What to open: with a code that lets one browser in, where a token is demanded. */
  link: string;
  /** Without it. */
  address: string;
  port: number;
  token: string | null;
  /** Ends streams, lets the requests under way end, and closes the worker; the store is the caller's. */
  stop: () => Promise<void>;
}

const LONGEST_REQUEST_MS = 30_000;

/** The port is taken, or the address is not ours: one sentence. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const say = (sentence: string) => new CannotListen(sentence, { cause: error });
  if (error.code === 'EADDRINUSE')
    return say(`port ${port} is taken; is sitrep running already? Give another one with --port, or --port 0 for any`);
  if (error.code === 'EACCES') return say(`port ${port} may not be used; give one above 1023 with --port`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return say(`${host} is no address of this machine; give another one with --host`);
  return error;
}

/** Serves a store that is open. */
export async function serve(store: Store, options: ServeOptions): Promise<Running> {
  const { host = '127.0.0.1', port = 7475, names = [], software } = options;
  const log = options.log ?? ((line) => void process.stderr.write(`${line}\n`));
  const token = options.token ?? (isLoopback(host) ? null : newToken());
  const access = new Access(token, isLoopback(host) ? names : [host, ...names]);
  const work = new Work(store.location);
  const live = new Live(store);
  const context = { store, cache: new Cache(store), live, work, software };
  const pages = options.pages ?? join(projectRoot(), 'dist', 'web');
  const app = createApp(context, { access, pages, log });
  const server = listen({
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: { headersTimeout: 10_000, requestTimeout: LONGEST_REQUEST_MS, maxHeaderSize: 16 * 1024 },
  }) as Server;
  await new Promise<void>((done, fail) => {
    server.once('listening', done);
    server.once('error', (error) => fail(inWords(error, host, port)));
  });
  const bound = (server.address() as AddressInfo).port;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const address = `http://${shown.includes(':') ? `[${shown}]` : shown}:${bound}/`;
  return {
    address,
    link: token === null ? address : `${address}enter?code=${access.newCode()}`,
    port: bound,
    token,
    stop: async () => {
      live.close();
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 3000);
      await closed;
      clearTimeout(late);
      await work.close();
    },
  };
}
