/** `sitrep sources`, `actors` and `places`: what the record holds, counted. */
import { openStore, type Store } from '../record/index.js';
import { plural, precisionText } from './format/words.js';
import { withStore } from './open.js';
import type { Terminal } from './terminal.js';

export interface ListOptions {
  db: string;
  json?: boolean;
  limit?: number;
}

type Cells = string[];

/** Columns as wide as they need to be; the last one takes what is left. */
function table(head: Cells, rows: Cells[], terminal: Terminal): string[] {
  const width = head.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i].length)));
  const line = (cells: Cells) =>
    cells
      .map((c, i) => (i === cells.length - 1 ? c : c.padEnd(width[i])))
      .join('  ')
      .trimEnd();
  return [terminal.colour.dim(line(head)), ...rows.map(line)];
}

const period = (first: string | null, last: string | null): string =>
  first === null ? '' : first === last ? first : `${first} … ${last}`;

async function sources(store: Store, terminal: Terminal, limit?: number): Promise<string[]> {
  const rows = await store.sources(limit);
  const part = (kind: 'outlet' | 'speaker') =>
    rows
      .filter((r) => r.kind === kind)
      .map((r) => [
        r.name,
        String(r.reports),
        String(r.claims),
        period(r.first, r.last),
        r.party ? 'party to the conflict' : '',
      ]);
  return [
    ...table(['Outlet', 'Reports', 'Claims', 'Published', ''], part('outlet'), terminal),
    '',
    ...table(['Speaker quoted', 'Reports', 'Claims', 'Published', ''], part('speaker'), terminal),
  ];
}

async function actors(store: Store, terminal: Terminal, limit?: number): Promise<string[]> {
  const rows = await store.actors(limit);
  return table(
    ['Actor', 'Acts', 'Undergoes', 'Reports', 'Id'],
    rows.map((r) => [r.name, String(r.asActor), String(r.asRecipient), String(r.reports), r.id]),
    terminal,
  );
}

async function places(store: Store, terminal: Terminal, limit?: number): Promise<string[]> {
  const rows = await store.places(limit);
  const at = (lat: number | null, lon: number | null) =>
    lat === null || lon === null ? '' : `${lat.toFixed(3)}, ${lon.toFixed(3)}`;
  return table(
    ['Place', 'Country', 'Claims', 'Reports', 'Position', 'Known to'],
    rows.map((r) => [
      r.name,
      r.country ?? '',
      String(r.claims),
      String(r.reports),
      at(r.lat, r.lon),
      precisionText(r.precision),
    ]),
    terminal,
  );
}

const LISTS = { sources, actors, places };

export async function listCommand(terminal: Terminal, name: keyof typeof LISTS, options: ListOptions): Promise<number> {
  return withStore(
    () => openStore(options.db),
    async (store) => {
      if (options.json) {
        for (const row of await store[name](options.limit)) await terminal.json(row);
        return 0;
      }
      const { reports, claims } = await store.counts();
      for (const line of await LISTS[name](store, terminal, options.limit)) await terminal.print(line);
      await terminal.print(
        `\n${terminal.colour.dim(`from ${plural(reports, 'report')} with ${plural(claims, 'claim')} in ${options.db}`)}`,
      );
      return 0;
    },
  );
}
