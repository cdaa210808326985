/**
 * What a person says of what was read. Reviews are only ever added: a second thought is another review, and an undo is
 * a review of a review. A review names a claim by the words that carry it, not by its number, so it finds its claim
 * again when a later version has read the report anew.
 */
import type { Claim } from '../reading/types.js';
import type { Span } from '../report/types.js';

/** Where a claim stands: its report, the words that tell the event, and what they were read as. */
export interface ClaimAnchor {
  /** Content hash of the report. */
  report: string;
  trigger: Span;
  /** Type and finer type as read when the review was made. */
  event: string;
  subtype: string;
}

/** The fields that a person can set right, as they are to stand in the claim. */
export type ClaimChanges = Partial<
  Pick<
    Claim,
    | 'event'
    | 'mode'
    | 'subtype'
    | 'modality'
    | 'background'
    | 'actors'
    | 'recipients'
    | 'objects'
    | 'place'
    | 'places'
    | 'when'
    | 'casualties'
    | 'operation'
  >
>;

/** A claim as it stood when it was reviewed: what is kept if a later version no longer reads it. */
export interface ClaimSnapshot {
  claim: Claim;
  sentenceSpan: Span;
  reader: string;
  sides: Record<string, string[]>;
}

export type ReviewAction =
  /** The claim says what the report says. */
  | { type: 'accept'; claim: ClaimAnchor; snapshot: ClaimSnapshot }
  /** The report does not say this. */
  | { type: 'reject'; claim: ClaimAnchor }
  /** The report says this, but otherwise. */
  | { type: 'correct'; claim: ClaimAnchor; changes: ClaimChanges; snapshot: ClaimSnapshot }
  /** These claims tell one happening. */
  | { type: 'merge'; claims: ClaimAnchor[] }
  /** `claims` tell another happening than `from`. */
  | { type: 'split'; from: ClaimAnchor[]; claims: ClaimAnchor[] }
  /** An earlier review does not hold. */
  | { type: 'undo'; review: string };

export type ReviewType = ReviewAction['type'];

export interface Review {
  /** Unique in every record, so that reviews can be carried from one to another. */
  id: string;
  /** ISO instant. */
  at: string;
  /** Who, as they call themselves. */
  by: string;
  reason: string;
  /** The incident on whose page it was made, if any. */
  incident: string | null;
  action: ReviewAction;
}

/** What reviews make of a claim. */
export interface ClaimReview {
  /** kept: accepted or corrected earlier, and no longer read by the version at hand. */
  status: 'accepted' | 'corrected' | 'rejected' | 'kept' | 'unreviewed';
  /** Ids of the reviews that hold for it, oldest first. */
  reviews: string[];
  /** Fields that a person has set. */
  corrected: (keyof ClaimChanges)[];
  /** Its type as it was read, before a person set another. */
  asRead: { event: string; subtype: string } | null;
  /** Ids of merges that it is part of. */
  together: string[];
  /** Splits that it is part of, with the side that it is on: "<review>:a" or "<review>:b". */
  apart: string[];
}

/** The part of a stored claim that reviews touch. */
export interface Reviewable {
  /** `<report's content hash>/<claim id>`. */
  key: string;
  claim: Claim;
  /** Content hash of the report. */
  reportId: string;
  sentence: string;
  sentenceSpan: Span;
  reader: string;
  sides: Record<string, string[]>;
  review?: ClaimReview;
}
