/** Who the claims come from, which of them count as one, and why. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { Badge, Standing } from '../../shared/badge.js';
import { plural } from '../../shared/words.js';
import { ClaimRefs } from './refs.js';
import type { ByKey, SetState } from './state.js';

type Voice = IncidentAnswer['sources']['voices'][number];

const standingWords: Record<string, string> = {
  confirmed:
    'both sides say so, or the side that loses by it does, or a source of neither side stands beside another source',
  reported: 'one source of neither side says so, not yet more',
  claimed: 'only one side, or only speakers without a name, say so',
};

function kindWords({ kind, side }: Voice): string {
  if (side === 'actor') return 'speaks for the side that acts; counts once, whoever quotes it';
  if (side === 'recipient') return 'speaks for the side it is done to; counts once, whoever quotes it';
  if (kind === 'outlet') return 'says it on its own account';
  if (kind === 'party') return 'a party to the fighting; counts once, whoever quotes it';
  return 'is quoted; counts once, whoever quotes it';
}

export function Sources({ incident, byKey, set }: { incident: IncidentAnswer; byKey: ByKey; set: SetState }) {
  const { sources, standing } = incident;
  const reports = new Map(incident.claims.map((c) => [c.report.hash, c.report]));
  const copies = [...reports.values()].filter((r) => r.copyOf);
  return (
    <section aria-labelledby="sources-head">
      <h2 id="sources-head">
        {plural(sources.independent, 'independent source')}{' '}
        <span className="quiet">
          in {plural(incident.claims.length, 'claim')} of {plural(reports.size, 'report')}
        </span>
      </h2>
      <p>{sources.explanation}</p>
      <ol className="voices">
        {sources.voices.map((voice) => (
          <li key={voice.key}>
            <b>{voice.name}</b> <ClaimRefs keys={voice.claims} byKey={byKey} set={set} />
            <br />
            <span className="quiet">
              {kindWords(voice)}
              {(voice.kind !== 'outlet' || voice.outlets.length > 1) && ` · in ${voice.outlets.join(', ')}`}
            </span>
          </li>
        ))}
      </ol>
      {copies.map((copy) => (
        <p key={copy.hash} className="quiet">
          {copy.outlet ?? 'One report'} repeats the text of {reports.get(copy.copyOf!)?.outlet ?? 'another report'}: the
          two count as one.
        </p>
      ))}
      <p className="inc-standing">
        <Standing value={standing} /> {standingWords[standing]}. This says how well it is supported, not that it is
        true.
      </p>
      <details>
        <summary>How sources are counted</summary>
        <ul className="rules">
          <li>Reports with nearly the same text count once.</li>
          <li>The speaker counts, not the outlet that quotes it. All speakers of one side are one source.</li>
          <li>What an outlet says on its own account, or has from witnesses, counts as that outlet.</li>
          <li>Speakers without a name cannot be told apart and count once.</li>
          <li>A denial is no source for what it denies.</li>
        </ul>
      </details>
    </section>
  );
}

/** Where the claims exclude each other, side by side. */
export function Contradictions({ incident, byKey, set }: { incident: IncidentAnswer; byKey: ByKey; set: SetState }) {
  if (!incident.contradictions.length) return null;
  return (
    <section aria-labelledby="differ-head">
      <h2 id="differ-head">Where they contradict each other</h2>
      {incident.contradictions.map(({ kind, sentence, sides }) => (
        <div key={`${kind} ${sentence}`} className="contradiction">
          <p>
            <Badge tone="bad">≠ {about[kind]}</Badge> {sentence}
          </p>
          <ul className="bare">
            {sides.map((side) => (
              <li key={side.says}>
                <span>{side.says}</span> <ClaimRefs keys={side.claims} byKey={byKey} set={set} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const about: Record<IncidentAnswer['contradictions'][number]['kind'], string> = {
  place: 'where',
  count: 'how many',
  time: 'when',
  actor: 'who did it',
  denial: 'denied',
};

/** Words that take sides, each with whoever used it. The record itself codes them neutrally. */
export function Loaded({ incident, byKey, set }: { incident: IncidentAnswer; byKey: ByKey; set: SetState }) {
  if (!incident.loaded.length) return null;
  return (
    <section aria-labelledby="loaded-head">
      <h2 id="loaded-head">Words that take sides</h2>
      <ul className="bare">
        {incident.loaded.map((word) => (
          <li key={`${word.text} ${word.by}`}>
            <q dir="auto">{word.text}</q>, as said by {word.by} <ClaimRefs keys={word.claims} byKey={byKey} set={set} />
          </li>
        ))}
      </ul>
      <p className="quiet">The record codes the act in neutral words and keeps these as they were said.</p>
    </section>
  );
}
