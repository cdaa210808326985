/** The map itself: base map by MapLibre, incidents and names on a canvas above it that is drawn in the same frame. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { colour } from '../../app/theme.js';
import { KINDS } from '../../shared/kinds-data.js';
import { latitude, longitude, mercatorX, mercatorY } from './columns.js';
import { Labels } from './labels.js';
import { maplibre } from './maplibre.js';
import type { Box, Markers } from './model.js';
import { drawAreas, drawMarkers, hit, type MarkerColours, markY, obstaclesOf } from './overlay.js';
import { type Screen, toX } from './screen.js';
import { FINE, FINE_FROM, fineSources, mapStyle } from './style.js';

export interface Position {
  zoom: number;
  lat: number;
  lon: number;
}

export interface PaneEvents {
  /** The view has changed; `rest` when the movement has ended. */
  onView: (view: Box & { zoom: number }, rest: boolean) => void;
  onPick: (marker: number) => void;
  /** The marker under the pointer and where it stands in the pane; -1 for none. */
  onHover: (marker: number, x: number, y: number) => void;
  onFailed: (message: string) => void;
}

const HIGHEST = 13;
/** Names are placed anew this often while the map moves, in milliseconds. */
const PLACE_EVERY = 250;

export class Pane {
  private readonly map: MapLibreMap;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly labels: Labels;
  private readonly observer: ResizeObserver;
  private markers: Markers | null = null;
  /** Kept, since asking the page for it makes the browser lay it out anew. */
  private extent = { width: 1, height: 1 };
  private colours: MarkerColours;
  private hovered = -1;
  private selected: { x: number; y: number } | null = null;
  private placedAt = 0;
  private placeSoon = 0;
  private placeLater: ReturnType<typeof setTimeout> | undefined;
  private fine: 'absent' | 'asked' | 'shown' = 'absent';
  /** True while the page itself moves the map; such moves are no choice of the reader. */
  quiet = false;

