/** Bodies that are too large are refused, and whoever sends one gets to hear why. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refused } from './problem.js';

/** Bytes of a request's body: the longest text that is taken, in the widest letters, and what stands beside it. */
export const LARGEST_BODY = 512 * 1024;

/** So much is read and thrown away before the refusal: a connection that is closed while it sends tells nothing. */
const MOST_DRAINED = 8 * 1024 * 1024;

const tooLarge = () => new Refused(413, `A body may have ${LARGEST_BODY / 1024} kB; send less at once.`);

const whileReading = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw tooLarge();
  },
});

export const limitBody: MiddlewareHandler = async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) <= LARGEST_BODY) return whileReading(c, next);
  const reader = c.req.raw.body?.getReader();
  for (let read = 0; reader && read < MOST_DRAINED; ) {
    const { done, value } = await reader.read();
    if (done) break;
    read += (value as Uint8Array).length;
  }
  throw tooLarge();
};
