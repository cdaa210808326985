import { type FormEntry, FormTable } from './forms.js';
import { Kernel } from './kernel.js';
import type { Lexicon } from './lexicon.js';
import type { Tensor } from './model-file.js';
import { TreeDecoder } from './mst.js';
import type { Token } from './types.js';
import { multiply, upload, type Weights } from './weights.js';

/** Words in one go: enough for full rows in the kernel, few enough to stay in the cache. */
const BATCH_WORDS = 640;
/** A longer sentence (only a file of given words can have one) is parsed in parts that hang side by side. */
const LONGEST = 1500;
/** what 1.0 is in the int16 outputs of a recurrent layer, and in hidden layers */
const LAYER_UNIT = 8192;
const HIDDEN_UNIT = 1024;
const BUCKETS = 19;

interface Direction {
  /** none in the first layer: the table of forms holds its inputs */
  input?: Weights;
  recurrent: Weights;
}

/** Where a batch's labels go. */
export interface Labels {
  upos: string[];
  xpos: string[];
  rels: string[];
}

/** The network: forms in, tags, heads and relations out. See docs/language.md for its shape. */
export class Network {
  private readonly kernel = new Kernel();
  private readonly forms: FormTable;
  private readonly layers: Direction[][] = [];
  private readonly hidden: number;
  private readonly tags: Weights;
  private readonly arcD: Weights;
  private readonly arcH: Weights;
  private readonly arcU: Weights;
  private readonly labD: Weights;
  private readonly labH: Weights;
  private readonly labO: Weights;
  private readonly rootA: Float32Array;
  private readonly rootL: Float32Array;
  private readonly distA: Float32Array;
  private readonly distL: Float32Array;
  private readonly decoder = new TreeDecoder();

  constructor(
    words: string[],
    tensors: Map<string, Tensor>,
    private readonly labels: Labels,
    private readonly lemma: (form: string, xpos: string) => string,
    lexicon: Lexicon,
    private readonly tagLayer: number,
  ) {
    const get = (name: string): Tensor => {
      const tensor = tensors.get(name);
      if (!tensor) throw new Error(`the model file lacks ${name}`);
      return tensor;
    };
    const floats = (name: string) => get(name).data as Float32Array;
    const { kernel } = this;
    const linear = (name: string, unit: number) => upload(kernel, unit, [get(`${name}.w`)], [get(`${name}.b`)]);
    this.hidden = get('lstm0.f.wh').rows;
    for (let l = 0; tensors.has(`lstm${l}.f.wx`); l++) {
      this.layers.push(
        ['f', 'r'].map((d) => ({
          input: l ? upload(kernel, LAYER_UNIT, [get(`lstm${l}.${d}.wx`)], [get(`lstm${l}.${d}.b`)]) : undefined,
          recurrent: upload(kernel, LAYER_UNIT, [get(`lstm${l}.${d}.wh`)], [undefined]),
        })),
      );
    }
    this.tags = upload(kernel, LAYER_UNIT, [get('upos.w'), get('xpos.w')], [get('upos.b'), get('xpos.b')]);
    this.arcD = linear('arcD', LAYER_UNIT);
    this.arcH = linear('arcH', LAYER_UNIT);
    this.arcU = upload(kernel, HIDDEN_UNIT, [get('arcU')], [get('arcB')]);
    this.labD = linear('labD', LAYER_UNIT);
    this.labH = linear('labH', LAYER_UNIT);
    this.labO = linear('labO', HIDDEN_UNIT);
    this.rootA = floats('rootA');
    this.rootL = floats('rootL');
    this.distA = floats('distA');
    this.distL = floats('distL');
    const first = ['lstm0.f', 'lstm0.r'];
    this.forms = new FormTable(
      kernel,
      words,
      get('words'),
      get('pieces'),
      [get('mix.w'), get('mix.b')],
      [first.map((name) => get(`${name}.wx`)), first.map((name) => get(`${name}.b`))],
      lexicon,
    );
    kernel.settle();
  }

  /** Tags, lemmatises and parses sentences in place. */
  annotate(sentences: readonly (readonly Token[])[]): void {
    let batch: (readonly Token[])[] = [];
    let words = 0;
    // sentences of like length go together: the kernel is at its best when all rows last to the end
    const order = sentences.slice().sort((a, b) => b.length - a.length);
    for (const sentence of order) {
      if (sentence.length === 0) continue;
      if (sentence.length > LONGEST) {
        this.annotateParts(sentence);
        continue;
      }
      if (words > 0 && words + sentence.length > BATCH_WORDS) {
        this.run(batch, words);
        batch = [];
        words = 0;
      }
      batch.push(sentence);
      words += sentence.length;
    }
    if (words > 0) this.run(batch, words);
  }

