/**
 * Single keys for those who work through a list. They never fire while somebody types, nor with Ctrl, Alt or Meta, and
 * can be turned off for good: voice control types letters too.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

const KEY = 'sitrep-keys';
const listeners = new Set<() => void>();
let on = true;
try {
  on = localStorage.getItem(KEY) !== 'off';
} catch {
  // Without storage the choice holds for this page.
}

/** Turns single keys on or off, and remembers. */
export function setKeys(value: boolean): void {
  on = value;
  try {
    if (value) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether single keys are on. */
export const useKeysOn = (): boolean => useSyncExternalStore(subscribe, () => on);

/** True where letters are taken as text or choose something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="listbox"], [role="menu"], .maplibregl-map')) return true;
  if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|submit|reset)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Hears single keys on the whole page while it is mounted; `keys` says what each does. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (isTyping(event.target)) return;
      const run = now.current[event.key] ?? now.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
