/** The map's worker: fetches the columns and answers each query, so that the page's own thread only draws. */
import type { MapAnswer } from '../../../server/schema/map.js';
import { clusterOf } from './cluster.js';
import { boundsOf, type Columns, extentOf, NEVER, orderOf, toColumns } from './columns.js';
import { DATED, FITS, histogramOf, maskOf } from './filter.js';
import type { DayNumber, Query, Reply, Request, Result, Sort } from './model.js';

const scope = self as unknown as {
  postMessage(message: Reply, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

interface Data {
  columns: Columns;
  codes: MapAnswer['codes'];
  extent: [DayNumber, DayNumber] | null;
  mask: Uint8Array;
  orders: Map<Sort, Uint32Array>;
}

let data: Data | null = null;
let before: Query | null = null;
let latest = '';

async function load(url: string): Promise<void> {
  latest = url;
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail ?? body.title ?? `the server answered ${response.status}`);
  if (latest !== url) return;
  const answer = body as MapAnswer;
  const columns = toColumns(answer);
  const extent = extentOf(columns);
  data = { columns, codes: answer.codes, extent, mask: new Uint8Array(columns.size), orders: new Map() };
  before = null;
  scope.postMessage({
    type: 'loaded',
    version: answer.version,
    ids: answer.columns.id,
    codes: answer.codes,
    extent,
    bounds: boundsOf(columns),
  });
}

const FILTER = ['groups', 'subtypes', 'statuses', 'standings', 'minSources', 'at'] as const;
const DATES = ['from', 'to'] as const;
const changed = (q: Query, keys: readonly (keyof Query)[]) =>
  !before || keys.some((k) => JSON.stringify(q[k]) !== JSON.stringify(before![k]));

function answer(d: Data, nr: number, q: Query): void {
  const { columns, mask } = d;
  const other = changed(q, FILTER);
  const filtered = other || changed(q, DATES);
  if (filtered) maskOf(columns, d.codes, q, mask);
  const result: Result = { type: 'result', nr, markers: clusterOf(columns, mask, q.view) };
  // The timeline shows what fits but for the dates: a brush changes nothing in it.
  if (d.extent && (other || changed(q, ['unit']))) result.histogram = histogramOf(columns, mask, q.unit, d.extent);
  if (filtered) result.counts = countsOf(d);
  if (filtered || changed(q, ['sort', 'inView']) || (q.inView && changed(q, ['view']))) result.list = listOf(d, q);
  before = q;
  const transfer = [...Object.values(result.markers), result.list, result.histogram?.values]
    .filter((a) => ArrayBuffer.isView(a))
    .map((a) => a.buffer as ArrayBuffer);
  scope.postMessage(result, transfer);
}

function countsOf({ columns, mask }: Data): NonNullable<Result['counts']> {
  const counts = { fit: 0, noPlace: 0, noDate: 0, all: columns.size };
  for (let i = 0; i < columns.size; i++) {
    if (mask[i]! & FITS && columns.start[i]! === NEVER) counts.noDate++;
    if (!(mask[i]! & DATED)) continue;
    counts.fit++;
    if (Number.isNaN(columns.x[i]!)) counts.noPlace++;
  }
  return counts;
}

function listOf(d: Data, q: Query): Uint32Array {
  let order = d.orders.get(q.sort);
  if (!order) {
    order = orderOf(d.columns, q.sort);
    d.orders.set(q.sort, order);
  }
  const { x, y } = d.columns;
  const { west, east, north, south } = q.view;
  const list = new Uint32Array(d.columns.size);
  let n = 0;
  for (const i of order) {
    if (!(d.mask[i]! & DATED)) continue;
    if (q.inView && !(x[i]! >= west && x[i]! <= east && y[i]! >= north && y[i]! <= south)) continue;
    list[n++] = i;
  }
  return list.slice(0, n);
}

scope.onmessage = ({ data: request }) => {
  if (request.type === 'load') {
    load(request.url).catch((error: unknown) => {
      if (latest === request.url)
        scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  } else if (data) answer(data, request.nr, request.query);
};
