/**
 * The model file: "SITREPLM", the length of a JSON header, the header, then the tensors, each on a 64-byte boundary.
 * Large tensors are kept as int8 with one scale for each row (embeddings) or column (weights).
 */
export interface Tensor {
  rows: number;
  cols: number;
  /** f32: plain; rows, cols: int8 with a scale for each row or column; bytes: int8 without scales */
  kind: 'f32' | 'rows' | 'cols' | 'bytes';
  data: Float32Array | Int8Array;
  scales: Float32Array;
}

export interface ModelHeader {
  version: string;
  licence: string;
  settings: Record<string, number>;
  words: string[];
  upos: string[];
  xpos: string[];
  rels: string[];
  /** signatures of the dictionary, see lexicon.ts; its entries and table are tensors */
  signatures: string[];
  lemma: { exceptions: string[]; rules: string[]; cases: string[] };
}

interface Entry {
  name: string;
  rows: number;
  cols: number;
  kind: Tensor['kind'];
  at: number;
}

const MAGIC = 'SITREPLM';
const align = (n: number) => (n + 63) & ~63;

/** Quantises a matrix to int8, one scale for each row or column. */
export function quantise(values: Float32Array, rows: number, cols: number, kind: 'rows' | 'cols'): Tensor {
  const scales = new Float32Array(kind === 'rows' ? rows : cols);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const k = kind === 'rows' ? r : c;
      scales[k] = Math.max(scales[k], Math.abs(values[r * cols + c]) / 127);
    }
  }
  const data = new Int8Array(rows * cols);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++)
      data[r * cols + c] = Math.round(values[r * cols + c] / (scales[kind === 'rows' ? r : c] || 1));
  }
  return { rows, cols, kind, data, scales };
}

/** The bytes of a model file. */
export function encodeModel(header: ModelHeader, tensors: Map<string, Tensor>): Buffer {
  const entries: Entry[] = [];
  const parts: Buffer[] = [];
  let at = 0;
  const put = (array: Float32Array | Int8Array) => {
    const bytes = Buffer.alloc(align(array.byteLength));
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(bytes);
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [name, { rows, cols, kind, data, scales }] of tensors) {
    entries.push({ name, rows, cols, kind, at });
    put(data);
    if (scales.length > 0) put(scales);
  }
  const json = Buffer.from(JSON.stringify({ ...header, tensors: entries }));
  const front = Buffer.alloc(align(12 + json.length));
  front.write(MAGIC, 'latin1');
  front.writeUInt32LE(json.length, 8);
  json.copy(front, 12);
  return Buffer.concat([front, ...parts]);
}

/** Reads a model file; tensors are views of the given bytes where the alignment allows. */
export function decodeModel(file: Buffer): { header: ModelHeader; tensors: Map<string, Tensor> } {
  if (file.length < 12 || file.toString('latin1', 0, 8) !== MAGIC) throw new Error('not a sitrep model file');
  const length = file.readUInt32LE(8);
  if (12 + length > file.length) throw new Error('the model file is cut short');
  const header = JSON.parse(file.toString('utf8', 12, 12 + length)) as ModelHeader & { tensors: Entry[] };
  const start = align(12 + length);
  const tensors = new Map<string, Tensor>();
  const bytes = file.byteOffset % 4 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  const view = (at: number, count: number) => {
    if (start + at + count > bytes.length) throw new Error('the model file is cut short');
    return bytes.byteOffset + start + at;
  };
  for (const { name, rows, cols, kind, at } of header.tensors) {
    const n = rows * cols;
    if (kind === 'f32') {
      const data = new Float32Array(bytes.buffer, view(at, 4 * n), n);
      tensors.set(name, { rows, cols, kind, data, scales: new Float32Array(0) });
      continue;
    }
    const count = kind === 'rows' ? rows : kind === 'cols' ? cols : 0;
    const data = new Int8Array(bytes.buffer, view(at, n), n);
    const scales = new Float32Array(bytes.buffer, view(at + align(n), 4 * count), count);
    tensors.set(name, { rows, cols, kind, data, scales });
  }
  return { header, tensors };
}
