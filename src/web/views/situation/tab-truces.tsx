/** Truces as bars, each from its beginning until it is reported to have been broken; talks and agreements below. */
import type { Situation, Truce } from '../../../situation/types.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { Empty } from '../../shared/states.js';
import { dayWords, plural } from '../../shared/words.js';
import { dayNumber } from './day-slider.js';
import { Evidence } from './evidence.js';
import { Parties } from './side-mark.js';
import type { Sides } from './sides.js';
import { happenedWords, reportedWords } from './words.js';

/** The record looks for what breaks a truce within so many days (docs/situation.md). */
const WINDOW = 90;

export function TrucesTab({ picture, sides }: { picture: Situation; sides: Sides }) {
  const { truces, events } = picture.diplomacy;
  if (!truces.length && !events.length)
    return <Empty title="No truce or talks are told">By this day no report that counts says anything of them.</Empty>;
  return (
    <>
      {truces.length > 0 && (
        <section className="sit-part" aria-labelledby="truces">
          <h2 id="truces">Truces</h2>
          <p className="quiet">
            Each bar begins on the day of its truce and runs over {WINDOW} days, or to the day of the picture. Solid:
            nothing is reported against it yet. Each stroke is a violation or fighting that is reported. A solid bar
            does not say that the guns were silent.
          </p>
          <ul className="bare facts">
            {truces.map((t) => (
              <li key={t.evidence.claims.join()}>
                <p>{t.summary}</p>
                <TruceBar truce={t} on={picture.on} />
                <div className="row">
                  <Badge tone={t.kind === 'proposed' ? 'dashed' : 'plain'}>{t.kind}</Badge>
                  <Standing value={t.standing} />
                  <Modality value={t.status} />
                  <Parties parties={t.parties} sides={sides} none="parties not named" />
                  <span className="quiet">{reportedWords(t.reported)}</span>
                  <Evidence of={t.evidence} />
                </div>
                {t.violations.length > 0 && (
                  <ol className="bare steps">
                    {t.violations.map((v) => (
                      <li key={v.evidence.claims.join()}>
                        <p>{v.summary}</p>
                        <div className="row quiet">
                          {happenedWords(v.when)} <Evidence of={v.evidence} />
                        </div>
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 0 && (
        <section className="sit-part" aria-labelledby="talks">
          <h2 id="talks">Talks, agreements and demands</h2>
          <ul className="bare facts">
            {events.map((e) => (
              <li key={e.evidence.claims.join()}>
                <p>{e.summary}</p>
                <div className="row">
                  <Badge>{e.label}</Badge>
                  <Standing value={e.standing} />
                  <Modality value={e.status} />
                  <span className="quiet">{happenedWords(e.when)}</span>
                  <Evidence of={e.evidence} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function TruceBar({ truce, on }: { truce: Truce; on: string }) {
  if (!truce.when) return <p className="quiet">No day is given, so there is nothing to draw.</p>;
  const begin = truce.when.end;
  const passed = Math.max(0, Math.min(WINDOW, dayNumber(on) - dayNumber(begin)));
  const solid = truce.heldDays === null ? passed : Math.min(truce.heldDays, passed);
  const strokes = truce.violations
    .flatMap((v) => (v.when ? [dayNumber(v.when.end) - dayNumber(begin)] : []))
    .filter((d) => d >= 0 && d <= WINDOW);
  if (truce.heldDays !== null && truce.heldDays <= WINDOW) strokes.push(truce.heldDays);
  const words =
    truce.heldDays === null
      ? `nothing reported against it in ${plural(passed, 'day')}`
      : `first broken after ${plural(truce.heldDays, 'day')}, reports say`;
  const pc = (days: number) => `${(days / WINDOW) * 100}%`;
  return (
    <div className="truce">
      <div className="truce-bar" role="img" aria-label={`From ${dayWords(begin)}: ${words}`}>
        <span className="truce-passed" style={{ width: pc(passed) }} />
        <span
          className={truce.kind === 'proposed' ? 'truce-solid truce-proposed' : 'truce-solid'}
          style={{ width: `max(3px, ${pc(solid)})` }}
        />
        {[...new Set(strokes)].map((d) => (
          <span key={d} className="truce-stroke" style={{ left: pc(d) }} />
        ))}
      </div>
      <p className="truce-words">
        <span>{dayWords(begin)}</span>
        <span className="quiet">{words}</span>
        <span className="quiet">{WINDOW} days</span>
      </p>
    </div>
  );
}
