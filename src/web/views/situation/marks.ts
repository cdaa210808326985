/**
 * Who is said to hold what, as marks on the map. Filled: confirmed; half-toned: one source of neither side; open ring:
 * only one side says so; a split box: contested, each half in its claimant's form; ticks around: besieged; a bar: given
 * up or lost. A place wider than a town is an area with a tag on its rim, never a pin. Letters say what colours say.
 */
import type { Control, Hazard } from '../../../situation/types.js';
import { mercatorKm, mercatorX, mercatorY } from '../map/columns.js';
import type { Obstacle } from '../map/labels.js';
import { type Screen, toX, toY } from '../map/screen.js';
import { type SideKey, type Sides, sidesOf } from './sides.js';
import { hazardLetter, isArea } from './words.js';

const TURN = 2 * Math.PI;
/** Marks nearer than this, in pixels, are drawn as one with their number. */
const NEAR = 26;

export interface Spot {
  /** Mercator. */
  x: number;
  y: number;
  /** How far off the place may be, in Mercator; 0 for a point. */
  radius: number;
}

export interface PlaceMark extends Spot {
  kind: 'place';
  key: string;
  control: Control;
  holders: SideKey[];
  rivals: SideKey[];
  besiegers: SideKey[];
}

export interface HazardMark extends Spot {
  kind: 'hazard';
  key: string;
  hazards: Hazard[];
}

export type Mark = PlaceMark | HazardMark;

/** One mark, or several that stand too close to be told apart. */
export interface Group {
  marks: Mark[];
  /** Pixels. */
  x: number;
  y: number;
  r: number;
  /** A tag on an area's rim. */
  tag: boolean;
}

export interface MarkColours {
  surface: string;
  ink: string;
  rule: string;
  focus: string;
  warn: string;
  warnSoft: string;
  of: (token: string) => string;
}

const spotOf = (place: { lat: number; lon: number; uncertaintyKm: number }, area: boolean): Spot => ({
  x: mercatorX(place.lon),
  y: mercatorY(place.lat),
  radius: area ? mercatorKm(place.uncertaintyKm, place.lat) : 0,
});

/** What can be drawn of a picture; places without a position are only in the lists. */
export function marksOf(control: readonly Control[], hazards: readonly Hazard[], sides: Sides): Mark[] {
  const marks: Mark[] = [];
  for (const c of control) {
    const { lat, lon, uncertaintyKm } = c.place;
    if (lat === null || lon === null) continue;
    const by = (list: Control['holders']) => sidesOf(sides, list);
    const own = { holders: by(c.holders), rivals: by(c.rivals), besiegers: by(c.besiegers) };
    const spot = spotOf({ lat, lon, uncertaintyKm }, isArea(c.place));
    marks.push({ kind: 'place', key: c.place.key, control: c, ...own, ...spot });
  }
  const there = new Map<string, HazardMark>();
  for (const h of hazards) {
    const { place } = h;
    if (!place || place.lat === null || place.lon === null) continue;
    const had = there.get(place.key);
    if (had) had.hazards.push(h);
    else {
      const { lat, lon, uncertaintyKm } = place;
      const spot = spotOf({ lat, lon, uncertaintyKm }, isArea(place));
      there.set(place.key, { kind: 'hazard', key: `hazard ${place.key}`, hazards: [h], ...spot });
    }
  }
  return [...marks, ...there.values()];
}

const lettersWidth = (letters: string): number => 9 + 6.6 * letters.length;
const textOf = (list: readonly SideKey[]): string =>
  list.length ? list[0]!.letters + (list.length > 1 ? '+' : '') : '?';

/** Half the width of a mark's box. */
function halfWidth(m: Mark): number {
  if (m.kind === 'hazard') return 10;
  if (m.control.state === 'contested')
    return (lettersWidth(textOf(m.holders)) + lettersWidth(m.rivals.length ? textOf(m.rivals) : '?')) / 2;
  return m.control.state === 'lost' ? 9 : Math.max(11, lettersWidth(textOf(m.holders)) / 2);
}

