/** Countries: the package's table, with the names, adjectives and positions of knowledge/places/countries.txt laid over it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { placesFolder } from './paths.js';

const load = createRequire(import.meta.url);

export interface Country {
  iso3: string;
  iso2: string;
  name: string;
  names: string[];
  /** Adjectives and words for its people: Libyan, Libyans. */
  demonyms: string[];
  lat: number;
  lon: number;
  /** Square kilometres. */
  area: number;
  capital: string | null;
  geonameid: number;
}

interface PackageCountry {
  cca2: string;
  cca3: string;
  name: { common: string; official: string };
  altSpellings: string[];
  demonyms: { eng?: { m: string } };
  latlng: [number, number];
  area: number;
  capital: string[];
}

const FORMAT = 'ISO3 | lat,lon or empty | GeoNames id or empty | names | adjectives and people';

/** The countries of the world; throws with file and line when the overlay cannot be read. */
export function readCountries(folder = placesFolder()): Country[] {
  const table = new Map<string, Country>();
  for (const c of load('world-countries/countries.json') as PackageCountry[]) {
    const iso3 = c.cca3 === 'UNK' ? 'XKX' : c.cca3;
    const names = [c.name.common, c.name.official, ...c.altSpellings.filter((n) => n.length > 3)];
    const demonym = c.demonyms.eng?.m ?? '';
    table.set(iso3, {
      iso3,
      iso2: c.cca2,
      name: c.name.common,
      names: [...new Set(names)],
      demonyms: demonym
        .split(/,| or /)
        .map((d) => d.trim())
        .filter(Boolean),
      lat: c.latlng[0],
      lon: c.latlng[1],
      area: Math.max(1, c.area),
      capital: c.capital[0] ?? null,
      geonameid: 0,
    });
  }
  overlay(table, folder);
  return [...table.values()].sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1));
}

function overlay(table: Map<string, Country>, folder: string): void {
  const written = new Map<string, string[]>();
  const list = (cell: string | undefined): string[] =>
    (cell ?? '')
      .split(';')
      .map((s) => s.trim())
      .filter(Boolean);
  readFileSync(join(folder, 'countries.txt'), 'utf8')
    .split(/\r?\n/)
    .forEach((raw, i) => {
      const body = raw.replace(/(^|\s)#.*$/, '').trim();
      if (!body) return;
      const where = `countries.txt:${i + 1}`;
      const [iso3, position, id, names, people] = body.split('|').map((c) => c.trim());
      const country = table.get(iso3);
      if (!country) throw new Error(`${where}: unknown country code "${iso3}"`);
      if (people === undefined) throw new Error(`${where}: expected ${FORMAT}`);
      if (position) {
        const [lat, lon] = position.split(',').map(Number);
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
          throw new Error(`${where}: "${position}" is not a position`);
        Object.assign(country, { lat, lon });
      }
      if (id && !/^\d+$/.test(id)) throw new Error(`${where}: "${id}" is not a GeoNames id`);
      country.geonameid = Number(id) || 0;
      country.names = [...new Set([...list(names), ...country.names])];
      country.name = country.names[0];
      written.set(iso3, list(people));
    });
  // the package calls the people of many dependencies by the name of the mother country
  const taken = new Set([...written.values()].flat());
  for (const country of table.values()) {
    const own = written.get(country.iso3) ?? [];
    country.demonyms = [...new Set([...own, ...country.demonyms.filter((d) => !taken.has(d))])];
    country.names = country.names.filter((n) => !country.demonyms.includes(n));
  }
}
