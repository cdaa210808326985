/**
 * The best tree over arc scores. Row i of the scores holds, for token i, the score of each head: column 0 is the root,
 * column j+1 token j. Exactly one token hangs on the root.
 */
export class TreeDecoder {
  private capacity = 0;
  private scores = new Float64Array(0);
  private state = new Int32Array(0);

  /** Fills heads[0..n) with column numbers (0 for the root). width is the row length of the scores. */
  decode(table: Float32Array, offset: number, n: number, width: number, heads: Int32Array): void {
    let roots = 0;
    for (let i = 0; i < n; i++) {
      let best = Number.NEGATIVE_INFINITY;
      let head = 0;
      const row = offset + i * width;
      for (let j = 0; j <= n; j++) {
        const score = table[row + j];
        if (score > best && j !== i + 1) {
          best = score;
          head = j;
        }
      }
      heads[i] = head;
      if (head === 0) roots++;
    }
    if (roots === 1 && this.isTree(heads, n)) return;
    this.maximise(table, offset, n, width, heads);
  }

  private isTree(heads: Int32Array, n: number): boolean {
    if (this.state.length < n + 1) this.state = new Int32Array(n * 2 + 64);
    const seen = this.state;
    seen.fill(0, 0, n + 1);
    for (let i = 0; i < n; i++) {
      let node = i + 1;
      while (node !== 0 && seen[node] === 0) {
        seen[node] = i + 1;
        node = heads[node - 1];
      }
      if (node !== 0 && seen[node] === i + 1) return false;
    }
    return true;
  }

  /** Chu-Liu/Edmonds; arcs from the root cost so much that the best tree takes only one of them. */
  private maximise(table: Float32Array, offset: number, n: number, width: number, heads: Int32Array): void {
    const size = n + 1;
    if (this.capacity < size) {
      this.capacity = size * 2;
      this.scores = new Float64Array(this.capacity * this.capacity);
    }
    const w = this.scores; // w[dep * size + head]
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= n; j++) {
        const score = j === i + 1 ? Number.NEGATIVE_INFINITY : table[offset + i * width + j];
        w[(i + 1) * size + j] = j === 0 ? score - 1e6 : score;
      }
    }
    // what the arc between two (possibly contracted) nodes stands for
    const realDep = new Int32Array(size * size);
    const realHead = new Int32Array(size * size);
    for (let d = 0; d < size; d++) {
      for (let h = 0; h < size; h++) {
        realDep[d * size + h] = d;
        realHead[d * size + h] = h;
      }
    }
    const alive = new Uint8Array(size).fill(1);
    const best = new Int32Array(size);
    const contractions: { cycle: number[]; picks: number[]; into: number; enters: Int32Array }[] = [];
    const members: number[][] = Array.from({ length: size }, (_, k) => [k]);
    for (;;) {
      for (let d = 1; d < size; d++) {
        if (!alive[d]) continue;
        let top = Number.NEGATIVE_INFINITY;
        best[d] = 0;
        for (let h = 0; h < size; h++) {
          if (alive[h] && h !== d && w[d * size + h] > top) {
            top = w[d * size + h];
            best[d] = h;
          }
        }
      }
      const cycle = findCycle(best, alive, size);
      if (!cycle) break;
      contractions.push(contract(cycle));
    }
    const chosenDep: number[] = [];
    for (let d = 1; d < size; d++) if (alive[d]) chosenDep.push(d * size + best[d]);
    const heads2 = new Int32Array(size).fill(-1);
    for (const arc of chosenDep) heads2[realDep[arc]] = realHead[arc];
    for (let k = contractions.length - 1; k >= 0; k--) {
      const { cycle, picks, enters } = contractions[k];
      // the one member of the cycle whose inside holds the token that got its head from outside keeps that head
      const entered = cycle.findIndex((_, m) => holds(enters, m, heads2));
      cycle.forEach((_, m) => {
        if (m !== entered) heads2[picks[m * 2]] = picks[m * 2 + 1];
      });
    }
    for (let i = 0; i < n; i++) heads[i] = heads2[i + 1];

    function holds(enters: Int32Array, m: number, chosen: Int32Array): boolean {
      for (let node = 1; node < size; node++) if (enters[node] === m + 1 && chosen[node] >= 0) return true;
      return false;
    }

    function contract(cycle: number[]) {
      const into = cycle[0];
      const picks: number[] = [];
      const enters = new Int32Array(size);
      const inside = new Uint8Array(size);
      cycle.forEach((node, m) => {
        inside[node] = 1;
        const arc = node * size + best[node];
        picks.push(realDep[arc], realHead[arc]);
        for (const real of members[node]) enters[real] = m + 1;
      });
      for (let v = 0; v < size; v++) {
        if (!alive[v] || inside[v]) continue;
        let out = Number.NEGATIVE_INFINITY;
        let outFrom = -1;
        let gain = Number.NEGATIVE_INFINITY;
        let gainAt = -1;
        for (const node of cycle) {
          if (v > 0 && w[v * size + node] > out) {
            out = w[v * size + node];
            outFrom = node;
          }
          const change = w[node * size + v] - w[node * size + best[node]];
          if (change > gain) {
            gain = change;
            gainAt = node;
          }
        }
        if (outFrom >= 0) move(v * size + outFrom, v * size + into, out);
        if (gainAt >= 0) move(gainAt * size + v, into * size + v, gain);
      }
      members[into] = cycle.flatMap((node) => members[node]);
      for (const node of cycle) if (node !== into) alive[node] = 0;
      return { cycle, picks, into, enters };
    }

    function move(from: number, to: number, score: number): void {
      w[to] = score;
      realDep[to] = realDep[from];
      realHead[to] = realHead[from];
    }
  }
}

function findCycle(best: Int32Array, alive: Uint8Array, size: number): number[] | undefined {
  const seen = new Int32Array(size);
  for (let start = 1; start < size; start++) {
    if (!alive[start]) continue;
    let node = start;
    while (node !== 0 && seen[node] === 0) {
      seen[node] = start;
      node = best[node];
    }
    if (node === 0 || seen[node] !== start) continue;
    const cycle = [node];
    for (let next = best[node]; next !== node; next = best[next]) cycle.push(next);
    return cycle;
  }
  return undefined;
}
