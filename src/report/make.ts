import { InputError } from './error.js';
import { contentHash } from './hash.js';
import { findHeaders } from './headers.js';
import { normaliseLanguage, quickLanguage } from './language.js';
import { parsePublished } from './published.js';
import type { Report } from './types.js';

/** Longest text of one report, in characters. */
export const LONGEST_TEXT = 4 * 1024 * 1024;

/** What is known of a report before it is one. Everything but the text may be missing. */
export interface ReportInput {
  text: string;
  id?: string | null;
  title?: string | null;
  published?: string | null;
  outlet?: string | null;
  url?: string | null;
  language?: string | null;
}

/** Said once for many reports (`--published`, `--outlet`); stands above what the reports say of themselves. */
export interface Overrides {
  published?: string;
  outlet?: string;
}

const tidy = (value: string | null | undefined): string | null => value?.replace(/\s+/g, ' ').trim() || null;

/**
 * Makes a report of a text and of what is said about it. What an option says goes first, then what stands beside the
 * text, then the header lines in it. Throws an Error whose message says in one clause what is wrong.
 *
 *     makeReport({ text: 'date 2020-06-07 The army seized a depot.' }).published  // "2020-06-07"
 */
export function makeReport(input: ReportInput, overrides: Overrides = {}): Report {
  // Half a surrogate pair and the null character are not text and no store can hold them; the length stays the same.
  const text = input.text.replace(
    /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  if (text.trim() === '') throw new Error('the text is empty; there is nothing to read');
  if (text.length > LONGEST_TEXT) {
    throw new Error(`the text is longer than ${LONGEST_TEXT / 1024 / 1024} million characters; split it into reports`);
  }
  const headers = findHeaders(text);
  const written = tidy(overrides.published) ?? tidy(input.published) ?? tidy(headers.published);
  let published: string | null = null;
  if (written !== null) {
    const read = parsePublished(written);
    if ('problem' in read) throw new Error(`the publication date ${read.problem}`);
    published = read.date;
  }
  const outlet = tidy(overrides.outlet) ?? tidy(input.outlet) ?? tidy(headers.outlet);
  const hash = contentHash(outlet, published, text);
  const language = tidy(input.language) ?? tidy(headers.language);
  return {
    id: tidy(input.id) ?? tidy(headers.id) ?? hash,
    contentHash: hash,
    text,
    title: tidy(input.title) ?? tidy(headers.title),
    published,
    outlet,
    url: tidy(input.url) ?? tidy(headers.url),
    language: (language && normaliseLanguage(language)) ?? quickLanguage(text),
    headers: headers.spans,
  };
}

/** As {@link makeReport}, with the error told as one of a file and a line. */
export function makeReportFrom(
  file: string,
  line: number | null,
  input: ReportInput,
  overrides?: Overrides,
): Report | InputError {
  try {
    return makeReport(input, overrides);
  } catch (error) {
    return new InputError(file, line, (error as Error).message);
  }
}
