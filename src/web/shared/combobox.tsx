/** A text field with suggestions that are asked for while one types: arrows and Enter, or the mouse. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface Option<T> {
  key: string;
  value: T;
  label: ReactNode;
  /** Stands small after the label. */
  more?: ReactNode;
}

interface Props<T> {
  label: string;
  placeholder?: string;
  /** Suggestions for what is typed; an abandoned question is aborted. */
  find: (words: string, signal: AbortSignal) => Promise<Option<T>[]>;
  /** What is offered last: the words as they are typed. */
  asTyped?: (words: string) => ReactNode;
  onChoose: (chosen: T) => void;
  onTyped?: (words: string) => void;
}

const WAIT_MS = 200;

export function Combobox<T>({ label, placeholder, find, asTyped, onChoose, onTyped }: Props<T>) {
  const id = useId();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ for: string; options: Option<T>[] } | null>(null);
  const [failed, setFailed] = useState(false);
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const ask = useRef(find);
  ask.current = find;
  const typed = words.trim();
  useEffect(() => {
    setActive(0);
    if (!typed) return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        void ask.current(typed, stop.signal).then(
          (options) => {
            setFailed(false);
            setFound({ for: typed, options });
          },
          () => !stop.signal.aborted && setFailed(true),
        ),
      WAIT_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);
  const options = typed ? (found?.options ?? []) : [];
  const last = typed && asTyped ? options.length : options.length - 1;
  const shown = open && last >= 0;
  const choose = (i: number) => {
    if (i < options.length) onChoose(options[i]!.value);
    else onTyped?.(typed);
    setWords('');
    setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === 'Enter' && typed) {
      event.preventDefault();
      // Not before the suggestions for these very words are there: Enter must not choose what nobody has seen.
      if (shown && (found?.for === typed || failed)) choose(active);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive((n) => Math.max(0, Math.min(last, n + (event.key === 'ArrowDown' ? 1 : -1))));
    }
  };
  return (
    <div className="combobox">
      <input
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}list`}
        aria-activedescendant={shown ? `${id}${active}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        maxLength={200}
        value={words}
        onChange={(e) => {
          setWords(e.target.value);
          setOpen(true);
        }}
        onKeyDown={keys}
        onBlur={() => setOpen(false)}
      />
      {shown && (
        <div role="listbox" id={`${id}list`} aria-label={label} className="combobox-list">
          {Array.from({ length: last + 1 }, (_, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
            <div
              key={options[i]?.key ?? 'typed'}
              id={`${id}${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onMouseDown={(e) => e.preventDefault()}
              onMouseEnter={() => setActive(i)}
              onClick={() => choose(i)}
            >
              {options[i] ? (
                <>
                  {options[i].label} {options[i].more && <span className="quiet">{options[i].more}</span>}
                </>
              ) : (
                <span className="quiet">{asTyped!(typed)}</span>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
