/** `sitrep incidents`: the incidents that fit, by date. */
import type { Incident } from '../incident/types.js';
import { type IncidentFilter, openStore } from '../record/index.js';
import { DEFAULT_DB } from './defaults.js';
import { dayHeading, ID_SHOWN, incidentLines } from './format/incident.js';
import { plural } from './format/words.js';
import { withStore } from './open.js';
import { UsageError } from './problem.js';
import type { Terminal } from './terminal.js';

export interface IncidentsOptions {
  db: string;
  json?: boolean;
  from?: string;
  to?: string;
  place?: string;
  actor?: string;
  event?: string;
  near?: [lat: number, lon: number];
  km?: number;
  all?: boolean;
  limit?: number;
}

const DEFAULT_KM = 25;

/** A month or a year stands for its first day in `--from` and its last one in `--to`. */
export function bound(day: string | undefined, end: boolean): string | undefined {
  if (day === undefined || day.length === 10) return day;
  if (!end) return day.length === 4 ? `${day}-01-01` : `${day}-01`;
  return day.length === 4
    ? `${day}-12-31`
    : `${day}-${new Date(Date.UTC(+day.slice(0, 4), +day.slice(5), 0)).getUTCDate()}`;
}

async function filterOf(options: IncidentsOptions): Promise<IncidentFilter> {
  if (options.km !== undefined && !options.near) throw new UsageError('--km needs --near LAT,LON');
  const filter: IncidentFilter = {
    from: bound(options.from, false),
    to: bound(options.to, true),
    actor: options.actor,
    event: options.event,
  };
  if (filter.from && filter.to && filter.from > filter.to)
    throw new UsageError(`--from ${options.from} is after --to ${options.to}`);
  if (options.place !== undefined) {
    const { countryCode } = await import('./countries.js');
    filter.place = { name: options.place, country: countryCode(options.place) };
  }
  if (options.near) filter.near = { lat: options.near[0], lon: options.near[1], km: options.km ?? DEFAULT_KM };
  if (!options.all) filter.kinds = ['happening', 'plan'];
  if (options.limit !== undefined) filter.limit = options.limit;
  return filter;
}

export async function incidentsCommand(terminal: Terminal, options: IncidentsOptions): Promise<number> {
  const filter = await filterOf(options);
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const counts = await store.counts();
      if (counts.pending > 0) {
        terminal.note(
          `${plural(counts.pending, 'report')} of an interrupted run ${counts.pending === 1 ? 'is' : 'are'} not in the incidents yet; run "sitrep ingest" again`,
        );
      }
      const incidents = await store.incidents<Incident>(filter);
      if (options.json) {
        for (const incident of incidents) await terminal.json(incident);
        return 0;
      }
      await printList(terminal, incidents);
      if (incidents.length === 0) {
        const held =
          counts.incidents === 0 ? 'holds no incidents yet' : `has ${counts.incidents} incidents, none that fits`;
        await terminal.print(`The record ${held}.`);
        return 0;
      }
      const db = options.db === DEFAULT_DB ? '' : ` --db ${options.db}`;
      const command = `sitrep show ${incidents[0].id.slice(0, ID_SHOWN)}${db}`;
      const found = terminal.colour.dim(`${plural(incidents.length, 'incident')}. Look into one with:`);
      await terminal.print(`\n${found} ${command}`);
      return 0;
    },
  );
}

/** The list itself, grouped by day. */
export async function printList(terminal: Terminal, incidents: readonly Incident[]): Promise<void> {
  let heading = '';
  for (const incident of incidents) {
    const day = dayHeading(incident);
    if (day !== heading) {
      await terminal.print(`${heading === '' ? '' : '\n'}${terminal.colour.bold(day)}`);
      heading = day;
    }
    for (const line of incidentLines(incident, terminal)) await terminal.print(line);
  }
}
