/** All outlets, or all speakers: filtered, sorted, compared. */
import { useMemo } from 'react';
import { useUrlState } from '../../data/url-state.js';
import { Menu } from '../../shared/menu.js';
import { saveFile, toCsv } from '../../shared/save.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { number, plural } from '../../shared/words.js';
import { useAllSources } from './all-sources.js';
import { SharesKey, sorted } from './columns.js';
import { CountsNote } from './note.js';
import { csvOf, SourceTable } from './source-table.js';
import { type Sort, schema } from './state.js';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function SourceList() {
  const [state, set] = useUrlState(schema);
  const all = useAllSources(state.kind);
  const rows = useMemo(() => {
    const part = fold(state.q.trim());
    const fits = (all.rows ?? []).filter(
      (r) =>
        (!part || fold(r.name).includes(part) || fold(r.side?.label ?? '').includes(part)) &&
        (!state.party || r.party === (state.party === 'yes')),
    );
    return sorted(fits, state.sort, state.dir === 'other');
  }, [all.rows, state]);
  const onSort = (by: Sort) => set(by === state.sort ? { dir: state.dir ? '' : 'other' } : { sort: by, dir: '' });
  const word = state.kind;
  const filtered = state.q !== '' || state.party !== '';
  return (
    <div className="page sources">
      <header className="page-head">
        <h1>Sources</h1>
        <p className="quiet">Who publishes, who is quoted, and how what they say compares with what others say.</p>
        <Menu
          label="Export"
          items={[{ label: 'Table as CSV', run: () => saveFile(`sitrep-${word}s.csv`, toCsv(...csvOf(rows))) }]}
        />
      </header>
      <CountsNote />
      <form className="source-filters" onSubmit={(e) => e.preventDefault()} aria-label="Filters">
        <fieldset className="switch">
          <legend className="hidden">Which sources</legend>
          {(['outlet', 'speaker'] as const).map((kind) => (
            <button key={kind} type="button" aria-pressed={state.kind === kind} onClick={() => set({ kind })}>
              {kind === 'outlet' ? 'Outlets' : 'Speakers'}
            </button>
          ))}
        </fieldset>
        <label>
          <span className="quiet">Name or side</span>
          <input type="search" value={state.q} onChange={(e) => set({ q: e.target.value }, { replace: true })} />
        </label>
        <label>
          <span className="quiet">Party</span>
          <select value={state.party} onChange={(e) => set({ party: e.target.value as typeof state.party })}>
            <option value="">all</option>
            <option value="yes">speaks for a party</option>
            <option value="no">speaks for none</option>
          </select>
        </label>
        <label className="phone-only">
          <span className="quiet">Order</span>
          <select value={state.sort} onChange={(e) => set({ sort: e.target.value as Sort, dir: '' })}>
            <option value="reports">most reports</option>
            <option value="alone">most often alone</option>
            <option value="corroborated">most often corroborated</option>
            <option value="contradicted">most often contradicted</option>
            <option value="last">latest</option>
            <option value="name">name</option>
          </select>
        </label>
        <SharesKey />
      </form>
      {all.error ? (
        <ErrorNote error={all.error} onRetry={all.retry} />
      ) : !all.rows ? (
        <Loading what={`${word}s`} />
      ) : (
        <>
          <p role="status">
            <strong>{plural(rows.length, word)}</strong>
            {rows.length < all.total && <span className="quiet"> of {number(all.total)}</span>}
          </p>
          {rows.length > 0 ? (
            <SourceTable
              caption={word === 'outlet' ? 'Outlets' : 'Speakers'}
              rows={rows}
              by={state.sort}
              other={state.dir === 'other'}
              onSort={onSort}
            />
          ) : all.total === 0 && !filtered ? (
            <Empty title={`The record names no ${word}s yet`}>
              Take reports into it: <code>sitrep ingest reports/</code>, then load this page again.
            </Empty>
          ) : (
            <Empty title="Nothing fits">
              No {word} fits all filters.{' '}
              <button type="button" onClick={() => set({ q: '', party: '' })}>
                Clear filters
              </button>
            </Empty>
          )}
        </>
      )}
    </div>
  );
}
