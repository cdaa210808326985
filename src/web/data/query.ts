/**
 * Asking the server: one hook for views, with what they need to show while it runs and when it fails. An answer is kept
 * for as long as the page is open, so that going back shows at once what was there.
 */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../server/schema/common.js';

/** The server said no, in its one error shape (a problem, RFC 9457). */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One sentence for a person. */
export function problemOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  if (error instanceof TypeError && /fetch/i.test(error.message))
    return 'The server does not answer. Is sitrep serve still running?';
  return error instanceof Error ? error.message : String(error);
}

async function messageOf(response: Response): Promise<string> {
  try {
    const body = await response.json();
    const found = (body as Partial<Problem>).detail ?? (body as Partial<Problem>).title;
    if (typeof found === 'string') return found;
  } catch {
    // Not our server's words; say what can be said.
  }
  return `The server answered ${response.status} ${response.statusText}`.trim();
}

/** Fetches JSON; throws ApiError with the server's own sentence. */
export async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, { ...init, headers: { accept: 'application/json', ...init?.headers } });
  if (!response.ok) throw new ApiError(response.status, await messageOf(response));
  return (await response.json()) as T;
}

/** Sends JSON and reads JSON. */
export const send = <T>(url: string, body: unknown, method = 'POST'): Promise<T> =>
  ask<T>(url, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

export interface Query<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  /** Asks again. */
  retry: () => void;
}

const kept = new Map<string, unknown>();
const MOST_KEPT = 60;

/** Forgets kept answers whose address begins so; after a change on the server. */
export function forget(prefix = ''): void {
  for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
}

/** The answer to a GET; nothing is asked while `url` is null. While a new url loads, the old data stays. */
export function useQuery<T>(url: string | null): Query<T> {
  const [state, setState] = useState<{ url: string | null; data?: T; error: unknown }>({
    url,
    data: url ? (kept.get(url) as T | undefined) : undefined,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    if (url === null) return;
    if (kept.has(url)) return setState({ url, data: kept.get(url) as T, error: null });
    const stop = new AbortController();
    ask<T>(url, { signal: stop.signal }).then(
      (data) => {
        if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
        kept.set(url, data);
        setState({ url, data, error: null });
      },
      (error) => !stop.signal.aborted && setState((s) => ({ url, data: s.data, error })),
    );
    return () => stop.abort();
  }, [url, turn]);
  const retry = useCallback(() => {
    if (url) kept.delete(url);
    setState((s) => ({ ...s, error: null }));
    setTurn((n) => n + 1);
  }, [url]);
  const loading = url !== null && state.error === null && (state.url !== url || state.data === undefined);
  return { data: state.data, error: state.error, loading, retry };
}
