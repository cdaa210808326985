/** What was read from the sentence that is chosen; all claims of the report while none is. */
import type { ReactNode } from 'react';
import type { IncidentPage } from '../../../server/schema/incidents.js';
import type { ReadingAnswer } from '../../../server/schema/reading.js';
import type { ReportAnswer } from '../../../server/schema/reports.js';
import { Modality, Precision } from '../../shared/badge.js';
import { boundsWords, daysOf, type Span, timePrecision } from '../../shared/claim-words.js';
import { eventLabel, kindOf, Shape } from '../../shared/kinds.js';
import { plural } from '../../shared/words.js';
import { ClaimCard, Words } from './claim-card.js';
import { sentenceAt } from './layers.js';
import type { ReportState, SetState } from './state.js';

interface Props {
  answer: ReportAnswer;
  reading: ReadingAnswer;
  /** Place of the chosen sentence; -1 for none. */
  chosen: number;
  state: ReportState;
  set: SetState;
  incidents: IncidentPage | undefined;
}

export function Panel(props: Props) {
  return props.chosen < 0 ? <Overview {...props} /> : <OfSentence {...props} />;
}

function Overview({ answer, reading, set }: Props) {
  const { text } = answer.report;
  return (
    <>
      <h2>{reading.claims.length ? plural(reading.claims.length, 'claim') : 'No claim was read'}</h2>
      <p className="quiet">Choose a sentence to see what was read from it, and why.</p>
      <ol className="bare claim-index">
        {reading.claims.map((claim, i) => (
          <li key={claim.id}>
            <button type="button" onClick={() => set({ claim: claim.id, at: null, sentence: 0 })}>
              <span className="claim-number" aria-hidden="true">
                {i + 1}
              </span>
              <Shape kind={kindOf(claim.subtype)} />
              <span>
                {eventLabel(claim.subtype)} <Modality value={claim.modality} />{' '}
                <q dir="auto" className="quiet">
                  {text.slice(...claim.span)}
                </q>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function OfSentence({ answer, reading, chosen, state, set, incidents }: Props) {
  const { text } = answer.report;
  const { sentences, mentions } = reading;
  const here = (span: Span) => sentenceAt(sentences, span[0]) === chosen;
  const claims = reading.claims.flatMap((claim, i) => (here(claim.trigger.span) ? [{ claim, number: i + 1 }] : []));
  const rows = new Map(incidents?.items.map((row) => [row.id, row]));
  const words = (span: Span) => <Words span={span} text={text} set={set} />;
  const attributions = reading.attributions.filter((a) => here((a.cue ?? a.source ?? a.content).span));
  const relations = reading.relations.filter((r) => here(r.span));
  const groups = [
    {
      title: 'Actors',
      items: mentions.actors
        .filter((m) => m.sentence === chosen)
        .map((a) => (
          <li key={a.span.join()}>
            {words(a.span)} {a.name}{' '}
            <small>
              {a.kind} · {[a.code, a.sector].filter(Boolean).join(' ') || 'no code'} · {a.confidence.toFixed(2)}
            </small>
          </li>
        )),
    },
    {
      title: 'Places',
      items: mentions.toponyms
        .filter((m) => m.sentence === chosen)
        .map((p) => (
          <li key={p.span.join()}>
            {words(p.span)} {[p.name, p.admin1 !== p.name && p.admin1, p.country].filter(Boolean).join(', ')}{' '}
            <Precision value={p.precision} /> <small>{p.confidence.toFixed(2)}</small>
          </li>
        )),
    },
    {
      title: 'Dates',
      items: mentions.dates
        .filter((m) => m.sentence === chosen)
        .map((d) => (
          <li key={d.span.join()}>
            {words(d.span)} {(d.start && d.end && daysOf({ start: d.start, end: d.end })) ?? 'days not known'}{' '}
            <small>
              {d.kind}, {timePrecision(d.precision)}
              {d.vague && ', vague'}
            </small>
          </li>
        )),
    },
    {
      title: 'Numbers',
      items: mentions.quantities
        .filter((m) => m.sentence === chosen)
        .map((q) => (
          <li key={q.span.join()}>
            {words(q.span)} {boundsWords(q.min, q.max)}{' '}
            <small>
              {q.kind}
              {q.vague && ', vague'}
            </small>
          </li>
        )),
    },
    {
      title: 'Who says what',
      items: attributions.map((a) => (
        <li key={`${a.content.span}`}>
          {a.source ? words(a.source.span) : 'somebody unnamed'} {a.cue && words(a.cue.span)} <small>{a.kind}</small>{' '}
          {words(a.content.span)}
        </li>
      )),
    },
    {
      title: 'Ties',
      items: relations.map((r) => (
        <li key={`${r.type} ${r.from.span} ${r.to.span}`}>
          {words(r.from.span)} {r.type.replaceAll('-', ' ')} {words(r.to.span)} <Modality value={r.modality} />
        </li>
      )),
    },
  ];
  const nothing = claims.length === 0 && groups.every((g) => g.items.length === 0);
  return (
    <>
      <header className="panel-head">
        <h2>What was read from this sentence</h2>
        <button type="button" onClick={() => set({ claim: '', at: null, sentence: 0 })}>
          Close
        </button>
      </header>
      <p className="quiet">
        Sentence {chosen + 1} of {sentences.length}:{' '}
        {nothing ? 'nothing was read from it.' : plural(claims.length, 'claim')}
      </p>
      {claims.map(({ claim, number }) => (
        <ClaimCard
          key={claim.id}
          claim={claim}
          number={number}
          text={text}
          reading={reading}
          current={claim.id === state.claim}
          incidents={answer.incidents
            .filter((x) => x.claim === claim.id)
            .map((x) => ({ id: x.incident, role: x.role, row: rows.get(x.incident) }))}
          set={set}
        />
      ))}
      {groups.map(({ title, items }) => items.length > 0 && <Group key={title} title={title} items={items} />)}
    </>
  );
}

const Group = ({ title, items }: { title: string; items: ReactNode[] }) => (
  <section className="mentions">
    <h3>{title}</h3>
    <ul className="bare">{items}</ul>
  </section>
);
