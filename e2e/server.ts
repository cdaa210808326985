/** A real server over a real store for the end-to-end tests: samples in by `sitrep ingest`, out by `sitrep serve`. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin', 'sitrep.js');

export interface Served {
  /** With a slash at the end. */
  url: string;
  stop: () => Promise<void>;
}

export interface ExtraReport {
  title: string;
  outlet: string;
  published: string;
  text: string;
}

/**
 * Makes a store from the samples (and what else is given) and serves it, on a port that is free. Once a test file.
 * SITREP_E2E_URL names a server that runs already, for quick work on a test.
 */
export async function serveSamples(extra: readonly ExtraReport[] = []): Promise<Served> {
  const running = process.env.SITREP_E2E_URL;
  if (running) return { url: running, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-e2e-'));
  const db = join(folder, 'samples.db');
  const more = join(folder, 'extra.jsonl');
  writeFileSync(more, extra.map((report) => `${JSON.stringify(report)}\n`).join(''));
  const paths = extra.length ? ['samples', more] : ['samples'];
  const made = spawnSync(process.execPath, [program, 'ingest', ...paths, '--db', db], { cwd: root, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`sitrep ingest failed: ${made.stderr}`);
  return serveStore(db, () => rmSync(folder, { recursive: true, force: true }));
}

/** Serves a store that is there. */
export async function serveStore(db: string, after: () => void = () => {}): Promise<Served> {
  const child = spawn(process.execPath, [program, 'serve', '--db', db, '--port', '0'], { cwd: root });
  const url = await addressOf(child);
  let stopping = false;
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  });
  child.once('exit', (code, signal) => {
    if (!stopping) console.error(`e2e: sitrep serve ended by itself (${code ?? signal}):\n${said}`);
  });
  return {
    url,
    stop: async () => {
      stopping = true;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      // One that has ended already will not end again.
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await gone;
      }
      after();
    },
  };
}

/** The address that the server prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      const address = /http:\/\/[^\s/]+:\d+\/\S*/.exec(said)?.[0];
      if (address) resolve(address);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', (code) => reject(new Error(`sitrep serve ended with ${code}: ${said}`)));
  });
}