  constructor(
    private readonly box: HTMLElement,
    position: Position | null,
    private readonly events: PaneEvents,
  ) {
    this.colours = coloursNow();
    this.map = new maplibre.Map({
      container: box,
      style: mapStyle(false),
      center: position ? [position.lon, position.lat] : [25, 25],
      zoom: position?.zoom ?? 2,
      minZoom: 1,
      maxZoom: HIGHEST,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      renderWorldCopies: false,
      attributionControl: false,
      fadeDuration: 0,
      locale: { 'Map.Title': 'Map of incidents' },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-left');
    this.map.addControl(new maplibre.ScaleControl({ maxWidth: 90 }), 'bottom-left');
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-overlay';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.map.getCanvasContainer().append(this.canvas);
    this.context = this.canvas.getContext('2d')!;
    this.labels = new Labels(() => this.placeNames(), labelColours());
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(box);
    this.fit();
    this.listen();
  }

  private listen(): void {
    const { map } = this;
    map.on('render', () => this.draw());
    map.on('move', () => {
      this.events.onView(this.view(), false);
      if (performance.now() - this.placedAt > PLACE_EVERY) this.placeNames();
    });
    map.on('zoom', () => this.refine());
    map.on('moveend', () => {
      this.events.onView(this.view(), true);
      this.placeNames();
    });
    map.on('error', ({ error }) => this.events.onFailed(error.message));
    map.on('click', ({ point }) => this.pick(point.x, point.y));
    map.on('mousemove', ({ point }) => this.point(point.x, point.y));
    map.on('mouseout', () => this.hover(-1));
    map.on('dragstart', () => this.hover(-1));
    map.once('load', () => {
      this.events.onView(this.view(), true);
      this.refine();
    });
    map.on('sourcedata', () => this.refine());
  }

  /** Fetches the fine coast and borders when the map is near enough, and draws them once they are there. */
  private refine(): void {
    const { map } = this;
    if (this.fine === 'shown' || map.getZoom() < FINE_FROM || !map.isStyleLoaded()) return;
    if (this.fine === 'absent') {
      this.fine = 'asked';
      for (const [name, source] of fineSources()) map.addSource(name, source);
      // Tiles are only made for what is drawn: invisible layers see to it.
      for (const name of FINE)
        map.addLayer({ id: `${name}-ahead`, type: 'line', source: name, paint: { 'line-opacity': 0 } });
    } else if (FINE.every((name) => map.isSourceLoaded(name))) {
      this.fine = 'shown';
      map.setStyle(mapStyle(true), { diff: true });
    }
  }

  private pick(x: number, y: number): void {
    const i = this.markers ? hit(this.screen(), this.markers, x, y) : -1;
    this.events.onPick(i);
  }

  private point(x: number, y: number): void {
    this.hover(this.markers ? hit(this.screen(), this.markers, x, y) : -1);
  }

  /** Marks a marker and says so. */
  hover(marker: number): void {
    if (marker === this.hovered) return;
    this.hovered = marker;
    this.map.getCanvas().style.cursor = marker < 0 ? '' : 'pointer';
    const { markers: m } = this;
    const s = this.screen();
    if (m && marker >= 0) this.events.onHover(marker, toX(s, m.x[marker]!), markY(s, m, marker));
    else this.events.onHover(-1, 0, 0);
    this.map.triggerRepaint();
  }

  /** Steps from marker to marker, west to east, for those who use no mouse. */
  step(by: number): void {
    const m = this.markers;
    if (!m?.size) return;
    const s = this.screen();
    const shown = Array.from({ length: m.size }, (_, i) => i).filter((i) => {
      const x = toX(s, m.x[i]!);
      const y = markY(s, m, i);
      return x > 0 && y > 0 && x < s.width && y < s.height;
    });
    if (!shown.length) return;
    shown.sort((a, b) => m.x[a]! - m.x[b]! || m.y[a]! - m.y[b]!);
    const at = shown.indexOf(this.hovered);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    this.hover(shown[next]!);
  }

  pickHovered(): void {
    if (this.hovered >= 0) this.events.onPick(this.hovered);
  }

  setMarkers(markers: Markers): void {
    const before = this.hovered >= 0 ? this.markers : null;
    this.markers = markers;
    if (before) {
      // The same marker keeps its mark and its card; it may have another number now.
      const [first, count] = [before.first[this.hovered], before.count[this.hovered]];
      const same = markers.first.findIndex((f, i) => f === first && markers.count[i] === count);
      this.hovered = -2;
      this.hover(same);
    }
    if (!this.map.isMoving() && performance.now() - this.placedAt > PLACE_EVERY) this.placeNames();
    else if (!this.placeLater) this.placeLater = setTimeout(() => this.placeNames(), PLACE_EVERY);
    this.map.triggerRepaint();
  }

  /** Marks where the selected incident is. */
  select(at: { lat: number; lon: number } | null): void {
    this.selected = at && { x: mercatorX(at.lon), y: mercatorY(at.lat) };
    this.map.triggerRepaint();
  }

  recolour(): void {
    this.colours = coloursNow();
    this.labels.recolour(labelColours());
    this.map.setStyle(mapStyle(this.fine === 'shown'), { diff: true });
    this.placeNames();
  }

  private fit(): void {
    const ratio = devicePixelRatio;
    const { clientWidth, clientHeight } = this.box;
    this.extent = { width: clientWidth, height: clientHeight };
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    this.canvas.style.width = `${clientWidth}px`;
    this.canvas.style.height = `${clientHeight}px`;
    this.placeNames();
  }

  private screen(): Screen {
    const { lng, lat } = this.map.getCenter();
    const zoom = this.map.getZoom();
    const size = 512 * 2 ** zoom;
    const { width, height } = this.extent;
    return {
      width,
      height,
      zoom,
      size,
      left: mercatorX(lng) - width / 2 / size,
      top: mercatorY(lat) - height / 2 / size,
    };
  }

  view(): Box & { zoom: number } {
    const s = this.screen();
    return {
      west: s.left,
      north: s.top,
      east: s.left + s.width / s.size,
      south: s.top + s.height / s.size,
      zoom: s.zoom,
    };
  }

  position(): Position {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** Shows a box, with air around it. */
  show(box: Box, move = true): void {
    const bounds: [number, number, number, number] = [
      longitude(box.west),
      latitude(box.south),
      longitude(box.east),
      latitude(box.north),
    ];
    const padding = Math.min(60, this.box.clientWidth / 6, this.box.clientHeight / 6);
    this.quiet = !move;
    this.map.fitBounds(bounds, { padding, maxZoom: move ? HIGHEST : 8, animate: move && !still(), duration: 500 });
    this.quiet = false;
  }

  jump({ zoom, lat, lon }: Position): void {
    this.quiet = true;
    this.map.jumpTo({ center: [lon, lat], zoom });
    this.quiet = false;
  }

  /** Brings a point into view. */
  reveal(lat: number, lon: number): void {
    const zoom = Math.max(this.map.getZoom(), 6);
    this.map.easeTo({ center: [lon, lat], zoom, animate: !still(), duration: 500 });
  }

  private placeNames(): void {
    // One placement a frame at most, whoever asks.
    if (this.placeSoon) return;
    clearTimeout(this.placeLater);
    this.placeLater = undefined;
    this.placeSoon = requestAnimationFrame(() => {
      this.placeSoon = 0;
      this.placedAt = performance.now();
      const s = this.screen();
      this.labels.place(s, this.markers ? obstaclesOf(s, this.markers) : []);
      this.map.triggerRepaint();
    });
  }

  private draw(): void {
    const c = this.context;
    c.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const s = this.screen();
    c.clearRect(0, 0, s.width, s.height);
    this.paint(c, s);
  }

  private paint(c: CanvasRenderingContext2D, s: Screen): void {
    const on = { hovered: this.hovered, selected: this.selected };
    if (this.markers) drawAreas(c, s, this.markers, this.colours, on);
    this.labels.draw(c, s);
    if (this.markers) drawMarkers(c, s, this.markers, this.colours, on);
  }

  /** The map as it is on screen, with a line below it. */
  picture(caption: string): Promise<HTMLCanvasElement> {
    return new Promise((resolve) => {
      this.map.once('render', () => {
        const below = 26;
        const base = this.map.getCanvas();
        const ratio = devicePixelRatio;
        const out = document.createElement('canvas');
        out.width = base.width;
        out.height = base.height + below * ratio;
        const c = out.getContext('2d')!;
        c.fillStyle = this.colours.surface;
        c.fillRect(0, 0, out.width, out.height);
        c.drawImage(base, 0, 0);
        c.scale(ratio, ratio);
        this.paint(c, this.screen());
        c.fillStyle = this.colours.surface;
        c.fillRect(0, base.height / ratio, out.width, below);
        c.fillStyle = this.colours.ink;
        c.font = '11px system-ui, sans-serif';
        c.textAlign = 'left';
        c.textBaseline = 'middle';
        c.fillText(caption, 8, base.height / ratio + below / 2, out.width / ratio - 16);
        resolve(out);
      });
      this.map.triggerRepaint();
    });
  }

  close(): void {
    cancelAnimationFrame(this.placeSoon);
    clearTimeout(this.placeLater);
    this.observer.disconnect();
    this.map.remove();
  }
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const coloursNow = (): MarkerColours => ({
  kinds: KINDS.map((k) => colour(k.token)),
  surface: colour('--surface'),
  ink: colour('--ink'),
  rule: colour('--rule-strong'),
  focus: colour('--focus'),
});

const labelColours = () => ({ ink: colour('--map-label'), halo: colour('--map-halo') });
