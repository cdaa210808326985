/** What the address of the sources view holds. */
import { choice, text } from '../../data/url-state.js';

export const SORTS = [
  'reports',
  'name',
  'side',
  'claims',
  'incidents',
  'alone',
  'corroborated',
  'contradicted',
  'last',
] as const;
export type Sort = (typeof SORTS)[number];

export const schema = {
  kind: choice(['outlet', 'speaker']),
  q: text(),
  /** Only those that speak for a party, or only those that do not. */
  party: choice(['', 'yes', 'no']),
  sort: choice(SORTS),
  /** The other way round than a column begins. */
  dir: choice(['', 'other']),
};
