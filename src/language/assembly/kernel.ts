// The inner loops of the network, compiled to WebAssembly with SIMD by scripts in training/.
// All pointers are byte offsets into the module's memory. Matrices are row-major.

/**
 * Y = X W * scale + base, for int16 X and packed int16 W.
 * W is stored in panels of 8 columns: for each pair of inputs k, k+1 the 8 columns' two weights side by side.
 * inputs is even, outputs a multiple of 8. baseStep is the row step of base in bytes: 0 for a bias.
 */
export function gemm(x: usize, xStep: i32, rows: i32, w: usize, inputs: i32, outputs: i32, y: usize, yStep: i32, scale: usize, base: usize, baseStep: i32): void {
  const pairs = inputs >> 1;
  const panel = <usize>pairs * 32;
  for (let o = 0; o < outputs; o += 8) {
    const wp = w + <usize>(o >> 3) * panel;
    const s0 = v128.load(scale + <usize>o * 4);
    const s1 = v128.load(scale + <usize>o * 4, 16);
    let r = 0;
    for (; r + 4 <= rows; r += 4) {
      let x0 = x + <usize>(r * xStep);
      let x1 = x0 + <usize>xStep;
      let x2 = x1 + <usize>xStep;
      let x3 = x2 + <usize>xStep;
      let a0 = i32x4.splat(0), b0 = i32x4.splat(0), a1 = i32x4.splat(0), b1 = i32x4.splat(0);
      let a2 = i32x4.splat(0), b2 = i32x4.splat(0), a3 = i32x4.splat(0), b3 = i32x4.splat(0);
      const end = wp + panel;
      for (let p = wp; p < end; p += 32) {
        const wa = v128.load(p);
        const wb = v128.load(p, 16);
        let v = v128.load32_splat(x0);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v, wa));
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v, wb));
        v = v128.load32_splat(x1);
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v, wa));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v, wb));
        v = v128.load32_splat(x2);
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(v, wa));
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(v, wb));
        v = v128.load32_splat(x3);
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(v, wa));
        b3 = i32x4.add(b3, i32x4.dot_i16x8_s(v, wb));
        x0 += 4;
        x1 += 4;
        x2 += 4;
        x3 += 4;
      }
      let yp = y + <usize>(r * yStep + o * 4);
      let bp = base + <usize>(r * baseStep + o * 4);
      store(yp, bp, a0, b0, s0, s1);
      yp += yStep;
      bp += baseStep;
      store(yp, bp, a1, b1, s0, s1);
      yp += yStep;
      bp += baseStep;
      store(yp, bp, a2, b2, s0, s1);
      yp += yStep;
      bp += baseStep;
      store(yp, bp, a3, b3, s0, s1);
    }
    if (r + 2 <= rows) {
      let x0 = x + <usize>(r * xStep);
      let x1 = x0 + <usize>xStep;
      let a0 = i32x4.splat(0), b0 = i32x4.splat(0), a1 = i32x4.splat(0), b1 = i32x4.splat(0);
      const end = wp + panel;
      for (let p = wp; p < end; p += 32) {
        const wa = v128.load(p);
        const wb = v128.load(p, 16);
        let v = v128.load32_splat(x0);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v, wa));
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v, wb));
        v = v128.load32_splat(x1);
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v, wa));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v, wb));
        x0 += 4;
        x1 += 4;
      }
      store(y + <usize>(r * yStep + o * 4), base + <usize>(r * baseStep + o * 4), a0, b0, s0, s1);
      store(y + <usize>((r + 1) * yStep + o * 4), base + <usize>((r + 1) * baseStep + o * 4), a1, b1, s0, s1);
      r += 2;
    }
    if (r < rows) {
      let xp = x + <usize>(r * xStep);
      let a = i32x4.splat(0), b = i32x4.splat(0);
      const end = wp + panel;
      for (let p = wp; p < end; p += 32) {
        const v = v128.load32_splat(xp);
        a = i32x4.add(a, i32x4.dot_i16x8_s(v, v128.load(p)));
        b = i32x4.add(b, i32x4.dot_i16x8_s(v, v128.load(p, 16)));
        xp += 4;
      }
      store(y + <usize>(r * yStep + o * 4), base + <usize>(r * baseStep + o * 4), a, b, s0, s1);
    }
  }
}

