/** Where the claims about one happening differ, each difference in one sentence with the claims on either side. */
import type { Cluster } from './cluster.js';
import { countWords, harmWords } from './counts.js';
import { dayWords, gapDays } from './days.js';
import { isMutual, loserActs } from './events.js';
import { boundsOf, type Fact, statedTime } from './facts.js';
import { type Parties, type Party, relateAll } from './parties.js';
import { placeFact, placeFit } from './places.js';
import type { CasualtyKind, Contradiction, MergeOptions, StoredClaim } from './types.js';
import { listWords } from './voices.js';
import { named } from './wording.js';

/** Whose words these are, for a sentence: the speaker as printed and the outlet, or the outlet alone. */
export function teller(c: StoredClaim): string {
  const source = c.claim.attribution.findLast((l) => l.source)?.source;
  const outlet = c.outlet ?? 'one report';
  const denier = c.claim.subtype === 'denial' ? c.claim.actors[0] : undefined;
  if (denier) return `${named(denier.name ?? denier.text)} (in ${outlet})`;
  return source ? `${named(source.text)} (in ${outlet})` : outlet;
}

const tellers = (claims: readonly StoredClaim[]) => listWords([...new Set(claims.map(teller))]);

interface Side {
  says: string;
  claims: StoredClaim[];
}

const capital = (text: string) => (text ? text[0]!.toUpperCase() + text.slice(1) : text);

function contradiction(kind: Contradiction['kind'], sentence: string, sides: Side[]): Contradiction {
  return {
    kind,
    sentence: capital(sentence),
    sides: sides.map((s) => ({ says: s.says, claims: s.claims.map((c) => c.key) })),
  };
}

export function contradictionsOf(cluster: Cluster, parties: Parties, options: MergeOptions): Contradiction[] {
  const claims = cluster.tellings.flatMap((t) => t.claims);
  const out: Contradiction[] = [];
  const denial = denials(cluster);
  if (denial) out.push(denial);
  for (const kind of cluster.fact.counts.keys()) {
    const c = counts(claims, kind);
    if (c) out.push(c);
  }
  const other = [places(claims), times(claims), actors(cluster.fact, claims, parties, options)];
  for (const c of other) if (c) out.push(c);
  return out;
}

function denials({ tellings, denials: denying }: Cluster): Contradiction | null {
  if (!denying.length) return null;
  const yes = tellings.flatMap((t) => t.claims);
  const no = denying.flatMap((t) => t.claims);
  const verb = (claims: StoredClaim[], one: string) => (new Set(claims.map(teller)).size > 1 ? one.slice(0, -1) : one);
  const sentence = `${tellers(yes)} ${verb(yes, 'reports')} it; ${tellers(no)} ${verb(no, 'says')} that it is not so.`;
  return contradiction('denial', sentence, [
    { says: 'it happened', claims: yes },
    { says: 'it did not happen', claims: no },
  ]);
}

/** Groups of claims whose values exclude those of another group. */
function split<T>(claims: readonly StoredClaim[], value: (c: StoredClaim) => T | null, fits: (a: T, b: T) => boolean) {
  const groups: { value: T; claims: StoredClaim[] }[] = [];
  for (const c of claims) {
    const v = value(c);
    if (v === null) continue;
    const g = groups.find((x) => fits(x.value, v));
    if (g) g.claims.push(c);
    else groups.push({ value: v, claims: [c] });
  }
  return groups;
}

function counts(claims: readonly StoredClaim[], kind: CasualtyKind): Contradiction | null {
  const groups = split(
    claims,
    (c) => boundsOf(c, kind),
    (a, b) => a[0] <= b[1] && b[0] <= a[1],
  );
  if (groups.length < 2) return null;
  const sides = groups.map((g) => {
    const max = Number.isFinite(g.value[1]) ? g.value[1] : null;
    return { says: `${countWords(g.value[0] || (max === 0 ? 0 : null), max)} ${harmWords(kind)}`, claims: g.claims };
  });
  return contradiction('count', sentence(sides), sides);
}

function sentence(sides: readonly Side[]): string {
  return `${sides.map((s) => `${tellers(s.claims)}: ${s.says}`).join('; ')}.`;
}

function places(claims: readonly StoredClaim[]): Contradiction | null {
  const groups = split(
    claims,
    (c) =>
      c.claim.place && c.claim.place.precision !== 'unresolved' && c.claim.places.length < 2 ? c.claim.place : null,
    (a, b) => a.name === b.name || placeFit(placeFact(a), placeFact(b)).fits,
  );
  if (groups.length < 2) return null;
  const sides = groups.map((g) => ({ says: g.value.name, claims: g.claims }));
  return contradiction('place', `The place differs. ${sentence(sides)}`, sides);
}

function times(claims: readonly StoredClaim[]): Contradiction | null {
  const groups = split(claims, statedTime, (a, b) => gapDays(a, b) === 0);
  if (groups.length < 2) return null;
  const sides = groups.map((g) => ({ says: dayWords(g.value.from, g.value.to), claims: g.claims }));
  return contradiction('time', `The date differs. ${sentence(sides)}`, sides);
}

function actors(
  fact: Fact,
  claims: readonly StoredClaim[],
  parties: Parties,
  options: MergeOptions,
): Contradiction | null {
  if (isMutual(fact.subtype)) return null;
  const doers = (c: StoredClaim): Party[] => {
    const { actors: first, recipients } = c.claim;
    return (loserActs(c.claim.subtype) ? recipients : first).map((a) => parties.of(a, c));
  };
  const groups = split(
    claims,
    (c) => (doers(c).length ? doers(c) : null),
    (a, b) => relateAll(a, b) !== 'different',
  );
  if (groups.length < 2) return null;
  const name = (p: Party) => options.nameOf?.(p.id) ?? p.actor.name ?? p.actor.text;
  const sides = groups.map((g) => ({ says: `done by ${listWords(g.value.map(name))}`, claims: g.claims }));
  return contradiction('actor', `The claims name different actors. ${sentence(sides)}`, sides);
}
