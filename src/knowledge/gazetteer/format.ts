/**
 * The binary gazetteer: a header, a JSON table of countries and regions, then typed arrays, one per property.
 * It is read as one Buffer with views laid over it; no place becomes an object before somebody asks for it.
 */

export const MAGIC = 0x47505253; // "SRPG"
export const FORMAT_VERSION = 3;
export const BUCKET_BITS = 18;

/** How a name belongs to a place; the low 24 bits of a posting are the place, the high 8 these flags. */
export const NAME = {
  /** the name that the source gives first */
  primary: 1,
  /** written with capitals or full stops, valid only so: US, U.S., DRC, Va. */
  abbreviation: 2,
  /** an adjective or a word for its people: Libyan, Syrians */
  demonym: 4,
  /** found by the loose key */
  loose: 8,
  /** the full name less a generic word: "Suffolk" for "Suffolk County" */
  short: 16,
  /** the Arabic article was left out */
  bare: 32,
  /** from a file of ours or of the user, so chosen by a person */
  curated: 64,
} as const;

export const PLACE_BITS = 24;
export const PLACE_MASK = (1 << PLACE_BITS) - 1;
/** Largest number of bearers kept for one name. */
export const MAX_BEARERS = 400;

/** Everything that is not a number per place. */
export interface Tables {
  /** ISO 3166-1 alpha-3 by country index; index 0 is none */
  countries: string[];
  /** "LBY.Sirte" style: name of the first-level region by index; index 0 is none */
  admin1: string[];
  built: string;
}

/** The columns of places; all arrays have one value a place. */
export interface Columns {
  id: Int32Array;
  lat: Float32Array;
  lon: Float32Array;
  km: Float32Array;
  population: Uint32Array;
  name: Uint32Array;
  admin1: Uint16Array;
  admin2: Uint16Array;
  kind: Uint8Array;
  country: Uint8Array;
}

/** The index of names: buckets by the first hash, in each bucket sorted checks, then the bearers of the name. */
export interface Index {
  buckets: Uint32Array;
  checks: Uint32Array;
  starts: Uint32Array;
  postings: Uint32Array;
}

export interface Layout extends Columns, Index {
  tables: Tables;
  strings: Uint8Array;
}

type TypedArray = Int32Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

const ORDER = [
  ['id', Int32Array],
  ['lat', Float32Array],
  ['lon', Float32Array],
  ['km', Float32Array],
  ['population', Uint32Array],
  ['name', Uint32Array],
  ['buckets', Uint32Array],
  ['checks', Uint32Array],
  ['starts', Uint32Array],
  ['postings', Uint32Array],
  ['admin1', Uint16Array],
  ['admin2', Uint16Array],
  ['kind', Uint8Array],
  ['country', Uint8Array],
  ['strings', Uint8Array],
] as const;

/** Writes a layout into one buffer. */
export function encode(layout: Layout): Buffer {
  const tables = Buffer.from(JSON.stringify(layout.tables));
  const arrays = ORDER.map(([key]) => layout[key] as TypedArray);
  const head = Buffer.alloc(12 + 4 * ORDER.length);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(FORMAT_VERSION, 4);
  head.writeUInt32LE(tables.length, 8);
  arrays.forEach((a, i) => {
    head.writeUInt32LE(a.length, 12 + 4 * i);
  });
  const parts: Buffer[] = [head, tables, pad(head.length + tables.length)];
  for (const a of arrays) {
    const bytes = Buffer.from(a.buffer, a.byteOffset, a.byteLength);
    parts.push(bytes, pad(bytes.length));
  }
  return Buffer.concat(parts);
}

const pad = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4);

/** Lays views over a buffer that {@link encode} made; throws a sentence that says what is wrong with it. */
export function decode(buffer: Buffer, file: string): Layout {
  const aligned = buffer.byteOffset % 4 === 0 ? buffer : Buffer.from(new Uint8Array(buffer).buffer);
  if (aligned.length < 12 || aligned.readUInt32LE(0) !== MAGIC) throw new Error(`${file} is not a gazetteer file`);
  const version = aligned.readUInt32LE(4);
  if (version !== FORMAT_VERSION) {
    throw new Error(
      `${file} is a gazetteer of format ${version}, this program reads ${FORMAT_VERSION}: build it again`,
    );
  }
  const tableLength = aligned.readUInt32LE(8);
  const headLength = 12 + 4 * ORDER.length;
  const layout: Record<string, unknown> = {
    tables: JSON.parse(aligned.toString('utf8', headLength, headLength + tableLength)),
  };
  let at = headLength + tableLength;
  at += (4 - (at % 4)) % 4;
  ORDER.forEach(([key, Type], i) => {
    const count = aligned.readUInt32LE(12 + 4 * i);
    const bytes = count * Type.BYTES_PER_ELEMENT;
    if (at + bytes > aligned.length) throw new Error(`${file} is cut short: build it again`);
    layout[key] = new Type(aligned.buffer as ArrayBuffer, aligned.byteOffset + at, count);
    at += bytes + ((4 - (bytes % 4)) % 4);
  });
  return layout as unknown as Layout;
}
