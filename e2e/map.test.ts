/** The map and its timeline, as a person uses them. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveSamples } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

/** Markup in every part of a report that reaches the page. */
const hostile = {
  title: '<img src=x onerror="window.hit=1">',
  outlet: '<b onclick="window.hit=1">Bold</b> (sample)',
  published: '2023-12-20',
  text: 'Shelling killed at least 3 people in Bakhmut on Tuesday, <script>window.hit=1</script> officials said.',
};

const count = async (page: Page): Promise<number> =>
  Number(/[\d,]+/.exec((await page.locator('.list-count strong').textContent()) ?? '')?.[0].replaceAll(',', ''));

/** The list has its rows, and the map its first markers. */
async function ready(page: Page): Promise<void> {
  await page
    .locator('.vlist-row article')
    .first()
    .waitFor()
    .catch(async (error: Error) => {
      throw new Error(`no rows; the list says: ${await page.locator('.list-side').textContent()}`, { cause: error });
    });
  await page.locator('.map-box canvas').first().waitFor();
}

/** Goes by key to the first marker whose card fits; gives its place on the page. */
async function markerAt(page: Page, fits: RegExp): Promise<{ x: number; y: number }> {
  await page.locator('.maplibregl-canvas').focus();
  const card = page.locator('.map-card');
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('n');
    await card.waitFor();
    if (!fits.test((await card.textContent()) ?? '')) continue;
    const stage = (await page.locator('.map-stage').boundingBox())!;
    const at = await card.evaluate((e: HTMLElement) => ({
      left: parseFloat(e.style.left),
      top: parseFloat(e.style.top),
    }));
    return { x: stage.x + at.left - 18, y: stage.y + at.top - 14 };
  }
  throw new Error(`no marker says ${fits}`);
}

