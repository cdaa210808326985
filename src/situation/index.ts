/**
 * The situation: from claims, relations and incidents to the picture of a day, as known on a day. Pure: the same record
 * gives the same picture, whatever the order in which its reports came.
 *
 * @example
 * const picture = await readPicture(store, { asKnown: '2020-06-07', merge });
 * const situation = picture.situation({ on: '2020-06-06' });
 * situation.control[0]; // { place: { name: 'Tarhuna', … }, state: 'held', standing: 'confirmed', holders: […], … }
 */
import { buildIncidents } from '../incident/index.js';
import type { Store } from '../record/store.js';
import { buildPicture, type Picture } from './picture.js';
import type { Incident, MergeOptions, SituationRecord, StoredClaim, StoredRelation } from './types.js';

export { type PictureChange, type ReportFacts, reportsOf } from './filing.js';
export { LiveSituation } from './live.js';
export { buildPicture, Picture } from './picture.js';
export type * from './types.js';

/** What was published on or before a day; reports without a publication date are left out, since nobody knows when they came. */
export function knownOn<T extends { published: string | null }>(list: readonly T[], day: string): T[] {
  return list.filter((x) => x.published !== null && x.published <= day);
}

/** The record as it was known on a day: the claims published by then, and the incidents that they alone give. */
export function recordOn(
  claims: readonly StoredClaim[],
  relations: readonly StoredRelation[],
  asKnown: string,
  merge: MergeOptions = {},
): SituationRecord {
  const known = knownOn(claims, asKnown);
  return { claims: known, relations: knownOn(relations, asKnown), incidents: buildIncidents(known, merge) };
}

export interface ReadPictureOptions {
  /** Only what was published by this day; null or left out for everything. */
  asKnown?: string | null;
  merge?: MergeOptions;
}

/**
 * The picture of a store. Without `asKnown` the incidents are those that the store keeps; with it they are built again
 * from the claims of that time alone.
 */
export async function readPicture(
  store: Store,
  { asKnown = null, merge = {} }: ReadPictureOptions = {},
): Promise<Picture> {
  const claims: StoredClaim[] = [];
  for await (const c of store.claims()) claims.push(c);
  const relations: StoredRelation[] = [];
  for await (const r of store.relations()) relations.push(r);
  const record =
    asKnown === null
      ? { claims, relations, incidents: await store.incidents<Incident>() }
      : recordOn(claims, relations, asKnown, merge);
  return buildPicture(record, { asKnown, merge });
}
