/** Whether something lies in the area that was asked for. */
import { fold } from '../record/fold.js';
import type { Area, SituationPlace } from './types.js';

export type InArea = (places: readonly (SituationPlace | null)[], country: string | null) => boolean;

export function areaTest(area: Area | undefined): InArea {
  if (!area) return () => true;
  const name = area.name === undefined ? null : fold(area.name);
  const { country, box } = area;
  return (places, of) => {
    if (country && (of === country || places.some((p) => p?.country === country))) return true;
    return places.some((p) => {
      if (!p) return false;
      if (name !== null && fold(p.name).includes(name)) return true;
      if (!box || p.lat === null || p.lon === null) return false;
      const { south, west, north, east } = box;
      // A box may cross the date line.
      const within = west <= east ? p.lon >= west && p.lon <= east : p.lon >= west || p.lon <= east;
      return within && p.lat >= south && p.lat <= north;
    });
  };
}
