/** Taking what was pasted into the record: asked once, then done, with the way to what came of it. */
import { useState } from 'react';
import type { IncidentPage } from '../../../server/schema/incidents.js';
import type { ReportAnswer, StoredAnswer } from '../../../server/schema/reports.js';
import { Link } from '../../app/link.js';
import { countOwn } from '../../data/live.js';
import { ask, forget, problemOf, send } from '../../data/query.js';
import { incidentPath, reportPath } from '../../shared/claim-words.js';
import { plural } from '../../shared/words.js';
import type { Draft } from './examples.js';
import { inputOf } from './use-reading.js';

interface Kept {
  stored: StoredAnswer;
  incidents: { id: string; summary: string }[];
}

const MOST_LISTED = 100;

export function Keep({ draft, claims }: { draft: Draft; claims: number }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const keep = async () => {
    setBusy(true);
    setError(null);
    try {
      const stored = await send<StoredAnswer>('/api/reports', inputOf(draft));
      if (stored.status === 'stored') countOwn(1, stored.incidents.added - stored.incidents.removed);
      forget('/api/');
      setKept({ stored, incidents: await incidentsOf(stored.report.hash) });
    } catch (problem) {
      setError(problemOf(problem));
    } finally {
      setBusy(false);
    }
  };
  if (kept) return <WhatCame {...kept} />;
  return (
    <div className="keep">
      {!asked ? (
        <p className="row">
          <button type="button" onClick={() => setAsked(true)}>
            Keep it in the record …
          </button>
          <span className="quiet">Nothing has been stored.</span>
        </p>
      ) : (
        <div className="card keep-ask" role="alertdialog" aria-label="Keep it in the record?">
          <p>
            The text is stored as it stands, <strong>for good</strong>: a record only grows.{' '}
            {claims > 0 ? `Its ${plural(claims, 'claim')} will count in incidents.` : 'It holds no claims.'}
            {!draft.published && ' It has no publication date, so days such as “on Friday” stay unknown.'}
            {!draft.outlet && ' No outlet is given, so it counts as a source without a name.'}
          </p>
          <p className="row">
            <button type="button" className="primary" disabled={busy} onClick={() => void keep()}>
              {busy ? 'Storing …' : 'Keep it'}
            </button>
            <button type="button" className="plain" disabled={busy} onClick={() => setAsked(false)}>
              Not now
            </button>
          </p>
        </div>
      )}
      {error && (
        <p className="note" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

async function incidentsOf(hash: string): Promise<Kept['incidents']> {
  try {
    const { incidents } = await ask<ReportAnswer>(`/api/reports/${hash}`);
    const ids = [...new Set(incidents.map((i) => i.incident))].slice(0, MOST_LISTED);
    const found: Kept['incidents'] = [];
    // The server takes fifty values of a parameter at once.
    for (let i = 0; i < ids.length; i += 50) {
      const params = new URLSearchParams({ limit: '50' });
      for (const id of ids.slice(i, i + 50)) params.append('id', id);
      found.push(...(await ask<IncidentPage>(`/api/incidents?${params}`)).items);
    }
    return found;
  } catch {
    // It is stored; the report's page has the rest.
    return [];
  }
}

const BECAME: Record<StoredAnswer['status'], string> = {
  stored: 'The report is in the record now.',
  again: 'The record had this report; it was read again by this version.',
  known: 'The record had this report already; nothing was changed.',
};

function WhatCame({ stored, incidents }: Kept) {
  return (
    <section className="card keep-done" role="status" aria-label="Kept">
      <p>
        <strong>{BECAME[stored.status]}</strong>{' '}
        {stored.report.copyOf && 'It repeats another report, so it is no further source. '}
        <Link to={reportPath(stored.report.hash)}>See the report</Link>
      </p>
      {incidents.length > 0 && (
        <>
          <p>It tells of {plural(incidents.length, 'incident')}:</p>
          <ul>
            {incidents.map((i) => (
              <li key={i.id}>
                <Link to={incidentPath(i.id)}>{i.summary}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
