/** A table whose columns can sort it. Rows are keyed; text is text, never markup. */
import { type ReactNode, useMemo, useState } from 'react';

export interface Column<Row> {
  key: string;
  label: string;
  /** Numbers stand right. */
  number?: boolean;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; a column without it cannot be sorted. */
  sort?: (row: Row) => string | number | null;
}

interface Props<Row> {
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
}

export function Table<Row>({ caption, rows, columns, rowKey }: Props<Row>) {
  const [order, setOrder] = useState<{ key: string; down: boolean } | null>(null);
  const shown = useMemo(() => {
    const by = columns.find((c) => c.key === order?.key)?.sort;
    if (!by || !order) return rows;
    const sign = order.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
  }, [rows, columns, order]);
  const turn = (key: string) =>
    setOrder((o) => (o?.key !== key ? { key, down: false } : o.down ? null : { key, down: true }));
  return (
    <section className="table-wrap" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => {
              const sorted = order?.key === c.key ? (order.down ? 'descending' : 'ascending') : undefined;
              return (
                <th key={c.key} scope="col" className={c.number ? 'number' : undefined} aria-sort={sorted}>
                  {c.sort ? (
                    <button type="button" onClick={() => turn(c.key)}>
                      {c.label}
                      {sorted === 'ascending' ? ' ↑' : sorted ? ' ↓' : ''}
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
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((c) => (
                <td key={c.key} className={c.number ? 'number' : undefined}>
                  {c.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
