/** Cursors: where a page ended, bound to the question that it is the answer to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Position } from '../record/index.js';
import { Refused } from './problem.js';

const shape = z.tuple([
  z.string(),
  z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(4),
]);

/** A few letters that stand for a question; `cursor` and `limit` are not part of it. */
export function questionOf(name: string, query: Record<string, unknown>): string {
  const { cursor: _, limit: __, ...rest } = query;
  return createHash('sha256')
    .update(JSON.stringify([name, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')
    .slice(0, 8);
}

export const writeCursor = (question: string, at: Position | null): string | null =>
  at === null ? null : Buffer.from(JSON.stringify([question, at])).toString('base64url');

export function readCursor(question: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  let read: z.infer<typeof shape> | undefined;
  try {
    read = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // What cannot be read is refused below.
  }
  if (read?.[0] !== question)
    throw new Refused(400, 'The cursor belongs to another list, filter or order; begin without one.', {
      errors: [{ in: 'query', path: 'cursor', message: 'is not from this list' }],
    });
  return read[1];
}

/** A page of a list that is held in memory, sorted by a number (greatest first) and a name. */
export function pageInMemory<T>(
  rows: readonly T[],
  key: (row: T) => [number, string],
  { limit, after }: { limit: number; after?: Position },
): { items: T[]; next: Position | null; total: number } {
  const comes = (row: T) => {
    if (!after) return true;
    const [n, name] = key(row);
    return n < Number(after[0]) || (n === Number(after[0]) && name > String(after[1]));
  };
  const from = rows.findIndex(comes);
  const items = from < 0 ? [] : rows.slice(from, from + limit);
  const more = from >= 0 && rows.length > from + limit;
  return { items, next: more ? key(items[items.length - 1]) : null, total: rows.length };
}
