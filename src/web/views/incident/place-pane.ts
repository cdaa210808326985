/** The incident's places on the base map: a ring for a town, a dashed circle for an area, further places in outline. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { colour } from '../../app/theme.js';
import { kindOf } from '../../shared/kinds-data.js';
import { BaseMap } from '../map/base-map.js';
import { mercatorX, mercatorY } from '../map/columns.js';
import { type Screen, toX, toY } from '../map/screen.js';
import '../map/map.css';

const TURN = 2 * Math.PI;
const EQUATOR_KM = 40_075;
const MARK = 7;

interface Spot {
  name: string;
  x: number;
  y: number;
  /** How far off it may be, in Mercator. */
  reach: number;
  /** True when it is no more than an area. */
  area: boolean;
  main: boolean;
}

type Place = NonNullable<IncidentAnswer['place']>;

function spotOf(place: Place, main: boolean): Spot[] {
  if (place.lat === null || place.lon === null) return [];
  const reach = place.uncertaintyKm / (EQUATOR_KM * Math.cos((place.lat * Math.PI) / 180));
  const area = place.precision !== 'point' && place.precision !== 'town';
  return [{ name: place.name, x: mercatorX(place.lon), y: mercatorY(place.lat), reach, area, main }];
}

export class PlacePane {
  private readonly map: BaseMap;
  private readonly spots: Spot[];

  constructor(
    box: HTMLElement,
    private readonly incident: IncidentAnswer,
    failed: (message: string) => void,
  ) {
    const { place, places } = incident;
    const also = places.filter((p) => p.name !== place?.name);
    this.spots = [...(place ? spotOf(place, true) : []), ...also.flatMap((p) => spotOf(p, false))];
    this.map = new BaseMap(box, 'Map of where it is said to have been', null, {
      below: (c, s) => this.drawReach(c, s),
      above: (c, s) => this.drawMarks(c, s),
      obstacles: (s) => this.spots.filter((p) => !p.area).map((p) => ({ x: toX(s, p.x), y: toY(s, p.y), r: MARK + 2 })),
      rested: () => {},
      clicked: () => {},
      pointed: () => {},
      failed,
    });
    const pad = (p: Spot) => Math.max(p.reach, 4e-4);
    this.map.show(
      {
        west: Math.min(...this.spots.map((p) => p.x - pad(p))),
        east: Math.max(...this.spots.map((p) => p.x + pad(p))),
        north: Math.min(...this.spots.map((p) => p.y - pad(p))),
        south: Math.max(...this.spots.map((p) => p.y + pad(p))),
      },
      { move: false, closest: 8 },
    );
  }

  private drawReach(c: CanvasRenderingContext2D, s: Screen): void {
    const shade = colour(kindOf(this.incident.subtype).token);
    for (const p of this.spots) {
      const r = p.reach * s.size;
      if (r < MARK && !p.area) continue;
      c.beginPath();
      c.arc(toX(s, p.x), toY(s, p.y), Math.max(r, MARK), 0, TURN);
      c.fillStyle = shade;
      c.globalAlpha = p.area ? 0.1 : 0.06;
      if (p.main) c.fill();
      c.globalAlpha = 0.8;
      c.strokeStyle = shade;
      c.lineWidth = 1.2;
      c.setLineDash(p.area ? [5, 4] : []);
      c.stroke();
      c.setLineDash([]);
      c.globalAlpha = 1;
    }
  }

  private drawMarks(c: CanvasRenderingContext2D, s: Screen): void {
    const kind = kindOf(this.incident.subtype);
    const shade = colour(kind.token);
    const sure = !['planned', 'threatened', 'ordered', 'possible'].includes(this.incident.status);
    for (const p of this.spots) {
      if (p.area) {
        this.drawTag(c, s, p);
        continue;
      }
      const [x, y] = [toX(s, p.x), toY(s, p.y)];
      c.beginPath();
      if (kind.path === 'circle') c.arc(x, y, MARK, 0, TURN);
      else for (const [px, py] of kind.path) c.lineTo(x + px * MARK, y + py * MARK);
      c.closePath();
      c.fillStyle = p.main && sure ? shade : colour('--surface');
      c.fill();
      c.strokeStyle = p.main && sure ? colour('--surface') : shade;
      c.lineWidth = 1.5;
      c.setLineDash(sure ? [] : [3, 2]);
      c.stroke();
      c.setLineDash([]);
    }
  }

  /** An area's name on its upper rim: a label and no pin. */
  private drawTag(c: CanvasRenderingContext2D, s: Screen, p: Spot): void {
    const words = `somewhere in ${p.name}`;
    c.font = '12px system-ui, sans-serif';
    const width = Math.min(s.width - 8, c.measureText(words).width + 12);
    const x = Math.max(width / 2 + 4, Math.min(s.width - width / 2 - 4, toX(s, p.x)));
    const y = Math.max(14, toY(s, p.y) - Math.max(p.reach * s.size, MARK));
    c.beginPath();
    c.roundRect(x - width / 2, y - 10, width, 20, 4);
    c.fillStyle = colour('--surface');
    c.fill();
    c.strokeStyle = colour(kindOf(this.incident.subtype).token);
    c.setLineDash([3, 2]);
    c.stroke();
    c.setLineDash([]);
    c.fillStyle = colour('--ink');
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    c.fillText(words, x, y + 0.5, width - 8);
  }

  picture(): Promise<HTMLCanvasElement> {
    return this.map.picture([this.incident.summary, 'sitrep · as reported; borders: Natural Earth, no statement']);
  }

  recolour(): void {
    this.map.recolour();
  }

  close(): void {
    this.map.close();
  }
}
