/** Day, knowledge and area: what the picture is asked for. */
import { useEffect, useId, useState } from 'react';
import type { RecordAnswer } from '../../../server/schema/record.js';
import { dayWords } from '../../shared/words.js';
import { DaySlider, dayNumber } from './day-slider.js';
import type { SetSituation, SituationState } from './state.js';

interface Props {
  state: SituationState;
  set: SetSituation;
  record: RecordAnswer;
  /** The day that the picture is of. */
  on: string | null;
  /** First and last day that can be chosen. */
  days: { first: string; last: string };
  busy: readonly { day: number; count: number }[];
}

export function Controls({ state, set, record, on, days, busy }: Props) {
  const known = state.asKnown;
  const published = record.published;
  return (
    <form className="sit-controls" aria-label="Day and area" onSubmit={(e) => e.preventDefault()}>
      <div className="sit-control sit-control-wide">
        <label className="sit-date">
          <span>Day</span>
          <input
            type="date"
            value={on ?? ''}
            onChange={(e) => set({ on: /^\d{4}-\d\d-\d\d$/.test(e.target.value) ? e.target.value : null })}
          />
        </label>
        <DaySlider
          label="Day of the picture"
          value={on}
          {...days}
          busy={busy}
          bars
          onChange={(day, how) => set({ on: day }, how)}
        />
      </div>
      <div className="sit-control">
        <label className="check">
          <input
            type="checkbox"
            checked={known !== null}
            onChange={() => set({ asKnown: known === null ? (on ?? published.last ?? days.last) : null })}
          />
          As known on
        </label>
        {known !== null && (
          <>
            <label className="sit-date">
              <span className="hidden">As known on, date</span>
              <input
                type="date"
                value={known}
                onChange={(e) => /^\d{4}-\d\d-\d\d$/.test(e.target.value) && set({ asKnown: e.target.value })}
              />
            </label>
            <DaySlider
              label="As known on"
              value={known}
              first={
                published.first && dayNumber(published.first) < dayNumber(days.first) ? published.first : days.first
              }
              last={published.last && dayNumber(published.last) > dayNumber(days.last) ? published.last : days.last}
              busy={busy}
              onChange={(day, how) => set({ asKnown: day }, how)}
            />
          </>
        )}
      </div>
      <AreaField area={state.area} record={record} onChange={(area) => set({ area, map: null, on: null })} />
      <p className="sit-clocks quiet">
        {known === null
          ? 'The day is when things happened. All reports count, also those that came later.'
          : `The first date is when things happened, the second is what could be read by then: only reports published by ${dayWords(known)} count, and everything later is left out.`}
      </p>
    </form>
  );
}

function AreaField({
  area,
  record,
  onChange,
}: {
  area: string;
  record: RecordAnswer;
  onChange: (area: string) => void;
}) {
  const list = useId();
  const [text, setText] = useState(area);
  useEffect(() => setText(area), [area]);
  const commit = (value = text) => value.trim() !== area && onChange(value.trim());
  return (
    <div className="sit-control">
      <label className="sit-date">
        <span>Area</span>
        <input
          type="search"
          list={list}
          value={text}
          placeholder="Everywhere"
          onChange={(e) => {
            setText(e.target.value);
            // A country that was picked from the list, or the field was emptied.
            const picked = record.facets.countries.some((c) => c.label === e.target.value);
            if (picked || e.target.value === '') commit(e.target.value);
          }}
          onBlur={() => commit()}
          onKeyDown={(e) => e.key === 'Enter' && commit()}
        />
      </label>
      <datalist id={list}>
        {record.facets.countries.map((c) => (
          <option key={c.value} value={c.label} />
        ))}
      </datalist>
    </div>
  );
}
