/** Fields of a correction that hold more than a word: parties, the place, casualties. */
import { useId } from 'react';
import type { Quote } from '../../../server/schema/incidents.js';
import type { GazetteerAnswer, GazetteerPlace, KnownActor, KnownActorList } from '../../../server/schema/knowledge.js';
import type { ActorPage } from '../../../server/schema/lists.js';
import type { ClaimAnswer } from '../../../server/schema/reading.js';
import { ask } from '../../data/query.js';
import { Precision } from '../../shared/badge.js';
import { harmWords } from '../../shared/claim-words.js';
import { Combobox, type Option } from '../../shared/combobox.js';
import { plural } from '../../shared/words.js';
import { type Casualty, type Party, type Place, partyFrom, partyTyped, placeFrom, placeTyped } from './changes.js';

interface Of {
  claim: ClaimAnswer;
  quote: Quote;
}

type Known = Pick<KnownActor, 'id' | 'name' | 'code' | 'sector'>;

/** Those whom the record knows first, since names should not multiply; then the rest of the actors files. */
async function findParties(words: string, signal: AbortSignal): Promise<Option<Known>[]> {
  const q = encodeURIComponent(words);
  const [here, known] = await Promise.all([
    ask<ActorPage>(`/api/actors?q=${q}&limit=6`, { signal }),
    ask<KnownActorList>(`/api/actors/known?q=${q}&limit=8`, { signal }),
  ]);
  const options = new Map<string, Option<Known>>();
  for (const a of here.items) {
    const side = a.sides[0] ? `, of ${a.sides[0].label}` : '';
    options.set(a.id, { key: a.id, value: a, label: a.name, more: `in ${plural(a.incidents, 'incident')}${side}` });
  }
  for (const a of known.items)
    if (!options.has(a.id))
      options.set(a.id, { key: a.id, value: a, label: a.name, more: a.sides[0] ? `of ${a.sides[0]}` : a.id });
  return [...options.values()].slice(0, 10);
}

export function PartyFields({
  legend,
  parties,
  claim,
  quote,
  onChange,
}: Of & { legend: string; parties: Party[]; onChange: (parties: Party[]) => void }) {
  const add = (party: Party) => onChange([...parties.filter((p) => p.id !== party.id), party]);
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {parties.length > 0 && (
        <ul className="bare party-list">
          {parties.map((p) => (
            <li key={`${p.id}${p.span[0]}`}>
              <span>{p.name ?? p.text}</span>
              <button
                type="button"
                className="plain"
                aria-label={`Remove ${p.name ?? p.text}`}
                onClick={() => onChange(parties.filter((other) => other !== p))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox<Known>
        label={`Add: ${legend.toLowerCase()}`}
        placeholder={parties.length ? 'add another' : 'nobody is named; add'}
        find={findParties}
        asTyped={(words) => `“${words}”, as typed: nobody of the lists`}
        onChoose={(known) => add(partyFrom(known, claim, quote))}
        onTyped={(words) => add(partyTyped(words, claim, quote))}
      />
    </fieldset>
  );
}

async function findPlaces(words: string, signal: AbortSignal): Promise<Option<[GazetteerPlace, string]>[]> {
  const { items } = await ask<GazetteerAnswer>(`/api/gazetteer?q=${encodeURIComponent(words)}`, { signal });
  return items.map((p) => ({
    key: `${p.geonameid} ${p.lat} ${p.lon}`,
    value: [p, words],
    label: p.name,
    more: [p.kind, p.within].filter(Boolean).join(', '),
  }));
}

export function PlaceField({
  place,
  claim,
  quote,
  onChange,
}: Of & { place: Place | null; onChange: (place: Place | null) => void }) {
  return (
    <fieldset className="field">
      <legend>Where</legend>
      {place && (
        <ul className="bare party-list">
          <li>
            <span>
              {place.name}
              {place.country ? `, ${place.country}` : ''}
            </span>
            <Precision value={place.precision} />
            <button type="button" className="plain" aria-label="No place given" onClick={() => onChange(null)}>
              ×
            </button>
          </li>
        </ul>
      )}
      <Combobox<[GazetteerPlace, string]>
        label="Place by name"
        placeholder={place ? 'another place, by its whole name' : 'no place; name one'}
        find={findPlaces}
        asTyped={(words) => `“${words}”, as typed: on no map`}
        onChoose={([found, typed]) => onChange(placeFrom(found, typed, claim, quote))}
        onTyped={(words) => onChange(placeTyped(words, claim, quote))}
      />
    </fieldset>
  );
}

const HARMS: readonly Casualty['kind'][] = [
  'killed',
  'wounded',
  'killed-or-wounded',
  'missing',
  'abducted',
  'detained',
  'displaced',
  'surrendered',
  'freed',
];

const boundOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

export function CasualtyFields({
  casualties,
  claim,
  onChange,
}: {
  casualties: Casualty[];
  claim: ClaimAnswer;
  onChange: (casualties: Casualty[]) => void;
}) {
  const id = useId();
  const put = (i: number, patch: Partial<Casualty>) =>
    onChange(casualties.map((c, n) => (n === i ? { ...c, ...patch } : c)));
  const nowhere: [number, number] = [claim.trigger.span[0], claim.trigger.span[0]];
  return (
    <fieldset className="field">
      <legend>Casualties: at least, at most</legend>
      {casualties.map((c, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and only the last can be new
        <div className="row casualty" key={`${id}${i}`}>
          <select
            aria-label="Kind of harm"
            value={c.kind}
            onChange={(e) => put(i, { kind: e.target.value as Casualty['kind'] })}
          >
            {HARMS.map((kind) => (
              <option key={kind} value={kind}>
                {harmWords(kind)}
              </option>
            ))}
          </select>
          <input
            type="number"
            min={0}
            aria-label={`At least, ${harmWords(c.kind)}`}
            placeholder="?"
            value={c.min ?? ''}
            onChange={(e) => put(i, { min: boundOf(e.target.value) })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="number"
            min={0}
            aria-label={`At most, ${harmWords(c.kind)}`}
            placeholder="?"
            value={c.max ?? ''}
            onChange={(e) => put(i, { max: boundOf(e.target.value) })}
          />
          <button
            type="button"
            className="plain"
            aria-label={`Remove ${harmWords(c.kind)}`}
            onClick={() => onChange(casualties.filter((_, n) => n !== i))}
          >
            ×
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="plain"
          onClick={() => onChange([...casualties, { kind: 'killed', min: null, max: null, span: nowhere, of: null }])}
        >
          + casualties
        </button>
      </div>
    </fieldset>
  );
}
