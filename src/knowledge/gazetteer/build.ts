/** Builds dist/gazetteer.bin from the packages and from knowledge/places. Run by `npm run build`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { haversineKm } from '../geo.js';
import { type Country, readCountries } from './countries.js';
import { NAME } from './format.js';
import { isTown, KINDS, type Kind } from './kinds.js';
import { foldName, withoutArticles } from './normalise.js';
import { gazetteerFile } from './paths.js';
import { type OwnPlace, readOwnPlaces, uncertaintyOf } from './schema.js';
import { type City, kindOfFeature, readAirports, readCities, readRegions } from './sources.js';
import { GazetteerWriter } from './writer.js';

/** What regions are called; left out, the name still means the region. */
const GENERIC = new Set(
  'province governorate department oblast region district state county prefecture raion rayon municipality division territory republic departamento provincia wilaya wilayat emirate canton krai autonomous community voivodeship metropolitan city of'.split(
    ' ',
  ),
);
/** Where "X County" is never just called X. */
const KEEP_GENERIC = /\b(county|parish|city|borough)\b/i;

/** Uncertainty of a town: the radius of the circle that its people would fill. */
export function townKm(population: number): number {
  return Math.round(10 * Math.min(25, 1.5 + Math.sqrt(population / 4000 / Math.PI))) / 10;
}

/** The region's name without generic words, or null if nothing is gained. */
function shortName(name: string): string | null {
  const words = name.split(/\s+/);
  const kept = words.filter((w) => !GENERIC.has(w.toLowerCase()));
  const bare = kept.join(' ').replace(/^(de|del|la|of)\s+(?=[A-Z])/, '');
  return bare && bare !== name && /\p{L}{3}/u.test(bare) ? bare : null;
}

const isAbbreviation = (name: string): boolean =>
  /^[A-Z]{2,5}$/.test(name) ||
  /^([A-Za-z]\.\s?)+[A-Za-z]?$/.test(name) ||
  /^[A-Z][a-z]{1,4}\.$/.test(name) ||
  /^[A-Z]\. [A-Z]/.test(name);

class Build {
  readonly writer = new GazetteerWriter();
  private readonly byIso2 = new Map<string, Country>();
  private readonly byName = new Map<string, string>();
  private readonly cityOfKey = new Map<string, number[]>();
  private readonly regionOfKey = new Map<string, number>();
  private readonly citiesOf = new Map<string, number[]>();
  /** Capitals of regions with all their names. */
  private readonly seats = new Map<number, string[]>();
  private readonly countryIndex = new Map<string, number>();

  countries(): void {
    for (const c of readCountries()) {
      this.byIso2.set(c.iso2, c);
      for (const n of c.names) this.byName.set(n, c.iso3);
      const km = Math.max(2, Math.round(Math.sqrt(c.area / Math.PI)));
      const place = { id: c.geonameid, name: c.name, lat: c.lat, lon: c.lon, country: c.iso3, admin1: '', admin2: '' };
      const i = this.writer.add({ ...place, kind: 'country', population: 0, km });
      this.countryIndex.set(c.iso3, i);
      for (const n of c.names) this.writer.name(i, n, NAME.primary | (isAbbreviation(n) ? NAME.abbreviation : 0));
      for (const d of c.demonyms) {
        this.writer.name(i, d, NAME.demonym);
        if (/[ni]$/.test(d)) this.writer.name(i, `${d}s`, NAME.demonym);
      }
    }
  }

  /** Regions of one level at the middle of the places in them. */
  regions(level: 1 | 2, cities: readonly City[], names: Map<string, string>): void {
    const members = new Map<string, City[]>();
    for (const c of cities) {
      const code = level === 1 ? `${c.iso2}.${c.admin1}` : `${c.iso2}.${c.admin1}.${c.admin2}`;
      if (!names.has(code)) continue;
      const list = members.get(code);
      if (list) list.push(c);
      else members.set(code, [c]);
    }
    for (const [code, inside] of members) this.region(level, code, names.get(code)!, inside);
  }

