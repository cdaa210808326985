/** What a mark says when it is pointed at or chosen by key. */
import { dayWords, plural } from '../../shared/words.js';
import type { Mark } from './marks.js';
import { controlWords, hazardLabel, placeNote } from './words.js';

const MOST = 5;
const WIDTH = 280;

export function HoverCard({
  at: { marks, x, y },
  width,
  height,
}: {
  at: { marks: readonly Mark[]; x: number; y: number };
  width: number;
  height: number;
}) {
  const left = Math.max(4, Math.min(x + 18, width - WIDTH - 4));
  const place = y > height / 2 ? { bottom: height - y + 20 } : { top: y + 18 };
  return (
    <div className="map-card" style={{ left, ...place }} role="status">
      {marks.length > 1 && <p className="quiet">{plural(marks.length, 'place')} close together</p>}
      {marks.slice(0, MOST).map((m) =>
        m.kind === 'place' ? (
          <p key={m.key}>
            <strong>{m.control.place.name}</strong>{' '}
            {placeNote(m.control.place) && <span className="quiet">({placeNote(m.control.place)}) </span>}
            {controlWords(m.control)} <span className="quiet">since {dayWords(m.control.since)}</span>
          </p>
        ) : (
          <p key={m.key}>
            <strong>{m.hazards[0]!.place!.name}</strong>{' '}
            {m.hazards.map((h) => `${hazardLabel(h.type)}: ${h.state}`).join('; ')}
          </p>
        ),
      )}
      {marks.length > MOST && <p className="quiet">and {marks.length - MOST} more</p>}
    </div>
  );
}
