/** Reading the data sets and marking texts. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../../src/report/index.js';

export function readData(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Records of a file that holds one object, an array, or one object a line. */
export function readRecords<T>(path: string): T[] {
  const text = readData(path).trim();
  try {
    const whole = JSON.parse(text) as T | T[];
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    return text.split('\n').map((line) => JSON.parse(line) as T);
  }
}

/** The text around some stretches, each between ⟦ and ⟧. */
export function marked(text: string, spans: readonly Span[], around = 120): string {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  if (sorted.length === 0) return text.slice(0, 2 * around).replace(/\s+/g, ' ');
  const from = Math.max(0, sorted[0][0] - around);
  const to = Math.min(text.length, sorted[sorted.length - 1][1] + around);
  let out = '';
  let at = from;
  for (const [start, end] of sorted) {
    if (start < at) continue;
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return `${from > 0 ? '…' : ''}${out}${text.slice(at, to)}${to < text.length ? '…' : ''}`.replace(/\s+/g, ' ');
}

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** Follows a path of names into what a scorer says. */
export function figure(detail: unknown, path: string): number | null {
  let at: unknown = detail;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[name];
  return typeof at === 'number' ? at : null;
}
