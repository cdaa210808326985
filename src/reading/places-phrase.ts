/** How one place of a sentence lies to the next: "Wadi Wishka area near the eastern city of Sirte", "Abugrein, 40 km south of Misrata". */
import type { Analysis } from '../language/types.js';
import type { PlaceMention } from './types.js';

export interface PlaceTie {
  /** in: the other contains it; near: close to it; from: at a distance and perhaps a bearing from it. */
  kind: 'in' | 'near' | 'from';
  /** Index of the other place in the list. */
  of: number;
  /** Kilometres, for `from`. */
  km: number | null;
  /** Words of direction, for `from`: "south-east". */
  direction: string | null;
}

const DISTANCE =
  /(\d+(?:\.\d+)?) ?-?(km|kms|kilomet(?:er|re)s?|miles?)\b(?: to the)? ?((?:north|south|east|west)(?:[ -]?(?:north|south|east|west))?(?:ern)?)? ?(?:of|from)\b/i;

/**
 * For every place, its tie to the next place of the same sentence, or null.
 * @example with "Wadi Wishka area near the eastern city of Sirte" the first place is `near` the second.
 */
export function placeTies(places: readonly PlaceMention[], analysis: Analysis): (PlaceTie | null)[] {
  return places.map((place, i) => {
    const next = places[i + 1];
    if (!next || next.sentence !== place.sentence) return null;
    const between = analysis.text.slice(place.span[1], next.span[0]);
    if (between.length > 80) return null;
    const m = DISTANCE.exec(between);
    if (m) {
      const km = Number(m[1]) * (/^mile/i.test(m[2]) ? 1.609 : 1);
      return { kind: 'from', of: i + 1, km: Math.round(km), direction: m[3]?.toLowerCase() ?? null };
    }
    if (/^[\s\w'’-]{0,24}\b(?:near|close to|outside|next to|on the outskirts of)\b[\w\s'’-]{0,30}$/i.test(between)) {
      return { kind: 'near', of: i + 1, km: null, direction: null };
    }
    const inside = /^(?:[\s\w'’-]{0,24},? (?:in|of)(?: the)?(?: [\w-]+){0,3} |, | \()$/.test(between);
    return inside && wider(next, place) ? { kind: 'in', of: i + 1, km: null, direction: null } : null;
  });
}

const RANK: Record<PlaceMention['precision'], number> = {
  unresolved: 0,
  point: 1,
  town: 2,
  district: 3,
  region: 4,
  country: 5,
  area: 6,
};

const wider = (a: PlaceMention, b: PlaceMention): boolean => RANK[a.precision] > RANK[b.precision];
