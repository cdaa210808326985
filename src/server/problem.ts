/** Errors as RFC 9457 tells them: one shape, one sentence, no insides. */
import { HTTPException } from 'hono/http-exception';
import { StoreError } from '../record/index.js';
import { ReviewProblem } from './reviews.js';
import type { Problem } from './schema/common.js';

const TITLES: Record<number, string> = {
  400: 'The request is not valid',
  401: 'A token is needed',
  403: 'This is not allowed',
  404: 'There is no such thing',
  405: 'This method is not allowed here',
  409: 'Somebody else was faster',
  413: 'The request is too large',
  415: 'The request is not JSON',
  421: 'This server does not answer under that name',
  422: 'The content is not valid',
  500: 'Something went wrong here',
  503: 'Not now',
};

/** A refusal that is meant for whoever asked. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly status: number,
    detail: string,
    readonly more: { errors?: Problem['errors']; headers?: Record<string, string> } = {},
  ) {
    super(detail);
  }
}

export function problemAnswer(refused: Refused): Response {
  const { status, message, more } = refused;
  const body: Problem = {
    type: 'about:blank',
    title: TITLES[status] ?? 'The request was refused',
    status,
    detail: message,
    ...(more.errors ? { errors: more.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...more.headers },
  });
}

/** Whatever was thrown, as a refusal; what is nobody's fault but ours is logged and told without details. */
export function asRefused(error: unknown, log: (line: string) => void): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof ReviewProblem) return new Refused(error.status, error.message);
  if (error instanceof StoreError) return new Refused(503, error.message, { headers: { 'retry-after': '5' } });
  if (error instanceof HTTPException) {
    const malformed = error.status === 400 ? 'The body is not JSON; check it and send it again.' : error.message;
    return new Refused(error.status, malformed);
  }
  log((error as Error)?.stack ?? String(error));
  return new Refused(500, 'The server met a fault of its own; its console says more.');
}
