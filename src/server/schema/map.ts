/** All that the map and the timeline draw, in columns: the n-th value of each column belongs to the n-th incident. */
import { z } from '@hono/zod-openapi';
import { kind, placePrecision, standing, status } from './filter.js';

const code = (of: string) => z.array(z.int().min(0)).openapi({ description: `Places in codes.${of}.` });
const dayNumber = z.array(z.int().nullable());

export const map = z
  .object({
    version: z.string(),
    count: z.int(),
    columns: z
      .object({
        id: z.array(z.string()),
        lon: z
          .array(z.number().nullable())
          .openapi({ description: 'Null for an incident without a point; it counts in the timeline.' }),
        lat: z.array(z.number().nullable()),
        uncertaintyKm: z.array(z.number().nullable()),
        precision: z.array(z.int().nullable()).openapi({ description: 'Places in codes.precision.' }),
        subtype: code('subtype'),
        side: z
          .array(z.int().nullable())
          .openapi({ description: 'Places in codes.side: the widest side of who acts first.' }),
        kind: code('kind'),
        status: code('status'),
        standing: code('standing'),
        sources: z.array(z.int()).openapi({ description: 'Independent sources.' }),
        killed: z.array(z.int()).openapi({ description: 'Killed at least; 0 when no number is told.' }),
        start: dayNumber.openapi({ description: 'First day, counted from 1970-01-01; null without a date.' }),
        end: dayNumber,
      })
      .openapi('MapColumns'),
    codes: z.object({
      precision: z.array(placePrecision),
      subtype: z.array(z.object({ value: z.string(), label: z.string(), event: z.string() })),
      side: z.array(z.object({ value: z.string(), label: z.string() })),
      kind: z.array(kind),
      status: z.array(status),
      standing: z.array(standing),
    }),
  })
  .openapi('Map');

export const timeline = z
  .object({
    version: z.string(),
    unit: z.enum(['day', 'week', 'month', 'year']),
    bins: z.array(
      z.object({
        start: z.string().openapi({ description: 'First day of the bin; bins without incidents are left out.' }),
        end: z.string(),
        count: z.int(),
        killed: z.int().openapi({ description: 'Sum of the lower bounds.' }),
      }),
    ),
    undated: z.int(),
  })
  .openapi('Timeline');

export type MapAnswer = z.infer<typeof map>;
export type MapColumns = MapAnswer['columns'];
export type TimelineAnswer = z.infer<typeof timeline>;
