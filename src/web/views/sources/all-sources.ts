/** All outlets or speakers, page after page: they are filtered and sorted here. */
import { useEffect, useState } from 'react';
import type { SourcePage, SourceRow } from '../../../server/schema/sources.js';
import { ask } from '../../data/query.js';

const PAGE = 500;
/** Those beyond have the fewest reports; the page says so. */
export const MOST = 5000;

export interface AllSources {
  rows: SourceRow[] | null;
  total: number;
  error: unknown;
  retry: () => void;
}

export function useAllSources(kind: 'outlet' | 'speaker'): AllSources {
  const [state, setState] = useState<{ kind: string; rows: SourceRow[] | null; total: number; error: unknown }>({
    kind,
    rows: null,
    total: 0,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      const rows: SourceRow[] = [];
      let cursor: string | null = null;
      do {
        const params = new URLSearchParams({ kind, limit: String(PAGE) });
        if (cursor) params.set('cursor', cursor);
        const page: SourcePage = await ask<SourcePage>(`/api/sources?${params}`, { signal: stop.signal });
        rows.push(...page.items);
        cursor = page.next;
        setState({ kind, rows: [...rows], total: page.total, error: null });
      } while (cursor && rows.length < MOST);
    };
    run().catch((error) => !stop.signal.aborted && setState((s) => ({ ...s, error })));
    return () => stop.abort();
  }, [kind, turn]);
  const own = state.kind === kind;
  return {
    rows: own ? state.rows : null,
    total: own ? state.total : 0,
    error: state.error,
    retry: () => {
      setState((s) => ({ ...s, error: null }));
      setTurn((n) => n + 1);
    },
  };
}
