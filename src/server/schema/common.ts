/** Values that many answers share, and the one shape of errors. */
import { z } from '@hono/zod-openapi';

/** [start, end) in UTF-16 code units of the report's text, as String.slice counts. */
export const span = z.tuple([z.int().min(0), z.int().min(0)]).openapi('Span', {
  description: "[start, end) in UTF-16 code units of the report's text, as String.slice counts.",
  example: [4, 16],
});

export const day = z
  .string()
  .regex(/^-?\d{4,6}-\d{2}-\d{2}$/)
  .openapi({ description: 'A day, ISO 8601.', example: '2020-06-07' });

/** Longest word or name in a query. */
export const LONGEST_NAME = 200;

export const name = z.string().trim().min(1).max(LONGEST_NAME);

/** A query parameter that may be given several times; any of its values fits. */
export const several = <T extends z.ZodType>(item: T, description: string) =>
  z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(item).min(1).max(50).optional(),
    )
    .openapi({ description: `${description} May be given several times; any of them fits.` });

export const MOST_AT_ONCE = 500;

/** How much of a list is wanted, and from where on. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(50).openapi({ description: 'Rows of a page.' }),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: '`next` of the page before. Only good for the same filter and order.' }),
});

/** A page of a list. Rows that come or go between two pages neither repeat nor hide others. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({
    items: z.array(row),
    next: z.string().nullable().openapi({ description: 'The cursor of the next page; null on the last one.' }),
    total: z.int().min(0).openapi({ description: 'How many rows fit, over all pages.' }),
  });

/** RFC 9457: what went wrong, for a person and for a program. */
export const problem = z
  .object({
    type: z.string().openapi({ description: 'A URI that names the kind of problem.', example: 'about:blank' }),
    title: z.string().openapi({ example: 'The request is not valid' }),
    status: z.int().min(400).max(599),
    detail: z.string().openapi({ description: 'One sentence: what is wrong and what to do.' }),
    errors: z
      .array(z.object({ in: z.enum(['query', 'path', 'body', 'header']), path: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'Each part of the request that is not valid.' }),
  })
  .openapi('Problem');

/** A value that can be filtered by, and how many incidents have it. */
export const facet = z
  .object({
    value: z.string().openapi({ description: 'What goes into the filter.' }),
    label: z.string().openapi({ description: 'What a person reads.' }),
    count: z.int().min(0),
  })
  .openapi('Facet');

/** A stretch of text with the parts of it that matter. Plain text: never to be taken for markup. */
export const marked = z
  .object({
    text: z.string(),
    start: z.int().min(0).openapi({ description: 'Where the text begins in the text it was taken from.' }),
    marks: z.array(span).openapi({ description: 'Stretches to highlight, counted in `text`.' }),
  })
  .openapi('MarkedText');

export type Span = z.infer<typeof span>;
export type Problem = z.infer<typeof problem>;
export type Facet = z.infer<typeof facet>;
export type MarkedText = z.infer<typeof marked>;
/** A page of rows. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}
