/** The queue: what most needs a look, by doubt and weight, with the doubt in words. */
import type { QueueList } from '../../../server/schema/reviews.js';
import { Link } from '../../app/link.js';
import { whenWords } from '../../shared/incident-words.js';
import { kindOf, Shape } from '../../shared/kinds.js';
import { Empty } from '../../shared/states.js';
import { Tip } from '../../shared/tip.js';

export const PER_PAGE = 20;

export type QueueItem = QueueList['items'][number];

interface Props {
  queue: QueueList;
  /** Number of the first row. */
  first: number;
  current: string | null;
  /** Address of an incident within this page of the queue. */
  to: (id: string) => string;
  onPage: (first: number) => void;
}

export function Queue({ queue, first, current, to, onPage }: Props) {
  if (!queue.items.length)
    return first > 0 ? (
      <Empty title="No further incidents">
        <button type="button" onClick={() => onPage(0)}>
          Back to the first
        </button>
      </Empty>
    ) : (
      <Empty title="Nothing waits for a review">
        Every incident is without doubt or has been reviewed. When reports come in, what is doubtful in them appears
        here.
      </Empty>
    );
  return (
    <>
      <p className="queue-note quiet">
        By{' '}
        <Tip word="doubt">
          What speaks against using it without a look: 0 is none, 1 the most. It orders this list and decides nothing.
        </Tip>{' '}
        times{' '}
        <Tip word="weight">
          What hangs on it: whether it happened or is only planned, how many came to harm, how many reports tell it.
        </Tip>
      </p>
      <ol className="bare queue" start={first + 1}>
        {queue.items.map((item) => (
          <li key={item.incident.id}>
            <Row item={item} current={item.incident.id === current} to={to(item.incident.id)} />
          </li>
        ))}
      </ol>
      <div className="row queue-pages">
        <button type="button" disabled={first === 0} onClick={() => onPage(Math.max(0, first - PER_PAGE))}>
          Before
        </button>
        <span className="quiet">
          {first + 1} to {first + queue.items.length}
        </span>
        <button type="button" className="push" disabled={!queue.more} onClick={() => onPage(first + PER_PAGE)}>
          Further
        </button>
      </div>
    </>
  );
}

function Row({ item, current, to }: { item: QueueItem; current: boolean; to: string }) {
  const { incident, reasons, doubt, weight, reviewed } = item;
  return (
    <Link className="queue-row" to={to} aria-current={current ? 'true' : undefined}>
      <span className="queue-head">
        <Shape kind={kindOf(incident.subtype)} />
        <strong>{incident.label}</strong>
        <span className="quiet push">{whenWords(incident)}</span>
      </span>
      <span className="queue-summary">{incident.summary}</span>
      <span className="queue-why">{reasons.length ? reasons.join(' · ') : 'read with less than full confidence'}</span>
      <span className="queue-points">
        <Bar value={doubt} /> doubt {doubt.toFixed(2)} × weight {weight.toFixed(2)}
        {reviewed > 0 && ` · ${reviewed} of ${incident.claims} claims reviewed`}
      </span>
    </Link>
  );
}

/** Doubt as a length, beside its number. */
function Bar({ value }: { value: number }) {
  return (
    <svg width="40" height="6" viewBox="0 0 40 6" aria-hidden="true" className="queue-bar">
      <rect width="40" height="6" rx="1" />
      <rect width={40 * value} height="6" rx="1" className="queue-fill" />
    </svg>
  );
}
