/** Incidents over time, stacked by kind, with a brush that chooses a period: by mouse, finger or keyboard. */
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { colour, useDark } from '../../app/theme.js';
import { KINDS } from '../../shared/kinds-data.js';
import { dayWords } from '../../shared/words.js';
import { binOf, binStart } from './bins.js';
import { type DayNumber, type Histogram, isoDay } from './model.js';

export interface TimelineHandle {
  set: (histogram: Histogram) => void;
  picture: () => HTMLCanvasElement;
}

interface Props {
  ref: Ref<TimelineHandle>;
  extent: [DayNumber, DayNumber];
  from: DayNumber | null;
  to: DayNumber | null;
  /** While the brush is dragged; often. */
  onDrag: (from: DayNumber | null, to: DayNumber | null) => void;
  /** When it is let go. */
  onChoose: (from: DayNumber | null, to: DayNumber | null) => void;
  onWidth: (width: number) => void;
}

const LEFT = 34;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 20;

type Edge = 'from' | 'to';

export const Timeline = memo(function Timeline({ ref, extent, from, to, onDrag, onChoose, onWidth }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const histogram = useRef<Histogram | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [drag, setDrag] = useState<{ from: DayNumber; to: DayNumber } | null>(null);
  const start = useRef<{ day: DayNumber; edge: Edge | 'new' | 'all'; from: DayNumber; to: DayNumber } | null>(null);
  // Colours change with the theme: draw again.
  useDark();

  const [first, last] = extent;
  const low = drag?.from ?? from ?? first;
  const high = drag?.to ?? to ?? last;
  const chosen = drag !== null || from !== null || to !== null;
  const span = last - first + 1;
  const inner = Math.max(1, size.width - LEFT - RIGHT);
  const xOf = (day: DayNumber) => LEFT + (Math.max(0, Math.min(span, day - first)) / span) * inner;
  const dayAt = (x: number) => Math.max(first, Math.min(last, first + Math.floor(((x - LEFT) / inner) * span)));

  const paint = () => {
    if (canvas.current && histogram.current && size.width)
      drawHistogram(canvas.current, histogram.current, extent, size, low, high);
  };
  useEffect(paint);
  useImperativeHandle(ref, () => ({
    set: (next) => {
      histogram.current = next;
      paint();
    },
    picture: () => canvas.current!,
  }));
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize({ width: Math.round(width), height: Math.round(height) });
      onWidth(Math.round(width) - LEFT - RIGHT);
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [onWidth]);

  // Measured when a drag begins: asking again for each of its steps would make the browser lay out the page anew.
  const left = useRef(0);
  const local = (event: PointerEvent) => event.clientX - left.current;
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button) return;
    left.current = box.current!.getBoundingClientRect().left;
    const x = local(event);
    const near = (day: DayNumber) => Math.abs(xOf(day) - x) < 8;
    const day = dayAt(x);
    const edge = !chosen ? 'new' : near(low) ? 'from' : near(high + 1) ? 'to' : day > low && day < high ? 'all' : 'new';
    start.current = { day, edge, from: low, to: high };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const s = start.current;
    if (!s) return;
    const day = dayAt(local(event));
    let range: [DayNumber, DayNumber];
    if (s.edge === 'all') {
      const by = Math.max(first - s.from, Math.min(last - s.to, day - s.day));
      range = [s.from + by, s.to + by];
    } else {
      const fixed = s.edge === 'from' ? s.to : s.edge === 'to' ? s.from : s.day;
      range = [Math.min(fixed, day), Math.max(fixed, day)];
    }
    if (s.edge === 'new' && Math.abs(xOf(range[1]) - xOf(range[0])) < 3 && !drag) return;
    setDrag({ from: range[0], to: range[1] });
    onDrag(range[0], range[1]);
  };
  const up = () => {
    const s = start.current;
    start.current = null;
    if (drag) {
      setDrag(null);
      onChoose(drag.from, drag.to);
    } else if (s?.edge === 'new' && chosen) onChoose(null, null);
  };
  const key = (event: KeyboardEvent, edge: Edge) => {
    const unit = histogram.current?.unit ?? 'day';
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    let day: DayNumber;
    const now = edge === 'from' ? low : high + 1;
    if (by) day = binStart(unit, binOf(unit, now) + by);
    else if (event.key === 'Home') day = edge === 'from' ? first : low + 1;
    else if (event.key === 'End') day = edge === 'from' ? high : last + 1;
    else if (event.key === 'Escape') return onChoose(null, null);
    else return;
    event.preventDefault();
    if (edge === 'from') onChoose(Math.max(first, Math.min(high, day)), high);
    else onChoose(low, Math.max(low, Math.min(last, day - 1)));
  };
  const handle = (edge: Edge, day: DayNumber) => (
    <div
      role="slider"
      tabIndex={0}
      className={`brush-handle brush-${edge}`}
      style={{ left: xOf(edge === 'to' ? day + 1 : day) }}
      aria-label={edge === 'from' ? 'First day shown' : 'Last day shown'}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={day}
      aria-valuetext={dayWords(isoDay(day))}
      onKeyDown={(e) => key(e, edge)}
    />
  );
  return (
    <div className="timeline" ref={box} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up}>
      <canvas ref={canvas} role="img" aria-label="Incidents over time, by kind" />
      {chosen && size.width > 0 && (
        <div className="brush-range" style={{ left: xOf(low), width: Math.max(2, xOf(high + 1) - xOf(low)) }} />
      )}
      {size.width > 0 && handle('from', low)}
      {size.width > 0 && handle('to', high)}
    </div>
  );
});

