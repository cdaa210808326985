/**
 * A picture that follows reports as they arrive. Only what a report can touch is built again: its incidents through the
 * keys under which its claims are filed (incident/partitionKeys), then the parts of the picture that those incidents
 * are filed under. The outcome is that of building everything, in whatever order the reports come.
 */
import { partitionKeys, rebuildIncidents } from '../incident/index.js';
import type { ReportFacts } from './filing.js';
import { Picture } from './picture.js';
import type { Incident, MergeOptions, PictureOptions, StoredClaim } from './types.js';

export class LiveSituation {
  readonly picture: Picture;
  readonly #merge: MergeOptions;
  readonly #reports = new Map<string, ReportFacts>();
  /** Reports under each key, and keys of each report. */
  readonly #filed = new Map<string, Set<string>>();
  readonly #keysOf = new Map<string, readonly string[]>();
  readonly #incidents = new Map<string, Incident>();
  readonly #incidentsOf = new Map<string, Set<string>>();

  constructor(options: PictureOptions = {}) {
    this.picture = new Picture(options);
    this.#merge = options.merge ?? {};
  }

  /** Takes in a report, or a newer reading of one that is here. */
  add(report: ReportFacts): void {
    const before = new Set(this.#incidentsOf.get(report.id));
    this.#file(report);
    const changed = new Map(report.claims.map((c) => [c.key, c]));
    const looked = new Set([report.id]);
    let more = this.#reportsIn(before).filter((id) => !looked.has(id));
    for (;;) {
      // Whole reports: what a report tells once and what it tells again is told apart over all of its claims.
      for (const id of more) {
        looked.add(id);
        for (const c of this.#reports.get(id)?.claims ?? []) changed.set(c.key, c);
      }
      const built = rebuildIncidents([...changed.values()], (keys) => this.#lookup(keys), this.#merge);
      const touched = new Set(before);
      for (const c of built.claims) {
        for (const id of this.#incidentsOf.get(c.reportId) ?? []) {
          if (this.#incidents.get(id)!.claims.some((part) => part.key === c.key)) touched.add(id);
        }
      }
      const ids = new Set(built.incidents.map((i) => i.id));
      const gone = [...touched].filter((id) => !ids.has(id));
      // An incident that would go may hold a claim of a report that was not looked at as a whole.
      more = this.#reportsIn(gone).filter((id) => !looked.has(id));
      if (more.length === 0) {
        this.#replace(gone, built.incidents);
        this.picture.apply({ reports: [report], incidents: built.incidents, gone });
        return;
      }
    }
  }

  #file(report: ReportFacts): void {
    for (const key of this.#keysOf.get(report.id) ?? []) this.#filed.get(key)?.delete(report.id);
    this.#reports.set(report.id, report);
    const keys = partitionKeys(report.claims, this.#merge);
    this.#keysOf.set(report.id, keys);
    for (const key of keys) {
      const had = this.#filed.get(key);
      if (had) had.add(report.id);
      else this.#filed.set(key, new Set([report.id]));
    }
  }

  #lookup(keys: readonly string[]): StoredClaim[] {
    const reports = new Set(keys.flatMap((key) => [...(this.#filed.get(key) ?? [])]));
    return [...reports].flatMap((id) => [...this.#reports.get(id)!.claims]);
  }

  #reportsIn(incidents: Iterable<string>): string[] {
    const found = new Set<string>();
    for (const id of incidents) {
      for (const { key } of this.#incidents.get(id)?.claims ?? []) found.add(key.slice(0, key.lastIndexOf('/')));
    }
    return [...found];
  }

  #replace(gone: readonly string[], built: readonly Incident[]): void {
    for (const id of [...gone, ...built.map((i) => i.id)]) {
      for (const report of this.#reportsIn([id])) this.#incidentsOf.get(report)?.delete(id);
      this.#incidents.delete(id);
    }
    for (const incident of built) {
      this.#incidents.set(incident.id, incident);
      for (const report of this.#reportsIn([incident.id])) {
        const had = this.#incidentsOf.get(report);
        if (had) had.add(incident.id);
        else this.#incidentsOf.set(report, new Set([incident.id]));
      }
    }
  }
}
