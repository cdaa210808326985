/** `sitrep serve`: the record in a browser, and as an HTTP API. */
import { spawn } from 'node:child_process';
import { openStore } from '../record/index.js';
import { isLoopback, SHORTEST_TOKEN } from '../server/access.js';
import { CannotListen, serve } from '../server/index.js';
import { withStore } from './open.js';
import { Refusal, UsageError } from './problem.js';
import type { Terminal } from './terminal.js';

export interface ServeOptions {
  db: string;
  host: string;
  port: number;
  token?: string;
  allowHost?: string[];
  open?: boolean;
}

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Shows the page in the person's browser; where there is none, the printed address serves. */
function openBrowser(link: string): void {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...before, link], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/**
 * A browser that leaves while an answer is on its way sends this signal, and other commands end on it. A listener of our
 * own comes first: without any, the system's default would end the process.
 */
function outliveClosedConnections(): void {
  const others = process.listeners('SIGPIPE');
  process.on('SIGPIPE', () => {});
  for (const listener of others) process.off('SIGPIPE', listener);
}

export async function serveCommand(terminal: Terminal, options: ServeOptions, software: string): Promise<number> {
  const { host, port, token, allowHost: names = [] } = options;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    throw new UsageError('a token has letters, digits and signs, and no spaces');
  if (token !== undefined && token.length < SHORTEST_TOKEN)
    throw new UsageError(`a token needs at least ${SHORTEST_TOKEN} letters; without --token a good one is made`);
  outliveClosedConnections();
  return withStore(
    () => openStore(options.db),
    async (store) => {
      const running = await serve(store, { host, port, token, names, software }).catch((error) => {
        throw error instanceof CannotListen ? new Refusal(error.message) : error;
      });
      await terminal.print(running.link);
      if (running.token !== null) {
        terminal.note('The link lets one browser in, once. Others, and programs, need the token:');
        terminal.note(`  ${running.token}`);
      }
      if (!isLoopback(host)) terminal.note('The connection is not encrypted: use it in a network that you trust.');
      terminal.note('Stop with Ctrl+C.');
      if (options.open) openBrowser(running.link);
      await new Promise<void>((done) => {
        let asked = false;
        const onSignal = () => {
          // The first signal lets the requests under way end; the second one stops at once.
          if (asked) process.exit(130);
          asked = true;
          done();
        };
        process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      });
      await running.stop();
      return 0;
    },
  );
}
