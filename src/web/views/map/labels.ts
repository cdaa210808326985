/**
 * Names on the map. Fonts for the map library cannot be fetched, so names are drawn here with the system's font: each is
 * painted once with its halo, then only copied. Where names would overlap, the larger place keeps its name.
 */
import { mercatorX, mercatorY } from './columns.js';
import { type Screen, toX, toY } from './screen.js';

interface Names {
  name: string[];
  x: Float64Array;
  y: Float64Array;
  /** Population of towns, area of countries; largest first. */
  weight: number[];
}

interface Label {
  text: string;
  kind: 'country' | 'town';
  x: number;
  y: number;
  /** Offset of the text's left edge and middle from the point. */
  dx: number;
  dy: number;
  picture: Picture;
}

interface Picture {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
}

/** What names keep clear of: circles in pixels. */
export interface Obstacle {
  x: number;
  y: number;
  r: number;
}

export interface LabelColours {
  ink: string;
  halo: string;
}

const MOST = 90;
/** Least population by zoom, from zoom 2 on. */
const LEAST = [8e6, 4e6, 1.5e6, 6e5, 2e5, 60e3, 20e3, 6e3, 2e3, 0];
const COUNTRY_AREA = [2e6, 7e5, 2.5e5, 6e4, 8e3, 0];

/** After a failure a file is asked for again when this has passed, in milliseconds. */
const AGAIN = 10_000;

