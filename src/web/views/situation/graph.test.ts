import { describe, expect, it } from 'vitest';
import { BOX, type Edge, type Graph, layoutOf, type Node, partsOf } from './graph.js';

const node = (id: string): Node => ({
  id,
  name: id,
  members: [],
  side: { id, name: id, letters: id, token: '--side-0' },
});
const edge = (from: string, to: string, type = 'supports'): Edge => ({
  key: `${from} ${type} ${to}`,
  type,
  from,
  to,
  state: 'stated',
  incidents: 0,
  evidence: { claims: [], incidents: [] },
  sources: 1,
  since: null,
});
const graph = (ids: string, ...edges: Edge[]): Graph => ({ nodes: [...ids].map(node), edges });

describe('the network of parties', () => {
  it('falls apart into those who are tied to each other; who has no tie is left out', () => {
    const parts = partsOf(graph('ABCDEF', edge('A', 'B'), edge('C', 'B'), edge('E', 'D', 'fights')));
    expect(parts.map((p) => p.nodes.map((n) => n.id).join(''))).toEqual(['ABC', 'DE']);
    expect(parts.map((p) => p.edges.length)).toEqual([2, 1]);
  });

  it('is laid out the same whenever it is drawn, in whatever order the ties come', () => {
    const edges = [edge('A', 'B'), edge('C', 'D'), edge('D', 'A'), edge('E', 'A'), edge('B', 'F')];
    const one = layoutOf(graph('ABCDEF', ...edges), 600);
    const other = layoutOf(graph('ABCDEF', ...edges.toReversed()), 600);
    expect(other).toEqual(one);
  });

  it.each([2, 3, 4, 5, 6, 8, 12])('keeps %i parties apart from each other and within the picture', (n) => {
    const ids = 'ABCDEFGHIJKL'.slice(0, n);
    const ring = [...ids].slice(1).map((id) => edge('A', id));
    const { nodes, height } = layoutOf(graph(ids, ...ring), 370);
    for (const a of nodes) {
      expect(a.x - BOX.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + BOX.width / 2).toBeLessThanOrEqual(370);
      expect(a.y + BOX.height / 2).toBeLessThanOrEqual(height);
      for (const b of nodes)
        if (a.id < b.id) expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
    }
  });
});
