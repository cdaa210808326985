/** Who says what: a row a claim, its words below it, and every value compared with the others'. */
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import { Link } from '../../app/link.js';
import { navigate } from '../../app/location.js';
import { Badge } from '../../shared/badge.js';
import { confidenceWords, reportPath } from '../../shared/claim-words.js';
import { Quote } from '../../shared/quote.js';
import { dayWords } from '../../shared/words.js';
import { ReviewActions } from './actions-slot.js';
import { cells, Difference } from './cells.js';
import { COLUMNS, type ColumnId, type Compared, type Comparison } from './compare.js';
import { toClaim } from './refs.js';
import { namesOf, type SetState, shortKey } from './state.js';

interface Props {
  incident: IncidentAnswer;
  comparison: Comparison;
  /** Short name of the claim that is looked at. */
  current: string;
  /** Claims that carry what is pointed at; null when nothing is. */
  lit: ReadonlySet<string> | null;
  set: SetState;
  onChanged: () => void;
}

export function ClaimsTable({ incident, comparison, current, lit, set, onChanged }: Props) {
  const names = namesOf(incident);
  const differ = COLUMNS.filter((column) => [...comparison.values()].some((row) => row[column]?.differs));
  return (
    <section className="inc-claims" aria-labelledby="claims-head">
      <header className="inc-head">
        <h2 id="claims-head">Who says what</h2>
        <p className="quiet">
          {differ.length ? (
            <>
              They differ about: <b>{differ.map((column) => cells[column].label.toLowerCase()).join('; ')}</b>.{' '}
            </>
          ) : incident.claims.length > 1 ? (
            'Nothing here excludes anything else. '
          ) : null}
          <kbd>J</kbd> <kbd>K</kbd> next and previous claim, <kbd>Enter</kbd> opens its report.
        </p>
      </header>
      <div className="inc-scroll">
        <table className="claims">
          <caption className="hidden">Who says what: each claim with its words</caption>
          <thead>
            <tr>
              <th scope="col">Who says so</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {cells[column].label}
                  {differ.includes(column) && <span className="cmp cmp-differs">≠ they differ</span>}
                </th>
              ))}
            </tr>
          </thead>
          {incident.claims.map((one, i) => (
            <ClaimRow
              key={one.key}
              one={one}
              number={i + 1}
              names={names}
              compared={comparison.get(one.key)!}
              current={shortKey(one.key) === current}
              dimmed={lit !== null && !lit.has(one.key)}
              side={sideOf(incident, one.key)}
              incident={incident}
              set={set}
              onChanged={onChanged}
            />
          ))}
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  one: IncidentClaimAnswer;
  number: number;
  names: ReadonlyMap<string, string>;
  compared: Record<ColumnId, Compared | null>;
  current: boolean;
  dimmed: boolean;
  side: string | null;
  incident: IncidentAnswer;
  set: SetState;
  onChanged: () => void;
}

