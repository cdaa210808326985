/** A real browser for the end-to-end tests: Chromium, as the system has it. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));

/** Chromium's path, or null where there is none: then the tests are skipped and say so. */
export const chromiumPath: string | null =
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  ) ?? null;

/** Starts Chromium without a screen; maps are drawn by its software renderer. */
export function launch(): Promise<Browser> {
  if (!chromiumPath) throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM to its path');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What a page must not do, gathered while it runs. */
export interface Watched {
  page: Page;
  /** Console errors, uncaught exceptions and refusals of the content security policy. */
  errors: string[];
  /** Addresses on other origins that were asked for. */
  outside: string[];
  /** Every answer's path with the bytes that went over the wire for it. */
  loaded: Map<string, number>;
}

/** Opens a page of its own and watches it. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, ...options });
  const page = await context.newPage();
  const origin = new URL(url).origin;
  const watched: Watched = { page, errors: [], outside: [], loaded: new Map() };
  page.on('console', (message) => message.type() === 'error' && watched.errors.push(message.text()));
  page.on('pageerror', (error) => watched.errors.push(error.stack ?? error.message));
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(origin) && !/^(data|blob):/.test(to)) watched.outside.push(to);
  });
  page.on('requestfinished', async (request) => {
    try {
      const sizes = await request.sizes();
      watched.loaded.set(new URL(request.url()).pathname, sizes.responseBodySize);
    } catch {
      // The page was closed meanwhile.
    }
  });
  await page.goto(url);
  return watched;
}

/** Saves a picture of the page as e2e/shots/<name>.png, which git ignores; for looking at, not for comparing. */
export async function shot(page: Page, name: string, fullPage = false): Promise<string> {
  const path = join(here, 'shots', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage });
  return path;
}
