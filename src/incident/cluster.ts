/**
 * From facts to clusters, one cluster an incident. Everything is decided from pairs, and pairs are taken best first in
 * an order that the content fixes, so the result does not depend on the order of the input; and since a cluster only
 * ever depends on facts tied to it by pairs, a part of the record can be built again without the rest.
 */
import { eachPair } from './blocks.js';
import { compareFacts, type Fact, isVague, joinFacts } from './facts.js';
import { ENOUGH, fitFacts, saidByPeople } from './match.js';
import { joinRetold } from './retold.js';

export interface Cluster {
  /** All that its tellings say together. */
  fact: Fact;
  /** One a report as a rule; in canonical order. */
  tellings: Fact[];
  denials: Fact[];
  recollections: Fact[];
}

interface Edge {
  i: number;
  j: number;
  score: number;
}

/** A vague fact joins only when its best cluster is better than the next by this much. */
const MARGIN = 0.75;
/** A joined cluster must still fit nearly as well as its best pair. */
const LEEWAY = 1.5;

/** Joins what one report tells twice: headline, lead, later mention. `facts` are those of one report. */
export function tellingsOf(facts: readonly Fact[]): Fact[] {
  const sorted = [...facts].sort(compareFacts);
  const edges: Edge[] = [];
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j < sorted.length; j++) {
      const score = withinReport(sorted[i]!, sorted[j]!);
      if (score !== null) edges.push({ i, j, score });
    }
  }
  const groups = join(sorted, edges, (a, b) => withinReport(a, b) !== null);
  return joinRetold(groups.map((g) => g.fact)).sort(compareFacts);
}

function withinReport(a: Fact, b: Fact): number | null {
  if (a.kind !== b.kind || a.denies !== b.denies) return null;
  if (saidByPeople(a, b) === 'together') return fitFacts(a, b)!.score;
  if (b.again || a.again) return null;
  // "Thirty settlements were retaken" is not the one town that the report names.
  if (a.group === 'territory' && !(a.places.length && b.places.length)) return null;
  const f = fitFacts(a, b);
  if (!f?.firm || f.differs !== null) return null;
  const score = f.score + (sameSentence(a, b) ? SAME_SENTENCE : 0);
  return score >= ENOUGH.report ? score : null;
}

/** "An agreement on a ceasefire", "the shelling killed ten": two words of one sentence for one happening. */
const SAME_SENTENCE = 1.5;

function sameSentence(a: Fact, b: Fact): boolean {
  return a.claims.some((x) => b.claims.some((y) => x.sentenceSpan[0] === y.sentenceSpan[0]));
}

/** Greedy joining, best pair first; `may` looks at the two clusters as they stand. */
function join(facts: readonly Fact[], edges: Edge[], may: (a: Fact, b: Fact) => boolean) {
  const of = facts.map((_, i) => i);
  const find = (i: number): number => {
    let r = i;
    while (of[r] !== r) r = of[r]!;
    for (let x = i; of[x] !== r; ) {
      const next = of[x]!;
      of[x] = r;
      x = next;
    }
    return r;
  };
  const joined = [...facts];
  edges.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  for (const { i, j } of edges) {
    const [a, b] = [find(i), find(j)];
    if (a === b || !may(joined[a]!, joined[b]!)) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    joined[low] = joinFacts(joined[low]!, joined[high]!);
    of[high] = low;
  }
  const groups = new Map<number, { fact: Fact; members: number[] }>();
  facts.forEach((_, i) => {
    const r = find(i);
    const g = groups.get(r);
    if (g) g.members.push(i);
    else groups.set(r, { fact: joined[r]!, members: [i] });
  });
  return [...groups.values()];
}

/** Two clusters may become one: they fit as wholes, and no report tells them apart. */
function mayJoin(a: Fact, b: Fact): boolean {
  if (a.kind !== b.kind || a.denies !== b.denies) return false;
  const said = saidByPeople(a, b);
  if (said) return said === 'together';
  const f = fitFacts(a, b);
  if (!f || f.score < ENOUGH.reports - LEEWAY) return false;
  const apart = a.again || b.again || f.differs !== null;
  return !(apart && a.reports.some((r) => b.reports.includes(r)));
}

/** Tellings of many reports → clusters. */
export function clustersOf(unsorted: readonly Fact[]): Cluster[] {
  const facts = [...unsorted].sort(compareFacts);
  const vague = facts.map(isVague);
  const firm: Edge[] = [];
  const loose: Edge[] = [];
  const attach: Edge[] = [];
  eachPair(facts, (i, j) => {
    const a = facts[i]!;
    const b = facts[j]!;
    const same = a.kind === b.kind && a.denies === b.denies;
    if (same ? a.reports[0] === b.reports[0] : !attaches(a, b)) return;
    const f = fitFacts(a, b);
    if (!f) return;
    const edge = { i, j, score: f.score };
    if (!same) {
      if (f.score >= (a.denies || b.denies ? ENOUGH.denial : ENOUGH.vague)) attach.push(edge);
    } else if (copies(a, b) || saidByPeople(a, b)) firm.push({ i, j, score: f.score + 10 });
    else if (vague[i] || vague[j]) {
      if (f.score >= ENOUGH.vague && f.evidence) loose.push(edge);
    } else if (f.score >= ENOUGH.reports) firm.push(edge);
  });

  const groups = join(facts, firm, mayJoin);
  const groupOf = new Int32Array(facts.length);
  groups.forEach((g, n) => {
    for (const m of g.members) groupOf[m] = n;
  });
  const placed = placeVague(groups, groupOf, loose, vague);
  const rest = joinVague(placed, loose, groupOf);
  return attachOthers(rest.groups, rest.groupOf, attach, facts);
}

