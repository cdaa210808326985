/** Which claim a review speaks of, in whatever version of the reading. */
import type { Span } from '../report/types.js';
import type { ClaimAnchor, Review, ReviewAction, Reviewable } from './types.js';

/** The anchor of a claim as it is read now. */
export function anchorOf({ reportId, claim, review }: Pick<Reviewable, 'reportId' | 'claim' | 'review'>): ClaimAnchor {
  const { event, subtype } = review?.asRead ?? claim;
  return { report: reportId, trigger: claim.trigger.span, event, subtype };
}

/** All claims that an action names; none for an undo. */
export function anchorsIn(action: ReviewAction): ClaimAnchor[] {
  switch (action.type) {
    case 'undo':
      return [];
    case 'merge':
      return action.claims;
    case 'split':
      return [...action.from, ...action.claims];
    default:
      return [action.claim];
  }
}

const overlap = (a: Span, b: Span) => Math.min(a[1], b[1]) - Math.max(a[0], b[0]);

/**
 * The claim among those of the report that an anchor means: the words overlap, and the type is the same, else the wider
 * type, else one of those that a correction gave it. Null when the version at hand reads no such claim: what was said
 * of one assertion is never taken for another.
 */
export function findAnchored<T extends Reviewable>(
  anchor: ClaimAnchor,
  claims: readonly T[],
  alsoSubtypes: readonly string[] = [],
): T | null {
  let best: T | null = null;
  let most = 0;
  for (const c of claims) {
    const shared = overlap(anchor.trigger, c.claim.trigger.span);
    if (c.reportId !== anchor.report || shared <= 0) continue;
    const { event, subtype } = c.review?.asRead ?? c.claim;
    const kin = subtype === anchor.subtype ? 3 : event === anchor.event ? 2 : alsoSubtypes.includes(subtype) ? 1 : 0;
    const points = kin === 0 ? 0 : kin * 1000 + Math.min(shared, 999);
    if (points > most) {
      most = points;
      best = c;
    }
  }
  return best;
}

/** Two actions speak of one claim, so that one reviewer must have seen the other's word. */
export function sameSubject(a: ReviewAction, b: ReviewAction): boolean {
  return anchorsIn(a).some((x) => anchorsIn(b).some((y) => x.report === y.report && overlap(x.trigger, y.trigger) > 0));
}

/** Ids of the reviews that a holding undo takes back. `reviews` are in the order in which they were made. */
export function takenBack(reviews: readonly Review[]): Set<string> {
  const back = new Set<string>();
  for (const { id, action } of [...reviews].reverse())
    if (action.type === 'undo' && !back.has(id)) back.add(action.review);
  return back;
}

/** The reviews that hold, without the undoings themselves; in the same order. */
export function holding(reviews: readonly Review[]): Review[] {
  const back = takenBack(reviews);
  return reviews.filter((r) => r.action.type !== 'undo' && !back.has(r.id));
}
