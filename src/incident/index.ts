/**
 * Claims of many reports → incidents. Pure: the same claims give the same incidents, in whatever order they come.
 *
 * @example
 * const claims = storedClaims(reading, report, { originId });
 * const incidents = buildIncidents(claims);
 * incidents[0]?.summary; // "Air strike at Tarhuna by …; at least 10 killed; claimed by …; 1 independent source."
 */
import { counted } from '../review/index.js';
import { assemble } from './assemble.js';
import { textKeys } from './blocks.js';
import { clustersOf, tellingsOf } from './cluster.js';
import { compareClaims, compareFacts, type Fact, factsOf } from './facts.js';
import { linkAims } from './links.js';
import { Parties } from './parties.js';
import { closure } from './rebuild.js';
import type { Incident, MergeOptions, StoredClaim } from './types.js';

export { claimKey, storedClaims } from './stored.js';
export type * from './types.js';

/** Builds the incidents that the claims tell of, ordered by time. The order of the claims does not matter. */
export function buildIncidents(claims: readonly StoredClaim[], options: MergeOptions = {}): Incident[] {
  const parties = new Parties(options);
  const tellings = tellingsByReport(claims, parties, options);
  return incidentsOf(tellings, parties, options);
}

function incidentsOf(tellings: readonly Fact[], parties: Parties, options: MergeOptions): Incident[] {
  const clusters = clustersOf(tellings);
  clusters.sort((a, b) => compareFacts(a.fact, b.fact));
  const incidents = clusters.map((c) => assemble(c, parties, options));
  linkAims(clusters, incidents);
  return incidents.sort(byTime);
}

function tellingsByReport(claims: readonly StoredClaim[], parties: Parties, options: MergeOptions): Fact[] {
  const reports = new Map<string, StoredClaim[]>();
  for (const c of counted(claims)) {
    const list = reports.get(c.reportId);
    if (list) list.push(c);
    else reports.set(c.reportId, [c]);
  }
  const out: Fact[] = [];
  for (const list of reports.values()) {
    list.sort(compareClaims);
    const facts = withOwnKeys(list.flatMap((c) => factsOf(c, parties, options)));
    for (const t of tellingsOf(facts)) out.push(t);
  }
  return out.sort(compareFacts);
}

/** One word can carry two claims; their keys, and so the ids of their incidents, must differ. */
function withOwnKeys(facts: Fact[]): Fact[] {
  const taken = new Map<string, number>();
  for (const f of facts) {
    const n = taken.get(f.key) ?? 0;
    taken.set(f.key, n + 1);
    if (n) f.key = `${f.key}#${n}`;
  }
  return facts;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function byTime(a: Incident, b: Incident): number {
  return (
    text(a.when?.start ?? a.firstReported ?? '9999', b.when?.start ?? b.firstReported ?? '9999') || text(a.id, b.id)
  );
}

/**
 * The keys under which a store files a report, given all of its claims: event group, place cell and day. Claims of two
 * reports can only meet in an incident, or be linked, when the reports share a key.
 */
export function partitionKeys(claimsOfReport: readonly StoredClaim[], options: MergeOptions = {}): string[] {
  const tellings = tellingsByReport(claimsOfReport, new Parties(options), options);
  const keys = new Set<string>();
  for (const t of tellings) {
    for (const k of textKeys(t)) keys.add(k);
  }
  return [...keys].sort();
}

/**
 * Builds again only what some reports touch: `changed` are the claims of the reports that are new or read anew, and of
 * the incidents that their earlier claims were part of; `lookup` gives all claims of all reports filed under one of the
 * keys of `partitionKeys`. A store replaces every incident that shares a claim with `claims` by `incidents`; the result
 * is that of a full build.
 */
export function rebuildIncidents(
  changed: readonly StoredClaim[],
  lookup: (keys: readonly string[]) => readonly StoredClaim[],
  options: MergeOptions = {},
): { claims: StoredClaim[]; incidents: Incident[] } {
  const parties = new Parties(options);
  const start = tellingsByReport(changed, parties, options);
  const part = closure(start, (keys) => tellingsByReport(lookup(keys), parties, options));
  return {
    claims: [...new Map(part.flatMap((t) => t.claims).map((c) => [c.key, c])).values()].sort(compareClaims),
    incidents: incidentsOf(part.sort(compareFacts), parties, options),
  };
}
