/** What was announced, threatened, ordered, promised or held possible, who said so, and what was reported later. */
import { useState } from 'react';
import type { Situation } from '../../../situation/types.js';
import { Link } from '../../app/link.js';
import { Badge, Standing } from '../../shared/badge.js';
import { incidentPath } from '../../shared/claim-words.js';
import { Empty } from '../../shared/states.js';
import { dayWords, plural } from '../../shared/words.js';
import { Evidence } from './evidence.js';
import { outcomeTone } from './tab-operations.js';
import { happenedWords, outcomeWords, reportedWords } from './words.js';

const kindWords = {
  intention: 'announced',
  threat: 'threatened',
  order: 'ordered',
  promise: 'promised',
  possible: 'held possible',
} as const;

export function OutlookTab({ picture }: { picture: Situation }) {
  const [kind, setKind] = useState<keyof typeof kindWords | ''>('');
  const all = picture.outlook;
  if (!all.length)
    return <Empty title="Nothing is announced">By this day no report that counts tells of a plan or a threat.</Empty>;
  const kinds = Object.entries(kindWords).filter(([k]) => all.some((o) => o.kind === k)) as [
    keyof typeof kindWords,
    string,
  ][];
  const shown = all.filter((o) => !kind || o.kind === kind);
  const done = shown.filter((o) => o.state === 'done').length;
  return (
    <>
      <div className="row">
        <label className="row">
          <span className="quiet">Show</span>
          <select value={kind} onChange={(e) => setKind(e.target.value as typeof kind)}>
            <option value="">everything</option>
            {kinds.map(([k, words]) => (
              <option key={k} value={k}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <span className="quiet">
          {plural(shown.length, 'expectation')}, {done} of them reported as done. Nothing counts as done because it was
          announced.
        </span>
      </div>
      <ul className="bare facts">
        {shown.map((o) => (
          <li key={o.evidence.claims.join() + o.kind + o.place?.key}>
            <p>{o.summary}</p>
            <div className="row">
              <Badge tone="dashed">{kindWords[o.kind]}</Badge>
              <span>said by {o.source}</span>
              <span className="quiet">
                {reportedWords(o.reported)}
                {o.due && ` · for ${happenedWords(o.due)}`}
              </span>
              <Badge tone={outcomeTone[o.state]}>{outcomeWords[o.state]}</Badge>
              <Evidence of={o.evidence} />
            </div>
            {o.outcomes.map((r) => (
              <p key={r.incident} className="row">
                <span className="quiet">Reported later:</span>
                <Link to={incidentPath(r.incident)}>{r.label}</Link>
                <span className="quiet">
                  {r.when ? happenedWords(r.when) : r.reported.first && dayWords(r.reported.first)} · {r.why}
                </span>
                <Standing value={r.standing} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
