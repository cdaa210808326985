/**
 * Takes a GeoNames country dump (https://download.geonames.org: `LY.zip` or the `LY.txt` in it) and writes a gazetteer
 * file of the user's own, which {@link openGazetteer} lays beside the built one.
 */
import { createReadStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { townKm } from './build.js';
import { readCountries } from './countries.js';
import { NAME } from './format.js';
import { isTown, KINDS } from './kinds.js';
import { userFolder } from './paths.js';
import { cityOfLine, kindOfFeature, readRegions } from './sources.js';
import { GazetteerWriter } from './writer.js';
import { openZipText } from './zip.js';

const COLUMNS = 19;

export interface Added {
  /** The file that was written. */
  file: string;
  places: number;
  /** Lines left out because their feature is no place that news name (springs, wells, hotels …). */
  skipped: number;
}

/**
 * Adds every place of a dump to the user's gazetteer; adding the same file again replaces it.
 * Errors name the file and the line.
 */
export async function addGeonames(file: string, folder = userFolder()): Promise<Added> {
  const name = basename(file, extname(file)).replace(/[^\w.-]/g, '_');
  const text: Readable = /\.zip$/i.test(file) ? await openZipText(file) : createReadStream(file);
  const writer = new GazetteerWriter();
  const iso3 = new Map(readCountries().map((c) => [c.iso2, c.iso3]));
  const admin1 = new Map(readRegions(1).map((r) => [r.code, r.name]));
  let line = 0;
  let skipped = 0;
  for await (const row of linesOf(text)) {
    line++;
    if (row === '') continue;
    try {
      if (!addLine(row, writer, iso3, admin1)) skipped++;
    } catch (e) {
      throw new Error(`${file}:${line}: ${(e as Error).message}`);
    }
  }
  if (writer.places.length === 0) throw new Error(`${file}: no place in it (${line} lines read)`);
  const out = join(folder, 'gazetteer', `${name}.bin`);
  mkdirSync(join(folder, 'gazetteer'), { recursive: true });
  writeFileSync(`${out}.new`, writer.finish(`GeoNames dump ${basename(file)} (CC BY 4.0)`));
  renameSync(`${out}.new`, out);
  return { file: out, places: writer.places.length, skipped };
}

/** Lines of a stream, one at a time, so that a dump of any size fits. */
async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = '';
  text.setEncoding('utf8');
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const l of lines) yield l.endsWith('\r') ? l.slice(0, -1) : l;
  }
  if (rest) yield rest;
}

function addLine(
  row: string,
  writer: GazetteerWriter,
  iso3: Map<string, string>,
  admin1: Map<string, string>,
): boolean {
  const cells = row.split('\t', COLUMNS + 1);
  if (cells.length !== COLUMNS) throw new Error(`has ${cells.length} columns, a GeoNames table has ${COLUMNS}`);
  const c = cityOfLine(row);
  if (!Number.isInteger(c.id) || c.id <= 0) throw new Error(`"${cells[0]}" is not a GeoNames id`);
  if (!(Math.abs(c.lat) <= 90 && Math.abs(c.lon) <= 180) || cells[4] === '' || cells[5] === '') {
    throw new Error(`"${cells[4]}, ${cells[5]}" is not a position`);
  }
  const kind = kindOfFeature(c.feature, c.population);
  if (kind === 'unknown' || kind === 'country') return false;
  const i = writer.add({
    id: c.id,
    name: c.name,
    lat: c.lat,
    lon: c.lon,
    country: iso3.get(c.iso2) ?? '',
    admin1: admin1.get(`${c.iso2}.${c.admin1}`) ?? '',
    admin2: c.admin2 ? `${c.iso2}.${c.admin1}.${c.admin2}` : '',
    kind,
    population: c.population,
    km: isTown(kind) ? townKm(c.population) : KINDS[kind].km,
  });
  writer.name(i, c.name, NAME.primary);
  for (const alt of c.alternates) writer.name(i, alt, 0);
  return true;
}
