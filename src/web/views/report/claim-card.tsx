/** One claim: every field with its words, how it is said and why, by what it was read and how surely. */
import type { ReactNode } from 'react';
import type { IncidentRow } from '../../../server/schema/incidents.js';
import type { ClaimAnswer, ReadingAnswer } from '../../../server/schema/reading.js';
import { Link } from '../../app/link.js';
import { Badge, Modality, Precision, Standing } from '../../shared/badge.js';
import {
  basisOf,
  boundsWords,
  confidenceWords,
  daysOf,
  harmWords,
  incidentPath,
  reckoned,
  type Span,
  sharesWords,
  timePrecision,
} from '../../shared/claim-words.js';
import { eventLabel, kindOf, Shape } from '../../shared/kinds.js';
import type { SetState } from './state.js';

interface Props {
  claim: ClaimAnswer;
  number: number;
  text: string;
  reading: ReadingAnswer;
  current: boolean;
  /** Incidents that it is part of; `row` once it is known. */
  incidents: readonly { id: string; role: string; row: IncidentRow | undefined }[];
  set: SetState;
}

export function ClaimCard({ claim, number, text, reading, current, incidents, set }: Props) {
  const names = new Map(reading.mentions.actors.map((a) => [a.id, a.name]));
  const words = (span: Span) => <Words span={span} text={text} claim={claim.id} set={set} />;
  const party = (a: ClaimAnswer['actors'][number]) => (
    <li key={a.span.join()}>
      {a.name ?? names.get(a.id) ?? a.text} {words(a.span)}{' '}
      <small>{[a.code, a.sector].filter(Boolean).join(' ')}</small>
    </li>
  );
  const places = claim.places.length ? claim.places : claim.place ? [claim.place] : [];
  const { when } = claim;
  return (
    <article className="claim-card" aria-current={current || undefined} aria-label={`Claim ${number}`}>
      <h3 className="row">
        <button
          type="button"
          className="claim-number"
          aria-pressed={current}
          onClick={() => set({ claim: current ? '' : claim.id, at: null })}
        >
          <span className="hidden">Mark claim </span>
          {number}
        </button>
        <Shape kind={kindOf(claim.subtype)} />
        {eventLabel(claim.subtype)}
        <Modality value={claim.modality} always />
        {claim.background && <Badge tone="dashed">background</Badge>}
      </h3>
      <dl>
        <Field label="Said with">
          {words(claim.trigger.span)}
          <small>
            coded {claim.event}
            {claim.mode && ` · ${claim.mode}`}
          </small>
        </Field>
        <Field label="Who did it">{list(claim.actors.map(party))}</Field>
        <Field label="To whom">{list(claim.recipients.map(party))}</Field>
        <Field label="What">
          {list(
            claim.objects.map((o) => (
              <li key={o.span.join()}>
                {words(o.span)} <small>{o.kind === 'other' ? '' : o.kind.replaceAll('-', ' ')}</small>
              </li>
            )),
          )}
        </Field>
        <Field label="Where">
          {list(
            places.map((p) => (
              <li key={p.span.join()}>
                {p.name} {words(p.span)} <Precision value={p.precision} />
              </li>
            )),
          )}
        </Field>
        <Field label="When">
          {when && (
            <>
              {daysOf(when) ?? 'days not known'} {when.text && words(when.span)}
              <small>
                {reckoned(when) ? 'no date in the text: the days before publication' : timePrecision(when.precision)}
              </small>
            </>
          )}
        </Field>
        <Field label="Harmed">
          {list(
            claim.casualties.map((c) => (
              <li key={`${c.kind} ${c.span}`}>
                <b>{boundsWords(c.min, c.max)}</b> {harmWords(c.kind)} {words(c.span)} <small>{c.of}</small>
              </li>
            )),
          )}
        </Field>
        <Field label="Operation">{claim.operation}</Field>
        <Field label="Who says so">
          {claim.attribution.length === 0
            ? 'the outlet, on its own account'
            : list(
                claim.attribution.map(({ source, cue }) => (
                  <li key={(source ?? cue)!.span.join()}>
                    {source ? words(source.span) : 'somebody unnamed'} {cue && words(cue.span)}{' '}
                    {source?.party && (
                      <Badge tone="warn" title="It or its side takes part in the fighting that the report tells of">
                        party
                      </Badge>
                    )}
                  </li>
                )),
              )}
        </Field>
        <Field label="Takes sides">
          {claim.framing && (
            <>
              {words(claim.framing.span)} <small>coded neutrally, kept as said</small>
            </>
          )}
        </Field>
      </dl>
      <Why claim={claim} reading={reading} words={words} />
      <Incidents incidents={incidents} />
    </article>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const list = (items: ReactNode[]) => (items.length ? <ul className="bare">{items}</ul> : null);

/** Words of the text; pointing there marks them. */
export function Words({ span, text, claim, set }: { span: Span; text: string; claim?: string; set: SetState }) {
  if (span[1] <= span[0]) return null;
  return (
    <button
      type="button"
      className="report-words"
      title="Show it in the text"
      onClick={() => set({ at: span, ...(claim ? { claim, sentence: 0 } : {}) })}
    >
      <q dir="auto">{text.slice(...span)}</q>
    </button>
  );
}

const modalities: Record<ClaimAnswer['modality'], string> = {
  asserted: 'told as having happened',
  denied: 'negated, or somebody denies it',
  planned: 'an aim, a purpose or the future: a plan is no happening',
  threatened: 'it stands under words of threat',
  ordered: 'it stands under words of order or request',
  possible: 'may, might, tried, feared or believed',
};

/** Rule or model, confidence, and what decided how it is said. */
function Why({ claim, reading, words }: { claim: ClaimAnswer; reading: ReadingAnswer; words: (s: Span) => ReactNode }) {
  const basis = basisOf(claim);
  const [start, end] = claim.trigger.span;
  // Words above the event that say more than that somebody says it.
  const reasons = reading.attributions.filter(
    (a) => a.kind !== 'say' && a.cue && a.content.spans.some(([s, e]) => s <= start && e >= end),
  );
  return (
    <div className="why">
      <p>
        Read by a <b>{basis.by}</b>
        {basis.name && ` (${basis.name})`}
        {basis.by === 'rule' && <> of the codebook for {words(claim.trigger.span)}</>}.
      </p>
      <p>
        How it is said: {modalities[claim.modality]}
        {reasons.length > 0 && (
          <>
            ; above it stands{' '}
            {reasons.map((a, i) => (
              <span key={a.cue!.span.join()}>
                {i > 0 && ', '}
                {words(a.cue!.span)}
              </span>
            ))}
          </>
        )}
        .
      </p>
      <p className="row">
        <span>Confidence</span>
        <meter min={0} max={1} value={claim.confidence} aria-label="Confidence" />
        <b>{claim.confidence.toFixed(2)}</b> {confidenceWords(claim.confidence)}
      </p>
      <p className="quiet">
        Of such readings {sharesWords(claim.confidence)} are right. It does not say whether the report is.
      </p>
    </div>
  );
}

const roles: Record<string, string> = {
  support: 'Part of the incident',
  denial: 'Denies the incident',
  recollection: 'Recalls the incident',
};

function Incidents({ incidents }: { incidents: Props['incidents'] }) {
  if (!incidents.length) return <p className="quiet">It is part of no incident.</p>;
  return (
    <ul className="bare claim-incidents">
      {incidents.map(({ id, role, row }) => (
        <li key={id}>
          <span className="quiet">{roles[role] ?? role}:</span> <Link to={incidentPath(id)}>{row?.summary ?? id}</Link>{' '}
          {row && <Standing value={row.standing} />}
        </li>
      ))}
    </ul>
  );
}
