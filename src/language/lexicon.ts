/**
 * What a dictionary (WordNet) knows of a word: for each part of speech, the commonest first, the field of its first
 * meaning. A signature is a string such as "v30 n4": v, n, a or r with the number of the field.
 */
export type Signatures = Record<string, string>;

/** The dictionary as the model file holds it: entries in one block of bytes, found through a hash table of offsets. */
export interface PackedLexicon {
  signatures: string[];
  /** each entry: number of the signature (two bytes), length of the word (one byte), the word */
  entries: Uint8Array;
  /** offset of an entry plus one, 0 for none; the length is a power of two */
  table: Int32Array;
}

/** A reading of a form: how it was cut, the part of speech, the field and the base form. */
export interface Reading {
  cut: string;
  pos: string;
  field: string;
  base: string;
}

/** Endings to take off, what comes instead, and the parts of speech that the base may have. */
const cuts: [ending: string, instead: string, pos: string][] = [
  ['s', '', 'nv'],
  ['es', '', 'nv'],
  ['ies', 'y', 'nv'],
  ['ves', 'f', 'n'],
  ['men', 'man', 'n'],
  ['ed', '', 'v'],
  ['ed', 'e', 'v'],
  ['ied', 'y', 'v'],
  ['ing', '', 'v'],
  ['ing', 'e', 'v'],
  ['er', '', 'a'],
  ['er', 'e', 'a'],
  ['ier', 'y', 'a'],
  ['est', '', 'a'],
  ['est', 'e', 'a'],
  ['iest', 'y', 'a'],
];

function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16777619);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Packs signatures and their words (ASCII, at most 255 letters) for the model file. */
export function packLexicon(grouped: Signatures): PackedLexicon {
  const signatures = Object.keys(grouped);
  const bytes: number[] = [];
  const offsets: [string, number][] = [];
  signatures.forEach((signature, n) => {
    for (const word of grouped[signature].split(' ')) {
      offsets.push([word, bytes.length + 1]);
      bytes.push(n & 255, n >> 8, word.length);
      for (let i = 0; i < word.length; i++) bytes.push(word.charCodeAt(i));
    }
  });
  let size = 1024;
  while (size < offsets.length * 2) size *= 2;
  const table = new Int32Array(size);
  for (const [word, offset] of offsets) {
    let at = hash(word) & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = offset;
  }
  return { signatures, entries: Uint8Array.from(bytes), table };
}

/** Looks words up and cuts endings off; nothing is built when it is made. */
export class Lexicon {
  private readonly parts: (string[] | undefined)[] = [];

  constructor(private readonly packed: PackedLexicon) {}

  /** Whether a base form can have a part of speech (n, v, a or r). */
  has(base: string, pos: string): boolean {
    return this.find(base)?.some((part) => part[0] === pos) ?? false;
  }

  /** Every reading of a lower-case form, whole first. */
  readings(form: string): Reading[] {
    const found: Reading[] = [];
    this.look(form, '', 'nvar', found);
    for (const [ending, instead, pos] of cuts) {
      if (form.length < ending.length + 2 || !form.endsWith(ending)) continue;
      const stem = form.slice(0, -ending.length);
      this.look(stem + instead, ending, pos, found);
      // "stopping": the doubled consonant goes
      const last = stem.length - 1;
      if (instead === '' && ending !== 's' && ending !== 'es' && last > 1 && stem[last] === stem[last - 1]) {
        this.look(stem.slice(0, -1), ending, pos, found);
      }
    }
    return found;
  }

  private look(base: string, cut: string, allowed: string, found: Reading[]): void {
    const parts = this.find(base);
    if (parts === undefined) return;
    for (const part of parts) if (allowed.includes(part[0])) found.push({ cut, pos: part[0], field: part, base });
  }

  private find(word: string): string[] | undefined {
    const { table, entries, signatures } = this.packed;
    if (word.length > 255) return undefined;
    const mask = table.length - 1;
    for (let at = hash(word) & mask; table[at] !== 0; at = (at + 1) & mask) {
      const offset = table[at] - 1;
      if (entries[offset + 2] !== word.length) continue;
      let i = 0;
      while (i < word.length && entries[offset + 3 + i] === word.charCodeAt(i)) i++;
      if (i < word.length) continue;
      const number = entries[offset] | (entries[offset + 1] << 8);
      this.parts[number] ??= signatures[number].split(' ');
      return this.parts[number];
    }
    return undefined;
  }
}
