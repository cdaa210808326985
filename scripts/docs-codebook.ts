/**
 * Writes the table of event types into docs/codebook.md, between its two markers.
 *
 *   npx tsx scripts/docs-codebook.ts           writes
 *   npx tsx scripts/docs-codebook.ts --check   only says whether the page is up to date (exit code 1 if it is not)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compileCodebook } from '../src/knowledge/codebook/compile.js';
import { codebookPaths } from '../src/knowledge/codebook/index.js';
import { eventTable } from '../src/knowledge/codebook/mappings.js';

const START = '<!-- events: made by scripts/docs-codebook.ts -->';
const END = '<!-- end of events -->';
const page = new URL('../docs/codebook.md', import.meta.url);

const before = readFileSync(page, 'utf8');
const from = before.indexOf(START);
const to = before.indexOf(END);
if (from < 0 || to < from) throw new Error('docs/codebook.md has lost its markers for the table of events');
const after = `${before.slice(0, from + START.length)}\n${eventTable(compileCodebook(codebookPaths().sources).events)}${before.slice(to)}`;

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/codebook.md is behind knowledge/codebook/events.yaml: run npx tsx scripts/docs-codebook.ts');
    process.exitCode = 1;
  }
} else writeFileSync(page, after);
