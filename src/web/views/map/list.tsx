/** What the filters leave, one row an incident; only rows that can be seen are drawn and fetched. */
import { type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import type { IncidentRow } from '../../../server/schema/incidents.js';
import { Menu, type MenuItem } from '../../shared/menu.js';
import { Empty, ErrorNote } from '../../shared/states.js';
import { SPARE, VirtualList } from '../../shared/virtual-list.js';
import { number, plural } from '../../shared/words.js';
import type { SetState } from './index.js';
import type { Result } from './model.js';
import { Row } from './row.js';
import { type Rows, useRows } from './rows.js';
import type { MapState } from './state.js';

interface Props {
  state: MapState;
  set: SetState;
  ids: readonly string[];
  list: Uint32Array;
  counts: NonNullable<Result['counts']>;
  /** Shows a count at once, without drawing the list. */
  showCount: RefObject<((count: number) => void) | null>;
  rows: Rows;
  /** How many filters are set. */
  active: number;
  filtersOpen: boolean;
  onFilters: () => void;
  onClear: () => void;
  onSelect: (id: string) => void;
  /** Told the row of the selected incident once it is there. */
  onChosen: (row: IncidentRow | null) => void;
  exports: MenuItem[];
}

const ROW = 112;

const sorts: [MapState['sort'], string][] = [
  ['-date', 'Latest first'],
  ['date', 'Oldest first'],
  ['-killed', 'Most killed first'],
  ['-sources', 'Most sources first'],
];

/** How many incidents the list has, or will have once a brush is at rest. */
function Count({ value, live }: { value: number; live: Props['showCount'] }) {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  useImperativeHandle(live, () => setShown, []);
  return <strong>{plural(shown, 'incident')}</strong>;
}

export function List(props: Props) {
  const { state, set, ids, list, counts, rows, active, filtersOpen } = props;
  const want = useRows(rows);
  const [seen, setSeen] = useState([0, 0]);
  const onRange = useCallback(
    (first: number, last: number) => {
      want([...list.subarray(Math.max(0, first), last)].map((i) => ids[i]!));
      setSeen([first, last]);
    },
    [want, list, ids],
  );
  const resetKey = useMemo(
    () => `${list.length}:${list[0]}:${list[list.length - 1]}:${state.sort}`,
    [list, state.sort],
  );
  const chosen = state.sel ? rows.get(state.sel) : undefined;
  useEffect(() => {
    if (state.sel && !chosen) rows.want([state.sel]);
  }, [rows, state.sel, chosen]);
  const { onChosen } = props;
  useEffect(() => onChosen(chosen ?? null), [onChosen, chosen]);
  // Above the list only while its own row is out of sight.
  const inSight = useMemo(
    () => list.subarray(seen[0]! > 0 ? seen[0]! + SPARE : 0, seen[1]! - SPARE).some((i) => ids[i] === state.sel),
    [list, ids, seen, state.sel],
  );
  return (
    <>
      <header className="list-head">
        <div className="row">
          <button type="button" aria-expanded={filtersOpen} aria-controls="filters" onClick={props.onFilters}>
            Filters{active ? ` (${active})` : ''}
          </button>
          {active > 0 && (
            <button type="button" className="plain" onClick={props.onClear}>
              Clear all
            </button>
          )}
          <span className="push" />
          <Menu label="Export" items={props.exports} />
        </div>
        <div className="row">
          <p className="list-count" role="status">
            <Count value={list.length} live={props.showCount} />
            {counts.fit !== counts.all && <span className="quiet"> of {number(counts.all)}</span>}
          </p>
          <label className="push">
            <span className="hidden">Order</span>
            <select value={state.sort} onChange={(e) => set({ sort: e.target.value as MapState['sort'] })}>
              {sorts.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="row">
          <label className="check">
            <input type="checkbox" checked={state.inview} onChange={() => set({ inview: !state.inview })} />
            Only what is in view
          </label>
          {counts.noPlace > 0 && !state.inview && (
            <span className="quiet push">{number(counts.noPlace)} without a place</span>
          )}
        </div>
        {state.at && (
          <p className="note row">
            Only what is told of one place.
            <button type="button" className="plain" onClick={() => set({ at: null })}>
              Everywhere
            </button>
          </p>
        )}
      </header>
      {chosen && !inSight && (
        <section className="list-chosen" aria-label="Selected incident">
          <Row row={chosen} selected onSelect={() => props.onSelect(chosen.id)} />
        </section>
      )}
      {rows.failed !== null ? (
        <ErrorNote error={rows.failed} onRetry={() => rows.want([...list.subarray(0, 20)].map((i) => ids[i]!))} />
      ) : list.length ? (
        <VirtualList
          label="Incidents that fit"
          count={list.length}
          rowHeight={ROW}
          onRange={onRange}
          resetKey={resetKey}
          row={(i) => {
            const id = ids[list[i]!]!;
            const row = rows.get(id);
            return row ? (
              <Row row={row} selected={id === state.sel} onSelect={() => props.onSelect(id)} />
            ) : (
              <div className="incident incident-waiting" aria-busy="true" />
            );
          }}
        />
      ) : counts.all === 0 && !active ? (
        <Empty title="The record holds no incidents yet">
          Take reports into it: <code>sitrep ingest reports/</code>, then load this page again.
        </Empty>
      ) : (
        <Empty title="Nothing fits">
          {state.inview && counts.fit > 0
            ? 'Nothing that fits is in this part of the map. '
            : 'No incident fits all filters. '}
          <button type="button" onClick={state.inview && counts.fit > 0 ? () => set({ inview: false }) : props.onClear}>
            {state.inview && counts.fit > 0 ? 'Show those elsewhere' : 'Clear all filters'}
          </button>
        </Empty>
      )}
    </>
  );
}
