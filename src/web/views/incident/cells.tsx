/** What one claim says, field by field; each value leads to its words, and says where the others differ. */
import type { ReactNode } from 'react';
import type { IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import { Modality, Precision } from '../../shared/badge.js';
import { boundsWords, daysOf, harmWords, reckoned, type Span, timePrecision } from '../../shared/claim-words.js';
import { eventLabel } from '../../shared/kinds.js';
import { plural } from '../../shared/words.js';
import type { ColumnId, Compared } from './compare.js';
import { Words } from './refs.js';

interface CellProps {
  one: IncidentClaimAnswer;
  names: ReadonlyMap<string, string>;
}

/** A value of the record with the words that carry it; only the words when they are the same. */
function Value({ one, value, text, span, more }: ValueProps) {
  const same = value.toLowerCase() === text.toLowerCase();
  return (
    <li>
      {!same && <span className="cell-value">{value}</span>}
      {text.trim() && span[1] > span[0] ? (
        <Words of={one} at={span}>
          {text}
        </Words>
      ) : (
        same && value
      )}
      {more && <span className="cell-more">{more}</span>}
    </li>
  );
}

interface ValueProps {
  one: IncidentClaimAnswer;
  /** As the record calls it. */
  value: string;
  /** As the report says it. */
  text: string;
  span: Span;
  more?: ReactNode;
}

const List = ({ children }: { children: ReactNode[] }) =>
  children.length ? <ul className="bare cell-list">{children}</ul> : <span className="quiet">not said</span>;

function How({ one }: CellProps) {
  const { claim } = one;
  return (
    <List>
      {[
        <Value
          key="event"
          one={one}
          value={eventLabel(claim.subtype)}
          text={claim.trigger.text}
          span={claim.trigger.span}
          more={<Modality value={claim.modality} always />}
        />,
      ]}
    </List>
  );
}

function Actors({ one, names }: CellProps) {
  return (
    <List>
      {one.claim.actors.map((a) => (
        <Value key={a.span.join()} one={one} value={a.name ?? names.get(a.id) ?? a.text} text={a.text} span={a.span} />
      ))}
    </List>
  );
}

function Recipients({ one, names }: CellProps) {
  const { recipients, objects } = one.claim;
  return (
    <List>
      {[
        ...recipients.map((a) => (
          <Value
            key={a.span.join()}
            one={one}
            value={a.name ?? names.get(a.id) ?? a.text}
            text={a.text}
            span={a.span}
          />
        )),
        ...objects.map((o) => (
          <Value
            key={o.span.join()}
            one={one}
            value={o.text}
            text={o.text}
            span={o.span}
            more={o.kind === 'other' ? undefined : o.kind.replaceAll('-', ' ')}
          />
        )),
      ]}
    </List>
  );
}

function Places({ one }: CellProps) {
  const { place, places } = one.claim;
  const all = places.length ? places : place ? [place] : [];
  return (
    <List>
      {all.map((p) => (
        <Value
          key={p.span.join()}
          one={one}
          value={p.name}
          text={p.text}
          span={p.span}
          more={<Precision value={p.precision} />}
        />
      ))}
    </List>
  );
}

function When({ one }: CellProps) {
  const { when } = one.claim;
  if (!when) return <List>{[]}</List>;
  const days = daysOf(when);
  const more = reckoned(when)
    ? 'no date in the text: the days before publication'
    : when.precision === 'day'
      ? undefined
      : timePrecision(when.precision);
  return (
    <List>
      {[<Value key="when" one={one} value={days ?? 'days not known'} text={when.text} span={when.span} more={more} />]}
    </List>
  );
}

function Casualties({ one }: CellProps) {
  const text = (span: Span) => one.quote.marks.find((m) => m.span[0] === span[0] && m.span[1] === span[1])?.text ?? '';
  return (
    <List>
      {one.claim.casualties.map((c) => (
        <Value
          key={`${c.kind} ${c.span}`}
          one={one}
          value={`${boundsWords(c.min, c.max)} ${harmWords(c.kind)}`}
          text={text(c.span)}
          span={c.span}
          more={c.of ?? undefined}
        />
      ))}
    </List>
  );
}

export const cells: Record<ColumnId, { label: string; Cell: (props: CellProps) => ReactNode }> = {
  how: { label: 'What, and how it is said', Cell: How },
  actor: { label: 'Who did it', Cell: Actors },
  recipient: { label: 'To whom or what', Cell: Recipients },
  place: { label: 'Where', Cell: Places },
  when: { label: 'When', Cell: When },
  casualties: { label: 'Harmed', Cell: Casualties },
};

/** How values that are not the same can both be true. */
const fitting: Record<ColumnId, string | null> = {
  how: null,
  actor: 'broader or narrower than',
  recipient: null,
  place: 'broader or narrower than',
  when: 'overlaps with',
  casualties: 'other bounds than',
};

/** Where a value stands to the others, in words; nothing when all agree. */
export function Difference({ column, value }: { column: ColumnId; value: Compared | null }) {
  if (value?.differs) return <span className="cmp cmp-differs">≠ differs from {plural(value.differs, 'other')}</span>;
  if (!value?.fits || !fitting[column]) return null;
  return (
    <span className="cmp">
      ≈ {fitting[column]} {plural(value.fits, 'other')}
    </span>
  );
}
