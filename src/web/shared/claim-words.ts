/** What a claim holds, in words: the same in every view. Bounds stay bounds, and what is not said is not filled in. */
import type { ClaimAnswer } from '../../server/schema/reading.js';
import { number, periodWords } from './words.js';

export type Span = readonly [start: number, end: number];

/** A claim's basis, where the reader says it: a rule of the reader, or a model. */
type WithBasis = ClaimAnswer & { basis?: unknown };

/** "29", "at least 12", "up to 50", "29 to 43"; "how many is not said" without bounds. */
export function boundsWords(min: number | null, max: number | null): string {
  if (min === null && max === null) return 'number not given';
  if (max === null) return `at least ${number(min!)}`;
  if (min === null) return `up to ${number(max)}`;
  return min === max ? number(min) : `${number(min)} to ${number(max)}`;
}

/** "killed-or-wounded" → "killed or wounded". */
export const harmWords = (kind: string): string => kind.replaceAll('-', ' ');

const precisions: Record<string, string> = {
  day: 'to the day',
  week: 'to the week',
  month: 'to the month',
  season: 'to the season',
  year: 'to the year',
  decade: 'to the decade',
  range: 'a period',
  open: 'one end open',
  unresolved: 'not resolved',
};

/** How exactly a time is known: "to the day". */
export const timePrecision = (precision: string): string => precisions[precision] ?? precision;

/** The days of a claim's time; null when its words could not be resolved to days. */
export function daysOf(when: { start: string; end: string } | null): string | null {
  return when && /^-?\d{4}/.test(when.start) && /^-?\d{4}/.test(when.end) ? periodWords(when.start, when.end) : null;
}

/** True when no words of the report date the claim: its days were reckoned from the date of publication. */
export const reckoned = (when: { text: string } | null): boolean => when !== null && when.text === '';

/** "0.85, high": how likely it is that the sentence was read rightly, and not whether it is true. */
export function confidenceWords(value: number): string {
  return value >= 0.8 ? 'high' : value >= 0.6 ? 'fair' : value >= 0.4 ? 'low' : 'very low';
}

/** "about 85 of 100". */
export const sharesWords = (value: number): string => `about ${Math.round(value * 100)} of 100`;

/** What the claim was read by: a rule unless the reading says that a model did. */
export function basisOf(claim: ClaimAnswer): { by: 'rule' | 'model'; name: string | null } {
  const { basis } = claim as WithBasis;
  if (typeof basis === 'string') return { by: /model/i.test(basis) ? 'model' : 'rule', name: basis };
  if (basis && typeof basis === 'object') {
    const { by, kind, name, rule } = basis as Record<string, unknown>;
    const said = [rule, name].find((x) => typeof x === 'string') as string | undefined;
    return { by: [by, kind].includes('model') ? 'model' : 'rule', name: said ?? null };
  }
  return { by: 'rule', name: null };
}

/** Address of a report at the words that carry something, with the claim that they belong to. */
export function reportPath(hash: string, at?: Span | null, claim?: string | null): string {
  const params = new URLSearchParams();
  if (at && at[1] > at[0]) params.set('at', `${at[0]}-${at[1]}`);
  if (claim) params.set('claim', claim);
  return `/report/${encodeURIComponent(hash)}${params.size ? `?${params}` : ''}`;
}

export const incidentPath = (id: string): string => `/incident/${encodeURIComponent(id)}`;
