/** Who is said to hold each place: the day's answer, and behind it every interval and step with its claims. */
import { Fragment } from 'react';
import type { Control, ControlInterval, Ground, Situation } from '../../../situation/types.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { Empty } from '../../shared/states.js';
import { dayWords } from '../../shared/words.js';
import { Evidence } from './evidence.js';
import { Parties } from './side-mark.js';
import type { Sides } from './sides.js';
import { controlWords, happenedWords, partiesWords, placeNote, reportedWords } from './words.js';

interface Props {
  picture: Situation;
  sides: Sides;
  selected: string;
  onSelect: (key: string) => void;
}

const stateTone = { held: 'plain', contested: 'bad', besieged: 'warn', lost: 'dashed' } as const;

export function ControlTab({ picture, sides, selected, onSelect }: Props) {
  const { control, ground } = picture;
  return (
    <>
      {control.length ? (
        <section className="table-wrap" aria-label="Places and who is said to hold them">
          <table className="table control-table">
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Said to hold it</th>
                <th scope="col">State</th>
                <th scope="col">Since</th>
              </tr>
            </thead>
            <tbody>
              {control.map((c) => {
                const open = c.place.key === selected;
                return (
                  <Fragment key={c.place.key}>
                    <tr className={open ? 'control-open' : undefined} data-place={c.place.key}>
                      <th scope="row">
                        <button
                          type="button"
                          className="plain unfold"
                          aria-expanded={open}
                          onClick={() => onSelect(open ? '' : c.place.key)}
                        >
                          {c.place.name}
                        </button>
                        {placeNote(c.place) && <small className="quiet">{placeNote(c.place)}</small>}
                      </th>
                      <td>
                        <Holders of={c} sides={sides} />
                      </td>
                      <td>
                        <span className="row control-state">
                          {c.state !== 'held' && <Badge tone={stateTone[c.state]}>{c.state}</Badge>}
                          {c.standing && <Standing value={c.standing} />}
                        </span>
                      </td>
                      <td className="nowrap">{dayWords(c.since)}</td>
                    </tr>
                    {open && (
                      <tr className="control-detail">
                        <td colSpan={4}>
                          <Detail of={c} sides={sides} on={picture.on} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </section>
      ) : (
        <Empty title="No place is reported as held">
          By this day no report that counts says who took, holds, besieges or lost a place.
        </Empty>
      )}
      {ground.length > 0 && <GroundList ground={ground} sides={sides} />}
    </>
  );
}

/** Of a contested place both claimants; of a besieged one who is around it. */
function Holders({ of: c, sides }: { of: Control | ControlInterval; sides: Sides }) {
  return (
    <>
      <Parties
        parties={c.holders}
        sides={sides}
        none={c.state === 'lost' ? 'nobody since it was given up or lost' : 'not said'}
      />
      {c.state === 'contested' && (
        <div className="control-also">
          {c.rivals.length > 0 ? (
            <>
              <span className="quiet">against </span>
              <Parties parties={c.rivals} sides={sides} />
            </>
          ) : (
            <span className="quiet">this is denied</span>
          )}
        </div>
      )}
      {c.besiegers.length > 0 && (
        <div className="control-also">
          <span className="quiet">besieged by </span>
          <Parties parties={c.besiegers} sides={sides} />
        </div>
      )}
    </>
  );
}

function Detail({ of: c, sides, on }: { of: Control; sides: Sides; on: string }) {
  return (
    <div className="detail">
      <p>
        <strong>{c.place.name}:</strong> {controlWords(c)}. <span className="quiet">Why: {c.why}.</span>
      </p>
      {c.within.length > 0 && (
        <p className="quiet">
          Lies within {c.within.map((w) => w.name).join(', ')}; nothing about who holds it follows from that.
        </p>
      )}
      <h3>In time</h3>
      <Strip history={c.history} sides={sides} on={on} />
      <ol className="bare intervals">
        {c.history.map((i) => (
          <li key={`${i.from}${i.state}${i.why}`}>
            <span className="nowrap interval-days">
              {i.earliest !== i.from && <span className="quiet">as early as {dayWords(i.earliest)}, by </span>}
              {dayWords(i.from)} – {i.to ? dayWords(i.to) : 'nothing else reported'}
            </span>
            <Holders of={i} sides={sides} />
            <span className="quiet">{i.why}</span>
            <Evidence of={i.evidence} />
          </li>
        ))}
      </ol>
      <h3>Steps that are reported</h3>
      <ol className="bare steps">
        {c.steps.map((s) => (
          <li key={s.evidence.claims.join() + s.kind}>
            <p>{s.summary}</p>
            <div className="row">
              <Standing value={s.standing} />
              <Modality value={s.status} />
              <span className="quiet">
                {happenedWords(s.when)} · {reportedWords(s.reported)} · {effects[s.effect]}
              </span>
            </div>
            <Evidence of={s.evidence} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const effects = {
  changes: 'changes who is said to hold it',
  supports: 'says the same again',
  contests: 'contests it',
  confirms: 'confirms it',
  none: 'changes nothing',
} as const;

/** Who was said to hold it, as a strip over time. The list below says the same in words. */
function Strip({ history, sides, on }: { history: readonly ControlInterval[]; sides: Sides; on: string }) {
  const time = (iso: string) => Date.parse(iso);
  const first = time(history[0]?.from ?? on);
  const last = Math.max(time(on), first + 86_400_000);
  const x = (iso: string) => ((time(iso) - first) / (last - first)) * 100;
  return (
    <div className="strip" aria-hidden="true">
      {history.map((i) => {
        const side = i.holders[0] && sides.of(i.holders[0]);
        const width = Math.max(0.6, (i.to ? x(i.to) : 100) - x(i.from));
        return (
          <span
            key={i.from + i.state + i.why}
            className={`strip-part strip-${i.state} strip-${i.standing ?? 'none'}`}
            style={{
              left: `${Math.min(99.4, x(i.from))}%`,
              width: `${width}%`,
              color: side ? `var(${side.token})` : 'var(--rule-strong)',
            }}
          >
            <b>{width > 8 ? (side?.letters ?? '') : ''}</b>
          </span>
        );
      })}
    </div>
  );
}

const groundWords = { taken: 'taken', lost: 'lost', left: 'left', held: 'held' } as const;

/** What changes no place: parts of places, and ground somewhere in a wide area. */
function GroundList({ ground, sides }: { ground: readonly Ground[]; sides: Sides }) {
  return (
    <section className="sit-part" aria-labelledby="ground">
      <h2 id="ground">Ground without a place of its own</h2>
      <p className="quiet">
        Parts of places and ground somewhere in a wide area. It is on no map and changes no place above.
      </p>
      <ul className="bare facts">
        {ground.map((g) => (
          <li key={g.evidence.claims.join() + g.kind + g.what}>
            <p>{g.summary}</p>
            <div className="row">
              <Badge>{groundWords[g.kind]}</Badge>
              <Standing value={g.standing} />
              <Modality value={g.status === 'stated' ? 'asserted' : g.status} />
              <Parties parties={g.parties} sides={sides} none={partiesWords([])} />
              <span className="quiet">{happenedWords(g.when)}</span>
              <Evidence of={g.evidence} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
