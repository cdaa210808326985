/** Taking back a review of this incident. It stays on record that it was made. */
import { useId, useState } from 'react';
import { plural } from '../../shared/words.js';
import type { FormProps } from './actions.js';
import { SignForm } from './sign.js';
import { DID, fieldWords, type ReviewType, whenDone } from './words.js';

export default function Undo({ incident, making, onSign, onCancel }: FormProps) {
  const id = useId();
  const holding = incident.history.filter((h) => h.holds && h.type !== 'undo').reverse();
  const [chosen, setChosen] = useState(holding[0]?.id ?? '');
  return (
    <SignForm
      type="undo"
      verb="Take it back"
      missing={holding.some((h) => h.id === chosen) ? null : 'Choose the review to take back.'}
      focus={false}
      busy={making.busy}
      onCancel={onCancel}
      onSign={(signature) => onSign([{ type: 'undo', review: chosen }], signature)}
    >
      <fieldset className="candidates">
        <legend>Reviews that hold</legend>
        <ul className="bare">
          {holding.map((h) => (
            <li key={h.id}>
              <label className="candidate">
                <input type="radio" name={id} checked={h.id === chosen} onChange={() => setChosen(h.id)} />
                <span>
                  {h.by} {DID[h.type as ReviewType] ?? h.type} {plural(h.claims.length, 'claim')}
                  {h.fields.length > 0 && ` (${fieldWords(h.fields)})`}: “{h.reason}”{' '}
                  <span className="quiet">{whenDone(h.at)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </SignForm>
  );
}
