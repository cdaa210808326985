/** Reviewing, as a person does it: by keyboard through the queue, with corrections, second thoughts and company. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentAnswer, IncidentPage } from '../src/server/schema/incidents.js';
import type { QueueList, ReviewList } from '../src/server/schema/reviews.js';
import { seriousFaults } from './accessible.js';
import { chromiumPath, launch, open, shot } from './browser.js';
import { type Served, serveSamples } from './server.js';

if (!chromiumPath)
  console.warn('e2e: Chromium is missing, the tests in a browser are skipped (apt-get install chromium)');

/** Two outlets that tell one happening, and one of them another. */
const extra = [
  {
    title: 'Shells on the quay',
    outlet: 'Quay Gazette (sample)',
    published: '2021-03-03',
    text: 'Artillery shelled Misrata on 2 March 2021, killing four people, residents said.',
  },
  {
    title: 'A raid',
    outlet: '<i>Dune</i> Post (sample)',
    published: '2021-03-05',
    text: 'Gunmen attacked a checkpoint near Sabha on 4 March 2021 and wounded two soldiers, <b>police</b> said.',
  },
];

describe.skipIf(!chromiumPath)('review', () => {
  let served: Served;
  let browser: Browser;
  beforeAll(async () => {
    [served, browser] = await Promise.all([serveSamples(extra), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  const get = async <T>(path: string): Promise<T> => (await (await fetch(new URL(path, served.url))).json()) as T;
  const post = (action: object, by: string, incident: IncidentAnswer) =>
    fetch(new URL('/api/reviews', served.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        by,
        reason: 'as I read it',
        incident: incident.id,
        seen: incident.history.map((h) => h.id),
        action,
      }),
    });
  const incidentOf = async (query: string): Promise<IncidentAnswer> => {
    const { items } = await get<IncidentPage>(`/api/incidents?limit=1&${query}`);
    return get<IncidentAnswer>(`/api/incidents/${encodeURIComponent(items[0]!.id)}`);
  };
  const start = async (path: string, name = 'Ada', options = {}) => {
    const watched = await open(browser, `${served.url}review`, options);
    await watched.page.evaluate((n) => localStorage.setItem('sitrep-reviewer', n), name);
    await watched.page.goto(`${served.url}${path}`);
    await watched.page.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
    return watched;
  };
  const card = (page: Page) => page.locator('.rv-current');
  const stored = (page: Page) =>
    page.waitForResponse((r) => r.url().endsWith('/api/reviews') && r.request().method() === 'POST');

  it('shows what most needs a look, and why', async () => {
    const { page, errors, outside } = await start('review');
    const { items } = await get<QueueList>('/api/reviews/queue?limit=20');
    await page.locator('.queue-row').first().waitFor();
    expect(await page.locator('.queue-row').count()).toBe(items.length);
    expect(await page.locator('.queue-why').first().textContent()).toContain(items[0]!.reasons[0]);
    await shot(page, 'review-queue');
    await page.locator('summary', { hasText: 'Export' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Queue shown as CSV' }).click();
    const csv = readFileSync(await (await waiting).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(csv).toHaveLength(items.length + 1);
    expect(csv[1]).toContain(items[0]!.incident.id);
    await page.getByRole('button', { name: 'Further' }).click();
    await page.waitForURL(/first=20/);
    await expect.poll(() => page.locator('.queue-pages').textContent()).toContain('21 to');
    await page.reload();
    await expect.poll(() => page.locator('.queue-pages').textContent()).toContain('21 to');
    await page.goBack();
    await expect.poll(() => page.locator('.queue-pages').textContent()).toContain('1 to 20');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('is worked through by keyboard; keys never fire while one types', async () => {
    const { page, errors } = await start('review');
    const { items } = await get<QueueList>('/api/reviews/queue?limit=3');
    await page.locator('.queue-row').first().waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(new RegExp(`/review/${items[0]!.incident.id}`));
    await card(page).waitFor();
    await page.keyboard.press('n');
    await page.waitForURL(new RegExp(`/review/${items[1]!.incident.id}`));
    await page.keyboard.press('p');
    await page.waitForURL(new RegExp(`/review/${items[0]!.incident.id}`));
    await card(page).waitFor();
    const before = (await get<ReviewList>('/api/reviews')).items.length;
    await page.keyboard.press('r');
    await page.getByRole('form', { name: 'Reject' }).waitFor();
    await page.getByRole('radio', { name: 'in my own words' }).check();
    await page.getByRole('textbox', { name: 'Reason in your own words' }).fill('');
    await page.keyboard.type('np acrmsu');
    expect(await page.getByRole('textbox', { name: 'Reason in your own words' }).inputValue()).toBe('np acrmsu');
    expect(page.url()).toContain(items[0]!.incident.id);
    await page.keyboard.press('Escape');
    await page.getByRole('form', { name: 'Reject' }).waitFor({ state: 'detached' });
    expect((await get<ReviewList>('/api/reviews')).items.length).toBe(before);
    await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
    await page.locator('body').press('n');
    await page.waitForTimeout(200);
    expect(page.url()).toContain(items[0]!.incident.id);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('accepts with two keys; a rejection takes the incident away, and an undo brings it back', async () => {
    const raid = await incidentOf('subtype=attack&from=2021-03-04&to=2021-03-04');
    const { page, errors } = await start(`review/${raid.id}`);
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain('<i>Dune</i> Post');
    await shot(page, 'review-one');
    await page.keyboard.press('a');
    await page.getByRole('form', { name: 'Accept' }).waitFor();
    await shot(page, 'review-accept');
    expect(await page.getByRole('checkbox', { name: /claims of this incident/ }).count()).toBe(0);
    await Promise.all([stored(page), page.keyboard.press('Enter')]);
    const after = await get<IncidentAnswer>(`/api/incidents/${raid.id}`);
    expect(after.claims.some((c) => c.review?.status === 'accepted')).toBe(true);
    expect(after.history[0]).toMatchObject({ by: 'Ada', type: 'accept', reason: 'the report says so' });

    await page.goto(`${served.url}review/${raid.id}`);
    await card(page).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('radio', { name: 'a plan or a threat, not an event' }).check();
    const all = page.getByRole('checkbox', { name: /All \d+ claims/ });
    if (await all.count()) await all.check();
    await page
      .getByRole('button', { name: /^Reject/ })
      .last()
      .click();
    await expect.poll(async () => (await fetch(new URL(`/api/incidents/${raid.id}`, served.url))).status).toBe(404);
    const mine = page.getByRole('region', { name: 'Your last reviews' });
    await mine.getByText('a plan or a threat, not an event').first().waitFor();
    await page.waitForURL((url) => !url.pathname.includes(raid.id));
    await shot(page, 'review-mine');
    await mine.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(async () => (await fetch(new URL(`/api/incidents/${raid.id}`, served.url))).status).toBe(200);
    await mine.getByText('taken back').first().waitFor();
    expect(errors.filter((e) => !e.includes('404'))).toEqual([]);
    await page.context().close();
  });

  it('sets fields right: type, who, where, when, how many; only what was changed is handed in', async () => {
    const shelling = await incidentOf('q=Misrata&from=2021-03-01&to=2021-03-31');
    const { page, errors } = await start(`review/${shelling.id}`);
    await card(page).waitFor();
    await page.keyboard.press('c');
    const form = page.getByRole('form', { name: 'Correct' });
    await form.getByText('Nothing is changed yet.').waitFor();
    await form.getByLabel('Event type').selectOption({ label: 'Air strike' });
    const who = form.getByRole('combobox', { name: 'Add: who did it' });
    await who.fill('Libyan National');
    await form.getByRole('option', { name: /^Libyan National Army/ }).click();
    await form.getByRole('combobox', { name: 'Place by name' }).fill('Tripoli');
    await form.getByRole('option', { name: /Libya/ }).first().waitFor();
    await form.getByRole('combobox', { name: 'Place by name' }).press('Enter');
    await form.getByLabel('First day').fill('2021-03-01');
    await form.getByLabel('At least, killed').fill('3');
    await shot(page, 'review-correct', true);
    await form.getByRole('button', { name: /^Correct event type/ }).click();
    await expect
      .poll(async () => (await get<ReviewList>('/api/reviews?by=Ada&type=correct')).items[0]?.fields.sort())
      .toEqual(['actors', 'casualties', 'event', 'mode', 'place', 'places', 'subtype', 'when']);
    const [made] = (await get<ReviewList>('/api/reviews?by=Ada&type=correct')).items;
    const report = made!.subjects[0]!.report;
    const strikes = () => get<IncidentPage>('/api/incidents?subtype=air-strike&from=2021-03-01&to=2021-03-02');
    await expect
      .poll(async () => (await strikes()).items.map((i) => [i.place?.name, i.casualties[0]?.min]))
      .toEqual([['Tripoli', 3]]);
    const { items } = await strikes();
    const one = await get<IncidentAnswer>(`/api/incidents/${items[0]!.id}`);
    const claim = one.claims.find((c) => c.report.hash === report)!.claim;
    expect(claim.actors.map((a) => a.id)).toContain('LBY.LNA');
    // A single day stays one when its first day is moved; the report's words for it stay as well.
    expect(claim.when).toMatchObject({ start: '2021-03-01', end: '2021-03-01', text: '2 March 2021' });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('puts two incidents together and takes them apart again', async () => {
    const { items } = await get<IncidentPage>(
      '/api/incidents?kind=happening&status=asserted&country=LBY&sort=date&limit=10',
    );
    const [first, second] = items;
    const { page, errors } = await start(`review/${first!.id}`);
    await card(page).waitFor();
    await page.keyboard.press('m');
    const form = page.getByRole('form', { name: 'Merge' });
    await form.getByRole('button', { name: 'Merge' }).waitFor();
    const words = second!.summary.split(/[^\p{L}]+/u).filter((w) => w.length > 5);
    const box = form.getByRole('checkbox', { name: second!.summary });
    if (!(await box.count())) await form.getByRole('searchbox').fill(words.slice(0, 2).join(' '));
    await box.first().check();
    await form.locator('.quote').first().waitFor();
    await shot(page, 'review-merge', true);
    await form.getByRole('button', { name: 'Merge 2 incidents' }).click();
    await expect.poll(async () => (await get<ReviewList>('/api/reviews?type=merge')).items.length).toBe(1);
    const [merged] = (await get<ReviewList>('/api/reviews?type=merge')).items;
    expect(merged).toMatchObject({ by: 'Ada', holds: true });
    await page.waitForFunction(() => document.querySelectorAll('.rv-claim').length >= 2);
    await page.keyboard.press('j');
    await page.waitForURL(/claim=/);
    await page.keyboard.press('s');
    const split = page.getByRole('form', { name: 'Split' });
    await split.getByRole('checkbox').last().check();
    await shot(page, 'review-split', true);
    await split.getByRole('button', { name: 'Split off 1 claim' }).click();
    await expect.poll(async () => (await get<ReviewList>('/api/reviews?type=split')).items.length).toBe(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('does not let two reviewers overwrite each other, and shows calmly what the other said', async () => {
    const incident = await incidentOf('subtype=missile-strike');
    const { page, errors } = await start(`review/${incident.id}`);
    await card(page).waitFor();
    expect((await post({ type: 'accept', claim: incident.claims[0]!.key }, 'Ben', incident)).status).toBe(200);
    await page.keyboard.press('r');
    await page
      .getByRole('button', { name: /^Reject/ })
      .last()
      .click();
    const note = page.getByRole('alert').filter({ hasText: 'Somebody else was faster' });
    await note.waitFor();
    expect(await note.textContent()).toContain('Ben accepted 1 claim');
    await shot(page, 'review-conflict');
    expect(
      (await get<ReviewList>('/api/reviews?by=Ada&type=reject')).items.filter((r) => r.incident === incident.id),
    ).toEqual([]);
    await note.getByRole('button', { name: 'Show it as it is now' }).click();
    await page.getByText('by Ben: “as I read it”').waitFor();
    await page
      .getByRole('button', { name: /^Reject/ })
      .last()
      .click();
    await expect
      .poll(async () => (await get<ReviewList>('/api/reviews?by=Ada&type=reject')).items[0]?.incident)
      .toBe(incident.id);
    expect(errors.filter((e) => !/409|404/.test(e))).toEqual([]);
    await page.context().close();
  });

  it('has the same forms on the page of an incident', async () => {
    const incident = await incidentOf('subtype=shelling');
    const { page, errors } = await open(browser, `${served.url}incident/${incident.id}`);
    await page.getByRole('button', { name: 'Accept' }).first().click();
    const form = page.getByRole('form', { name: 'Accept' });
    await form.getByText('Say who you are.').waitFor();
    expect(await form.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
    await form.getByLabel('Reviewer').fill('Cleo');
    await shot(page, 'review-on-incident', true);
    await form.getByRole('button', { name: 'Accept' }).click();
    await form.waitFor({ state: 'detached' });
    const [made] = (await get<ReviewList>('/api/reviews?by=Cleo')).items;
    expect(made).toMatchObject({ type: 'accept', incident: incident.id, holds: true });
    await page.getByText('accepted by a person').first().waitFor();
    expect(await page.evaluate(() => localStorage.getItem('sitrep-reviewer'))).toBe('Cleo');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('lists what was reviewed, by whom and why, to be narrowed and exported', async () => {
    const { page, errors } = await start('review?show=history');
    await page.locator('.rv-row').first().waitFor();
    await shot(page, 'review-history');
    await page.getByLabel('Review', { exact: true }).selectOption('merge');
    await page.waitForURL(/type=merge/);
    await expect.poll(() => page.locator('.rv-row').count()).toBe(1);
    await page.getByLabel('Reviewer, by the whole name').fill('Nobody');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'No review fits' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'No review fits' }).waitFor();
    await page.goBack();
    await expect.poll(() => page.locator('.rv-row').count()).toBe(1);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: /Export all/ }).click();
    const lines = readFileSync(await (await waiting).path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((l) => JSON.parse(l).action.type)).toContain('split');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says so when the server fails, and tries again', async () => {
    const { page } = await start('review');
    await page.route('**/api/reviews/queue*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The store is busy."}' }),
    );
    await page.reload();
    await page.getByRole('alert').getByText('The store is busy.').waitFor();
    await page.unroute('**/api/reviews/queue*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.queue-row').first().waitFor();
    await page.context().close();
  });

  it('fits a phone: the queue, then the incident', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
    const { page, errors } = await start('review', 'Ada', phone);
    await page.locator('.queue-row').first().click();
    await card(page).waitFor();
    await page.getByRole('button', { name: 'Correct …' }).click();
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await shot(page, 'review-phone', true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '‹ Queue' }).click();
    await page.locator('.queue-row').first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has no serious fault for assistive technology, %s', async (colorScheme) => {
    const { page, errors } = await start('review', 'Ada', { colorScheme });
    await page.locator('.queue-row').first().click();
    await card(page).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await shot(page, `review-${colorScheme}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto(`${served.url}review?show=history`);
    await page.locator('.rv-row').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
