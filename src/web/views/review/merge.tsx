/** Putting incidents together: the nearest are offered, others are found by words, and what they rest on is shown. */
import { useEffect, useState } from 'react';
import type { IncidentAnswer, IncidentPage } from '../../../server/schema/incidents.js';
import { ask, useQuery } from '../../data/query.js';
import { whenWords } from '../../shared/incident-words.js';
import { Quote } from '../../shared/quote.js';
import { ErrorNote, Loading } from '../../shared/states.js';
import { plural } from '../../shared/words.js';
import type { FormProps } from './actions.js';
import { apartWords, candidateQuery, nearestFirst } from './candidates.js';
import { SignForm } from './sign.js';

const MOST_OFFERED = 8;

export default function Merge({ incident, making, onSign, onCancel }: FormProps) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, IncidentAnswer | null>>(new Map());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), 300);
    return () => clearTimeout(timer);
  }, [words]);
  const { data, error, retry } = useQuery<IncidentPage>(candidateQuery(incident, asked));
  const toggle = (id: string) => {
    const next = new Map(chosen);
    if (next.delete(id)) return setChosen(next);
    setChosen(next.set(id, null));
    // Its claims are shown before they are put together with others, and its reviews count as seen then.
    ask<IncidentAnswer>(`/api/incidents/${encodeURIComponent(id)}`).then(
      (other) => setChosen((now) => (now.has(id) ? new Map(now).set(id, other) : now)),
      () =>
        setChosen((now) => {
          const left = new Map(now);
          left.delete(id);
          return left;
        }),
    );
  };
  const others = [...chosen.values()];
  const ready = others.filter((o): o is IncidentAnswer => o !== null);
  const offered = data ? nearestFirst(incident, data.items).slice(0, MOST_OFFERED) : null;
  const missing =
    chosen.size === 0
      ? 'Choose the incident that tells the same.'
      : ready.length < others.length
        ? 'Loading what was chosen …'
        : null;
  return (
    <SignForm
      type="merge"
      verb={chosen.size ? `Merge ${chosen.size + 1} incidents` : undefined}
      missing={missing}
      focus={false}
      busy={making.busy}
      onCancel={onCancel}
      onSign={(signature) =>
        onSign(
          [{ type: 'merge', incidents: [incident.id, ...chosen.keys()] }],
          signature,
          ready.flatMap((o) => o.history.map((h) => h.id)),
        )
      }
    >
      <fieldset className="candidates">
        <legend>{asked ? 'Incidents with these words' : 'Incidents near in time and place'}</legend>
        <input
          type="search"
          aria-label="Find another incident by words"
          placeholder="or find it by words: a name, a place"
          value={words}
          maxLength={200}
          onChange={(e) => setWords(e.target.value)}
        />
        {error ? <ErrorNote error={error} onRetry={retry} /> : !offered && <Loading what="what is near" />}
        {offered?.length === 0 && <p className="quiet">None. Find it by words, if you know of one.</p>}
        <ul className="bare">
          {offered?.map((row) => (
            <li key={row.id}>
              <label className="candidate">
                <input type="checkbox" checked={chosen.has(row.id)} onChange={() => toggle(row.id)} />
                <span>
                  {row.summary}{' '}
                  <span className="quiet">
                    {whenWords(row)} · {apartWords(incident, row)} · {plural(row.claims, 'claim')}
                  </span>
                </span>
              </label>
              {chosen.get(row.id)?.claims.map((c) => (
                <Quote
                  key={c.key}
                  text={c.quote.text}
                  offset={c.quote.span[0]}
                  marks={c.quote.marks.filter((m) => m.inside && m.field === 'event')}
                  lang={c.report.language}
                />
              ))}
            </li>
          ))}
        </ul>
      </fieldset>
    </SignForm>
  );
}
