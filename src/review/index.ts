/**
 * Reviews: what people set right. Pure: the same claims and reviews give the same outcome. How they are kept is
 * record/'s business, what they do to incidents incident/'s. The rules are written in docs/review.md.
 */
export { anchorOf, anchorsIn, findAnchored, holding, sameSubject, takenBack } from './anchors.js';
export { applyReviews, counted, type ReportPart, snapshotOf } from './apply.js';
export type * from './types.js';
