/** People harmed: what each claim says, drawn from its lower to its upper bound. Nothing is added up or averaged. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { boundsWords, harmWords } from '../../shared/claim-words.js';
import { voiceOf, Words } from './refs.js';
import type { ByKey } from './state.js';

type Range = IncidentAnswer['casualties'][number];

export function Casualties({ incident, byKey }: { incident: IncidentAnswer; byKey: ByKey }) {
  if (!incident.casualties.length) return null;
  return (
    <section aria-labelledby="harm-head">
      <h2 id="harm-head">People harmed</h2>
      {incident.casualties.map((range) => (
        <Harm key={range.kind} range={range} byKey={byKey} />
      ))}
      <p className="quiet">
        A range goes from the smallest to the largest number that any claim gives. Numbers of different reports are
        never added.
      </p>
    </section>
  );
}

function Harm({ range, byKey }: { range: Range; byKey: ByKey }) {
  const most = Math.max(1, ...range.perClaim.flatMap((c) => [c.min ?? 0, c.max ?? 0]));
  const open = range.perClaim.some((c) => c.max === null);
  // An open end needs room to be seen as one.
  const scale = open ? most * 1.25 : most;
  return (
    <div className="harm">
      <h3>
        {boundsWords(range.min, range.max)} {harmWords(range.kind)}{' '}
        <span className="quiet">
          {range.perClaim.length === 1
            ? 'one claim says so'
            : range.agreed
              ? 'all say the same'
              : 'they do not say the same'}
        </span>
      </h3>
      <ul className="bare">
        {range.perClaim.map(({ claim: key, min, max, of }, i) => {
          const found = byKey.get(key);
          if (!found) return null;
          const mark = found.claim.claim.casualties.find(
            (c) => c.kind === range.kind && c.min === min && c.max === max,
          );
          const words =
            mark && found.claim.quote.marks.find((m) => m.field === 'casualties' && m.span[0] === mark.span[0]);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a claim may give several numbers
            <li key={`${key} ${i}`}>
              <span className="harm-who">
                <b className="num">{found.number}</b> {voiceOf(found.claim)}
              </span>
              <span className="harm-bar" aria-hidden="true">
                <i
                  className={max === null ? 'open' : min === null ? 'open-left' : undefined}
                  style={{
                    left: `${((min ?? 0) / scale) * 100}%`,
                    right: max === null ? 0 : `${(1 - max / scale) * 100}%`,
                  }}
                />
              </span>
              <span className="harm-says">
                <b>{boundsWords(min, max)}</b> {of && <span className="quiet">{of}</span>}{' '}
                {words && (
                  <Words of={found.claim} at={words.span}>
                    {words.text}
                  </Words>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
