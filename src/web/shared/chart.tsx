/**
 * A chart by Observable Plot, which is loaded when the first chart is shown. Plot puts a style element into each chart,
 * which the content security policy refuses; it is taken out before the chart is shown, and styles/parts.css has the rules.
 */
import type * as PlotModule from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';

export type Plot = typeof PlotModule;

interface Props {
  /** What the chart shows, in a sentence: its text alternative. */
  label: string;
  /** Makes the chart for a width. Must be stable (useCallback). */
  draw: (plot: Plot, size: { width: number }) => Element;
}

export function Chart({ label, draw }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    void import('@observablehq/plot').then(setPlot);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!plot || !width) return;
    const made = draw(plot, { width });
    for (const style of made.querySelectorAll('style')) style.remove();
    // Plot names its groups ("dot", "rule"), which says nothing to those who hear it; the label says it all.
    for (const group of made.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    ref.current!.replaceChildren(made);
  }, [plot, width, draw]);
  return <div className="chart" ref={ref} role="img" aria-label={label} />;
}
