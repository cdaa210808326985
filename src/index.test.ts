/** What holds for every reading of every text, tried on random slices of news. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadReader, makeReport, type ReaderParts, type Reading, read, readReports } from './index.js';
import { projectRoot } from './knowledge/files.js';
import type { Span } from './report/index.js';

const root = projectRoot();
const shared = process.env.SITREP_SHARED ?? join(root, '..', 'shared');
let parts: ReaderParts;
const texts: string[] = [];

beforeAll(async () => {
  parts = await loadReader();
  for await (const report of readReports(join(root, 'samples')))
    if (!(report instanceof Error)) texts.push(report.text);
  if (!existsSync(shared)) return;
  for (const name of readdirSync(join(shared, 'reports')))
    texts.push(readFileSync(join(shared, 'reports', name), 'utf8'));
  const lines = (path: string) =>
    gunzipSync(readFileSync(join(shared, 'data', path)))
      .toString('utf8')
      .trim()
      .split('\n');
  for (const line of lines('synthetic-news/dev.jsonl.gz').slice(0, 60))
    texts.push((JSON.parse(line) as { text: string }).text);
  for (const line of lines('attribution/dev.jsonl.gz').slice(0, 20))
    texts.push((JSON.parse(line) as { text: string }).text);
});

/** Calls back for everything in a value that has a span, with the words it states if it states any. */
function spansIn(
  value: unknown,
  path: string,
  visit: (path: string, span: Span, words: string | undefined) => void,
): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const [i, v] of value.entries()) spansIn(v, `${path}[${i}]`, visit);
    return;
  }
  const record = value as Record<string, unknown>;
  if (Array.isArray(record.span))
    visit(path, record.span as Span, typeof record.text === 'string' ? record.text : undefined);
  if (Array.isArray(record.spans)) for (const span of record.spans as Span[]) visit(`${path}.spans`, span, undefined);
  for (const [key, v] of Object.entries(record))
    if (key !== 'span' && key !== 'spans') spansIn(v, `${path}.${key}`, visit);
}

function checkSpans(reading: Reading, text: string): void {
  spansIn(reading, 'reading', (path, [start, end], words) => {
    // A field that no words carry (a date taken from the day of publication) has an empty span and empty words.
    const some = words === '' ? start === end : start < end;
    const inside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && some && end <= text.length;
    if (!inside) throw new Error(`${path}: [${start}, ${end}] does not lie in a text of ${text.length}`);
    if (words !== undefined && words !== text.slice(start, end)) {
      throw new Error(`${path}: says ${JSON.stringify(words)}, the text has ${JSON.stringify(text.slice(start, end))}`);
    }
  });
}

/** Stretches of news, cut anywhere, with odd characters put between them. */
const slices = () =>
  fc
    .array(
      fc.tuple(
        fc.nat({ max: texts.length - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 700 }),
        fc.constantFrom('', ' ', '\n\n', '\u200f', '\u200b', '😀', '“', '\r\n', '\t— ', '\ufffd', ' \u0301'),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((list) =>
      list
        .map(
          ([n, from, length, between]) => texts[n].slice(Math.floor(from * texts[n].length)).slice(0, length) + between,
        )
        .join(''),
    );

test('every span of every reading gives exactly the stated words', () => {
  for (const text of texts)
    checkSpans(read(makeReport({ text, published: '2023-05-20', language: 'en' }), parts), text);
  fc.assert(
    fc.property(slices(), fc.constantFrom('2020-06-07', null), (slice, published) => {
      const report = makeReport({ text: `x${slice}`, published, language: 'en' });
      checkSpans(read(report, parts), report.text);
    }),
    { numRuns: 300 },
  );
}, 120_000);

test('the same text gives the same bytes', () => {
  fc.assert(
    fc.property(slices(), (slice) => {
      const report = makeReport({ text: `x${slice}`, published: '2020-06-07', language: 'en' });
      expect(JSON.stringify(read(report, parts))).toBe(JSON.stringify(read(report, parts)));
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('a text that is not English gives an empty reading and one note', () => {
  const reading = read(makeReport({ text: 'سيطر الجيش الليبي على مدينة ترهونة بعد معارك عنيفة' }), parts);
  expect(reading).toMatchObject({ language: 'ar', claims: [], relations: [], attributions: [] });
  expect(reading.notes).toEqual([expect.stringContaining('Arabic')]);
});
