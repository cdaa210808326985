/** Compiles src/language/assembly/kernel.ts to WebAssembly and writes it as src/language/kernel-bytes.ts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const temporary = mkdtempSync(join(tmpdir(), 'sitrep-kernel-'));
const target = join(temporary, 'kernel.wasm');
const flags = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--noAssert', '--outFile', target];
execFileSync('node_modules/.bin/asc', ['src/language/assembly/kernel.ts', ...flags], { stdio: 'inherit' });
const binary = readFileSync(target);
rmSync(temporary, { recursive: true });
const lines = binary.toString('base64').match(/.{1,110}/g) ?? [];
const head = '// Made by training/build-kernel.ts from assembly/kernel.ts; do not edit.\n';
writeFileSync(
  'src/language/kernel-bytes.ts',
  `${head}export const kernelBytes = [\n${lines.map((line) => `  '${line}',\n`).join('')}].join('');\n`,
);
console.log(`${binary.length} bytes of WebAssembly`);
