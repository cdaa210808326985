import { PIECE_ROWS, pieces, vocabularyKey } from './features.js';
import type { Kernel } from './kernel.js';
import type { Lexicon } from './lexicon.js';
import type { Tensor } from './model-file.js';
import { multiply, upload, type Weights } from './weights.js';

/** What is known of a word form: its row in the table of first-layer inputs, and its lemmas by tag. */
export interface FormEntry {
  row: number;
  lemmas: string[];
}

const CAPACITY = 8192;
const UNIT = 4096;

/**
 * The part of the network that looks at single words. Its outcome depends on the form alone,
 * so it is computed once for each form and kept until the table is full.
 */
export class FormTable {
  /** where the table is in the kernel's memory, and its row length in bytes */
  readonly at: number;
  readonly step: number;
  private readonly entries = new Map<string, FormEntry>();
  private readonly fresh: string[] = [];
  private readonly vocabulary: Map<string, number>;
  private readonly mix: Weights;
  private readonly input: Weights;

  constructor(
    private readonly kernel: Kernel,
    words: string[],
    private readonly embeddings: Tensor,
    private readonly pieceTable: Tensor,
    mix: [Tensor, Tensor],
    input: [Tensor[], Tensor[]],
    private readonly lexicon: Lexicon,
  ) {
    if (pieceTable.rows !== PIECE_ROWS) throw new Error('the model file was made for other features');
    this.vocabulary = new Map(words.map((word, i) => [word, i]));
    this.mix = upload(kernel, UNIT, [mix[0]], [mix[1]]);
    this.input = upload(kernel, UNIT, input[0], input[1]);
    this.step = this.input.outputs * 4;
    this.at = kernel.take(this.step * CAPACITY);
  }

  /** Makes room for so many forms; entries given out before are void if this returns true. */
  prepare(forms: number): boolean {
    if (this.entries.size + forms <= CAPACITY) return false;
    this.entries.clear();
    return true;
  }

  /** The entry of a form; {@link compute} must run before its row is used. */
  entry(form: string): FormEntry {
    let entry = this.entries.get(form);
    if (entry === undefined) {
      entry = { row: this.entries.size, lemmas: [] };
      this.entries.set(form, entry);
      this.fresh.push(form);
    }
    return entry;
  }

  /** Computes the rows of all forms asked for since the last time. */
  compute(): void {
    const { fresh, kernel } = this;
    const n = fresh.length;
    if (n === 0) return;
    const first = this.entries.size - n;
    const width = this.mix.inputs;
    const x = kernel.take(n * width * 4);
    const q = kernel.take(n * width * 2 + 16);
    const y = kernel.take(n * this.mix.outputs * 4);
    const qy = kernel.take(n * this.mix.outputs * 2 + 16);
    for (let r = 0; r < n; r++) this.embed(fresh[r], (x >> 2) + r * width);
    kernel.run.quantise(x, n * width, q, UNIT, -8);
    multiply(kernel, this.mix, q, width * 2, n, y);
    kernel.run.quantise(y, n * this.mix.outputs, qy, UNIT, 0);
    multiply(kernel, this.input, qy, this.mix.outputs * 2, n, this.at + first * this.step);
    fresh.length = 0;
  }

  private embed(form: string, to: number): void {
    const x = this.kernel.f32;
    const { embeddings, pieceTable } = this;
    const word = this.vocabulary.get(vocabularyKey(form));
    const dw = embeddings.cols;
    const dp = pieceTable.cols;
    if (word === undefined) x.fill(0, to, to + dw);
    else for (let k = 0; k < dw; k++) x[to + k] = embeddings.data[word * dw + k] * embeddings.scales[word];
    const found = pieces(form, this.lexicon);
    const scale = 1 / Math.sqrt(found.length);
    const start = to + dw;
    x.fill(0, start, start + dp);
    for (const piece of found) {
      const s = pieceTable.scales[piece] * scale;
      if (s === 0) continue;
      const at = piece * dp;
      for (let k = 0; k < dp; k++) x[start + k] += pieceTable.data[at + k] * s;
    }
  }
}