/** A file of the base map; null when it cannot be had. */
async function baseFile(name: string) {
  try {
    const response = await fetch(`/basemap/${name}.json`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

export class Labels {
  private readonly files = new Map<string, Names | 'asked'>();
  private cells: Set<string> | null = null;
  private pictures = new Map<string, Picture>();
  private placed: Label[] = [];

  constructor(
    private readonly onChange: () => void,
    private colours: LabelColours,
  ) {
    void this.fetch('countries');
    void this.fetch('towns-large');
    void baseFile('cells').then((cells: string[] | null) => {
      if (cells) this.cells = new Set(cells);
      onChange();
    });
  }

  recolour(colours: LabelColours): void {
    this.colours = colours;
    this.pictures = new Map();
  }

  private async fetch(file: string): Promise<void> {
    this.files.set(file, 'asked');
    const body = await baseFile(file);
    if (!body) {
      // The map does without these names; they may be asked for again a while later.
      setTimeout(() => this.files.delete(file), AGAIN);
      return;
    }
    this.files.set(file, {
      name: body.name,
      x: Float64Array.from(body.lon, mercatorX),
      y: Float64Array.from(body.lat, mercatorY),
      weight: body.population ?? body.area,
    });
    this.onChange();
  }

  /** Files of ten by ten degrees that the view touches. */
  private inView(s: Screen): Names[] {
    const found: Names[] = [];
    const want = (file: string) => {
      const names = this.files.get(file);
      if (names === undefined) void this.fetch(file);
      else if (names !== 'asked') found.push(names);
    };
    want('towns-large');
    if (s.zoom < 5.5 || !this.cells) return found;
    const tiers = s.zoom >= 7.5 ? ['middle', 'small'] : ['middle'];
    const west = Math.floor(s.left * 36);
    const east = Math.floor((s.left + s.width / s.size) * 36);
    const row = (y: number) => Math.floor(((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI + 90) / 10);
    for (let c = west; c <= east; c++) {
      for (let r = row(s.top + s.height / s.size); r <= row(s.top); r++) {
        for (const tier of tiers) if (this.cells.has(`${tier}-${c}-${r}`)) want(`towns-${tier}-${c}-${r}`);
      }
    }
    return found;
  }

  /** Chooses names for a view; call when it comes to rest or every now and then while it moves. */
  place(s: Screen, obstacles: readonly Obstacle[]): void {
    this.placed = [];
    const boxes: [number, number, number, number][] = [];
    const free = (x0: number, y0: number, x1: number, y1: number) =>
      !boxes.some((b) => x0 < b[2] && x1 > b[0] && y0 < b[3] && y1 > b[1]) &&
      !obstacles.some((o) => {
        const dx = o.x - Math.max(x0, Math.min(o.x, x1));
        const dy = o.y - Math.max(y0, Math.min(o.y, y1));
        return dx * dx + dy * dy < o.r * o.r;
      });
    const put = (names: Names, i: number, kind: Label['kind'], offsets: (p: Picture) => [number, number][]): void => {
      const x = toX(s, names.x[i]!);
      const y = toY(s, names.y[i]!);
      if (x < -20 || x > s.width + 20 || y < -10 || y > s.height + 10) return;
      const picture = this.picture(names.name[i]!, kind);
      for (const [dx, dy] of offsets(picture)) {
        const box = [x + dx - 2, y + dy - 7, x + dx + picture.width + 2, y + dy + 7] as const;
        if (!free(...box)) continue;
        boxes.push([...box]);
        this.placed.push({ text: names.name[i]!, kind, x: names.x[i]!, y: names.y[i]!, dx, dy, picture });
        return;
      }
    };
    const zoom = Math.floor(s.zoom);
    const countries = this.files.get('countries');
    if (countries && countries !== 'asked' && s.zoom < 7) {
      const least = COUNTRY_AREA[Math.max(0, Math.min(COUNTRY_AREA.length - 1, zoom - 2))]!;
      for (let i = 0; i < countries.name.length && countries.weight[i]! >= least; i++) {
        put(countries, i, 'country', (p) => [
          [-p.width / 2, 0],
          [-p.width / 2, 16],
          [-p.width / 2, -16],
        ]);
      }
    }
    const least = LEAST[Math.max(0, Math.min(LEAST.length - 1, zoom - 2))]!;
    for (const names of this.inView(s)) {
      for (let i = 0; i < names.name.length && names.weight[i]! >= least; i++) {
        if (this.placed.length >= MOST) return;
        const x = toX(s, names.x[i]!);
        const y = toY(s, names.y[i]!);
        // A marker at the town itself: the name goes beside the marker.
        const over = obstacles.find((o) => Math.hypot(o.x - x, o.y - y) < Math.max(6, o.r));
        const r = over ? over.r + 4 : 6;
        const sx = over ? over.x - x : 0;
        const sy = over ? over.y - y : 0;
        put(names, i, 'town', (p) => [
          [sx + r, sy],
          [sx - r - p.width, sy],
          [sx - p.width / 2, sy + r + 6],
          [sx - p.width / 2, sy - r - 6],
        ]);
      }
    }
  }

  /** Draws what was placed, wherever the view is now. */
  draw(context: CanvasRenderingContext2D, s: Screen): void {
    for (const label of this.placed) {
      const x = toX(s, label.x);
      const y = toY(s, label.y);
      if (x < -200 || x > s.width + 200 || y < -20 || y > s.height + 20) continue;
      if (label.kind === 'town') {
        context.fillStyle = this.colours.ink;
        context.beginPath();
        context.arc(x, y, 1.8, 0, 7);
        context.fill();
      }
      const { canvas, width, height } = label.picture;
      context.drawImage(canvas, Math.round(x + label.dx) - 3, Math.round(y + label.dy - height / 2), width + 6, height);
    }
  }

  private picture(text: string, kind: Label['kind']): Picture {
    const key = `${kind}${text}`;
    const known = this.pictures.get(key);
    if (known) return known;
    if (this.pictures.size > 800) this.pictures.clear();
    const ratio = Math.max(1, devicePixelRatio);
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d')!;
    const shown = kind === 'country' ? text.toUpperCase() : text;
    const font = kind === 'country' ? '600 10px system-ui, sans-serif' : '11px system-ui, sans-serif';
    const spacing = kind === 'country' ? '1px' : '0px';
    context.font = font;
    context.letterSpacing = spacing;
    const width = Math.ceil(context.measureText(shown).width);
    const height = 18;
    canvas.width = (width + 6) * ratio;
    canvas.height = height * ratio;
    context.scale(ratio, ratio);
    context.font = font;
    context.letterSpacing = spacing;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = this.colours.halo;
    context.fillStyle = this.colours.ink;
    context.strokeText(shown, 3, height / 2);
    context.fillText(shown, 3, height / 2);
    const made = { canvas, width, height };
    this.pictures.set(key, made);
    return made;
  }
}
