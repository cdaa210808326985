/** What stands in place of content: still loading, nothing there, something went wrong. */
import type { ReactNode } from 'react';
import { problemOf } from '../data/query.js';

/** `what` completes "Loading …". */
export function Loading({ what }: { what: string }) {
  return (
    <div className="state state-loading" role="status">
      Loading {what} …
    </div>
  );
}

/** Nothing to show: says so, why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children && <div className="quiet">{children}</div>}
    </div>
  );
}

/** Something went wrong: one sentence that says what, and a way to try again. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className="state state-error" role="alert">
      <h2>This could not be shown</h2>
      <p>{problemOf(error)}</p>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
