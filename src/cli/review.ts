/** `sitrep review`: what to look at first, and what people set right; carried from record to record as JSON Lines. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline';
import type { Incident, StoredClaim } from '../incident/types.js';
import { openStore, type Store } from '../record/index.js';
import { anchorOf, anchorsIn, type Review, type ReviewAction, snapshotOf, takenBack } from '../review/index.js';
import { ID_SHOWN } from './format/incident.js';
import { plural, shortId, wrap } from './format/words.js';
import { withStore } from './open.js';
import { Refusal, UsageError } from './problem.js';
import type { Terminal } from './terminal.js';

export interface ReviewOptions {
  db: string;
  json?: boolean;
  limit?: number;
  by?: string;
  reason?: string;
}

/** A line of an import longer than this is no review. */
const LONGEST_LINE = 1_000_000;

/** `sitrep review queue` */
export async function queueCommand(terminal: Terminal, options: ReviewOptions): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const queue = await store.queue<Incident>(options.limit ?? 20);
      for (const i of queue) {
        if (options.json) await terminal.json(i);
        else {
          const { priority, reasons } = i.doubt;
          await terminal.print(
            `${terminal.colour.bold(i.id.slice(0, ID_SHOWN))}  ${priority.toFixed(2)}  ${i.summary}`,
          );
          for (const line of wrap(reasons.join('; ') || 'nobody has looked at it', terminal.width - 12))
            await terminal.print(`            ${terminal.colour.dim(line)}`);
        }
      }
      if (!queue.length && !options.json) await terminal.print('Nothing waits for review.');
      return 0;
    },
  );
}

const SAYS: Record<ReviewAction['type'], string> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
  merge: 'put together',
  split: 'took apart',
  undo: 'took back',
};

function sentenceOf({ by, reason, action }: Review): string {
  if (action.type === 'undo') return `${by} took back ${shortId(action.review)}: ${reason}`;
  const what = anchorsIn(action).map((a) => `${a.subtype} in ${shortId(a.report)}`);
  const fields = action.type === 'correct' ? ` (${Object.keys(action.changes).join(', ')})` : '';
  return `${by} ${SAYS[action.type]} ${what.join(', ')}${fields}: ${reason}`;
}

/** `sitrep review list` and `export`: newest first for people, in the order made for files. */
export async function listReviewsCommand(terminal: Terminal, file: boolean, options: ReviewOptions): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const reviews = await store.reviews(options.limit === undefined ? {} : { limit: options.limit });
      const back = takenBack([...reviews].reverse());
      for (const r of file ? reviews.reverse() : reviews) {
        if (file || options.json) {
          await terminal.json(r);
          continue;
        }
        const gone = back.has(r.id) ? ' (taken back)' : '';
        const line = `${shortId(r.id)}  ${r.at.slice(0, 16).replace('T', ' ')}  ${sentenceOf(r)}${gone}`;
        await terminal.print(line);
      }
      if (!reviews.length && !file && !options.json) await terminal.print('Nobody has reviewed anything yet.');
      return 0;
    },
  );
}

