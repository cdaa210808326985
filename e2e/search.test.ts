/** Search from the frame and on its page; and the frame telling what comes in meanwhile. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../src/server/schema/search.js';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveStore } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

const root = fileURLToPath(new URL('..', import.meta.url));

/** Markup where words are found. */
const hostile = {
  title: 'Zanzibar convoy <img src=x onerror="window.hit=1">',
  outlet: 'Reef Courier (sample)',
  published: '2023-12-20',
  text: 'Gunmen attacked a convoy of the Zanzibar <script>window.hit=1</script> brigade in Bakhmut on Tuesday.',
};

describe.skipIf(!chromiumPath)('search', () => {
  let served: Served;
  let browser: Browser;
  let folder: string;
  const ingest = (...paths: string[]) => {
    const program = join(root, 'bin', 'sitrep.js');
    const args = [program, 'ingest', ...paths, '--db', join(folder, 'search.db')];
    const made = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
  };
  const file = (name: string, report: object) => {
    writeFileSync(join(folder, name), `${JSON.stringify(report)}\n`);
    return join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sitrep-e2e-search-'));
    ingest('samples', file('hostile.jsonl', hostile));
    [served, browser] = await Promise.all([serveStore(join(folder, 'search.db')), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const found = async (query: string) =>
    (await (await fetch(new URL(`/api/search?${query}`, served.url))).json()) as SearchAnswer;

  it('is a key away from anywhere, and its page has an address', async () => {
    const { page, errors, outside } = await open(browser, `${served.url}sources`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('air base');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=air/);
    const reports = page.getByRole('region', { name: 'Reports' });
    await reports.locator('.search-hit').first().waitFor();
    const { total } = await found('q=air+base');
    expect(await reports.getByRole('status').textContent()).toBe(String(total));
    const marks = await reports.locator('.search-excerpt mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    for (const words of marks) expect(words).toMatch(/^(air|base)/i);
    await page.getByRole('region', { name: 'Incidents' }).locator('mark').first().waitFor();
    await shot(page, 'search');
    await page.reload();
    await reports.locator('.search-hit').first().waitFor();
    await page.goBack();
    await page.waitForURL(/\/sources/);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('follows while one types, and leaves one step for the back button', async () => {
    const { page, errors } = await open(browser, `${served.url}search`);
    await page.getByRole('heading', { name: 'Words in reports and incidents' }).waitFor();
    await shot(page, 'search-start');
    await page.keyboard.type('Tripoli');
    await page.locator('.search-hit').first().waitFor();
    await page.waitForURL(/q=Tripoli/);
    await page.getByRole('searchbox').fill('qqqqzzz');
    await page.getByRole('heading', { name: 'Nothing has all these words' }).waitFor();
    await shot(page, 'search-nothing');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows one group by the page, and the back button turns the pages back', async () => {
    const { page, errors } = await open(browser, `${served.url}search?q=the`);
    await page.getByRole('button', { name: 'All reports' }).click();
    await page.waitForURL(/in=reports/);
    const first = page.locator('.search-hit a').first();
    await expect.poll(() => page.locator('.search-hit').count()).toBe(25);
    const top = await first.textContent();
    await page.getByRole('button', { name: 'Further' }).click();
    await page.waitForURL(/after=/);
    await expect.poll(() => first.textContent()).not.toBe(top);
    const second = await first.textContent();
    await page.reload();
    await expect.poll(() => first.textContent()).toBe(second);
    await page.goBack();
    await expect.poll(() => first.textContent()).toBe(top);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes nothing from a report for markup, and leads to the words in it', async () => {
    const { page, errors } = await open(browser, `${served.url}search?q=zanzibar`);
    const hit = page.getByRole('region', { name: 'Reports' }).locator('.search-hit');
    await hit.waitFor();
    expect(await hit.textContent()).toContain('<script>window.hit=1</script>');
    expect(await page.locator('.search-hit img, .search-hit script').count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    const at = hostile.text.indexOf('Zanzibar');
    expect(await hit.getByRole('link').getAttribute('href')).toContain(`at=${at}-${at + 'Zanzibar'.length}`);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives the hits on screen as files', async () => {
    const { page } = await open(browser, `${served.url}search?q=Sirte&in=incidents`);
    await page.locator('.search-hit').first().waitFor();
    const rows = await page.locator('.search-hit').count();
    const save = async (name: string) => {
      await page.locator('summary', { hasText: 'Export' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return readFileSync(await (await waiting).path(), 'utf8');
    };
    expect((await save('Incidents shown as CSV')).trim().split('\r\n')).toHaveLength(rows + 1);
    expect(JSON.parse(await save('Incidents shown as GeoJSON')).features).toHaveLength(rows);
    await page.context().close();
  });

  it('says so when the server fails, and tries again', async () => {
    const { page } = await open(browser, `${served.url}search`);
    await page.route('**/api/search*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is busy."}' }),
    );
    await page.getByRole('searchbox').fill('Tripoli');
    await page.getByRole('alert').getByText('The store is busy.').waitFor();
    await page.unroute('**/api/search*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.search-hit').first().waitFor();
    await page.context().close();
  });

  it('fits a phone, where the frame has a way to it', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await open(browser, `${served.url}sources`, phone);
    await page.getByRole('link', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('Tripoli');
    await page.locator('.search-hit').first().waitFor();
    await shot(page, 'search-phone', true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await open(browser, `${served.url}search?q=Tripoli`, { colorScheme });
    await page.locator('.search-hit').first().waitFor();
    await shot(page, `search-${colorScheme}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tells in the frame when another process takes reports in, and shows them when asked', async () => {
    const { page, errors } = await open(browser, `${served.url}search?q=quokka`);
    await page.getByRole('heading', { name: 'Nothing has all these words' }).waitFor();
    await page.waitForTimeout(1000);
    expect(await page.locator('.live').textContent()).toBe('');
    const text = 'Shelling killed three people in Kharkiv on Monday, the quokka brigade said.';
    ingest(file('more.jsonl', { title: 'Later news', outlet: 'Reef Courier (sample)', published: '2023-12-27', text }));
    const live = page.locator('.live');
    await live.locator('.live-words', { hasText: '1 new report' }).waitFor();
    expect(await live.getAttribute('class')).toContain('live-running');
    await shot(page, 'live');
    await expect.poll(() => live.getAttribute('class')).not.toContain('live-running');
    await live.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('region', { name: 'Reports' }).getByText('Later news').waitFor();
    expect(await page.locator('.live').textContent()).toBe('');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
