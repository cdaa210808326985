/**
 * The picture: everything that the record says, filed by part (place, operation, tie, week …), from which the situation
 * of any day is read. Each part is a pure function of the facts filed under it, so that a picture brought up to date
 * report by report, in any order, is the same as one built at once.
 */
import { dayNumber, isoDay } from '../incident/days.js';
import { COARSE_KM, distanceKm } from '../incident/places.js';
import { areaTest, type InArea } from './area.js';
import { reportedOf, shownStep, type Timeline, timelineOf } from './control.js';
import { eventOf, namedParties, truceOf } from './diplomacy.js';
import { Filing, type PictureChange, reportOf, reportsOf } from './filing.js';
import { ALL, CIVILIANS, type Harm, SEVERAL, UNSTATED } from './harm.js';
import { hazardOf } from './hazards.js';
import { compareText, type Item } from './items.js';
import { baseOf, strongholdTie, supplyOf, supplyTie } from './logistics.js';
import { operationOf } from './operations.js';
import { expectationOf } from './outlook.js';
import { type Foes, sidesOf } from './sides.js';
import { holdingOf } from './steps.js';
import { casualtiesOf, placesOf, type Week, weekOfHarm } from './tally.js';
import { type Tied, tieOf } from './ties.js';
import type {
  Control,
  ControlInterval,
  PictureOptions,
  Situation,
  SituationPlace,
  SituationQuery,
  SituationRecord,
  Tie,
} from './types.js';

const dayOf = (i: Item) => i.day;
const itemDay = (f: { item: Item }) => f.item.day;
/** A tie is known from the day since which it is said to hold, else from the report. */
const tieDay = (t: Tied) => t.statement.from ?? t.statement.reported;

export class Picture {
  readonly #filed: Filing;

  constructor(options: PictureOptions = {}) {
    this.#filed = new Filing(options);
  }

  /** Takes in what is new. The outcome does not depend on how the changes were cut or in which order they came. */
  apply(change: PictureChange): void {
    this.#filed.apply(change);
  }

  /** The last day on which something was reported; null for an empty record. */
  get lastReported(): string | null {
    return this.#filed.basis().lastReported;
  }

