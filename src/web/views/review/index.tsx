/** Review: the queue beside the incident in work, and what was reviewed. */
import { useCallback, useEffect, useState } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import type { QueueList, ReviewAnswer } from '../../../server/schema/reviews.js';
import { Link } from '../../app/link.js';
import { navigate } from '../../app/location.js';
import type { ViewProps } from '../../app/views.js';
import { ask, useQuery } from '../../data/query.js';
import { choice, type Field, text, useUrlState, writeState } from '../../data/url-state.js';
import { useKeys } from '../../shared/keys.js';
import { Menu } from '../../shared/menu.js';
import { ErrorNote, Loading } from '../../shared/states.js';
import { History } from './history.js';
import { KeyLegend } from './key-legend.js';
import { Mine } from './mine.js';
import { PER_PAGE, Queue } from './queue.js';
import { saveQueue } from './save-queue.js';
import type { ReviewType } from './words.js';
import { Work } from './work.js';
import './review.css';
import './page.css';

const count = (): Field<number> => ({
  read: (raw) => (/^\d{1,6}$/.test(raw) ? Number(raw) : undefined),
  write: (n) => (n > 0 ? String(n) : ''),
  fallback: 0,
});

const schema = {
  show: choice(['queue', 'history']),
  /** Number of the queue's first row. */
  first: count(),
  /** The claim that is looked at: first letters of its report's hash, and its id. */
  claim: text(),
  by: text(),
  type: choice<ReviewType | 'all'>(['all', 'accept', 'reject', 'correct', 'merge', 'split', 'undo']),
  before: text(),
};

const pathOf = (id: string | null) => (id ? `/review/${encodeURIComponent(id)}` : '/review');

export default function ReviewView({ id }: ViewProps) {
  const [state, set] = useUrlState(schema);
  const { show, first } = state;
  const queue = useQuery<QueueList>(show === 'queue' ? `/api/reviews/queue?limit=${PER_PAGE}&offset=${first}` : null);
  const incident = useQuery<IncidentAnswer>(show === 'queue' && id ? `/api/incidents/${encodeURIComponent(id)}` : null);
  const [turn, setTurn] = useState(0);
  const to = useCallback(
    (other: string | null) => pathOf(other) + writeState(schema, { ...state, claim: '' }),
    [state],
  );
  const items = queue.data?.items;
  const at = items?.findIndex((i) => i.incident.id === id) ?? -1;
  const go = (step: number) => {
    if (!items?.length) return;
    const next = at < 0 ? items[0] : items[at + step];
    if (next) navigate(to(next.incident.id));
  };
  useKeys(show === 'queue' ? { n: () => go(1), p: () => go(-1) } : {});
  // An incident whose claims are all reviewed has left the queue: the next one comes.
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => {
    if (at >= 0) setAfter(items?.[at + 1]?.incident.id ?? null);
  }, [items, at]);

  const changed = async (answer: ReviewAnswer | null) => {
    setTurn((n) => n + 1);
    queue.retry();
    if (!answer) return incident.retry();
    const stays = answer.incidents.includes(id!) ? id! : answer.incidents[0];
    const now = stays
      ? await ask<IncidentAnswer>(`/api/incidents/${encodeURIComponent(stays)}`).catch(() => null)
      : null;
    const judged = ['accept', 'reject', 'correct'].includes(answer.review.type);
    const done = !now || (judged && now.claims.every((c) => c.review && c.review.status !== 'unreviewed'));
    if (done) navigate(to(after));
    else if (now.id !== id) navigate(to(now.id), { replace: true });
    else incident.retry();
  };

  const shown = incident.data?.id === id ? incident.data : undefined;
  return (
    <div className={`review-view ${id ? 'review-one' : 'review-all'}`}>
      <header className="review-head">
        <h1>Review</h1>
        <nav aria-label="Parts of the review" className="review-tabs">
          {(['queue', 'history'] as const).map((part) => (
            <Link
              key={part}
              to={pathOf(part === 'queue' ? id : null) + writeState(schema, { ...state, show: part, claim: '' })}
              aria-current={show === part ? 'page' : undefined}
            >
              {part === 'queue' ? 'Queue' : 'What was reviewed'}
            </Link>
          ))}
        </nav>
        {show === 'queue' && items && items.length > 0 && (
          <Menu label="Export" items={[{ label: 'Queue shown as CSV', run: () => saveQueue(items) }]} />
        )}
      </header>
      {show === 'history' ? (
        <History
          by={state.by}
          type={state.type}
          before={state.before}
          set={set}
          incidentPath={(other) => pathOf(other)}
          onDone={() => setTurn((n) => n + 1)}
        />
      ) : (
        <div className="review-body">
          <section className="review-queue" aria-label="Queue">
            {queue.error ? (
              <ErrorNote error={queue.error} onRetry={queue.retry} />
            ) : !queue.data ? (
              <Loading what="the queue" />
            ) : (
              <Queue queue={queue.data} first={first} current={id} to={to} onPage={(page) => set({ first: page })} />
            )}
          </section>
          <section className="review-work" aria-label="Incident in work">
            {!id ? (
              <Intro first={items?.[0] ? to(items[0].incident.id) : null} />
            ) : incident.error ? (
              <Gone error={incident.error} onRetry={incident.retry} to={to(null)} />
            ) : !shown ? (
              <Loading what="the incident" />
            ) : (
              <Work
                incident={shown}
                item={items?.[at] ?? null}
                claim={state.claim}
                onClaim={(claim) => set({ claim }, { replace: true })}
                onChanged={(answer) => void changed(answer)}
                back={to(null)}
              />
            )}
            <Mine turn={turn} incidentPath={to} onDone={(answer) => void changed(answer)} />
            <KeyLegend />
          </section>
        </div>
      )}
    </div>
  );
}

function Intro({ first }: { first: string | null }) {
  return (
    <div className="review-intro">
      <p>
        Choose an incident. You see what was read and the words it was read from, and say whether the reading is right.
        Nothing is overwritten: each review is kept with your name, the time and the reason, holds for later versions of
        the reader too, and can be taken back.
      </p>
      {first && (
        <p>
          <Link className="button" to={first}>
            Begin with the first
          </Link>
        </p>
      )}
    </div>
  );
}

function Gone({ error, onRetry, to }: { error: unknown; onRetry: () => void; to: string }) {
  return (
    <>
      <ErrorNote error={error} onRetry={onRetry} />
      <p className="row">
        <Link to={to}>Back to the queue</Link>
      </p>
    </>
  );
}
