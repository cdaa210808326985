/**
 * `npm run eval`: runs the evaluation suites and prints a table.
 *
 *   npm run eval                          all suites; the figures also go to bench/results/
 *   npm run eval -- plover                one suite (or several), not kept unless --save
 *   npm run eval -- plover --errors 50    the first 50 mistakes, by cause
 *   npm run eval -- --history             each suite over time
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { analyse } from '../src/language/index.js';
import { maskedText } from '../src/reading/boilerplate.js';
import { loadReader } from '../src/reading/parts.js';
import { READER_VERSION, read } from '../src/reading/read.js';
import type { Reading } from '../src/reading/types.js';
import { makeReport, type Report } from '../src/report/index.js';
import { accuracyTable, type Row, updatePage } from './page.js';
import { suites } from './suites/registry.js';
import type { Figure, Mistake, Suite, SuiteResult, Tools } from './suites/types.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'bench', 'results');
const shared = process.env.SITREP_SHARED ?? join(root, '..', 'shared');

interface Kept {
  when: string;
  version: string;
  commit: string;
  suite: string;
  figures: Record<string, number | null>;
  wordsPerSecond: number | null;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'string' },
    cause: { type: 'string' },
    save: { type: 'boolean' },
    history: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});

const met = (f: Figure): boolean | null =>
  f.target === undefined ? null : f.value !== null && (f.atMost ? f.value <= f.target : f.value >= f.target - 1e-9);

const shown = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);

function runScorer(scorer: string, gold: string, predictions: string): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-eval-'));
  try {
    const file = join(folder, scorer === 'treebank' ? 'predictions.conllu' : 'predictions.jsonl');
    writeFileSync(file, predictions);
    const said = execFileSync('node', [join(shared, 'eval', `score-${scorer}.mjs`), gold, file], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return JSON.parse(said) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runSuite(
  suite: Suite,
  parts: Awaited<ReturnType<typeof loadReader>>,
): Promise<SuiteResult & { speed: number | null }> {
  let words = 0;
  let seconds = 0;
  const timedRead = (report: Report): Reading => {
    words += report.text.split(/\s+/).length;
    // Processor time: what else runs on the machine does not count.
    const before = process.cpuUsage();
    const reading = read(report, parts);
    const { user, system } = process.cpuUsage(before);
    seconds += (user + system) / 1e6;
    return reading;
  };
  const tools: Tools = {
    shared,
    score: runScorer,
    count: (n) => {
      words += n;
    },
    read: (input) => timedRead(makeReport(input)),
    analyse: (input) => {
      const report = makeReport(input);
      // As read() sees the text: boilerplate masked.
      return { reading: timedRead(report), sentences: analyse(maskedText(report), parts.model).sentences };
    },
  };
  const result = await suite.run(tools);
  return { ...result, speed: seconds > 0 ? Math.round(words / seconds) : null };
}

function printSuite(suite: Suite, result: SuiteResult & { speed: number | null }): void {
  const speed = result.speed === null ? '' : pc.dim(`  ${result.speed.toLocaleString('en-US')} words/s`);
  console.log(`${pc.bold(suite.name.padEnd(15))} ${pc.dim(suite.title)}${speed}`);
  for (const f of result.figures) {
    const ok = met(f);
    const target = f.target === undefined ? '' : pc.dim(`${f.atMost ? '≤' : '≥'} ${shown(f.target)}`);
    const mark = ok === null ? ' ' : ok ? pc.green('✓') : pc.red('✗');
    console.log(`  ${mark} ${f.name.padEnd(22)} ${shown(f.value).padStart(7)}  ${target}`);
  }
}

/** The mistakes by cause, the most frequent cause first, and so many of each that all causes have their share. */
function printMistakes(mistakes: readonly Mistake[], most: number): void {
  const causes = new Map<string, Mistake[]>();
  for (const m of mistakes)
    if (!options.cause || m.cause.includes(options.cause)) causes.set(m.cause, [...(causes.get(m.cause) ?? []), m]);
  const sorted = [...causes].sort((a, b) => b[1].length - a[1].length);
  const each = Math.max(1, Math.ceil(most / Math.max(1, sorted.length)));
  let left = most;
  for (const [cause, list] of sorted) {
    if (left <= 0) break;
    console.log(`\n${pc.bold(cause)} ${pc.dim(`(${list.length})`)}`);
    const take = Math.min(left, Math.max(each, Math.round((most * list.length) / Math.max(1, mistakes.length))));
    for (const m of list.slice(0, take)) console.log(`  - ${m.text}`);
    left -= take;
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const historyFile = join(results, 'eval-history.jsonl');

function printHistory(): void {
  const kept = existsSync(historyFile)
    ? readFileSync(historyFile, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l) as Kept)
    : [];
  for (const suite of suites) {
    const rows = kept.filter((k) => k.suite === suite.name);
    if (rows.length === 0) continue;
    console.log(pc.bold(suite.name));
    for (const row of rows) {
      const figures = Object.entries(row.figures).map(([name, value]) => `${name} ${shown(value)}`);
      console.log(`  ${row.when.slice(0, 10)} ${row.version} ${pc.dim(row.commit)}  ${figures.join(', ')}`);
    }
  }
}

async function main(): Promise<number> {
  if (options.history) {
    printHistory();
    return 0;
  }
  const unknown = positionals.filter((p) => !suites.some((s) => s.name === p));
  if (unknown.length) {
    console.error(`there is no suite ${unknown.join(', ')}; there are ${suites.map((s) => s.name).join(', ')}`);
    return 2;
  }
  if (!existsSync(join(shared, 'eval'))) {
    console.error(`the data sets are not at ${shared}; say where they are with SITREP_SHARED`);
    return 2;
  }
  const chosen = positionals.length ? suites.filter((s) => positionals.includes(s.name)) : suites;
  const parts = await loadReader();
  const save = options.save || positionals.length === 0;
  const stamp = { when: new Date().toISOString(), version: READER_VERSION, commit: commit() };
  const all: Record<string, unknown> = {};
  const rows: Row[] = [];
  let failed = 0;
  for (const suite of chosen) {
    let result: Awaited<ReturnType<typeof runSuite>>;
    try {
      result = await runSuite(suite, parts);
    } catch (error) {
      failed++;
      console.error(`${pc.red(suite.name)}: ${(error as Error).stack}`);
      continue;
    }
    if (options.json) console.log(JSON.stringify({ suite: suite.name, ...result, mistakes: undefined }));
    else printSuite(suite, result);
    if (options.errors) printMistakes(result.mistakes, Number(options.errors));
    const figures = Object.fromEntries(result.figures.map((f) => [f.name, f.value]));
    rows.push({ suite, figures: result.figures });
    all[suite.name] = { figures, wordsPerSecond: result.speed, detail: result.detail };
    if (save) {
      mkdirSync(results, { recursive: true });
      const kept: Kept = { ...stamp, suite: suite.name, figures, wordsPerSecond: result.speed };
      appendFileSync(historyFile, `${JSON.stringify(kept)}\n`);
    }
  }
  if (save && positionals.length === 0) {
    writeFileSync(join(results, 'eval.json'), `${JSON.stringify({ ...stamp, suites: all }, null, 2)}\n`);
    updatePage(join(root, 'docs', 'accuracy.md'), accuracyTable(rows, stamp));
  }
  return failed ? 1 : 0;
}

process.exitCode = await main();
