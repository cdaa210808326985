/** Explosive hazards by type and place, with what was reported of them. Silence about a place is never an all-clear. */
import type { Situation } from '../../../situation/types.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { Empty } from '../../shared/states.js';
import { Evidence } from './evidence.js';
import { happenedWords, hazardLabel, partiesWords, placeNote, rangeWords, reportedWords } from './words.js';

/** Stands wherever hazards are shown, also when there are none. */
export function HazardWarning() {
  return (
    <p className="note" role="note">
      <strong>Absence of a report is not safety.</strong> Only what reports name is listed. Ground without a mark may be
      mined; “cleared” is what a report said, not a permit to enter.
    </p>
  );
}

const stateTone = { present: 'bad', seized: 'warn', destroyed: 'plain', cleared: 'plain' } as const;
const stateWords = {
  present: 'present, nothing else reported since',
  seized: 'reported seized',
  destroyed: 'reported destroyed',
  cleared: 'reported cleared',
} as const;

export function HazardsTab({ picture, selected }: { picture: Situation; selected: string }) {
  return (
    <>
      <HazardWarning />
      {picture.hazards.length ? (
        <ul className="bare facts">
          {picture.hazards.map((h) => (
            <li
              key={h.key}
              className={`hazard ${`hazard ${h.place?.key}` === selected ? 'fact-selected' : ''}`}
              data-place={`hazard ${h.place?.key}`}
            >
              <div className="row">
                <strong>
                  {hazardLabel(h.type)}
                  {h.place ? `, ${h.place.name}` : ', place not given'}
                </strong>
                <Badge tone={stateTone[h.state]}>{stateWords[h.state]}</Badge>
                {h.place && placeNote(h.place) && <span className="quiet">{placeNote(h.place)}</span>}
              </div>
              {h.harm.length > 0 && (
                <p>
                  {h.harm.map((x) => `${rangeWords(x)} ${x.kind}`).join(', ')}{' '}
                  <span className="quiet">in the incidents told of it</span>
                </p>
              )}
              <ol className="bare steps">
                {h.steps.map((s) => (
                  <li key={s.evidence.claims.join() + s.what}>
                    <div className="row">
                      <Badge>{s.what}</Badge>
                      {s.by.length > 0 && <span>by {partiesWords(s.by)}</span>}
                      <span className="quiet">
                        {happenedWords(s.when)} · {reportedWords(s.reported)}
                      </span>
                      <Standing value={s.standing} />
                      <Modality value={s.status} />
                    </div>
                    <p>{s.summary}</p>
                    <Evidence of={s.evidence} />
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      ) : (
        <Empty title="No explosive hazard is reported">
          That says nothing about the ground: by this day no report that counts names one here.
        </Empty>
      )}
    </>
  );
}
