/**
 * `npm run demo`: takes the sample reports into a fresh store and shows what the record makes of them, with the
 * commands to look further.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import type { Incident } from '../src/incident/types.js';
import { openStore } from '../src/record/index.js';

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

const root = projectRoot();
const db = join(root, 'demo.db');
const sitrep = join(root, 'bin', 'sitrep.js');

/** Runs the command as a user would, and shows it. */
function run(...args: string[]): void {
  console.log(pc.bold(`\n$ npx sitrep ${args.map((a) => (/[^\w./:=-]/.test(a) ? `"${a}"` : a)).join(' ')}\n`));
  const { status } = spawnSync('node', [sitrep, ...args], { stdio: 'inherit', cwd: root });
  if (status !== 0) process.exit(status ?? 1);
}

/** The incident that shows most of what the record is for: many sources, and reports that differ. */
function mostTelling(incidents: readonly Incident[]): Incident | undefined {
  const weight = (i: Incident) =>
    2 * i.contradictions.length +
    i.sources.independent +
    i.claims.length / 2 +
    Number(i.status === 'contested') +
    Number(i.loaded.length > 0);
  return incidents.reduce<Incident | undefined>((best, i) => (best && weight(best) >= weight(i) ? best : i), undefined);
}

for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
console.log(
  'sitrep reads published reports about armed conflict and keeps a record of who did what to whom, where, when,',
);
console.log(
  'and who says so. The sample reports are made up for illustration, after public facts, by outlets of several sides.',
);

const store = relative(root, db);
run('ingest', 'samples', '--db', store);
run('incidents', '--db', store);

const record = await openStore(db);
const incidents = await record.incidents<Incident>({ kinds: ['happening'] });
await record.close();
const telling = mostTelling(incidents);
if (telling) {
  run('show', telling.id.slice(0, 8), '--db', store);
  console.log(`
${pc.bold('How to read this')}
  Each incident above is built from the claims of one or more reports. Numbers are ranges over what the reports say,
  never averages. "Independent" leaves out copies of one text and outlets that quote the same speaker. What one side
  alone says is marked so, and so is what is planned, denied or contested. Words that take sides are kept as quotes.

${pc.bold('Look further')}
  npx sitrep show ${telling.id.slice(0, 8)} --db ${store}      the incident above, with every claim and the words that carry it
  npx sitrep incidents --place Tripoli --db ${store}
  npx sitrep sources --db ${store}           who publishes, and who is quoted
  npx sitrep read samples --json | head -1   one report, read; nothing is stored
  npx sitrep ingest YOUR-REPORTS/            your own .txt and .jsonl files, into sitrep.db
`);
}