@inline
function store(y: usize, base: usize, a: v128, b: v128, s0: v128, s1: v128): void {
  v128.store(y, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(a), s0), v128.load(base)));
  v128.store(y, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(b), s1), v128.load(base, 16)), 16);
}

/** tanh by a quotient of polynomials, right to a few units in the last place of single precision. */
@inline
function tanh4(v: v128): v128 {
  const x = f32x4.max(f32x4.min(v, f32x4.splat(7.9)), f32x4.splat(-7.9));
  const q = f32x4.mul(x, x);
  let n = f32x4.add(f32x4.mul(q, f32x4.splat(-2.76076847742355e-16)), f32x4.splat(2.00018790482477e-13));
  n = f32x4.add(f32x4.mul(q, n), f32x4.splat(-8.60467152213735e-11));
  n = f32x4.add(f32x4.mul(q, n), f32x4.splat(5.12229709037114e-08));
  n = f32x4.add(f32x4.mul(q, n), f32x4.splat(1.48572235717979e-05));
  n = f32x4.add(f32x4.mul(q, n), f32x4.splat(6.37261928875436e-04));
  n = f32x4.add(f32x4.mul(q, n), f32x4.splat(4.89352455891786e-03));
  let d = f32x4.add(f32x4.mul(q, f32x4.splat(1.19825839466702e-06)), f32x4.splat(1.18534705686654e-04));
  d = f32x4.add(f32x4.mul(q, d), f32x4.splat(2.26843463243900e-03));
  d = f32x4.add(f32x4.mul(q, d), f32x4.splat(4.89352518554385e-03));
  return f32x4.div(f32x4.mul(x, n), d);
}

@inline
function sigmoid4(v: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh4(f32x4.mul(v, half)), half), half);
}

/**
 * One time step of the recurrent layer for some rows. z holds the three gates of each row side by side, c the cells
 * (changed in place), h receives the outputs as int16 in units of 1/scale.
 */
function step(z: usize, zStep: i32, rows: i32, hidden: i32, c: usize, h: usize, scale: f32): void {
  const bytes = <usize>hidden * 4;
  const one = f32x4.splat(1);
  const s = f32x4.splat(scale);
  for (let r = 0; r < rows; r++) {
    const zi = z + <usize>(r * zStep);
    const cp = c + <usize>r * bytes;
    const hp = h + <usize>r * (bytes >> 1);
    for (let k: usize = 0; k < bytes; k += 32) {
      const i0 = sigmoid4(v128.load(zi + k));
      const o0 = sigmoid4(v128.load(zi + bytes + k));
      const g0 = tanh4(v128.load(zi + bytes * 2 + k));
      const c0 = f32x4.add(f32x4.mul(f32x4.sub(one, i0), v128.load(cp + k)), f32x4.mul(i0, g0));
      v128.store(cp + k, c0);
      const h0 = f32x4.mul(o0, tanh4(c0));
      const i1 = sigmoid4(v128.load(zi + k, 16));
      const o1 = sigmoid4(v128.load(zi + bytes + k, 16));
      const g1 = tanh4(v128.load(zi + bytes * 2 + k, 16));
      const c1 = f32x4.add(f32x4.mul(f32x4.sub(one, i1), v128.load(cp + k, 16)), f32x4.mul(i1, g1));
      v128.store(cp + k, c1, 16);
      const h1 = f32x4.mul(o1, tanh4(c1));
      v128.store(hp + (k >> 1), i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(h0, s))), i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(h1, s)))));
    }
  }
}

/**
 * A whole recurrent layer in one direction. z holds the gates' inputs packed by time: offsets[t] rows come before step t,
 * which has active[t] rows, never more than the step before. c is cleared first; see step for the rest.
 */
