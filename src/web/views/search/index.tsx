/** Full-text search over reports and incidents: two groups, the words that were found marked in both. */
import type { MarkedText } from '../../../server/schema/common.js';
import type { IncidentHit, ReportHit, SearchAnswer } from '../../../server/schema/search.js';
import { Link } from '../../app/link.js';
import { SearchBox } from '../../app/search-box.js';
import { useQuery } from '../../data/query.js';
import { choice, type Field, useUrlState } from '../../data/url-state.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { incidentPath, reportPath } from '../../shared/claim-words.js';
import { placeWords, whenWords } from '../../shared/incident-words.js';
import { kindOf, Shape } from '../../shared/kinds.js';
import { Menu } from '../../shared/menu.js';
import { Marked } from '../../shared/quote.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { dayWords, number } from '../../shared/words.js';
import { exportItems } from './export.js';
import './search.css';

const plain = (most: number): Field<string> => ({
  read: (raw) => raw.slice(0, most),
  write: (v) => v.trim(),
  fallback: '',
});

const schema = {
  q: plain(400),
  in: choice(['both', 'reports', 'incidents']),
  /** Cursor of the page, when one group is shown alone. */
  after: plain(1000),
};

type Group = 'reports' | 'incidents';

const WHAT: Record<Group, string> = { incidents: 'Incidents', reports: 'Reports' };
const IN_BOTH = 8;
const ALONE = 25;

export default function SearchView() {
  const [state, set] = useUrlState(schema);
  const { q } = state;
  const url = (group: Group) => {
    if (!q || (state.in !== 'both' && state.in !== group)) return null;
    const params = new URLSearchParams({ q, in: group, limit: String(state.in === 'both' ? IN_BOTH : ALONE) });
    if (state.after && state.in === group) params.set('cursor', state.after);
    return `/api/search?${params}`;
  };
  const incidents = useQuery<SearchAnswer>(url('incidents'));
  const reports = useQuery<SearchAnswer>(url('reports'));
  const groups: [Group, typeof reports][] = [
    ['incidents', incidents],
    ['reports', reports],
  ];
  const shown = groups.filter(([group]) => state.in === 'both' || state.in === group);
  const failed = shown.filter(([, query]) => query.error);
  const again = () => {
    for (const [, query] of failed) query.retry();
  };
  const waiting = shown.some(([, query]) => !query.data);
  const nothing = !waiting && shown.every(([, query]) => query.data?.total === 0);
  const answers = shown.flatMap(([, query]) => query.data ?? []);
  return (
    <div className="page search">
      <header className="page-head">
        <h1>Search</h1>
        {q && answers.some((a) => a.total > 0) && <Menu label="Export" items={exportItems(answers)} />}
      </header>
      <SearchBox
        focus
        value={q}
        onType={(words) => set({ q: words, after: '' }, { replace: true })}
        onSearch={(words) => set({ q: words, after: '' })}
      />
      {!q ? (
        <Empty title="Words in reports and incidents">
          All words must occur; “words in quotes” must stand together. Case and accents do not matter.
        </Empty>
      ) : failed[0] ? (
        <ErrorNote error={failed[0][1].error} onRetry={again} />
      ) : nothing ? (
        <Empty title="Nothing has all these words">
          <p>
            No report and no incident has <q>{q}</q>. Try fewer words, or another spelling of a name.
          </p>
          {(state.in !== 'both' || state.after) && (
            <button type="button" onClick={() => set({ in: 'both', after: '' })}>
              Search reports and incidents
            </button>
          )}
        </Empty>
      ) : (
        shown.map(([group, query]) => (
          <section key={group} className="search-group" aria-labelledby={`search-${group}`} aria-busy={query.loading}>
            <header className="row">
              <h2 id={`search-${group}`}>{WHAT[group]}</h2>
              {query.data && (
                <span className="quiet" role="status">
                  {query.data.approximate ? 'more than ' : ''}
                  {number(query.data.total)}
                </span>
              )}
              <span className="push" />
              {state.in === 'both' && query.data?.next && (
                <button type="button" onClick={() => set({ in: group, after: '' })}>
                  All {WHAT[group].toLowerCase()}
                </button>
              )}
              {state.in !== 'both' && (
                <button type="button" onClick={() => set({ in: 'both', after: '' })}>
                  Both groups
                </button>
              )}
            </header>
            {!query.data ? <Loading what={WHAT[group].toLowerCase()} /> : <Hits answer={query.data} />}
            {state.in === group && query.data && (state.after || query.data.next) && (
              <p className="row">
                {state.after && (
                  <button type="button" onClick={() => set({ after: '' })}>
                    First page
                  </button>
                )}
                {query.data.next && (
                  <button
                    type="button"
                    className="push"
                    onClick={() => {
                      set({ after: query.data!.next! });
                      scrollTo(0, 0);
                    }}
                  >
                    Further
                  </button>
                )}
              </p>
            )}
          </section>
        ))
      )}
    </div>
  );
}

function Hits({ answer }: { answer: SearchAnswer }) {
  if (!answer.items.length) return <p className="quiet">None.</p>;
  return (
    <ol className="bare search-hits">
      {answer.in === 'incidents'
        ? answer.items.map((hit) => <OfIncident key={hit.incident.id} hit={hit} />)
        : answer.items.map((hit) => <OfReport key={hit.report.hash} hit={hit} />)}
    </ol>
  );
}

const Highlighted = ({ of }: { of: MarkedText }) => (
  <Marked text={of.text} marks={of.marks.map((span) => ({ span }))} />
);

function OfIncident({ hit: { incident, summary } }: { hit: IncidentHit }) {
  return (
    <li className="search-hit">
      <p>
        <Shape kind={kindOf(incident.subtype)} />{' '}
        <Link to={incidentPath(incident.id)}>
          <Highlighted of={summary} />
        </Link>
      </p>
      <p className="row">
        <Standing value={incident.standing} />
        <Modality value={incident.status} />
        <span className="quiet">
          {whenWords(incident)} · {placeWords(incident)}
        </span>
      </p>
    </li>
  );
}

function OfReport({ hit: { report, title, excerpts } }: { hit: ReportHit }) {
  const [first] = excerpts;
  const mark = first?.marks[0];
  const at = first && mark ? ([first.start + mark[0], first.start + mark[1]] as const) : null;
  return (
    <li className="search-hit">
      <p>
        <Link to={reportPath(report.hash, at)}>
          {title ? <Highlighted of={title} /> : (report.title ?? 'Report without a title')}
        </Link>{' '}
        {report.copyOf && <Badge>repeats another</Badge>}
      </p>
      <p className="quiet">
        {report.outlet ?? 'outlet unknown'}
        {report.published && `, ${dayWords(report.published)}`}
      </p>
      {excerpts.map((e) => (
        <p key={e.start} className="search-excerpt" lang={report.language ?? undefined} dir="auto">
          <Highlighted of={e} />
        </p>
      ))}
    </li>
  );
}
