/** The filters. Everything chosen here stands in the address. */
import { memo, type ReactNode, useEffect, useState } from 'react';
import type { Facet } from '../../../server/schema/common.js';
import type { RecordAnswer } from '../../../server/schema/record.js';
import type { SourcePage } from '../../../server/schema/sources.js';
import { useQuery } from '../../data/query.js';
import { DateRange } from '../../shared/date-range.js';
import { eventLabel, KINDS, Shape } from '../../shared/kinds.js';
import { isoDay, type Loaded, STANDINGS, STATUSES } from './model.js';
import { type MapState, MIN_SOURCES, MORE_KINDS } from './state.js';

interface Props {
  state: MapState;
  set: (patch: Partial<MapState>, how?: { replace?: boolean }) => void;
  record: RecordAnswer | undefined;
  loaded: Loaded | null;
}

const standingWords = { claimed: 'One side only', reported: 'Reported', confirmed: 'Confirmed' };
const statusWords = {
  asserted: 'Said to have happened',
  contested: 'Contested',
  denied: 'Denied',
  planned: 'Planned',
  ordered: 'Ordered',
  threatened: 'Threatened',
  possible: 'Possible',
};
const moreWords = {
  verbal: 'Statements and demands',
  state: 'Lasting conditions',
  total: 'Running totals',
  recollection: 'Older events recalled',
};

/** Drawn again only when what it shows changes: it has many options. */
export const Filters = memo(function Filters({ state, set, record, loaded }: Props) {
  const facets = record?.facets;
  const sources = useQuery<SourcePage>(loaded || record ? '/api/sources?limit=500' : null);
  const subtypes: Facet[] = facets?.subtypes ?? [];
  return (
    <form className="filters" onSubmit={(e) => e.preventDefault()} aria-label="Filters">
      <Words label="Words" value={state.q} onChange={(q) => set({ q })} placeholder="in summary, party or place" />
      <DateRange
        from={state.from}
        to={state.to}
        min={loaded?.extent ? isoDay(loaded.extent[0]) : undefined}
        max={loaded?.extent ? isoDay(loaded.extent[1]) : undefined}
        onChange={(range) => set(range)}
      />
      <Group title="Kind of event">
        {KINDS.map((kind) => (
          <Check
            key={kind.id}
            on={state.group.includes(kind.id)}
            onChange={() => set({ group: turn(state.group, kind.id) })}
          >
            <Shape kind={kind} />
            {kind.label}
          </Check>
        ))}
      </Group>
      <PickMany
        label="Type"
        values={state.type}
        options={subtypes}
        name={eventLabel}
        onChange={(type) => set({ type })}
      />
      <PickMany label="Party" values={state.actor} options={facets?.actors} onChange={(actor) => set({ actor })} />
      <PickMany label="Side" values={state.side} options={facets?.sides} onChange={(side) => set({ side })} />
      <PickMany
        label="Country"
        values={state.country}
        options={facets?.countries}
        onChange={(country) => set({ country })}
      />
      <Words label="Place" value={state.place} onChange={(place) => set({ place })} placeholder="part of its name" />
      <PickMany
        label="Source"
        values={state.source}
        options={sources.data?.items.map((s) => ({
          value: s.id,
          label: s.kind === 'outlet' ? s.name : `${s.name} (quoted)`,
          count: s.incidents,
        }))}
        onChange={(source) => set({ source })}
      />
      <Group title="Corroboration">
        {STANDINGS.map((s) => (
          <Check key={s} on={state.standing.includes(s)} onChange={() => set({ standing: turn(state.standing, s) })}>
            {standingWords[s]}
          </Check>
        ))}
        <label className="field field-line">
          <span>Independent sources, at least</span>
          <select value={state.min} onChange={(e) => set({ min: e.target.value as MapState['min'] })}>
            {MIN_SOURCES.map((n) => (
              <option key={n}>{n}</option>
            ))}
          </select>
        </label>
      </Group>
      <Group title="As it is said">
        {STATUSES.map((s) => (
          <Check key={s} on={state.status.includes(s)} onChange={() => set({ status: turn(state.status, s) })}>
            {statusWords[s]}
          </Check>
        ))}
      </Group>
      <Group title="Also show">
        {MORE_KINDS.map((k) => (
          <Check key={k} on={state.also.includes(k)} onChange={() => set({ also: turn(state.also, k) })}>
            {moreWords[k]}
          </Check>
        ))}
      </Group>
    </form>
  );
});

const turn = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((v) => v !== value) : [...values, value];

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="filter-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Check({ on, onChange, children }: { on: boolean; onChange: () => void; children: ReactNode }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={onChange} />
      {children}
    </label>
  );
}

interface WordsProps {
  label: string;
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}

/** A text that is taken when typing pauses or ends. */
function Words({ label, value, placeholder, onChange }: WordsProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 400);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        placeholder={placeholder}
        maxLength={200}
        onChange={(e) => setTyped(e.target.value)}
      />
    </label>
  );
}

interface PickProps {
  label: string;
  values: readonly string[];
  options: readonly Facet[] | undefined;
  name?: (value: string) => string;
  onChange: (values: string[]) => void;
}

/** Some of many values: a list to choose from, and what was chosen as buttons that take it out again. */
function PickMany({ label, values, options, name, onChange }: PickProps) {
  const labelOf = (value: string) => options?.find((o) => o.value === value)?.label ?? name?.(value) ?? value;
  return (
    <div className="field">
      <label className="field">
        <span>{label}</span>
        <select
          value=""
          disabled={!options?.length}
          onChange={(e) => e.target.value && onChange([...values, e.target.value])}
        >
          <option value="">{values.length ? 'Add another …' : 'Any'}</option>
          {options
            ?.filter((o) => !values.includes(o.value))
            .map((o) => (
              <option key={o.value} value={o.value}>
                {o.label} ({o.count})
              </option>
            ))}
        </select>
      </label>
      {values.length > 0 && (
        <ul className="bare chips">
          {values.map((v) => (
            <li key={v}>
              <button type="button" className="chip" onClick={() => onChange(values.filter((w) => w !== v))}>
                {labelOf(v)} <span aria-hidden="true">×</span>
                <span className="hidden">: remove</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
