/** Checks the place files beyond their syntax: duplicates, and points that lie far from the country they name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { haversineKm } from '../geo.js';
import { readCountries } from './countries.js';
import { KINDS } from './kinds.js';
import { foldName } from './normalise.js';
import { placesFolder } from './paths.js';
import { type OwnPlace, type Problem, parsePlaces, placeFiles } from './schema.js';

/** Every problem in the place files, in order; an empty list when all is well. */
export function checkPlaces(folder = placesFolder()): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, OwnPlace>();
  const countries = new Map(readCountries(folder).map((c) => [c.iso3, c]));
  for (const name of placeFiles(folder)) {
    const parsed = parsePlaces(readFileSync(join(folder, name), 'utf8'), name);
    problems.push(...parsed.problems);
    for (const place of parsed.places) problems.push(...checkPlace(place, seen, countries));
  }
  return problems;
}

function checkPlace(
  place: OwnPlace,
  seen: Map<string, OwnPlace>,
  countries: Map<string, { lat: number; lon: number; area: number }>,
): Problem[] {
  const at = { file: place.file, line: place.line };
  const found: Problem[] = [];
  const key = `${foldName(place.name).join('')}|${place.country}|${place.kind}`;
  const first = seen.get(key);
  if (first) found.push({ ...at, message: `"${place.name}" is already in ${first.file}:${first.line}` });
  else seen.set(key, place);
  for (const alias of place.aliases) {
    if (foldName(alias).length === 0) found.push({ ...at, message: `alias "${alias}" has no letters` });
  }
  if (place.country === '' || KINDS[place.kind].precision === 'area') return found;
  const country = countries.get(place.country);
  if (!country) found.push({ ...at, message: `unknown country "${place.country}"` });
  else {
    const far = haversineKm(place.lat, place.lon, country.lat, country.lon);
    // islands may lie far out
    const limit = (place.kind === 'island' ? 2000 : 400) + 2.2 * Math.sqrt(country.area);
    if (far > limit)
      found.push({ ...at, message: `"${place.name}" lies ${Math.round(far)} km from the middle of ${place.country}` });
  }
  return found;
}
