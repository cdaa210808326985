/**
 * Map and timeline: where and when, with what the filters leave listed beside it. The worker filters, counts and
 * clusters; the pane and the timeline draw its answers without React; React draws the list and the controls.
 */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IncidentRow } from '../../../server/schema/incidents.js';
import type { RecordAnswer } from '../../../server/schema/record.js';
import { useDark } from '../../app/theme.js';
import { useQuery } from '../../data/query.js';
import { useUrlState } from '../../data/url-state.js';
import { KINDS } from '../../shared/kinds.js';
import { ErrorNote, Loading } from '../../shared/states.js';
import { unitFor } from './bins.js';
import { latitude, longitude, mercatorX, mercatorY } from './columns.js';
import { Engine } from './engine.js';
import { exportItems } from './export.js';
import { Filters } from './filters.js';
import { HoverCard, type Hovered } from './hover.js';
import { Legend } from './legend.js';
import { List } from './list.js';
import type { DayNumber, Loaded, Markers, Query, Result, Unit } from './model.js';
import { dayNumber, isoDay } from './model.js';
import { Pane } from './pane.js';
import { Rows } from './rows.js';
import { emptyFilters, FILTER_KEYS, type MapState, schema, serverPart } from './state.js';
import { Timeline, type TimelineHandle } from './timeline.js';
import './map.css';

interface Answer {
  list: Uint32Array;
  counts: NonNullable<Result['counts']>;
}

const WORLD = { west: 0, north: 0, east: 1, south: 1, zoom: 2 };
/** A brush that stands still this long is at rest, in milliseconds. */
const REST = 180;
const wide = () => matchMedia('(min-width: 1100px)').matches;
const maybeDay = (iso: string | null): DayNumber | null => (iso ? dayNumber(iso) : null);

