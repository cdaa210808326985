/** Setting fields of a claim right. The form begins with what stands; what is not touched is not handed in. */
import { useState } from 'react';
import type { EventTypeList, EventTypeRow } from '../../../server/schema/knowledge.js';
import { useQuery } from '../../data/query.js';
import { KINDS, kindIndexOf } from '../../shared/kinds.js';
import { ErrorNote, Loading } from '../../shared/states.js';
import type { FormProps } from './actions.js';
import { changesOf, type Draft, draftOf, wrongWith } from './changes.js';
import { CasualtyFields, PartyFields, PlaceField } from './fields.js';
import { SignForm } from './sign.js';
import { fieldWords } from './words.js';

const MODALITIES: [Draft['modality'], string][] = [
  ['asserted', 'said to have happened'],
  ['denied', 'denied'],
  ['planned', 'planned'],
  ['threatened', 'threatened'],
  ['ordered', 'ordered'],
  ['possible', 'possible'],
];

export default function Correct({ claim: of, making, onSign, onCancel }: FormProps) {
  const { claim, quote, key } = of!;
  const [draft, setDraft] = useState(() => draftOf(claim));
  const codebook = useQuery<EventTypeList>('/api/codebook');
  const set = (patch: Partial<Draft>) => setDraft((d) => ({ ...d, ...patch }));
  if (codebook.error) return <ErrorNote error={codebook.error} onRetry={codebook.retry} />;
  const types = codebook.data?.items;
  if (!types) return <Loading what="the codebook" />;
  const changes = changesOf(claim, draft, types);
  const wrong = wrongWith(draft, changes);
  const changed = fieldWords(Object.keys(changes));
  return (
    <SignForm
      type="correct"
      verb={changed ? `Correct ${changed}` : undefined}
      missing={wrong}
      focus={false}
      busy={making.busy}
      onCancel={onCancel}
      onSign={(signature) => onSign([{ type: 'correct', claim: key, changes }], signature)}
    >
      <div className="correct-grid">
        <TypeField types={types} value={draft.subtype} onChange={(subtype) => set({ subtype })} />
        <label className="field">
          <span>How it is said</span>
          <select value={draft.modality} onChange={(e) => set({ modality: e.target.value as Draft['modality'] })}>
            {MODALITIES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <PartyFields
          legend="Who did it"
          parties={draft.actors}
          claim={claim}
          quote={quote}
          onChange={(actors) => set({ actors })}
        />
        <PartyFields
          legend="To whom"
          parties={draft.recipients}
          claim={claim}
          quote={quote}
          onChange={(recipients) => set({ recipients })}
        />
        <PlaceField place={draft.place} claim={claim} quote={quote} onChange={(place) => set({ place })} />
        <fieldset className="field">
          <legend>When</legend>
          <div className="row correct-days">
            <input
              type="date"
              aria-label="First day"
              value={draft.from}
              onChange={(e) =>
                set({ from: e.target.value, to: !draft.to || draft.to === draft.from ? e.target.value : draft.to })
              }
            />
            <span>to</span>
            <input type="date" aria-label="Last day" value={draft.to} onChange={(e) => set({ to: e.target.value })} />
            {(draft.from || draft.to) && (
              <button type="button" className="plain" onClick={() => set({ from: '', to: '' })}>
                No day given
              </button>
            )}
          </div>
        </fieldset>
        <CasualtyFields casualties={draft.casualties} claim={claim} onChange={(casualties) => set({ casualties })} />
        <label className="field">
          <span>Operation, as named</span>
          <input value={draft.operation} maxLength={200} onChange={(e) => set({ operation: e.target.value })} />
        </label>
        <label className="check">
          <input type="checkbox" checked={draft.background} onChange={() => set({ background: !draft.background })} />
          Recalls an older event, or is a running total
        </label>
      </div>
    </SignForm>
  );
}

function TypeField({
  types,
  value,
  onChange,
}: {
  types: readonly EventTypeRow[];
  value: string;
  onChange: (id: string) => void;
}) {
  const chosen = types.find((t) => t.id === value);
  return (
    <label className="field">
      <span>Event type</span>
      <select value={value} onChange={(e) => onChange(e.target.value)}>
        {!chosen && <option value={value}>{value}</option>}
        {KINDS.map((kind, i) => (
          <optgroup key={kind.id} label={kind.label}>
            {types
              .filter((t) => kindIndexOf(t.id) === i)
              .sort((a, b) => a.label.localeCompare(b.label))
              .map((t) => (
                <option key={t.id} value={t.id}>
                  {t.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <span className="quiet field-help">{chosen?.definition}</span>
    </label>
  );
}
