/**
 * The situation at a date: who is said to hold what, on a map and in lists, with operations, ties, hazards, truces,
 * casualties and what was announced. Every fact opens to the words of the reports behind it.
 */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TimelineAnswer } from '../../../server/schema/map.js';
import type { RecordAnswer } from '../../../server/schema/record.js';
import type { Situation } from '../../../situation/types.js';
import { useDark } from '../../app/theme.js';
import { useQuery } from '../../data/query.js';
import { useUrlState } from '../../data/url-state.js';
import { Menu } from '../../shared/menu.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { dayWords, plural } from '../../shared/words.js';
import { Controls } from './controls.js';
import { dayNumber } from './day-slider.js';
import { exportItems } from './export.js';
import { GroundPane } from './ground-pane.js';
import { HoverCard } from './hover.js';
import { GroundLegend } from './legend.js';
import { type Mark, marksOf } from './marks.js';
import { sidesIn } from './sides.js';
import { schema, type Tab } from './state.js';
import { TabBody } from './tab-body.js';
import { Tabs, tabLabels } from './tabs.js';
import '../map/map.css';
import './situation.css';

export default function SituationView() {
  const [state, set] = useUrlState(schema);
  const record = useQuery<RecordAnswer>('/api/record');
  const params = new URLSearchParams();
  if (state.on) params.set('on', state.on);
  if (state.asKnown) params.set('asKnown', state.asKnown);
  if (state.area.trim()) params.set('area', state.area.trim());
  const answer = useQuery<Situation>(`/api/situation?${params}`);
  const country = record.data?.facets.countries.find((c) => c.label === state.area || c.value === state.area)?.value;
  const timeline = useQuery<TimelineAnswer>(
    record.data ? `/api/timeline?unit=day${country ? `&country=${country}` : ''}` : null,
  );
  const busy = useMemo(
    () => (timeline.data?.bins ?? []).map((b) => ({ day: dayNumber(b.start), count: b.count })),
    [timeline.data],
  );
  const picture = answer.data;
  const dark = useDark();
  const [mapFailure, setMapFailure] = useState<string | null>(null);
  const [hovered, setHovered] = useState<{ marks: readonly Mark[]; x: number; y: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const pane = useRef<GroundPane | null>(null);
  const now = useRef(state);
  now.current = state;

  const known = record.data?.facets.sides;
  const sides = useMemo(() => (picture ? sidesIn(picture, known) : null), [picture, known]);
  const marks = useMemo(() => {
    if (!picture || !sides) return [];
    return marksOf(
      state.hide.includes('places') ? [] : picture.control,
      state.hide.includes('hazards') ? [] : picture.hazards,
      sides,
    );
  }, [picture, sides, state.hide]);

  const pick = useCallback(
    (picked: readonly Mark[]) => {
      if (!picked.length) {
        if (now.current.sel) set({ sel: '' });
      } else if (picked.length > 1 && picked.some((m) => m.x !== picked[0]!.x || m.y !== picked[0]!.y)) {
        pane.current?.show(picked, true);
      } else {
        const m = picked[0]!;
        set({ sel: m.key, tab: m.kind === 'hazard' ? 'hazards' : 'control' });
        requestAnimationFrame(() =>
          panel.current?.querySelector(`[data-place="${CSS.escape(m.key)}"]`)?.scrollIntoView({ block: 'nearest' }),
        );
      }
    },
    [set],
  );

  // The map's box is on the page once both answers are there, whichever comes first.
  const mapWanted = picture !== undefined && record.data !== undefined && record.data.counts.reports > 0;
  useEffect(() => {
    if (!mapWanted) return;
    let made: GroundPane;
    try {
      made = new GroundPane(box.current!, now.current.map, {
        onPick: pick,
        onHover: (found, x, y) => setHovered(found && { marks: found, x, y }),
        onMoved: (map) => set({ map }, { replace: true }),
        onFailed: setMapFailure,
      });
    } catch (error) {
      const why = error instanceof Error ? error.message : '';
      setMapFailure(`The map needs WebGL, which this browser does not offer; the lists have everything. ${why}`);
      return;
    }
    pane.current = made;
    return () => {
      pane.current = null;
      made.close();
    };
  }, [mapWanted, pick, set]);

  // The map is fitted when there is something new to fit it to: another area, or the first picture with any mark.
  const fitted = useRef<string | null>(null);
  useEffect(() => {
    if (!pane.current || !mapWanted) return;
    pane.current.set(marks);
    if (!marks.length || !picture) return;
    const area = picture.area ?? '';
    if (fitted.current === area) return;
    fitted.current = area;
    if (!now.current.map) pane.current?.show();
  }, [marks, picture, mapWanted]);
  useEffect(() => {
    if (!mapWanted) return;
    pane.current?.select(state.sel);
    if (state.sel) pane.current?.reveal(state.sel);
  }, [state.sel, mapWanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map's colours follow the theme
  useEffect(() => pane.current?.recolour(), [dark]);

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') pane.current?.step(1);
    else if (event.key === 'p') pane.current?.step(-1);
    else if (event.key === 'Enter' && hovered && (event.target as HTMLElement).tagName === 'CANVAS')
      pane.current?.pickHovered();
    else if (event.key === 'Escape') pane.current?.leave();
  };

  if (answer.error && !picture) return <ErrorNote error={answer.error} onRetry={answer.retry} />;
  if (record.error) return <ErrorNote error={record.error} onRetry={record.retry} />;
  if (!picture || !record.data || !sides) return <Loading what="the situation" />;
  if (record.data.counts.reports === 0)
    return (
      <Empty title="The record holds no reports yet">
        Take reports into it: <code>sitrep ingest reports/</code>, then load this page again.
      </Empty>
    );

  const first = timeline.data?.bins[0]?.start ?? record.data.incidents.first ?? picture.on;
  const lastBin = timeline.data?.bins.at(-1)?.start ?? record.data.incidents.last ?? picture.on;
  const days = { first, last: dayNumber(lastBin) > dayNumber(first) ? lastBin : picture.on };
  const shownOn = state.on ?? picture.on;
  const countryName = (code: string) => record.data!.facets.countries.find((c) => c.value === code)?.label ?? code;
  const holders = [
    ...new Map(
      marks
        .flatMap((m) => (m.kind === 'place' ? [...m.holders, ...m.rivals, ...m.besiegers] : []))
        .map((s) => [s.id, s]),
    ).values(),
  ];
  const noPlace = picture.control.filter((c) => c.place.lat === null).length;
  const toggle = (layer: 'places' | 'hazards') =>
    set({ hide: state.hide.includes(layer) ? state.hide.filter((l) => l !== layer) : [...state.hide, layer] });

  return (
    <div className="sit">
      <header className="sit-head">
        <div className="sit-title">
          <h1>
            Situation <span className="nowrap">on {dayWords(picture.on)}</span>
            {picture.area && <span>, {picture.area}</span>}
          </h1>
          <p className="quiet" role="status">
            {answer.loading
              ? 'Working …'
              : `${picture.asKnown ? `As known on ${dayWords(picture.asKnown)}: ` : ''}${plural(picture.basis.reports, 'report')}, ${plural(picture.basis.claims, 'claim')}${picture.asKnown && picture.basis.undated ? `; ${plural(picture.basis.undated, 'report')} without a date left out` : ''}`}
          </p>
          <Menu
            label="Export"
            items={exportItems({
              tab: state.tab,
              tabLabel: tabLabels[state.tab],
              picture,
              sides,
              pane: () => pane.current,
              panel: () => panel.current,
            })}
          />
        </div>
        <Controls state={state} set={set} record={record.data} on={shownOn} days={days} busy={busy} />
        {answer.error !== null && <ErrorNote error={answer.error} onRetry={answer.retry} />}
      </header>
      <section className="sit-map" aria-label="Map">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the map inside has focus; keys reach it here */}
        <div className="map-stage" onKeyDown={keys}>
          <div className="map-box" ref={box} />
          {mapFailure && <p className="note map-failure">{mapFailure}</p>}
          {hovered && (
            <HoverCard at={hovered} width={box.current?.clientWidth ?? 300} height={box.current?.clientHeight ?? 300} />
          )}
          <GroundLegend sides={holders} hazards={!state.hide.includes('hazards')} />
        </div>
        <div className="sit-layers">
          <fieldset className="row">
            <legend className="hidden">Layers</legend>
            <label className="check">
              <input type="checkbox" checked={!state.hide.includes('places')} onChange={() => toggle('places')} />
              Who holds what
            </label>
            <label className="check">
              <input type="checkbox" checked={!state.hide.includes('hazards')} onChange={() => toggle('hazards')} />
              Explosive hazards ({picture.hazards.length})
            </label>
          </fieldset>
          <strong className="sit-warning">Absence of a report is not safety.</strong>
          {noPlace > 0 && <span className="quiet">{plural(noPlace, 'place')} not on the map</span>}
        </div>
      </section>
      <section className="sit-side" aria-label="What is reported">
        <Tabs tab={state.tab} picture={picture} onTab={(tab: Tab) => set({ tab, sel: '' })} />
        <div
          className="sit-panel"
          role="tabpanel"
          id="situation-panel"
          aria-labelledby={`tab-${state.tab}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          ref={panel}
          key={state.tab}
        >
          <TabBody state={state} set={set} picture={picture} sides={sides} countryName={countryName} />
        </div>
      </section>
    </div>
  );
}
