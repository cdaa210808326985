/** `sitrep situation`: the picture of a day, as known on a day. */
import { openStore } from '../record/index.js';
import type { Area, Situation } from '../situation/types.js';
import { situationPage } from './format/situation.js';
import { dayText, plural } from './format/words.js';
import { bound } from './incidents.js';
import { withStore } from './open.js';
import { Refusal, UsageError } from './problem.js';
import { loadMergeOptions } from './reader.js';
import type { Terminal } from './terminal.js';

export interface SituationOptions {
  db: string;
  json?: boolean;
  on?: string;
  asKnown?: string;
  area?: string;
}

/** The last day of what was asked for; refuses days that no calendar has. */
function dayOf(option: string, value: string | undefined): string | undefined {
  const day = bound(value, true);
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day)
    throw new UsageError(`${option} ${value} is no day of the calendar`);
  return day;
}

/** A box of four numbers, a country by name or code, or part of the name of a place. */
async function areaOf(value: string): Promise<Area> {
  const label = value.trim();
  if (label === '') throw new UsageError('--area needs a place, a country or a box SOUTH,WEST,NORTH,EAST');
  const parts = label.split(/[,;\s]+/);
  if (parts.length > 1 && parts.every((p) => /^[-+]?\d/.test(p))) {
    const [south, west, north, east] = parts.map(Number) as [number, number, number, number];
    const fits = parts.length === 4 && Math.abs(south) <= 90 && Math.abs(north) <= 90 && south <= north;
    if (!fits || !(Math.abs(west) <= 180) || !(Math.abs(east) <= 180))
      throw new UsageError(`--area ${label} is no box; give SOUTH,WEST,NORTH,EAST in degrees, like 31,10,33.5,20`);
    return { label, box: { south, west, north, east } };
  }
  const { countryCode } = await import('./countries.js');
  return { label, name: label, country: countryCode(label) };
}

/** Is there nothing at all to show? */
function isEmpty(s: Situation): boolean {
  const { parties, logistics, diplomacy, casualties } = s;
  const lists = [s.control, s.ground, s.operations, parties.sides, parties.ties, logistics.supply, logistics.bases];
  return [
    ...lists,
    s.hazards,
    diplomacy.truces,
    diplomacy.events,
    casualties.weeks,
    casualties.totals,
    s.outlook,
  ].every((list) => list.length === 0);
}

export async function situationCommand(terminal: Terminal, options: SituationOptions): Promise<number> {
  const on = dayOf('--on', options.on);
  const asKnown = dayOf('--as-known', options.asKnown) ?? null;
  const area = options.area === undefined ? undefined : await areaOf(options.area);
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const counts = await store.counts();
      if (counts.claims === 0)
        throw new Refusal('the record holds no claims yet; "sitrep ingest PATH" brings reports in');
      if (counts.pending > 0)
        terminal.note(
          `${plural(counts.pending, 'report')} of an interrupted run ${counts.pending === 1 ? 'is' : 'are'} not in the incidents yet; run "sitrep ingest" again`,
        );
      const [{ readPicture }, merge] = await Promise.all([import('../situation/index.js'), loadMergeOptions()]);
      const picture = await readPicture(store, { asKnown, merge });
      if (picture.lastReported === null)
        throw new Refusal(
          asKnown
            ? `no report of the record was published by ${dayText(asKnown)}`
            : 'no report of the record has a publication date; give the day with --on',
        );
      const situation = picture.situation({ on, area });
      if (options.json) {
        await terminal.json(situation);
        return 0;
      }
      const { countryName } = await import('./countries.js');
      for (const line of situationPage(situation, terminal, countryName)) await terminal.print(line);
      if (isEmpty(situation)) await terminal.print('\nThe record says nothing of that.');
      return 0;
    },
  );
}
