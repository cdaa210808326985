import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from './error.js';
import { LONGEST_LINE } from './jsonl.js';
import { readReports } from './read.js';
import type { Report } from './types.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

async function all(path: string, stdin?: string | Uint8Array): Promise<(Report | InputError)[]> {
  const found: (Report | InputError)[] = [];
  for await (const item of readReports(path, {}, stdin === undefined ? undefined : Readable.from([Buffer.from(stdin)])))
    found.push(item);
  return found;
}

async function onlyError(path: string): Promise<string> {
  const found = await all(path);
  expect(found).toHaveLength(1);
  expect(found[0]).toBeInstanceOf(InputError);
  return (found[0] as InputError).message;
}

const ENGLISH = 'The army said that it had taken the town from the rebels, and that it was in control of the road.';

test('a text file is one report', async () => {
  expect(await all(put('one.txt', `date 2020-06-07 ${ENGLISH}`))).toMatchObject([
    { published: '2020-06-07', language: 'en' },
  ]);
});

test('JSON Lines: one report a line, fields as given', async () => {
  const lines = [
    JSON.stringify({
      id: 7,
      text: ENGLISH,
      title: 'T',
      published: '2020-06-07T10:00:00Z',
      outlet: 'Wire',
      url: 'https://e.org',
      language: 'en',
    }),
    '',
    JSON.stringify({ text: ENGLISH, outlet: null, extra: [1] }),
  ].join('\r\n');
  expect(await all(put('two.jsonl', lines))).toMatchObject([
    { id: '7', title: 'T', published: '2020-06-07', outlet: 'Wire', url: 'https://e.org', language: 'en' },
    { outlet: null, published: null },
  ]);
});

test('broken lines are told by number, the others are read', async () => {
  const good = JSON.stringify({ text: ENGLISH });
  const lines = [
    good,
    good,
    good,
    good,
    good,
    good,
    '{"text": "broken',
    good,
    '[1]',
    '{"title": "no text"}',
    '{"text": "x", "published": 5}',
  ];
  const found = await all(put('broken.jsonl', lines.join('\n')));
  expect(found.filter((r) => !(r instanceof InputError))).toHaveLength(7);
  const errors = found.filter((r) => r instanceof InputError);
  expect(errors.map((e) => e.line)).toEqual([7, 9, 10, 11]);
  expect(errors[0].message).toMatch(/broken\.jsonl, line 7: the line is not valid JSON \(.*\); mend or remove it$/);
});

test('a line of 50 MB is one error, and the lines around it are read', async () => {
  const good = JSON.stringify({ text: ENGLISH });
  const path = put('huge.jsonl', `${good}\n{"text": "${'x'.repeat(50_000_000)}"}\n${good}\n`);
  const before = process.memoryUsage().rss;
  const found = await all(path);
  expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  expect(found).toHaveLength(3);
  expect((found[1] as InputError).message).toBe(
    `${path}, line 2: the line is longer than ${LONGEST_LINE / 1024 / 1024} MB and was left out; put each report on a line of its own`,
  );
});

test.each<[name: string, content: string | Uint8Array, problem: string]>([
  ['empty.txt', '', 'the file is empty; there is nothing to read'],
  ['empty.jsonl', '\n\n', 'the file is empty; there is nothing to read'],
  ['blank.txt', ' \n\t', 'the text is empty; there is nothing to read'],
  ['nul.txt', Buffer.from([65, 0, 66, 0, 200]), 'this is a binary file, not text; save it as plain text in UTF-8'],
  ['paper.txt', '%PDF-1.7 …', 'this is a PDF file, not text; save it as plain text in UTF-8'],
  [
    'noise.txt',
    Uint8Array.from({ length: 3000 }, (_, i) => 128 + ((i * 37) % 128)),
    'this is neither UTF-8 nor western text in an older encoding; save it as plain text in UTF-8',
  ],
  [
    'date.txt',
    'date 2020-02-30 The army.',
    'the publication date "2020-02-30" is not a date: February 2020 has 29 days; write YYYY-MM-DD',
  ],
  ['long.txt', 'The army. '.repeat(420_000), 'the text is longer than 4 million characters; split it into reports'],
])('%s is refused', async (name, content, problem) => {
  const path = put(name, content);
  expect(await onlyError(path)).toBe(`${path}: ${problem}`);
});

test('a file that is not there, and a folder that holds nothing', async () => {
  expect(await onlyError(join(folder, 'none.txt'))).toMatch(/none\.txt: there is no such file; check the path$/);
  mkdirSync(join(folder, 'hollow'));
  expect(await onlyError(join(folder, 'hollow'))).toMatch(/hollow: the folder holds no \.txt or \.jsonl file$/);
});

test('encodings: UTF-8 with a mark, UTF-16 of both kinds, Windows-1252', async () => {
  const text = `Kämpfe: ${ENGLISH} “Yes” – é`;
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const latin = Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1');
  for (const [name, bytes] of [
    ['bom.txt', Buffer.from(`\ufeff${text}`)],
    ['le.txt', utf16],
    ['be.txt', Buffer.from(utf16).swap16()],
    ['old.txt', latin],
  ] as const) {
    expect(await all(put(name, bytes))).toMatchObject([{ text }]);
  }
  const lines = Buffer.from(`\ufeff${JSON.stringify({ text })}\n${JSON.stringify({ text })}\n`, 'utf16le');
  expect(await all(put('le.jsonl', lines))).toMatchObject([{ text }, { text }]);
});

test('a text in another language is a report in that language', async () => {
  const arabic = 'سيطر الجيش الليبي على مدينة ترهونة بعد معارك عنيفة مع قوات حفتر في غرب البلاد يوم الجمعة';
  expect(await all(put('arabic.txt', arabic))).toMatchObject([{ language: 'ar', text: arabic }]);
});

test('folders are walked in order; hidden files, other kinds and circles are passed over', async () => {
  put('tree/b.txt', ENGLISH);
  put('tree/a/z.jsonl', JSON.stringify({ text: ENGLISH, id: 'z' }));
  put('tree/a/y.txt.gz', gzipSync(`Title: Packed\n\n${ENGLISH}`));
  put('tree/.hidden.txt', ENGLISH);
  put('tree/README.md', ENGLISH);
  symlinkSync(join(folder, 'tree'), join(folder, 'tree', 'a', 'circle'));
  const found = await all(join(folder, 'tree'));
  expect(found).toMatchObject([{ title: 'Packed' }, { id: 'z' }, { title: null }]);
});

test('standard input: a text, or JSON Lines when it looks so', async () => {
  expect(await all('-', ENGLISH)).toMatchObject([{ text: ENGLISH }]);
  expect(await all('-', `{"text": "${ENGLISH}", "id": "q"}\n`)).toMatchObject([{ id: 'q' }]);
  expect(await all('-', '')).toMatchObject([
    { message: 'standard input: the file is empty; there is nothing to read' },
  ]);
});