  private region(level: 1 | 2, code: string, name: string, inside: City[]): void {
    const country = this.byIso2.get(code.slice(0, 2))?.iso3;
    if (!country) return;
    const lat = mean(inside.map((c) => c.lat));
    const lon = mean(inside.map((c) => c.lon));
    const spread = Math.sqrt(mean(inside.map((c) => haversineKm(lat, lon, c.lat, c.lon) ** 2)));
    const kind: Kind = level === 1 ? 'admin1' : 'admin2';
    const km = Math.round(Math.min(800, Math.max(KINDS[kind].km / 4, spread * 1.5)));
    const short = shortName(name);
    const admin1 = level === 1 ? (short ?? name) : (this.admin1Names.get(code.split('.').slice(0, 2).join('.')) ?? '');
    const population = inside.reduce((n, c) => n + c.population, 0);
    const i = this.writer.add({
      id: 0,
      name,
      lat,
      lon,
      country,
      admin1,
      admin2: level === 2 ? code : '',
      kind,
      population: level === 1 ? population : Math.min(population, 20_000),
      km,
    });
    this.writer.name(i, name, NAME.primary);
    if (short && (level === 1 || !KEEP_GENERIC.test(name))) this.writer.name(i, short, NAME.short);
    for (const n of [name, short ?? name]) this.regionOfKey.set(`${country} ${kind} ${keyOf(n)}`, i);
  }

  readonly admin1Names = new Map<string, string>();

  cities(cities: readonly City[]): void {
    for (const c of cities) {
      const country = this.byIso2.get(c.iso2)?.iso3;
      if (!country) continue;
      const kind = kindOfFeature(c.feature, c.population);
      const i = this.writer.add({
        id: c.id,
        name: c.name,
        lat: c.lat,
        lon: c.lon,
        country,
        admin1: this.admin1Names.get(`${c.iso2}.${c.admin1}`) ?? '',
        admin2: c.admin2 ? `${c.iso2}.${c.admin1}.${c.admin2}` : '',
        kind,
        population: c.population,
        km: townKm(c.population),
      });
      this.writer.name(i, c.name, NAME.primary);
      for (const alt of c.alternates) this.writer.name(i, alt, 0);
      if (kind === 'capital' || c.feature === 'PPLA') this.seats.set(i, [c.name, ...c.alternates]);
      push(this.citiesOf, country, i);
      for (const key of new Set([c.name, ...c.alternates].map(keyOf))) push(this.cityOfKey, `${country} ${key}`, i);
    }
  }

  airports(): void {
    for (const a of readAirports()) {
      const country = this.byName.get(a.country);
      if (!country) continue;
      const kind: Kind = /air ?base/i.test(a.name) ? 'airbase' : 'airport';
      const i = this.writer.add({
        id: 0,
        name: a.name,
        lat: a.lat,
        lon: a.lon,
        country,
        admin1: this.admin1Near(country, a.lat, a.lon),
        admin2: '',
        kind,
        population: 0,
        km: KINDS[kind].km,
      });
      this.writer.name(i, a.name, NAME.primary);
      this.writer.name(i, a.name.replace(/\s+International\b/, ''), NAME.short);
      if (/International/.test(a.name))
        this.writer.name(i, a.name.replace(/\s+International Airport.*/, ' Airport'), NAME.short);
    }
  }

  private admin1Near(country: string, lat: number, lon: number): string {
    let best = 150;
    let found = '';
    for (const i of this.citiesOf.get(country) ?? []) {
      const p = this.writer.places[i];
      if (Math.abs(p.lat - lat) > 1.4) continue;
      const far = haversineKm(lat, lon, p.lat, p.lon);
      if (far < best) {
        best = far;
        found = p.admin1;
      }
    }
    return found;
  }

