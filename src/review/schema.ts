/** Reviews as they come from outside: from a page, or from a file that another record exported. */
import { z } from 'zod';
import { claimSchema } from '../reading/schema.js';
import type { ReviewAction, Review as ReviewType } from './types.js';

const span = z.tuple([z.int().min(0), z.int().min(0)]);
const anchor = z.object({
  report: z.string().regex(/^[0-9a-f]{64}$/),
  trigger: span,
  event: z.string().min(1).max(40),
  subtype: z.string().min(1).max(80),
});
const anchors = z.array(anchor).min(1).max(500);

/** The fields that a person can set right, each as it is to stand. */
export const changesSchema = claimSchema
  .pick({
    event: true,
    mode: true,
    subtype: true,
    modality: true,
    background: true,
    actors: true,
    recipients: true,
    objects: true,
    place: true,
    places: true,
    when: true,
    casualties: true,
    operation: true,
  })
  .partial();

const snapshot = z.object({
  claim: claimSchema,
  sentenceSpan: span,
  reader: z.string(),
  sides: z.record(z.string(), z.array(z.string())),
});

const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('accept'), claim: anchor, snapshot }),
  z.object({ type: z.literal('reject'), claim: anchor }),
  z.object({ type: z.literal('correct'), claim: anchor, changes: changesSchema, snapshot }),
  z.object({ type: z.literal('merge'), claims: anchors }),
  z.object({ type: z.literal('split'), from: anchors, claims: anchors }),
  z.object({ type: z.literal('undo'), review: z.string() }),
]) as unknown as z.ZodType<ReviewAction>;

/** Who and why, as a person gives them. */
export const signature = { by: z.string().trim().min(1).max(120), reason: z.string().trim().min(1).max(2000) };

/** One line of an export of reviews. */
export const reviewSchema: z.ZodType<ReviewType> = z.object({
  id: z.string().regex(/^[0-9a-z-]{8,64}$/),
  at: z.iso.datetime(),
  ...signature,
  incident: z.string().nullable(),
  action,
});
