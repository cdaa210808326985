/** Reviews as the pages make them: keys and incidents become anchors, and what came of it is said. */
import { randomUUID } from 'node:crypto';
import type { Incident } from '../incident/types.js';
import type { Store, StoredClaim } from '../record/index.js';
import {
  anchorOf,
  anchorsIn,
  type Review,
  type ReviewAction,
  sameSubject,
  snapshotOf,
  takenBack,
} from '../review/index.js';
import type { ReviewRequest, ReviewRow } from './schema/reviews.js';

/** The request cannot be carried out; `status` is that of HTTP. */
export class ReviewProblem extends Error {
  override name = 'ReviewProblem';
  constructor(
    readonly status: 404 | 409 | 422,
    message: string,
  ) {
    super(message);
  }
}

async function incidentOf(store: Store, id: string): Promise<Incident> {
  const incident = (await store.incidentsById<Incident>(id)).find((i) => i.id === id);
  if (!incident) throw new ReviewProblem(404, `There is no incident ${id}. It may have changed: load the page again.`);
  return incident;
}

async function claimsOf(store: Store, keys: readonly string[]): Promise<StoredClaim[]> {
  const claims = await store.claimsOf(keys);
  const missing = keys.find((k) => !claims.some((c) => c.key === k));
  if (missing) throw new ReviewProblem(404, `There is no claim ${missing}. Load the page again.`);
  return claims;
}

const supporting = (i: Incident) => i.claims.filter((c) => c.role === 'support').map((c) => c.key);

async function actionOf(store: Store, action: ReviewRequest['action']): Promise<ReviewAction> {
  switch (action.type) {
    case 'undo':
      return action;
    case 'merge': {
      const incidents = await Promise.all([...new Set(action.incidents)].map((id) => incidentOf(store, id)));
      if (incidents.length < 2) throw new ReviewProblem(422, 'Name two incidents that differ.');
      const [{ kind, status }] = incidents as [Incident, ...Incident[]];
      const other = incidents.find((i) => i.kind !== kind || (i.status === 'denied') !== (status === 'denied'));
      if (other)
        throw new ReviewProblem(
          422,
          'Only incidents of one kind can be one: a plan, a total or a denial is no happening.',
        );
      return { type: 'merge', claims: (await claimsOf(store, incidents.flatMap(supporting))).map(anchorOf) };
    }
    case 'split': {
      const keys = supporting(await incidentOf(store, action.incident));
      const off = new Set(action.claims);
      const rest = keys.filter((k) => !off.has(k));
      if (rest.length === 0 || action.claims.some((k) => !keys.includes(k)))
        throw new ReviewProblem(422, 'Choose some, but not all, of the claims that tell this incident.');
      const [from, claims] = await Promise.all([claimsOf(store, rest), claimsOf(store, action.claims)]);
      return { type: 'split', from: from.map(anchorOf), claims: claims.map(anchorOf) };
    }
    default: {
      const [stored] = (await claimsOf(store, [action.claim])) as [StoredClaim];
      const claim = anchorOf(stored);
      if (action.type === 'reject') return { type: 'reject', claim };
      const snapshot = snapshotOf(stored);
      if (action.type === 'accept') return { type: 'accept', claim, snapshot };
      const changes = action.changes as Extract<ReviewAction, { type: 'correct' }>['changes'];
      return { type: 'correct', claim, changes, snapshot };
    }
  }
}

/**
 * Stores a review and gives it back. The caller brings the incidents up to date.
 * @throws ReviewProblem: 404 for what is not there, 409 when somebody else has reviewed the same since, 422 for what
 *   makes no sense.
 */
export async function makeReview(store: Store, request: ReviewRequest, now: Date): Promise<Review> {
  const { by, reason, incident, seen } = request;
  const action = await actionOf(store, request.action);
  const review: Review = { id: randomUUID(), at: now.toISOString(), by, reason, incident, action };
  const outcome = await store.addReview(review, seen);
  if (outcome.status === 'unknown-review') throw new ReviewProblem(404, 'There is no such review to take back.');
  if (outcome.status === 'conflict') {
    const { newest } = outcome;
    const said = `${newest.by} reviewed this since you opened the page (“${newest.reason}”).`;
    throw new ReviewProblem(409, `${said} Nothing was changed: load the page again and decide anew.`);
  }
  return review;
}

/** All reviews that touch the claims of an incident or were made on its page, oldest first. */
export async function historyOf(store: Store, incident: string, claims: readonly StoredClaim[]): Promise<Review[]> {
  const about: ReviewAction = { type: 'merge', claims: claims.map(anchorOf) };
  const found = new Map<string, Review>();
  const keep = (r: Review) => found.set(r.id, r);
  for (const r of await store.reviews({ incident })) keep(r);
  const all: Review[] = [];
  for (const report of new Set(claims.map((c) => c.reportId))) all.push(...(await store.reviews({ report })));
  for (const r of all) if (sameSubject(r.action, about)) keep(r);
  // An undo names no words of its own: it belongs to what it takes back, and that may be an undo as well.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const r of all) if (r.action.type === 'undo' && found.has(r.action.review)) keep(r);
  }
  return [...found.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** Reviews as the pages show them. */
export async function rowsOf(store: Store, reviews: readonly Review[]): Promise<ReviewRow[]> {
  const texts = new Map<string, string>();
  const hashes = new Set(reviews.flatMap((r) => anchorsIn(r.action).map((a) => a.report)));
  for (const hash of hashes) {
    const [report] = await store.reports(hash);
    if (report) texts.set(hash, report.text);
  }
  const back = await takenBackIn(store, hashes);
  return reviews.map((r) => ({
    id: r.id,
    at: r.at,
    by: r.by,
    reason: r.reason,
    type: r.action.type,
    incident: r.incident,
    subjects: anchorsIn(r.action).map(({ report, subtype, trigger }) => ({
      report,
      subtype,
      quote: texts.get(report)?.slice(...trigger) ?? '',
    })),
    fields: r.action.type === 'correct' ? Object.keys(r.action.changes) : [],
    undoes: r.action.type === 'undo' ? r.action.review : null,
    holds: !back.has(r.id),
  }));
}

/** Ids of the reviews that are taken back: all reviews of their reports must be known for that. */
async function takenBackIn(store: Store, hashes: ReadonlySet<string>): Promise<Set<string>> {
  const back = new Set<string>();
  for (const report of hashes) for (const id of takenBack((await store.reviews({ report })).reverse())) back.add(id);
  return back;
}
