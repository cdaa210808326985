/** Puts the figures of a full run into docs/accuracy.md, between its two marks, so that the page cannot fall behind. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure, Suite } from './suites/types.js';

const OPEN = '<!-- figures: written by npm run eval -->';
const CLOSE = '<!-- end of figures -->';

export interface Row {
  suite: Suite;
  figures: readonly Figure[];
}

const shown = (f: Figure): string =>
  f.value === null ? '–' : Number.isInteger(f.value) && f.value > 1 ? String(f.value) : f.value.toFixed(3);

function target(f: Figure): string {
  if (f.target === undefined) return '';
  return `${f.atMost ? '≤' : '≥'} ${f.target}`;
}

export function accuracyTable(rows: readonly Row[], stamp: { version: string; when: string }): string {
  const lines = rows.flatMap(({ suite, figures }) =>
    figures.map((f, i) => {
      const met = f.target === undefined || f.value === null;
      const reached = met ? '' : (f.atMost ? f.value! <= f.target! : f.value! >= f.target! - 1e-9) ? 'yes' : '**no**';
      return `| ${i === 0 ? suite.title : ''} | ${f.name} | ${shown(f)} | ${target(f)} | ${reached} |`;
    }),
  );
  return [
    `Reader ${stamp.version}, ${stamp.when.slice(0, 10)}.`,
    '',
    '| what is read | figure | value | asked | reached |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Replaces what stands between the marks of a page; a page without marks is left as it is. */
export function updatePage(path: string, table: string): void {
  const page = readFileSync(path, 'utf8');
  const start = page.indexOf(OPEN);
  const end = page.indexOf(CLOSE);
  if (start < 0 || end < start) return;
  writeFileSync(path, `${page.slice(0, start + OPEN.length)}\n${table}\n${page.slice(end)}`);
}