export default function MapView() {
  const [state, set] = useUrlState(schema);
  const [engine] = useState(() => new Engine());
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  // What the filters offer is asked for after what they act on.
  const record = useQuery<RecordAnswer>(loaded ? '/api/record' : null);
  const [failure, setFailure] = useState<string | null>(null);
  const [mapFailure, setMapFailure] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [filtersOpen, setFiltersOpen] = useState(wide);
  const dark = useDark();

  const box = useRef<HTMLDivElement>(null);
  const pane = useRef<Pane | null>(null);
  const timeline = useRef<TimelineHandle>(null);
  const markers = useRef<Markers | null>(null);
  const marked = useRef<{ lat: number; lon: number } | null>(null);
  const live = useRef<{ from: DayNumber | null; to: DayNumber | null } | null>(null);
  const unit = useRef<Unit>('month');
  const timelineWidth = useRef(900);
  const stepNext = useRef(false);
  const listTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const showCount = useRef<((count: number) => void) | null>(null);
  const pending = useRef<Pick<Result, 'list' | 'counts'>>({});
  const now = useRef(state);
  now.current = state;

  const also = state.also.join();
  const version = loaded?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a record that has changed has other rows
  const rows = useMemo(() => new Rows(also ? also.split(',') : []), [also, version]);

  const ask = useCallback(() => {
    const s = now.current;
    const range = live.current ?? { from: maybeDay(s.from), to: maybeDay(s.to) };
    const query: Query = {
      ...range,
      groups: s.group.map((id) => KINDS.findIndex((k) => k.id === id)),
      subtypes: s.type,
      statuses: s.status,
      standings: s.standing,
      minSources: Number(s.min),
      at: s.at && { x: mercatorX(s.at.lon), y: mercatorY(s.at.lat) },
      inView: s.inview,
      view: pane.current?.view() ?? WORLD,
      unit: unit.current,
      sort: s.sort,
    };
    engine.ask(query);
  }, [engine]);

  const pick = useCallback(
    (i: number) => {
      const m = markers.current;
      const ids = engine.loaded?.ids;
      if (!m || !ids) return;
      if (i < 0) {
        if (now.current.sel) set({ sel: '' });
        return;
      }
      const box = { west: m.west[i]!, north: m.north[i]!, east: m.east[i]!, south: m.south[i]! };
      const apart = box.east - box.west > 1e-7 || box.south - box.north > 1e-7;
      if (m.count[i] === 1) set({ sel: ids[m.first[i]!]! });
      else if (apart) {
        stepNext.current = true;
        pane.current?.show(box);
      } else set({ at: { lat: latitude(m.y[i]!), lon: longitude(m.x[i]!) }, sel: '' });
    },
    [engine, set],
  );

  const mapUrl = `/api/map?${serverPart(state)}`;
  // First of all: the worker fetches while the map is set up.
  useEffect(() => {
    setFailure(null);
    engine.load(mapUrl);
  }, [engine, mapUrl]);

  // The map lives as long as the view; what it tells is heard through refs, so nothing is set up twice. It begins when
  // the first rows of the list are there or soon after: setting it up takes the page's thread for a while.
  const [begin, setBegin] = useState(false);
  const answered = answer !== null || failure !== null;
  useEffect(() => {
    if (!answered) return;
    const start = () => requestAnimationFrame(() => setBegin(true));
    const timer = setTimeout(start, 300);
    const deaf = rows.listen(start);
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, [answered, rows]);
  useEffect(() => {
    if (!begin) return;
    let made: Pane;
    try {
      made = new Pane(box.current!, now.current.map, {
        onView: (_, rest) => {
          ask();
          if (!rest || made.quiet) return;
          const map = made.position();
          if (schema.map.write(map) === schema.map.write(now.current.map)) return;
          set({ map }, { replace: !stepNext.current });
          stepNext.current = false;
        },
        onPick: pick,
        onHover: (marker, x, y) => setHovered(marker < 0 ? null : { marker, x, y }),
        onFailed: setMapFailure,
      });
    } catch (error) {
      setMapFailure(
        `The map needs WebGL, which this browser does not offer. ${error instanceof Error ? error.message : ''}`,
      );
      return;
    }
    pane.current = made;
    made.select(marked.current);
    const bounds = engine.loaded?.bounds;
    if (!now.current.map && bounds) made.show(bounds, false);
    return () => {
      pane.current = null;
      made.close();
    };
  }, [begin, engine, ask, pick, set]);

  useEffect(
    () => () => {
      clearTimeout(listTimer.current);
      engine.close();
    },
    [engine],
  );

  useEffect(() => {
    engine.onFailed = setFailure;
    engine.onLoaded = (next) => {
      setFailure(null);
      setLoaded(next);
      // The list before it counts in other columns.
      pending.current = {};
      setAnswer(null);
      if (next.extent) unit.current = unitFor(next.extent[1] - next.extent[0] + 1, timelineWidth.current);
      if (!now.current.map && next.bounds) pane.current?.show(next.bounds, false);
      ask();
    };
    const showList = () => {
      const { list, counts } = pending.current;
      pending.current = {};
      setAnswer((before) => ({
        list: list ?? before?.list ?? new Uint32Array(),
        counts: counts ?? before?.counts ?? { fit: 0, noPlace: 0, noDate: 0, all: 0 },
      }));
    };
    engine.onResult = (result) => {
      markers.current = result.markers;
      pane.current?.setMarkers(result.markers);
      if (result.histogram) timeline.current?.set(result.histogram);
      if (result.list) pending.current.list = result.list;
      if (result.counts) pending.current.counts = result.counts;
      if (!pending.current.list && !pending.current.counts) return;
      clearTimeout(listTimer.current);
      if (!live.current) return showList();
      // While the brush is dragged the map and the count follow each step; the rows wait for a rest.
      if (result.list) showCount.current?.(result.list.length);
      listTimer.current = setTimeout(showList, REST);
    };
  }, [engine, ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the state may change what fits
  useEffect(ask, [ask, state]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map's colours follow the theme
  useEffect(() => pane.current?.recolour(), [dark]);

  // The back button brings back the part of the map that was shown.
  const before = useRef(state.map);
  useEffect(() => {
    const wanted = schema.map.write(state.map);
    if (state.map && pane.current && wanted !== schema.map.write(pane.current.position())) pane.current.jump(state.map);
    if (!state.map && before.current && loaded?.bounds) pane.current?.show(loaded.bounds, false);
    before.current = state.map;
  }, [state.map, loaded]);

  const hear = useCallback(
    (from: DayNumber | null, to: DayNumber | null) => {
      live.current = { from, to };
      ask();
    },
    [ask],
  );
  const choose = useCallback(
    (from: DayNumber | null, to: DayNumber | null) => {
      live.current = null;
      set({ from: from === null ? null : isoDay(from), to: to === null ? null : isoDay(to) });
    },
    [set],
  );
  const widen = useCallback(
    (width: number) => {
      timelineWidth.current = width;
      const extent = engine.loaded?.extent;
      if (!extent) return;
      unit.current = unitFor(extent[1] - extent[0] + 1, width);
      ask();
    },
    [engine, ask],
  );

  const clear = useCallback(() => set(emptyFilters), [set]);
  const mark = useCallback((row: IncidentRow | null) => {
    const { lat = null, lon = null } = row?.place ?? {};
    marked.current = lat === null || lon === null ? null : { lat, lon };
    pane.current?.select(marked.current);
  }, []);
  const select = useCallback(
    (id: string) => {
      const off = now.current.sel === id;
      set({ sel: off ? '' : id });
      const place = rows.get(id)?.place;
      if (!off && place && place.lat !== null && place.lon !== null) pane.current?.reveal(place.lat, place.lon);
    },
    [set, rows],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are asked for once a marker is under the pointer
  useEffect(() => {
    const m = markers.current;
    if (hovered && m && loaded && m.count[hovered.marker] === 1) rows.want([loaded.ids[m.first[hovered.marker]!]!]);
  }, [hovered]);

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') pane.current?.step(1);
    else if (event.key === 'p') pane.current?.step(-1);
    else if (event.key === 'Enter' && hovered && (event.target as HTMLElement).tagName === 'CANVAS')
      pane.current?.pickHovered();
    else if (event.key === 'Escape') pane.current?.hover(-1);
  };

  const active = FILTER_KEYS.filter((key) => schema[key].write(state[key] as never) !== '').length;
  const items = exportItems({ state, loaded, pane, timeline, counts: answer?.counts ?? null });

  return (
    <div className={filtersOpen ? 'map-view' : 'map-view filters-closed'}>
      <h1 className="hidden">Map and timeline of incidents</h1>
      <aside className="filters-pane" id="filters" hidden={!filtersOpen}>
        <Filters state={state} set={set} record={record.data} loaded={loaded} />
      </aside>
      <section className="map-side" aria-label="Map and timeline">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the map inside has focus; keys reach it here */}
        <div className="map-stage" onKeyDown={keys}>
          <div className="map-box" ref={box} />
          {!begin && <Loading what="the map" />}
          {mapFailure && <p className="note map-failure">{mapFailure}</p>}
          {hovered && markers.current && loaded && (
            <HoverCard
              at={hovered}
              markers={markers.current}
              ids={loaded.ids}
              rows={rows}
              width={box.current?.clientWidth ?? 300}
            />
          )}
          <Legend />
        </div>
        {loaded?.extent ? (
          <Timeline
            ref={timeline}
            extent={loaded.extent}
            from={maybeDay(state.from)}
            to={maybeDay(state.to)}
            onDrag={hear}
            onChoose={choose}
            onWidth={widen}
          />
        ) : (
          <div className="timeline timeline-none quiet">{loaded ? 'Nothing here has a date.' : ''}</div>
        )}
      </section>
      <section className="list-side" aria-label="Incidents">
        {failure ? (
          <ErrorNote error={new Error(failure)} onRetry={() => engine.load(mapUrl)} />
        ) : loaded && answer ? (
          <List
            state={state}
            set={set}
            ids={loaded.ids}
            list={answer.list}
            counts={answer.counts}
            showCount={showCount}
            rows={rows}
            active={active}
            filtersOpen={filtersOpen}
            onFilters={() => setFiltersOpen((open) => !open)}
            onClear={clear}
            onSelect={select}
            onChosen={mark}
            exports={items}
          />
        ) : (
          <Loading what="incidents" />
        )}
      </section>
    </div>
  );
}

export type SetState = (patch: Partial<MapState>, how?: { replace?: boolean }) => void;
