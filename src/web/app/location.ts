/**
 * Where the reader is: path and query, kept by the browser, so that every view can be cited and the back button works.
 * Views do not read `window.location`; they use these hooks.
 */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', tell);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Goes to a path with its query; `replace` for changes that deserve no step of the back button (a drag in progress). */
export function navigate(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  tell();
}

/** The path, without the query. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** The query, from "?" on; empty when there is none. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}
