/** The situation at a date, as a person uses it. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveSamples } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

/** Backers, an operation with an aim that is reached, a siege: what the samples do not have together. */
const backers = {
  title: 'Backers and ground',
  outlet: '<i onclick="window.hit=1">Harbour</i> Monitor (sample)',
  published: '2020-06-18',
  text:
    'Turkey, which backs the Government of National Accord, sent drones to Tripoli in May, officials said. ' +
    'The Libyan National Army, supported by the United Arab Emirates and Russia, holds Jufra Air Base. ' +
    'Egypt supports the Libyan National Army. Tarhuna was a stronghold of the Libyan National Army.\n' +
    'Forces of the Libyan National Army launched Operation Desert Shield to capture Gharyan on 10 June 2020. ' +
    'On 12 June 2020 the Libyan National Army captured Gharyan. The Libyan National Army and the Government of ' +
    'National Accord agreed a ceasefire in Sirte on 14 June 2020. Forces of the Government of National Accord ' +
    'besieged Jufra Air Base on 17 June 2020.',
};

const LIBYA = 'situation?area=Libya&on=2020-06-20';

/** The picture is there, and with it its map. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('tabpanel').waitFor();
  await page.locator('.map-box canvas').first().waitFor();
}

const place = (page: Page, name: string) =>
  page.locator('.control-table tr').filter({ has: page.getByRole('button', { name, exact: true }) });
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });

describe.skipIf(!chromiumPath)('situation', () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([serveSamples([backers]), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  it('shows who is said to hold what, contested and besieged places marked, without an error or a request elsewhere', async () => {
    const { page, errors, outside } = await open(browser, served.url + LIBYA);
    await ready(page);
    expect(await place(page, 'Tarhuna').textContent()).toMatch(/Government of National Accord.*confirmed.*5 Jun 2020/);
    expect(await place(page, 'Buerat').textContent()).toMatch(
      /Government of National Accord.*against.*Libyan National Army.*contested/,
    );
    expect(await place(page, 'Al-Jufra Air Base').textContent()).toMatch(/Libyan National Army.*besieged by.*Accord/);
    expect(await place(page, 'Bani Walid').textContent()).toMatch(/nobody since/);
    await page.waitForTimeout(1500);
    await shot(page, 'situation-light');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('opens a place to its steps, the words of the reports and their links; the address brings it back', async () => {
    const { page, errors } = await open(browser, served.url + LIBYA);
    await ready(page);
    await page.getByRole('button', { name: 'Buerat', exact: true }).click();
    await page.waitForURL(/[?&]sel=/);
    await page.locator('.control-detail .evidence summary').first().click();
    const words = page.locator('.evidence-words').first();
    await words.locator('blockquote').first().waitFor();
    expect(await words.locator('a[href^="/incident/"]').count()).toBeGreaterThan(0);
    expect(await words.locator('a[href^="/report/"]').count()).toBeGreaterThan(1);
    expect(await words.textContent()).toContain('denies it');
    expect(await words.locator('a[href^="/report/"]').first().getAttribute('href')).toMatch(/\?at=\d+-\d+&claim=c\d+$/);
    await shot(page, 'situation-place');
    await page.reload();
    await ready(page);
    await page.getByRole('heading', { name: 'Steps that are reported' }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('sel='));
    await page.locator('.control-detail').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('goes to another day by keyboard on the slider, and back with the back button', async () => {
    const { page, errors } = await open(browser, `${served.url}situation?area=Libya&on=2020-06-05`);
    await ready(page);
    await place(page, 'Tarhuna').waitFor();
    expect(await place(page, 'Gharyan').count()).toBe(0);
    await page.getByRole('slider', { name: 'Day of the picture' }).focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/on=2020-06-13/);
    await place(page, 'Gharyan').waitFor();
    expect(await page.locator('h1').textContent()).toContain('13 Jun 2020');
    await page.goBack();
    await page.waitForURL(/on=2020-06-05/);
    await place(page, 'Gharyan').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Day of the picture: earlier day with incidents' }).click();
    await page.waitForURL(/on=2020-06-04/);
    await place(page, 'Tarhuna').waitFor({ state: 'detached' });
    await page.locator('input[type=date]').first().fill('2020-06-06');
    await page.waitForURL(/on=2020-06-06/);
    await place(page, 'Tarhuna').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows a day as it was known on another: what was published later is left out', async () => {
    const { page, errors } = await open(browser, `${served.url}situation?area=Libya&on=2020-06-06`);
    await ready(page);
    await place(page, 'Buerat').waitFor();
    await page.getByRole('checkbox', { name: 'As known on' }).check();
    await page.waitForURL(/asKnown=2020-06-06/);
    await place(page, 'Buerat').waitFor({ state: 'detached' });
    expect(await page.locator('.sit-clocks').textContent()).toContain('only reports published by 6 Jun 2020 count');
    await page.getByRole('slider', { name: 'As known on' }).press('ArrowRight');
    await page.waitForURL(/asKnown=2020-06-07/);
    await place(page, 'Buerat').waitFor();
    await page.reload();
    await ready(page);
    await place(page, 'Buerat').waitFor();
    expect(await page.getByRole('checkbox', { name: 'As known on' }).isChecked()).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('steps through the marks of the map by key, and opens the place that is chosen', async () => {
    const { page, errors } = await open(browser, served.url + LIBYA);
    await ready(page);
    await page.waitForTimeout(800);
    await page.locator('.maplibregl-canvas').focus();
    const seen: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('n');
      const words = (await page.locator('.map-card').textContent()) ?? '';
      seen.push(words);
      if (words.includes('Buerat')) break;
    }
    expect(seen.at(-1)).toMatch(/Buerat.*claims it; Libyan National Army is said to hold it/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/sel=/);
    await page.locator('.control-detail').waitFor();
    await page.locator('.legend summary').click();
    expect(await page.locator('.legend').textContent()).toMatch(/GNA.*Government of National Accord/);
    await shot(page, 'situation-legend');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('warns with the hazards that silence is not safety, switched on or off', async () => {
    const { page, errors } = await open(browser, served.url + LIBYA);
    await ready(page);
    const warning = page.locator('.sit-warning');
    expect(await warning.textContent()).toBe('Absence of a report is not safety.');
    await page.getByRole('checkbox', { name: /Explosive hazards/ }).uncheck();
    await page.waitForURL(/hide=hazards/);
    expect(await warning.isVisible()).toBe(true);
    await tab(page, 'Hazards').click();
    await page.waitForURL(/tab=hazards/);
    expect(await page.getByRole('tabpanel').textContent()).toMatch(
      /Absence of a report is not safety.*Mines, Ain Zara.*laid/,
    );
    await page.goto(`${served.url}situation?area=Sudan&tab=hazards`);
    await ready(page);
    expect(await page.getByRole('tabpanel').textContent()).toContain('That says nothing about the ground');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('tells of operations with what came of their aims, and of what was announced with who said so', async () => {
    const { page, errors } = await open(browser, served.url + LIBYA);
    await ready(page);
    await tab(page, 'Control').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/tab=operations/);
    const panel = page.getByRole('tabpanel');
    expect(await panel.textContent()).toMatch(/Desert Shield.*Gharyan.*reported as done.*Came of it/);
    expect(await panel.textContent()).toMatch(/Path of Victory.*Sirte.*nothing reported of it/);
    await page.keyboard.press('End');
    await page.waitForURL(/tab=outlook/);
    expect(await panel.textContent()).toMatch(/Tarhuna taken by.*said by.*reported as done.*Reported later/);
    await tab(page, 'Logistics').click();
    expect(await panel.textContent()).toContain('stronghold of the Libyan National Army');
    await tab(page, 'Truces').click();
    expect(
      await panel.getByRole('img', { name: /^From 14 Jun 2020: nothing reported against it in 6 days/ }).count(),
    ).toBe(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('draws backers and opponents as a network that works by keyboard, and the same as a table', async () => {
    const { page, errors } = await open(browser, `${served.url}${LIBYA}&tab=parties`);
    await ready(page);
    const network = page.locator('.network');
    await network.first().waitFor();
    await shot(page, 'situation-parties');
    const egypt = page.getByRole('button', { name: 'Egypt', exact: true });
    await egypt.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/sel=EGY/);
    expect(await egypt.getAttribute('aria-pressed')).toBe('true');
    const table = page.getByRole('region', { name: 'Ties of Egypt' });
    expect(await table.locator('tbody tr').count()).toBe(1);
    expect(await table.textContent()).toContain('supports');
    await table.locator('.evidence summary').click();
    await table.locator('blockquote').getByText('Egypt supports the Libyan National Army.').waitFor();
    // The layout is the same whenever the same is drawn.
    const drawn = () =>
      network
        .first()
        .evaluate(
          (svg) =>
            svg.querySelectorAll('g[role=button]').length +
            [...svg.querySelectorAll('g')].map((g) => g.getAttribute('transform')).join(),
        );
    const before = await drawn();
    await page.reload();
    await network.first().waitFor();
    expect(await drawn()).toBe(before);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('gives casualties per week and side as ranges, running totals apart', async () => {
    const { page, errors } = await open(browser, `${served.url}${LIBYA}&tab=casualties`);
    await ready(page);
    const panel = page.getByRole('tabpanel');
    await panel.locator('.chart svg').first().waitFor();
    await shot(page, 'situation-casualties');
    const table = page.getByRole('region', { name: 'The same as a table' });
    expect(await table.textContent()).toMatch(/civilians.*at least 7/);
    expect(await panel.textContent()).toMatch(/Running totals.*at least 401/);
    expect(await table.textContent()).not.toContain('401');
    await panel.getByRole('combobox').selectOption('displaced');
    await page.waitForURL(/harm=displaced/);
    expect(await table.textContent()).toContain('21,600–23,999');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has its map whichever answer comes last', async () => {
    const { page, errors } = await open(browser, `${served.url}sources`);
    await page.route('**/api/record', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto(served.url + LIBYA);
    await ready(page);
    await page.waitForTimeout(500);
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('n');
    await page.locator('.map-card').waitFor();
    expect(await page.locator('.map-failure').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('takes another area, and says so when there is nothing', async () => {
    const { page, errors } = await open(browser, `${served.url}situation`);
    await ready(page);
    await place(page, 'Bakhmut').waitFor();
    await page.getByRole('combobox', { name: 'Area' }).fill('Sudan');
    await page.waitForURL(/area=Sudan/);
    await place(page, 'Bakhmut').waitFor({ state: 'detached' });
    await place(page, 'El Obeid').waitFor();
    await page.goto(`${served.url}situation?on=2015-01-01`);
    await page.getByRole('heading', { name: 'No place is reported as held' }).waitFor();
    await shot(page, 'situation-empty');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says so when the server fails, and tries again', async () => {
    const { page } = await open(browser, `${served.url}sources`);
    await page.route('**/api/situation*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is busy."}' }),
    );
    await page.getByRole('link', { name: 'Situation' }).click();
    await page.getByRole('alert').getByText('The store is busy.').waitFor();
    await page.unroute('**/api/situation*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    await page.context().close();
  });

  it('gives what is on screen as files', async () => {
    const { page } = await open(browser, `${served.url}${LIBYA}&tab=parties`);
    await ready(page);
    await page.locator('.network').first().waitFor();
    const save = async (name: string): Promise<Buffer> => {
      await page.locator('summary', { hasText: 'Export' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return readFileSync(await (await waiting).path());
    };
    const csv = (await save('Parties as CSV')).toString('utf8').trim().split('\r\n');
    expect(csv).toHaveLength(1 + (await page.locator('.table tbody tr').count()));
    for (const name of ['Picture of the map', 'Picture of the network']) {
      const picture = await save(name);
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect(picture.length).toBeGreaterThan(5000);
    }
    await tab(page, 'Control').click();
    const rows = (await save('Control as CSV')).toString('utf8').trim().split('\r\n');
    expect(rows).toHaveLength(1 + (await page.locator('.control-table tbody tr').count()));
    const geo = JSON.parse((await save('Places and hazards as GeoJSON')).toString('utf8'));
    const buerat = geo.features.find((f: { properties: { place: string } }) => f.properties.place === 'Buerat');
    expect(buerat.properties).toMatchObject({ state: 'contested', standing: 'claimed', on: '2020-06-20' });
    expect(buerat.properties.claims.length).toBeGreaterThan(1);
    await page.context().close();
  });

  it('takes nothing from a report for markup', async () => {
    const { page, errors } = await open(browser, `${served.url}${LIBYA}&tab=outlook`);
    await ready(page);
    expect(await page.getByRole('tabpanel').textContent()).toContain('<i onclick=');
    expect(await page.locator('.sit i').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('fits a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await open(browser, `${served.url}${LIBYA}&asKnown=2020-06-20`, phone);
    await ready(page);
    for (const name of ['Control', 'Parties', 'Casualties', 'Truces']) {
      await tab(page, name).click();
      await page.waitForTimeout(700);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390);
      await shot(page, `situation-phone-${name.toLowerCase()}`, true);
    }
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await open(browser, served.url + LIBYA, { colorScheme });
    await ready(page);
    await page.getByRole('button', { name: 'Buerat', exact: true }).click();
    await page.locator('.control-detail .evidence summary').first().click();
    await page.locator('.evidence-words blockquote').first().waitFor();
    await page.locator('.legend summary').click();
    expect(await seriousFaults(page)).toEqual([]);
    for (const name of ['Operations', 'Parties', 'Logistics', 'Hazards', 'Truces', 'Casualties', 'Outlook']) {
      await tab(page, name).click();
      await page.waitForTimeout(400);
      expect(await seriousFaults(page), name).toEqual([]);
      await shot(page, `situation-${colorScheme}-${name.toLowerCase()}`);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
