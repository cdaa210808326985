import { kernelBytes } from './kernel-bytes.js';
import { webAssembly } from './webassembly.js';

/** The functions of assembly/kernel.ts; pointers are byte offsets into the kernel's memory. */
export interface KernelFunctions {
  gemm(
    x: number,
    xStep: number,
    rows: number,
    w: number,
    inputs: number,
    outputs: number,
    y: number,
    yStep: number,
    scale: number,
    base: number,
    baseStep: number,
  ): void;
  recur(
    z: number,
    steps: number,
    offsets: number,
    active: number,
    hidden: number,
    w: number,
    scale: number,
    c: number,
    h: number,
    unit: number,
  ): void;
  quantise(x: number, count: number, y: number, scale: number, least: number): void;
  arcs(q: number, n: number, depth: number, h: number, width: number, s: number): void;
  addTo(y: number, x: number, count: number): void;
  gather(
    source: number,
    sourceStep: number,
    index: number,
    n: number,
    bytes: number,
    target: number,
    targetStep: number,
  ): void;
}

const PAGE = 65536;

/** The kernel with its memory: a lower part that stays, and above it scratch space that every batch uses afresh. */
export class Kernel {
  readonly run: KernelFunctions;
  private readonly memory = new webAssembly.Memory({ initial: 16 });
  private top = 1024;
  private keep = 1024;
  f32 = new Float32Array(0);
  i32 = new Int32Array(0);
  i16 = new Int16Array(0);

  constructor() {
    const module = new webAssembly.Module(Buffer.from(kernelBytes, 'base64'));
    const instance = new webAssembly.Instance(module, { env: { memory: this.memory } });
    this.run = instance.exports as unknown as KernelFunctions;
    this.look();
  }

  private look(): void {
    this.f32 = new Float32Array(this.memory.buffer);
    this.i32 = new Int32Array(this.memory.buffer);
    this.i16 = new Int16Array(this.memory.buffer);
  }

  /** Room for so many bytes, on a 64-byte boundary. The contents are whatever was there before. */
  take(bytes: number): number {
    const at = this.top;
    this.top = (at + bytes + 63) & ~63;
    const short = this.top + 64 - this.memory.buffer.byteLength;
    if (short > 0) {
      this.memory.grow(Math.ceil(short / PAGE) + 16);
      this.look();
    }
    return at;
  }

  /** Everything taken so far stays; what is taken later is given back by {@link release}. */
  settle(): void {
    this.keep = this.top;
  }

  release(): void {
    this.top = this.keep;
  }

  /** Stores floats for good. */
  floats(values: Float32Array): number {
    const at = this.take(values.length * 4);
    this.f32.set(values, at >> 2);
    return at;
  }
}
