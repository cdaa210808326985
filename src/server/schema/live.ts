/** What /api/events tells while another process ingests: server-sent events whose data is JSON. */
import { z } from '@hono/zod-openapi';
import { counts } from './record.js';

/** Sent as `event: record`: at once after connecting, then whenever the record has changed. */
export const recordEvent = z
  .object({
    version: z.string(),
    counts,
    added: z.object({ reports: z.int(), claims: z.int(), incidents: z.int() }).openapi({
      description: 'Since this stream was opened.',
    }),
    running: z.boolean().openapi({ description: 'Something was stored in the last seconds, so more may come.' }),
  })
  .openapi('RecordEvent');

export type RecordEvent = z.infer<typeof recordEvent>;
