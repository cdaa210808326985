/**
 * Taking reports into the record: read and store, one by one. An event is given only when what it tells of is on the
 * disk. What reads is handed in, so that the same code serves every front end.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Reading } from '../reading/types.js';
import { InputError, type Report, type Span, unreadable } from '../report/index.js';
import type { Store } from './store.js';

export interface IngestTools {
  read: (report: Report) => Reading;
  /** Version of the reader: a report that it has read is not read again. */
  reader: string;
  /** Sentences of a text. */
  sentences: (text: string) => Span[];
}

export type IngestEvent =
  /** stored: new. again: was there, now read by a newer reader. known: nothing to do. */
  | { type: 'stored' | 'again' | 'known'; report: Report; reading: Reading | null }
  | { type: 'failed'; error: InputError };

/** Stores reports one by one until they end or `stop` is raised; what is under way is finished first. */
export async function* ingest(
  store: Store,
  reports: AsyncIterable<Report | InputError>,
  tools: IngestTools,
  stop?: AbortSignal,
): AsyncGenerator<IngestEvent> {
  for await (const report of reports) {
    if (stop?.aborted) return;
    if (report instanceof InputError) yield { type: 'failed', error: report };
    else yield await take(store, report, tools);
    // A synchronous engine leaves no turn to anything else: without this one, a signal would wait for the last report.
    await turn();
    if (stop?.aborted) return;
  }
}

async function take(store: Store, report: Report, tools: IngestTools): Promise<IngestEvent> {
  if ((await store.known(report.contentHash, tools.reader)) === 'reading')
    return { type: 'known', report, reading: null };
  let reading: Reading;
  try {
    reading = tools.read(report);
  } catch (error) {
    return { type: 'failed', error: unreadable(report.id, error) };
  }
  const before = await store.add(report, { reading, sentences: tools.sentences(report.text) });
  if (before === 'reading') return { type: 'known', report, reading: null };
  return { type: before === 'absent' ? 'stored' : 'again', report, reading };
}
