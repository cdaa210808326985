/** The application: guards first, then the API, then the pages. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Access } from './access.js';
import { limitBody } from './body.js';
import { describe } from './describe.js';
import { safeHeaders } from './headers.js';
import { asRefused, problemAnswer, Refused } from './problem.js';
import type { Context } from './route.js';
import { exportRoutes } from './routes/export.js';
import { incidentRoutes } from './routes/incidents.js';
import { knowledgeRoutes } from './routes/knowledge.js';
import { liveRoutes } from './routes/live.js';
import { mapRoutes } from './routes/map.js';
import { nameRoutes } from './routes/names.js';
import { recordRoutes } from './routes/record.js';
import { reportRoutes } from './routes/reports.js';
import { reviewRoutes } from './routes/reviews.js';
import { searchRoutes } from './routes/search.js';
import { situationRoutes } from './routes/situation.js';
import { sourceRoutes } from './routes/sources.js';
import { Pages } from './static.js';

/** Letters of an address: many values of a filter, and no more. */
const LONGEST_ADDRESS = 8000;

const ROUTES = [
  recordRoutes,
  incidentRoutes,
  mapRoutes,
  reportRoutes,
  searchRoutes,
  sourceRoutes,
  nameRoutes,
  knowledgeRoutes,
  situationRoutes,
  liveRoutes,
  exportRoutes,
  reviewRoutes,
];

export interface AppOptions {
  access: Access;
  /** Folder of the built pages. */
  pages: string;
  /** For faults of our own. */
  log: (line: string) => void;
}

export function createApp(context: Context, { access, pages, log }: AppOptions): OpenAPIHono {
  const app = new OpenAPIHono();
  app.onError((error) => problemAnswer(asRefused(error, log)));
  app.notFound(() =>
    problemAnswer(new Refused(404, 'There is nothing at this address; /api/docs lists what there is.')),
  );
  app.use(safeHeaders);
  app.use(async (c, next) => {
    if (c.req.url.length > LONGEST_ADDRESS) throw new Refused(400, 'The address is too long; filter by fewer values.');
    await next();
  });
  app.use(access.guard);
  app.use(limitBody);
  app.on(['GET', 'POST'], '/enter', access.enter);
  app.use('/api/*', async (c, next) => {
    if (c.req.method === 'POST' && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
      throw new Refused(415, 'Send the body as application/json.');
    await next();
  });
  for (const routes of ROUTES) app.route('/', routes(context));
  describe(app, context.software);
  app.all('/api/*', (c) => {
    const known = app.routes.some((r) => r.method !== 'ALL' && r.path === c.req.path);
    if (known)
      throw new Refused(405, `${c.req.method} is not allowed at this address.`, { headers: { allow: 'GET, HEAD' } });
    return c.notFound();
  });
  app.get('*', new Pages(pages).serve);
  return app;
}
