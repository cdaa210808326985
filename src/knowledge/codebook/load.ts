/** Finds the codebook's files and loads it: the compiled file when it is newer than the sources, else the sources. */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../files.js';
import { openCodebook } from './codebook.js';
import type { Codebook, CompiledCodebook } from './types.js';

/** The folder with the YAML files, and the compiled file that `npm run build` writes. */
export function codebookPaths(): { sources: string; compiled: string } {
  const root = projectRoot();
  return { sources: join(root, 'knowledge', 'codebook'), compiled: join(root, 'dist', 'knowledge', 'codebook.json') };
}

function newest(dir: string): number {
  let latest = 0;
  for (const item of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, item.name);
    latest = Math.max(
      latest,
      item.isDirectory() ? newest(path) : item.name.endsWith('.yaml') ? statSync(path).mtimeMs : 0,
    );
  }
  return latest;
}

/** The checked data, from the compiled file when that is up to date. */
export async function loadCompiled(): Promise<CompiledCodebook> {
  const { sources, compiled } = codebookPaths();
  if (existsSync(compiled) && (!existsSync(sources) || statSync(compiled).mtimeMs >= newest(sources))) {
    return JSON.parse(readFileSync(compiled, 'utf8')) as CompiledCodebook;
  }
  const { compileCodebook } = await import('./compile.js');
  return compileCodebook(sources);
}

/**
 * Loads the codebook.
 *
 * @example
 * const codebook = await loadCodebook();
 * codebook.verb('seize')?.senses[0]?.event; // "weapons-seizure"
 */
export async function loadCodebook(): Promise<Codebook> {
  return openCodebook(await loadCompiled());
}

/** Checks the sources and writes the compiled file. Returns how much there is, for the build's report. */
export async function buildCodebook(): Promise<{ events: number; verbs: number; nouns: number; senses: number }> {
  const { sources, compiled } = codebookPaths();
  const { compileCodebook } = await import('./compile.js');
  const data = compileCodebook(sources);
  mkdirSync(dirname(compiled), { recursive: true });
  writeFileSync(compiled, JSON.stringify(data));
  const senses = [...data.verbs, ...data.nouns].reduce((sum, e) => sum + e.senses.length, 0);
  return { events: data.events.length, verbs: data.verbs.length, nouns: data.nouns.length, senses };
}
