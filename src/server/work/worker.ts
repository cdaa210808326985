/**
 * Reads, stores and draws pictures in a thread of its own, with a connection of its own: what takes seconds here keeps
 * nobody waiting there. The reader is loaded with the first job that needs it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ingest, openStore, type Store } from '../../record/index.js';
import { detectLanguage, InputError, makeReport, type Report, type ReportInput } from '../../report/index.js';
import type { Picture } from '../../situation/index.js';
import type { Jobs, Order, Outcome } from './jobs.js';

const { location } = workerData as { location: string };

/** The input is to blame. */
class NotUsable extends Error {}

const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
};

const store: () => Promise<Store> = once(() => openStore(location));
const tools = once(async () => (await import('../../incident/tools.js')).loadTools());

async function reportOf(input: ReportInput): Promise<Report> {
  let report: Report;
  try {
    report = makeReport(input);
  } catch (error) {
    throw new NotUsable((error as Error).message);
  }
  // As "sitrep ingest" does with a text file: whose language cannot be told at a glance is looked at more closely.
  report.language ??= await detectLanguage(report.text);
  return report;
}

/** Pictures take seconds to draw from a large record and serve many days and areas. */
const pictures = new Map<string, Promise<Picture>>();
const MOST_PICTURES = 3;

async function picture(asKnown: string | null): Promise<Picture> {
  const record = await store();
  const key = `${await record.version()} ${asKnown}`;
  const there = pictures.get(key);
  if (there) return there;
  const { readPicture } = await import('../../situation/index.js');
  const { merge } = await tools();
  const made = readPicture(record, { asKnown, merge });
  pictures.set(key, made);
  made.catch(() => pictures.delete(key));
  for (const oldest of pictures.keys()) if (pictures.size > MOST_PICTURES) pictures.delete(oldest);
  return made;
}

const jobs: Jobs = {
  async read(input) {
    const report = await reportOf(input);
    const { tools: read, merge } = await tools();
    const reading = read.read(report);
    const types = [...new Set(reading.claims.map((c) => c.subtype))];
    const labels = Object.fromEntries(types.map((t) => [t, merge.eventOf?.(t)?.label ?? t]));
    return { report, reading, sentences: read.sentences(report.text), labels };
  },

  async store(input) {
    const report = await reportOf(input);
    const [record, { tools: read, rules }] = await Promise.all([store(), tools()]);
    async function* one() {
      yield report;
    }
    for await (const event of ingest(record, one(), read)) {
      if (event.type === 'failed') throw new NotUsable(event.error.problem);
      const incidents = await record.updateIncidents(rules);
      const claims = event.reading?.claims.length ?? (await record.readings(report.contentHash)).at(-1)!.claims.length;
      return { status: event.type, report, claims, incidents };
    }
    throw new Error('nothing came of the report');
  },

  async update() {
    const [record, { rules }] = await Promise.all([store(), tools()]);
    return record.updateIncidents(rules);
  },

  async situation({ on, asKnown, area }) {
    return (await picture(asKnown ?? null)).situation({ on, area });
  },
};

async function carryOut({ id, name, input }: Order): Promise<Outcome> {
  try {
    return { id, result: await (jobs[name] as (input: unknown) => Promise<unknown>)(input) };
  } catch (error) {
    if (error instanceof NotUsable || error instanceof InputError) return { id, refused: error.message };
    return { id, failed: (error as Error).stack ?? String(error) };
  }
}

/** One after the other: two writers would only wait for each other. */
let last: Promise<unknown> = Promise.resolve();
parentPort!.on('message', (order: Order | 'close') => {
  last = last.then(async () => {
    if (order !== 'close') return parentPort!.postMessage(await carryOut(order));
    await (await store()).close();
    parentPort!.close();
  });
});
