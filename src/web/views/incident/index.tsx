/** One incident: a neutral line, what it rests on, who says what and where they differ. Everything leads to the words. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { Link } from '../../app/link.js';
import type { ViewProps } from '../../app/views.js';
import { forget, useQuery } from '../../data/query.js';
import { useUrlState } from '../../data/url-state.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { useKeys } from '../../shared/keys.js';
import { kindOf, Shape } from '../../shared/kinds.js';
import { Menu } from '../../shared/menu.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { dayWords } from '../../shared/words.js';
import { ReviewActions } from './actions-slot.js';
import { Casualties } from './casualties.js';
import { ClaimsTable, stepClaim } from './claims-table.js';
import { compare } from './compare.js';
import { exportItems } from './export.js';
import { Facts } from './facts.js';
import { History } from './history.js';
import { PlanLinks } from './links.js';
import { PlaceMap } from './place-map.js';
import type { PlacePane } from './place-pane.js';
import { toClaim } from './refs.js';
import { Contradictions, Loaded, Sources } from './sources.js';
import { numbered, schema, shortKey } from './state.js';
import { Summary } from './summary.js';
import './incident.css';

export default function IncidentView({ id }: ViewProps) {
  const url = id ? `/api/incidents/${encodeURIComponent(id)}` : null;
  const { data, error, loading, retry } = useQuery<IncidentAnswer>(url);
  if (!id)
    return (
      <Empty title="Which incident?">
        An incident is reached from <Link to="/">the map and its list</Link>.
      </Empty>
    );
  if (error)
    return (
      <div className="page">
        <h1 className="hidden">Incident</h1>
        <ErrorNote error={error} onRetry={retry} />
        <p className="quiet">
          When reports join or a person corrects something, an incident may go up in another:{' '}
          <Link to="/">look on the map</Link>.
        </p>
      </div>
    );
  if (!data || loading) return <Loading what="the incident" />;
  return <Page key={data.id} incident={data} onChanged={() => again(retry)} />;
}

/** After a review, what is kept of the record is out of date. */
function again(retry: () => void): void {
  forget('/api/');
  retry();
}

const kinds: Record<string, string> = {
  verbal: 'words only',
  state: 'a lasting condition',
  total: 'a running total, not one happening',
  recollection: 'an older event that a report recalls',
};

function Page({ incident, onChanged }: { incident: IncidentAnswer; onChanged: () => void }) {
  const [state, set] = useUrlState(schema);
  const [pointed, setPointed] = useState<readonly string[] | null>(null);
  const pane = useRef<PlacePane | null>(null);
  const byKey = useMemo(() => numbered(incident), [incident]);
  const comparison = useMemo(() => compare(incident), [incident]);
  const chosen = incident.summaryParts[Number(state.part) - 1]?.claims ?? null;
  const lit = pointed ?? chosen;

  useEffect(() => {
    document.title = `${incident.summary} · sitrep`;
  }, [incident]);

  // An address that names a claim shows it.
  const first = useRef(state.claim);
  useEffect(() => {
    const at = incident.claims.findIndex((c) => shortKey(c.key) === first.current);
    if (at >= 0) toClaim(at + 1);
    first.current = '';
  }, [incident]);

  useKeys({
    j: () => stepClaim(incident, state.claim, 1, set),
    k: () => stepClaim(incident, state.claim, -1, set),
    // biome-ignore lint/correctness/noComponentHookFactories: the name of a key, no component
    Escape: () => set({ claim: '', part: '' }),
  });

  const picture = useCallback(() => pane.current?.picture() ?? null, []);
  const parts = { incident, byKey, set };
  return (
    <article className="page inc">
      <div className="inc-top">
        <div className="row inc-kind">
          <Shape kind={kindOf(incident.subtype)} size={14} />
          <b>{incident.label}</b>
          <Standing value={incident.standing} />
          <Modality value={incident.status} always />
          {kinds[incident.kind] && <Badge tone="dashed">{kinds[incident.kind]}</Badge>}
          {incident.firstReported && (
            <span className="quiet">
              first reported {dayWords(incident.firstReported)}
              {incident.lastReported !== incident.firstReported && `, last ${dayWords(incident.lastReported!)}`}
            </span>
          )}
          <span className="push">
            <Menu label="Export" items={exportItems(incident, picture)} />
          </span>
        </div>
        <Summary {...parts} state={state} onPoint={setPointed} />
      </div>
      <div className="inc-grid">
        <section aria-labelledby="facts-head">
          <h2 id="facts-head">What the claims come to</h2>
          <Facts {...parts} />
        </section>
        <PlaceMap incident={incident} pane={pane} />
      </div>
      <ClaimsTable
        incident={incident}
        comparison={comparison}
        current={state.claim}
        lit={lit ? new Set(lit) : null}
        set={set}
        onChanged={onChanged}
      />
      <Contradictions {...parts} />
      <div className="inc-two">
        <Sources {...parts} />
        <Casualties incident={incident} byKey={byKey} />
        <Loaded {...parts} />
        <PlanLinks incident={incident} />
        <section>
          <History {...parts} />
          <ReviewActions incident={incident} onChanged={onChanged} />
        </section>
      </div>
    </article>
  );
}