  /** The situation on a day, as far as the reports that were given say. */
  situation(query: SituationQuery = {}): Situation {
    const on = query.on ?? this.lastReported ?? '1970-01-01';
    const inArea = areaTest(query.area);
    const here = (i: Item) => inArea(i.places, i.country);
    const ties = this.#tiesOn(on).filter((t) => !query.area || this.#tieIn(t, inArea));
    const sides = sidesOf(this.#fightsOn(on, query.area ? here : null), ties, this.#filed.nameOf);
    const itemById = (id: string) => this.#filed.items.get(id);
    const tieText = (t: Tie) => this.#filed.ties.get(t.key)!.list()[0]!.summary;
    return {
      on,
      asKnown: this.#filed.options.asKnown ?? null,
      area: query.area?.label ?? null,
      basis: this.#filed.basis(),
      control: this.#controlOn(on, inArea),
      ground: this.#filed.ground
        .until(on, (g) => g.day)
        .filter((g) => inArea([g.place], g.country))
        .map(({ day: _, country: __, id: ___, ...g }) => g),
      operations: this.#operationsOn(on, inArea),
      parties: { sides, ties },
      logistics: {
        supply: [
          ...ties.filter((t) => t.type === 'supplies' || t.type === 'owns').map((t) => supplyTie(t, tieText(t))),
          ...this.#filed.supply.until(on, dayOf).filter(here).map(supplyOf),
        ],
        bases: [
          ...ties.filter((t) => t.type === 'stronghold-of').map((t) => strongholdTie(t, tieText(t))),
          ...this.#filed.bases.until(on, dayOf).filter(here).map(baseOf),
        ],
      },
      hazards: this.#hazardsOn(on, inArea),
      diplomacy: {
        truces: this.#filed.truces
          .until(on, dayOf)
          .filter(here)
          .map((i) => truceOf(i, this.#fightingFor(i), on)),
        events: this.#filed.events.until(on, dayOf).filter(here).map(eventOf),
      },
      casualties: this.#casualtiesOn(on, query.area ? here : null),
      outlook: this.#filed.expected
        .until(on, dayOf)
        .filter(here)
        .map((i) => expectationOf(i, on, itemById)),
    };
  }

  #fightsOn(on: string, here: ((i: Item) => boolean) | null): (readonly Foes[])[] {
    const all = this.#filed.foes.keys().map((key) => this.#filed.foes.get(key)!.until(on, itemDay));
    return (here ? all.map((list) => list.filter((f) => here(f.item))) : all).filter((list) => list.length > 0);
  }

  #casualtiesOn(on: string, here: ((i: Item) => boolean) | null): Situation['casualties'] {
    const weeks: Week[] = [];
    const inArea: Harm[] = [];
    for (const key of this.#filed.harms.keys()) {
      const over = isoDay(dayNumber(key.slice(0, 10))! + 6) <= on;
      let week = here || !over ? undefined : this.#filed.weeks.get(key);
      if (!week) {
        const known = this.#filed.harms.get(key)!.until(on, itemDay);
        const harms = here ? known.filter((h) => here(h.item)) : known;
        if (harms.length === 0) continue;
        week = weekOfHarm(harms, this.#sideName);
        if (here) inArea.push(...harms);
        else if (over) this.#filed.weeks.set(key, week);
      }
      weeks.push(week);
    }
    const totals = this.#filed.totals.until(on, itemDay).filter((t) => !here || here(t.item));
    const shown = totals.map(({ item: _, ...t }) => t);
    return casualtiesOf(weeks, placesOf(inArea, this.#sideName), shown, this.#sideName);
  }

  readonly #sideName = (side: string): string => {
    if (side === CIVILIANS) return 'civilians';
    if (side === UNSTATED) return 'people of no stated side';
    if (side === SEVERAL) return 'people of several sides';
    if (side === ALL) return 'everybody';
    return this.#filed.options.merge?.nameOf?.(side) ?? side;
  };

  /** What could break a truce: acts between its parties anywhere; where it names none, acts in its country. */
  #fightingFor(truce: Item): readonly Item[] {
    if (namedParties(truce).length > 1) return this.#filed.violence.list();
    return this.#filed.fighting.get(truce.country ?? '')?.list() ?? [];
  }

  #placesHeld(): string[] {
    return [...new Set([...this.#filed.steps.keys(), ...this.#filed.holdings.keys()])].sort();
  }

  /** The timeline of a place from the steps by a day; the same steps are not gone through twice. */
  #timelineOn(key: string, on: string): Timeline {
    let known = this.#filed.timelines.get(key);
    if (!known) {
      const takings = this.#filed.steps.get(key)?.list() ?? [];
      const held = (this.#filed.holdings.get(key)?.list() ?? []).flatMap((t) => holdingOf(t, takings).steps);
      const steps = [...takings, ...held].map((f) => f.step).sort((a, b) => compareText(a.day, b.day));
      known = { steps, made: new Map() };
      this.#filed.timelines.set(key, known);
    }
    let count = known.steps.findIndex((s) => s.day > on);
    if (count < 0) count = known.steps.length;
    let timeline = known.made.get(count);
    if (!timeline) {
      timeline = timelineOf(known.steps.slice(0, count));
      known.made.set(count, timeline);
    }
    return timeline;
  }

  #holdingOn(key: string, on: string): ControlInterval | null {
    const last = this.#timelineOn(key, on).intervals.at(-1);
    return last && last.to === null ? last : null;
  }

  #controlOn(on: string, inArea: InArea): Control[] {
    const found: Control[] = [];
    for (const key of this.#placesHeld()) {
      const place = this.#placeFor(key);
      if (!inArea([place], place.country)) continue;
      const now = this.#holdingOn(key, on);
      if (!now) continue;
      const { steps, intervals } = this.#timelineOn(key, on);
      const { state, standing, holders, rivals, besiegers, why, evidence, from } = now;
      const told = steps.filter((s) => s.effect !== 'none');
      found.push({
        place,
        state,
        standing,
        holders,
        rivals,
        besiegers,
        since: from,
        reported: reportedOf(told),
        why,
        within: [],
        evidence,
        history: intervals,
        steps: steps.map(shownStep),
      });
    }
    found.sort(
      (a, b) =>
        compareText(a.place.country ?? '~', b.place.country ?? '~') ||
        compareText(a.place.name, b.place.name) ||
        compareText(a.place.key, b.place.key),
    );
    const wide = found.filter((c) => c.place.lat !== null && c.place.uncertaintyKm >= WIDE_KM);
    for (const c of found)
      c.within = wide
        .filter((w) => w !== c && contains(w.place, c.place))
        .map(({ place }) => ({ key: place.key, name: place.name }));
    return found;
  }

  /** A place as its first step or statement names it. */
  #placeFor(key: string): SituationPlace {
    return this.#filed.steps.get(key)?.list()[0]?.place ?? this.#filed.holdings.get(key)!.list()[0]!.place!;
  }

  #operationsOn(on: string, inArea: InArea): Situation['operations'] {
    const found: Situation['operations'] = [];
    for (const key of this.#filed.operations.keys()) {
      const items = this.#filed.operations.get(key)!.until(on, dayOf);
      if (!items.some((i) => inArea(i.places, i.country))) continue;
      found.push(
        operationOf(key, items, on, {
          plansIn: (sentence) => this.#filed.plansIn.get(sentence)?.list() ?? [],
          itemById: (id) => this.#filed.items.get(id),
          holdingOn: (place, day) =>
            this.#filed.steps.get(place.key) || this.#filed.holdings.get(place.key)
              ? this.#holdingOn(place.key, day)
              : null,
        }),
      );
    }
    return found;
  }