function ClaimRow({ one, number, names, compared, current, dimmed, side, incident, set, onChanged }: RowProps) {
  const { report, quote, claim } = one;
  const more = quote.marks.filter((m) => !m.inside);
  return (
    <tbody
      id={`claim-${number}`}
      tabIndex={-1}
      aria-current={current || undefined}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && e.target === e.currentTarget) navigate(reportPath(report.hash, quote.span, claim.id));
      }}
      className={dimmed ? 'claim claim-dimmed' : 'claim'}
    >
      <tr>
        <th scope="row">
          <button
            type="button"
            className="ref"
            aria-pressed={current}
            onClick={() => set({ claim: current ? '' : shortKey(one.key) })}
          >
            <span className="hidden">Claim </span>
            {number}
          </button>
          <Speakers one={one} side={side} />
        </th>
        {COLUMNS.map((column) => {
          const { Cell, label } = cells[column];
          return (
            <td key={column} data-label={label} className={compared[column]?.differs ? 'differs' : undefined}>
              <Cell one={one} names={names} />
              <Difference column={column} value={compared[column]} />
            </td>
          );
        })}
      </tr>
      <tr className="claim-quote">
        <td colSpan={COLUMNS.length + 1}>
          <Quote
            text={quote.text}
            offset={quote.span[0]}
            marks={quote.marks.filter((m) => m.inside)}
            lang={report.language}
          />
          {more.length > 0 && (
            <p className="quiet">
              From another sentence:{' '}
              {more.map((m, i) => (
                <span key={`${m.field} ${m.span}`}>
                  {i > 0 && ', '}
                  {m.field}{' '}
                  <Link className="words" to={reportPath(report.hash, m.span, claim.id)}>
                    <q dir="auto">{m.text}</q>
                  </Link>
                </span>
              ))}
            </p>
          )}
          <div className="claim-after">
            <p className="claim-foot quiet">
              <Link to={reportPath(report.hash, quote.span, claim.id)}>Read it in the report</Link>
              <span>why it is here: {one.why}</span>
              <span>
                read with {confidenceWords(claim.confidence)} confidence ({claim.confidence.toFixed(2)})
              </span>
              {one.review && one.review.status !== 'unreviewed' && (
                <Badge tone={one.review.status === 'rejected' ? 'bad' : 'good'}>
                  {one.review.status} by a person
                  {one.review.corrected.length > 0 && `: ${one.review.corrected.join(', ')}`}
                </Badge>
              )}
            </p>
            <ReviewActions incident={incident} claim={one} onChanged={onChanged} />
          </div>
        </td>
      </tr>
    </tbody>
  );
}

const roles: Record<string, string> = { denial: 'denies it', recollection: 'recalls it later' };

/** The chain from the outlet to whoever said it first; parties of the conflict marked as such. */
function Speakers({ one, side }: { one: IncidentClaimAnswer; side: string | null }) {
  const { report, claim, role } = one;
  const chain = claim.attribution.filter((link) => link.source);
  return (
    <div className="speakers">
      <Link to={reportPath(report.hash, one.quote.span, claim.id)} title={report.title ?? undefined}>
        {report.outlet ?? 'outlet unknown'}
      </Link>
      <span className="quiet">{report.published ? dayWords(report.published) : 'date unknown'}</span>
      {chain.length === 0 ? (
        <span className="quiet">on its own account</span>
      ) : (
        <ol className="bare">
          {chain.map(({ source, cue }) => (
            <li key={source!.span.join()}>
              <span aria-hidden="true">↳ </span>
              {cue && <span className="quiet">{cue.text} </span>}
              <Link className="words" to={reportPath(report.hash, source!.span, claim.id)}>
                {source!.text}
              </Link>{' '}
              {source!.party && (
                <Badge tone="warn" title="It or its side takes part in the fighting that the report tells of">
                  party
                </Badge>
              )}
            </li>
          ))}
        </ol>
      )}
      <span className="row speaker-marks">
        {side && <Badge>{side}</Badge>}
        {roles[role] && <Badge tone={role === 'denial' ? 'bad' : 'dashed'}>{roles[role]}</Badge>}
        {report.copyOf && <Badge tone="dashed">repeats another text</Badge>}
      </span>
    </div>
  );
}

/** On whose side of the incident the voice of a claim stands; null when on neither. */
function sideOf({ sources }: IncidentAnswer, key: string): string | null {
  const voice = sources.voices.find((v) => v.claims.includes(key));
  if (!voice || voice.side === 'none') return null;
  return voice.side === 'actor' ? 'the side that acts' : 'the side it is done to';
}

/** Goes some claims on, or to the first or last one when none is looked at. */
export function stepClaim(incident: IncidentAnswer, current: string, by: 1 | -1, set: SetState): void {
  const last = incident.claims.length - 1;
  if (last < 0) return;
  const at = incident.claims.findIndex((c) => shortKey(c.key) === current);
  const to = at < 0 ? (by > 0 ? 0 : last) : Math.max(0, Math.min(last, at + by));
  set({ claim: shortKey(incident.claims[to]!.key), part: '' }, { replace: true });
  toClaim(to + 1);
}
