/** A newcomer pastes a report, sees it read, and keeps it only when asked. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordAnswer } from '../src/server/schema/record.js';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveSamples } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

const text =
  'Rebels seized the town of Walikale on Tuesday, a local official said. The army denied it. ' +
  'The rain did not stop all week. Residents said that shelling <b onclick="window.hit=1">killed</b> at least four people.';

describe.skipIf(!chromiumPath)('paste a report', () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([serveSamples(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  const reports = async () =>
    ((await (await fetch(new URL('/api/record', served.url))).json()) as RecordAnswer).counts.reports;

  it('is read at once, sentence by sentence, and nothing is stored', async () => {
    const before = await reports();
    const { page, errors, outside } = await open(browser, `${served.url}paste`);
    await page.getByRole('heading', { name: 'What is read appears here' }).waitFor();
    await shot(page, 'paste-empty');
    await page.getByRole('textbox', { name: 'Report' }).fill(text);
    await page.getByLabel('Publication date').fill('2024-03-07');
    const first = page.locator('.sentence', { hasText: 'Walikale' }).first();
    await first.locator('.sentence-claim').first().waitFor();
    await expect.poll(() => first.textContent()).toContain('5 Mar 2024');
    expect(await first.locator('mark').allTextContents()).toContain('seized');
    expect(await page.locator('.sentence-plain').allTextContents()).toContain('The rain did not stop all week.');
    expect(await page.locator('.paste-read b, .paste-read script').count()).toBe(0);
    await shot(page, 'paste-read');
    // A look elsewhere and back does not lose what was pasted.
    await page.getByRole('link', { name: 'Sources' }).click();
    await page.goBack();
    expect(await page.getByRole('textbox', { name: 'Report' }).inputValue()).toBe(text);
    expect(await reports()).toBe(before);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('is kept when asked, once more asked back, and leads to what came of it', async () => {
    const before = await reports();
    const { page, errors } = await open(browser, `${served.url}paste`);
    await page.getByRole('textbox', { name: 'Report' }).fill(text);
    await page.getByLabel('Publication date').fill('2024-03-07');
    await page.getByLabel('Outlet').fill('Lake Post (sample)');
    await page.getByRole('button', { name: 'Keep it in the record' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByRole('button', { name: 'Not now' }).click();
    expect(await reports()).toBe(before);
    await page.getByRole('button', { name: 'Keep it in the record' }).click();
    await shot(page, 'paste-ask', true);
    await asked.getByRole('button', { name: 'Keep it' }).click();
    const done = page.getByRole('status', { name: 'Kept' });
    await done.waitFor();
    expect(await reports()).toBe(before + 1);
    await page.waitForTimeout(1500);
    expect(await page.locator('.live').textContent()).toBe('');
    await shot(page, 'paste-kept', true);
    const incident = done.getByRole('link', { name: /Walikale/ }).first();
    const path = await incident.getAttribute('href');
    await incident.click();
    await page.waitForURL(new RegExp(path!));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('main').textContent()).toContain('Lake Post (sample)');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('has examples to try, and tells kindly when a text is not English or too long', async () => {
    const { page, errors } = await open(browser, `${served.url}paste`);
    await page.getByRole('button', { name: 'Try example 1' }).click();
    await page.locator('.sentence-claim').first().waitFor();
    await shot(page, 'paste-example');
    await page
      .getByRole('textbox', { name: 'Report' })
      .fill(
        'Повстанцы захватили город Бахмут во вторник, сообщил представитель армии. Погибли три человека, ещё двое ранены.',
      );
    await page.getByText('Only English is read so far').waitFor();
    expect(await page.locator('.sentence-claim').count()).toBe(0);
    await shot(page, 'paste-foreign');
    let sent = 0;
    page.on('request', (request) => request.url().endsWith('/api/read') && sent++);
    await page.getByRole('textbox', { name: 'Report' }).fill('word '.repeat(20_001));
    await page.getByRole('alert').getByText('100,005 characters are too many').waitFor();
    await page.waitForTimeout(1000);
    expect(sent).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says so when the server fails, and tries again', async () => {
    const { page } = await open(browser, `${served.url}paste`);
    await page.route('**/api/read', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: '{"detail":"Too much is waiting."}',
      }),
    );
    await page.getByRole('textbox', { name: 'Report' }).fill(text);
    await page.getByRole('alert').getByText('Too much is waiting.').waitFor();
    await page.unroute('**/api/read');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.sentence-claim').first().waitFor();
    await page.context().close();
  });

  it('fits a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await open(browser, `${served.url}paste`, phone);
    await page.getByRole('button', { name: 'Try example 1' }).click();
    await page.locator('.sentence-claim').first().waitFor();
    await shot(page, 'paste-phone', true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await open(browser, `${served.url}paste`, { colorScheme });
    await page.getByRole('button', { name: 'Try example 2' }).click();
    await page.locator('.sentence-claim').first().waitFor();
    await page.getByRole('button', { name: 'Keep it in the record' }).click();
    await shot(page, `paste-${colorScheme}`, true);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
