/** Reviews: what people set right, and what waits for them. */
import { z } from '@hono/zod-openapi';
import { changesSchema, signature } from '../../review/schema.js';
import { MOST_AT_ONCE } from './common.js';
import { incidentRow } from './incidents.js';

export const REVIEW_TYPES = ['accept', 'reject', 'correct', 'merge', 'split', 'undo'] as const;

const claimKey = z.string().regex(/^[0-9a-f]{64}\/[a-z][0-9a-f]{0,15}$/);
const incidentId = z.string().regex(/^[0-9a-f]{4,64}(#\d+)?$/);

export const claimChanges = changesSchema
  .strict()
  .refine((c) => Object.keys(c).length > 0, 'name at least one field')
  .openapi('ClaimChanges', { description: 'Fields as they are to stand; what is left out stays as it was read.' });

export const reviewRequest = z
  .object({
    ...signature,
    incident: incidentId.nullable().default(null).openapi({ description: 'On whose page it is made.' }),
    seen: z
      .array(z.string().max(64))
      .max(1000)
      .openapi({ description: 'Ids of the reviews of these claims that the page has shown (`history`).' }),
    action: z.discriminatedUnion('type', [
      z.object({ type: z.literal('accept'), claim: claimKey }),
      z.object({ type: z.literal('reject'), claim: claimKey }),
      z.object({ type: z.literal('correct'), claim: claimKey, changes: claimChanges }),
      z.object({ type: z.literal('merge'), incidents: z.array(incidentId).min(2).max(20) }),
      z.object({ type: z.literal('split'), incident: incidentId, claims: z.array(claimKey).min(1).max(500) }),
      z.object({ type: z.literal('undo'), review: z.string().max(64) }),
    ]),
  })
  .openapi('ReviewRequest');

export const reviewRow = z
  .object({
    id: z.string(),
    at: z.string(),
    by: z.string(),
    reason: z.string(),
    type: z.enum(REVIEW_TYPES),
    incident: z.string().nullable(),
    subjects: z
      .array(z.object({ report: z.string(), subtype: z.string(), quote: z.string() }))
      .openapi({ description: 'The words that it speaks of, and what they were read as.' }),
    fields: z.array(z.string()).openapi({ description: 'Fields that a correction sets.' }),
    undoes: z.string().nullable().openapi({ description: 'The review that it takes back.' }),
    holds: z.boolean().openapi({ description: 'False once it has been taken back.' }),
  })
  .openapi('Review');

export const reviewAnswer = z
  .object({
    review: reviewRow,
    incidents: z
      .array(z.string())
      .openapi({ description: 'Where the claims it speaks of now stand; empty when they are in no incident.' }),
  })
  .openapi('ReviewAnswer');

export const reviewsQuery = z.object({
  incident: incidentId.optional(),
  report: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  by: z.string().trim().max(120).optional().openapi({ description: 'Who made them, as they call themselves.' }),
  type: z.enum(REVIEW_TYPES).optional(),
  before: z.string().max(64).optional().openapi({ description: 'Id of the last review of the page before.' }),
  limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(50),
});

export const reviewList = z
  .object({ items: z.array(reviewRow), next: z.string().nullable() })
  .openapi('ReviewList', { description: 'Newest first.' });

export const queueQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const queueList = z
  .object({
    items: z.array(
      z.object({
        incident: incidentRow,
        priority: z.number(),
        doubt: z.number(),
        weight: z.number(),
        reasons: z.array(z.string()),
        reviewed: z.int(),
      }),
    ),
    more: z.boolean(),
  })
  .openapi('ReviewQueue');

export type ReviewRequest = z.infer<typeof reviewRequest>;
export type ReviewRow = z.infer<typeof reviewRow>;
export type ReviewAnswer = z.infer<typeof reviewAnswer>;
export type ReviewList = z.infer<typeof reviewList>;
export type QueueList = z.infer<typeof queueList>;
export type ClaimChangesRequest = z.infer<typeof claimChanges>;