/** `sitrep review import`: each line a review; what is there already stays as it is. */
export async function importReviewsCommand(terminal: Terminal, file: string, options: ReviewOptions): Promise<number> {
  const { reviewSchema } = await import('../review/schema.js');
  const reviews: Review[] = [];
  let nr = 0;
  const lines = createInterface({ input: file === '-' ? process.stdin : createReadStream(file), crlfDelay: 1000 });
  try {
    for await (const line of lines) {
      nr++;
      if (line.trim() === '') continue;
      const at = `${file}, line ${nr}`;
      if (line.length > LONGEST_LINE) throw new UsageError(`${at}: too long for a review`);
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        throw new UsageError(`${at}: not JSON; give a file that "sitrep review export" wrote`);
      }
      const read = reviewSchema.safeParse(value);
      if (!read.success) {
        const [issue] = read.error.issues;
        throw new UsageError(`${at}: not a review: ${issue?.path.join('.') || 'the line'}: ${issue?.message}`);
      }
      reviews.push(read.data);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such file`);
    if (code === 'EISDIR') throw new UsageError(`${file}: is a folder; give a file`);
    throw error;
  }
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const count = { added: 0, known: 0, lost: 0 };
      for (const r of reviews) {
        const { status } = await store.addReview(r);
        if (status === 'added') count.added++;
        else if (status === 'known') count.known++;
        else {
          count.lost++;
          terminal.complain(`${file}: ${shortId(r.id)} takes back a review that is not in this record; left out`);
        }
      }
      await update(store, terminal, options);
      await terminal.print(`${plural(count.added, 'review')} added, ${count.known} known already`);
      return count.lost ? 1 : 0;
    },
  );
}

/** `sitrep review accept|reject|correct CLAIM`; a claim is written as its report and its number: 3f9a1c0d/c2. */
export async function reviewClaimCommand(
  terminal: Terminal,
  type: 'accept' | 'reject' | 'correct',
  reference: string,
  options: ReviewOptions & { set?: string },
): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const stored = await findClaim(store, reference);
      const claim = anchorOf(stored);
      const action: ReviewAction =
        type === 'reject'
          ? { type, claim }
          : type === 'accept'
            ? { type, claim, snapshot: snapshotOf(stored) }
            : { type, claim, changes: await changesFrom(options.set), snapshot: snapshotOf(stored) };
      await add(store, terminal, action, options);
      return 0;
    },
  );
}

/** `sitrep review undo REVIEW` */
export async function undoCommand(terminal: Terminal, prefix: string, options: ReviewOptions): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const found = (await store.reviews()).filter((r) => r.id.startsWith(prefix.toLowerCase()));
      if (found.length !== 1)
        throw new Refusal(
          found.length
            ? `${found.length} reviews begin with ${prefix}; give more of the id`
            : `there is no review ${prefix}; "sitrep review list" lists what there is`,
        );
      await add(store, terminal, { type: 'undo', review: found[0]!.id }, options);
      return 0;
    },
  );
}

async function findClaim(store: Store, reference: string): Promise<StoredClaim> {
  const [head, id] = reference.split('/');
  const reports = head && id ? await store.reports(head) : [];
  if (reports.length > 1) throw new Refusal(`${reports.length} reports begin with ${head}; give more of the id`);
  const [claim] = reports.length ? await store.claimsOf([`${reports[0]!.contentHash}/${id}`]) : [];
  if (!claim) throw new Refusal(`there is no claim ${reference}; "sitrep show" gives the claims of an incident`);
  return claim;
}

async function changesFrom(json: string | undefined) {
  const { changesSchema } = await import('../review/schema.js');
  let value: unknown;
  try {
    value = JSON.parse(json ?? '');
  } catch {
    throw new UsageError(`--set: write the fields as JSON, like '{"modality":"denied"}'`);
  }
  const read = changesSchema.strict().safeParse(value);
  if (!read.success || Object.keys(read.data).length === 0) {
    const issue = read.success ? null : read.error.issues[0];
    throw new UsageError(
      `--set: ${issue ? `${issue.path.join('.') || 'fields'}: ${issue.message}` : 'names no field'}`,
    );
  }
  return read.data as Extract<ReviewAction, { type: 'correct' }>['changes'];
}

async function add(store: Store, terminal: Terminal, action: ReviewAction, options: ReviewOptions) {
  const { by = userInfo().username, reason } = options;
  if (!reason?.trim()) throw new UsageError('--reason: say why, in a few words');
  const at = new Date().toISOString();
  const review: Review = { id: randomUUID(), at, by, reason: reason.trim(), incident: null, action };
  // Whoever types a command has the last word; only pages, which stay open for long, say what they have seen.
  await store.addReview(review);
  await update(store, terminal, options);
  await terminal.print(`${shortId(review.id)}  ${sentenceOf(review)}`);
}

async function update(store: Store, terminal: Terminal, options: ReviewOptions): Promise<void> {
  const { loadTools } = await import('./rules.js');
  const { rules } = await loadTools();
  const { added, changed, removed } = await store.updateIncidents(rules);
  if (!options.json && added + changed + removed > 0)
    terminal.note(`incidents: ${added} new, ${changed} changed, ${removed} gone`);
}
