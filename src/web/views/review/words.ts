/** Reviews in words, and the reasons that are given most often. */
import type { ReviewRequest, ReviewRow } from '../../../server/schema/reviews.js';

export type ReviewType = ReviewRow['type'];
export type Action = ReviewRequest['action'];

/** What somebody did, in the past tense. */
export const DID: Record<ReviewType, string> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
  merge: 'put together',
  split: 'took apart',
  undo: 'took back a review',
};

/** What a button does, and its key. */
export const DO: Record<ReviewType, { label: string; key: string; says: string }> = {
  accept: { label: 'Accept', key: 'a', says: 'The claim says what the report says.' },
  reject: { label: 'Reject', key: 'r', says: 'The report does not say this.' },
  correct: { label: 'Correct', key: 'c', says: 'The report says this, but otherwise.' },
  merge: { label: 'Merge', key: 'm', says: 'Another incident tells the same happening.' },
  split: { label: 'Split', key: 's', says: 'Some of these claims tell another happening.' },
  undo: { label: 'Undo', key: 'u', says: 'An earlier review does not hold.' },
};

/** Ready-made reasons, the commonest first; anything else can be typed. */
export const REASONS: Record<ReviewType, readonly string[]> = {
  accept: ['the report says so', 'checked against the whole report'],
  reject: [
    'no such event is told',
    'a plan or a threat, not an event',
    'denied or only supposed',
    'a total or a recollection',
    'about something else',
  ],
  correct: ['as the report has it', 'the wrong words were taken', 'the right words, read wrongly'],
  merge: ['the same happening, told twice', 'the same place, day and parties'],
  split: ['two happenings on one day', 'different places', 'different days'],
  undo: ['made by mistake', 'read it again'],
};

const FIELDS: Record<string, string> = {
  event: 'event type',
  mode: 'event type',
  subtype: 'event type',
  modality: 'how it is said',
  background: 'recollection or total',
  actors: 'who did it',
  recipients: 'to whom',
  objects: 'what was hit',
  place: 'place',
  places: 'place',
  when: 'date',
  casualties: 'casualties',
  operation: 'operation',
};

/** Names of fields as the pages call them, each once: "event type, place". */
export const fieldWords = (fields: readonly string[]): string =>
  [...new Set(fields.map((f) => FIELDS[f] ?? f))].join(', ');

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "7 Jun 2026, 14:03", in the time of whoever looks. */
export const whenDone = (iso: string): string => moment.format(new Date(iso));
