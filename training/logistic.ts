/** Logistic regression with a penalty on large weights, by Newton's method: the same rows give the same weights. */

/** A row: named facts, whether it was right, and how much it counts. */
export interface Row {
  facts: Readonly<Record<string, number>>;
  right: boolean;
  weight: number;
}

const STEPS = 30;

/** Weights of all facts that stand in the rows; `one`, the constant, is not penalised. */
export function fit(rows: readonly Row[], penalty: number): Record<string, number> {
  const names = [...new Set(rows.flatMap((r) => Object.keys(r.facts)))].sort();
  const index = new Map(names.map((n, i) => [n, i]));
  const n = names.length;
  const sparse = rows.map((r) => Object.entries(r.facts).map(([name, v]) => [index.get(name) as number, v] as const));
  const w = new Float64Array(n);
  for (let step = 0; step < STEPS; step++) {
    const gradient = Float64Array.from(w, (x, i) => (names[i] === 'one' ? 0 : -penalty * x));
    const curve = Array.from({ length: n }, (_, i) => {
      const line = new Float64Array(n);
      line[i] = names[i] === 'one' ? 1e-9 : penalty;
      return line;
    });
    rows.forEach((row, k) => {
      let sum = 0;
      for (const [i, v] of sparse[k]) sum += w[i] * v;
      const p = 1 / (1 + Math.exp(-sum));
      const slope = row.weight * p * (1 - p);
      for (const [i, v] of sparse[k]) {
        gradient[i] += row.weight * v * (Number(row.right) - p);
        for (const [j, u] of sparse[k]) curve[i][j] += slope * v * u;
      }
    });
    const change = solve(curve, gradient);
    for (let i = 0; i < n; i++) w[i] += change[i];
    if (Math.max(...change.map(Math.abs)) < 1e-9) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(w[i] * 1000) / 1000]));
}

/** Solves A x = b for a positive definite A, by Gauss with pivots. */
function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const m = a.map((line, i) => Float64Array.of(...line, b[i]));
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(m[k][i]) > Math.abs(m[pivot][i])) pivot = k;
    [m[i], m[pivot]] = [m[pivot], m[i]];
    for (let k = i + 1; k < n; k++) {
      const factor = m[k][i] / m[i][i];
      if (factor !== 0) for (let j = i; j <= n; j++) m[k][j] -= factor * m[i][j];
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = m[i][n];
    for (let j = i + 1; j < n; j++) sum -= m[i][j] * x[j];
    x[i] = sum / m[i][i];
  }
  return x;
}
