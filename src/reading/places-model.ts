/** The recogniser: a logistic model over hashed features, and the words of ordinary English, in one small file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../knowledge/files.js';
import { NameHash } from '../knowledge/gazetteer/normalise.js';
import { FEATURE_SPACE, type Features } from './places-features.js';

const MAGIC = 0x4d4c5053; // "SPLM"

/** Where the trained model is kept. */
export const modelFile = (): string => join(projectRoot(), 'models', 'places.bin');

export class PlaceModel {
  constructor(
    private readonly weights: Int8Array,
    private readonly scale: number,
    /** Hashes of common words, sorted, and how common each is (1 rare … 3 frequent). */
    private readonly wordHashes: Uint32Array,
    private readonly wordLevels: Uint8Array,
  ) {}

  /** Log-odds that a span with these features names a place. */
  score(features: Features): number {
    let sum = 0;
    for (let i = 0; i < features.count; i++) sum += this.weights[features.ids[i]];
    return sum * this.scale;
  }

  /** How common a word is in small letters: 0 not at all, 3 very. */
  common = (word: string): number => {
    const h = new NameHash().add(word).bucketHash;
    let lo = 0;
    let hi = this.wordHashes.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.wordHashes[mid] < h) lo = mid + 1;
      else hi = mid;
    }
    return this.wordHashes[lo] === h ? this.wordLevels[lo] : 0;
  };
}

/** Writes a model: magic, scale, sizes, weights, word hashes, word levels. */
export function encodeModel(weights: Float32Array, words: ReadonlyMap<string, number>): Buffer {
  let top = 0;
  for (const x of weights) top = Math.max(top, Math.abs(x));
  const scale = top / 127 || 1;
  const list = [...words]
    .map(([word, level]) => [new NameHash().add(word).bucketHash, level] as const)
    .sort((a, b) => a[0] - b[0]);
  const out = Buffer.alloc(16 + weights.length + list.length * 5);
  out.writeUInt32LE(MAGIC, 0);
  out.writeFloatLE(scale, 4);
  out.writeUInt32LE(weights.length, 8);
  out.writeUInt32LE(list.length, 12);
  weights.forEach((x, i) => {
    out.writeInt8(Math.round(x / scale), 16 + i);
  });
  const at = 16 + weights.length;
  list.forEach(([hash, level], i) => {
    out.writeUInt32LE(hash, at + 4 * i);
    out.writeUInt8(level, at + 4 * list.length + i);
  });
  return out;
}

/** Reads a model that {@link encodeModel} wrote. */
export function decodeModel(raw: Buffer, file: string): PlaceModel {
  const bytes = Buffer.from(new Uint8Array(raw).buffer);
  if (bytes.length < 16 || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(8) !== FEATURE_SPACE) {
    throw new Error(`${file} is not a model of place names: run \`npm run train\``);
  }
  const count = bytes.readUInt32LE(12);
  const at = 16 + FEATURE_SPACE;
  return new PlaceModel(
    new Int8Array(bytes.buffer, 16, FEATURE_SPACE),
    bytes.readFloatLE(4),
    new Uint32Array(bytes.buffer, at, count),
    new Uint8Array(bytes.buffer, at + 4 * count, count),
  );
}

let loaded: PlaceModel | null = null;

/** The model that ships, read once. */
export function placeModel(): PlaceModel {
  loaded ??= decodeModel(readFileSync(modelFile()), modelFile());
  return loaded;
}
