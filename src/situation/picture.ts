/**
 * The picture: everything that the record says, filed by part (place, operation, tie, week …), from which the situation
 * of any day is read. Each part is a pure function of the facts filed under it, so that a picture brought up to date
 * report by report, in any order, is the same as one built at once.
 */
import { dayNumber, isoDay } from '../incident/days.js';
import { Parties } from '../incident/parties.js';
import { COARSE_KM, distanceKm } from '../incident/places.js';
import { areaTest, type InArea } from './area.js';
import { reportedOf, shownStep, type Timeline, timelineOf } from './control.js';
import { eventOf, isDiplomacy, isFighting, isTruce, namedParties, truceOf } from './diplomacy.js';
import { ALL, CIVILIANS, type Harm, harmOf, SEVERAL, totalsOf, UNSTATED } from './harm.js';
import { type HazardFact, hazardOf, hazardsOf } from './hazards.js';
import { compareItems, compareText, countryOf, type Item, itemOf } from './items.js';
import { baseOf, isBase, isSupply, strongholdTie, supplyOf, supplyTie } from './logistics.js';
import { operationKeys, operationOf, sentenceOf } from './operations.js';
import { expectationOf, expectedKind } from './outlook.js';
import { type Foes, foesOf, sidesOf } from './sides.js';
import { Filed, Sorted } from './sorted.js';
import { type ControlFacts, controlOf, holdingOf, type Step } from './steps.js';
import { casualtiesOf, placesOf, type Week, weekOfHarm } from './tally.js';
import { type Tied, tiedOf, tieOf } from './ties.js';
import type {
  Control,
  ControlInterval,
  Ground,
  Incident,
  PictureOptions,
  RunningTotal,
  Situation,
  SituationPlace,
  SituationQuery,
  SituationRecord,
  StoredClaim,
  StoredRelation,
  Tie,
} from './types.js';

/** What a report says, as far as the situation takes it up. */
export interface ReportFacts {
  id: string;
  published: string | null;
  claims: readonly StoredClaim[];
  relations: readonly StoredRelation[];
}

/** New or changed reports, with the incidents that changed by them and the ids of those that are no more. */
export interface PictureChange {
  reports: readonly ReportFacts[];
  incidents: readonly Incident[];
  gone: readonly string[];
}

type GroundFact = Ground & { day: string; country: string | null; id: string };
type TotalFact = Omit<RunningTotal, 'sideName'> & { item: Item };

const byDay = <T extends { day: string | null; id: string }>(a: T, b: T) =>
  compareText(a.day ?? '9999', b.day ?? '9999') || compareText(a.id, b.id);
const byItem = <T extends { item: Item }>(a: T, b: T) => compareItems(a.item, b.item);
const byKey = (a: Tied, b: Tied) => compareText(a.stored.key, b.stored.key);

const dayOf = (i: Item) => i.day;
const itemDay = (f: { item: Item }) => f.item.day;
/** A tie is known from the day since which it is said to hold, else from the report. */
const tieDay = (t: Tied) => t.statement.from ?? t.statement.reported;

export class Picture {
  readonly #options: PictureOptions;
  readonly #parties: Parties;
  readonly #reports = new Map<string, ReportFacts>();
  readonly #claims = new Map<string, StoredClaim>();
  readonly #countries = new Map<string, string | null>();
  readonly #items = new Map<string, Item>();
  #counted: Situation['basis'] | null = null;
  readonly #itemsOf = new Map<string, Set<string>>();

