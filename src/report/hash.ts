import { createHash } from 'node:crypto';

/** What makes two reports the same report: who published what, and when. */
export function contentHash(outlet: string | null, published: string | null, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([outlet, published, text]))
    .digest('hex');
}