interface Group {
  fact: Fact;
  members: number[];
}

/** Copies of one text tell the same events in the same words. */
function copies(a: Fact, b: Fact): boolean {
  if (!a.origins.some((o) => b.origins.includes(o))) return false;
  return a.claims.some((x) =>
    b.claims.some((y) => x.claim.subtype === y.claim.subtype && x.claim.trigger.text === y.claim.trigger.text),
  );
}

/** A denial looks for what it denies, a recollection for what it recalls. */
function attaches(a: Fact, b: Fact): boolean {
  const main = (f: Fact) => f.kind === 'happening' && !f.denies;
  const guest = (f: Fact) => f.kind === 'recollection' || (f.kind === 'happening' && f.denies);
  return (main(a) && guest(b)) || (main(b) && guest(a));
}

/** Each lone vague telling goes to the firm cluster that fits best, if one fits better than all others. */
function placeVague(groups: Group[], groupOf: Int32Array, loose: readonly Edge[], vague: boolean[]): Group[] {
  const best = new Map<number, Map<number, number>>();
  for (const { i, j, score } of loose) {
    for (const [v, other] of [
      [i, j],
      [j, i],
    ] as const) {
      if (!vague[v] || vague[other] || groups[groupOf[v]!]!.members.length > 1) continue;
      const to = best.get(v) ?? new Map<number, number>();
      to.set(groupOf[other]!, Math.max(score, to.get(groupOf[other]!) ?? 0));
      best.set(v, to);
    }
  }
  const moves: [number, number][] = [];
  for (const [v, to] of best) {
    const ranked = [...to].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    const clear = ranked.length === 1 || ranked[0]![1] - ranked[1]![1] >= MARGIN;
    if (clear && mayJoin(groups[groupOf[v]!]!.fact, groups[ranked[0]![0]]!.fact)) moves.push([v, ranked[0]![0]]);
  }
  moves.sort((x, y) => x[0] - y[0]);
  for (const [v, to] of moves) {
    const target = groups[to]!;
    target.fact = joinFacts(target.fact, groups[groupOf[v]!]!.fact);
    groups[groupOf[v]!]!.members = [];
    target.members.push(v);
    groupOf[v] = to;
  }
  return groups;
}

/** Vague tellings that are left join each other. */
function joinVague(groups: Group[], loose: readonly Edge[], groupOf: Int32Array) {
  const kept = groups.filter((g) => g.members.length > 0);
  const index = new Map(kept.map((g, n) => [g.members[0]!, n] as const));
  const at = (fact: number) => index.get(groups[groupOf[fact]!]!.members[0]!)!;
  const edges = loose
    .map(({ i, j, score }) => ({ i: Math.min(at(i), at(j)), j: Math.max(at(i), at(j)), score }))
    .filter(({ i, j }) => i !== j && isVague(kept[i]!.fact) && isVague(kept[j]!.fact));
  const again = join(
    kept.map((g) => g.fact),
    edges,
    mayJoin,
  );
  const merged = again.map((g) => ({ fact: g.fact, members: g.members.flatMap((m) => kept[m]!.members) }));
  const of = new Int32Array(groupOf.length);
  merged.forEach((g, n) => {
    for (const m of g.members) of[m] = n;
  });
  return { groups: merged, groupOf: of };
}

/** Denials and recollections join the happening that fits best; those that fit none stand alone. */
function attachOthers(groups: Group[], groupOf: Int32Array, edges: readonly Edge[], facts: readonly Fact[]): Cluster[] {
  const clusters: Cluster[] = groups.map((g) => ({
    fact: g.fact,
    tellings: g.members.map((m) => facts[m]!).sort(compareFacts),
    denials: [],
    recollections: [],
  }));
  const best = new Map<number, Map<number, number>>();
  for (const { i, j, score } of edges) {
    const a = groupOf[i]!;
    const b = groupOf[j]!;
    const fa = groups[a]!.fact;
    const [guest, host] = fa.kind === 'happening' && !fa.denies ? [b, a] : [a, b];
    const to = best.get(guest) ?? new Map<number, number>();
    to.set(host, Math.max(score, to.get(host) ?? 0));
    best.set(guest, to);
  }
  for (const guest of [...best.keys()].sort((x, y) => x - y)) {
    const ranked = [...best.get(guest)!].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    if (ranked.length > 1 && ranked[0]![1] === ranked[1]![1]) continue;
    const host = clusters[ranked[0]![0]]!;
    const { fact, tellings } = clusters[guest]!;
    (fact.denies ? host.denials : host.recollections).push(...tellings);
    clusters[guest]!.tellings = [];
  }
  return clusters.filter((c) => c.tellings.length > 0);
}
