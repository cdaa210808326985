import { describe, expect, it } from 'vitest';
import type { Claim } from '../reading/types.js';
import { anchorOf, applyReviews, counted, holding, sameSubject, snapshotOf } from './index.js';
import type { Review, ReviewAction, Reviewable } from './types.js';

const text = 'Rebels took the village on Monday. A convoy was hit near the bridge.';
const report = { reportId: 'a'.repeat(64) };

function claim(id: string, word: string, event: string, subtype: string): Reviewable {
  const start = text.indexOf(word);
  const span: [number, number] = [start, start + word.length];
  const of: Claim = {
    id,
    event,
    mode: null,
    subtype,
    modality: 'asserted',
    background: false,
    framing: null,
    span,
    trigger: { text: word, span },
    actors: [],
    recipients: [],
    objects: [],
    place: null,
    places: [],
    when: null,
    casualties: [],
    operation: null,
    attribution: [],
    confidence: 0.8,
  };
  const sentenceSpan: [number, number] = start < 34 ? [0, 34] : [35, text.length];
  return {
    ...report,
    key: `${report.reportId}/${id}`,
    claim: of,
    sentence: text.slice(...sentenceSpan),
    sentenceSpan,
    reader: '1',
    sides: {},
  };
}

const taken = claim('c1', 'took', 'ASSAULT', 'territory-gained');
const hit = claim('c2', 'hit', 'ASSAULT', 'attack');

let serial = 0;
function review(action: ReviewAction): Review {
  serial++;
  return { id: `review-${serial}`, at: '2026-01-01T00:00:00Z', by: 'Ada', reason: 'read it', incident: null, action };
}
const reject = (c: Reviewable) => review({ type: 'reject', claim: anchorOf(c) });
const accept = (c: Reviewable) => review({ type: 'accept', claim: anchorOf(c), snapshot: snapshotOf(c) });
const correct = (c: Reviewable, changes: Partial<Claim>) =>
  review({ type: 'correct', claim: anchorOf(c), changes, snapshot: snapshotOf(c) });
const undo = (r: Review) => review({ type: 'undo', review: r.id });
const apply = (claims: Reviewable[], ...reviews: Review[]) => applyReviews(claims, reviews, report, text);

describe('reviews', () => {
  it('leave claims alone that nobody reviewed', () => {
    expect(apply([taken, hit])).toEqual([taken, hit]);
    expect(apply([taken, hit], reject(hit))[0]).toEqual(taken);
  });

  it('a rejected claim is marked and does not count', () => {
    const out = apply([taken, hit], reject(hit));
    expect(out[1]!.review?.status).toBe('rejected');
    expect(counted(out)).toEqual([taken]);
  });

  it('a correction changes the fields it names and no other', () => {
    const out = apply([taken, hit], correct(hit, { subtype: 'shelling', background: true }));
    expect(out[1]!.claim).toEqual({ ...hit.claim, subtype: 'shelling', background: true });
    expect(out[1]!.review).toMatchObject({ status: 'corrected', corrected: ['subtype', 'background'] });
  });

  it('the later word wins, field by field', () => {
    const out = apply(
      [hit],
      correct(hit, { subtype: 'shelling', operation: 'Dawn' }),
      correct(hit, { subtype: 'air-strike' }),
      accept(hit),
    );
    expect(out[0]!.claim).toMatchObject({ subtype: 'air-strike', operation: 'Dawn' });
    expect(out[0]!.review).toMatchObject({ status: 'corrected', corrected: ['subtype', 'operation'] });
  });

  it('an undo takes a review back, and an undone undo brings it back', () => {
    const r = reject(hit);
    const u = undo(r);
    expect(holding([r, u])).toEqual([]);
    expect(counted(apply([hit], r, u))).toEqual([hit]);
    expect(counted(apply([hit], r, u, undo(u)))).toEqual([]);
  });

  it('merges and splits mark their claims', () => {
    const merge = review({ type: 'merge', claims: [anchorOf(taken), anchorOf(hit)] });
    const split = review({ type: 'split', from: [anchorOf(taken)], claims: [anchorOf(hit)] });
    const out = apply([taken, hit], merge, split);
    expect(out.map((c) => c.review?.together)).toEqual([[merge.id], [merge.id]]);
    expect(out.map((c) => c.review?.apart)).toEqual([[`${split.id}:a`], [`${split.id}:b`]]);
  });
});

describe('a later version of the reader', () => {
  const later = (c: Reviewable, id: string, changes: Partial<Claim> = {}): Reviewable => ({
    ...c,
    key: `${report.reportId}/${id}`,
    claim: { ...c.claim, id, ...changes },
    reader: '2',
  });

  it('numbers claims otherwise, and the review finds its own', () => {
    const out = apply([later(taken, 'c7'), later(hit, 'c9')], reject(hit));
    expect(counted(out).map((c) => c.claim.id)).toEqual(['c7']);
  });

  it('reads a finer type, and the rejection holds still', () => {
    expect(counted(apply([later(hit, 'c1', { subtype: 'air-strike' })], reject(hit)))).toEqual([]);
  });

  it('reads another event in the same words: what was said of the first is not said of this', () => {
    const other = later(hit, 'c1', { event: 'CONSULT', subtype: 'meeting' });
    expect(counted(apply([other], reject(hit)))).toEqual([other]);
  });

  it('reads what a person had corrected: the correction finds it', () => {
    const r = correct(hit, { event: 'COERCE', subtype: 'seizure' });
    const out = apply([later(hit, 'c1', { event: 'COERCE', subtype: 'seizure' })], r);
    expect(out).toHaveLength(1);
  });

  it('no longer reads what was accepted: the claim is kept, with its sentence', () => {
    const out = apply([later(taken, 'c1')], correct(hit, { operation: 'Dawn' }));
    expect(out).toHaveLength(2);
    expect(out[1]!.review?.status).toBe('kept');
    expect(out[1]!.claim.operation).toBe('Dawn');
    expect(out[1]!.sentence).toBe('A convoy was hit near the bridge.');
    expect(out[1]!.reportId).toBe(report.reportId);
  });

  it('a correction of the type can be taken back, and the first type is found again', () => {
    const r = correct(hit, { event: 'COERCE', subtype: 'seizure' });
    const corrected = apply([hit], r)[0]!;
    expect(anchorOf(corrected)).toEqual(anchorOf(hit));
    expect(apply([hit], r, undo(r))).toEqual([hit]);
  });
});

describe('two reviewers', () => {
  it('speak of the same when their words overlap in one report', () => {
    expect(sameSubject(reject(hit).action, accept(hit).action)).toBe(true);
    expect(sameSubject(reject(hit).action, accept(taken).action)).toBe(false);
    const elsewhere = { ...hit, reportId: 'b'.repeat(64) };
    expect(sameSubject(reject(hit).action, accept(elsewhere).action)).toBe(false);
  });
});
