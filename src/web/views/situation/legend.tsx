/** What the marks mean, drawn by the code that draws the map, and which sides are on it. */
import { memo, useEffect, useRef } from 'react';
import type { Control } from '../../../situation/types.js';
import { useDark } from '../../app/theme.js';
import { markColours } from './ground-pane.js';
import { drawPlace, type PlaceMark } from './marks.js';
import { SideMark } from './side-mark.js';
import type { SideKey } from './sides.js';

const A: SideKey = { id: 'a', name: '', letters: 'A', token: '--side-0' };
const B: SideKey = { id: 'b', name: '', letters: 'B', token: '--side-1' };

function sample(state: Control['state'], standing: Control['standing'], more: Partial<PlaceMark> = {}): PlaceMark {
  const place = {
    key: '',
    name: '',
    lat: 0,
    lon: 0,
    country: null,
    precision: 'town',
    uncertaintyKm: 0,
    geonameid: null,
  };
  const reported = { first: null, last: null };
  const none = { claims: [], incidents: [] };
  const control: Control = {
    place,
    state,
    standing,
    holders: [],
    rivals: [],
    besiegers: [],
    since: '',
    reported,
    why: '',
    within: [],
    evidence: none,
    history: [],
    steps: [],
  };
  return { kind: 'place', key: '', control, holders: [A], rivals: [], besiegers: [], x: 0, y: 0, radius: 0, ...more };
}

const samples: [PlaceMark, string][] = [
  [sample('held', 'confirmed'), 'confirmed by the other side or a second source'],
  [sample('held', 'reported'), 'reported by one source of neither side'],
  [sample('held', 'claimed'), 'claimed by one side only'],
  [sample('contested', 'claimed', { rivals: [B] }), 'contested: A claims it, B is said to hold it'],
  [sample('contested', 'claimed'), 'contested: A claims it, this is denied'],
  [sample('besieged', 'reported', { besiegers: [B] }), 'held by A, besieged by B'],
  [sample('lost', 'reported', { holders: [] }), 'given up or lost, nobody said to hold it'],
  [sample('held', 'reported', { radius: 1 }), 'somewhere in this area, dashed: no pin'],
];

export const GroundLegend = memo(function GroundLegend({
  sides,
  hazards,
}: {
  sides: readonly SideKey[];
  hazards: boolean;
}) {
  return (
    <details className="legend">
      <summary>Legend</summary>
      <div className="legend-body">
        {sides.length > 0 && (
          <ul className="bare">
            {sides.map((s) => (
              <li key={s.id}>
                <SideMark side={s} /> {s.name}
              </li>
            ))}
          </ul>
        )}
        <ul className="bare">
          {samples.map(([mark, words]) => (
            <li key={words}>
              <Sample mark={mark} /> {words}
            </li>
          ))}
          {hazards && (
            <li>
              <svg width="44" height="22" viewBox="-22 -12 44 22" aria-hidden="true">
                <path d="M0 -10L10 7H-10Z" className="hazard-shape" />
                <text y="4" textAnchor="middle" className="hazard-letter">
                  M
                </text>
              </svg>
              explosive hazard; dashed: reported cleared, seized or destroyed
            </li>
          )}
        </ul>
        <p className="quiet">
          Letters name the side, also where the colour cannot be told. Nothing between the marks is known, and nothing
          is filled in. Borders are Natural Earth’s, disputed ones dashed; they are no statement of this project.
        </p>
      </div>
    </details>
  );
});

function Sample({ mark }: { mark: PlaceMark }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const dark = useDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours follow the theme
  useEffect(() => {
    const canvas = ref.current!;
    const ratio = Math.max(1, devicePixelRatio);
    canvas.width = 44 * ratio;
    canvas.height = 28 * ratio;
    const c = canvas.getContext('2d')!;
    c.scale(ratio, ratio);
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    drawPlace(c, 22, 14, mark, markColours());
  }, [mark, dark]);
  return <canvas ref={ref} className="legend-sample" />;
}
