/**
 * A chart by Observable Plot, which is loaded when the first chart is shown. Plot puts a style element into each chart,
 * which the content security policy refuses; here it gets a harmless element instead, and styles/parts.css has the rules.
 */
import type * as PlotModule from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';

export type Plot = typeof PlotModule;

const quietDocument = new Proxy(document, {
  get(target, key) {
    if (key === 'documentElement') return root;
    const value = Reflect.get(target, key);
    return typeof value === 'function' ? value.bind(target) : value;
  },
});
/** d3 asks an element for its document; this one names ours. */
const root = { ownerDocument: quietDocument, namespaceURI: document.documentElement.namespaceURI } as HTMLElement;

interface Props {
  /** What the chart shows, in a sentence: its text alternative. */
  label: string;
  /** Makes the chart for a width. Its options must take `document`. Must be stable (useCallback). */
  draw: (plot: Plot, size: { width: number; document: Document }) => Element;
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
    ref.current!.replaceChildren(draw(plot, { width, document: quietDocument }));
  }, [plot, width, draw]);
  return <div className="chart" ref={ref} role="img" aria-label={label} />;
}
