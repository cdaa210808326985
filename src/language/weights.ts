import type { Kernel } from './kernel.js';
import type { Tensor } from './model-file.js';

/** A matrix in the kernel's memory, ready for `gemm`: packed int16 weights, scales and bias. */
export interface Weights {
  at: number;
  inputs: number;
  /** a multiple of 8; columns past the real ones are zero */
  outputs: number;
  scale: number;
  bias: number;
}

/** Copies matrices side by side into the kernel's memory. unit is what 1.0 is in the int16 inputs. */
export function upload(kernel: Kernel, unit: number, matrices: Tensor[], biases: (Tensor | undefined)[]): Weights {
  const inputs = matrices[0].rows;
  const real = matrices.reduce((n, m) => n + m.cols, 0);
  const outputs = (real + 7) & ~7;
  const rows = inputs + (inputs & 1);
  const at = kernel.take(rows * outputs * 2);
  const scales = new Float32Array(outputs);
  const bias = new Float32Array(outputs);
  const packed = new Int16Array(rows * outputs);
  let first = 0;
  matrices.forEach((matrix, m) => {
    const data = matrix.data as Int8Array;
    const { cols } = matrix;
    for (let c = 0; c < cols; c++) {
      const o = first + c;
      scales[o] = matrix.scales[c] / unit;
      bias[o] = biases[m]?.data[c] ?? 0;
      const panel = (o >> 3) * rows * 8 + (o & 7) * 2;
      for (let k = 0; k < inputs; k++) packed[panel + (k >> 1) * 16 + (k & 1)] = data[k * cols + c];
    }
    first += cols;
  });
  kernel.i16.set(packed, at >> 1);
  return { at, inputs: rows, outputs, scale: kernel.floats(scales), bias: kernel.floats(bias) };
}

/** Y = X W + bias. */
export function multiply(kernel: Kernel, w: Weights, x: number, xStep: number, rows: number, y: number): void {
  kernel.run.gemm(x, xStep, rows, w.at, w.inputs, w.outputs, y, w.outputs * 4, w.scale, w.bias, 0);
}
