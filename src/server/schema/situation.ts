/** The picture at a date, as known at a date. */
import { z } from '@hono/zod-openapi';
import { day, name } from './common.js';

export const situationQuery = z.strictObject({
  on: day.optional().openapi({ description: 'The day of the picture; left out: the last day of the record.' }),
  asKnown: day.optional().openapi({ description: 'Only what was published by this day; left out: everything.' }),
  area: name.optional().openapi({ description: 'A country by name or code, or a place.' }),
});

export type SituationQuery = z.infer<typeof situationQuery>;