  private annotateParts(sentence: readonly Token[]): void {
    let root = -1;
    for (let from = 0; from < sentence.length; from += LONGEST) {
      const part = sentence.slice(from, from + LONGEST);
      this.run([part], part.length);
      for (const token of part) {
        if (token.head >= 0) token.head += from;
        else if (root < 0) root = token.i;
        else {
          token.head = root;
          token.deprel = 'parataxis';
        }
      }
    }
  }

  /** One batch, longest sentence first. */
  private run(sorted: (readonly Token[])[], n: number): void {
    const { kernel } = this;
    kernel.release();
    const entries: FormEntry[] = new Array(n);
    this.forms.prepare(n);
    let p = 0;
    for (const sentence of sorted) for (const token of sentence) entries[p++] = this.forms.entry(token.form);
    this.forms.compute();
    kernel.release();

    const [low, top] = this.encode(sorted, entries, n);
    this.tag(sorted, entries, low, n);
    this.parse(sorted, top, n);
  }

  /** Runs the recurrent layers; gives the outputs of the one for tags and of the last, in sentence order. */
  private encode(sorted: (readonly Token[])[], entries: FormEntry[], n: number): [number, number] {
    const { kernel, hidden } = this;
    const sentences = sorted.length;
    const longest = sorted[0].length;
    // rows are packed by time: row(t, b) = offset[t] + b; idx: time order to sentence order; row: the other way round
    const offsetAt = kernel.take(longest * 4 + 4);
    const activeAt = kernel.take(longest * 4);
    const take = () => kernel.take(n * 4);
    const idx = [take(), take()];
    const row = [take(), take()];
    const slot = [take(), take()];
    const z = kernel.take(n * hidden * 12);
    const h = [kernel.take(n * hidden * 2), kernel.take(n * hidden * 2)];
    const c = kernel.take(sentences * hidden * 4);
    const x = kernel.take(n * hidden * 4);
    const outputs = this.layers.map(() => kernel.take(n * hidden * 4));
    const { i32, run } = kernel;
    const offset = i32.subarray(offsetAt >> 2);
    offset[0] = 0;
    for (let t = 0, b = sentences; t < longest; t++) {
      while (b > 0 && sorted[b - 1].length <= t) b--;
      i32[(activeAt >> 2) + t] = b;
      offset[t + 1] = offset[t] + b;
    }
    for (let b = 0, p = 0; b < sentences; b++) {
      const length = sorted[b].length;
      for (let t = 0; t < length; t++, p++) {
        const forward = offset[t] + b;
        const backward = offset[length - 1 - t] + b;
        i32[(row[0] >> 2) + p] = forward;
        i32[(row[1] >> 2) + p] = backward;
        i32[(idx[0] >> 2) + forward] = p;
        i32[(idx[1] >> 2) + backward] = p;
        i32[(slot[0] >> 2) + forward] = entries[p].row;
        i32[(slot[1] >> 2) + backward] = entries[p].row;
      }
    }
    const gates = hidden * 12;
    this.layers.forEach((directions, l) => {
      const out = outputs[l];
      directions.forEach((direction, d) => {
        if (!direction.input) run.gather(this.forms.at + d * gates, this.forms.step, slot[d], n, gates, z, gates);
        else {
          run.gather(outputs[l - 1], hidden * 4, idx[d], n, hidden * 4, x, hidden * 4);
          multiply(kernel, direction.input, x, hidden * 4, n, z);
        }
        const { at, scale } = direction.recurrent;
        run.recur(z, longest, offsetAt, activeAt, hidden, at, scale, c, h[d], LAYER_UNIT);
        run.gather(h[d], hidden * 2, row[d], n, hidden * 2, out + d * hidden * 2, hidden * 4);
      });
      if (l > 0) run.addTo(out, outputs[l - 1], n * hidden * 2);
    });
    return [outputs[this.tagLayer - 1], outputs[outputs.length - 1]];
  }

  private tag(sorted: (readonly Token[])[], entries: FormEntry[], low: number, n: number): void {
    const { kernel, tags, labels } = this;
    const scores = kernel.take(n * tags.outputs * 4);
    multiply(kernel, tags, low, this.hidden * 4, n, scores);
    const { f32 } = kernel;
    const split = labels.upos.length;
    const end = split + labels.xpos.length;
    let at = scores >> 2;
    let p = 0;
    for (const sentence of sorted) {
      for (const token of sentence) {
        const x = highest(f32, at + split, at + end);
        token.upos = labels.upos[highest(f32, at, at + split)];
        token.xpos = labels.xpos[x];
        const { lemmas } = entries[p++];
        token.lemma = lemmas[x] ??= this.lemma(token.form, token.xpos);
        at += tags.outputs;
      }
    }
  }

