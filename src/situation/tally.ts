/** Adding up harm: per kind and side, per week and area, over all. */

import type { CasualtyKind } from '../reading/types.js';
import { ALL, type Harm } from './harm.js';
import { compareText, type Item } from './items.js';
import type { Casualties, HarmRange, RunningTotal, SituationParty, WeekOfHarm } from './types.js';

const KINDS: CasualtyKind[] = [
  'killed',
  'killed-or-wounded',
  'wounded',
  'missing',
  'abducted',
  'detained',
  'surrendered',
  'displaced',
  'freed',
];

export type SideName = (side: string) => string;

/** Bounds of one kind of harm, for one side or for everybody. */
class Tally {
  /** Of incidents that are none of the others: they add up. */
  #sure = 0;
  /** Of an incident that may tell again what others tell: only the largest counts. */
  #loose = 0;
  /** The same of those that cannot tell what happened in another week. */
  #inWeek = 0;
  #max: number | null = 0;
  /** The sides of one incident are different people. */
  #last: { item: Item; sum: number } | null = null;
  readonly #items = new Set<Item>();
  readonly #parties = new Map<string, SituationParty>();

  constructor(
    readonly kind: CasualtyKind,
    readonly side: string,
  ) {}

  add(h: Harm): void {
    if (h.distinct) this.#sure += h.min;
    else {
      this.#last = { item: h.item, sum: h.min + (this.#last?.item === h.item ? this.#last.sum : 0) };
      this.#loose = Math.max(this.#loose, this.#last.sum);
      if (h.item.when !== null && h.item.when.start >= h.week) this.#inWeek = Math.max(this.#inWeek, this.#last.sum);
    }
    this.#max = this.#max === null || h.max === null ? null : this.#max + h.max;
    this.#items.add(h.item);
    for (const p of h.parties) this.#parties.set(p.id, p);
  }

  /** Takes in a tally of other incidents but for the lower bound, which is not a sum. */
  take(other: Tally): void {
    this.#max = this.#max === null || other.#max === null ? null : this.#max + other.#max;
    for (const item of other.#items) this.#items.add(item);
    for (const [id, p] of other.#parties) this.#parties.set(id, p);
  }

  /**
   * The lower bound over weeks. In one week and country the distinct incidents add up, or one of the others says more;
   * countries and weeks add up. What has no country may be in any, and what may belong to another week in any week.
   */
  takeWeeks(weeks: readonly { area: string | null; week: string; tally: Tally }[]): void {
    const byWeek = new Map<string, { placed: number; unplaced: number }>();
    for (const { area, week, tally } of weeks) {
      const had = byWeek.get(week) ?? { placed: 0, unplaced: 0 };
      if (area === null) had.unplaced = Math.max(had.unplaced, tally.#inWeek);
      else had.placed += Math.max(tally.#sure, tally.#inWeek);
      byWeek.set(week, had);
      this.#loose = Math.max(this.#loose, tally.#loose);
      this.take(tally);
    }
    for (const { placed, unplaced } of byWeek.values()) this.#sure += Math.max(placed, unplaced);
  }

  row(nameOf: SideName, most = Number.POSITIVE_INFINITY): HarmRange {
    const min = Math.max(this.#sure, this.#loose);
    const claims = new Set<string>();
    const items = this.#items.size > most ? [...this.#items].slice(-most) : [...this.#items];
    for (const item of items) for (const key of item.evidence.claims) claims.add(key);
    return {
      kind: this.kind,
      side: this.side,
      sideName: nameOf(this.side),
      parties: this.side === ALL ? [] : [...this.#parties.values()].sort((a, b) => compareText(a.id, b.id)),
      min,
      max: this.#max === null ? null : Math.max(this.#max, min),
      incidents: this.#items.size,
      evidence: { claims: [...claims], incidents: items.map((i) => i.id) },
    };
  }
}

/** Tallies of some incidents by kind and side. The order in which the incidents come is that of the evidence. */
export class Tallies {
  readonly #tallies = new Map<string, Tally>();
  readonly #sides = new Map<CasualtyKind, Set<string>>();

  #of(kind: CasualtyKind, side: string): Tally {
    const key = `${kind}|${side}`;
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = new Tally(kind, side);
      this.#tallies.set(key, tally);
      if (side !== ALL) this.#sides.set(kind, (this.#sides.get(kind) ?? new Set()).add(side));
    }
    return tally;
  }

  add(h: Harm): void {
    this.#of(h.kind, h.side).add(h);
    this.#of(h.kind, ALL).add(h);
  }

  takeWeeks(weeks: readonly Week[]): void {
    const parts = new Map<Tally, { area: string | null; week: string; tally: Tally }[]>();
    for (const { area, week, tallies } of weeks) {
      for (const tally of tallies.#tallies.values()) {
        const own = this.#of(tally.kind, tally.side);
        const list = parts.get(own);
        if (list) list.push({ area, week, tally });
        else parts.set(own, [{ area, week, tally }]);
      }
    }
    for (const [own, list] of parts) own.takeWeeks(list);
  }

  /** A row for each side, and before them one for everybody where there are several. */
  rows(nameOf: SideName, most?: number): HarmRange[] {
    return KINDS.flatMap((kind) => {
      const sides = [...(this.#sides.get(kind) ?? [])].sort(compareText);
      return [...(sides.length > 1 ? [ALL] : []), ...sides].map((side) => this.#of(kind, side).row(nameOf, most));
    });
  }
}

export function talliesOf(harms: readonly Harm[]): Tallies {
  const tallies = new Tallies();
  for (const h of harms) tallies.add(h);
  return tallies;
}

/** A week of harm in one country, with what it adds to the whole. */
export interface Week {
  week: string;
  area: string | null;
  tallies: Tallies;
  shown: WeekOfHarm;
}

export function weekOfHarm(harms: readonly Harm[], nameOf: SideName): Week {
  const { week, item } = harms[0]!;
  const tallies = talliesOf(harms);
  return { week, area: item.country, tallies, shown: { week, area: item.country, rows: tallies.rows(nameOf) } };
}

/** Harm by place, for an area. */
export function placesOf(harms: readonly Harm[], nameOf: SideName): Casualties['places'] {
  const places = new Map<string, Harm[]>();
  for (const h of harms) {
    const key = h.item.places[0]?.key;
    if (key === undefined) continue;
    const had = places.get(key);
    if (had) had.push(h);
    else places.set(key, [h]);
  }
  return [...places]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, list]) => ({ place: list[0]!.item.places[0]!, rows: talliesOf(list).rows(nameOf) }));
}

/** Incidents that the rows over all weeks name; the weeks name all. */
const LATEST = 50;

export function casualtiesOf(
  weeks: readonly Week[],
  places: Casualties['places'],
  totals: readonly Omit<RunningTotal, 'sideName'>[],
  nameOf: SideName,
): Casualties {
  const whole = new Tallies();
  whole.takeWeeks(weeks);
  return {
    weeks: weeks.map((w) => w.shown),
    whole: whole.rows(nameOf, LATEST),
    places,
    totals: totals.map((t) => ({ ...t, sideName: nameOf(t.side) })),
  };
}
