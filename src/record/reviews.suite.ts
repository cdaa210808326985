/** What a store promises about reviews. Called by each engine's test, as store.suite.ts is. */
import { expect, test } from 'vitest';
import { anchorOf, type Review, type ReviewAction, snapshotOf } from '../review/index.js';
import type { Store } from './store.js';
import { collect, type Engine, OWN, readingOf, report, rulesOf } from './suitekit.js';
import type { StoredClaim } from './types.js';

let serial = 0;
function by(name: string, action: ReviewAction, incident: string | null = null): Review {
  serial++;
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, serial)).toISOString();
  return { id: `00000000-${serial}`, at, by: name, reason: 'as the text has it', incident, action };
}

const reject = (c: StoredClaim): ReviewAction => ({ type: 'reject', claim: anchorOf(c) });
const correct = (c: StoredClaim, operation: string): ReviewAction => ({
  type: 'correct',
  claim: anchorOf(c),
  changes: { operation },
  snapshot: snapshotOf(c),
});

export function reviewSuite(engine: Engine): void {
  const r = report();
  const withClaims = (name: string, use: (store: Store, claims: StoredClaim[]) => Promise<void>) =>
    test(name, async () => {
      const store = await engine.fresh();
      try {
        await store.add(r, readingOf(r, ['seized', 'killed']));
        await store.updateIncidents(rulesOf());
        await use(store, await collect(store.claims()));
      } finally {
        await store.close();
      }
    });
  const statuses = async (store: Store) => (await collect(store.claims())).map((c) => c.review?.status ?? null);
  const incidents = async (store: Store) => (await store.incidents()).map((i) => i.id);

  withClaims('a rejected claim is marked, and its incident goes', async (store, [seized]) => {
    expect(await store.addReview(by('Ada', reject(seized!)), [])).toEqual({ status: 'added' });
    expect(await statuses(store)).toEqual(['rejected', null]);
    expect(await store.counts()).toMatchObject({ pending: 1 });
    await store.updateIncidents(rulesOf());
    expect(await incidents(store)).toEqual(['id-killed']);
  });

  withClaims('an undo brings it back; what was said stays on record', async (store, [seized]) => {
    const review = by('Ada', reject(seized!), 'id-seized');
    await store.addReview(review, []);
    const undo = by('Ada', { type: 'undo', review: review.id });
    expect(await store.addReview(undo, [review.id])).toEqual({ status: 'added' });
    await store.updateIncidents(rulesOf());
    expect(await incidents(store)).toEqual(['id-killed', 'id-seized']);
    expect(await store.reviews()).toEqual([undo, review]);
    expect(await store.reviews({ incident: 'id-seized' })).toEqual([review]);
    expect(await store.reviews({ report: r.contentHash, limit: 1 })).toEqual([undo]);
    expect(await store.reviews({ before: undo.id })).toEqual([review]);
    expect(await store.reviews({ by: 'Ada', type: 'undo' })).toEqual([undo]);
    expect(await store.reviews({ by: 'Ben' })).toEqual([]);
  });

  withClaims('a correction changes the claim and not what was read', async (store, [seized]) => {
    await store.addReview(by('Ada', correct(seized!, 'Dawn')), []);
    const [claim] = await store.claimsOf([seized!.key]);
    expect(claim!.claim.operation).toBe('Dawn');
    expect(claim!.review).toMatchObject({ status: 'corrected', corrected: ['operation'] });
    expect((await store.readings(r.contentHash))[0]!.claims[0]!.operation).toBeNull();
  });

  withClaims('a correction outlives a new reading', async (store, [seized]) => {
    await store.addReview(by('Ada', correct(seized!, 'Dawn')), []);
    await store.add(r, readingOf(r, ['killed', 'seized'], '2.0.0'));
    const claims = await collect(store.claims());
    expect(claims.map((c) => [c.claim.id, c.claim.trigger.text, c.claim.operation])).toEqual([
      ['c1', 'killed', null],
      ['c2', 'seized', 'Dawn'],
    ]);
    await store.add(r, readingOf(r, [], '3.0.0'));
    expect(await statuses(store)).toEqual(['kept']);
  });

  withClaims('two reviewers do not overwrite each other', async (store, [seized, killed]) => {
    const first = by('Ada', correct(seized!, 'Dawn'));
    expect(await store.addReview(first, [])).toEqual({ status: 'added' });
    // Ben has not seen what Ada said of the same words.
    expect(await store.addReview(by('Ben', reject(seized!)), [])).toEqual({ status: 'conflict', newest: first });
    expect(await store.addReview(by('Ben', reject(killed!)), [])).toEqual({ status: 'added' });
    expect(await store.addReview(by('Ben', reject(seized!)), [first.id])).toEqual({ status: 'added' });
    expect(await statuses(store)).toEqual(['rejected', 'rejected']);
  });

  withClaims('reviews may be brought in twice, and before their report', async (_, [seized]) => {
    const review = by('Ada', reject(seized!));
    const elsewhere = await engine.fresh();
    try {
      expect(await elsewhere.addReview(review)).toEqual({ status: 'added' });
      expect(await elsewhere.addReview(review)).toEqual({ status: 'known' });
      await elsewhere.add(r, readingOf(r, ['seized', 'killed']));
      expect(await statuses(elsewhere)).toEqual(['rejected', null]);
      const lost = by('Ada', { type: 'undo', review: 'nowhere' });
      expect(await elsewhere.addReview(lost)).toEqual({ status: 'unknown-review' });
    } finally {
      await elsewhere.close();
    }
  });

  withClaims('the queue gives what to look at first', async (store) => {
    const other = report({ text: OWN });
    await store.add(other, readingOf(other, ['hit']));
    const again = report({ text: `${OWN} Again.`, outlet: 'Paper' });
    await store.add(again, readingOf(again, ['hit']));
    await store.updateIncidents(rulesOf());
    expect((await store.queue(10)).map((i) => i.id)).toEqual(['id-hit', 'id-killed', 'id-seized']);
    expect((await store.queue(1, 1)).map((i) => i.id)).toEqual(['id-killed']);
    const [seized] = (await collect(store.claims())).filter((c) => c.claim.trigger.text === 'seized');
    await store.addReview(by('Ada', correct(seized!, 'Dawn')), []);
    await store.updateIncidents(rulesOf());
    expect((await store.queue(10)).map((i) => i.id)).toEqual(['id-hit', 'id-killed']);
  });
}
