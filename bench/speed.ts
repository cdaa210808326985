/**
 * `npm run bench`: words a second for sitrep and for two other libraries on the same texts in one run. Each tool runs in
 * a process of its own, so that memory can be told apart; the fastest of several rounds counts, since everything else
 * on the machine only ever slows a round down.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../src/report/index.js';
import { benchReports, countWords, root } from './texts.js';

const require = createRequire(import.meta.url);

interface Tool {
  what: string;
  /** Loads the tool; gives a function that does one round over the reports. */
  load: () => Promise<(reports: readonly Report[]) => Promise<void> | void>;
}

const TOOLS: Record<string, Tool> = {
  'sitrep read': {
    what: 'tokens, tags, lemmas, trees, claims',
    load: async () => {
      const [{ read }, { loadReader }] = await Promise.all([
        import('../src/reading/read.js'),
        import('../src/reading/parts.js'),
      ]);
      const parts = await loadReader();
      return (reports) => {
        for (const r of reports) read(r, parts);
      };
    },
  },
  'sitrep parse': {
    what: 'tokens, tags, lemmas, trees',
    load: async () => {
      const { analyse, loadModel } = await import('../src/language/index.js');
      const model = loadModel();
      return (reports) => {
        for (const r of reports) analyse(r.text, model);
      };
    },
  },
  'sitrep ingest': {
    what: 'reading, storing on disk, incidents',
    load: async () => {
      const [{ loadTools }, record] = await Promise.all([
        import('../src/cli/rules.js'),
        import('../src/record/index.js'),
      ]);
      const { tools, rules } = await loadTools();
      return async (reports) => {
        const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'));
        const store = await record.openStore(join(folder, 'bench.db'), { create: true });
        async function* all() {
          yield* reports;
        }
        for await (const event of record.ingest(store, all(), tools)) if (event.type === 'failed') throw event.error;
        await store.updateIncidents(rules);
        await store.close();
        rmSync(folder, { recursive: true });
      };
    },
  },
  'wink-nlp': {
    what: 'tokens, tags, named entities',
    load: async () => {
      const winkNLP = require('wink-nlp');
      const model = require('wink-eng-lite-web-model');
      const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);
      return (reports) => {
        for (const r of reports) {
          const doc = nlp.readDoc(r.text);
          doc.tokens().out(nlp.its.pos);
          doc.entities().out();
        }
      };
    },
  },
  compromise: {
    what: 'tokens, tags',
    load: async () => {
      const { default: nlp } = await import('compromise');
      return (reports) => {
        for (const r of reports) nlp(r.text).termList();
      };
    },
  },
};

interface Measured {
  tool: string;
  /** Of processor time. */
  wordsPerSecond: number;
  /** Of time on the clock: slower where other programs run, or where the disk is waited for. */
  byClock: number;
  loadMs: number;
  memoryMB: number;
}

async function measure(name: string, seconds: number): Promise<Measured> {
  const reports = await benchReports();
  const words = countWords(reports);
  const started = performance.now();
  const round = await TOOLS[name].load();
  const loadMs = performance.now() - started;
  let best = Number.POSITIVE_INFINITY;
  let bestByClock = Number.POSITIVE_INFINITY;
  await round(reports);
  const until = performance.now() + seconds * 1000;
  for (let i = 0; i < 3 || performance.now() < until; i++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await round(reports);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
    bestByClock = Math.min(bestByClock, performance.now() - start);
  }
  const memoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
  return {
    tool: name,
    wordsPerSecond: Math.round((words / best) * 1000),
    byClock: Math.round((words / bestByClock) * 1000),
    loadMs: Math.round(loadMs),
    memoryMB,
  };
}

const only = process.argv.indexOf('--tool');
if (only > 0) {
  console.log(JSON.stringify(await measure(process.argv[only + 1], Number(process.env.BENCH_SECONDS ?? 4))));
} else {
  const reports = await benchReports();
  const words = countWords(reports);
  console.log(`${reports.length} reports, ${words} words; each tool alone on one core, fastest round\n`);
  const rows: Measured[] = [];
  for (const name of Object.keys(TOOLS)) {
    const said = execFileSync('node', [fileURLToPath(import.meta.url), '--tool', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    rows.push(JSON.parse(said) as Measured);
  }
  const own = rows[0].wordsPerSecond;
  console.log(
    `${'tool'.padEnd(15)}${'words/s'.padStart(9)}${'ratio'.padStart(8)}${'by clock'.padStart(10)}${'load'.padStart(9)}${'memory'.padStart(9)}   does`,
  );
  for (const r of rows) {
    const ratio = (r.wordsPerSecond / own).toFixed(2);
    console.log(
      `${r.tool.padEnd(15)}${r.wordsPerSecond.toLocaleString('en-US').padStart(9)}${ratio.padStart(8)}${r.byClock.toLocaleString('en-US').padStart(10)}${`${r.loadMs} ms`.padStart(9)}${`${r.memoryMB} MB`.padStart(9)}   ${TOOLS[r.tool].what}`,
    );
  }
  console.log(
    '\nwords/s: a second of processor time. ratio: sitrep read = 1. by clock: a second on the wall. memory: the most the process held, Node itself included.',
  );
  if (process.argv.includes('--save')) {
    mkdirSync(join(root, 'bench', 'results'), { recursive: true });
    appendFileSync(
      join(root, 'bench', 'results', 'speed-history.jsonl'),
      `${JSON.stringify({ when: new Date().toISOString(), words, rows })}\n`,
    );
  }
}
