/** A text sentence by sentence, with what was read in each below it. */
import type { ReadAnswer } from '../../../server/schema/reports.js';
import { ClaimFacts } from '../../shared/claim-facts.js';
import { marksOf } from '../../shared/claim-marks.js';
import { confidenceWords, type Span } from '../../shared/claim-words.js';
import { Marked } from '../../shared/quote.js';

const within = ([start, end]: Span, [from, to]: Span) => start >= from && end <= to;

export function Sentences({ answer }: { answer: ReadAnswer }) {
  const { report, reading, labels } = answer;
  const names = new Map(reading.mentions.actors.map((a) => [a.id, a.name]));
  const body = reading.sentences.filter((s) => !report.headers.some((h) => within(s, h)));
  return (
    <ol className="bare sentences">
      {body.map((span) => {
        const claims = reading.claims.filter((c) => within(c.trigger.span, span));
        const ties = reading.relations.filter((r) => within(r.span, span));
        const marks = claims.flatMap(marksOf).filter((m) => within(m.span, span));
        return (
          <li key={span[0]} className={claims.length || ties.length ? 'sentence' : 'sentence sentence-plain'}>
            <p className="sentence-text" lang={reading.language ?? undefined} dir="auto">
              <Marked text={report.text.slice(...span)} offset={span[0]} marks={marks} />
            </p>
            {claims.map((claim) => (
              <div key={claim.id} className="sentence-claim">
                <ClaimFacts claim={claim} label={labels[claim.subtype] ?? claim.subtype} names={names} />
                <p className="quiet sentence-sure">
                  confidence {confidenceWords(claim.confidence)} ({claim.confidence.toFixed(2)})
                </p>
              </div>
            ))}
            {ties.map((tie) => (
              <p key={`${tie.type}${tie.span}`} className="sentence-claim quiet">
                Lasting tie: {tie.from.name ?? tie.from.text} <strong>{tie.type.replaceAll('-', ' ')}</strong>{' '}
                {tie.to.name ?? tie.to.text}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
