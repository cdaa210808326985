/** What is under the pointer, or chosen by key, in words. */
import { KINDS, Shape } from '../../shared/kinds.js';
import { plural } from '../../shared/words.js';
import { IS_AREA } from './cluster.js';
import { type Markers, STANDINGS } from './model.js';
import { RowCard } from './row.js';
import type { Rows } from './rows.js';

export interface Hovered {
  marker: number;
  x: number;
  y: number;
}

interface Props {
  at: Hovered;
  markers: Markers;
  ids: readonly string[];
  rows: Rows;
  width: number;
}

const standingWords = { claimed: 'one side only', reported: 'reported', confirmed: 'confirmed' };

export function HoverCard({ at, markers: m, ids, rows, width }: Props) {
  const i = at.marker;
  const count = m.count[i]!;
  const row = count === 1 ? rows.get(ids[m.first[i]!]!) : undefined;
  const left = Math.max(8, Math.min(width - 288, at.x + 18));
  return (
    <div className="map-card" role="status" style={{ left, top: Math.max(8, at.y + 14) }}>
      {row ? <RowCard row={row} /> : count === 1 ? <p>One incident</p> : <Several m={m} i={i} />}
      {m.precision[i] === IS_AREA && <p className="quiet">The place is only known to be in this area.</p>}
    </div>
  );
}

function Several({ m, i }: { m: Markers; i: number }) {
  const K = KINDS.length;
  const kinds = KINDS.map((kind, k) => ({ kind, n: m.byKind[i * K + k]! })).filter((k) => k.n);
  const standings = STANDINGS.map((s, k) => ({ s, n: m.byStanding[i * 3 + k]! })).filter((k) => k.n);
  return (
    <>
      <p>
        <strong>{plural(m.count[i]!, 'incident')}</strong>
        {m.killed[i]! > 0 && `, at least ${m.killed[i]} killed in all`}
      </p>
      <ul className="bare">
        {kinds.map(({ kind, n }) => (
          <li key={kind.id} className="row">
            <Shape kind={kind} /> {n} {kind.label}
          </li>
        ))}
      </ul>
      <p className="quiet">{standings.map(({ s, n }) => `${n} ${standingWords[s]}`).join(' · ')}</p>
    </>
  );
}
