/** One claim to judge: its sentence with the words that carry it, what was read in them, and what people said of it. */
import { useEffect, useRef } from 'react';
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import type { ReviewAnswer } from '../../../server/schema/reviews.js';
import { Link } from '../../app/link.js';
import { Badge } from '../../shared/badge.js';
import { ClaimFacts } from '../../shared/claim-facts.js';
import { MARK_WORDS } from '../../shared/claim-marks.js';
import { confidenceWords, reportPath } from '../../shared/claim-words.js';
import { eventLabel } from '../../shared/kinds.js';
import { Quote } from '../../shared/quote.js';
import { dayWords } from '../../shared/words.js';
import { ReviewActions } from './actions.js';

const STATUS: Record<string, [words: string, tone: 'good' | 'warn' | 'bad']> = {
  accepted: ['accepted', 'good'],
  corrected: ['corrected', 'good'],
  rejected: ['rejected', 'bad'],
  kept: ['kept by a reviewer; no longer read', 'warn'],
};

interface Props {
  incident: IncidentAnswer;
  claim: IncidentClaimAnswer;
  number: number;
  current: boolean;
  onCurrent: () => void;
  onChanged: (answer: ReviewAnswer | null) => void;
}

export function ClaimCard({ incident, claim, number, current, onCurrent, onChanged }: Props) {
  const { report, quote, review, key } = claim;
  const box = useRef<HTMLElement>(null);
  const shown = useRef(false);
  useEffect(() => {
    if (current && shown.current) box.current!.scrollIntoView({ block: 'nearest' });
    shown.current = true;
  }, [current]);
  const status = review && STATUS[review.status];
  const last = incident.history.findLast((h) => h.holds && h.claims.includes(key));
  const outside = quote.marks.filter((m) => !m.inside && m.text.trim());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside does the same
    <article
      ref={box}
      className={current ? 'rv-claim rv-current' : 'rv-claim'}
      aria-current={current ? 'true' : undefined}
      aria-label={`Claim ${number}`}
      onClick={() => !current && onCurrent()}
    >
      <header className="row rv-head">
        <span className="rv-number">{number}</span>
        <span>
          {report.outlet ?? 'outlet unknown'}
          <span className="quiet">{report.published ? `, ${dayWords(report.published)}` : ''}</span>
        </span>
        {claim.role !== 'support' && <Badge tone="bad">{claim.role === 'denial' ? 'denies it' : 'recalls it'}</Badge>}
        {status && <Badge tone={status[1]}>{status[0]}</Badge>}
        {last && (
          <span className="quiet">
            by {last.by}: “{last.reason}”
          </span>
        )}
        <Link className="push" to={reportPath(report.hash, quote.span, claim.claim.id)}>
          Whole report
        </Link>
      </header>
      <Quote
        text={quote.text}
        offset={quote.span[0]}
        lang={report.language}
        marks={quote.marks
          .filter((m) => m.inside && m.text.trim())
          .map((m) => ({ span: m.span, label: current ? MARK_WORDS[m.field] : undefined }))}
      />
      {current && (
        <>
          {outside.length > 0 && (
            <p className="quiet">
              From elsewhere in the report:{' '}
              {outside.map((m, i) => (
                <span key={`${m.field}${m.span[0]}`}>
                  {i > 0 && ', '}“{m.text}” ({MARK_WORDS[m.field]})
                </span>
              ))}
            </p>
          )}
          <ClaimFacts
            claim={claim.claim}
            label={eventLabel(claim.claim.subtype)}
            corrected={review?.corrected}
            names={new Map([...incident.actors, ...incident.recipients].map((p) => [p.id, p.name]))}
          />
          <p className="quiet">
            Read with {confidenceWords(claim.claim.confidence)} confidence ({claim.claim.confidence.toFixed(2)}): how
            sure the reading is, not whether it is true. {claim.why && `Part of this incident: ${claim.why}.`}
          </p>
          <ReviewActions key={key} incident={incident} claim={claim} onChanged={onChanged} keys />
        </>
      )}
      {!current && (
        <button type="button" className="plain rv-open" onClick={onCurrent}>
          Look at claim {number}
        </button>
      )}
    </article>
  );
}
