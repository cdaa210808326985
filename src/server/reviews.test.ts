/** Reviewing over HTTP, with the real application over a store made from the sample reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from './schema/common.js';
import type { IncidentAnswer, IncidentPage } from './schema/incidents.js';
import type { QueueList, ReviewAnswer, ReviewList, ReviewRequest } from './schema/reviews.js';
import { type Served, serveStore } from './testkit.js';

let served: Served;
beforeAll(async () => {
  served = await serveStore({ samples: true });
}, 240_000);
afterAll(() => served.end());

const get = async <T>(path: string): Promise<T> => (await (await served.get(path)).json()) as T;
async function review<T = ReviewAnswer>(request: Partial<ReviewRequest> & Pick<ReviewRequest, 'action'>) {
  const response = await served.post('/api/reviews', { by: 'Ada', reason: 'as the text has it', seen: [], ...request });
  return { status: response.status, body: (await response.json()) as T };
}
const incident = (id: string) => get<IncidentAnswer>(`/api/incidents/${id}`);
async function some(subtype: string): Promise<IncidentAnswer> {
  const { items } = await get<IncidentPage>(`/api/incidents?subtype=${subtype}&limit=1&sort=date`);
  return incident(items[0]!.id);
}

describe('/api/reviews', () => {
  test('the queue gives what is most in doubt first, with reasons', async () => {
    const { items, more } = await get<QueueList>('/api/reviews/queue?limit=5');
    expect(items).toHaveLength(5);
    expect(more).toBe(true);
    expect(items.map((i) => i.priority)).toEqual(items.map((i) => i.priority).sort((a, b) => b - a));
    expect(items[0]!.reasons.length).toBeGreaterThan(0);
  });

  test('a correction shows in the incident, with who and why, and an undo takes it back', async () => {
    const before = await some('air-strike');
    const claim = before.claims[0]!.key;
    const action = { type: 'correct', claim, changes: { operation: 'Dawn' } } as const;
    const { body, status } = await review({ action, incident: before.id });
    expect(status).toBe(200);
    expect(body.review).toMatchObject({ by: 'Ada', type: 'correct', fields: ['operation'], holds: true });
    const [id] = body.incidents;
    const after = await incident(id!);
    expect(after.operation).toBe('Dawn');
    expect(after.history.map((h) => [h.by, h.type])).toEqual([['Ada', 'correct']]);
    expect(after.claims.find((c) => c.key === claim)!.review).toMatchObject({ status: 'corrected' });

    const undo = await review({ action: { type: 'undo', review: body.review.id }, seen: [body.review.id] });
    expect(undo.body.incidents).toEqual([id]);
    const undone = await incident(id!);
    expect(undone.operation).toBe(before.operation);
    expect(undone.history.map((h) => [h.type, h.fields, h.undoes, h.holds])).toEqual([
      ['correct', ['operation'], null, false],
      ['undo', [], body.review.id, true],
    ]);
    const { items } = await get<ReviewList>('/api/reviews?limit=2');
    expect(items.map((r) => [r.type, r.holds])).toEqual([
      ['undo', true],
      ['correct', false],
    ]);
  });

  test('two reviewers do not overwrite each other', async () => {
    const { claims } = await some('shelling');
    const claim = claims[0]!.key;
    expect((await review({ action: { type: 'accept', claim } })).status).toBe(200);
    const late = await review<Problem>({ by: 'Ben', action: { type: 'reject', claim } });
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('Ada reviewed this since you opened the page');
  });

  test('incidents are put together and taken apart', async () => {
    const { items } = await get<IncidentPage>('/api/incidents?kind=happening&status=asserted&limit=2&sort=date');
    const merged = await review({ action: { type: 'merge', incidents: items.map((i) => i.id) } });
    expect(merged.body.incidents).toHaveLength(1);
    const one = await incident(merged.body.incidents[0]!);
    expect(one.claims.length).toBeGreaterThanOrEqual(2);
    const off = one.claims.find((c) => c.why.includes('reviewer'))!.key;
    const seen = one.history.map((h) => h.id);
    const split = await review({ action: { type: 'split', incident: one.id, claims: [off] }, seen });
    expect(split.body.incidents).toHaveLength(2);
  });

  test('a plan is not made a happening', async () => {
    const first = async (query: string) => (await get<IncidentPage>(`/api/incidents?limit=1&${query}`)).items[0]!.id;
    const incidents = [await first('kind=plan'), await first('kind=happening')];
    const { status, body } = await review<Problem>({ action: { type: 'merge', incidents } });
    expect(status).toBe(422);
    expect(body.detail).toContain('a plan, a total or a denial is no happening');
  });

  test('what is not valid or not there is told as a problem', async () => {
    const gone = await review<Problem>({ action: { type: 'reject', claim: `${'0'.repeat(64)}/c1` } });
    expect(gone.status).toBe(404);
    const empty = await review<Problem>({ reason: ' ', action: { type: 'undo', review: 'x' } });
    expect(empty.status).toBe(422);
    expect(empty.body.errors![0]!.path).toBe('reason');
  });

  test('the list can be narrowed to one reviewer and one kind of review', async () => {
    const { items } = await get<ReviewList>('/api/reviews?by=Ada&type=undo');
    expect(items.map((r) => [r.by, r.type])).toEqual([['Ada', 'undo']]);
    expect((await get<ReviewList>('/api/reviews?by=Nobody')).items).toEqual([]);
  });

  test('all reviews are exported, a line each', async () => {
    const response = await served.get('/api/reviews/export');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.length).toBeGreaterThan(4);
    expect(JSON.parse(lines[0]!)).toMatchObject({ by: 'Ada', action: { type: 'correct' } });
  });
});
