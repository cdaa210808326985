/** Which incidents are wanted: one filter for the list, the map, the timeline and the export. */
import { z } from '@hono/zod-openapi';
import { name, pageQuery, several } from './common.js';

export const KINDS = ['happening', 'plan', 'verbal', 'state', 'total', 'recollection'] as const;
export const STATUSES = ['asserted', 'denied', 'planned', 'threatened', 'ordered', 'possible', 'contested'] as const;
export const STANDINGS = ['claimed', 'reported', 'confirmed'] as const;
export const PLACE_PRECISIONS = ['point', 'town', 'district', 'region', 'country', 'area', 'unresolved'] as const;

export const kind = z.enum(KINDS).openapi('IncidentKind');
export const status = z.enum(STATUSES).openapi('IncidentStatus');
export const standing = z.enum(STANDINGS).openapi('Standing');
export const placePrecision = z.enum(PLACE_PRECISIONS).openapi('PlacePrecision');

const filterDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write the day as YYYY-MM-DD (or YYYY-MM, or YYYY)')
  .refine((d) => !Number.isNaN(Date.parse(d)), 'there is no such day');

/** "west,south,east,north" in degrees, as GeoJSON orders them; west may lie east of east: across the date line. */
const bbox = z
  .string()
  .max(200)
  .transform((text, context) => {
    const [west, south, east, north, ...more] = text.split(',').map((n) => (n.trim() === '' ? Number.NaN : Number(n)));
    const fits =
      more.length === 0 &&
      [west, east].every((n) => Math.abs(n) <= 180) &&
      [south, north].every((n) => Math.abs(n) <= 90) &&
      south <= north;
    if (!fits) {
      context.addIssue({ code: 'custom', message: 'give west,south,east,north in degrees, south not above north' });
      return z.NEVER;
    }
    return { west, south, east, north };
  })
  .openapi({ type: 'string', description: 'A box: west,south,east,north in degrees.', example: '9,26,25,34' });

export const filterQuery = z.strictObject({
  from: filterDay.optional().openapi({ description: 'On this day or later: YYYY-MM-DD, YYYY-MM or YYYY.' }),
  to: filterDay.optional().openapi({ description: 'On this day or earlier.' }),
  bbox: bbox.optional(),
  kind: several(kind, 'Kind of incident; happenings and plans unless told otherwise.'),
  event: several(name, 'PLOVER type, such as ASSAULT.'),
  subtype: several(name, 'Finer type, such as air-strike.'),
  actor: several(name, 'Id of somebody who takes part, such as LBY.LNA.'),
  role: z
    .enum(['actor', 'recipient'])
    .optional()
    .openapi({ description: 'With `actor` or `side`: only where they act, or only where it is done to them.' }),
  side: several(name, 'Id of a side: whoever takes part and belongs to it.'),
  country: several(z.string().regex(/^[A-Z]{3}$/), 'Country of a place, ISO 3166-1 alpha-3.'),
  place: name.optional().openapi({ description: 'Part of the name of a place, or a country by name.' }),
  outlet: several(name, 'Outlet that reports it.'),
  source: several(name, 'Source that says so, by the id in /api/sources.'),
  sourceIs: z
    .enum(['alone', 'corroborated', 'contradicted'])
    .optional()
    .openapi({ description: 'With `source`: only where it stands alone, has company, or is contradicted.' }),
  status: several(status, 'What the claims say of it.'),
  standing: several(standing, 'How far it is corroborated.'),
  minSources: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .openapi({ description: 'Independent sources, at least.' }),
  contradicted: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'Where the reports differ, or where they do not.' }),
  harm: z.enum(['true']).optional().openapi({ description: 'Only where people came to harm.' }),
  q: z.string().trim().max(400).optional().openapi({ description: 'Words of the summary, parties or places.' }),
});

export const SORTS = ['date', '-date', '-sources', '-killed', '-reported'] as const;

export const incidentsQuery = filterQuery.extend(pageQuery.shape).extend({
  sort: z.enum(SORTS).default('-date').openapi({
    description: 'date: oldest first; -date: latest first; -sources, -killed, -reported: most or latest first.',
  }),
  id: several(z.string().regex(/^[0-9a-f]{4,64}(#\d+)?$/), 'These incidents only.'),
});

export const mapQuery = filterQuery;

export const timelineQuery = filterQuery.extend({
  unit: z.enum(['day', 'week', 'month', 'year']).optional().openapi({ description: 'Left out: as fits the period.' }),
});

export const exportQuery = filterQuery.extend({
  format: z.enum(['csv', 'geojson']),
  sort: z.enum(SORTS).default('date'),
});

export type IncidentKind = z.infer<typeof kind>;
export type IncidentStatus = z.infer<typeof status>;
export type Standing = z.infer<typeof standing>;
export type PlacePrecision = z.infer<typeof placePrecision>;
/** The filter as the server sees it, after its values have been read. */
export type FilterQuery = z.infer<typeof filterQuery>;
export type IncidentsQuery = z.infer<typeof incidentsQuery>;
export type IncidentSort = (typeof SORTS)[number];
/** The filter as a client writes it: each value a text, lists as repeated parameters. */
export type FilterParams = {
  [K in keyof FilterQuery]?: K extends 'bbox' ? string : string | number | readonly string[];
};
