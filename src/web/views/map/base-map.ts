/**
 * A map to draw on: the quiet base map by MapLibre with a canvas above it that is painted in the same frame, names
 * included. What is painted is the business of whoever makes one.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { colour } from '../../app/theme.js';
import { latitude, longitude, mercatorX, mercatorY } from './columns.js';
import { Labels, type Obstacle } from './labels.js';
import { maplibre } from './maplibre.js';
import type { Screen } from './screen.js';
import { FINE, FINE_FROM, fineSources, mapStyle } from './style.js';

export interface Position {
  zoom: number;
  lat: number;
  lon: number;
}

/** In Mercator, 0 to 1. */
export interface MercatorBox {
  west: number;
  north: number;
  east: number;
  south: number;
}

export interface Drawing {
  /** Drawn below the names. */
  below: (c: CanvasRenderingContext2D, s: Screen) => void;
  /** Drawn above the names. */
  above: (c: CanvasRenderingContext2D, s: Screen) => void;
  /** What names keep clear of. */
  obstacles: (s: Screen) => Obstacle[];
  /** A movement has ended; `own` when the page itself moved the map. */
  rested: (own: boolean) => void;
  clicked: (x: number, y: number) => void;
  /** The pointer is there; null when it has left. */
  pointed: (at: { x: number; y: number } | null) => void;
  failed: (message: string) => void;
}

const HIGHEST = 13;
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const labelColours = () => ({ ink: colour('--map-label'), halo: colour('--map-halo') });

export class BaseMap {
  private readonly map: MapLibreMap;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly labels: Labels;
  private readonly observer: ResizeObserver;
  private extent = { width: 1, height: 1 };
  private placeSoon = 0;
  private fine: 'absent' | 'asked' | 'shown' = 'absent';
  private own = false;

  /** `title` names the map for those who hear it. */
  constructor(
    private readonly box: HTMLElement,
    title: string,
    position: Position | null,
    private readonly drawing: Drawing,
  ) {
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
      locale: { 'Map.Title': title },
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
    const { map, drawing } = this;
    map.on('render', () => this.draw());
    map.on('zoom', () => this.refine());
    map.on('sourcedata', () => this.refine());
    map.on('moveend', () => {
      drawing.rested(this.own);
      this.own = false;
      this.placeNames();
    });
    map.on('error', ({ error }) => drawing.failed(error.message));
    map.on('click', ({ point }) => drawing.clicked(point.x, point.y));
    map.on('mousemove', ({ point }) => drawing.pointed(point));
    map.on('mouseout', () => drawing.pointed(null));
    map.on('dragstart', () => drawing.pointed(null));
    map.once('load', () => this.refine());
  }

  /** Fetches the fine coast and borders when the map is near enough, and draws them once they are there. */
  private refine(): void {
    const { map } = this;
    if (this.fine === 'shown' || map.getZoom() < FINE_FROM || !map.isStyleLoaded()) return;
    if (this.fine === 'absent') {
      this.fine = 'asked';
      for (const [name, source] of fineSources()) map.addSource(name, source);
      for (const name of FINE)
        map.addLayer({ id: `${name}-ahead`, type: 'line', source: name, paint: { 'line-opacity': 0 } });
    } else if (FINE.every((name) => map.isSourceLoaded(name))) {
      this.fine = 'shown';
      map.setStyle(mapStyle(true), { diff: true });
    }
  }

  screen(): Screen {
    const { lng, lat } = this.map.getCenter();
    const zoom = this.map.getZoom();
    const size = 512 * 2 ** zoom;
    const { width, height } = this.extent;
    const left = mercatorX(lng) - width / 2 / size;
    const top = mercatorY(lat) - height / 2 / size;
    return { width, height, zoom, size, left, top };
  }

  position(): Position {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** Draws again: something to be painted has changed. */
  refresh(): void {
    this.placeNames();
    this.map.triggerRepaint();
  }

  cursor(kind: string): void {
    this.map.getCanvas().style.cursor = kind;
  }

  /** Shows a box with air around it; `closest` is the nearest zoom that it may lead to. */
  show(box: MercatorBox, { move = true, closest = HIGHEST } = {}): void {
    const bounds: [number, number, number, number] = [
      longitude(box.west),
      latitude(box.south),
      longitude(box.east),
      latitude(box.north),
    ];
    const padding = Math.min(60, this.box.clientWidth / 6, this.box.clientHeight / 6);
    this.own = !move;
    this.map.fitBounds(bounds, { padding, maxZoom: closest, animate: move && !still(), duration: 500 });
  }

  jump({ zoom, lat, lon }: Position): void {
    this.own = true;
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  /** Brings a point into view, unless it is there already. */
  reveal(lat: number, lon: number): void {
    const s = this.screen();
    const x = (mercatorX(lon) - s.left) * s.size;
    const y = (mercatorY(lat) - s.top) * s.size;
    if (s.zoom >= 6 && x > 40 && y > 40 && x < s.width - 40 && y < s.height - 40) return;
    this.own = true;
    this.map.easeTo({ center: [lon, lat], zoom: Math.max(s.zoom, 6), animate: !still(), duration: 400 });
  }

  recolour(): void {
    this.labels.recolour(labelColours());
    this.map.setStyle(mapStyle(this.fine === 'shown'), { diff: true });
    this.refresh();
  }

  private fit(): void {
    const ratio = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.box;
    this.extent = { width, height };
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.placeNames();
  }

  /** Once a frame at most, whoever asks. */
  private placeNames(): void {
    if (this.placeSoon) return;
    this.placeSoon = requestAnimationFrame(() => {
      this.placeSoon = 0;
      const s = this.screen();
      this.labels.place(s, this.drawing.obstacles(s));
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
    this.drawing.below(c, s);
    this.labels.draw(c, s);
    this.drawing.above(c, s);
  }

  /** The map as it is on screen, with lines of words below it. */
  picture(lines: readonly string[]): Promise<HTMLCanvasElement> {
    return new Promise((resolve) => {
      this.map.once('render', () => {
        const below = 10 + 16 * lines.length;
        const base = this.map.getCanvas();
        const ratio = devicePixelRatio;
        const out = document.createElement('canvas');
        out.width = base.width;
        out.height = base.height + below * ratio;
        const c = out.getContext('2d')!;
        c.drawImage(base, 0, 0);
        c.scale(ratio, ratio);
        this.paint(c, this.screen());
        const bottom = base.height / ratio;
        c.fillStyle = colour('--surface');
        c.fillRect(0, bottom, out.width / ratio, below);
        c.fillStyle = colour('--ink');
        c.font = '11px system-ui, sans-serif';
        c.textAlign = 'left';
        c.textBaseline = 'middle';
        for (const [i, line] of lines.entries()) c.fillText(line, 8, bottom + 13 + 16 * i, out.width / ratio - 16);
        resolve(out);
      });
      this.map.triggerRepaint();
    });
  }

  close(): void {
    cancelAnimationFrame(this.placeSoon);
    this.observer.disconnect();
    this.map.remove();
  }
}
