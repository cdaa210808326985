import type { Unit } from './words.js';

/** Which way the words around a date look, by the tense of the verb that governs it. */
export type Tense = 'past' | 'future' | 'none';

/**
 * "last", "this" or "next" before a weekday, month, season or holiday; "before" and "after" for "the previous" and "the
 * following", which count from the date mentioned before.
 */
export type Turn = 'last' | 'this' | 'next' | 'before' | 'after' | null;

/**
 * What the words of a date say before anything is known of the day they were published: the recogniser makes it,
 * resolve.ts turns it into days. `from: 'ref'` counts from the date mentioned before it, `'pub'` from the publication date.
 */
export type Spec =
  | { t: 'date'; y: number | null; m: number | null; d: number | null; turn: Turn; either?: boolean; weekday?: number }
  | { t: 'weekday'; weekday: number; turn: Turn; week: number | null }
  | { t: 'nth-weekday'; n: number; weekday: number; of: Spec }
  | { t: 'shift'; unit: Unit; n: number; from: 'pub' | 'ref'; of: Spec | null; vague: boolean; around?: boolean }
  | { t: 'window'; unit: Unit; n: number; from: 'pub' | 'ref'; vague: boolean }
  | { t: 'vague-window'; word: string; back: boolean }
  | { t: 'part'; part: Part; n: number; of: Spec }
  | { t: 'season'; season: number; y: number | null; turn: Turn }
  | { t: 'weekend'; turn: Turn; of: Spec | null }
  | { t: 'holiday'; id: string; y: number | null; turn: Turn; nth: number }
  | { t: 'decade'; y: number; century: boolean }
  | { t: 'range'; a: Spec; b: Spec }
  | { t: 'overnight'; of: Spec | null; into: boolean }
  | { t: 'bound'; rel: 'since' | 'from' | 'until' | 'before' | 'after'; of: Spec }
  | { t: 'clock' }
  | { t: 'recently' }
  | { t: 'then' }
  | { t: 'in-units'; unit: Unit; n: number; vague: boolean }
  | { t: 'unknown' }
  | { t: 'duration'; vague: boolean }
  | { t: 'recurring' }
  | { t: 'age' };

export type Part =
  | 'early'
  | 'mid'
  | 'late'
  | 'half'
  | 'third'
  | 'quarter'
  | 'week'
  | 'days'
  | 'months'
  | 'last-days'
  | 'last-months'
  | 'day';

/** A recognised date: pieces `from`..`to` (inclusive) and what they say. */
export interface Found {
  spec: Spec;
  from: number;
  to: number;
}
