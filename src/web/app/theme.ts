/** Light, dark, or as the system has it. The first paint is set by public/theme.js. */
import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'sitrep-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const tell = () => {
  colours.clear();
  for (const listener of listeners) listener();
};
system.addEventListener('change', tell);

const chosen = (): Theme => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Chooses a theme and remembers it. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice holds for this page.
  }
  tell();
}

/** What was chosen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosen);

/** What is shown: for canvases and maps, which CSS does not reach. */
export const useDark = (): boolean =>
  useSyncExternalStore(subscribe, () => (chosen() === 'system' ? system.matches : chosen() === 'dark'));

let probe: HTMLElement | undefined;
const colours = new Map<string, string>();

/** A colour token, such as `--ink`, as it is now shown: "rgb(28, 31, 35)". For canvases and maps. */
export function colour(name: string): string {
  const known = colours.get(name);
  if (known) return known;
  if (!probe) {
    probe = document.createElement('span');
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  colours.set(name, found);
  return found;
}
