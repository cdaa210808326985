/**
 * The place files in knowledge/places: one place a line, fields between bars, `#` starts a comment.
 *
 *     name | kind | ISO3 | lat | lon | km | aliases; separated; by semicolons
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KIND_NAMES, KINDS, type Kind } from './kinds.js';
import { foldName } from './normalise.js';
import { placesFolder } from './paths.js';

const text = z.string().trim().min(1);
const numberIn = (what: string, min: number, max: number, s: string, ctx: z.RefinementCtx): number => {
  const n = Number(s);
  if (s !== '' && n >= min && n <= max) return n;
  ctx.addIssue({ code: 'custom', message: `${what} "${s}" is not a number from ${min} to ${max}` });
  return z.NEVER;
};
const number = (what: string, min: number, max: number) =>
  z.string().transform((s, ctx) => numberIn(what, min, max, s, ctx));

/** One line of a place file. */
export const placeSchema = z.object({
  name: text.refine((s) => foldName(s).length > 0, 'the name has no letters'),
  kind: z.enum(KIND_NAMES as [Kind, ...Kind[]], { error: (e) => `unknown kind "${String(e.input)}"` }),
  country: z.string().regex(/^([A-Z]{3})?$/, 'country must be an ISO 3166-1 alpha-3 code or empty'),
  lat: number('latitude', -90, 90),
  lon: number('longitude', -180, 180),
  km: z.string().transform((s, ctx) => (s === '' ? null : numberIn('uncertainty', 0, 10000, s, ctx))),
  aliases: z.array(text),
});

export interface OwnPlace extends z.infer<typeof placeSchema> {
  file: string;
  line: number;
}

export interface Problem {
  file: string;
  line: number;
  message: string;
}

const FIELDS = ['name', 'kind', 'country', 'lat', 'lon', 'km'] as const;

/** Parses one place file; what cannot be read becomes a problem with its line number. */
export function parsePlaces(content: string, file: string): { places: OwnPlace[]; problems: Problem[] } {
  const places: OwnPlace[] = [];
  const problems: Problem[] = [];
  content.split(/\r?\n/).forEach((raw, i) => {
    const line = i + 1;
    const body = raw.replace(/(^|\s)#.*$/, '').trim();
    if (!body) return;
    const cells = body.split('|').map((c) => c.trim());
    if (cells.length < 5 || cells.length > 7) {
      problems.push({ file, line, message: `has ${cells.length} fields, expected 5 to 7 between bars` });
      return;
    }
    const record: Record<string, unknown> = {};
    FIELDS.forEach((f, k) => {
      record[f] = cells[k] ?? '';
    });
    record.aliases = (cells[6] ?? '')
      .split(';')
      .map((a) => a.trim())
      .filter(Boolean);
    const parsed = placeSchema.safeParse(record);
    if (parsed.success) places.push({ ...parsed.data, file, line });
    else for (const issue of parsed.error.issues) problems.push({ file, line, message: issue.message });
  });
  return { places, problems };
}

/** Names of the place files in a folder, in order. */
export function placeFiles(folder = placesFolder()): string[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.places.txt'))
    .sort();
}

/** All places of the folder; throws with file and line when a line cannot be read. */
export function readOwnPlaces(folder = placesFolder()): OwnPlace[] {
  const places: OwnPlace[] = [];
  for (const name of placeFiles(folder)) {
    const got = parsePlaces(readFileSync(join(folder, name), 'utf8'), name);
    const first = got.problems[0];
    if (first) throw new Error(`${first.file}:${first.line}: ${first.message}`);
    places.push(...got.places);
  }
  return places;
}

/** Uncertainty of a place in kilometres: as written, else what its kind implies. */
export function uncertaintyOf(place: { kind: Kind; km: number | null }): number {
  return place.km ?? KINDS[place.kind].km;
}
