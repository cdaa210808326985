/**
 * Completes package-lock.json with the optional packages for other systems (@esbuild/darwin-arm64 and the like). npm
 * leaves them out when the registry in use does not carry them, and then `npm ci` refuses the file everywhere.
 * Run it after every `npm install` that changed the lock file: node scripts/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?=-|$)/;
const chips = /-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64|wasm32)(?=-|$)/;

/** What the name of such a package says of where it runs. */
function placeOf(name) {
  if (name === 'fsevents') return { os: ['darwin'] };
  const os = systems.exec(name)?.[1];
  const cpu = chips.exec(name)?.[1];
  if (!cpu) throw new Error(`${name}: the name does not say where it runs; add the entry by hand`);
  const libc = /-musl/.test(name) ? 'musl' : os === 'linux' && /-gnu/.test(name) ? 'glibc' : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const near = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[near] || lock.packages[top]) continue;
    const version = range.replace(/^[~^]/, '');
    lock.packages[top] = { version, ...placeOf(name), ...(entry.dev && { dev: true }), optional: true };
    added++;
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages for other systems added`);
