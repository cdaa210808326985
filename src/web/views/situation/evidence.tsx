/**
 * What a fact rests on: opens to the words of the reports, with outlet, day and links. The words are fetched when they
 * are asked for.
 */
import { useState } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import type { ReportAnswer } from '../../../server/schema/reports.js';
import type { Evidence as EvidenceOf } from '../../../situation/types.js';
import { Link } from '../../app/link.js';
import { problemOf, useQuery } from '../../data/query.js';
import { incidentPath, reportPath } from '../../shared/claim-words.js';
import { Quote } from '../../shared/quote.js';
import { dayWords, plural } from '../../shared/words.js';

/** So many incidents are laid open at once; the rest are links. */
const MOST = 4;

const hashOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));
const idOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
const isTie = (key: string): boolean => /\/r\d+$/.test(key);

export function Evidence({ of, latest = false }: { of: EvidenceOf; latest?: boolean }) {
  const [open, setOpen] = useState(false);
  const { claims, incidents } = of;
  if (!claims.length && !incidents.length) return <span className="quiet">from the actor files</span>;
  const ties = claims.filter(isTie).length;
  const words = [
    claims.length - ties > 0 && plural(claims.length - ties, 'claim'),
    ties > 0 && plural(ties, 'statement'),
  ].filter(Boolean);
  return (
    <details className="evidence" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {latest && 'latest '}
        {words.join(', ') || plural(incidents.length, 'incident')}
      </summary>
      {open && <Words of={of} />}
    </details>
  );
}

function Words({ of: { claims, incidents } }: { of: EvidenceOf }) {
  const ties = claims.filter(isTie);
  return (
    <div className="evidence-words">
      {incidents.slice(0, MOST).map((id) => (
        <IncidentWords key={id} id={id} claims={claims} />
      ))}
      {incidents.length > MOST && (
        <p>
          Also{' '}
          {incidents.slice(MOST).map((id, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <Link to={incidentPath(id)}>incident {id.slice(0, 8)}</Link>
            </span>
          ))}
        </p>
      )}
      {ties.slice(0, MOST * 2).map((key) => (
        <TieWords key={key} claim={key} />
      ))}
      {!incidents.length &&
        claims
          .filter((key) => !isTie(key))
          .map((key) => (
            <p key={key}>
              <Link to={reportPath(hashOf(key), null, idOf(key))}>Report {key.slice(0, 8)}</Link>
            </p>
          ))}
    </div>
  );
}

/** The sentences of one incident that carry the fact. */
function IncidentWords({ id, claims }: { id: string; claims: readonly string[] }) {
  const { data, error } = useQuery<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`);
  if (error)
    return (
      <p>
        <Link to={incidentPath(id)}>Incident {id.slice(0, 8)}</Link> <span className="quiet">{problemOf(error)}</span>
      </p>
    );
  if (!data) return <p className="quiet">Loading the words …</p>;
  const own = data.claims.filter((c) => claims.includes(c.key));
  return (
    <div className="evidence-incident">
      <p>
        <Link to={incidentPath(id)}>{data.summary}</Link>
      </p>
      {own.map((c) => (
        <div key={c.key}>
          <Quote
            text={c.quote.text}
            offset={c.quote.span[0]}
            lang={c.report.language}
            marks={c.quote.marks.filter((m) => m.inside).map((m) => ({ span: m.span }))}
          />
          <p className="quiet">
            <Link to={reportPath(c.report.hash, c.quote.span, idOf(c.key))}>
              {c.report.outlet ?? 'no outlet named'}
            </Link>
            {c.report.published && `, ${dayWords(c.report.published)}`}
            {c.role === 'denial' && ' · denies it'}
          </p>
        </div>
      ))}
    </div>
  );
}

/** The sentence in which a report states a tie. */
function TieWords({ claim }: { claim: string }) {
  const hash = hashOf(claim);
  const { data, error } = useQuery<ReportAnswer>(`/api/reports/${encodeURIComponent(hash)}`);
  if (error)
    return (
      <p>
        <Link to={reportPath(hash)}>Report {hash.slice(0, 8)}</Link> <span className="quiet">{problemOf(error)}</span>
      </p>
    );
  if (!data) return <p className="quiet">Loading the words …</p>;
  const tie = data.reading?.relations[Number(claim.slice(claim.lastIndexOf('/r') + 2)) - 1];
  const sentence = tie && data.reading?.sentences.find(([a, b]) => a <= tie.span[0] && tie.span[0] < b);
  return (
    <div className="evidence-incident">
      {tie && sentence && (
        <Quote
          text={data.report.text.slice(...sentence)}
          offset={sentence[0]}
          lang={data.report.language}
          marks={[{ span: tie.from.span }, { span: tie.to.span }]}
        />
      )}
      <p className="quiet">
        <Link to={reportPath(hash, tie?.span)}>{data.report.outlet ?? 'no outlet named'}</Link>
        {data.report.published && `, ${dayWords(data.report.published)}`}
      </p>
    </div>
  );
}