/** Marks as they stand on screen, those too close together as one. */
export function groupsOf(marks: readonly Mark[], s: Screen): Group[] {
  const groups: Group[] = [];
  for (const m of marks) {
    const x = toX(s, m.x);
    const reach = m.radius * s.size;
    const tag = reach > 16;
    let y = toY(s, m.y) - (tag ? reach : 0);
    // The tag of an area whose rim is above the view stays in it as long as the area does.
    if (tag) y = Math.max(y, Math.min(16, toY(s, m.y) + reach));
    if (m.kind === 'hazard') {
      // Beside the mark of who is said to hold the same place.
      const over = groups.find((g) => g.marks[0]!.kind === 'place' && Math.hypot(g.x - x, g.y - y) < 12);
      if (over) y = over.y + 22;
    }
    const near = groups.find(
      (g) => g.marks[0]!.kind === m.kind && Math.abs(g.y - y) < NEAR * 0.8 && Math.abs(g.x - x) < NEAR,
    );
    if (near) near.marks.push(m);
    else groups.push({ marks: [m], x, y, r: 12, tag });
  }
  for (const g of groups) g.r = g.marks.length > 1 ? 13 : halfWidth(g.marks[0]!);
  return groups;
}

export const obstaclesOf = (groups: readonly Group[]): Obstacle[] => groups.map(({ x, y, r }) => ({ x, y, r: r + 4 }));

/** The group at a point of the view; -1 for none. */
export function hit(groups: readonly Group[], px: number, py: number): number {
  for (let i = groups.length - 1; i >= 0; i--) {
    const g = groups[i]!;
    if (Math.abs(g.x - px) <= g.r + 3 && Math.abs(g.y - py) <= 13) return i;
  }
  return -1;
}

/** Areas lie below the names: soft, with a dashed rim, and nothing between them is filled in. */
export function drawAreas(c: CanvasRenderingContext2D, s: Screen, marks: readonly Mark[], k: MarkColours): void {
  for (const m of marks) {
    const reach = m.radius * s.size;
    if (reach <= 16) continue;
    const tone = m.kind === 'hazard' ? k.warn : m.holders[0] ? k.of(m.holders[0].token) : k.rule;
    c.beginPath();
    c.arc(toX(s, m.x), toY(s, m.y), reach, 0, TURN);
    c.fillStyle = tone;
    c.globalAlpha = 0.07;
    c.fill();
    c.globalAlpha = 0.55;
    c.strokeStyle = tone;
    c.lineWidth = 1;
    c.setLineDash([4, 4]);
    c.stroke();
    c.setLineDash([]);
    c.globalAlpha = 1;
  }
}

export function drawMarks(
  c: CanvasRenderingContext2D,
  groups: readonly Group[],
  k: MarkColours,
  on: { hovered: number; selected: string },
): void {
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  for (const [i, g] of groups.entries()) {
    const hazards = g.marks.flatMap((m) => (m.kind === 'hazard' ? m.hazards : []));
    if (hazards.length) drawHazard(c, g.x, g.y, hazards, k);
    else if (g.marks.length > 1) drawGroup(c, g, k);
    else drawPlace(c, g.x, g.y, g.marks[0] as PlaceMark, k);
    const chosen = g.marks.some((m) => m.key === on.selected);
    if (i !== on.hovered && !chosen) continue;
    box(c, g.x, g.y, 2 * (g.r + 5), 30, 8);
    c.strokeStyle = k.focus;
    c.lineWidth = chosen ? 3 : 2;
    c.stroke();
  }
}

function box(c: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number): void {
  c.beginPath();
  c.roundRect(x - width / 2, y - height / 2, width, height, radius);
}

const HALF: Record<string, number> = { confirmed: 1, reported: 0.28, claimed: 0 };

/** Fills the path that is set, as far as the standing goes, and writes the letters in it. */
function fillBy(c: CanvasRenderingContext2D, tone: string, standing: string | null, k: MarkColours): void {
  c.fillStyle = k.surface;
  c.fill();
  c.globalAlpha = HALF[standing ?? 'reported'] ?? 0;
  c.fillStyle = tone;
  c.fill();
  c.globalAlpha = 1;
}

function letters(c: CanvasRenderingContext2D, text: string, x: number, y: number, tone: string): void {
  c.font = '700 10px system-ui, sans-serif';
  c.fillStyle = tone;
  c.fillText(text, x, y + 0.5);
}

