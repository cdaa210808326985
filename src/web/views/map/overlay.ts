/**
 * The incidents on the map. What a marker says: shape and colour its kind, size the least number killed, opacity how far
 * it is corroborated, a dashed outline that it is only planned, threatened, ordered or possible, a stroke across that it
 * is denied. A ring is how far off the place may be; where that is wider than a town there is an area and no pin.
 */
import { KINDS } from '../../shared/kinds-data.js';
import { IS_AREA } from './cluster.js';
import type { Obstacle } from './labels.js';
import type { Markers } from './model.js';
import { type Screen, toX, toY } from './screen.js';

export interface MarkerColours {
  kinds: string[];
  surface: string;
  ink: string;
  rule: string;
  focus: string;
}

const K = KINDS.length;
const TURN = 2 * Math.PI;
/** By place in STANDINGS: claimed, reported, confirmed. */
export const OPACITY = [0.42, 0.72, 1];

/** Radius of a single incident, by the least number killed. */
export const radiusOf = (killed: number): number => Math.min(16, 5 + 1.6 * Math.sqrt(killed));
const clusterRadius = (count: number): number => 11 + 4 * Math.log10(count);

export const markerRadius = (m: Markers, i: number): number =>
  m.count[i] === 1 ? radiusOf(m.killed[i]!) : clusterRadius(m.count[i]!);

/** Kind that most members have. */
export function mainKind(m: Markers, i: number): number {
  let best = 0;
  for (let k = 1; k < K; k++) if (m.byKind[i * K + k]! > m.byKind[i * K + best]!) best = k;
  return best;
}

export interface Marked {
  /** Marker under the pointer or chosen by key; -1 for none. */
  hovered: number;
  /** Where the selected incident is, in Mercator. */
  selected: { x: number; y: number } | null;
}

export function drawAreas(
  c: CanvasRenderingContext2D,
  s: Screen,
  m: Markers,
  colours: MarkerColours,
  on: Marked,
): void {
  for (let i = 0; i < m.size; i++) {
    if (m.precision[i] !== IS_AREA) continue;
    const colour = colours.kinds[mainKind(m, i)]!;
    c.beginPath();
    c.arc(toX(s, m.x[i]!), toY(s, m.y[i]!), m.radius[i]! * s.size, 0, TURN);
    c.fillStyle = colour;
    c.globalAlpha = i === on.hovered ? 0.12 : 0.045;
    c.fill();
    c.strokeStyle = colour;
    c.lineWidth = 1;
    c.globalAlpha = i === on.hovered ? 0.9 : 0.45;
    c.setLineDash([4, 4]);
    c.stroke();
  }
  c.setLineDash([]);
  c.globalAlpha = 1;
}

export function drawMarkers(
  c: CanvasRenderingContext2D,
  s: Screen,
  m: Markers,
  colours: MarkerColours,
  on: Marked,
): void {
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  for (let i = 0; i < m.size; i++) {
    const x = toX(s, m.x[i]!);
    const y = toY(s, m.y[i]!);
    const reach = m.precision[i] === IS_AREA ? m.radius[i]! * s.size : 40;
    if (x < -reach || x > s.width + reach || y < -reach || y > s.height + reach) continue;
    if (m.precision[i] === IS_AREA) drawTag(c, x, tagY(s, m, i), m, i, colours);
    else if (m.count[i] === 1) drawOne(c, s, x, y, m, i, colours);
    else drawCluster(c, x, y, m, i, colours);
    if (i === on.hovered) {
      c.strokeStyle = colours.focus;
      c.lineWidth = 2;
      c.beginPath();
      c.arc(x, markY(s, m, i), outerRadius(m, i) + 4, 0, TURN);
      c.stroke();
    }
  }
  if (on.selected) drawSight(c, toX(s, on.selected.x), toY(s, on.selected.y), colours);
  c.globalAlpha = 1;
}

/** Four corners around the selected incident, also when its marker is part of a cluster. */
function drawSight(c: CanvasRenderingContext2D, x: number, y: number, colours: MarkerColours): void {
  const [far, near] = [21, 13];
  c.beginPath();
  for (const [sx, sy] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    c.moveTo(x + sx * far, y + sy * near);
    c.lineTo(x + sx * far, y + sy * far);
    c.lineTo(x + sx * near, y + sy * far);
  }
  c.setLineDash([]);
  c.strokeStyle = colours.surface;
  c.lineWidth = 5;
  c.stroke();
  c.strokeStyle = colours.focus;
  c.lineWidth = 2.5;
  c.stroke();
}

/**
 * Where an area's label stands: on its upper rim, so that it is no pin in the middle and hides nothing there; a little
 * lower when the rim is above the view.
 */
function tagY(s: Screen, m: Markers, i: number): number {
  const y = toY(s, m.y[i]!);
  const reach = m.radius[i]! * s.size;
  return Math.max(y - reach, Math.min(14, y + reach));
}

/** Where a marker can be hit and marked, in pixels from the top. */
export const markY = (s: Screen, m: Markers, i: number): number =>
  m.precision[i] === IS_AREA ? tagY(s, m, i) : toY(s, m.y[i]!);

const outerRadius = (m: Markers, i: number): number => (m.precision[i] === IS_AREA ? 13 : markerRadius(m, i));

function outline(c: CanvasRenderingContext2D, kind: number, x: number, y: number, r: number): void {
  const { path } = KINDS[kind]!;
  c.beginPath();
  if (path === 'circle') c.arc(x, y, r, 0, TURN);
  else {
    for (const [px, py] of path) c.lineTo(x + px * r, y + py * r);
    c.closePath();
  }
}