describe.skipIf(!chromiumPath)('map and timeline', () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([serveSamples([hostile]), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  it('shows the record without an error, a request elsewhere, or too much script', async () => {
    const { page, errors, outside, loaded } = await open(browser, served.url);
    await ready(page);
    expect(await count(page)).toBeGreaterThan(80);
    await page.waitForTimeout(1500);
    await shot(page, 'map-light');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    const script = [...loaded].filter(([path]) => path.endsWith('.js'));
    expect(script.length).toBeGreaterThan(2);
    const bytes = script.reduce((sum, [, size]) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(600_000);
    await page.context().close();
  });

  it('zooms into a cluster that is clicked, and the back button comes back', async () => {
    const { page, errors } = await open(browser, served.url);
    await ready(page);
    const at = await markerAt(page, /^\d+ incidents/);
    await page.mouse.click(at.x, at.y);
    await page.waitForURL(/[?&](map|at)=/);
    await page.goBack();
    await page.waitForURL((url) => !/[?&](map|at)=/.test(url.search));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('filters the map and the list with a brush on the timeline, and the address brings it back', async () => {
    const { page, errors } = await open(browser, served.url);
    await ready(page);
    const all = await count(page);
    const box = (await page.locator('.timeline').boundingBox())!;
    const y = box.y + 40;
    await page.mouse.move(box.x + box.width * 0.4, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
    await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
    await page.waitForFunction(
      (n) => !document.querySelector('.list-count strong')?.textContent?.startsWith(`${n} `),
      all,
    );
    // While the brush moves the list follows at its own pace: let it come to rest.
    await page.waitForTimeout(1000);
    const some = await count(page);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await shot(page, 'map-brushed');
    await page.reload();
    await ready(page);
    expect(await count(page)).toBe(some);
    await page.goBack();
    await page.waitForFunction(
      (n) => document.querySelector('.list-count strong')?.textContent?.startsWith(`${n} `),
      all,
    );
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('is used by keyboard: filter, timeline, marks on the map', async () => {
    const { page, errors } = await open(browser, served.url);
    await ready(page);
    const all = await count(page);
    await page.getByRole('checkbox', { name: 'Violence against people' }).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/group=civilians/);
    await expect.poll(() => count(page)).toBeLessThan(all);
    const some = await count(page);
    await page.getByRole('slider', { name: 'First day shown' }).focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=/);
    await expect.poll(() => count(page)).toBeLessThan(some);
    await page.getByRole('button', { name: 'Clear all' }).press('Enter');
    await expect.poll(() => count(page)).toBe(all);
    await page.getByRole('searchbox', { name: 'Words' }).fill('Moscow');
    await page.waitForURL(/q=Moscow/);
    await expect.poll(() => count(page)).toBeLessThan(all);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('selects an incident from the map and from the list, and says which', async () => {
    const { page, errors } = await open(browser, served.url);
    await ready(page);
    await page.locator('.incident-show').first().click();
    await page.waitForURL(/sel=[0-9a-f]+/);
    expect(await page.locator('.incident-show').first().getAttribute('aria-pressed')).toBe('true');
    await page.waitForTimeout(1000);
    await shot(page, 'map-selected');
    // Once its row is out of sight it stays above the list.
    await page.locator('.vlist').evaluate((list) => list.scrollTo(0, 3000));
    await page.getByRole('region', { name: 'Selected incident' }).waitFor();
    await page.locator('.list-chosen .incident-show').click();
    await page.waitForURL((url) => !url.search.includes('sel='));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('lists only what is in view when asked to', async () => {
    const { page } = await open(browser, `${served.url}?map=6/32.5/14`);
    await ready(page);
    const all = await count(page);
    await page.getByRole('checkbox', { name: 'Only what is in view' }).check();
    await expect.poll(() => count(page)).toBeLessThan(all);
    expect(new URL(page.url()).searchParams.get('inview')).toBe('1');
    await page.context().close();
  });

  it('says so when nothing fits, and offers the way out', async () => {
    const { page, errors } = await open(browser, `${served.url}?q=zzzzzz`);
    await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
    await shot(page, 'map-empty');
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await ready(page);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says so when the server fails, and tries again', async () => {
    const { page } = await open(browser, `${served.url}no-such-page`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.route('**/api/map*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is busy."}' }),
    );
    await page.getByRole('link', { name: 'Go to the map' }).click();
    await page.getByRole('alert').getByText('The store is busy.').waitFor();
    await shot(page, 'map-error');
    await page.unroute('**/api/map*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    await page.context().close();
  });

  it('takes nothing from a report for markup', async () => {
    const { page, errors } = await open(browser, `${served.url}?from=2023-12-01`);
    await ready(page);
    expect(await page.locator('.list-side').textContent()).toContain('<b onclick=');
    expect(await page.locator('.list-side b, .list-side img, .list-side script').count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives what is on screen as files', async () => {
    const { page } = await open(browser, `${served.url}?group=remote`);
    await ready(page);
    const save = async (name: string): Promise<Buffer> => {
      await page.locator('summary', { hasText: 'Export' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return readFileSync(await (await waiting).path());
    };
    const shown = await count(page);
    const csv = (await save('List as CSV')).toString('utf8');
    expect(csv.trim().split('\r\n').length - 1).toBe(shown);
    const geo = JSON.parse((await save('List as GeoJSON')).toString('utf8'));
    expect(geo.features).toHaveLength(shown);
    for (const name of ['Picture of the map', 'Picture of the timeline']) {
      const picture = await save(name);
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length).toBeGreaterThan(2000);
    }
    await page.context().close();
  });

  it('fits a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await open(browser, served.url, phone);
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const map = (await page.locator('.map-stage').boundingBox())!;
    const list = (await page.locator('.list-side').boundingBox())!;
    expect(list.y).toBeGreaterThan(map.y + map.height);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: 'Protests' }).waitFor();
    await shot(page, 'map-phone', true);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await open(browser, served.url, { colorScheme });
    await ready(page);
    await page.locator('.legend summary').click();
    await page.waitForTimeout(1000);
    await shot(page, `map-${colorScheme}-legend`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('changes its colours when told to, and remembers', async () => {
    const { page } = await open(browser, served.url, { colorScheme: 'light' });
    await ready(page);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByLabel('Colours').selectOption('dark');
    expect(await paper()).not.toBe(light);
    await page.reload();
    await ready(page);
    expect(await paper()).not.toBe(light);
    await page.context().close();
  });
});
