/** What people have set right, oldest first; what was taken back stays and says so. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { Badge } from '../../shared/badge.js';
import { ClaimRefs } from './refs.js';
import type { ByKey, SetState } from './state.js';

const did: Record<string, string> = {
  accept: 'agreed: the report says this',
  reject: 'rejected: the report does not say this',
  correct: 'corrected',
  merge: 'merged: these claims tell one happening',
  split: 'split off: these claims tell another happening',
  undo: 'took back an earlier review',
};

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

interface Props {
  incident: IncidentAnswer;
  byKey: ByKey;
  set: SetState;
}

export function History({ incident, byKey, set }: Props) {
  const { history } = incident;
  const place = new Map(history.map((row, i) => [row.id, i + 1]));
  return (
    <section aria-labelledby="history-head">
      <h2 id="history-head">History of corrections</h2>
      {history.length === 0 ? (
        <p className="quiet">Nobody has corrected anything here: all of it is as it was read.</p>
      ) : (
        <ol className="history">
          {history.map((row) => (
            <li key={row.id} className={row.holds ? undefined : 'undone'}>
              <p>
                <span className="history-did">
                  {did[row.type] ?? row.type}
                  {row.fields.length > 0 && `: ${row.fields.join(', ')}`}
                  {row.undoes && place.has(row.undoes) && ` (no. ${place.get(row.undoes)})`}
                </span>{' '}
                <ClaimRefs keys={row.claims} byKey={byKey} set={set} />{' '}
                {!row.holds && <Badge tone="dashed">taken back, does not hold</Badge>}
              </p>
              {row.reason && (
                <p>
                  <q dir="auto">{row.reason}</q>
                </p>
              )}
              <p className="quiet">
                {row.by}, <time dateTime={row.at}>{moment.format(new Date(row.at))} UTC</time>
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
