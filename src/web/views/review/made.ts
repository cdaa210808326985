/** Making a review: sends it, says what came of it, and what to do when somebody else was faster. */
import { useState } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import type { ReviewAnswer, ReviewRequest } from '../../../server/schema/reviews.js';
import { ApiError, ask, forget, problemOf, send } from '../../data/query.js';
import type { Signature } from './sign.js';
import type { Action } from './words.js';

export interface Conflict {
  said: string;
  /** What was said since, as far as it can still be asked. */
  news: IncidentAnswer['history'];
}

export interface Making {
  busy: boolean;
  error: string | null;
  conflict: Conflict | null;
  /** Makes these reviews, one after the other; true when all were made. */
  make: (actions: readonly Action[], signature: Signature, alsoSeen?: readonly string[]) => Promise<boolean>;
  clear: () => void;
}

/** Reviews made on the page of an incident. `onChanged` hears of the last one that was made. */
export function useMaking(incident: IncidentAnswer, onChanged: (answer: ReviewAnswer | null) => void): Making {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const clear = () => {
    setError(null);
    setConflict(null);
  };
  async function make(actions: readonly Action[], signature: Signature, alsoSeen: readonly string[] = []) {
    setBusy(true);
    clear();
    const seen = [...incident.history.map((h) => h.id), ...alsoSeen];
    let last: ReviewAnswer | null = null;
    try {
      for (const action of actions) {
        const request: ReviewRequest = { ...signature, incident: incident.id, seen: seen.slice(-1000), action };
        last = await send<ReviewAnswer>('/api/reviews', request);
        seen.push(last.review.id);
      }
      return true;
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 409)
        setConflict({ said: problem.message, news: await newsOf(incident.id, new Set(seen)) });
      else setError(problemOf(problem));
      return false;
    } finally {
      setBusy(false);
      if (last) {
        forget('/api/');
        onChanged(last);
      }
    }
  }
  return { busy, error, conflict, make, clear };
}

async function newsOf(id: string, seen: ReadonlySet<string>): Promise<Conflict['news']> {
  try {
    const now = await ask<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`);
    return now.history.filter((h) => !seen.has(h.id));
  } catch {
    // Its claims may stand elsewhere by now; the sentence of the server says enough.
    return [];
  }
}
