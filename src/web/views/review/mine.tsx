/** The reviewer's last reviews, each of which can be taken back at once. */
import { useState } from 'react';
import type { ReviewAnswer, ReviewList } from '../../../server/schema/reviews.js';
import { useQuery } from '../../data/query.js';
import { useKeys } from '../../shared/keys.js';
import { HistoryRow } from './history.js';
import { useReviewer } from './reviewer.js';

const SHOWN = 5;

interface Props {
  /** Changes when a review was made. */
  turn: number;
  incidentPath: (id: string) => string;
  onDone: (answer: ReviewAnswer) => void;
}

export function Mine({ turn, incidentPath, onDone }: Props) {
  const name = useReviewer();
  // The turn is part of the address only to ask anew.
  const { data } = useQuery<ReviewList>(name ? `/api/reviews?by=${encodeURIComponent(name)}&limit=20#${turn}` : null);
  const [open, setOpen] = useState<string | null>(null);
  const last = data?.items.find((r) => r.holds && r.type !== 'undo');
  useKeys(last ? { u: () => setOpen(last.id) } : {});
  if (!name || !data?.items.length) return null;
  return (
    <section className="mine" aria-label="Your last reviews">
      <h3>Your last reviews</h3>
      <ol className="bare rv-list">
        {data.items.slice(0, SHOWN).map((r) => (
          <HistoryRow
            key={`${r.id}${r.id === open}`}
            review={r}
            of={data.items.find((o) => o.id === r.undoes)}
            to={r.incident ? incidentPath(r.incident) : null}
            open={r.id === open}
            onDone={(answer) => {
              setOpen(null);
              onDone(answer);
            }}
          />
        ))}
      </ol>
    </section>
  );
}
