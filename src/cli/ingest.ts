/** `sitrep ingest`: reports into the record. */
import { type IncidentChanges, ingest, openStore } from '../record/index.js';
import { InputError, listFiles, type Report, readReports } from '../report/index.js';
import { plural, shortId } from './format/words.js';
import { withStore } from './open.js';
import { loadTools } from './rules.js';
import type { Terminal } from './terminal.js';

export interface IngestOptions {
  db: string;
  json?: boolean;
  published?: string;
  outlet?: string;
}

interface Tally {
  stored: number;
  again: number;
  known: number;
  failed: number;
  claims: number;
}

/** The files of all paths, known beforehand so that a bar can show how far it is; standard input counts as one. */
async function filesOf(paths: string[]): Promise<(string | InputError)[]> {
  const files: (string | InputError)[] = [];
  for (const path of paths) for await (const file of listFiles(path)) files.push(file);
  return files;
}

async function openBar(total: number) {
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar(
    {
      format: '{bar} {value}/{total} files · {reports} reports stored · {claims} claims',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    progress.Presets.shades_classic,
  );
  bar.start(total, 0, { reports: 0, claims: 0 });
  return bar;
}

export async function ingestCommand(terminal: Terminal, paths: string[], options: IngestOptions): Promise<number> {
  return withStore(
    () => openStore(options.db, { create: true }),
    async (store) => {
      // The first signal asks to stop after the report under way; the second one stops at once.
      const stop = new AbortController();
      const onSignal = () => {
        if (stop.signal.aborted) process.exit(130);
        stop.abort();
        terminal.note('stopping after the report under way …');
      };
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      const { tools, rules } = await loadTools();
      const tally: Tally = { stored: 0, again: 0, known: 0, failed: 0, claims: 0 };
      const files = await filesOf(paths);
      const bar = process.stderr.isTTY && files.length > 1 ? await openBar(files.length) : null;

      async function* reports(): AsyncGenerator<Report | InputError> {
        const overrides = { published: options.published, outlet: options.outlet };
        for (const file of files) {
          if (file instanceof InputError) yield file;
          else yield* readReports(file, overrides);
          bar?.increment(1, { reports: tally.stored, claims: tally.claims });
        }
      }

      for await (const event of ingest(store, reports(), tools, stop.signal)) {
        if (event.type === 'failed') {
          tally.failed++;
          terminal.complain(event.error.message);
          continue;
        }
        const { report, reading } = event;
        tally[event.type]++;
        tally.claims += reading?.claims.length ?? 0;
        for (const note of reading?.notes ?? []) terminal.note(`${shortId(report.id)}: ${note}`);
        if (options.json) {
          await terminal.json({
            id: report.id,
            contentHash: report.contentHash,
            status: event.type,
            claims: reading?.claims.length ?? null,
          });
        } else if (!bar && event.type !== 'known') {
          const about = [report.published, report.outlet, report.title].filter(Boolean).join(' · ');
          await terminal.print(
            `stored ${shortId(report.id)}  ${plural(reading!.claims.length, 'claim')}${about ? `  ${about}` : ''}`,
          );
        }
      }
      bar?.stop();
      // Whoever stops it wants it stopped: the next run merges what this one has stored.
      const changes = stop.signal.aborted ? null : await store.updateIncidents(rules);
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      await summarise(terminal, tally, changes, await store.counts(), options);
      return stop.signal.aborted ? 130 : tally.failed > 0 ? 1 : 0;
    },
  );
}

async function summarise(
  terminal: Terminal,
  tally: Tally,
  changes: IncidentChanges | null,
  counts: { reports: number; origins: number; claims: number; incidents: number },
  options: IngestOptions,
): Promise<void> {
  const lines: string[] = [];
  if (!changes)
    lines.push(
      'Stopped. What is listed as stored is stored; run the same command again for the rest and the incidents.',
    );
  const parts = [`${plural(tally.stored, 'new report')} with ${plural(tally.claims, 'claim')}`];
  if (tally.again) parts.push(`${tally.again} read again by this version`);
  if (tally.known) parts.push(`${tally.known} already there`);
  if (tally.failed) parts.push(`${tally.failed} not usable`);
  lines.push(`${parts.join(', ')}.`);
  const copies = counts.reports - counts.origins;
  lines.push(
    `${options.db} now holds ${plural(counts.reports, 'report')}${copies ? ` (${plural(copies, 'copy', 'copies')} of another)` : ''}, ` +
      `${plural(counts.claims, 'claim')} and ${plural(counts.incidents, 'incident')}` +
      `${changes?.added ? ` (${changes.added} new)` : ''}.`,
  );
  for (const line of lines) {
    if (options.json) terminal.note(line);
    else await terminal.print(line);
  }
}
