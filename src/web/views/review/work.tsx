/** The incident in work: why it is in doubt, its claims one by one, and what concerns it as a whole. */
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import type { ReviewAnswer } from '../../../server/schema/reviews.js';
import { Link } from '../../app/link.js';
import { Modality, Precision, Standing } from '../../shared/badge.js';
import { incidentPath } from '../../shared/claim-words.js';
import { placeWords, whenWords } from '../../shared/incident-words.js';
import { useKeys } from '../../shared/keys.js';
import { kindOf, Shape } from '../../shared/kinds.js';
import { plural } from '../../shared/words.js';
import { ReviewActions } from './actions.js';
import { ClaimCard } from './claim-card.js';
import type { QueueItem } from './queue.js';

interface Props {
  incident: IncidentAnswer;
  /** Its row of the queue, if it is on this page of it. */
  item: QueueItem | null;
  claim: string;
  onClaim: (claim: string) => void;
  onChanged: (answer: ReviewAnswer | null) => void;
  back: string;
}

const shortKey = (key: string): string => `${key.slice(0, 12)}/${key.split('/')[1] ?? ''}`;

/** The claim that is named; else the first that nobody has reviewed; else the first. */
function currentOf(claims: readonly IncidentClaimAnswer[], named: string): number {
  const found = claims.findIndex((c) => shortKey(c.key) === named);
  if (found >= 0) return found;
  const open = claims.findIndex((c) => !c.review || c.review.status === 'unreviewed' || c.review.status === 'kept');
  return Math.max(0, open);
}

export function Work({ incident, item, claim, onClaim, onChanged, back }: Props) {
  const { claims } = incident;
  const at = currentOf(claims, claim);
  const move = (step: number) => {
    const next = claims[at + step];
    if (next) onClaim(shortKey(next.key));
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  // What was just judged is done, and the next open claim comes by itself; what somebody else judged stays in work.
  const judged = (answer: ReviewAnswer | null) => {
    if (!answer) onClaim(shortKey(claims[at]!.key));
    else if (claim) onClaim('');
    onChanged(answer);
  };
  return (
    <article className="work" aria-label="Incident">
      <p className="work-back">
        <Link to={back}>‹ Queue</Link>
      </p>
      <header className="work-head">
        <p className="row">
          <Shape kind={kindOf(incident.subtype)} />
          <strong>{incident.label}</strong>
          <Standing value={incident.standing} />
          <Modality value={incident.status} />
          <Precision value={incident.place?.precision ?? null} />
          <span className="quiet">
            {whenWords(incident)} · {placeWords(incident)}
          </span>
        </p>
        <h2>{incident.summary}</h2>
        {item && item.reasons.length > 0 && <p className="note">In doubt: {item.reasons.join('; ')}.</p>}
        {incident.contradictions.map((c) => (
          <p className="note" key={c.sentence}>
            {c.sentence}
          </p>
        ))}
        <p>
          <Link to={incidentPath(incident.id)}>Everything that this incident rests on</Link>
        </p>
      </header>
      <h3>{plural(claims.length, 'claim')}</h3>
      {claims.map((c, i) => (
        <ClaimCard
          key={c.key}
          incident={incident}
          claim={c}
          number={i + 1}
          current={i === at}
          onCurrent={() => onClaim(shortKey(c.key))}
          onChanged={judged}
        />
      ))}
      <section className="work-whole" aria-label="The incident as a whole">
        <h3>The incident as a whole</h3>
        <ReviewActions incident={incident} onChanged={onChanged} keys />
      </section>
    </article>
  );
}
