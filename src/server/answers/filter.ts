/** The filter of a request as the record takes it. */
import type { IncidentQuery } from '../../record/index.js';
import { loadLabels } from '../labels.js';
import type { FilterQuery } from '../schema/index.js';

/** What is shown unless other kinds are asked for. */
export const SHOWN = ['happening', 'plan'];

/** A month or a year stands for its first day in `from` and its last one in `to`. */
function bound(day: string | undefined, end: boolean): string | undefined {
  if (day === undefined || day.length === 10) return day;
  const [year, month = end ? 12 : 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 1));
  // Not through Date.UTC alone: it takes the years 0 to 99 for those of the last century.
  last.setUTCFullYear(year, end ? month : month - 1, end ? 0 : 1);
  return last.toISOString().slice(0, 10);
}

export async function queryOf(f: FilterQuery): Promise<IncidentQuery> {
  return {
    from: bound(f.from, false),
    to: bound(f.to, true),
    box: f.bbox,
    kinds: f.kind ?? SHOWN,
    events: f.event,
    subtypes: f.subtype,
    actors: f.actor,
    sides: f.side,
    role: f.role,
    countries: f.country,
    place: f.place === undefined ? undefined : { name: f.place, country: (await loadLabels()).countryCode(f.place) },
    outlets: f.outlet,
    sources: f.source,
    sourceIs: f.sourceIs,
    statuses: f.status,
    standings: f.standing,
    minSources: f.minSources,
    contradicted: f.contradicted === undefined ? undefined : f.contradicted === 'true',
    harm: f.harm === 'true' ? true : undefined,
    words: f.q,
  };
}
