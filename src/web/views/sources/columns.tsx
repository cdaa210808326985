/** The columns of the tables of sources, and how they are sorted. */
import type { SourceRow } from '../../../server/schema/sources.js';
import { Link } from '../../app/link.js';
import { Badge } from '../../shared/badge.js';
import { dayWords, number, plural } from '../../shared/words.js';
import type { Sort } from './state.js';

export const sourcePath = (id: string): string => `/sources/${encodeURIComponent(id)}`;

export interface Column {
  key: Sort | 'shares';
  label: string;
  title?: string;
  number?: boolean;
  sort: ((row: SourceRow) => string | number | null) | null;
  cell: (row: SourceRow) => React.ReactNode;
}

const count = (
  key: 'reports' | 'claims' | 'incidents' | 'alone' | 'corroborated' | 'contradicted',
  label: string,
  title: string,
): Column => ({
  key,
  label,
  title,
  number: true,
  sort: (r) => r[key],
  cell: (r) => number(r[key]),
});

export const columns: readonly Column[] = [
  {
    key: 'name',
    label: 'Source',
    sort: (r) => r.name.toLowerCase(),
    cell: (r) => (
      <>
        <Link to={sourcePath(r.id)}>{r.name}</Link>
      </>
    ),
  },
  {
    key: 'side',
    label: 'Side',
    title: 'The side that it belongs to, where known',
    sort: (r) => r.side?.label ?? null,
    cell: (r) => <Side row={r} />,
  },
  count('reports', 'Reports', 'Reports that it published, or in which it is quoted'),
  count('claims', 'Claims', 'Claims that it makes'),
  count('incidents', 'Incidents', 'Incidents that its claims are part of'),
  count('alone', 'Alone', 'Incidents that nobody else reports'),
  count('corroborated', 'Corroborated', 'Incidents that an independent source reports as well'),
  count(
    'contradicted',
    'Contradicted',
    'Incidents in which others say otherwise; they may be alone or corroborated too',
  ),
  { key: 'shares', label: 'Of its incidents', sort: null, cell: (r) => <Shares row={r} /> },
  {
    key: 'last',
    label: 'Last',
    title: 'Day of its last report',
    sort: (r) => r.last,
    cell: (r) => <span className="nowrap">{r.last ? dayWords(r.last) : '–'}</span>,
  },
];

export function Side({ row }: { row: SourceRow }) {
  if (!row.party && !row.side) return <span className="quiet">none known</span>;
  return (
    <span className="source-side">
      {row.side && <span>{row.side.label}</span>}
      {row.party && <Badge tone="warn">speaks for a party</Badge>}
    </span>
  );
}

/** How many of its incidents are alone, corroborated, contradicted: a bar, and the same in words for those who hear it. */
export function Shares({ row, words = false }: { row: SourceRow; words?: boolean }) {
  const { incidents, alone, corroborated, contradicted } = row;
  if (!incidents) return <span className="quiet">none</span>;
  const pc = (n: number) => `${(Math.min(n, incidents) / incidents) * 100}%`;
  const said = `${number(alone)} alone, ${number(corroborated)} corroborated, ${number(contradicted)} contradicted, of ${plural(incidents, 'incident')}`;
  return (
    <div className="shares">
      <div className="shares-bar" role="img" aria-label={said} title={said}>
        <span className="share-alone" style={{ width: pc(alone) }} />
        <span className="share-corroborated" style={{ width: pc(corroborated) }} />
        {contradicted > 0 && <span className="share-contradicted" style={{ width: pc(contradicted) }} />}
      </div>
      {words && <p>{said}</p>}
    </div>
  );
}

export function SharesKey() {
  return (
    <ul className="bare shares-key" aria-label="What the bars show">
      <li>
        <span className="share-alone" /> alone
      </li>
      <li>
        <span className="share-corroborated" /> corroborated
      </li>
      <li>
        <span className="share-contradicted" /> contradicted (beneath)
      </li>
    </ul>
  );
}

/** Numbers and days begin with the largest, words with A. */
export function sorted(rows: readonly SourceRow[], by: Sort, other: boolean): SourceRow[] {
  const value = columns.find((c) => c.key === by)?.sort ?? ((r: SourceRow) => r.reports);
  const words = by === 'name' || by === 'side';
  const sign = words === other ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? compareIds(a, b) : x === null ? 1 : -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return order * sign || b.reports - a.reports || compareIds(a, b);
  });
}

const compareIds = (a: SourceRow, b: SourceRow): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
