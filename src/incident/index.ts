import type { Incident, MergeOptions, StoredClaim } from './types.js';

export type * from './types.js';

/** Key of a claim in the store. */
export function claimKey(reportId: string, claimId: string): string {
  return `${reportId}/${claimId}`;
}

/** Builds the incidents that the claims tell of. The result does not depend on the order of the claims. */
export function buildIncidents(_claims: readonly StoredClaim[], _options: MergeOptions = {}): Incident[] {
  return [];
}
