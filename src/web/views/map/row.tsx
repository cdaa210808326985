/** One incident in a few lines, the same in the list and above the map. */
import type { IncidentRow } from '../../../server/schema/incidents.js';
import { Link } from '../../app/link.js';
import { Badge, Modality, Precision, Standing } from '../../shared/badge.js';
import { placeWords, whenWords } from '../../shared/incident-words.js';
import { kindOf, Shape } from '../../shared/kinds.js';
import { plural } from '../../shared/words.js';

export const incidentPath = (id: string): string => `/incident/${encodeURIComponent(id)}`;

export function Row({ row, selected, onSelect }: { row: IncidentRow; selected: boolean; onSelect: () => void }) {
  return (
    <article className={selected ? 'incident incident-selected' : 'incident'}>
      <p className="incident-head">
        <Shape kind={kindOf(row.subtype)} />
        <span className="incident-label">{row.label}</span>
        <span className="incident-when">{whenWords(row)}</span>
      </p>
      <p className="incident-summary">
        <Link to={incidentPath(row.id)}>{row.summary}</Link>
      </p>
      <p className="incident-foot">
        <Standing value={row.standing} />
        <Modality value={row.status} />
        {row.contradictions > 0 && <Badge tone="warn">reports differ</Badge>}
        <span className="quiet incident-place">
          {placeWords(row)} · {plural(row.claims, 'claim')}
        </span>
        {row.place && row.place.lat !== null && (
          <button type="button" className="plain incident-show" aria-pressed={selected} onClick={onSelect}>
            {selected ? 'Shown' : 'Show'}
            <span className="hidden"> on the map</span>
          </button>
        )}
      </p>
    </article>
  );
}

/** What a marker says when it is pointed at. */
export function RowCard({ row }: { row: IncidentRow }) {
  return (
    <>
      <p className="incident-head">
        <Shape kind={kindOf(row.subtype)} />
        <span className="incident-label">{row.label}</span>
        <span className="incident-when">{whenWords(row)}</span>
      </p>
      <p>{row.summary}</p>
      <p className="row">
        <Standing value={row.standing} />
        <Modality value={row.status} />
        <Precision value={row.place?.precision ?? null} />
      </p>
    </>
  );
}