/** One place. Exported for the legend, which draws the same marks. */
export function drawPlace(c: CanvasRenderingContext2D, x: number, y: number, m: PlaceMark, k: MarkColours): void {
  const { state, standing } = m.control;
  const half = halfWidth(m);
  const area = m.radius > 0;
  const corner = area ? 3 : 9;
  const tone = m.holders[0] ? k.of(m.holders[0].token) : k.ink;
  if (state === 'contested') {
    drawContested(c, x, y, half, corner, m, k);
    return;
  }
  box(c, x, y, half * 2, 18, corner);
  if (state === 'lost') {
    fillBy(c, k.rule, 'claimed', k);
    c.strokeStyle = k.rule;
    c.lineWidth = 1.5;
    c.stroke();
    c.fillStyle = k.ink;
    c.fillRect(x - 4, y - 1, 8, 2);
    return;
  }
  fillBy(c, tone, m.holders.length ? standing : 'claimed', k);
  c.strokeStyle = standing === 'confirmed' ? k.surface : tone;
  c.lineWidth = standing === 'confirmed' ? 1 : 2;
  if (area) c.setLineDash([3, 2]);
  c.stroke();
  c.setLineDash([]);
  letters(c, textOf(m.holders), x, y, standing === 'confirmed' && m.holders.length ? k.surface : k.ink);
  if (state === 'besieged') drawSiege(c, x, y, half, m.besiegers[0] ? k.of(m.besiegers[0].token) : k.ink);
}

/** Two halves with a gap between: who claims the place, and who is said to hold it or that it is denied. */
function drawContested(
  c: CanvasRenderingContext2D,
  x: number,
  y: number,
  half: number,
  corner: number,
  m: PlaceMark,
  k: MarkColours,
): void {
  const left = lettersWidth(textOf(m.holders));
  const right = half * 2 - left;
  const parts = [
    { from: x - half, width: left, side: m.holders[0], text: textOf(m.holders), radii: [corner, 0, 0, corner] },
    {
      from: x - half + left,
      width: right,
      side: m.rivals[0],
      text: m.rivals.length ? textOf(m.rivals) : '?',
      radii: [0, corner, corner, 0],
    },
  ];
  for (const { from, width, side, text, radii } of parts) {
    c.beginPath();
    c.roundRect(from, y - 9, width, 18, radii);
    const tone = side ? k.of(side.token) : k.rule;
    fillBy(c, tone, side ? 'reported' : 'claimed', k);
    c.strokeStyle = tone;
    c.lineWidth = 1.5;
    c.stroke();
    letters(c, text, from + width / 2, y, k.ink);
  }
  c.strokeStyle = k.ink;
  c.lineWidth = 1.6;
  c.beginPath();
  c.moveTo(x - half + left - 2.5, y + 12);
  c.lineTo(x - half + left + 2.5, y - 12);
  c.stroke();
}

function drawSiege(c: CanvasRenderingContext2D, x: number, y: number, half: number, tone: string): void {
  box(c, x, y, half * 2 + 9, 27, 12);
  c.strokeStyle = tone;
  c.lineWidth = 3.5;
  c.setLineDash([3, 4]);
  c.stroke();
  c.setLineDash([]);
}

function drawHazard(c: CanvasRenderingContext2D, x: number, y: number, hazards: Hazard[], k: MarkColours): void {
  const present = hazards.some((h) => h.state === 'present');
  c.beginPath();
  c.moveTo(x, y - 11);
  c.lineTo(x + 11, y + 8);
  c.lineTo(x - 11, y + 8);
  c.closePath();
  c.lineJoin = 'round';
  c.fillStyle = present ? k.warnSoft : k.surface;
  c.fill();
  c.strokeStyle = k.warn;
  c.lineWidth = 2;
  if (!present) c.setLineDash([2, 2]);
  c.stroke();
  c.setLineDash([]);
  const text = hazards.length > 1 ? String(hazards.length) : hazardLetter(hazards[0]!.type);
  letters(c, text, x, y + 1.5, k.ink);
}

/** A ring by side around the number of marks. */
function drawGroup(c: CanvasRenderingContext2D, g: Group, k: MarkColours): void {
  const tones = g.marks.map((m) => (m.kind === 'place' && m.holders[0] ? k.of(m.holders[0].token) : k.rule));
  tones.sort();
  c.beginPath();
  c.arc(g.x, g.y, g.r + 1, 0, TURN);
  c.fillStyle = k.surface;
  c.fill();
  c.lineWidth = 4;
  for (const [i, tone] of tones.entries()) {
    c.beginPath();
    c.arc(g.x, g.y, g.r - 1.5, (i / tones.length) * TURN - TURN / 4, ((i + 1) / tones.length) * TURN - TURN / 4);
    c.strokeStyle = tone;
    c.stroke();
  }
  letters(c, String(g.marks.length), g.x, g.y, k.ink);
}
