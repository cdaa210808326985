/** What every route has at hand, and how a route is described once: path, request, answers. */
import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Store } from '../record/index.js';
import type { Cache } from './cache.js';
import type { Live } from './live.js';
import { Refused } from './problem.js';
import { type Problem, problem } from './schema/index.js';
import type { Work } from './work/client.js';

export interface Context {
  store: Store;
  cache: Cache;
  live: Live;
  work: Work;
  /** Version of the program. */
  software: string;
}

const PLACES: Record<string, NonNullable<Problem['errors']>[number]['in']> = {
  query: 'query',
  param: 'path',
  json: 'body',
  header: 'header',
};

/** A router that tells each part of a request that is not valid. */
export function router(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const place = PLACES[result.target] ?? 'query';
      const errors = result.error.issues.slice(0, 20).map((issue) => ({
        in: place,
        path: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''),
        message: issue.message,
      }));
      const [first] = errors;
      const detail = `${place === 'body' ? 'Body' : capital(place)}${first.path ? ` "${first.path.slice(0, 80)}"` : ''}: ${first.message}`;
      throw new Refused(place === 'body' ? 422 : 400, detail.slice(0, 500), { errors });
    },
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const REASONS: Record<number, string> = {
  400: 'The request is not valid.',
  404: 'There is no such thing.',
  413: 'The body is too large.',
  422: 'The content is not valid.',
  503: 'Too much is waiting; try again later.',
};

/** The answers of a route: what it gives, and the problems that it may tell. */
export function answers<T extends z.ZodType>(schema: T, description: string, ...problems: number[]) {
  const told = Object.fromEntries(
    problems.map((status) => [
      status,
      { description: REASONS[status]!, content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
  return { 200: { description, content: { 'application/json': { schema } } }, ...told };
}
