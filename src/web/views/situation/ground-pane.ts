/** The map of who is said to hold what: marks and areas on the base map. */
import { colour } from '../../app/theme.js';
import { BaseMap, type Position } from '../map/base-map.js';
import { drawAreas, drawMarks, type Group, groupsOf, hit, type Mark, type MarkColours, obstaclesOf } from './marks.js';

export interface GroundEvents {
  onPick: (marks: readonly Mark[]) => void;
  /** What is under the pointer or chosen by key, and where it stands in the pane. */
  onHover: (marks: readonly Mark[] | null, x: number, y: number) => void;
  /** The reader has moved the map. */
  onMoved: (position: Position) => void;
  onFailed: (message: string) => void;
}

export const markColours = (): MarkColours => ({
  surface: colour('--surface'),
  ink: colour('--ink'),
  rule: colour('--rule-strong'),
  focus: colour('--focus'),
  warn: colour('--warn'),
  warnSoft: colour('--warn-soft'),
  of: colour,
});

export class GroundPane {
  private readonly map: BaseMap;
  private marks: readonly Mark[] = [];
  private groups: Group[] = [];
  private hovered = -1;
  private selected = '';
  private colours = markColours();

  constructor(
    box: HTMLElement,
    position: Position | null,
    private readonly events: GroundEvents,
  ) {
    this.map = new BaseMap(box, 'Map of who is said to hold what', position, {
      below: (c, s) => {
        this.groups = groupsOf(this.marks, s);
        drawAreas(c, s, this.marks, this.colours);
      },
      above: (c) => drawMarks(c, this.groups, this.colours, { hovered: this.hovered, selected: this.selected }),
      obstacles: (s) => obstaclesOf(groupsOf(this.marks, s)),
      rested: (own) => {
        if (!own) events.onMoved(this.map.position());
      },
      clicked: (x, y) => {
        this.groups = groupsOf(this.marks, this.map.screen());
        const i = hit(this.groups, x, y);
        events.onPick(i < 0 ? [] : this.groups[i]!.marks);
      },
      pointed: (at) => this.hover(at ? hit(this.groups, at.x, at.y) : -1),
      failed: events.onFailed,
    });
  }

  set(marks: readonly Mark[]): void {
    this.marks = marks;
    this.hover(-1);
    this.map.refresh();
  }

  select(key: string): void {
    this.selected = key;
    this.map.refresh();
  }

  reveal(key: string): void {
    const mark = this.marks.find((m) => m.key === key);
    if (!mark) return;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * mark.y))) * 180) / Math.PI;
    this.map.reveal(lat, (mark.x - 0.5) * 360);
  }

  /** Everything that is drawn, or a part of it. */
  show(marks: readonly Mark[] = this.marks, move = false): void {
    if (!marks.length) return;
    const box = { west: 1, north: 1, east: 0, south: 0 };
    for (const { x, y, radius } of marks) {
      box.west = Math.min(box.west, x - radius);
      box.east = Math.max(box.east, x + radius);
      box.north = Math.min(box.north, y - radius);
      box.south = Math.max(box.south, y + radius);
    }
    this.map.show(box, { move, closest: move ? 12 : 9 });
  }

  jump = (position: Position): void => this.map.jump(position);
  position = (): Position => this.map.position();
  picture = (lines: readonly string[]): Promise<HTMLCanvasElement> => this.map.picture(lines);
  close = (): void => this.map.close();

  recolour(): void {
    this.colours = markColours();
    this.map.recolour();
  }

  private hover(i: number): void {
    if (i === this.hovered) return;
    this.hovered = i;
    this.map.cursor(i < 0 ? '' : 'pointer');
    const g = this.groups[i];
    this.events.onHover(g?.marks ?? null, g?.x ?? 0, g?.y ?? 0);
    this.map.refresh();
  }

  /** From mark to mark, west to east, for those who use no mouse. */
  step(by: number): void {
    const s = this.map.screen();
    this.groups = groupsOf(this.marks, s);
    const shown = this.groups
      .map((g, i) => ({ g, i }))
      .filter(({ g }) => g.x > 0 && g.y > 0 && g.x < s.width && g.y < s.height)
      .sort((a, b) => a.g.x - b.g.x || a.g.y - b.g.y);
    if (!shown.length) return;
    const at = shown.findIndex(({ i }) => i === this.hovered);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    this.hover(shown[next]!.i);
  }

  pickHovered(): void {
    const g = this.groups[this.hovered];
    if (g) this.events.onPick(g.marks);
  }

  leave(): void {
    this.hover(-1);
  }
}
