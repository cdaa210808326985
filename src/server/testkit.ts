/** A real server over a real file, asked by fetch, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTools } from '../incident/tools.js';
import { projectRoot } from '../knowledge/files.js';
import { ingest, openStore, type Store } from '../record/index.js';
import { readReports } from '../report/index.js';
import { type Running, type ServeOptions, serve } from './index.js';

export interface Served extends Running {
  store: Store;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  end: () => Promise<void>;
}

/** `samples`: the sample reports are in the record; without it, it is empty. */
export async function serveStore(
  options: Partial<ServeOptions> & { samples?: boolean; log?: (line: string) => void } = {},
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-server-'));
  const store = await openStore(join(folder, 'test.db'), { create: true });
  if (options.samples) {
    const { tools, rules } = await loadTools();
    for await (const event of ingest(store, readReports(join(projectRoot(), 'samples')), tools)) {
      if (event.type === 'failed') throw event.error;
    }
    await store.updateIncidents(rules);
  }
  const running = await serve(store, { port: 0, software: 'test', ...options });
  const at = (path: string) => new URL(path, running.address);
  return {
    ...running,
    store,
    get: (path, headers) => fetch(at(path), { headers }),
    post: (path, body, headers) =>
      fetch(at(path), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    end: async () => {
      await running.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** With headers that fetch does not let a program set. */
export function rawRequest(
  address: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    const url = new URL(address);
    const sent = request({ host: url.hostname, port: url.port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('end', () => done({ status: answer.statusCode!, body }));
    });
    sent.on('error', fail);
    sent.end();
  });
}

/** Events of a stream as they come, until enough of them have come. */
export async function* eventsOf(response: Response): AsyncGenerator<{ event: string; data: string }> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
      const lines = text.slice(0, at).split('\n');
      text = text.slice(at + 2);
      const field = (name: string) => lines.find((l) => l.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) yield { event: field('event') ?? 'message', data };
    }
  }
}
