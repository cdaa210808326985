/**
 * The facts of a record, filed by part: place, operation, tie, pair of parties, hazard, week. What comes from an incident
 * or a relation is filed under its id and leaves with it, so that a change touches only the parts that it concerns.
 */
import { Parties } from '../incident/parties.js';
import type { Timeline } from './control.js';
import { isDiplomacy, isFighting, isTruce } from './diplomacy.js';
import { type Harm, harmOf, totalsOf } from './harm.js';
import { type HazardFact, hazardsOf } from './hazards.js';
import { compareItems, compareText, countryOf, type Item, itemOf } from './items.js';
import { isBase, isSupply } from './logistics.js';
import { operationKeys, sentenceOf } from './operations.js';
import { expectedKind } from './outlook.js';
import { type Foes, foesOf } from './sides.js';
import { Filed, Sorted } from './sorted.js';
import { type ControlFacts, controlOf, holdingOf, type Step } from './steps.js';
import type { Week } from './tally.js';
import { type Tied, tiedOf } from './ties.js';
import type {
  Ground,
  Incident,
  PictureOptions,
  RunningTotal,
  SituationBasis,
  StoredClaim,
  StoredRelation,
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

/** Report of a claim's or relation's key. */
export const reportOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** The facts of a record, filed by part. */
export class Filing {
  readonly options: PictureOptions;
  readonly #parties: Parties;
  readonly #reports = new Map<string, ReportFacts>();
  readonly #claims = new Map<string, StoredClaim>();
  readonly countries = new Map<string, string | null>();
  readonly items = new Map<string, Item>();
  #counted: SituationBasis | null = null;
  readonly #itemsOf = new Map<string, Set<string>>();

  readonly steps = new Filed<ControlFacts & { id: string }>(
    (a, b) => compareText(a.step.day, b.step.day) || compareText(a.id, b.id),
  );
  readonly holdings = new Filed<Tied>(byKey);
  /** Steps of a place, in the order of their days, and its timelines by the number of steps. */
  readonly timelines = new Map<string, { steps: Step[]; made: Map<number, Timeline> }>();
  readonly ground = new Sorted<GroundFact>(byDay);
  readonly operations = new Filed<Item>(compareItems);
  readonly plansIn = new Filed<Item>(compareItems);
  readonly ties = new Filed<Tied>(byKey);
  readonly fighting = new Filed<Item>(compareItems);
  readonly foes = new Filed<Foes>(byItem);
  readonly violence = new Sorted<Item>(compareItems);
  readonly harms = new Filed<Harm>(
    (a, b) => byItem(a, b) || compareText(a.kind, b.kind) || compareText(a.side, b.side),
  );
  /** Weeks that are over, as they are shown without an area. */
  readonly weeks = new Map<string, Week>();
  readonly totals = new Sorted<TotalFact>((a, b) => byItem(a, b) || compareText(a.kind, b.kind));
  readonly hazards = new Filed<HazardFact>(byItem);
  readonly truces = new Sorted<Item>(compareItems);
  readonly events = new Sorted<Item>(compareItems);
  readonly supply = new Sorted<Item>(compareItems);
  readonly bases = new Sorted<Item>(compareItems);
  readonly expected = new Sorted<Item>(compareItems);

  constructor(options: PictureOptions = {}) {
    this.options = options;
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
    const incidents = new Map([...again].map((id) => [id, this.items.get(id)!.incident]));
    for (const incident of change.incidents) incidents.set(incident.id, incident);
    for (const incident of incidents.values()) {
      this.#drop(incident.id);
      this.#takeIncident(incident);
    }
  }

  #takeReport(report: ReportFacts): void {
    for (const c of this.#reports.get(report.id)?.claims ?? []) this.#claims.delete(c.key);
    for (const r of this.#reports.get(report.id)?.relations ?? []) {
      this.ties.remove(r.key);
      this.ground.remove(r.key);
      this.#forget(this.holdings.remove(r.key));
    }
    this.#reports.set(report.id, report);
    for (const c of report.claims) this.#claims.set(c.key, c);
    this.countries.set(report.id, countryOf(report.claims));
    for (const relation of report.relations) {
      const tied = tiedOf(relation, this.#parties, this.options.merge ?? {});
      if (tied.from.id === tied.to.id) continue;
      if (relation.relation.type === 'controls' && tied.place) {
        this.#forget(this.holdings.put(relation.key, [[tied.place.key, tied]]));
      } else if (relation.relation.type !== 'controls' || relation.relation.to.id !== null) {
        this.ties.put(relation.key, [[tied.key, tied]]);
      }
      if (relation.relation.type === 'controls') this.ground.put(relation.key, this.#groundOf(tied));
    }
  }

  /** What a statement of holding says of ground that is no place. */
  #groundOf(tied: Tied): GroundFact[] {
    if (!tied.place && tied.relation.to.id !== null) return [];
    const { published } = tied.stored;
    if (!published) return [];
    const country = this.countries.get(tied.stored.reportId) ?? null;
    return holdingOf(tied, []).ground.map((g) => ({ ...g, day: published, country, id: tied.stored.key }));
  }

  #forget(places: readonly string[]): void {
    for (const key of places) this.timelines.delete(key);
  }

  #drop(id: string): void {
    const item = this.items.get(id);
    if (!item) return;
    this.items.delete(id);
    for (const c of item.incident.claims) this.#itemsOf.get(reportOf(c.key))?.delete(id);
    this.#forget(this.steps.remove(id));
    for (const part of [this.operations, this.plansIn, this.fighting, this.hazards, this.foes]) part.remove(id);
    for (const part of [this.ground, this.violence, this.totals, this.truces]) part.remove(id);
    for (const week of this.harms.remove(id)) this.weeks.delete(week);
    for (const part of [this.events, this.supply, this.bases, this.expected]) part.remove(id);
  }

  #takeIncident(incident: Incident): void {
    const claims = incident.claims.map((c) => this.#claims.get(c.key)).filter((c): c is StoredClaim => c !== undefined);
    const item = itemOf(incident, claims, (report) => this.countries.get(report) ?? null);
    const { id } = item;
    this.items.set(id, item);
    for (const c of incident.claims) {
      const report = reportOf(c.key);
      const had = this.#itemsOf.get(report);
      if (had) had.add(id);
      else this.#itemsOf.set(report, new Set([id]));
    }
    const { steps, ground } = controlOf(item, this.nameOf);
    this.#forget(
      this.steps.put(
        id,
        steps.map((s) => [s.place.key, { ...s, id }]),
      ),
    );
    this.ground.put(
      id,
      ground.map((g) => ({ ...g, day: item.day!, country: item.country, id })),
    );
    if (item.day !== null) {
      this.operations.put(
        id,
        operationKeys(item).map((key) => [key, item]),
      );
    }
    const expected = expectedKind(item);
    if (expected && item.day !== null) this.expected.put(id, [item]);
    if (expected === 'intention') {
      const sentences = new Set(claims.map(sentenceOf));
      this.plansIn.put(
        id,
        [...sentences].map((sentence) => [sentence, item]),
      );
    }
    this.foes.put(
      id,
      foesOf(item).map((f) => [`${f.one.id}|${f.other.id}`, f]),
    );
    if (isFighting(item)) {
      this.fighting.put(id, [[item.country ?? '', item]]);
      this.violence.put(id, [item]);
    }
    const weeks = this.harms.put(
      id,
      harmOf(item).map((h) => [`${h.week}|${item.country ?? '~'}`, h]),
    );
    for (const week of weeks) this.weeks.delete(week);
    this.totals.put(
      id,
      totalsOf(item).map((t) => ({ ...t, item })),
    );
    this.hazards.put(
      id,
      hazardsOf(item).map((h) => [h.key, h]),
    );
    if (isTruce(item)) this.truces.put(id, [item]);
    if (isDiplomacy(item)) this.events.put(id, [item]);
    if (isSupply(item)) this.supply.put(id, [item]);
    if (isBase(item)) this.bases.put(id, [item]);
  }

  readonly nameOf = (id: string): string | undefined => this.options.merge?.nameOf?.(id);

  basis(): SituationBasis {
    if (this.#counted) return this.#counted;
    const days = [...this.#reports.values()].map((r) => r.published);
    const dated = days.filter((d): d is string => d !== null).sort();
    let relations = 0;
    for (const r of this.#reports.values()) relations += r.relations.length;
    this.#counted = {
      reports: this.#reports.size,
      claims: this.#claims.size,
      relations,
      incidents: this.items.size,
      undated: days.length - dated.length,
      firstReported: dated[0] ?? null,
      lastReported: dated.at(-1) ?? null,
    };
    return this.#counted;
  }
}

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