  #tiesOn(on: string): Tie[] {
    const found: Tie[] = [];
    for (const key of this.#filed.ties.keys()) {
      const known = this.#filed.ties
        .get(key)!
        .list()
        .filter((t) => (tieDay(t) ?? '9999') <= on);
      if (known.length) found.push(tieOf(known));
    }
    return found;
  }

  /** A tie is of an area by its place, or by the country of the reports that state it. */
  #tieIn(tie: Tie, inArea: InArea): boolean {
    return tie.evidence.claims.some((k) => inArea([tie.place], this.#filed.countries.get(reportOf(k)) ?? null));
  }

  #hazardsOn(on: string, inArea: InArea): Situation['hazards'] {
    const found: Situation['hazards'] = [];
    for (const key of this.#filed.hazards.keys()) {
      const facts = this.#filed.hazards.get(key)!.until(on, itemDay);
      if (facts.some((f) => inArea([f.place], f.place?.country ?? f.item.country))) found.push(hazardOf(facts));
    }
    return found;
  }
}

/** A place that reaches at least so far can contain others. */
const WIDE_KM = 15;

function contains(wide: SituationPlace, small: SituationPlace): boolean {
  if (small.lat === null || small.lon === null || small.precision === 'unresolved' || wide.precision === 'unresolved')
    return false;
  if (small.uncertaintyKm >= wide.uncertaintyKm || wide.uncertaintyKm > COARSE_KM) return false;
  return distanceKm(wide.lat!, wide.lon!, small.lat, small.lon) + small.uncertaintyKm <= wide.uncertaintyKm;
}

/** Builds the picture of a whole record. */
export function buildPicture(record: SituationRecord, options: PictureOptions = {}): Picture {
  const picture = new Picture(options);
  picture.apply({ reports: reportsOf(record.claims, record.relations), incidents: record.incidents, gone: [] });
  return picture;
}
