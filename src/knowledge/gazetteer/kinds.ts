/** What a place can be, how exact a mention of it is, and how heavy it weighs when a name has many bearers. */

export type Precision = 'point' | 'town' | 'district' | 'region' | 'country' | 'area' | 'unresolved';

interface KindFacts {
  precision: Exclude<Precision, 'unresolved'>;
  /** Kilometres, when a data file gives none. */
  km: number;
}

const point = (km = 2): KindFacts => ({ precision: 'point', km });
const district = (km = 5): KindFacts => ({ precision: 'district', km });
const region = (km = 60): KindFacts => ({ precision: 'region', km });
const area = (km = 500): KindFacts => ({ precision: 'area', km });

/**
 * The kinds, in the order of their codes in the binary file: append only.
 * A `point` is one facility, a `district` part of a town or a county, a `region` a province, valley or river, an `area` larger than a country.
 */
export const KINDS = {
  unknown: point(25),
  continent: area(3000),
  area: area(),
  sea: area(),
  country: { precision: 'country', km: 300 },
  admin1: region(80),
  admin2: district(25),
  capital: { precision: 'town', km: 10 },
  city: { precision: 'town', km: 6 },
  town: { precision: 'town', km: 3 },
  village: { precision: 'town', km: 2 },
  neighbourhood: district(2),
  airbase: point(3),
  airport: point(3),
  base: point(3),
  port: point(3),
  oilfield: point(12),
  'oil-terminal': point(3),
  refinery: point(2),
  'power-plant': point(2),
  dam: point(2),
  bridge: point(1),
  crossing: point(2),
  checkpoint: point(2),
  camp: point(2),
  prison: point(1),
  landmark: point(1),
  street: point(3),
  mine: point(5),
  mountain: region(15),
  valley: region(30),
  river: region(200),
  lake: region(30),
  island: region(20),
  strait: region(40),
  gulf: area(200),
  peninsula: region(100),
  desert: region(150),
  forest: region(40),
  road: region(60),
  corridor: region(40),
  region: region(100),
  district: district(15),
} as const satisfies Record<string, KindFacts>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[];
export const KIND_CODE = Object.fromEntries(KIND_NAMES.map((k, i) => [k, i])) as Record<Kind, number>;

/** How exact a mention of a place of this kind is. */
export function precisionOf(kind: Kind): Exclude<Precision, 'unresolved'> {
  return KINDS[kind].precision;
}

/** True for towns of any size, which can stand for the people and the government in them. */
export function isTown(kind: Kind): boolean {
  return KINDS[kind].precision === 'town';
}
