/** JSON Lines: one report an object, with the fields `id`, `text`, `title`, `published`, `outlet`, `url`, `language`. */
import { byteOrderMark, decodeText } from './decode.js';
import { InputError } from './error.js';
import { detectLanguage } from './language.js';
import { splitLines } from './lines.js';
import { LONGEST_TEXT, makeReportFrom, type Overrides, type ReportInput } from './make.js';
import type { Report } from './types.js';

/** Longest line that is read, in bytes: a text of the greatest length, its other fields and the escapes of JSON. */
export const LONGEST_LINE = 3 * LONGEST_TEXT;

const FIELDS = ['title', 'published', 'outlet', 'url', 'language'] as const;

function recordOf(value: unknown): ReportInput | string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return 'the line is not an object; each line must be one, like {"text": "…", "published": "2020-06-07"}';
  }
  const given = value as Record<string, unknown>;
  if (typeof given.text !== 'string') return 'the object has no "text"; put the report\'s words there';
  const record: ReportInput = { text: given.text };
  if (typeof given.id === 'string' || typeof given.id === 'number') record.id = String(given.id);
  else if (given.id !== undefined && given.id !== null) return '"id" must be a string or a number';
  for (const field of FIELDS) {
    const v = given[field];
    if (typeof v === 'string') record[field] = v;
    else if (v !== undefined && v !== null) return `"${field}" must be a string`;
  }
  return record;
}

/** UTF-16 is turned into UTF-8 on the way, so that lines end where bytes say so. */
async function* asUtf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let first = true;
  for await (const chunk of source) {
    let bytes = chunk;
    if (first) {
      first = false;
      const mark = byteOrderMark(bytes);
      if (mark === 'utf-8') bytes = bytes.subarray(3);
      else if (mark) decoder = new TextDecoder(mark);
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
}

export async function* readJsonLines(
  file: string,
  source: AsyncIterable<Uint8Array>,
  overrides: Overrides = {},
): AsyncGenerator<Report | InputError> {
  let seen = 0;
  for await (const { number, bytes } of splitLines(asUtf8(source), LONGEST_LINE)) {
    if (bytes === null) {
      seen++;
      const limit = LONGEST_LINE / 1024 / 1024;
      yield new InputError(
        file,
        number,
        `the line is longer than ${limit} MB and was left out; put each report on a line of its own`,
      );
      continue;
    }
    const decoded = decodeText(bytes);
    if ('problem' in decoded) {
      yield new InputError(
        file,
        number,
        decoded.problem.replace(/^this is (a binary file, )?not text/, 'the line is not text'),
      );
      // Lines of a binary file are no lines: one sentence is enough.
      return;
    }
    if (decoded.text.trim() === '') continue;
    seen++;
    let value: unknown;
    try {
      value = JSON.parse(decoded.text);
    } catch (error) {
      const why = (error as Error).message
        .replace(/^JSON Parse error: /, '')
        .replace(/ in JSON at position.*| is not valid JSON$/s, '');
      yield new InputError(file, number, `the line is not valid JSON (${why.slice(0, 120)}); mend or remove it`);
      continue;
    }
    const record = recordOf(value);
    if (typeof record === 'string') {
      yield new InputError(file, number, record);
      continue;
    }
    const report = makeReportFrom(file, number, record, overrides);
    if (!(report instanceof InputError) && !record.language)
      report.language = (await detectLanguage(report.text)) ?? report.language;
    yield report;
  }
  if (seen === 0) yield new InputError(file, null, 'the file is empty; there is nothing to read');
}
