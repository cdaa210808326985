/** Reviews that were made: who, when, what, why, and whether they still hold. */
import { useState } from 'react';
import type { ReviewAnswer, ReviewList, ReviewRow } from '../../../server/schema/reviews.js';
import { Link } from '../../app/link.js';
import { useQuery } from '../../data/query.js';
import { Badge } from '../../shared/badge.js';
import { eventLabel } from '../../shared/kinds.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { UndoOne } from './undo-one.js';
import { DID, fieldWords, type ReviewType, whenDone } from './words.js';

const TYPES: ReviewType[] = ['accept', 'reject', 'correct', 'merge', 'split', 'undo'];
const PER_PAGE = 50;

interface Props {
  by: string;
  type: string;
  /** Id of the last review of the page before; empty on the first. */
  before: string;
  set: (patch: { by?: string; type?: ReviewType | 'all'; before?: string }, how?: { replace?: boolean }) => void;
  incidentPath: (id: string) => string;
  onDone: (answer: ReviewAnswer) => void;
}

export function History({ by, type, before, set, incidentPath, onDone }: Props) {
  const params = new URLSearchParams({ limit: String(PER_PAGE) });
  if (by) params.set('by', by);
  if (type !== 'all') params.set('type', type);
  if (before) params.set('before', before);
  const { data, error, loading, retry } = useQuery<ReviewList>(`/api/reviews?${params}`);
  const [name, setName] = useState(by);
  return (
    <section className="page history" aria-label="What was reviewed">
      <div className="row rv-filter">
        <div className="field">
          <label htmlFor="history-type">Review</label>
          <select
            id="history-type"
            value={type}
            onChange={(e) => set({ type: e.target.value as ReviewType | 'all', before: '' })}
          >
            <option value="all">all</option>
            {TYPES.map((t) => (
              <option key={t} value={t}>
                {DID[t]}
              </option>
            ))}
          </select>
        </div>
        <form
          className="field"
          onSubmit={(e) => {
            e.preventDefault();
            set({ by: name.trim(), before: '' });
          }}
        >
          <label htmlFor="history-by">Reviewer, by the whole name</label>
          <input
            id="history-by"
            type="search"
            value={name}
            maxLength={120}
            placeholder="everybody"
            onChange={(e) => {
              setName(e.target.value);
              if (!e.target.value) set({ by: '', before: '' });
            }}
          />
        </form>
        <a className="button push" href="/api/reviews/export" download>
          Export all (JSON Lines)
        </a>
      </div>
      {error ? (
        <ErrorNote error={error} onRetry={retry} />
      ) : !data ? (
        <Loading what="reviews" />
      ) : data.items.length ? (
        <ol className="bare rv-list" aria-busy={loading}>
          {data.items.map((r) => (
            <HistoryRow
              key={r.id}
              review={r}
              of={data.items.find((o) => o.id === r.undoes)}
              to={r.incident ? incidentPath(r.incident) : null}
              onDone={(answer) => {
                retry();
                onDone(answer);
              }}
            />
          ))}
        </ol>
      ) : (
        <Empty title={by || type !== 'all' ? 'No review fits' : 'Nobody has reviewed anything yet'}>
          {by || type !== 'all' ? (
            <button type="button" onClick={() => set({ by: '', type: 'all', before: '' })}>
              Show all reviews
            </button>
          ) : (
            'What is accepted, rejected or corrected is listed here, with who said so, when and why.'
          )}
        </Empty>
      )}
      {data && (before || data.next) && (
        <div className="row">
          {before && (
            <button type="button" onClick={() => set({ before: '' })}>
              Newest
            </button>
          )}
          {data.next && (
            <button type="button" className="push" onClick={() => set({ before: data.next! })}>
              Older
            </button>
          )}
        </div>
      )}
    </section>
  );
}

interface RowProps {
  review: ReviewRow;
  /** The review that it takes back, as far as it is known here. */
  of?: ReviewRow;
  /** Address of the incident on whose page it was made. */
  to: string | null;
  onDone: (answer: ReviewAnswer) => void;
  /** The form is open from the start. */
  open?: boolean;
}

export function HistoryRow({ review: r, of, to, onDone, open = false }: RowProps) {
  const [undoing, setUndoing] = useState(open);
  const about = r.subjects.length ? r.subjects : (of?.subjects ?? []);
  return (
    <li className={r.holds ? 'rv-row' : 'rv-row rv-back'}>
      <p className="row">
        <span>
          <strong>{r.by}</strong> {DID[r.type]}
          {r.type === 'undo' && of ? ` (${of.by} ${DID[of.type]})` : ''}{' '}
          {about.slice(0, 4).map((s, i) => (
            <span key={`${s.report}${s.quote}`}>
              {i > 0 && ', '}“{s.quote}” <span className="quiet">({eventLabel(s.subtype)})</span>
            </span>
          ))}
          {about.length > 4 && ` and ${about.length - 4} more`}
          {r.fields.length > 0 && `: ${fieldWords(r.fields)}`}
        </span>
        {!r.holds && <Badge tone="dashed">taken back</Badge>}
        <span className="quiet push">{whenDone(r.at)}</span>
      </p>
      <p className="row">
        <span className="rv-reason">“{r.reason}”</span>
        <span className="push" />
        {to && <Link to={to}>Incident</Link>}
        {r.holds && r.type !== 'undo' && (
          <button type="button" className="plain" aria-expanded={undoing} onClick={() => setUndoing(!undoing)}>
            Undo …
          </button>
        )}
      </p>
      {undoing && r.holds && <UndoOne review={r} onDone={onDone} onCancel={() => setUndoing(false)} />}
    </li>
  );
}
