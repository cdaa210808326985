/** A table of sources; which column it is sorted by is told by who shows it. */
import type { SourceRow } from '../../../server/schema/sources.js';
import { columns } from './columns.js';
import type { Sort } from './state.js';

interface Props {
  caption: string;
  rows: readonly SourceRow[];
  by?: Sort;
  other?: boolean;
  onSort?: (by: Sort) => void;
}

export function SourceTable({ caption, rows, by, other = false, onSort }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      <table className="table source-table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => {
              const words = c.key === 'name' || c.key === 'side';
              const order = c.key !== by ? undefined : words === other ? 'descending' : 'ascending';
              return (
                <th
                  key={c.key}
                  scope="col"
                  className={c.number ? 'number' : undefined}
                  title={c.title}
                  aria-sort={order}
                  data-column={c.key}
                >
                  {onSort && c.sort ? (
                    <button type="button" onClick={() => onSort(c.key as Sort)}>
                      {c.label}
                      {order === 'ascending' ? ' ↑' : order ? ' ↓' : ''}
                    </button>
                  ) : (
                    c.label
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((c) =>
                c.key === 'name' ? (
                  <th key={c.key} scope="row">
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} className={c.number ? 'number' : undefined} data-label={c.label} data-column={c.key}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function csvOf(rows: readonly SourceRow[]): [string[], (string | number | boolean | null)[][]] {
  return [
    [
      'id',
      'kind',
      'name',
      'speaks_for_a_party',
      'side',
      'reports',
      'claims',
      'incidents',
      'alone',
      'corroborated',
      'contradicted',
      'first',
      'last',
    ],
    rows.map((r) => [
      r.id,
      r.kind,
      r.name,
      r.party,
      r.side?.label ?? null,
      r.reports,
      r.claims,
      r.incidents,
      r.alone,
      r.corroborated,
      r.contradicted,
      r.first,
      r.last,
    ]),
  ];
}
