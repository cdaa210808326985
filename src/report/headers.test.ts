import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHeaders } from './headers.js';

const words = (text: string) => findHeaders(text).spans.map(([s, e]) => text.slice(s, e));

test('a date before the first word, on the line of the text', () => {
  const text = ' date 2020-06-07 The Libyan army seized a mine depot.\n\nDate: 2019-01-01';
  expect(findHeaders(text)).toEqual({ published: '2020-06-07', spans: [[1, 16]] });
  expect(words(text)).toEqual(['date 2020-06-07']);
});

test('lines at the head, up to the first that is none', () => {
  const text =
    'Title: Depot seized \nPublished: 7 June 2020\nSource: Example Wire\nURL: https://example.org/1\nLanguage: en\n\nThe army seized it.\nSource: somebody else';
  expect(findHeaders(text)).toMatchObject({
    title: 'Depot seized',
    published: '7 June 2020',
    outlet: 'Example Wire',
    url: 'https://example.org/1',
    language: 'en',
  });
  expect(words(text)).toEqual([
    'Title: Depot seized',
    'Published: 7 June 2020',
    'Source: Example Wire',
    'URL: https://example.org/1',
    'Language: en',
  ]);
});

test('a date on a line of its own, then header lines', () => {
  expect(findHeaders('2020-06-07\r\nTitle: Depot\r\n\r\nText')).toMatchObject({
    published: '2020-06-07',
    title: 'Depot',
  });
});

test.each([
  'The date 2020-06-07 was fixed.',
  'TRIPOLI: The army advanced.',
  'Source of tension: the border',
  'date palms grow there',
  'The army said: we advance',
])('no header in %j', (text) => {
  expect(findHeaders(text).spans).toEqual([]);
});

test('spans lie in the text, in order, whatever the text', () => {
  const piece = fc.constantFrom(
    'date 2020-06-07',
    'Title: x',
    'Source:',
    'URL:  y ',
    '\n',
    '\r\n',
    ' ',
    'The army',
    'Date: z',
    '2020-06-07',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
      (text) => {
        let last = 0;
        for (const [start, end] of findHeaders(text).spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          last = end;
        }
      },
    ),
  );
});
