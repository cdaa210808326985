/** Named operations: who, against whom, what they were for, and what is reported to have come of it. */
import type { Aim, Situation } from '../../../situation/types.js';
import { Link } from '../../app/link.js';
import { Badge, Standing } from '../../shared/badge.js';
import { incidentPath } from '../../shared/claim-words.js';
import { Empty } from '../../shared/states.js';
import { dayWords, plural } from '../../shared/words.js';
import { Evidence } from './evidence.js';
import { Parties } from './side-mark.js';
import type { Sides } from './sides.js';
import { controlWords, happenedWords, outcomeWords, reportedWords } from './words.js';

export const outcomeTone = { done: 'good', contested: 'bad', denied: 'bad', open: 'dashed' } as const;

export function OperationsTab({ picture, sides }: { picture: Situation; sides: Sides }) {
  if (!picture.operations.length)
    return <Empty title="No operation is named">By this day no report that counts names an operation.</Empty>;
  return (
    <ul className="bare cards">
      {picture.operations.map((o) => (
        <li key={o.key} className="card">
          <h2>{o.name}</h2>
          <p>
            <Parties parties={o.parties} sides={sides} none="by nobody named" />
            {o.against.length > 0 && (
              <>
                <span className="quiet"> against </span>
                <Parties parties={o.against} sides={sides} />
              </>
            )}
          </p>
          <div className="row quiet">
            {o.launched ? `launched ${happenedWords(o.launched)}` : 'no launch reported'} · {reportedWords(o.reported)}{' '}
            · {plural(o.incidents, 'incident')}
            <Evidence of={o.evidence} />
          </div>
          {o.aims.length > 0 ? (
            <>
              <h3>Aims, as they were announced</h3>
              <ul className="bare facts">
                {o.aims.map((a) => (
                  <li key={a.evidence.incidents.join() + a.place?.key}>
                    <AimItem aim={a} />
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="quiet">No report tells of an aim.</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function AimItem({ aim }: { aim: Aim }) {
  return (
    <>
      <div className="row">
        <strong>
          {aim.label}
          {aim.place ? `: ${aim.place.name}` : ''}
        </strong>
        <Badge tone={outcomeTone[aim.state]}>{outcomeWords[aim.state]}</Badge>
      </div>
      <p>{aim.summary}</p>
      {aim.outcomes.map((o) => (
        <p key={o.incident} className="row">
          <span className="quiet">Came of it:</span>
          <Link to={incidentPath(o.incident)}>{o.label}</Link>
          <span className="quiet">{happenedWords(o.when)}</span>
          <Standing value={o.standing} />
        </p>
      ))}
      {aim.control && (
        <p className="quiet">
          On this day: {controlWords({ ...aim.control, rivals: [], besiegers: [] })}, since{' '}
          {dayWords(aim.control.since)}.
        </p>
      )}
      <Evidence of={aim.evidence} />
    </>
  );
}
