/**
 * Parties, their ties and their fights as a graph, and where to draw it. The layout is a function of the picture: each
 * connected part is a ring of its own, in an order that keeps lines short. Position says nothing about who is allied.
 */
import type { Evidence, Situation, SituationParty } from '../../../situation/types.js';
import type { SideKey, Sides } from './sides.js';

export interface Node {
  id: string;
  side: SideKey;
  name: string;
  members: { party: SituationParty; basis: string; evidence: Evidence }[];
}

export interface Edge {
  key: string;
  /** For ties the type; "fights" for acts of force between two sides. */
  type: string;
  from: string;
  to: string;
  state: 'stated' | 'contested' | 'denied';
  /** Acts of force between the two. */
  incidents: number;
  evidence: Evidence;
  sources: number;
  since: string | null;
}

export interface Graph {
  nodes: Node[];
  edges: Edge[];
}

export function graphOf({ parties }: Pick<Situation, 'parties'>, sides: Sides): Graph {
  const nodes = new Map<string, Node>();
  const node = (p: SituationParty): string => {
    const side = sides.of(p);
    if (!nodes.has(side.id)) nodes.set(side.id, { id: side.id, side, name: side.name, members: [] });
    return side.id;
  };
  const edges: Edge[] = [];
  for (const side of parties.sides) {
    const id = node({ id: side.id, name: side.name, sides: [] });
    nodes.get(id)!.members = side.members.filter((m) => m.party.id !== side.id);
  }
  for (const t of parties.ties) {
    if (t.from.id.startsWith('place:') || t.to.id.startsWith('place:')) continue;
    const [from, to] = [node(t.from), node(t.to)];
    if (from === to) continue;
    const { key, type, state, evidence, sources, since } = t;
    edges.push({ key, type, from, to, state, incidents: 0, evidence, sources, since });
  }
  for (const side of parties.sides) {
    for (const o of side.opponents) {
      if (side.id >= o.id || o.incidents === 0) continue;
      const key = `fights ${side.id} ${o.id}`;
      const { evidence, incidents } = o;
      const to = node({ id: o.id, name: o.name, sides: [] });
      edges.push({
        key,
        type: 'fights',
        from: side.id,
        to,
        state: 'stated',
        incidents,
        evidence,
        sources: 0,
        since: null,
      });
    }
  }
  return { nodes: [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), edges };
}

/** The connected parts, largest first; parties without any line are left out. */
export function partsOf({ nodes, edges }: Graph): Graph[] {
  const part = new Map(nodes.map((n) => [n.id, n.id]));
  const root = (id: string): string => {
    let r = id;
    while (part.get(r) !== r) r = part.get(r)!;
    return r;
  };
  for (const e of edges) {
    const [first, second] = [root(e.from), root(e.to)].sort() as [string, string];
    if (first !== second) part.set(second, first);
  }
  const parts = new Map<string, Graph>();
  for (const n of nodes) {
    const own = edges.filter((e) => e.from === n.id || e.to === n.id);
    if (!own.length) continue;
    const r = root(n.id);
    if (!parts.has(r)) parts.set(r, { nodes: [], edges: edges.filter((e) => root(e.from) === r) });
    parts.get(r)!.nodes.push(n);
  }
  return [...parts.values()].sort(
    (a, b) => b.nodes.length - a.nodes.length || (a.nodes[0]!.id < b.nodes[0]!.id ? -1 : 1),
  );
}

export interface Placed extends Node {
  x: number;
  y: number;
}

export const BOX = { width: 148, height: 40 };

/** Length of all lines on a ring, by place in the order. */
function lengthOf(order: readonly string[], edges: readonly Edge[]): number {
  const at = new Map(order.map((id, i) => [id, (i / order.length) * 2 * Math.PI]));
  let sum = 0;
  for (const e of edges) sum += Math.abs(Math.sin((at.get(e.from)! - at.get(e.to)!) / 2));
  return sum;
}

/** Order on the ring: changed two by two for as long as that makes the lines shorter. */
function orderOf({ nodes, edges }: Graph): string[] {
  let order = nodes.map((n) => n.id);
  let best = lengthOf(order, edges);
  if (order.length > 40) return order;
  for (let round = 0; round < 8; round++) {
    let better = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        const next = [...order];
        [next[i], next[j]] = [next[j]!, next[i]!];
        const length = lengthOf(next, edges);
        if (length < best - 1e-9) {
          order = next;
          best = length;
          better = true;
        }
      }
    }
    if (!better) break;
  }
  return order;
}

/** From row to row on the ring. */
const GAP = BOX.height + 36;

/**
 * Where the parties of one part stand, in a picture of `width`: around a ring, from the top down its right flank and up
 * its left one, row by row, so that no two touch.
 */
export function layoutOf(graph: Graph, width: number): { nodes: Placed[]; height: number } {
  const order = orderOf(graph);
  const n = order.length;
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const pair = n === 2;
  const flank = pair ? 1 : Math.floor((n - 1) / 2);
  const foot = !pair && n % 2 === 0;
  const rows = pair ? 1 : 1 + flank + (foot ? 1 : 0);
  const height = (rows - 1) * GAP + BOX.height + 12;
  const farthest = (width - BOX.width) / 2 - 4;
  const at = (i: number): { row: number; flank: -1 | 0 | 1 } => {
    if (pair) return { row: 0, flank: i === 0 ? -1 : 1 };
    if (i === 0) return { row: 0, flank: 0 };
    if (i <= flank) return { row: i, flank: 1 };
    if (foot && i === flank + 1) return { row: rows - 1, flank: 0 };
    return { row: n - i, flank: -1 };
  };
  const nodes = order.map((id, i) => {
    const { row, flank: side } = at(i);
    // The flanks bulge like a ring, and never come so near the middle that the two meet.
    const bulge = rows > 2 ? Math.sin((Math.PI * (row + 0.5)) / rows) : 1;
    const off = Math.max(Math.min(BOX.width / 2 + 24, farthest), farthest * bulge);
    return { ...byId.get(id)!, x: width / 2 + side * off, y: BOX.height / 2 + 6 + row * GAP };
  });
  return { nodes, height };
}

/** Where a line from the middle of a box leaves it, with a little air. */
export function rim(from: { x: number; y: number }, to: { x: number; y: number }, air = 4): { x: number; y: number } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const t = Math.min(
    (BOX.width / 2 + air) / Math.max(1e-6, Math.abs(dx)),
    (BOX.height / 2 + air) / Math.max(1e-6, Math.abs(dy)),
  );
  return { x: from.x + dx * t, y: from.y + dy * t };
}
