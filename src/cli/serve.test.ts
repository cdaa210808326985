/** `sitrep serve` as a process, the way users meet it. `npm run build` first; `npm test` does. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const sitrep = fileURLToPath(new URL('../../bin/sitrep.js', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-serve-'));
  writeFileSync(join(folder, 'one.txt'), 'The army seized Tarhuna on Friday, residents said.');
  spawnSync('node', [sitrep, 'ingest', 'one.txt', '--published', '2020-06-07'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]): ChildProcess => spawn('node', [sitrep, 'serve', ...args], { cwd: folder });

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return line;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close');
  child.kill(signal);
  const [code] = (await closed) as [number | null];
  return code;
}

test('prints the address, answers there, and ends on either signal', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const server = start('--port', '0');
    const address = await firstLine(server);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const record = (await (await fetch(`${address}api/record`)).json()) as { counts: { reports: number } };
    expect(record.counts.reports).toBe(1);
    expect(await end(server, signal)).toBe(0);
  }
});

test('outlives a browser that leaves while an answer is on its way', async () => {
  const server = start('--port', '0');
  const address = await firstLine(server);
  server.kill('SIGPIPE');
  await new Promise((done) => setTimeout(done, 200));
  expect((await fetch(`${address}api/record`)).status).toBe(200);
  expect(await end(server, 'SIGTERM')).toBe(0);
});

test('a port that is taken is told in one sentence', async () => {
  const server = start('--port', '0');
  const { port } = new URL(await firstLine(server));
  const second = spawnSync('node', [sitrep, 'serve', '--port', port], { cwd: folder, encoding: 'utf8' });
  expect([second.status, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toBe(
    `sitrep: port ${port} is taken; is sitrep running already? Give another one with --port, or --port 0 for any\n`,
  );
  await end(server, 'SIGTERM');
});

test('beyond this machine it demands a token, and the printed link lets one browser in', async () => {
  const server = start('--port', '0', '--host', '0.0.0.0');
  const link = new URL(await firstLine(server));
  expect((await fetch(new URL('/api/record', link))).status).toBe(401);
  expect((await fetch(link)).headers.get('set-cookie')).toContain('HttpOnly');
  expect((await fetch(link)).status).toBe(401);
  await end(server, 'SIGTERM');
});

test('what cannot be served is told', () => {
  const refused = (...args: string[]) => {
    const { status, stderr } = spawnSync('node', [sitrep, 'serve', ...args], { cwd: folder, encoding: 'utf8' });
    return [status, stderr.split('\n')[0]];
  };
  expect(refused('--db', 'none.db')).toEqual([
    1,
    'sitrep: there is no store at none.db; make one with "sitrep ingest PATH", or name another with --db',
  ]);
  expect(refused('--token', 'short')[0]).toBe(2);
  expect(refused('--port', '70000')[0]).toBe(2);
});
