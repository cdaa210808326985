/** /api/openapi.json, made from the schemas, and /api/docs, a page made from that. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { docsPage } from './docs-page.js';

export type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

export function describe(app: OpenAPIHono, version: string): void {
  let made: Description | null = null;
  const description = (): Description => {
    made ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'sitrep',
        version,
        description:
          'The record as JSON. Errors are application/problem+json. Lists are paged: `next` of a page is the `cursor` of the following one. Answers carry an ETag. Text from reports is plain text, never markup.',
      },
      security: [{ token: [] }, {}],
    });
    return made;
  };
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Demanded when the server can be reached from other machines.',
  });
  app.get('/api/openapi.json', (c) => c.json(description(), 200, { 'cache-control': 'no-cache' }));
  app.get('/api/docs', (c) => c.html(docsPage(description()), 200, { 'cache-control': 'no-cache' }));
}
