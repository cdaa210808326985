/** Just enough of the ZIP format to read the one text file in a GeoNames archive. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry {
  name: string;
  method: number;
  size: number;
  at: number;
}

/** A stream of the largest .txt file in an archive, unpacked. */
export async function openZipText(file: string): Promise<Readable> {
  const handle = await open(file, 'r');
  try {
    const entries = (await directory(handle, file)).filter((e) => /\.txt$/i.test(e.name) && !/readme/i.test(e.name));
    const entry = entries.sort((a, b) => b.size - a.size)[0];
    if (!entry) throw new Error(`${file}: no .txt file in the archive`);
    if (entry.method !== 0 && entry.method !== 8)
      throw new Error(`${file}: ${entry.name} is packed in a way that is not read`);
    const head = await bytes(handle, entry.at, 30);
    if (head.readUInt32LE(0) !== LOCAL) throw new Error(`${file}: the archive is damaged`);
    const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const raw = createReadStream(file, { start, end: start + entry.size - 1 });
    if (entry.method === 0) return raw;
    const unpacked = createInflateRaw();
    raw.on('error', (e) => unpacked.destroy(e));
    unpacked.on('close', () => raw.destroy());
    return raw.pipe(unpacked);
  } finally {
    await handle.close();
  }
}

async function directory(handle: FileHandle, file: string): Promise<Entry[]> {
  const { size } = await handle.stat();
  const tailLength = Math.min(size, 65_557);
  const tail = await bytes(handle, size - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error(`${file} is not a zip archive`);
  const table = await bytes(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let p = 0; p + 46 <= table.length && table.readUInt32LE(p) === ENTRY; ) {
    const nameLength = table.readUInt16LE(p + 28);
    entries.push({
      name: table.toString('utf8', p + 46, p + 46 + nameLength),
      method: table.readUInt16LE(p + 10),
      size: table.readUInt32LE(p + 20),
      at: table.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + table.readUInt16LE(p + 30) + table.readUInt16LE(p + 32);
  }
  return entries;
}

async function bytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
  if (bytesRead < length) throw new Error('the archive is cut short');
  return buffer;
}
