/** Who may ask for what, and what a page of somebody else cannot do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell } from './answers/export.js';
import { safeUrl } from './answers/incidents.js';
import { LARGEST_BODY } from './body.js';
import { CONTENT_SECURITY_POLICY } from './headers.js';
import { CannotListen, serve } from './index.js';
import { rawRequest, type Served, serveStore } from './testkit.js';

const TOKEN = 'a-token-that-is-long-enough';
let open: Served;
let closed: Served;
let pages = '';

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'sitrep-pages-'));
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>the app</title>');
  writeFileSync(join(pages, 'assets', 'app-1a2b.js'), 'console.log("app");'.repeat(200));
  writeFileSync(join(pages, '..', 'outside.txt'), 'secret');
  open = await serveStore({ pages });
  closed = await serveStore({ pages, token: TOKEN });
});
afterAll(async () => {
  await open.end();
  await closed.end();
  rmSync(pages, { recursive: true });
});

describe('headers', () => {
  test('every answer forbids what is not ours, errors and pages included', async () => {
    for (const path of [
      '/',
      '/map',
      '/api/record',
      '/api/none',
      '/api/incidents?limit=x',
      '/api/docs',
      '/assets/none.js',
    ]) {
      const { headers } = await open.get(path);
      expect(headers.get('content-security-policy'), path).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'self'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
  });

  test('a name that is not ours is refused, even on this machine', async () => {
    const status = async (host: string) => (await rawRequest(open.address, '/api/record', { host })).status;
    expect(await status('evil.example')).toBe(421);
    expect(await status(`evil.example:${open.port}`)).toBe(421);
    expect(await status('localhost.evil.example')).toBe(421);
    expect(await status(`localhost:${open.port}`)).toBe(200);
    expect(await status(`127.0.0.1:${open.port}`)).toBe(200);
    expect(await status(`[::1]:${open.port}`)).toBe(200);
  });

  test('names that are given are answered', async () => {
    const named = await serveStore({ names: ['desk.example'] });
    expect((await rawRequest(named.address, '/api/record', { host: 'desk.example:80' })).status).toBe(200);
    await named.end();
  });
});

describe('writes', () => {
  const text = { text: 'The army seized a depot.' };

  test('from a page of somebody else are refused', async () => {
    const strangers: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${open.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of strangers) {
      expect(
        (await rawRequest(open.address, '/api/reports', { ...headers, 'content-type': 'application/json' }, 'POST'))
          .status,
      ).toBe(403);
    }
    expect((await open.store.counts()).reports).toBe(0);
  });

  test('must be JSON, as a form of another page cannot send it', async () => {
    expect((await open.post('/api/read', JSON.stringify(text), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await open.post('/api/read', '{"text":')).status).toBe(400);
    expect((await open.post('/api/read', 'null')).status).toBe(422);
  });

  test('are bounded', async () => {
    expect((await open.post('/api/read', { text: 'x'.repeat(LARGEST_BODY) })).status).toBe(413);
    const long = await open.post('/api/read', { text: 'x'.repeat(100_001) });
    expect(long.status).toBe(422);
    expect(await long.json()).toMatchObject({ errors: [{ in: 'body', path: 'text' }] });
    expect((await open.post('/api/read', { ...text, more: 1 })).status).toBe(422);
    expect((await open.post('/api/read', { ...text, url: 'javascript:alert(1)' })).status).toBe(422);
    expect((await open.post('/api/read', { text: ' ' })).status).toBe(422);
    expect((await open.get(`/api/incidents?q=${'x'.repeat(9000)}`)).status).toBe(400);
  });

  test('only where there is something to write, and by no other method', async () => {
    const wrong = await open.post('/api/record', text);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect((await rawRequest(open.address, '/api/record', {}, method)).status, method).toBe(405);
    const head = await fetch(new URL('/api/record', open.address), { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the token', () => {
  test('is demanded of everything', async () => {
    for (const path of ['/api/record', '/api/events', '/api/docs', '/api/openapi.json', '/', '/assets/app-1a2b.js'])
      expect((await closed.get(path)).status, path).toBe(401);
    expect((await closed.post('/api/read', { text: 'x' })).status).toBe(401);
    const asked = await closed.get('/', { accept: 'text/html' });
    expect(asked.status).toBe(401);
    expect(await asked.text()).toContain('<form method="post" action="/enter">');
  });

  test('lets programs in, and nothing like it does', async () => {
    const status = async (authorization: string) => (await closed.get('/api/record', { authorization })).status;
    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
    expect(await status(`bearer ${TOKEN}`)).toBe(200);
    for (const wrong of [`Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN, 'Bearer '])
      expect(await status(wrong), wrong).toBe(401);
  });

  test('the link lets one browser in, once', async () => {
    const wrong = await closed.get('/enter?code=guess');
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
    const entered = await fetch(closed.link);
    const cookie = entered.headers.get('set-cookie')!;
    expect(entered.status).toBe(200);
    expect(cookie).toMatch(/^sitrep=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(TOKEN);
    expect((await closed.get('/api/record', { cookie: cookie.split(';')[0] })).status).toBe(200);
    expect((await closed.get('/api/record', { cookie: 'sitrep=guess' })).status).toBe(401);
    expect((await fetch(closed.link)).status).toBe(401);
  });

  test('the form lets in who has the token', async () => {
    const enter = (token: string) =>
      closed.post('/enter', `token=${token}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect((await enter(TOKEN)).headers.get('set-cookie')).toMatch(/^sitrep=/);
    expect((await enter('guess')).headers.get('set-cookie')).toBeNull();
  });

  test('is made when the server can be reached from elsewhere', async () => {
    const far = await serveStore({ host: '0.0.0.0' });
    expect(far.token).toMatch(/^[\w-]{32}$/);
    expect((await fetch(`http://127.0.0.1:${far.port}/api/record`)).status).toBe(401);
    await far.end();
    expect(open.token).toBeNull();
  });
});

describe('pages', () => {
  test('assets are kept for good, the page is not, and addresses of the app give the page', async () => {
    const asset = await open.get('/assets/app-1a2b.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=UTF-8');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(await asset.text()).toContain('console.log');
    for (const path of ['/', '/incident/10fb4f57', '/reports']) {
      const page = await open.get(path);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(await page.text()).toContain('the app');
    }
    expect((await open.get('/assets/none.js')).status).toBe(404);
    expect((await open.get('/favicon.ico')).status).toBe(404);
  });

  test('nothing outside their folder is served', async () => {
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/assets/..%5c..%5coutside.txt',
      '/%00',
      '/%ff',
    ]) {
      const { body } = await rawRequest(open.address, path, { host: 'localhost' });
      expect(body, path).not.toContain('secret');
    }
  });

  test('that are not built are told so', async () => {
    const bare = await serveStore({ pages: join(pages, 'none') });
    expect(await (await bare.get('/')).text()).toContain('have not been built');
    await bare.end();
  });
});

test('text that a spreadsheet would run is no formula', () => {
  expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  for (const text of ['+1', '-1+cmd', '@SUM(A1)', '\t=1', ' =1', '|x']) expect(cell(text)).toContain(`'${text}`);
  expect([cell(-17.7), cell('2020-06-07'), cell(null), cell('a;b')]).toEqual(['-17.7', '2020-06-07', '', '"a;b"']);
});

test('a link that is no address of a page is left out', () => {
  expect(safeUrl('https://example.org/a')).toBe('https://example.org/a');
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//example.org', ' https://x'])
    expect(safeUrl(url)).toBeNull();
});

test('a port that is taken is told in one sentence', async () => {
  await expect(serve(open.store, { port: open.port, software: 'test' })).rejects.toThrow(CannotListen);
  await expect(serve(open.store, { port: open.port, software: 'test' })).rejects.toThrow(
    `port ${open.port} is taken; is sitrep running already? Give another one with --port, or --port 0 for any`,
  );
});

test('a fault of our own is logged, and told without its insides', async () => {
  const lines: string[] = [];
  const broken = await serveStore({ log: (line) => lines.push(line) });
  broken.store.overview = () => Promise.reject(new Error('secret path /home/x'));
  const answer = await broken.get('/api/record');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
  expect(lines.join()).toContain('secret path /home/x');
  await broken.end();
});
