/**
 * Markers for a view: incidents that would overlap become one marker with a count. Incidents go into the cells of a grid
 * that is fixed to the world, so that panning moves nothing, and cells whose middles are close are joined. One pass over
 * the columns: fast enough to follow a brush, where an index would have to be built anew for each of its steps.
 */
import { KINDS } from '../../shared/kinds-data.js';
import type { Columns } from './columns.js';
import { DATED } from './filter.js';
import type { Box, Markers } from './model.js';

/** Size of a cell, and from which radius on an imprecise place is drawn as an area; in pixels. */
const CELL = 60;
const JOIN = 44;
const AREA = 18;
const K = KINDS.length;
/** Precision class of an area. */
export const IS_AREA = 3;

interface Cell {
  n: number;
  sx: number;
  sy: number;
  west: number;
  north: number;
  east: number;
  south: number;
  killed: number;
  first: number;
  radius: number;
  precision: number;
  byKind: Uint32Array;
  byStanding: Uint32Array;
  column: number;
  row: number;
  joined: boolean;
}

/** Pixels of the whole world at a zoom. */
export const worldSize = (zoom: number): number => 512 * 2 ** zoom;

/** Zoom in steps of a half, so that markers stay as they are while the map zooms a little. */
const step = (zoom: number) => Math.floor(zoom * 2) / 2;

export function clusterOf(c: Columns, mask: Uint8Array, view: Box & { zoom: number }): Markers {
  const size = worldSize(step(view.zoom));
  const side = CELL / size;
  // A margin, so that a marker does not change as it comes in over the edge.
  const west = view.west - 2 * side;
  const east = view.east + 2 * side;
  const north = view.north - 2 * side;
  const south = view.south + 2 * side;
  const areaFrom = AREA / size;
  const cells = new Map<number, Cell>();
  const areas = new Map<number, Cell>();
  const across = Math.ceil(1 / side) + 1;
  for (let i = 0; i < c.size; i++) {
    if (!(mask[i]! & DATED)) continue;
    const x = c.x[i]!;
    const y = c.y[i]!;
    const wide = c.precision[i]! >= 2 && c.radius[i]! >= areaFrom;
    const reach = wide ? c.radius[i]! : 0;
    // Written so that a missing point (NaN) fails.
    if (!(x >= west - reach && x <= east + reach && y >= north - reach && y <= south + reach)) continue;
    const column = Math.floor(x / side);
    const row = Math.floor(y / side);
    const into = wide ? areas : cells;
    const key = wide ? Math.round(x * 2 ** 24) * 2 ** 25 + Math.round(y * 2 ** 24) : row * across + column;
    const cell = into.get(key);
    if (cell) put(cell, c, i, x, y);
    else into.set(key, begin(c, i, x, y, column, row));
  }
  return toMarkers([...joined(cells, across, JOIN / size), ...areas.values()], areas.size, c);
}

function begin(c: Columns, i: number, x: number, y: number, column: number, row: number): Cell {
  const cell: Cell = {
    n: 0,
    sx: 0,
    sy: 0,
    west: x,
    east: x,
    north: y,
    south: y,
    killed: 0,
    first: i,
    radius: 0,
    precision: 0,
    byKind: new Uint32Array(K),
    byStanding: new Uint32Array(3),
    column,
    row,
    joined: false,
  };
  put(cell, c, i, x, y);
  return cell;
}

function put(cell: Cell, c: Columns, i: number, x: number, y: number): void {
  cell.n++;
  cell.sx += x;
  cell.sy += y;
  if (x < cell.west) cell.west = x;
  if (x > cell.east) cell.east = x;
  if (y < cell.north) cell.north = y;
  if (y > cell.south) cell.south = y;
  cell.killed += c.killed[i]!;
  if (c.radius[i]! > cell.radius) cell.radius = c.radius[i]!;
  if (c.precision[i]! > cell.precision) cell.precision = c.precision[i]!;
  cell.byKind[c.group[i]!]!++;
  cell.byStanding[c.standing[i]!]!++;
}

/** Cells whose middles are closer than `within` become one, the fullest first. */
function joined(cells: Map<number, Cell>, across: number, within: number): Cell[] {
  const order = [...cells.values()].sort((a, b) => b.n - a.n || a.first - b.first);
  const out: Cell[] = [];
  for (const cell of order) {
    if (cell.joined) continue;
    cell.joined = true;
    const x = cell.sx / cell.n;
    const y = cell.sy / cell.n;
    for (let dr = -1; dr <= 1; dr++) {
      for (let dc = -1; dc <= 1; dc++) {
        const other = cells.get((cell.row + dr) * across + cell.column + dc);
        if (!other || other.joined) continue;
        if (Math.hypot(other.sx / other.n - x, other.sy / other.n - y) < within) add(cell, other);
      }
    }
    out.push(cell);
  }
  return out;
}

function add(to: Cell, from: Cell): void {
  from.joined = true;
  to.n += from.n;
  to.sx += from.sx;
  to.sy += from.sy;
  to.west = Math.min(to.west, from.west);
  to.east = Math.max(to.east, from.east);
  to.north = Math.min(to.north, from.north);
  to.south = Math.max(to.south, from.south);
  to.killed += from.killed;
  to.radius = Math.max(to.radius, from.radius);
  to.precision = Math.max(to.precision, from.precision);
  for (let k = 0; k < K; k++) to.byKind[k]! += from.byKind[k]!;
  for (let s = 0; s < 3; s++) to.byStanding[s]! += from.byStanding[s]!;
}

function toMarkers(cells: Cell[], areas: number, c: Columns): Markers {
  const n = cells.length;
  const m: Markers = {
    size: n,
    x: new Float64Array(n),
    y: new Float64Array(n),
    west: new Float64Array(n),
    north: new Float64Array(n),
    east: new Float64Array(n),
    south: new Float64Array(n),
    count: new Uint32Array(n),
    killed: new Uint32Array(n),
    first: new Uint32Array(n),
    byKind: new Uint32Array(n * K),
    byStanding: new Uint32Array(n * 3),
    status: new Uint8Array(n),
    standing: new Uint8Array(n),
    radius: new Float32Array(n),
    precision: new Uint8Array(n),
  };
  cells.forEach((cell, i) => {
    m.x[i] = cell.sx / cell.n;
    m.y[i] = cell.sy / cell.n;
    m.west[i] = cell.west;
    m.north[i] = cell.north;
    m.east[i] = cell.east;
    m.south[i] = cell.south;
    m.count[i] = cell.n;
    m.killed[i] = cell.killed;
    m.first[i] = cell.first;
    m.byKind.set(cell.byKind, i * K);
    m.byStanding.set(cell.byStanding, i * 3);
    m.status[i] = c.status[cell.first]!;
    m.standing[i] = c.standing[cell.first]!;
    const spread = cell.east - cell.west > 1e-7 || cell.south - cell.north > 1e-7;
    m.radius[i] = spread ? 0 : cell.radius;
    m.precision[i] = i >= n - areas ? IS_AREA : Math.min(2, cell.precision);
  });
  return m;
}
