/**
 * How much work the page does for a frame while the map is panned and the timeline brushed, from a trace of the browser.
 * Run by hand on a store with many incidents:
 *
 *   npx sitrep serve --db big.db &
 *   npx tsx bench/web-frames.ts http://127.0.0.1:7475/
 *
 * Printed are percentiles of the main thread's work between two frames. The aim is a p95 under 33 ms with 100,000
 * incidents. Tasks of the page's main thread count, by their processor time;
 * workers and the software renderer do not.
 */
import type { CDPSession, Page } from 'playwright-core';
import { launch, open } from '../e2e/browser.js';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Processor time of the thread: what counts, since the machine may be busy with other things. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
}

/** Microseconds within which callbacks belong to one frame. */
const SAME_FRAME = 4000;

/** Gathers trace events while something is done. */
async function traced(session: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', take);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await act();
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', take);
  return events;
}

/** The page's main thread: the renderer's main thread that ran most animation frames. */
function mainThread(events: TraceEvent[]): string {
  const frames = new Map<string, number>();
  for (const e of events) {
    if (e.name !== 'FireAnimationFrame') continue;
    const key = `${e.pid}:${e.tid}`;
    frames.set(key, (frames.get(key) ?? 0) + 1);
  }
  const [most] = [...frames].sort((a, b) => b[1] - a[1]);
  if (!most) throw new Error('the trace has no animation frame');
  return most[0];
}

/** Milliseconds of work on the main thread in each stretch from one frame to the next. */
function workPerFrame(events: TraceEvent[]): number[] {
  const thread = mainThread(events);
  const own = events.filter((e) => `${e.pid}:${e.tid}` === thread);
  const tasks = own
    .filter((e) => e.ph === 'X' && /RunTask$/.test(e.name))
    .map((e) => ({ ts: e.ts, dur: e.dur ?? 0, work: e.tdur ?? e.dur ?? 0 }))
    .sort((a, b) => a.ts - b.ts);
  // Several callbacks of one frame run at once; what follows within some milliseconds is the same frame.
  const starts: number[] = [];
  for (const e of own.filter((e) => e.name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts)) {
    if (e.ts - (starts.at(-1) ?? -1e9) > SAME_FRAME) starts.push(e.ts);
  }
  const work: number[] = new Array(Math.max(0, starts.length - 1)).fill(0);
  let frame = 0;
  for (const task of tasks) {
    while (frame < work.length && task.ts >= starts[frame + 1]!) frame++;
    if (frame < work.length && task.ts + task.dur >= starts[frame]!) work[frame]! += task.work / 1000;
  }
  return work;
}

const percentile = (sorted: number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

function report(name: string, events: TraceEvent[]): number {
  const work = workPerFrame(events).sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => percentile(work, p).toFixed(1));
  console.log(
    `${name}: ${work.length} frames; work p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, most ${(work.at(-1) ?? 0).toFixed(1)} ms`,
  );
  return percentile(work, 0.95);
}

async function pan(page: Page): Promise<void> {
  const box = (await page.locator('.map-box').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let round = 0; round < 4; round++) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 60; i++) await page.mouse.move(x + Math.sin(i / 9) * 180, y + Math.cos(i / 7) * 90);
    await page.mouse.up();
    await page.mouse.wheel(0, round % 2 ? 300 : -300);
    await page.waitForTimeout(700);
  }
}

async function brush(page: Page): Promise<void> {
  const box = (await page.locator('.timeline').boundingBox())!;
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + 40 + (box.width - 60) * share;
  await page.mouse.move(at(0.2), y);
  await page.mouse.down();
  for (let i = 0; i <= 60; i++) await page.mouse.move(at(0.2 + i / 200), y);
  await page.mouse.up();
  await page.mouse.move(at(0.35), y);
  await page.mouse.down();
  for (let i = 0; i <= 120; i++) await page.mouse.move(at(0.35 + 0.25 * Math.sin(i / 15)), y);
  await page.mouse.up();
  await page.waitForTimeout(300);
}

const url = process.argv[2];
if (!url) throw new Error('give the address of a running sitrep serve, such as http://127.0.0.1:7475/');
const browser = await launch();
try {
  const { page, errors } = await open(browser, url);
  await page.locator('.vlist-row article').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(5000);
  console.log(await page.locator('.list-count').textContent());
  const session = await page.context().newCDPSession(page);
  const worst = [
    report('panning and zooming', await traced(session, () => pan(page))),
    report('brushing', await traced(session, () => brush(page))),
  ];
  for (const error of errors) console.log(`console: ${error}`);
  if (Math.max(...worst) > 33) process.exitCode = 1;
} finally {
  await browser.close();
}
