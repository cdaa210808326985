/** The texts that every tool is given: the sample reports, filled up with news stories where the data sets are there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { InputError, makeReport, type Report, readReports } from '../src/report/index.js';

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export const root = projectRoot();

export async function benchReports(most = 50): Promise<Report[]> {
  const reports: Report[] = [];
  const stories = join(process.env.SITREP_SHARED ?? join(root, '..', 'shared'), 'data/synthetic-news/dev.jsonl.gz');
  if (existsSync(stories)) {
    for (const line of gunzipSync(readFileSync(stories)).toString('utf8').trim().split('\n')) {
      const { text } = JSON.parse(line) as { text: string };
      // Of about the length of a news report, so that the figures can be compared with others.
      if (text.split(/\s+/).length >= 200) reports.push(makeReport({ text, published: '2023-10-19', outlet: 'bench' }));
      if (reports.length === most) return reports;
    }
  }
  for await (const report of readReports(join(root, 'samples'))) {
    if (!(report instanceof InputError) && report.language === 'en') reports.push(report);
    if (reports.length === most) break;
  }
  return reports;
}

export const countWords = (reports: readonly Report[]): number =>
  reports.reduce((n, r) => n + r.text.split(/\s+/).filter(Boolean).length, 0);