export function recur(z: usize, steps: i32, offsets: usize, active: usize, hidden: i32, w: usize, scale: usize, c: usize, h: usize, unit: f32): void {
  const gates = hidden * 12;
  memory.fill(c, 0, <usize>(load<i32>(active) * hidden * 4));
  for (let t = 0; t < steps; t++) {
    const rows = load<i32>(active + <usize>t * 4);
    const first = load<i32>(offsets + <usize>t * 4);
    const zt = z + <usize>first * <usize>gates;
    if (t > 0) {
      const before = load<i32>(offsets + <usize>(t - 1) * 4);
      gemm(h + <usize>before * <usize>(hidden * 2), hidden * 2, rows, w, hidden, hidden * 3, zt, gates, scale, zt, gates);
    }
    step(zt, gates, rows, hidden, c, h + <usize>first * <usize>(hidden * 2), unit);
  }
}

/** int16 of max(x, least) * scale, for count floats (a multiple of 8). */
export function quantise(x: usize, count: i32, y: usize, scale: f32, least: f32): void {
  const s = f32x4.splat(scale);
  const l = f32x4.splat(least);
  for (let k = 0; k < count; k += 8) {
    const a = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.max(v128.load(x), l), s)));
    const b = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.max(v128.load(x, 16), l), s)));
    v128.store(y, i16x8.narrow_i32x4_s(a, b));
    x += 32;
    y += 16;
  }
}

/** S = Q H, for float Q (n rows of depth) and H given by columns: depth rows of width floats, width a multiple of 4. */
export function arcs(q: usize, n: i32, depth: i32, h: usize, width: i32, s: usize): void {
  const qStep = <usize>depth * 4;
  const hStep = <usize>width * 4;
  for (let j: usize = 0; j < hStep; j += 16) {
    let r = 0;
    for (; r + 4 <= n; r += 4) {
      let q0 = q + <usize>r * qStep;
      let a = f32x4.splat(0), b = f32x4.splat(0), c = f32x4.splat(0), d = f32x4.splat(0);
      let hp = h + j;
      for (let k = 0; k < depth; k++) {
        const v = v128.load(hp);
        a = f32x4.add(a, f32x4.mul(v, v128.load32_splat(q0)));
        b = f32x4.add(b, f32x4.mul(v, v128.load32_splat(q0 + qStep)));
        c = f32x4.add(c, f32x4.mul(v, v128.load32_splat(q0 + qStep * 2)));
        d = f32x4.add(d, f32x4.mul(v, v128.load32_splat(q0 + qStep * 3)));
        q0 += 4;
        hp += hStep;
      }
      const sp = s + <usize>r * hStep + j;
      v128.store(sp, a);
      v128.store(sp + hStep, b);
      v128.store(sp + hStep * 2, c);
      v128.store(sp + hStep * 3, d);
    }
    for (; r < n; r++) {
      let q0 = q + <usize>r * qStep;
      let a = f32x4.splat(0);
      let hp = h + j;
      for (let k = 0; k < depth; k++) {
        a = f32x4.add(a, f32x4.mul(v128.load(hp), v128.load32_splat(q0)));
        q0 += 4;
        hp += hStep;
      }
      v128.store(s + <usize>r * hStep + j, a);
    }
  }
}

/** y += x for count int16 numbers (a multiple of 8), kept inside the range. */
export function addTo(y: usize, x: usize, count: i32): void {
  for (let k = 0; k < count; k += 8) {
    v128.store(y, i16x8.add_sat_s(v128.load(y), v128.load(x)));
    x += 16;
    y += 16;
  }
}

/** Copies rows: row r of the target is row index[r] of the source. bytes is a multiple of 16. */
export function gather(source: usize, sourceStep: i32, index: usize, n: i32, bytes: i32, target: usize, targetStep: i32): void {
  for (let r = 0; r < n; r++) {
    const from = source + <usize>load<i32>(index + <usize>r * 4) * <usize>sourceStep;
    const to = target + <usize>r * <usize>targetStep;
    for (let k: usize = 0; k < <usize>bytes; k += 16) v128.store(to + k, v128.load(from + k));
  }
}
