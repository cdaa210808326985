/** The end of every review: why, who, and the button that makes it so. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { setReviewer, useReviewer } from './reviewer.js';
import { DO, REASONS, type ReviewType } from './words.js';

export interface Signature {
  by: string;
  reason: string;
}

interface Props {
  type: ReviewType;
  /** What the button says; the name of the review otherwise. */
  verb?: string;
  /** Something that must be put right before the review can be made; null when nothing must. */
  missing?: string | null;
  busy: boolean;
  /** Focus goes to the reason at once; false where fields come before it. */
  focus?: boolean;
  onSign: (signature: Signature) => void;
  onCancel: () => void;
  children?: ReactNode;
}

const OTHER = '';

export function SignForm({ type, verb, missing, busy, focus = true, onSign, onCancel, children }: Props) {
  const id = useId();
  const known = useReviewer();
  const [name, setName] = useState(known);
  const [choice, setChoice] = useState(REASONS[type][0]!);
  const [own, setOwn] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const box = form.current!;
    box.scrollIntoView({ block: 'nearest' });
    const first = focus ? '.sign input[type="radio"]:checked' : 'select, input:not([type="hidden"]), textarea, button';
    box.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
  }, [focus]);
  const reason = (choice === OTHER ? own : choice).trim();
  const lacking = missing ?? (reason ? (name.trim() ? null : 'Say who you are.') : 'Give a reason.');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lacking || busy) return;
    setReviewer(name);
    onSign({ by: name.trim(), reason });
  };
  return (
    <form
      className="review-form"
      ref={form}
      aria-label={DO[type].label}
      onSubmit={submit}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !e.defaultPrevented) onCancel();
      }}
    >
      <p className="review-says">{DO[type].says}</p>
      {children}
      <div className="sign">
        <fieldset className="reasons">
          <legend>Reason</legend>
          {REASONS[type].map((words) => (
            <label key={words} className="reason">
              <input type="radio" name={`${id}r`} checked={choice === words} onChange={() => setChoice(words)} />
              <span>{words}</span>
            </label>
          ))}
          <label className="reason">
            <input type="radio" name={`${id}r`} checked={choice === OTHER} onChange={() => setChoice(OTHER)} />
            <span>in my own words</span>
          </label>
          {choice === OTHER && (
            <input
              className="reason-own"
              aria-label="Reason in your own words"
              maxLength={2000}
              value={own}
              // biome-ignore lint/a11y/noAutofocus: it appears because it was asked for
              autoFocus
              onChange={(e) => setOwn(e.target.value)}
            />
          )}
        </fieldset>
        <label className="field sign-name">
          <span>Reviewer</span>
          <input
            value={name}
            maxLength={120}
            autoComplete="name"
            placeholder="your name"
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <div className="row sign-end">
          <button type="submit" className="primary" disabled={busy || lacking !== null}>
            {busy ? 'Storing …' : (verb ?? DO[type].label)}
          </button>
          <button type="button" className="plain" onClick={onCancel}>
            Cancel
          </button>
          <span className="quiet" role="status">
            {lacking}
          </span>
        </div>
      </div>
    </form>
  );
}
