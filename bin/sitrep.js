#!/usr/bin/env node
// Runs the compiled program. In a fresh checkout it is compiled once first, which takes some seconds and says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = new URL('../dist/src/cli/main.js', import.meta.url);
const data = new URL('../dist/gazetteer.bin', import.meta.url);

if (!existsSync(main) || !existsSync(data)) {
  process.stderr.write('sitrep: first run in this checkout, building once …\n');
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    process.stderr.write(`sitrep: the build failed; run "npm ci && npm run build" in ${root} and try again\n`);
    process.exit(2);
  }
}
await import(main.href);
