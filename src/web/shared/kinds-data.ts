/**
 * Groups of event types as they are drawn: each has a shape and a colour. The groups are those of the field's usual
 * coding (the codebook's ACLED-style types), and "other" for what that coding does not know.
 */
import types from 'virtual:event-types';

export interface Kind {
  id: string;
  label: string;
  /** Name of the colour token. */
  token: string;
  /** Corners of the shape around (0, 0), radius about 1. */
  path: readonly (readonly [x: number, y: number])[] | 'circle';
}

const polygon = (n: number, turn: number, r: number): [number, number][] =>
  Array.from({ length: n }, (_, i) => {
    const a = turn + (i * 2 * Math.PI) / n;
    return [Math.cos(a) * r, Math.sin(a) * r];
  });
const up = -Math.PI / 2;
const arm = 0.36;
const cross = (
  [
    [-arm, -1],
    [arm, -1],
    [arm, -arm],
    [1, -arm],
    [1, arm],
    [arm, arm],
    [arm, 1],
    [-arm, 1],
    [-arm, arm],
    [-1, arm],
    [-1, -arm],
    [-arm, -arm],
  ] as const
).map(([x, y]) => [x * 1.08, y * 1.08] as const);

export const KINDS: readonly Kind[] = [
  { id: 'battles', label: 'Fighting', token: '--kind-battles', path: polygon(4, up, 1.25) },
  { id: 'remote', label: 'Strikes and explosions', token: '--kind-remote', path: polygon(3, up, 1.3) },
  { id: 'civilians', label: 'Violence against people', token: '--kind-civilians', path: 'circle' },
  { id: 'protests', label: 'Protests', token: '--kind-protests', path: polygon(5, up, 1.15) },
  { id: 'riots', label: 'Riots', token: '--kind-riots', path: polygon(3, -up, 1.3) },
  { id: 'strategic', label: 'Ground, arrests, agreements', token: '--kind-strategic', path: polygon(4, up / 2, 1.2) },
  { id: 'other', label: 'Other', token: '--kind-other', path: cross },
];

const groups: Record<string, string> = {
  Battles: 'battles',
  'Explosions/Remote violence': 'remote',
  'Violence against civilians': 'civilians',
  Protests: 'protests',
  Riots: 'riots',
  'Strategic developments': 'strategic',
};

const other = KINDS.length - 1;
const place = (acled: string) => KINDS.findIndex((k) => k.id === (groups[acled] ?? 'other'));
const numbers = new Map(types.map(([id, , acled]) => [id, place(acled)]));
const labels = new Map(types.map(([id, label]) => [id, label]));

/** Place in `KINDS` of the group of an event type. */
export const kindIndexOf = (subtype: string): number => numbers.get(subtype) ?? other;

/** The group of an event type of the codebook. */
export const kindOf = (subtype: string): Kind => KINDS[kindIndexOf(subtype)]!;

/** "air-strike" → "Air strike". */
export const eventLabel = (subtype: string): string => labels.get(subtype) ?? subtype.replaceAll('-', ' ');
