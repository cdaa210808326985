/** Taking back one review of a list, away from its incident. */
import { useEffect, useState } from 'react';
import type { ReviewAnswer, ReviewList, ReviewRequest, ReviewRow } from '../../../server/schema/reviews.js';
import { ask, forget, problemOf, send } from '../../data/query.js';
import { Loading } from '../../shared/states.js';
import { type Signature, SignForm } from './sign.js';
import { DID } from './words.js';

interface Props {
  review: ReviewRow;
  onDone: (answer: ReviewAnswer) => void;
  onCancel: () => void;
}

export function UndoOne({ review, onDone, onCancel }: Props) {
  const [later, setLater] = useState<ReviewRow[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // What was said of the same report is loaded and shown now: it counts as seen, and what comes after it does not.
  const [seen, setSeen] = useState<string[]>([]);
  const reports = [...new Set(review.subjects.map((s) => s.report))].join(' ');
  useEffect(() => {
    const stop = new AbortController();
    forget('/api/reviews');
    Promise.all(
      reports
        .split(' ')
        .filter(Boolean)
        .map((report) => ask<ReviewList>(`/api/reviews?report=${report}&limit=500`, { signal: stop.signal })),
    ).then(
      (lists) => {
        const all = new Map(lists.flatMap((l) => l.items).map((r) => [r.id, r]));
        setSeen([...all.keys(), review.id].slice(0, 1000));
        const quotes = new Set(review.subjects.map((s) => s.quote));
        setLater(
          [...all.values()].filter(
            (r) => r.at > review.at && r.holds && r.type !== 'undo' && r.subjects.some((s) => quotes.has(s.quote)),
          ),
        );
      },
      (problem) => !stop.signal.aborted && setError(problemOf(problem)),
    );
    return () => stop.abort();
  }, [reports, review]);
  const sign = async (signature: Signature) => {
    setBusy(true);
    setError(null);
    try {
      const action = { type: 'undo', review: review.id } as const;
      const request: ReviewRequest = { ...signature, incident: review.incident, seen, action };
      const answer = await send<ReviewAnswer>('/api/reviews', request);
      forget('/api/');
      onDone(answer);
    } catch (problem) {
      setError(problemOf(problem));
      setBusy(false);
    }
  };
  return (
    <>
      {error && (
        <p className="note review-error" role="alert">
          {error}
        </p>
      )}
      {later === null ? (
        !error && <Loading what="what was said since" />
      ) : (
        <SignForm type="undo" verb="Take it back" busy={busy} onSign={sign} onCancel={onCancel}>
          {later.length > 0 && (
            <ul className="bare note">
              {later.map((r) => (
                <li key={r.id}>
                  Since then {r.by} {DID[r.type]} the same words: “{r.reason}”. That stays.
                </li>
              ))}
            </ul>
          )}
        </SignForm>
      )}
    </>
  );
}
