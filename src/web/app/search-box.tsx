/** The one search box: in the frame, and on the search page in its place. The key "/" leads to it from anywhere. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useKeys, useKeysOn } from '../shared/keys.js';
import { navigate } from './location.js';

export const searchPath = (q: string): string => `/search${q.trim() ? `?q=${encodeURIComponent(q.trim())}` : ''}`;

interface Props {
  value?: string;
  /** Told while one types, after a pause; without it, Enter goes to the search page. */
  onType?: (q: string) => void;
  onSearch?: (q: string) => void;
  focus?: boolean;
}

const PAUSE_MS = 150;

export function SearchBox({ value = '', onType, onSearch, focus = false }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(value);
  const told = useRef(value);
  const tell = useRef(onType);
  tell.current = onType;
  // The address may change without us: the back button, a link.
  useEffect(() => {
    if (value !== told.current) setWords(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (!tell.current || words.trim() === told.current.trim()) return;
    const timer = setTimeout(() => {
      told.current = words.trim();
      tell.current?.(words.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  useKeys({
    '/': () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const on = useKeysOn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onSearch) {
      told.current = words.trim();
      onSearch(words.trim());
    } else if (words.trim()) {
      navigate(searchPath(words));
      setWords('');
    }
  };
  return (
    <search className="search-box">
      <form onSubmit={submit}>
        <input
          ref={box}
          type="search"
          aria-label="Search reports and incidents"
          aria-keyshortcuts={on ? '/' : undefined}
          placeholder={on ? 'Search ( / )' : 'Search'}
          maxLength={400}
          value={words}
          onChange={(e) => setWords(e.target.value)}
          onKeyDown={(e) => e.key === 'Escape' && e.currentTarget.blur()}
        />
      </form>
    </search>
  );
}
