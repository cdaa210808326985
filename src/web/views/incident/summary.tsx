/** The incident in one line. Each part of it can be pointed at, and says which claims carry it and in which words. */
import { Fragment, useState } from 'react';
import type { IncidentAnswer, MarkField } from '../../../server/schema/incidents.js';
import { plural } from '../../shared/words.js';
import { marksOf, voiceOf, Words } from './refs.js';
import type { ByKey, IncidentState, SetState } from './state.js';

type Part = IncidentAnswer['summaryParts'][number];

/** What carries a part of the line: fields of the claims. */
const fieldsOf: Record<Part['field'], readonly MarkField[]> = {
  event: ['event', 'framing'],
  actor: ['actor'],
  recipient: ['recipient', 'object'],
  object: ['object', 'recipient'],
  place: ['place'],
  when: ['when'],
  casualties: ['casualties'],
  status: ['event'],
  source: ['speaker', 'cue'],
};

const called: Record<Part['field'], string> = {
  event: 'what happened',
  actor: 'who did it',
  recipient: 'whom it was done to',
  object: 'what it was done to',
  place: 'where',
  when: 'when',
  casualties: 'how many were harmed',
  status: 'how it is said',
  source: 'who says so',
};

interface Props {
  incident: IncidentAnswer;
  byKey: ByKey;
  state: IncidentState;
  set: SetState;
  /** The claims that carry what is pointed at; null when nothing is. */
  onPoint: (claims: readonly string[] | null) => void;
}

export function Summary({ incident, byKey, state, set, onPoint }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const chosen = Number(state.part) - 1;
  const parts = incident.summaryParts;
  const point = (i: number | null) => {
    setPointed(i);
    onPoint(i === null ? null : parts[i]!.claims);
  };
  const choose = (i: number) => set({ part: i === chosen ? '' : String(i + 1) });
  const shown = parts[pointed ?? chosen];
  return (
    <div className="inc-summary">
      <h1>
        {parts.map((part, i) => {
          const [, before = '', words = '', after = ''] = /^([\s,;:]*)(.*?)([.:,\s]*)$/s.exec(part.text) ?? [];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line have no other name
            <Fragment key={i}>
              {before}
              {/* biome-ignore lint/a11y/useSemanticElements: a button element would not break over lines like text */}
              <span
                role="button"
                tabIndex={0}
                className={`part part-${part.field}`}
                aria-pressed={i === chosen}
                onMouseEnter={() => point(i)}
                onMouseLeave={() => point(null)}
                onFocus={() => point(i)}
                onBlur={() => point(null)}
                onClick={() => choose(i)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  choose(i);
                }}
              >
                {words}
              </span>
              {after}
            </Fragment>
          );
        })}
      </h1>
      <div className="inc-carried" aria-live="polite">
        {shown ? <Carried part={shown} byKey={byKey} all={incident.claims.length} /> : <Hint />}
      </div>
    </div>
  );
}

const Hint = () => (
  <p className="quiet">
    Point at a part of this line, or go through it with Tab, to see who says it and in which words.
  </p>
);

function Carried({ part, byKey, all }: { part: Part; byKey: ByKey; all: number }) {
  const claims = part.claims.flatMap((key) => byKey.get(key) ?? []);
  return (
    <>
      <p className="quiet">
        <b>{called[part.field]}</b>: {claims.length === all && all > 1 ? 'all ' : ''}
        {plural(claims.length, 'claim')}
        {claims.length < all && ` of ${all}`}
      </p>
      <ul className="bare">
        {claims.map(({ claim, number }) => {
          const words = marksOf(claim, fieldsOf[part.field]);
          return (
            <li key={claim.key}>
              <b className="num">{number}</b> {voiceOf(claim)}:{' '}
              {words.length === 0 && <span className="quiet">{unsaid(part)}</span>}
              {words.map(({ span, text }, i) => (
                <Fragment key={span.join()}>
                  {i > 0 && ' · '}
                  <Words of={claim} at={span}>
                    {text}
                  </Words>
                </Fragment>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Why a claim has no words of its own for a part. */
function unsaid(part: Part): string {
  if (part.field === 'when') return 'no date of its own; reckoned from the date of publication';
  if (part.field === 'source') return 'the outlet says it on its own account';
  return 'in no words of its own';
}
