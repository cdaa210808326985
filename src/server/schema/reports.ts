/** Reports: the list, one with its reading, and a text that is handed in. */
import { z } from '@hono/zod-openapi';
import { day, name, page, pageQuery, span } from './common.js';
import { reportHead } from './incidents.js';
import { reading } from './reading.js';

export const reportsQuery = pageQuery.extend({
  from: day.optional().openapi({ description: 'Published on this day or later.' }),
  to: day.optional(),
  outlet: name.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  sort: z.enum(['date', '-date']).default('-date').openapi({ description: 'By publication date.' }),
});

export const reportRow = reportHead
  .extend({
    claims: z.int(),
    excerpt: z.string().openapi({ description: 'The first words of the text.' }),
  })
  .openapi('ReportRow');

export const reportPage = page(reportRow).openapi('ReportPage');

export const report = z
  .object({
    report: reportHead.extend({
      text: z.string().openapi({ description: 'Exactly as received. Plain text: never to be taken for markup.' }),
      headers: z.array(span).openapi({ description: 'Header lines in the text.' }),
      similarity: z.number().openapi({ description: 'Share of words in common with the report that it repeats.' }),
    }),
    copies: z.array(reportHead).openapi({ description: 'Other reports with nearly the same text.' }),
    reading: reading.nullable().openapi({ description: 'By the newest version; null when it was never read.' }),
    readers: z.array(z.string()).openapi({ description: 'Versions that have read it, oldest first.' }),
    incidents: z
      .array(z.object({ claim: z.string(), incident: z.string(), role: z.enum(['support', 'denial', 'recollection']) }))
      .openapi({ description: 'Which of its claims are part of which incidents.' }),
  })
  .openapi('Report');

/** Longest text that the server takes, in characters: about forty pages. */
export const LONGEST_PASTE = 100_000;

export const textInput = z
  .strictObject({
    text: z.string().trim().min(1).max(LONGEST_PASTE),
    title: z.string().max(500).nullish(),
    published: z.string().max(100).nullish().openapi({ description: 'Publication date.', example: '2020-06-07' }),
    outlet: z.string().max(200).nullish(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullish(),
    language: z.string().max(35).nullish(),
  })
  .openapi('TextInput');

export const readAnswer = z
  .object({
    report: report.shape.report,
    reading,
    labels: z.record(z.string(), z.string()).openapi({ description: 'What the finer types in it are called.' }),
  })
  .openapi('ReadAnswer');

export const storedAnswer = z
  .object({
    status: z
      .enum(['stored', 'again', 'known'])
      .openapi({ description: 'stored: new. again: was there, now read by a newer version. known: nothing to do.' }),
    report: reportHead,
    claims: z.int(),
    incidents: z.object({ added: z.int(), changed: z.int(), removed: z.int() }),
  })
  .openapi('StoredAnswer');

export type ReportRow = z.infer<typeof reportRow>;
export type ReportPage = z.infer<typeof reportPage>;
export type ReportAnswer = z.infer<typeof report>;
export type TextInput = z.infer<typeof textInput>;
export type ReadAnswer = z.infer<typeof readAnswer>;
export type StoredAnswer = z.infer<typeof storedAnswer>;