  readonly #steps = new Filed<ControlFacts & { id: string }>(
    (a, b) => compareText(a.step.day, b.step.day) || compareText(a.id, b.id),
  );
  readonly #holdings = new Filed<Tied>(byKey);
  /** Steps of a place, in the order of their days, and its timelines by the number of steps. */
  readonly #timelines = new Map<string, { steps: Step[]; made: Map<number, Timeline> }>();
  readonly #ground = new Sorted<GroundFact>(byDay);
  readonly #operations = new Filed<Item>(compareItems);
  readonly #plansIn = new Filed<Item>(compareItems);
  readonly #ties = new Filed<Tied>(byKey);
  readonly #fighting = new Filed<Item>(compareItems);
  readonly #foes = new Filed<Foes>(byItem);
  readonly #violence = new Sorted<Item>(compareItems);
  readonly #harms = new Filed<Harm>(
    (a, b) => byItem(a, b) || compareText(a.kind, b.kind) || compareText(a.side, b.side),
  );
  /** Weeks that are over, as they are shown without an area. */
  readonly #weeks = new Map<string, Week>();
  readonly #totals = new Sorted<TotalFact>((a, b) => byItem(a, b) || compareText(a.kind, b.kind));
  readonly #hazards = new Filed<HazardFact>(byItem);
  readonly #truces = new Sorted<Item>(compareItems);
  readonly #events = new Sorted<Item>(compareItems);
  readonly #supply = new Sorted<Item>(compareItems);
  readonly #bases = new Sorted<Item>(compareItems);
  readonly #expected = new Sorted<Item>(compareItems);

  constructor(options: PictureOptions = {}) {
    this.#options = options;
    this.#parties = new Parties(options.merge ?? {});
  }

  /** Takes in what is new. The outcome does not depend on how the changes were cut or in which order they came. */
  apply(change: PictureChange): void {
    this.#counted = null;
    const again = new Set<string>();
    for (const report of change.reports) {
      for (const id of this.#itemsOf.get(report.id) ?? []) again.add(id);
      this.#takeReport(report);
    }
    for (const id of change.gone) {
      again.delete(id);
      this.#drop(id);
    }
    const incidents = new Map([...again].map((id) => [id, this.#items.get(id)!.incident]));
    for (const incident of change.incidents) incidents.set(incident.id, incident);
    for (const incident of incidents.values()) {
      this.#drop(incident.id);
      this.#takeIncident(incident);
    }
  }

  #takeReport(report: ReportFacts): void {
    for (const c of this.#reports.get(report.id)?.claims ?? []) this.#claims.delete(c.key);
    for (const r of this.#reports.get(report.id)?.relations ?? []) {
      this.#ties.remove(r.key);
      this.#ground.remove(r.key);
      this.#forget(this.#holdings.remove(r.key));
    }
    this.#reports.set(report.id, report);
    for (const c of report.claims) this.#claims.set(c.key, c);
    this.#countries.set(report.id, countryOf(report.claims));
    for (const relation of report.relations) {
      const tied = tiedOf(relation, this.#parties, this.#options.merge ?? {});
      if (tied.from.id === tied.to.id) continue;
      if (relation.relation.type === 'controls' && tied.place) {
        this.#forget(this.#holdings.put(relation.key, [[tied.place.key, tied]]));
      } else if (relation.relation.type !== 'controls' || relation.relation.to.id !== null) {
        this.#ties.put(relation.key, [[tied.key, tied]]);
      }
      if (relation.relation.type === 'controls') this.#ground.put(relation.key, this.#groundOf(tied));
    }
  }

  /** What a statement of holding says of ground that is no place. */
  #groundOf(tied: Tied): GroundFact[] {
    if (!tied.place && tied.relation.to.id !== null) return [];
    const { published } = tied.stored;
    if (!published) return [];
    const country = this.#countries.get(tied.stored.reportId) ?? null;
    return holdingOf(tied, []).ground.map((g) => ({ ...g, day: published, country, id: tied.stored.key }));
  }

  #forget(places: readonly string[]): void {
    for (const key of places) this.#timelines.delete(key);
  }

  #drop(id: string): void {
    const item = this.#items.get(id);
    if (!item) return;
    this.#items.delete(id);
    for (const c of item.incident.claims) this.#itemsOf.get(reportOf(c.key))?.delete(id);
    this.#forget(this.#steps.remove(id));
    for (const part of [this.#operations, this.#plansIn, this.#fighting, this.#hazards, this.#foes]) part.remove(id);
    for (const part of [this.#ground, this.#violence, this.#totals, this.#truces]) part.remove(id);
    for (const week of this.#harms.remove(id)) this.#weeks.delete(week);
    for (const part of [this.#events, this.#supply, this.#bases, this.#expected]) part.remove(id);
  }

  #takeIncident(incident: Incident): void {
    const claims = incident.claims.map((c) => this.#claims.get(c.key)).filter((c): c is StoredClaim => c !== undefined);
    const item = itemOf(incident, claims, (report) => this.#countries.get(report) ?? null);
    const { id } = item;
    this.#items.set(id, item);
    for (const c of incident.claims) {
      const report = reportOf(c.key);
      const had = this.#itemsOf.get(report);
      if (had) had.add(id);
      else this.#itemsOf.set(report, new Set([id]));
    }
    const { steps, ground } = controlOf(item, this.#nameOf);
    this.#forget(
      this.#steps.put(
        id,
        steps.map((s) => [s.place.key, { ...s, id }]),
      ),
    );
    this.#ground.put(
      id,
      ground.map((g) => ({ ...g, day: item.day!, country: item.country, id })),
    );
    if (item.day !== null) {
      this.#operations.put(
        id,
        operationKeys(item).map((key) => [key, item]),
      );
    }
    const expected = expectedKind(item);
    if (expected && item.day !== null) this.#expected.put(id, [item]);
    if (expected === 'intention') {
      const sentences = new Set(claims.map(sentenceOf));
      this.#plansIn.put(
        id,
        [...sentences].map((sentence) => [sentence, item]),
      );
    }
    this.#foes.put(
      id,
      foesOf(item).map((f) => [`${f.one.id}|${f.other.id}`, f]),
    );
    if (isFighting(item)) {
      this.#fighting.put(id, [[item.country ?? '', item]]);
      this.#violence.put(id, [item]);
    }
    const weeks = this.#harms.put(
      id,
      harmOf(item).map((h) => [`${h.week}|${item.country ?? '~'}`, h]),
    );
    for (const week of weeks) this.#weeks.delete(week);
    this.#totals.put(
      id,
      totalsOf(item).map((t) => ({ ...t, item })),
    );
    this.#hazards.put(
      id,
      hazardsOf(item).map((h) => [h.key, h]),
    );
    if (isTruce(item)) this.#truces.put(id, [item]);
    if (isDiplomacy(item)) this.#events.put(id, [item]);
    if (isSupply(item)) this.#supply.put(id, [item]);
    if (isBase(item)) this.#bases.put(id, [item]);
  }

  /** The last day on which something was reported; null for an empty record. */
  get lastReported(): string | null {
    return this.#basis().lastReported;
  }

  /** The situation on a day, as far as the reports that were given say. */
  situation(query: SituationQuery = {}): Situation {
    const on = query.on ?? this.lastReported ?? '1970-01-01';
    const inArea = areaTest(query.area);
    const here = (i: Item) => inArea(i.places, i.country);
    const ties = this.#tiesOn(on).filter((t) => !query.area || this.#tieIn(t, inArea));
    const sides = sidesOf(this.#fightsOn(on, query.area ? here : null), ties, this.#nameOf);
    const itemById = (id: string) => this.#items.get(id);
    const tieText = (t: Tie) => this.#ties.get(t.key)!.list()[0]!.summary;
    return {
      on,
      asKnown: this.#options.asKnown ?? null,
      area: query.area?.label ?? null,
      basis: this.#basis(),
      control: this.#controlOn(on, inArea),
      ground: this.#ground
        .until(on, (g) => g.day)
        .filter((g) => inArea([g.place], g.country))
        .map(({ day: _, country: __, id: ___, ...g }) => g),
      operations: this.#operationsOn(on, inArea),
      parties: { sides, ties },
      logistics: {
        supply: [
          ...ties.filter((t) => t.type === 'supplies' || t.type === 'owns').map((t) => supplyTie(t, tieText(t))),
          ...this.#supply.until(on, dayOf).filter(here).map(supplyOf),
        ],
        bases: [
          ...ties.filter((t) => t.type === 'stronghold-of').map((t) => strongholdTie(t, tieText(t))),
          ...this.#bases.until(on, dayOf).filter(here).map(baseOf),
        ],
      },
      hazards: this.#hazardsOn(on, inArea),
      diplomacy: {
        truces: this.#truces
          .until(on, dayOf)
          .filter(here)
          .map((i) => truceOf(i, this.#fightingFor(i), on)),
        events: this.#events.until(on, dayOf).filter(here).map(eventOf),
      },
      casualties: this.#casualtiesOn(on, query.area ? here : null),
      outlook: this.#expected
        .until(on, dayOf)
        .filter(here)
        .map((i) => expectationOf(i, on, itemById)),
    };
  }

  #fightsOn(on: string, here: ((i: Item) => boolean) | null): (readonly Foes[])[] {
    const all = this.#foes.keys().map((key) => this.#foes.get(key)!.until(on, itemDay));
    return (here ? all.map((list) => list.filter((f) => here(f.item))) : all).filter((list) => list.length > 0);
  }

  #casualtiesOn(on: string, here: ((i: Item) => boolean) | null): Situation['casualties'] {
    const weeks: Week[] = [];
    const inArea: Harm[] = [];
    for (const key of this.#harms.keys()) {
      const over = isoDay(dayNumber(key.slice(0, 10))! + 6) <= on;
      let week = here || !over ? undefined : this.#weeks.get(key);
      if (!week) {
        const known = this.#harms.get(key)!.until(on, itemDay);
        const harms = here ? known.filter((h) => here(h.item)) : known;
        if (harms.length === 0) continue;
        week = weekOfHarm(harms, this.#sideName);
        if (here) inArea.push(...harms);
        else if (over) this.#weeks.set(key, week);
      }
      weeks.push(week);
    }
    const totals = this.#totals.until(on, itemDay).filter((t) => !here || here(t.item));
    const shown = totals.map(({ item: _, ...t }) => t);
    return casualtiesOf(weeks, placesOf(inArea, this.#sideName), shown, this.#sideName);
  }

  readonly #nameOf = (id: string): string | undefined => this.#options.merge?.nameOf?.(id);

  readonly #sideName = (side: string): string => {
    if (side === CIVILIANS) return 'civilians';
    if (side === UNSTATED) return 'people of no stated side';
    if (side === SEVERAL) return 'people of several sides';
    if (side === ALL) return 'everybody';
    return this.#options.merge?.nameOf?.(side) ?? side;
  };

  /** What could break a truce: acts between its parties anywhere; where it names none, acts in its country. */
  #fightingFor(truce: Item): readonly Item[] {
    if (namedParties(truce).length > 1) return this.#violence.list();
    return this.#fighting.get(truce.country ?? '')?.list() ?? [];
  }

  #basis(): Situation['basis'] {
    if (this.#counted) return this.#counted;
    const days = [...this.#reports.values()].map((r) => r.published);
    const dated = days.filter((d): d is string => d !== null).sort();
    let relations = 0;
    for (const r of this.#reports.values()) relations += r.relations.length;
    this.#counted = {
      reports: this.#reports.size,
      claims: this.#claims.size,
      relations,
      incidents: this.#items.size,
      undated: days.length - dated.length,
      firstReported: dated[0] ?? null,
      lastReported: dated.at(-1) ?? null,
    };
    return this.#counted;
  }

  #placesHeld(): string[] {
    return [...new Set([...this.#steps.keys(), ...this.#holdings.keys()])].sort();
  }

  /** The timeline of a place from the steps by a day; the same steps are not gone through twice. */
  #timelineOn(key: string, on: string): Timeline {
    let known = this.#timelines.get(key);
    if (!known) {
      const takings = this.#steps.get(key)?.list() ?? [];
      const held = (this.#holdings.get(key)?.list() ?? []).flatMap((t) => holdingOf(t, takings).steps);
      const steps = [...takings, ...held].map((f) => f.step).sort((a, b) => compareText(a.day, b.day));
      known = { steps, made: new Map() };
      this.#timelines.set(key, known);
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
    return this.#steps.get(key)?.list()[0]?.place ?? this.#holdings.get(key)!.list()[0]!.place!;
  }

  #operationsOn(on: string, inArea: InArea): Situation['operations'] {
    const found: Situation['operations'] = [];
    for (const key of this.#operations.keys()) {
      const items = this.#operations.get(key)!.until(on, dayOf);
      if (!items.some((i) => inArea(i.places, i.country))) continue;
      found.push(
        operationOf(key, items, on, {
          plansIn: (sentence) => this.#plansIn.get(sentence)?.list() ?? [],
          itemById: (id) => this.#items.get(id),
          holdingOn: (place, day) =>
            this.#steps.get(place.key) || this.#holdings.get(place.key) ? this.#holdingOn(place.key, day) : null,
        }),
      );
    }
    return found;
  }

  #tiesOn(on: string): Tie[] {
    const found: Tie[] = [];
    for (const key of this.#ties.keys()) {
      const known = this.#ties
        .get(key)!
        .list()
        .filter((t) => (tieDay(t) ?? '9999') <= on);
      if (known.length) found.push(tieOf(known));
    }
    return found;
  }

  /** A tie is of an area by its place, or by the country of the reports that state it. */
  #tieIn(tie: Tie, inArea: InArea): boolean {
    return tie.evidence.claims.some((k) => inArea([tie.place], this.#countries.get(reportOf(k)) ?? null));
  }

  #hazardsOn(on: string, inArea: InArea): Situation['hazards'] {
    const found: Situation['hazards'] = [];
    for (const key of this.#hazards.keys()) {
      const facts = this.#hazards.get(key)!.until(on, itemDay);
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

const reportOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** Reports of a record, from its claims and relations. */
export function reportsOf(claims: readonly StoredClaim[], relations: readonly StoredRelation[]): ReportFacts[] {
  const reports = new Map<
    string,
    { id: string; published: string | null; claims: StoredClaim[]; relations: StoredRelation[] }
  >();
  const of = ({ reportId, published }: StoredClaim | StoredRelation) => {
    let report = reports.get(reportId);
    if (!report) {
      report = { id: reportId, published, claims: [], relations: [] };
      reports.set(reportId, report);
    }
    return report;
  };
  for (const c of claims) of(c).claims.push(c);
  for (const r of relations) of(r).relations.push(r);
  return [...reports.values()];
}

/** Builds the picture of a whole record. */
export function buildPicture(record: SituationRecord, options: PictureOptions = {}): Picture {
  const picture = new Picture(options);
  picture.apply({ reports: reportsOf(record.claims, record.relations), incidents: record.incidents, gone: [] });
  return picture;
}
