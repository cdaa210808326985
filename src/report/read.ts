/** Every way in: files, folders and standard input, as a stream of reports and of errors that stop nothing. */
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startsWith } from './decode.js';
import { InputError, refusal } from './error.js';
import { readJsonLines } from './jsonl.js';
import type { Overrides } from './make.js';
import { readTextFile } from './text.js';
import type { Report } from './types.js';

type Source = AsyncIterable<Uint8Array>;

const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
/** What is taken from a folder; a file that is named is read whatever it is called. */
const TAKEN = /\.(?:txt|text|jsonl|ndjson)(?:\.gz)?$/i;

async function gunzip(source: Source): Promise<Source> {
  const [{ createGunzip }, { pipeline, Readable }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  const unpacked = createGunzip();
  // An error of the source or of the packing comes out of `unpacked`, where the reader sees it.
  pipeline(Readable.from(source), unpacked, () => {});
  return unpacked;
}

/** Looks at the first bytes without losing them. */
async function peek(source: Source): Promise<{ head: Uint8Array; source: Source }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let held = 0;
  let done = false;
  while (held < 64 && !done) {
    const next = await iterator.next();
    if (next.done) done = true;
    else {
      parts.push(next.value);
      held += next.value.length;
    }
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      yield* parts;
      while (!done) {
        const next = await iterator.next();
        if (next.done) done = true;
        else yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(parts), source: again() };
}

async function* readBytes(
  file: string,
  name: string,
  bytes: Source,
  overrides: Overrides,
): AsyncGenerator<Report | InputError> {
  try {
    let { head, source } = await peek(bytes);
    if (/\.gz$/i.test(name) && startsWith(head, '\x1f\x8b')) ({ head, source } = await peek(await gunzip(source)));
    const lines =
      LINES.test(name) || (name === '-' && /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(Buffer.from(head).toString('latin1')));
    if (lines) yield* readJsonLines(file, source, overrides);
    else yield await readTextFile(file, source, overrides);
  } catch (error) {
    yield new InputError(file, null, refusal(error));
  }
}

/** The files of a folder and of the folders in it, sorted by path; hidden ones and other kinds are passed over. */
async function* walk(folder: string, seen: Set<string>): AsyncGenerator<string> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const isFolder = entry.isSymbolicLink()
      ? await stat(path).then(
          (s) => s.isDirectory(),
          () => false,
        )
      : entry.isDirectory();
    if (isFolder) yield* walk(path, seen);
    else if (TAKEN.test(entry.name)) yield path;
  }
}

/** The files that a path stands for: itself, or what a folder holds. `-` is standard input. */
export async function* listFiles(path: string): AsyncGenerator<string | InputError> {
  if (path === '-') {
    yield path;
    return;
  }
  try {
    if (!(await stat(path)).isDirectory()) {
      yield path;
      return;
    }
    let found = 0;
    for await (const file of walk(path, new Set())) {
      found++;
      yield file;
    }
    if (found === 0) yield new InputError(path, null, 'the folder holds no .txt or .jsonl file');
  } catch (error) {
    yield new InputError(path, null, refusal(error));
  }
}

/** Reads the reports of a file, of a folder (its .txt and .jsonl files, sorted) or of standard input (`-`). */
export async function* readReports(
  path: string,
  overrides: Overrides = {},
  stdin: Source = process.stdin,
): AsyncGenerator<Report | InputError> {
  for await (const file of listFiles(path)) {
    if (file instanceof InputError) yield file;
    else if (file === '-') yield* readBytes('standard input', '-', stdin, overrides);
    else yield* readBytes(file, file, createReadStream(file, { highWaterMark: 1 << 18 }), overrides);
  }
}