  private parse(sorted: (readonly Token[])[], top: number, n: number): void {
    const { kernel, hidden } = this;
    const longest = sorted[0].length;
    const depth = this.arcU.inputs;
    const size = this.labO.inputs;
    const dependent = kernel.take(n * depth * 4);
    const quantised = kernel.take(n * depth * 2 + 16);
    const query = kernel.take(n * depth * 4);
    const head = kernel.take(n * depth * 4);
    const labD = kernel.take(n * size * 4);
    const labH = kernel.take(n * size * 4);
    const small = kernel.take(n * size * 2 + 16);
    const widest = (longest + 4) & ~3;
    const columns = kernel.take(depth * widest * 4);
    const scores = kernel.take(longest * widest * 4);
    const relations = kernel.take(n * this.labO.outputs * 4);
    const { f32, run } = kernel;
    multiply(kernel, this.arcD, top, hidden * 4, n, dependent);
    run.quantise(dependent, n * depth, quantised, HIDDEN_UNIT, 0);
    multiply(kernel, this.arcU, quantised, depth * 2, n, query);
    multiply(kernel, this.arcH, top, hidden * 4, n, head);
    multiply(kernel, this.labD, top, hidden * 4, n, labD);
    multiply(kernel, this.labH, top, hidden * 4, n, labH);
    const heads = new Int32Array(longest);
    let start = 0;
    for (const sentence of sorted) {
      const length = sentence.length;
      const width = (length + 4) & ~3;
      for (let k = 0; k < depth; k++) {
        const to = (columns >> 2) + k * width;
        let from = (head >> 2) + start * depth + k;
        f32[to] = this.rootA[k];
        for (let j = 1; j <= length; j++, from += depth) {
          f32[to + j] = Math.max(f32[from], 0);
        }
        for (let j = length + 1; j < width; j++) f32[to + j] = 0;
      }
      run.arcs(query + start * depth * 4, length, depth, columns, width, scores);
      for (let i = 0; i < length; i++) {
        const at = (scores >> 2) + i * width;
        for (let j = 0; j <= length; j++) f32[at + j] += this.distA[bucket(j, i + 1)];
      }
      this.decoder.decode(f32, scores >> 2, length, width, heads);
      for (let i = 0; i < length; i++) {
        const h = heads[i];
        sentence[i].head = h - 1;
        const to = (labD >> 2) + (start + i) * size;
        const near = bucket(h, i + 1) * size;
        if (h === 0) for (let k = 0; k < size; k++) f32[to + k] += this.rootL[k] + this.distL[near + k];
        else {
          const from = (labH >> 2) + (start + h - 1) * size;
          for (let k = 0; k < size; k++) f32[to + k] += f32[from + k] + this.distL[near + k];
        }
      }
      start += length;
    }
    run.quantise(labD, n * size, small, HIDDEN_UNIT, 0);
    multiply(kernel, this.labO, small, size * 2, n, relations);
    const names = this.labels.rels;
    const root = names.indexOf('root');
    let at = relations >> 2;
    for (const sentence of sorted) {
      for (const token of sentence) {
        if (token.head < 0) token.deprel = 'root';
        else {
          f32[at + root] = Number.NEGATIVE_INFINITY;
          token.deprel = names[highest(f32, at, at + names.length)];
        }
        at += this.labO.outputs;
      }
    }
  }
}

function highest(values: Float32Array, from: number, to: number): number {
  let best = from;
  for (let k = from + 1; k < to; k++) if (values[k] > values[best]) best = k;
  return best - from;
}

const nearness = Int32Array.from({ length: BUCKETS * 3 }, (_, d) =>
  d <= 4 ? d - 1 : d <= 6 ? 4 : d <= 9 ? 5 : d <= 14 ? 6 : d <= 24 ? 7 : 8,
);

/** Which class of distance a head stands at; positions are 1-based, head 0 is the root. */
function bucket(head: number, dependent: number): number {
  if (head === 0) return 18;
  if (head === dependent) return 0;
  const d = head - dependent;
  return d < 0 ? nearness[d < -30 ? 30 : -d] : 9 + nearness[Math.min(d, 30)];
}
