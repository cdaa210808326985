/**
 * Setting something right, wherever an incident is shown: one claim (accept, reject, correct) or the incident as a whole
 * (merge, split, undo). The form opens below the buttons; whatever comes of it is said there.
 */
import { lazy, Suspense, useCallback, useState } from 'react';
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import type { ReviewAnswer } from '../../../server/schema/reviews.js';
import { forget } from '../../data/query.js';
import { useKeys, useKeysOn } from '../../shared/keys.js';
import { Loading } from '../../shared/states.js';
import { plural } from '../../shared/words.js';
import { type Making, useMaking } from './made.js';
import { SignForm } from './sign.js';
import { type Action, DID, DO, type ReviewType, whenDone } from './words.js';
import './review.css';

const Correct = lazy(() => import('./correct.js'));
const Merge = lazy(() => import('./merge.js'));
const Split = lazy(() => import('./split.js'));
const Undo = lazy(() => import('./undo.js'));

export interface ReviewActionsProps {
  incident: IncidentAnswer;
  /** The claim that is spoken of; without it, the incident as a whole. */
  claim?: IncidentClaimAnswer;
  /** A review was made (null: nothing was, but somebody else has changed the incident): the page asks anew. */
  onChanged: (answer: ReviewAnswer | null) => void;
  /** Hears single keys; for one place on a page. */
  keys?: boolean;
}

/** What every form is given. */
export interface FormProps {
  incident: IncidentAnswer;
  claim?: IncidentClaimAnswer;
  making: Making;
  /** Makes the reviews and closes the form when all were made. */
  onSign: (actions: readonly Action[], signature: { by: string; reason: string }, alsoSeen?: readonly string[]) => void;
  onCancel: () => void;
}

const OF_CLAIM: readonly ReviewType[] = ['accept', 'reject', 'correct'];
const OF_INCIDENT: readonly ReviewType[] = ['merge', 'split', 'undo'];

export function ReviewActions({ incident, claim, onChanged, keys = false }: ReviewActionsProps) {
  const [open, setOpen] = useState<ReviewType | null>(null);
  const [said, setSaid] = useState('');
  const making = useMaking(incident, onChanged);
  const close = useCallback(() => setOpen(null), []);
  const types = claim ? OF_CLAIM : OF_INCIDENT;
  const why = (type: ReviewType) => impossible(type, incident);
  const show = (type: ReviewType) => {
    if (why(type)) return;
    making.clear();
    setSaid('');
    setOpen((now) => (now === type ? null : type));
  };
  const onSign: FormProps['onSign'] = async (actions, signature, alsoSeen) => {
    const type = actions[0]!.type;
    if (!(await making.make(actions, signature, alsoSeen))) return;
    setOpen(null);
    setSaid(`You ${DID[type]}${actions.length > 1 ? ` ${plural(actions.length, 'claim')}` : ''}.`);
  };
  const form: FormProps = { incident, claim, making, onSign, onCancel: close };
  return (
    <div className="review-actions">
      {keys && <Keys types={types} onKey={show} />}
      <div className="row review-buttons">
        {types.map((type) => (
          <button
            key={type}
            type="button"
            aria-expanded={open === type}
            aria-keyshortcuts={keys ? DO[type].key : undefined}
            disabled={why(type) !== null}
            title={why(type) ?? DO[type].says}
            onClick={() => show(type)}
          >
            {DO[type].label}
            {type === 'correct' || type === 'merge' || type === 'split' || type === 'undo' ? ' …' : ''}
            {keys && <KeyName of={DO[type].key} />}
          </button>
        ))}
        <span className="quiet" role="status">
          {said}
        </span>
      </div>
      {making.conflict && (
        <ConflictNote
          making={making}
          onReload={() => {
            making.clear();
            forget('/api/');
            onChanged(null);
          }}
        />
      )}
      {making.error && (
        <p className="note review-error" role="alert">
          {making.error}
        </p>
      )}
      {open && (
        <Suspense fallback={<Loading what="the form" />}>
          {(open === 'accept' || open === 'reject') && claim && (
            <Judge key={open} type={open} {...form} claim={claim} />
          )}
          {open === 'correct' && claim && <Correct key={claim.key} {...form} claim={claim} />}
          {open === 'merge' && <Merge {...form} />}
          {open === 'split' && <Split {...form} />}
          {open === 'undo' && <Undo {...form} />}
        </Suspense>
      )}
    </div>
  );
}

/** Why a review makes no sense here; null when it does. */
function impossible(type: ReviewType, incident: IncidentAnswer): string | null {
  if (type === 'split' && incident.claims.filter((c) => c.role === 'support').length < 2)
    return 'Only one claim tells it: there is nothing to take apart.';
  if (type === 'undo' && !incident.history.some((h) => h.holds && h.type !== 'undo'))
    return 'Nothing was reviewed here that could be taken back.';
  return null;
}

/** Accept and reject: a reason, and whether it holds for the incident's other claims too. */
function Judge({ type, incident, claim, making, onSign, onCancel }: FormProps & { type: 'accept' | 'reject' }) {
  const [all, setAll] = useState(false);
  const keys = all ? incident.claims.map((c) => c.key) : [claim!.key];
  return (
    <SignForm
      type={type}
      verb={keys.length > 1 ? `${DO[type].label} ${keys.length} claims` : undefined}
      busy={making.busy}
      onCancel={onCancel}
      onSign={(signature) =>
        onSign(
          keys.map((key) => ({ type, claim: key })),
          signature,
        )
      }
    >
      {incident.claims.length > 1 && (
        <label className="check">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          All {incident.claims.length} claims of this incident
        </label>
      )}
    </SignForm>
  );
}

function ConflictNote({ making, onReload }: { making: Making; onReload: () => void }) {
  const { news, said } = making.conflict!;
  return (
    <div className="note review-conflict" role="alert">
      <p>
        <strong>Somebody else was faster.</strong> Nothing of yours was stored, and nothing of theirs was changed.
      </p>
      {news.length ? (
        <ul className="bare">
          {news.map((h) => (
            <li key={h.id}>
              {h.by} {DID[h.type as ReviewType] ?? h.type} {plural(h.claims.length, 'claim')} of this on{' '}
              {whenDone(h.at)}: “{h.reason}”
            </li>
          ))}
        </ul>
      ) : (
        <p>{said}</p>
      )}
      <p className="row">
        <button type="button" onClick={onReload}>
          Show it as it is now
        </button>
        <span className="quiet">What you have chosen stays; decide anew.</span>
      </p>
    </div>
  );
}

/** A key beside its button, while keys are on. */
export function KeyName({ of }: { of: string }) {
  return useKeysOn() ? (
    <span className="key" aria-hidden="true">
      {of}
    </span>
  ) : null;
}

function Keys({ types, onKey }: { types: readonly ReviewType[]; onKey: (type: ReviewType) => void }) {
  useKeys(Object.fromEntries(types.map((type) => [DO[type].key, () => onKey(type)])));
  return null;
}
