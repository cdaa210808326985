/** A list of any length, of which only what can be seen is drawn. Rows have one height. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

interface Props {
  /** What the list is, for those who hear it. */
  label: string;
  count: number;
  rowHeight: number;
  row: (index: number) => ReactNode;
  /** Told which rows can be seen (last exclusive), so that their content can be fetched. */
  onRange?: (first: number, last: number) => void;
  /** Begins at the top again when this changes. */
  resetKey?: string;
}

/** Rows drawn beyond each end of what can be seen. */
export const SPARE = 6;

export function VirtualList({ label, count, rowHeight, row, onRange, resetKey }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const measure = useCallback(() => {
    const box = ref.current;
    if (box) setView({ top: box.scrollTop, height: box.clientHeight });
  }, []);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, [measure]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins at its top
  useEffect(() => {
    if (view.top > 0) ref.current?.scrollTo(0, 0);
  }, [resetKey]);
  const first = Math.max(0, Math.min(count - 1, Math.floor(view.top / rowHeight) - SPARE));
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + SPARE);
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  const rows: ReactNode[] = [];
  for (let i = Math.max(0, first); i < last; i++) {
    rows.push(
      <li
        // By place, not by content: when the list changes its rows are filled anew, not made anew.
        key={i}
        aria-setsize={count}
        aria-posinset={i + 1}
        className="vlist-row"
        style={{ height: rowHeight, transform: `translateY(${i * rowHeight}px)` }}
      >
        {row(i)}
      </li>,
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="vlist" ref={ref} onScroll={measure} tabIndex={0} aria-label={label}>
      <ol className="bare" style={{ height: count * rowHeight }}>
        {rows}
      </ol>
    </section>
  );
}
