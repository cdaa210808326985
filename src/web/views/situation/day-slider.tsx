/** A day, chosen on a slider over the days of the record; small bars above it say on which days anything happened. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { dayWords } from '../../shared/words.js';

const DAY = 86_400_000;
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
export const isoDay = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);

/** After this many milliseconds without a change the next one is a choice of its own, with a step for the back button. */
const PAUSE = 900;
/** Changes are told at this pace, so that a drag does not ask for every day that it passes. */
const EVERY = 120;
const BARS = 160;

interface Props {
  label: string;
  value: string | null;
  first: string;
  last: string;
  /** Days on which something happened, with how much. */
  busy: readonly { day: number; count: number }[];
  bars?: boolean;
  onChange: (day: string, how: { replace: boolean }) => void;
}

export function DaySlider({ label, value, first, last, busy, bars = false, onChange }: Props) {
  const [min, max] = [dayNumber(first), dayNumber(last)];
  const given = value === null ? max : dayNumber(value);
  const [live, setLive] = useState<number | null>(null);
  const changedAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = live ?? Math.max(min, Math.min(max, given));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address says ends what the hand began
  useEffect(() => setLive(null), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const choose = (n: number) => {
    const day = Math.max(min, Math.min(max, n));
    setLive(day);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const replace = performance.now() - changedAt.current < PAUSE;
      changedAt.current = performance.now();
      onChange(isoDay(day), { replace });
    }, EVERY);
  };
  const before = busy.findLast((b) => b.day < shown && b.day >= min);
  const after = busy.find((b) => b.day > shown && b.day <= max);
  return (
    <div className="day-slider">
      <button
        type="button"
        disabled={!before}
        aria-label={`${label}: earlier day with incidents`}
        title="Earlier day with incidents"
        onClick={() => before && choose(before.day)}
      >
        ‹
      </button>
      <div className="day-track">
        {bars && <Bars min={min} max={max} busy={busy} upTo={shown} />}
        <input
          type="range"
          aria-label={label}
          aria-valuetext={dayWords(isoDay(shown))}
          min={min}
          max={max}
          value={shown}
          onChange={(e) => choose(Number(e.target.value))}
        />
      </div>
      <button
        type="button"
        disabled={!after}
        aria-label={`${label}: later day with incidents`}
        title="Later day with incidents"
        onClick={() => after && choose(after.day)}
      >
        ›
      </button>
    </div>
  );
}

function Bars({ min, max, busy, upTo }: { min: number; max: number; busy: Props['busy']; upTo: number }) {
  const bins = useMemo(() => {
    const n = Math.min(BARS, max - min + 1);
    const counts = new Array<number>(n).fill(0);
    for (const b of busy) {
      if (b.day < min || b.day > max) continue;
      counts[Math.min(n - 1, Math.floor(((b.day - min) / (max - min + 1)) * n))]! += b.count;
    }
    const most = Math.max(1, ...counts);
    return counts.map((c) => (c ? 3 + 13 * Math.sqrt(c / most) : 0));
  }, [min, max, busy]);
  const share = (upTo - min + 0.5) / (max - min + 1);
  return (
    <svg className="day-bars" viewBox={`0 0 ${bins.length} 16`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map(
        (h, i) =>
          h > 0 && (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is known by its place
              key={i}
              x={i}
              y={16 - h}
              width={0.8}
              height={h}
              className={(i + 0.5) / bins.length <= share ? 'day-bar' : 'day-bar day-bar-later'}
            />
          ),
      )}
    </svg>
  );
}