function drawOne(
  c: CanvasRenderingContext2D,
  s: Screen,
  x: number,
  y: number,
  m: Markers,
  i: number,
  colours: MarkerColours,
): void {
  const kind = mainKind(m, i);
  const colour = colours.kinds[kind]!;
  const r = radiusOf(m.killed[i]!);
  const status = m.status[i]!;
  // The ring: how far off the place may be, at the map's own scale once that is wider than the marker.
  const reach = m.radius[i]! * s.size;
  if (m.precision[i]! >= 1 && reach > r + 3) {
    c.globalAlpha = 0.55;
    c.strokeStyle = colour;
    c.lineWidth = 1;
    if (m.precision[i]! >= 2) c.setLineDash([3, 3]);
    c.beginPath();
    c.arc(x, y, reach, 0, TURN);
    c.stroke();
    c.setLineDash([]);
  } else if (m.precision[i]! >= 1) {
    c.globalAlpha = 0.6;
    c.strokeStyle = colour;
    c.lineWidth = 1;
    if (m.precision[i]! >= 2) c.setLineDash([2, 2]);
    c.beginPath();
    c.arc(x, y, r + 3.5, 0, TURN);
    c.stroke();
    c.setLineDash([]);
  }
  outline(c, kind, x, y, r);
  c.globalAlpha = 1;
  c.fillStyle = colours.surface;
  c.fill();
  if (status < 3) {
    c.globalAlpha = OPACITY[m.standing[i]!]!;
    c.fillStyle = colour;
    c.fill();
    c.globalAlpha = 1;
  }
  c.strokeStyle = status < 3 ? (m.standing[i] === 2 ? colours.surface : colour) : colour;
  c.lineWidth = 1.2;
  if (status >= 3) c.setLineDash([3, 2]);
  c.stroke();
  c.setLineDash([]);
  if (status === 1 || status === 2) {
    c.strokeStyle = colours.ink;
    c.lineWidth = 1.6;
    c.beginPath();
    c.moveTo(x - r - 2, y + r + 2);
    c.lineTo(x + r + 2, y - r - 2);
    c.stroke();
  }
}

/** A ring divided by kind around the number of incidents. */
function drawCluster(
  c: CanvasRenderingContext2D,
  x: number,
  y: number,
  m: Markers,
  i: number,
  colours: MarkerColours,
): void {
  const r = clusterRadius(m.count[i]!);
  const count = m.count[i]!;
  c.beginPath();
  c.arc(x, y, r + 1.5, 0, TURN);
  c.fillStyle = colours.surface;
  c.fill();
  c.lineWidth = 4;
  let from = -Math.PI / 2;
  for (let k = 0; k < K; k++) {
    const n = m.byKind[i * K + k]!;
    if (!n) continue;
    const to = from + (n / count) * TURN;
    c.beginPath();
    c.arc(x, y, r - 1.5, from, to);
    c.strokeStyle = colours.kinds[k]!;
    c.stroke();
    from = to;
  }
  number(c, x, y, count, colours);
}

/** The middle of an area: a label, not a pin. */
function drawTag(
  c: CanvasRenderingContext2D,
  x: number,
  y: number,
  m: Markers,
  i: number,
  colours: MarkerColours,
): void {
  const count = m.count[i]!;
  const kind = mainKind(m, i);
  const width = count === 1 ? 22 : 26 + 6 * String(count).length;
  c.globalAlpha = 1;
  c.fillStyle = colours.surface;
  c.strokeStyle = colours.kinds[kind]!;
  c.lineWidth = 1;
  c.setLineDash([3, 2]);
  c.beginPath();
  c.roundRect(x - width / 2, y - 9, width, 18, 4);
  c.fill();
  c.stroke();
  c.setLineDash([]);
  outline(c, kind, count === 1 ? x : x - width / 2 + 11, y, 4.5);
  if (count === 1 && m.status[i]! >= 3) c.stroke();
  else {
    c.fillStyle = colours.kinds[kind]!;
    c.globalAlpha = count === 1 ? OPACITY[m.standing[i]!]! : 1;
    c.fill();
    c.globalAlpha = 1;
  }
  if (count > 1) number(c, x + 7, y, count, colours);
}

function number(c: CanvasRenderingContext2D, x: number, y: number, count: number, colours: MarkerColours): void {
  c.fillStyle = colours.ink;
  c.font = '600 11px system-ui, sans-serif';
  const text = count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`;
  c.fillText(text, x, y + 0.5);
}

/** The marker at a point of the view; else the smallest area there; -1 for none. */
export function hit(s: Screen, m: Markers, px: number, py: number): number {
  let area = -1;
  for (let i = m.size - 1; i >= 0; i--) {
    const dx = toX(s, m.x[i]!) - px;
    if (Math.hypot(dx, markY(s, m, i) - py) <= Math.max(outerRadius(m, i) + 3, 11)) return i;
    const d = Math.hypot(dx, toY(s, m.y[i]!) - py);
    const reach = m.radius[i]! * s.size;
    if (m.precision[i] === IS_AREA && d <= reach && (area < 0 || m.radius[i]! < m.radius[area]!)) area = i;
  }
  return area;
}

/** What names on the map keep clear of. */
export function obstaclesOf(s: Screen, m: Markers): Obstacle[] {
  const out: Obstacle[] = [];
  for (let i = 0; i < m.size; i++) {
    const x = toX(s, m.x[i]!);
    const y = markY(s, m, i);
    if (x < -30 || x > s.width + 30 || y < -30 || y > s.height + 30) continue;
    out.push({ x, y, r: outerRadius(m, i) + 2 });
  }
  return out;
}
