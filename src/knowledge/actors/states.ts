import { createRequire } from 'node:module';
import { list, type Row } from './csv.js';

interface PackageCountry {
  cca3: string;
  name: { common: string; official: string };
  altSpellings: string[];
  capital: string[];
  independent?: boolean;
  demonyms?: { eng?: { m: string; f: string } };
}

/** A state with all its words, before they are made comparable. */
export interface StateWords {
  code: string;
  name: string;
  names: string[];
  adjectives: string[];
  /** Singular and plural: ["Dane", "Danes"]. */
  people: [string, string][];
  metonyms: string[];
  from: string | null;
  to: string | null;
}

/** Names that the package lists but newspapers use for something else, or that are too short to trust. */
const NOT_NAMES = /^[A-Z]{2}$|^[a-z]|\d/;

function plural(demonym: string): string {
  return /(ese|ss|sh|ch|tz|Swiss|Thai)$/.test(demonym) && !/(ech|lch)$/.test(demonym) ? demonym : `${demonym}s`;
}

/** All states: the package world-countries, with what states.csv adds or replaces. */
export function allStates(rows: readonly Row[]): StateWords[] {
  const countries = createRequire(import.meta.url)('world-countries') as PackageCountry[];
  const own = new Map(rows.map((r) => [r.cells.code!, r.cells]));
  const states: StateWords[] = [];
  const taken = new Set<string>();
  // Independent states first: "French" means France, not the French Southern Territories.
  for (const country of [...countries].sort(
    (a, b) => Number(b.independent ?? false) - Number(a.independent ?? false),
  )) {
    const code = country.cca3 === 'UNK' ? 'XKX' : country.cca3;
    const demonyms = (country.demonyms?.eng?.m ?? '')
      .split(/, ?/)
      .filter((d) => d && (country.independent || !taken.has(d)));
    for (const d of demonyms) taken.add(d);
    const state: StateWords = {
      code,
      name: country.name.common,
      names: [country.name.common, country.name.official, ...country.altSpellings.filter((n) => !NOT_NAMES.test(n))],
      adjectives: demonyms,
      people: demonyms.map((d) => [d, plural(d)]),
      metonyms: country.capital.slice(0, 1),
      from: null,
      to: null,
    };
    const row = own.get(code);
    if (row) merge(state, row);
    own.delete(code);
    states.push(state);
  }
  for (const [code, row] of own) {
    const state: StateWords = {
      code,
      name: list(row.names)[0] ?? code,
      names: [],
      adjectives: [],
      people: [],
      metonyms: [],
      from: null,
      to: null,
    };
    merge(state, row);
    states.push(state);
  }
  return states;
}

function merge(state: StateWords, row: Record<string, string>): void {
  state.names.push(...list(row.names));
  const adjectives = row.adjectives ?? '';
  const replaces = adjectives.startsWith('=');
  const words = list(replaces ? adjectives.slice(1) : adjectives);
  state.adjectives = replaces ? words : [...state.adjectives, ...words];
  const people = list(row.people).map((p): [string, string] => {
    const [one, many] = p.split('/');
    return [one!, many ?? one!];
  });
  if (people.length > 0) state.people = people;
  state.metonyms.push(...list(row.metonyms));
  state.from = row.from || null;
  state.to = row.to || null;
}
