/** From Mercator to pixels of the view, for a map that is never turned nor tilted. */
export interface Screen {
  width: number;
  height: number;
  zoom: number;
  /** Pixels of the whole world. */
  size: number;
  /** The view's north-west corner, in Mercator. */
  left: number;
  top: number;
}

export const toX = (s: Screen, x: number): number => (x - s.left) * s.size;
export const toY = (s: Screen, y: number): number => (y - s.top) * s.size;
