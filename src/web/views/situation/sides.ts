/**
 * How sides are told apart on screen: letters and a colour each. A side keeps its colour while the days pass, as far as
 * that can be: only where two in one picture would have the same is it moved.
 */
import { sideIdOf } from '../../../situation/side-id.js';
import type { Situation, SituationParty } from '../../../situation/types.js';

export interface SideKey {
  id: string;
  name: string;
  /** Two to four capital letters, different for each side; none for those who are only described ("gunmen"). */
  letters: string;
  /** Name of the colour token. */
  token: string;
}

/** How many colours there are (--side-0 …, styles/tokens.css). */
export const COLOURS = 8;

export interface Sides {
  of: (party: Pick<SituationParty, 'id' | 'sides'>) => SideKey;
  get: (id: string) => SideKey | undefined;
  all: readonly SideKey[];
}

/** Ids made from words or places: nobody's side. */
const DESCRIBED = /^(described|words|place|media):/;

const SMALL = new Set(['of', 'the', 'and', 'for', 'in', 'to', 'a', 'de', 'la']);

/** "Government of National Accord" → "GNA"; a state has its ISO code; one word its beginning. */
export function lettersOf(id: string, name: string): string {
  if (/^[A-Z]{3}$/.test(id)) return id;
  const words = name.split(/[\s\-–—/]+/).filter((w) => /\p{L}/u.test(w) && !SMALL.has(w.toLowerCase()));
  const initials = words.map((w) => w.replace(/[^\p{L}]/gu, '')[0] ?? '').join('');
  return (initials.length > 1 ? initials.slice(0, 4) : (words[0] ?? id).slice(0, 3)).toUpperCase();
}

function hash(id: string): number {
  let h = 2166136261;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 16777619);
  return h >>> 0;
}

/**
 * The sides of a picture. `known` are those of the whole record: their order gives the colours, so that a side keeps its
 * colour on every day and in every area, and their names stand in where the picture has none.
 */
export function sidesIn(
  { control, parties, ground }: Pick<Situation, 'control' | 'parties' | 'ground'>,
  known: readonly { value: string; label: string }[] = [],
): Sides {
  const place = new Map(known.map((s, i) => [s.value, i]));
  const nameOf = (id: string) => known[place.get(id) ?? -1]?.label;
  const member = new Map<string, string>();
  const names = new Map<string, string>();
  for (const side of parties.sides) {
    names.set(side.id, side.name);
    for (const m of side.members) member.set(m.party.id, side.id);
  }
  const idOf = (p: Pick<SituationParty, 'id' | 'sides'>): string => member.get(p.id) ?? sideIdOf(p);
  const ids = new Set<string>();
  const add = (p: SituationParty) => {
    const id = idOf(p);
    if (DESCRIBED.test(id)) return;
    ids.add(id);
    if (id === p.id && !names.has(id)) names.set(id, p.name);
  };
  for (const c of control)
    for (const i of [c, ...c.history]) for (const p of [...i.holders, ...i.rivals, ...i.besiegers]) add(p);
  // Those that hold places come first: they get the colours that they ask for.
  const held = [...ids].sort();
  for (const side of parties.sides) {
    add({ id: side.id, name: side.name, sides: [] });
    for (const b of side.backers) add(b.party);
  }
  for (const g of ground) for (const p of g.parties) add(p);
  for (const t of parties.ties) for (const p of [t.from, t.to]) add(p);
  const order = [...held, ...[...ids].filter((id) => !held.includes(id)).sort()];
  const keys = new Map<string, SideKey>();
  const taken = new Set<number>();
  const used = new Set<string>();
  for (const id of order) {
    if (taken.size === COLOURS) taken.clear();
    let n = (place.get(id) ?? hash(id)) % COLOURS;
    while (taken.has(n)) n = (n + 1) % COLOURS;
    taken.add(n);
    const name = names.get(id) ?? nameOf(id) ?? id;
    let letters = lettersOf(id, name);
    for (let i = 2; used.has(letters); i++) letters = `${lettersOf(id, name).slice(0, 3)}${i}`;
    used.add(letters);
    keys.set(id, { id, name, letters, token: `--side-${n}` });
  }
  const unknown = (id: string): SideKey => ({ id, name: names.get(id) ?? id, letters: '', token: '--kind-other' });
  return {
    of: (p) => keys.get(idOf(p)) ?? unknown(idOf(p)),
    get: (id) => keys.get(id),
    all: [...keys.values()],
  };
}

/** The sides of several parties, each once. */
export function sidesOf(sides: Sides, parties: readonly SituationParty[]): SideKey[] {
  return [...new Map(parties.map((p) => [sides.of(p).id, sides.of(p)])).values()];
}