  own(places: readonly OwnPlace[]): void {
    for (const p of places) {
      const i = this.existing(p) ?? this.fresh(p);
      const curated = NAME.primary | NAME.curated;
      this.seats.get(i)?.push(p.name, ...p.aliases.filter((a) => !a.startsWith('~')));
      for (const n of [p.name, ...p.aliases]) {
        if (n.startsWith('~')) this.writer.name(i, n.slice(1), NAME.demonym | NAME.curated);
        else this.writer.name(i, n, curated | (isAbbreviation(n) ? NAME.abbreviation : 0));
      }
    }
  }

  /** A region that is called like its capital is called so in every spelling: "Saada" is the province of Sa'dah too. */
  shareNames(): void {
    for (const [i, names] of this.seats) {
      const { country, admin1 } = this.writer.places[i];
      const region = this.regionOfKey.get(`${country} admin1 ${keyOf(admin1)}`);
      if (region === undefined || !names.some((n) => keyOf(n) === keyOf(admin1))) continue;
      for (const n of names) this.writer.name(region, n, NAME.short);
    }
  }

  private fresh(p: OwnPlace): number {
    const far = KINDS[p.kind].precision === 'area' || p.country === '';
    return this.writer.add({
      id: 0,
      name: p.name,
      lat: p.lat,
      lon: p.lon,
      country: p.country,
      admin1: far ? '' : p.kind === 'admin1' ? p.name : this.admin1Near(p.country, p.lat, p.lon),
      admin2: '',
      kind: p.kind,
      // somebody thought it worth writing down: it outweighs a namesake of this size
      population: isTown(p.kind) ? 3_000 : 0,
      km: uncertaintyOf(p),
    });
  }

  /** The place of GeoNames that a line of ours means, if any: ours then adds names and corrects the position of regions. */
  private existing(p: OwnPlace): number | undefined {
    if (p.kind === 'country') return this.countryIndex.get(p.country);
    if (p.kind === 'admin1' || p.kind === 'admin2') {
      for (const n of [p.name, ...p.aliases]) {
        const i = this.regionOfKey.get(`${p.country} ${p.kind} ${keyOf(n)}`);
        if (i === undefined) continue;
        const old = this.writer.places[i];
        // two districts of a country may share a name
        if (p.kind === 'admin2' && haversineKm(old.lat, old.lon, p.lat, p.lon) > 100) continue;
        Object.assign(this.writer.places[i], { lat: p.lat, lon: p.lon, km: uncertaintyOf(p), name: p.name });
        return i;
      }
      return undefined;
    }
    if (!isTown(p.kind) && p.kind !== 'neighbourhood') return undefined;
    let best: number | undefined;
    for (const n of [p.name, ...p.aliases]) {
      for (const i of this.cityOfKey.get(`${p.country} ${keyOf(n)}`) ?? []) {
        const c = this.writer.places[i];
        if (haversineKm(c.lat, c.lon, p.lat, p.lon) > 30) continue;
        if (best === undefined || c.population > this.writer.places[best].population) best = i;
      }
    }
    if (best !== undefined) this.writer.places[best].name = p.name;
    return best;
  }
}

const mean = (xs: number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
const keyOf = (name: string): string => withoutArticles(foldName(name)).join('');

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Builds the gazetteer file; the same inputs give the same bytes. */
export function buildGazetteer(file = gazetteerFile()): { places: number; bytes: number } {
  const build = new Build();
  const cities = readCities();
  const admin1 = new Map(readRegions(1).map((r) => [r.code, r.name]));
  const admin2 = new Map(readRegions(2).map((r) => [r.code, r.name]));
  for (const [code, name] of admin1) build.admin1Names.set(code, shortName(name) ?? name);
  build.countries();
  build.regions(1, cities, admin1);
  build.regions(2, cities, admin2);
  build.cities(cities);
  build.airports();
  build.own(readOwnPlaces());
  build.shareNames();
  const bytes = build.writer.finish(
    'GeoNames places over 500 people (CC BY 4.0), countries, airports, and our own places',
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { places: build.writer.places.length, bytes: bytes.length };
}
