/** Reads what is pasted, at once and again when it changes; an answer that is no longer wanted is dropped. */
import { useEffect, useState } from 'react';
import type { ReadAnswer, TextInput } from '../../../server/schema/reports.js';
import { ask } from '../../data/query.js';
import type { Draft } from './examples.js';

/** As the server has it (LONGEST_PASTE); a test holds the two together. */
export const LONGEST_TEXT = 100_000;

/** Pause in typing after which the text is read. */
const PAUSE_MS = 500;

export interface Read {
  answer: ReadAnswer | null;
  /** What it was read from. */
  of: Draft | null;
  busy: boolean;
  error: unknown;
  again: () => void;
}

export function inputOf({ text, title, published, outlet }: Draft): TextInput {
  return { text, title: title.trim() || null, published: published || null, outlet: outlet.trim() || null };
}

export function useReading(draft: Draft): Read {
  const [state, setState] = useState<Omit<Read, 'again'>>({ answer: null, of: null, busy: false, error: null });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn reads again
  useEffect(() => {
    if (!draft.text.trim() || draft.text.length > LONGEST_TEXT)
      return setState({ answer: null, of: null, busy: false, error: null });
    const stop = new AbortController();
    setState((s) => ({ ...s, busy: true, error: null }));
    const timer = setTimeout(
      () =>
        ask<ReadAnswer>('/api/read', {
          method: 'POST',
          body: JSON.stringify(inputOf(draft)),
          headers: { 'content-type': 'application/json' },
          signal: stop.signal,
        }).then(
          (answer) => setState({ answer, of: draft, busy: false, error: null }),
          (error) => !stop.signal.aborted && setState((s) => ({ ...s, busy: false, error })),
        ),
      PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [draft, turn]);
  return { ...state, again: () => setTurn((n) => n + 1) };
}
