/**
 * Who may ask. On the loopback address everybody on this machine may; beyond it a token is demanded. Browsers are
 * guarded against pages of others: a Host header that is not ours (DNS rebinding) and writes from another origin are
 * refused everywhere.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { Refused } from './problem.js';

const COOKIE = 'sitrep';
const MONTH = 30 * 86_400;

/** Shorter tokens can be guessed. */
export const SHORTEST_TOKEN = 16;

export const newToken = (): string => randomBytes(24).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** The name in a Host header, without port and brackets; null when it is none. */
function nameIn(header: string): string | null {
  const m = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header);
  return m ? (m[1] ?? m[2]!).toLowerCase() : null;
}

export class Access {
  /** Null when none is demanded. */
  readonly token: string | null;
  readonly #names: Set<string>;
  #codes = new Set<string>();

  constructor(token: string | null, names: readonly string[] = []) {
    this.token = token;
    this.#names = new Set(['localhost', hostname().toLowerCase(), ...names.map((n) => n.toLowerCase())]);
  }

  /** A code that lets one browser in, once. */
  newCode(): string {
    const code = newToken();
    this.#codes.add(code);
    return code;
  }

  #session(): string {
    return createHmac('sha256', this.token!).update('session').digest('base64url');
  }

  #mayEnter(c: Context): boolean {
    if (this.token === null) return true;
    const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (given !== undefined) return same(given, this.token);
    const cookie = getCookie(c, COOKIE);
    return cookie !== undefined && same(cookie, this.#session());
  }

  /** A name that points here only because somebody else's DNS says so is not ours. An address cannot be rebound. */
  #checkHost(c: Context): void {
    const name = nameIn(c.req.header('host') ?? '');
    if (name === null || (!isIP(name) && !this.#names.has(name)))
      throw new Refused(421, 'Use the address that "sitrep serve" printed, or name this one with --allow-host.');
  }

  /** What changes something must come from our own pages or from a program, not from a page of somebody else. */
  #checkOrigin(c: Context): void {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const ours = origin === undefined || hostOf(origin) === c.req.header('host');
    if (!ours || (site !== undefined && site !== 'same-origin' && site !== 'none'))
      throw new Refused(403, 'This can only be done from the pages of this server.');
  }

  guard: MiddlewareHandler = async (c, next) => {
    this.#checkHost(c);
    const { method } = c.req;
    if (!['GET', 'HEAD', 'POST'].includes(method))
      throw new Refused(405, `${method.slice(0, 20)} is not known here.`, { headers: { allow: 'GET, HEAD, POST' } });
    if (method === 'POST') this.#checkOrigin(c);
    if (c.req.path === '/enter') return next();
    if (this.#mayEnter(c)) return next();
    if (method === 'GET' && !c.req.path.startsWith('/api/') && c.req.header('accept')?.includes('text/html'))
      return c.html(FORM, 401);
    throw new Refused(
      401,
      'Send the token as "Authorization: Bearer …", or open the link that "sitrep serve" printed.',
      {
        headers: { 'www-authenticate': 'Bearer' },
      },
    );
  };

  /** The link with a code, or the form with the token: lets a browser in by a cookie. */
  enter = async (c: Context): Promise<Response> => {
    let fits = this.token === null;
    if (c.req.method === 'POST') {
      const token = new URLSearchParams(await c.req.text()).get('token') ?? '';
      fits ||= same(token, this.token ?? '');
    } else {
      const code = c.req.query('code') ?? '';
      // Every code is compared, whichever fits, and the one that fits is used up.
      for (const one of [...this.#codes]) if (same(one, code)) fits = this.#codes.delete(one);
    }
    if (!fits) return c.html(FORM, 401);
    if (this.token !== null) {
      setCookie(c, COOKIE, this.#session(), { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: MONTH });
    }
    // Not a redirect: a browser that came from elsewhere would not send the new cookie along.
    return c.html(page('<meta http-equiv="refresh" content="0; url=/">', '<p><a href="/">Open the record</a></p>'));
  };
}

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>sitrep</title>${head}</head><body>${body}</body></html>`;

const FORM = page(
  '',
  `<main><h1>sitrep</h1><p>This record is shared by token. Whoever runs the server has it.</p>
  <form method="post" action="/enter"><label>Token <input name="token" type="password" autocomplete="current-password" required></label>
  <button>Open</button></form></main>`,
);
