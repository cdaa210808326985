/** Claims as read + reviews → claims as they are to count. */
import { findAnchored, holding } from './anchors.js';
import type { ClaimAnchor, ClaimChanges, ClaimReview, ClaimSnapshot, Review, Reviewable } from './types.js';

const UNREVIEWED: ClaimReview = {
  status: 'unreviewed',
  reviews: [],
  corrected: [],
  asRead: null,
  together: [],
  apart: [],
};

/** What all claims of a report have in common. */
export type ReportPart<T extends Reviewable> = Omit<T, 'key' | 'claim' | 'review' | keyof ClaimSnapshot | 'sentence'>;

/**
 * Applies reviews to the claims of one report. `reviews` are all that name a claim of it, in the order in which they
 * were made (undone ones may be among them). Later words win, field by field. Rejected claims stay in the list, marked,
 * so that they can be shown and taken back; what counts is `counted`. The report and its text are needed for claims that are
 * kept though the version at hand does not read them.
 */
export function applyReviews<T extends Reviewable>(
  claims: readonly T[],
  reviews: readonly Review[],
  report: ReportPart<T>,
  text: string,
): T[] {
  if (reviews.length === 0) return [...claims];
  const reviewed = new Map<string, T>(claims.map((c) => [c.key, { ...c, review: { ...UNREVIEWED } }]));
  const list = () => [...reviewed.values()];
  const given = new Map<string, string[]>();
  const find = (anchor: ClaimAnchor) => findAnchored(anchor, list(), given.get(subject(anchor)));
  const put = (c: T, claim: T['claim'], review: Partial<ClaimReview>, by: Review) => {
    const had = c.review ?? UNREVIEWED;
    const fields = new Set([...had.corrected, ...(review.corrected ?? [])]);
    reviewed.set(c.key, {
      ...c,
      claim,
      review: { ...had, ...review, corrected: [...fields], reviews: [...had.reviews, by.id] },
    });
  };

  for (const r of holding(reviews)) {
    const { action } = r;
    switch (action.type) {
      case 'accept':
      case 'correct': {
        const changes = action.type === 'correct' ? action.changes : {};
        const { subtype } = changes;
        if (subtype) given.set(subject(action.claim), [...(given.get(subject(action.claim)) ?? []), subtype]);
        const found = find(action.claim) ?? keep(action.snapshot, report, r.id, text);
        const kept = !reviewed.has(found.key) || found.review?.status === 'kept';
        const corrected = Object.keys(changes) as (keyof ClaimChanges)[];
        const status = kept ? 'kept' : corrected.length || found.review?.corrected.length ? 'corrected' : 'accepted';
        const { event, subtype: read } = found.claim;
        const asRead = found.review?.asRead ?? (subtype && subtype !== read ? { event, subtype: read } : null);
        put(found, { ...found.claim, ...changes }, { status, corrected, asRead }, r);
        break;
      }
      case 'reject': {
        const found = find(action.claim);
        if (found) put(found, found.claim, { status: 'rejected' }, r);
        break;
      }
      case 'merge':
        for (const c of all(action.claims, find))
          put(c, c.claim, { together: [...(c.review?.together ?? []), r.id] }, r);
        break;
      case 'split':
        for (const [anchors, side] of [
          [action.from, 'a'],
          [action.claims, 'b'],
        ] as const)
          for (const c of all(anchors, find))
            put(c, c.claim, { apart: [...(c.review?.apart ?? []), `${r.id}:${side}`] }, r);
        break;
    }
  }
  return list().map((c) => (c.review?.reviews.length ? c : withoutReview(c)));
}

/** Claims that count: all but the rejected ones. */
export function counted<T extends Reviewable>(claims: readonly T[]): T[] {
  return claims.filter((c) => c.review?.status !== 'rejected');
}

/** What a review of this claim has to carry. */
export function snapshotOf({ claim, sentenceSpan, reader, sides }: Reviewable): ClaimSnapshot {
  return { claim, sentenceSpan, reader, sides };
}

const subject = (a: ClaimAnchor) => `${a.report}/${a.trigger[0]}`;

function all<T>(anchors: readonly ClaimAnchor[], find: (a: ClaimAnchor) => T | null): Set<T> {
  return new Set(anchors.map(find).filter((c): c is T => c !== null));
}

/** A claim that the version at hand does not read, as it stood when it was reviewed. */
function keep<T extends Reviewable>(snapshot: ClaimSnapshot, report: ReportPart<T>, review: string, text: string): T {
  const id = `r${review.slice(0, 8)}`;
  const kept: Omit<Reviewable, 'reportId'> = {
    ...snapshot,
    claim: { ...snapshot.claim, id },
    key: `${(report as Pick<Reviewable, 'reportId'>).reportId}/${id}`,
    sentence: text.slice(...snapshot.sentenceSpan),
    review: { ...UNREVIEWED, status: 'kept' },
  };
  return { ...report, ...kept } as unknown as T;
}

function withoutReview<T extends Reviewable>({ review: _, ...claim }: T): T {
  return claim as T;
}
