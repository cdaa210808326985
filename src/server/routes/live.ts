/** GET /api/events: tells when the record changes, as server-sent events. */
import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { Refused } from '../problem.js';
import { type Context, router } from '../route.js';
import { type RecordEvent, recordEvent } from '../schema/index.js';

const HEARTBEAT_MS = 15_000;
const MOST_STREAMS = 50;

export function liveRoutes({ live }: Context) {
  const app = router();
  let open = 0;
  app.openAPIRegistry.registerPath({
    ...createRoute({
      method: 'get',
      path: '/api/events',
      summary: 'Server-sent events: the record has changed, also by another process',
      responses: {
        200: {
          description: 'Events named `record` with a RecordEvent as JSON: one at once, then one a change.',
          content: { 'text/event-stream': { schema: z.string() } },
        },
      },
    }),
  });
  app.openAPIRegistry.register('RecordEvent', recordEvent);
  app.get('/api/events', (c) => {
    if (open >= MOST_STREAMS) throw new Refused(503, 'Too many pages are listening; close some.');
    open++;
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const send = (event: RecordEvent) =>
        void stream.writeSSE({ event: 'record', data: JSON.stringify(event), retry: 3000 });
      const end = await live.listen(send);
      const beat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
      const closed = live.whenClosed();
      await Promise.race([new Promise<void>((done) => stream.onAbort(done)), closed]);
      clearInterval(beat);
      end();
      open--;
    });
  });
  return app;
}