function drawHistogram(
  canvas: HTMLCanvasElement,
  h: Histogram,
  [first, last]: [DayNumber, DayNumber],
  { width, height }: { width: number; height: number },
  low: DayNumber,
  high: DayNumber,
): void {
  const ratio = devicePixelRatio;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const c = canvas.getContext('2d')!;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.clearRect(0, 0, width, height);
  const K = KINDS.length;
  const ink = colour('--ink-2');
  const inner = width - LEFT - RIGHT;
  const base = height - BOTTOM;
  const span = last - first + 1;
  const xOf = (day: number) => LEFT + (Math.max(0, Math.min(span, day - first)) / span) * inner;
  let most = 1;
  for (let b = 0; b < h.bins; b++) {
    let sum = 0;
    for (let k = 0; k < K; k++) sum += h.values[b * K + k]!;
    most = Math.max(most, sum);
  }
  const scale = (base - TOP) / most;
  drawGrid(c, width, base, scale, most);
  const bars = barsOf(h, width, height, first, span, scale, base);
  c.globalAlpha = 0.3;
  c.drawImage(bars, 0, 0, width, height);
  c.globalAlpha = 1;
  c.save();
  c.beginPath();
  c.rect(xOf(low), 0, xOf(high + 1) - xOf(low), height);
  c.clip();
  c.clearRect(0, 0, width, base);
  drawGrid(c, width, base, scale, most);
  c.drawImage(bars, 0, 0, width, height);
  c.restore();
  c.strokeStyle = colour('--rule-strong');
  c.beginPath();
  c.moveTo(LEFT, base + 0.5);
  c.lineTo(width - RIGHT, base + 0.5);
  c.stroke();
  drawTicks(c, first, last, xOf, base, ink, inner);
}

function drawGrid(c: CanvasRenderingContext2D, width: number, base: number, scale: number, most: number): void {
  c.font = '11px system-ui, sans-serif';
  c.textBaseline = 'middle';
  c.textAlign = 'right';
  c.fillStyle = colour('--ink-2');
  for (const value of [most, most / 2]) {
    const shown = Math.round(value);
    if (!shown || (value !== most && most < 4)) continue;
    const y = Math.round(base - shown * scale) + 0.5;
    c.strokeStyle = colour('--rule');
    c.beginPath();
    c.moveTo(LEFT, y);
    c.lineTo(width - RIGHT, y);
    c.stroke();
    c.fillText(shown >= 10_000 ? `${Math.round(shown / 1000)}k` : String(shown), LEFT - 5, y);
  }
}

let kept: { key: unknown[]; canvas: HTMLCanvasElement } | null = null;

/** The bars on a canvas of their own, so that a brush only copies them. */
function barsOf(
  h: Histogram,
  width: number,
  height: number,
  first: DayNumber,
  span: number,
  scale: number,
  base: number,
): HTMLCanvasElement {
  const colours = KINDS.map((k) => colour(k.token));
  const key = [h, width, height, devicePixelRatio, colours.join()];
  if (kept?.key.every((value, n) => value === key[n])) return kept.canvas;
  const canvas = document.createElement('canvas');
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  const c = canvas.getContext('2d')!;
  c.scale(devicePixelRatio, devicePixelRatio);
  const K = KINDS.length;
  const inner = width - LEFT - RIGHT;
  const xOf = (day: number) => LEFT + (Math.max(0, Math.min(span, day - first)) / span) * inner;
  for (let b = 0; b < h.bins; b++) {
    const day = binStart(h.unit, h.first + b);
    const next = binStart(h.unit, h.first + b + 1);
    const x0 = xOf(day);
    const x1 = xOf(next);
    const gap = x1 - x0 > 4 ? 1 : 0;
    let y = base;
    for (let k = 0; k < K; k++) {
      const tall = h.values[b * K + k]! * scale;
      if (!tall) continue;
      c.fillStyle = colours[k]!;
      c.fillRect(x0, y - tall, Math.max(1, x1 - x0 - gap), tall);
      y -= tall;
    }
  }
  kept = { key, canvas };
  return canvas;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Years, months or days under the axis, as many as have room. */
function drawTicks(
  c: CanvasRenderingContext2D,
  first: DayNumber,
  last: DayNumber,
  xOf: (day: number) => number,
  base: number,
  ink: string,
  inner: number,
): void {
  const days = last - first + 1;
  const room = Math.max(2, Math.floor(inner / 70));
  c.fillStyle = ink;
  c.strokeStyle = ink;
  c.textAlign = 'left';
  const tick = (day: DayNumber, text: string) => {
    const x = Math.round(xOf(day)) + 0.5;
    c.beginPath();
    c.moveTo(x, base);
    c.lineTo(x, base + 5);
    c.stroke();
    if (x + c.measureText(text).width + 3 < LEFT + inner + RIGHT) c.fillText(text, x + 3, base + 11);
  };
  const date = (day: DayNumber) => new Date(day * 86_400_000);
  if (days / 365 > room / 3) {
    const every = Math.max(1, Math.ceil(days / 365 / room));
    for (let year = date(first).getUTCFullYear() + 1; year <= date(last).getUTCFullYear(); year++)
      if (year % every === 0) tick(binStart('year', year), String(year));
  } else if (days > 62) {
    const every = [1, 2, 3, 4, 6].find((n) => days / 30 / n <= room) ?? 12;
    for (let m = binOf('month', first) + 1; m <= binOf('month', last); m++) {
      if (m % every) continue;
      tick(binStart('month', m), m % 12 ? MONTHS[m % 12]! : String(m / 12));
    }
  } else {
    const every = Math.max(1, Math.ceil(days / room));
    for (let day = first; day <= last; day += every)
      tick(day, `${date(day).getUTCDate()} ${MONTHS[date(day).getUTCMonth()]}`);
  }
}
