/** Plans and what became of them. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { Link } from '../../app/link.js';
import { useQuery } from '../../data/query.js';
import { Modality, Standing } from '../../shared/badge.js';
import { incidentPath } from '../../shared/claim-words.js';

export function PlanLinks({ incident }: { incident: IncidentAnswer }) {
  if (!incident.links.length) return null;
  return (
    <section aria-labelledby="links-head">
      <h2 id="links-head">Plan and happening</h2>
      <ul className="bare inc-links">
        {incident.links.map((link) => (
          <Linked key={`${link.type} ${link.incident}`} {...link} />
        ))}
      </ul>
      <p className="quiet">A plan and what was later reported are two incidents: a plan is not a capture.</p>
    </section>
  );
}

function Linked({ type, incident: id, why }: IncidentAnswer['links'][number]) {
  const { data, error } = useQuery<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`);
  return (
    <li>
      <span className="quiet">{type === 'aimOf' ? 'Later reported as carried out:' : 'Had been announced:'}</span>{' '}
      <Link to={incidentPath(id)}>{data?.summary ?? (error ? `incident ${id}` : '…')}</Link>{' '}
      {data && (
        <>
          <Modality value={data.status} /> <Standing value={data.standing} />
        </>
      )}
      <br />
      <span className="quiet">{why}</span>
    </li>
  );
}
