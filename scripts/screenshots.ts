/**
 * The pictures in README.md: real pages over the sample reports. `npm run build && npx tsx scripts/screenshots.ts` makes
 * them anew; it needs Chromium.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, open } from '../e2e/browser.js';
import { serveSamples } from '../e2e/server.js';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));

interface Shot {
  name: string;
  path: string | (() => Promise<string>);
  /** Something that is there once the page is drawn. */
  wait: string;
  /** Words to press first. */
  press?: string;
  dark?: boolean;
}

mkdirSync(folder, { recursive: true });
const server = await serveSamples();
const browser = await launch();
try {
  const incident = async (): Promise<string> => {
    const answer = await fetch(`${server.url}api/incidents?country=LBY&sort=-sources&contradicted=true&limit=1`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    return `incident/${items[0]!.id}`;
  };
  const report = async (): Promise<string> => {
    const answer = await fetch(`${server.url}api/search?q=Tarhuna%20army`);
    const { items } = (await answer.json()) as { items: { report: { hash: string } }[] };
    return `report/${items[0]!.report.hash}`;
  };
  const shots: Shot[] = [
    { name: 'map', path: '', wait: 'canvas' },
    { name: 'situation', path: 'situation?on=2020-06-07', wait: 'canvas' },
    { name: 'incident', path: incident, wait: 'table' },
    { name: 'report', path: report, wait: '.report-text' },
    { name: 'review', path: 'review', wait: 'main ol li', press: 'Begin with the first', dark: true },
  ];
  for (const { name, path, wait, press, dark } of shots) {
    const url = server.url + (typeof path === 'string' ? path : await path());
    const { page, errors } = await open(browser, url, {
      viewport: { width: 1280, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
    });
    await page.waitForSelector(wait, { timeout: 30_000 });
    if (press) await page.getByText(press).click();
    // Labels and lines of the map come after its first picture.
    await page.waitForTimeout(4000);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.context().close();
    if (errors.length) throw new Error(`${name}: ${errors.join('; ')}`);
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await server.stop();
}
