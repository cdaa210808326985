/**
 * Sides: who stands with whom, and against whom. A party belongs to the side that the actor files or a report put it on
 * (part of, loyal to); backers and opponents are named beside it and never become members.
 */
import { isMade } from '../incident/parties.js';
import { compareItems, compareText, type Item, joinEvidence, sideIdOf } from './items.js';
import { FORCE } from './kinds.js';
import type { Evidence, Side, SituationParty, Tie } from './types.js';

const JOINS = new Set(['part-of', 'loyal-to']);
const BACKS = new Set(['supports', 'affiliated-with', 'supplies']);

/** Evidence of what happened again and again: the latest are named, the rest is counted. */
const LATEST = 20;

/** Descriptions of people ("gunmen", "residents") and things are nobody's side. */
const isSomebody = (p: SituationParty) => !isMade(p.id) && !/^(words|place|media):/.test(p.id) && !p.id.includes('~');

/** Two parties in an act of force. */
export interface Foes {
  item: Item;
  one: SituationParty;
  other: SituationParty;
}

/** Who fights whom in an act of force. */
export function foesOf(item: Item): Foes[] {
  const { kind, status, subtype } = item.incident;
  if (!FORCE.has(subtype) || kind === 'plan' || status === 'denied' || item.day === null) return [];
  const mutual = item.recipients.length === 0 && item.actors.length > 1;
  const [a, b] = mutual ? [item.actors.slice(0, 1), item.actors.slice(1)] : [item.actors, item.recipients];
  return a
    .filter(isSomebody)
    .flatMap((one) =>
      b
        .filter(isSomebody)
        .map((other) => (one.id <= other.id ? { item, one, other } : { item, one: other, other: one })),
    );
}

interface Draft {
  id: string;
  name: string;
  members: Map<string, Side['members'][number]>;
  backers: Map<string, Side['backers'][number]>;
  opponents: Map<string, { items: Set<Item>; latest: Item[]; ties: Tie[] }>;
}

const NONE: Evidence = { claims: [], incidents: [] };

/** `fights`: acts of force by the pair of parties in them, each list in order. */
export function sidesOf(
  fights: readonly (readonly Foes[])[],
  ties: readonly Tie[],
  nameOf: (id: string) => string | undefined,
): Side[] {
  const drafts = new Map<string, Draft>();
  const names = new Map<string, string>();
  const joined = joinsOf(ties);
  const roots = new Map<SituationParty, string>();
  const rootOf = (p: SituationParty): string => {
    const known = roots.get(p);
    if (known !== undefined) return known;
    let root = sideIdOf(p);
    for (let n = 0; n < 5 && joined.has(root); n++) root = joined.get(root)!;
    roots.set(p, root);
    return root;
  };
  const draft = (p: SituationParty): Draft => {
    const id = rootOf(p);
    let d = drafts.get(id);
    if (!d) {
      d = { id, name: id, members: new Map(), backers: new Map(), opponents: new Map() };
      drafts.set(id, d);
    }
    const had = d.members.get(p.id);
    if (!had) {
      const basis = p.id === id ? 'itself' : p.sides.includes(id) ? 'files' : 'reports';
      d.members.set(p.id, { party: p, basis, evidence: NONE });
      if (!names.has(p.id)) names.set(p.id, p.name);
    }
    return d;
  };
  const against = (x: Draft, y: Draft) => {
    let list = x.opponents.get(y.id);
    if (!list) {
      list = { items: new Set(), latest: [], ties: [] };
      x.opponents.set(y.id, list);
    }
    return list;
  };
  for (const pair of fights) {
    const [one, other] = [draft(pair[0]!.one), draft(pair[0]!.other)];
    if (one === other) continue;
    const latest = pair.slice(-LATEST).map((f) => f.item);
    for (const list of [against(one, other), against(other, one)]) {
      for (const f of pair) list.items.add(f.item);
      list.latest.push(...latest);
    }
  }
  for (const tie of ties) {
    if (tie.state === 'denied' || !isSomebody(tie.from) || !isSomebody(tie.to)) continue;
    const [from, to] = [draft(tie.from), draft(tie.to)];
    if (JOINS.has(tie.type) || from === to) {
      const member = from.members.get(tie.from.id)!;
      member.evidence = joinEvidence(member.evidence, tie.evidence);
    } else if (BACKS.has(tie.type)) {
      const had = to.backers.get(tie.from.id);
      to.backers.set(tie.from.id, { party: tie.from, evidence: joinEvidence(had?.evidence ?? NONE, tie.evidence) });
    } else if (tie.type === 'opposes') {
      against(from, to).ties.push(tie);
      against(to, from).ties.push(tie);
    }
  }
  const nameFor = (id: string) => nameOf(id) ?? names.get(id) ?? id;
  return [...drafts.values()].map((d) => shown(d, nameFor)).sort((a, b) => compareText(a.id, b.id));
}

/** Who a report says belongs to whom, for parties that stand on no side by themselves. */
function joinsOf(ties: readonly Tie[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (const tie of ties) {
    if (!JOINS.has(tie.type) || tie.state !== 'stated' || !isSomebody(tie.from) || !isSomebody(tie.to)) continue;
    const to = sideIdOf(tie.to);
    // Two reports may give two sides: the first in the alphabet is taken only if nobody else claims it.
    if (joined.has(tie.from.id) && joined.get(tie.from.id) !== to) joined.set(tie.from.id, tie.from.id);
    else if (tie.from.sides.length === 0 && to !== tie.from.id) joined.set(tie.from.id, to);
  }
  for (const [id, to] of joined) if (id === to) joined.delete(id);
  return joined;
}

function shown(d: Draft, nameFor: (id: string) => string): Side {
  const byId = (a: { party: SituationParty }, b: { party: SituationParty }) => compareText(a.party.id, b.party.id);
  return {
    id: d.id,
    name: nameFor(d.id),
    members: [...d.members.values()].sort(byId),
    backers: [...d.backers.values()].sort(byId),
    opponents: [...d.opponents]
      .map(([id, { items, latest, ties }]) => {
        const last = [...new Set(latest)].sort(compareItems).slice(-LATEST);
        return {
          id,
          name: nameFor(id),
          incidents: items.size,
          stated: ties.length > 0,
          last: last.at(-1)?.day ?? ties.at(-1)?.reported.last ?? null,
          evidence: joinEvidence(...last.map((i) => i.evidence), ...ties.map((t) => t.evidence)),
        };
      })
      .sort((a, b) => b.incidents - a.incidents || compareText(a.id, b.id)),
  };
}
