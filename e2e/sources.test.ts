/** Outlets and speakers compared, as a person uses it. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveSamples } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

const hostile = {
  title: 'Shelling',
  outlet: '<b onclick="window.hit=1">Bold/Paper?</b> (sample)',
  published: '2023-12-20',
  text: 'Shelling killed at least 3 people in Bakhmut on Tuesday, officials said.',
};

const rows = (page: Page) => page.locator('.source-table tbody tr');
const count = (page: Page): Promise<number> => rows(page).count();
/** Numbers of a column, from the top. */
const column = async (page: Page, label: string): Promise<number[]> =>
  (await page.locator(`.source-table td[data-label="${label}"]`).allTextContents()).map((t) =>
    Number(t.replaceAll(',', '')),
  );
const falling = (list: number[]) => [...list].sort((a, b) => b - a);

describe.skipIf(!chromiumPath)('sources', () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([serveSamples([hostile]), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  it('lists outlets and speakers with how often each is alone, corroborated, contradicted, and what that is not', async () => {
    const { page, errors, outside } = await open(browser, `${served.url}sources`);
    await rows(page).first().waitFor();
    expect(await count(page)).toBeGreaterThan(20);
    expect(await page.getByRole('note').textContent()).toContain('no judgement of truthfulness');
    expect(await column(page, 'Reports')).toEqual(falling(await column(page, 'Reports')));
    const wire = page.locator('tr', { has: page.getByRole('link', { name: 'Dnipro State Wire (sample)' }) });
    expect(await wire.textContent()).toMatch(/Ukraine.*speaks for a party/);
    expect(await wire.getByRole('img').getAttribute('aria-label')).toMatch(
      /\d alone, \d corroborated, \d contradicted, of \d incidents/,
    );
    await shot(page, 'sources-light');
    await page.getByRole('button', { name: 'Speakers' }).click();
    await page.waitForURL(/kind=speaker/);
    await page.getByRole('link', { name: 'The United Nations', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Dnipro State Wire (sample)' }).waitFor();
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('is sorted and filtered by keyboard; the address brings it back, the back button undoes it', async () => {
    const { page, errors } = await open(browser, `${served.url}sources`);
    await rows(page).first().waitFor();
    const all = await count(page);
    await page.getByRole('button', { name: /^Contradicted/ }).press('Enter');
    await page.waitForURL(/sort=contradicted/);
    const first = await column(page, 'Contradicted');
    expect(first).toEqual(falling(first));
    expect(first[0]).toBeGreaterThan(0);
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: /^Contradicted/ }).press('Enter');
    await page.waitForURL(/dir=other/);
    expect(await column(page, 'Contradicted')).toEqual([...falling(first)].reverse());
    await page.goBack();
    await expect.poll(() => column(page, 'Contradicted')).toEqual(first);
    await page.getByLabel('Party').selectOption('yes');
    await page.waitForURL(/party=yes/);
    await expect.poll(() => count(page)).toBeLessThan(all);
    await page.getByRole('searchbox', { name: 'Name or side' }).fill('ukra');
    await page.waitForURL(/q=ukra/);
    await expect.poll(() => count(page)).toBe(1);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await count(page)).toBe(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('opens the page of a source: whom it quotes, what it tells of, where it is alone or contradicted', async () => {
    const { page, errors } = await open(browser, `${served.url}sources?sort=contradicted`);
    await page.getByRole('link', { name: 'Dnipro State Wire (sample)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dnipro State Wire (sample)' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/sources/${encodeURIComponent('outlet:Dnipro State Wire (sample)')}`);
    const told = (await page.locator('.source-facts').textContent())!;
    const contradicted = Number(/(\d+) contradicted/.exec(told)?.[1]);
    expect(contradicted).toBeGreaterThan(0);
    const part = page.getByRole('region', { name: 'Where others say otherwise' });
    expect(await part.locator('li').count()).toBe(contradicted);
    expect(await part.locator('a[href^="/incident/"]').count()).toBe(contradicted);
    expect(await page.getByRole('region', { name: 'What it tells of' }).locator('li').count()).toBeGreaterThan(1);
    await shot(page, 'sources-one');
    const speaker = page.getByRole('region', { name: 'Whom it quotes' }).getByRole('link').first();
    const name = (await speaker.textContent())!;
    await speaker.click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page
      .getByRole('region', { name: 'Who quotes it' })
      .getByRole('link', { name: 'Dnipro State Wire (sample)' })
      .waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Dnipro State Wire (sample)' }).waitFor();
    await page.goBack();
    await rows(page).first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('leads from a kind of event to just these incidents on the map', async () => {
    const { page, errors } = await open(
      browser,
      `${served.url}sources/${encodeURIComponent('outlet:Mediterranean Wire (sample)')}`,
    );
    const event = page.getByRole('region', { name: 'What it tells of' }).locator('li').first();
    const n = Number(await event.locator('.number').textContent());
    await event.getByRole('link').click();
    await page.locator('.list-count strong').waitFor();
    await expect.poll(() => page.locator('.list-count strong').textContent()).toMatch(new RegExp(`^${n} `));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes nothing from a report for markup, also in the address', async () => {
    const { page, errors } = await open(browser, `${served.url}sources?q=Bold`);
    await page.getByRole('link', { name: hostile.outlet }).click();
    await page.getByRole('heading', { level: 1, name: hostile.outlet }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: hostile.outlet }).waitFor();
    expect(await page.locator('main b').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says so when nothing fits, when there is no such source, and when the server fails', async () => {
    const { page } = await open(browser, `${served.url}sources?q=zzzz`);
    await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
    await shot(page, 'sources-empty');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rows(page).first().waitFor();
    await page.goto(`${served.url}sources/${encodeURIComponent('outlet:nobody')}`);
    await page.getByRole('heading', { name: 'There is no such source' }).waitFor();
    await page.route('**/api/sources?*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is busy."}' }),
    );
    await page.getByRole('link', { name: 'All sources' }).click();
    await page.getByRole('alert').getByText('The store is busy.').waitFor();
    await page.unroute('**/api/sources?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows(page).first().waitFor();
    await page.context().close();
  });

  it('gives what is on screen as files', async () => {
    const { page } = await open(browser, `${served.url}sources?party=yes`);
    await rows(page).first().waitFor();
    const save = async (name: string): Promise<string> => {
      await page.locator('summary', { hasText: 'Export' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return readFileSync(await (await waiting).path(), 'utf8');
    };
    expect((await save('Table as CSV')).trim().split('\r\n')).toHaveLength(1 + (await count(page)));
    await page.getByRole('link', { name: 'Dnipro State Wire (sample)' }).click();
    const items = page.locator('.source-incidents li');
    await items.first().waitFor();
    expect(JSON.parse(await save('Incidents as GeoJSON')).features).toHaveLength(await items.count());
    expect((await save('Incidents as CSV')).trim().split('\r\n')).toHaveLength(1 + (await items.count()));
    await page.context().close();
  });

  it('fits a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await open(browser, `${served.url}sources`, phone);
    await rows(page).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByLabel('Order').selectOption('alone');
    await page.waitForURL(/sort=alone/);
    await shot(page, 'sources-phone');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Dnipro State Wire (sample)' }).click();
    await page.getByRole('heading', { name: 'What it tells of' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await shot(page, 'sources-one-phone', true);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await open(browser, `${served.url}sources?kind=speaker`, { colorScheme });
    await rows(page).first().waitFor();
    await shot(page, `sources-${colorScheme}-speakers`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'The United Nations', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'The United Nations' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
