/** `sitrep parse`: the language part alone, as CoNLL-U. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InputError, readReports, refusal } from '../report/index.js';
import type { Terminal } from './terminal.js';

async function input(file: string): Promise<string> {
  if (file !== '-') {
    const bytes = await readFile(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  }
  const parts: Buffer[] = [];
  for await (const chunk of process.stdin) parts.push(chunk as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export async function parseCommand(
  terminal: Terminal,
  files: string[],
  options: { goldTokens?: boolean },
): Promise<number> {
  const language = await import('../language/index.js');
  let failed = 0;
  for (const file of files.length ? files : ['-']) {
    if (options.goldTokens) {
      try {
        await terminal.print(language.parseConllu(await input(file)).trimEnd());
        await terminal.print();
      } catch (error) {
        failed++;
        const problem =
          'code' in (error as Error)
            ? refusal(error)
            : `this is not CoNLL-U (${(error as Error).message}); check the file`;
        terminal.complain(new InputError(file, null, problem).message);
      }
      continue;
    }
    for await (const report of readReports(file)) {
      if (report instanceof InputError) {
        failed++;
        terminal.complain(report.message);
        continue;
      }
      await terminal.print(language.parseText(report.text).trimEnd());
      await terminal.print();
    }
  }
  return failed > 0 ? 1 : 0;
}
