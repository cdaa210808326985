/**
 * Header lines at the head of a text: `date 2020-06-07` before the first word (the way one feed gives the publication
 * date, on the same line as the text), or lines such as `Title: …`, `Published: …`, `Outlet: …`, `URL: …`. They stay
 * in the text, so that every span counts from its first character; only where they stand is noted.
 */
import type { Span } from './types.js';

export interface Headers {
  title?: string;
  published?: string;
  outlet?: string;
  url?: string;
  language?: string;
  id?: string;
  /** Where the header lines stand in the text. */
  spans: Span[];
}

type Field = 'title' | 'published' | 'outlet' | 'url' | 'language' | 'id' | 'other';

const FIELDS: Record<string, Field> = {
  title: 'title',
  headline: 'title',
  date: 'published',
  published: 'published',
  'publication date': 'published',
  'date published': 'published',
  outlet: 'outlet',
  source: 'outlet',
  publisher: 'outlet',
  publication: 'outlet',
  url: 'url',
  link: 'url',
  language: 'language',
  lang: 'language',
  id: 'id',
  author: 'other',
  byline: 'other',
};

const LEADING_DATE = /^\s*(date:?\s+(\d{4}-\d{1,2}-\d{1,2}))(?=\s|$)/di;
const BARE_DATE = /^\s*((\d{4}-\d{2}-\d{2}))[ \t]*(?=\r?\n|$)/d;
const LINE = /([A-Za-z][A-Za-z ]{1,18}):[ \t]+([^\r\n]*\S)[ \t]*(?:\r?\n|\r|$)/y;
/** Longest value that is still a header and not a paragraph. */
const LONGEST = 500;

/** Finds the header lines at the head of a text; they end at the first line that is none. */
export function findHeaders(text: string): Headers {
  const headers: Headers = { spans: [] };
  const leading = LEADING_DATE.exec(text) ?? BARE_DATE.exec(text);
  let at = 0;
  if (leading) {
    const span = leading.indices![1];
    headers.published = leading[2];
    headers.spans.push(span);
    at = span[1];
    // Text on the same line: there are no more header lines.
    const rest = /[^\r\n]*/y;
    rest.lastIndex = at;
    if (rest.exec(text)![0].trim() !== '') return headers;
  }
  while (at < text.length && /\s/.test(text[at])) at++;
  for (;;) {
    LINE.lastIndex = at;
    const line = LINE.exec(text);
    const field = line && FIELDS[line[1].toLowerCase()];
    if (!line || !field || line[2].length > LONGEST) return headers;
    const end = at + line[0].trimEnd().length;
    headers.spans.push([at, end]);
    if (field !== 'other') headers[field] ??= line[2];
    at = LINE.lastIndex;
  }
}
