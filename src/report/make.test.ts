import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeReport } from './make.js';

const TEXT = ' date 2020-06-07 The Libyan army seized a mine depot.';

test('a report of a text with a date at its head', () => {
  const report = makeReport({ text: TEXT });
  expect(report).toMatchObject({
    text: TEXT,
    published: '2020-06-07',
    outlet: null,
    headers: [[1, 16]],
    language: 'en',
  });
  expect(report.id).toBe(report.contentHash);
  expect(report.contentHash).toMatch(/^[0-9a-f]{64}$/);
});

test('the hash covers outlet, date and text, and not the id', () => {
  const one = makeReport({ text: TEXT, id: 'a' });
  expect(one.id).toBe('a');
  expect(makeReport({ text: TEXT, id: 'b' }).contentHash).toBe(one.contentHash);
  expect(makeReport({ text: TEXT, outlet: 'Wire' }).contentHash).not.toBe(one.contentHash);
  expect(makeReport({ text: TEXT, published: '2020-06-08' }).contentHash).not.toBe(one.contentHash);
});

test('options stand above fields, fields above header lines', () => {
  const text = 'Outlet: Header Wire\nDate: 2020-01-01\n\nText of the report.';
  expect(makeReport({ text })).toMatchObject({ outlet: 'Header Wire', published: '2020-01-01' });
  expect(makeReport({ text, outlet: 'Field Wire', published: '2 January 2020' })).toMatchObject({
    outlet: 'Field Wire',
    published: '2020-01-02',
  });
  expect(makeReport({ text, outlet: 'Field Wire' }, { outlet: 'Option Wire', published: '2020-01-03' })).toMatchObject({
    outlet: 'Option Wire',
    published: '2020-01-03',
  });
});

test.each([
  [{ text: ' \n ' }, 'the text is empty; there is nothing to read'],
  [{ text: 'x'.repeat(4 * 1024 * 1024 + 1) }, 'the text is longer than 4 million characters; split it into reports'],
  [
    { text: 'x', published: '2020-02-30' },
    'the publication date "2020-02-30" is not a date: February 2020 has 29 days; write YYYY-MM-DD',
  ],
])('is refused in one clause', (input, message) => {
  expect(() => makeReport(input)).toThrow(message);
});

test('any text keeps its length and becomes one that UTF-8 can hold', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), minLength: 1 }),
      (raw) => {
        const text = `a${raw}`;
        const report = makeReport({ text, published: '2020-01-01' });
        expect(report.text).toHaveLength(text.length);
        expect(Buffer.from(report.text, 'utf8').toString('utf8')).toBe(report.text);
        expect(report.text).not.toContain('\0');
      },
    ),
  );
});
