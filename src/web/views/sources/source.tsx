/** One outlet or speaker: with whom it appears, what it tells, where it stands alone and where others say otherwise. */
import type { IncidentRow } from '../../../server/schema/incidents.js';
import type { SourceAnswer, SourceRow } from '../../../server/schema/sources.js';
import { Link } from '../../app/link.js';
import { ApiError, useQuery } from '../../data/query.js';
import { Modality, Standing } from '../../shared/badge.js';
import { incidentPath } from '../../shared/claim-words.js';
import { eventLabel, kindOf, Shape } from '../../shared/kinds.js';
import { Menu } from '../../shared/menu.js';
import { saveFile, toCsv, toGeoJson } from '../../shared/save.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { number, periodWords, plural } from '../../shared/words.js';
import { Shares, SharesKey, Side } from './columns.js';
import { CountsNote } from './note.js';
import { SourceTable } from './source-table.js';

/** The server gives so many of the latest. */
const LATEST = 20;

export function SourcePageOf({ id }: { id: string }) {
  const { data, error, loading, retry } = useQuery<SourceAnswer>(`/api/sources/${encodeURIComponent(id)}`);
  if (error instanceof ApiError && error.status === 404)
    return (
      <Empty title="There is no such source">
        The record names nobody like this. <Link to="/sources">All sources</Link>
      </Empty>
    );
  if (error) return <ErrorNote error={error} onRetry={retry} />;
  if (!data || loading || data.source.id !== id) return <Loading what="the source" />;
  const { source, speakers, outlets, events, alone, contradicted } = data;
  const others = source.kind === 'outlet' ? speakers : outlets;
  return (
    <div className="page sources">
      <header className="page-head">
        <h1>{source.name}</h1>
        <Link to={source.kind === 'outlet' ? '/sources' : '/sources?kind=speaker'}>
          All {source.kind === 'outlet' ? 'outlets' : 'speakers'}
        </Link>
        <Menu label="Export" items={exportsOf(data)} />
      </header>
      <Facts source={source} />
      <CountsNote />
      <Events events={events} source={source} />
      <section className="source-part" aria-labelledby="others">
        <h2 id="others">{source.kind === 'outlet' ? 'Whom it quotes' : 'Who quotes it'}</h2>
        {others.length ? (
          <SourceTable
            caption={source.kind === 'outlet' ? 'Speakers that it quotes' : 'Outlets that quote it'}
            rows={others}
          />
        ) : (
          <p className="quiet">Nobody that the record knows by name.</p>
        )}
      </section>
      <div className="source-lists">
        <Incidents
          id="contradicted"
          title="Where others say otherwise"
          none="No incident in which others say otherwise."
          rows={contradicted}
          total={source.contradicted}
        />
        <Incidents
          id="alone"
          title="What nobody else reports"
          none="Nothing that nobody else reports."
          rows={alone}
          total={source.alone}
        />
      </div>
    </div>
  );
}

function Facts({ source }: { source: SourceRow }) {
  return (
    <section className="source-facts" aria-label="In short">
      <p>
        {source.kind === 'outlet' ? 'Outlet' : 'Speaker'} with {plural(source.claims, 'claim')} in{' '}
        {plural(source.reports, 'report')}
        {source.first && source.last && `, ${periodWords(source.first, source.last)}`}. Side: <Side row={source} />
      </p>
      <Shares row={source} words />
      <SharesKey />
    </section>
  );
}

function Events({ events, source }: { events: SourceAnswer['events']; source: SourceRow }) {
  const most = Math.max(1, ...events.map((e) => e.count));
  return (
    <section className="source-part" aria-labelledby="events">
      <h2 id="events">What it tells of</h2>
      {events.length === 0 && <p className="quiet">Nothing that is shown as an incident.</p>}
      <ul className="bare source-events">
        {events.map((e) => {
          const kind = kindOf(e.value);
          return (
            <li key={e.value}>
              <span className="source-event">
                <Shape kind={kind} />{' '}
                <Link
                  to={`/?type=${encodeURIComponent(e.value)}&source=${encodeURIComponent(source.id.replace(/[\\,]/g, '\\$&'))}`}
                >
                  {e.label || eventLabel(e.value)}
                </Link>
              </span>
              <span className="source-event-bar" aria-hidden="true">
                <span style={{ width: `${(e.count / most) * 100}%`, background: `var(${kind.token})` }} />
              </span>
              <span className="number">{number(e.count)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Incidents({
  id,
  title,
  none,
  rows,
  total,
}: {
  id: string;
  title: string;
  none: string;
  rows: readonly IncidentRow[];
  total: number;
}) {
  return (
    <section className="source-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 && <p className="quiet">{none}</p>}
      {total > rows.length && rows.length >= LATEST && (
        <p className="quiet">
          The latest {LATEST} of {number(total)}.
        </p>
      )}
      <ul className="bare source-incidents">
        {rows.map((row) => (
          <li key={row.id}>
            <p className="incident-head">
              <Shape kind={kindOf(row.subtype)} />
              <span className="incident-label">{row.label}</span>
              <span className="quiet">{row.when ? periodWords(row.when.start, row.when.end) : 'no date'}</span>
            </p>
            <p>
              <Link to={incidentPath(row.id)}>{row.summary}</Link>
            </p>
            <p className="row">
              <Standing value={row.standing} />
              <Modality value={row.status} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function exportsOf({ source, alone, contradicted }: SourceAnswer) {
  const rows = [...contradicted.map((r) => ({ r, list: 'contradicted' })), ...alone.map((r) => ({ r, list: 'alone' }))];
  const stem = `sitrep-source-${source.name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}`;
  return [
    {
      label: 'Incidents as CSV',
      run: () =>
        saveFile(
          `${stem}.csv`,
          toCsv(
            ['list', 'incident', 'type', 'start', 'end', 'place', 'status', 'standing', 'summary'],
            rows.map(({ r, list }) => [
              list,
              r.id,
              r.subtype,
              r.when?.start,
              r.when?.end,
              r.place?.name,
              r.status,
              r.standing,
              r.summary,
            ]),
          ),
        ),
    },
    {
      label: 'Incidents as GeoJSON',
      run: () =>
        saveFile(
          `${stem}.geojson`,
          toGeoJson(
            rows.map(({ r, list }) => ({
              id: `${list} ${r.id}`,
              lat: r.place?.lat ?? null,
              lon: r.place?.lon ?? null,
              properties: {
                list,
                incident: r.id,
                type: r.subtype,
                summary: r.summary,
                when: r.when,
                place: r.place?.name ?? null,
                precision: r.place?.precision ?? null,
                uncertaintyKm: r.place?.uncertaintyKm ?? null,
                status: r.status,
                standing: r.standing,
              },
            })),
          ),
        ),
    },
  ];
}
