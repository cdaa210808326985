/** `sitrep read`: what reports say, without storing anything. */
import type { Reading } from '../reading/types.js';
import { InputError, readReports, unreadable } from '../report/index.js';
import { loadReader, type Reader } from './reader.js';
import type { Terminal } from './terminal.js';

export interface ReadOptions {
  json?: boolean;
  published?: string;
  outlet?: string;
}

export async function readCommand(terminal: Terminal, files: string[], options: ReadOptions): Promise<number> {
  const paths = files.length ? files : ['-'];
  if (paths.includes('-') && process.stdin.isTTY) terminal.note('reading from the terminal; end the text with Ctrl-D');
  const overrides = { published: options.published, outlet: options.outlet };
  let reader: Reader | null = null;
  let failed = 0;
  let printed = 0;
  for (const path of paths) {
    for await (const report of readReports(path, overrides)) {
      if (report instanceof InputError) {
        failed++;
        terminal.complain(report.message);
        continue;
      }
      reader ??= await loadReader();
      let reading: Reading;
      try {
        reading = reader.read(report);
      } catch (error) {
        failed++;
        terminal.complain(unreadable(report.id, error).message);
        continue;
      }
      if (options.json) await terminal.json(reading);
      else {
        if (printed > 0) await terminal.print(`\n${terminal.colour.dim('─'.repeat(terminal.width))}\n`);
        const [{ split }, { readingLines }] = await Promise.all([
          import('../language/index.js'),
          import('./format/reading.js'),
        ]);
        for (const line of readingLines(report, reading, split(report.text).sentences, reader.label, terminal))
          await terminal.print(line);
      }
      printed++;
    }
  }
  return failed > 0 ? 1 : 0;
}
