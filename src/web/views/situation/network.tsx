/** The graph of parties as pictures, one for each connected part. Every party is a button. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { BOX, type Edge, type Graph, layoutOf, type Placed, partsOf, rim } from './graph.js';
import { tieLabels } from './words.js';

interface Props {
  graph: Graph;
  selected: string;
  onSelect: (id: string) => void;
}

/** Class of a line: friendly ties are solid, belonging dotted, opposition and fighting barred. */
export const lineOf = (type: string): string =>
  type === 'fights' || type === 'opposes' ? 'against' : type === 'part-of' || type === 'loyal-to' ? 'belongs' : 'backs';

export const edgeWords = (e: Edge): string => (e.type === 'fights' ? 'fights' : (tieLabels[e.type] ?? e.type));

export function Network({ graph, selected, onSelect }: Props) {
  const parts = useMemo(() => partsOf(graph), [graph]);
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="networks" ref={ref}>
      {width > 0 &&
        parts.map((part) => (
          <Part
            key={part.nodes[0]!.id}
            part={part}
            width={part.nodes.length > 3 ? Math.min(width, 640) : Math.min(width, 420)}
            selected={selected}
            onSelect={onSelect}
          />
        ))}
    </div>
  );
}

function Part({ part, width, selected, onSelect }: { part: Graph; width: number } & Omit<Props, 'graph'>) {
  const { nodes, height } = useMemo(() => layoutOf(part, width), [part, width]);
  const at = new Map(nodes.map((n) => [n.id, n]));
  const touched = new Set(part.edges.flatMap((e) => (e.from === selected || e.to === selected ? [e.from, e.to] : [])));
  const dim = touched.size > 0;
  return (
    <svg className="network" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{`Ties and fights between ${part.nodes.map((n) => n.name).join(', ')}; the table below says the same`}</title>
      {bundled(part.edges).map(({ edges, lane }) => {
        const e = edges[0]!;
        const off = dim && e.from !== selected && e.to !== selected;
        return <Line key={e.key} edge={e} lane={lane} at={at} faint={off} />;
      })}
      {nodes.map((n) => (
        <NodeBox
          key={n.id}
          node={n}
          selected={n.id === selected}
          faint={dim && !touched.has(n.id)}
          onSelect={() => onSelect(n.id === selected ? '' : n.id)}
        />
      ))}
    </svg>
  );
}

/** Lines between the same two parties lie side by side; those of one type and direction are one. */
function bundled(edges: readonly Edge[]): { edges: Edge[]; lane: number }[] {
  const lines = new Map<string, Edge[]>();
  for (const e of edges) {
    const key = `${e.from}|${e.to}|${e.type}`;
    lines.set(key, [...(lines.get(key) ?? []), e]);
  }
  const lanes = new Map<string, number>();
  return [...lines.values()].map((own) => {
    const pair = [own[0]!.from, own[0]!.to].sort().join('|');
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    return { edges: own, lane };
  });
}

function Line({ edge, lane, at, faint }: { edge: Edge; lane: number; at: Map<string, Placed>; faint: boolean }) {
  const [a, b] = [at.get(edge.from)!, at.get(edge.to)!];
  // Lanes keep to one side of the pair, whichever way a line runs.
  const flip = edge.from < edge.to ? 1 : -1;
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const shift = lane === 0 ? 0 : Math.ceil(lane / 2) * 13 * (lane % 2 ? 1 : -1) * flip;
  const [ox, oy] = [(-(b.y - a.y) / length) * shift, ((b.x - a.x) / length) * shift];
  const p = rim(a, b);
  const q = rim(b, a, 6);
  const [x1, y1, x2, y2] = [p.x + ox, p.y + oy, q.x + ox, q.y + oy];
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const upright = Math.abs(angle) > 90 ? angle + 180 : angle;
  const kind = lineOf(edge.type);
  const both = edge.type === 'fights';
  // The number stands on the side of the line that no party covers.
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const covered = [...at.values()].some(
    (n) => Math.abs(n.x - mx - 18) < BOX.width / 2 + 12 && Math.abs(n.y - my) < BOX.height / 2 + 6,
  );
  const room = Math.hypot(x2 - x1, y2 - y1);
  const label = both ? `${edge.incidents}×` : `${edgeWords(edge)}${edge.state === 'stated' ? '' : ` (${edge.state})`}`;
  return (
    <g className={`net-line net-${kind}${faint ? ' net-faint' : ''}${edge.state === 'stated' ? '' : ' net-doubt'}`}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      {!both && <path d="M0 0L-9 -4.5L-9 4.5Z" transform={`translate(${x2} ${y2}) rotate(${angle})`} />}
      {both && <path d="M-4 -6L4 6M4 -6L-4 6" transform={`translate(${mx} ${my})`} />}
      {(both || room > 12 + 6 * label.length) && (
        <text
          transform={`translate(${mx} ${my}) rotate(${both ? 0 : upright})`}
          dx={both ? (covered ? -18 : 18) : 0}
          dy={both ? (Math.abs(y2 - y1) < 6 ? -8 : 4) : -4}
          textAnchor="middle"
        >
          {label}
        </text>
      )}
    </g>
  );
}

/** The name on two lines at most. */
function linesOf(name: string, most = 19): string[] {
  const lines = [''];
  for (const word of name.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= most || !lines.at(-1)) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  const shown = lines.slice(0, 2).map((l) => (l.length > most + 2 ? `${l.slice(0, most)}…` : l));
  if (lines.length > 2) shown[1] = `${shown[1]!.slice(0, most - 1)}…`;
  return shown;
}

function NodeBox({
  node,
  selected,
  faint,
  onSelect,
}: {
  node: Placed;
  selected: boolean;
  faint: boolean;
  onSelect: () => void;
}) {
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect();
  };
  const lines = linesOf(node.name);
  const letters = 10 + 7 * node.side.letters.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own
    <g
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      className={`net-node${selected ? ' net-selected' : ''}${faint ? ' net-faint' : ''}`}
      transform={`translate(${node.x - BOX.width / 2} ${node.y - BOX.height / 2})`}
      onClick={onSelect}
      onKeyDown={key}
    >
      <title>{node.name}</title>
      <rect width={BOX.width} height={BOX.height} rx="4" />
      <path
        className="net-side"
        d={`M4 0H${letters}V${BOX.height}H4A4 4 0 0 1 0 ${BOX.height - 4}V4A4 4 0 0 1 4 0Z`}
        style={{ fill: `var(${node.side.token})` }}
      />
      <text className="net-letters" x={letters / 2} y={BOX.height / 2 + 4} textAnchor="middle">
        {node.side.letters}
      </text>
      {lines.map((line, i) => (
        <text
          key={line}
          className="net-name"
          x={letters + 6}
          y={BOX.height / 2 + 4 + (i - (lines.length - 1) / 2) * 14}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
