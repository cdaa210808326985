/** Who reviews, as they call themselves: kept in this browser, so that it is asked for once. */
import { useSyncExternalStore } from 'react';

const KEY = 'sitrep-reviewer';
const listeners = new Set<() => void>();

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
let name = read();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The name; empty when none was given yet. */
export const useReviewer = (): string => useSyncExternalStore(subscribe, () => name);

export function setReviewer(value: string): void {
  name = value.trim().slice(0, 120);
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Without storage the name holds for this page.
  }
  for (const listener of listeners) listener();
}
