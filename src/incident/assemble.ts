/** A cluster of claims → the incident that is stored and shown. */
import { createHash } from 'node:crypto';
import type { Cluster } from './cluster.js';
import { contradictionsOf, teller } from './contradictions.js';
import { casualtiesOf } from './counts.js';
import { isoDay, joinTimes } from './days.js';
import { doubtOf, NO_DOUBT } from './doubt.js';
import { loserActs, plainLabel } from './events.js';
import { compareClaims, type Fact, headNoun, statedTime } from './facts.js';
import { fitFacts } from './match.js';
import type { Parties, Party } from './parties.js';
import { isCoarse, type PlaceFact, placeFact, placeFit } from './places.js';
import { summarise } from './summary.js';
import type {
  Incident,
  IncidentClaim,
  IncidentObject,
  IncidentParty,
  IncidentPlace,
  IncidentStatus,
  IncidentTime,
  LoadedWord,
  MergeOptions,
  Modality,
  StoredClaim,
} from './types.js';
import { sourcesOf, standingOf } from './voices.js';

/** Twelve hex digits of a hash of the first claim's report and position. */
export function incidentId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}

export function assemble(cluster: Cluster, parties: Parties, options: MergeOptions): Incident {
  const { fact } = cluster;
  const claims = cluster.tellings.flatMap((t) => t.claims).sort(compareClaims);
  const everyone = [...claims, ...[...cluster.denials, ...cluster.recollections].flatMap((t) => t.claims)];
  const subtype = claims.some((c) => c.claim.subtype === 'territory-gained') ? 'territory-gained' : fact.subtype;
  const lead = claims.find((c) => c.claim.subtype === subtype) ?? claims[0]!;
  const sources = sourcesOf(cluster, parties, options);
  const turned = loserActs(subtype);
  const [doers, sufferers] = [partyList(fact.doers, claims, options), partyList(fact.sufferers, claims, options)];
  const dates = everyone
    .map((c) => c.published)
    .filter((d): d is string => d !== null)
    .sort();
  const incident: Incident = {
    id: incidentId(fact.key),
    kind: fact.kind,
    event: lead.claim.event,
    mode: lead.claim.mode,
    subtype,
    label: options.eventOf?.(subtype)?.label ?? plainLabel(subtype),
    status: statusOf(cluster, claims),
    standing: standingOf(fact, sources),
    background: fact.kind === 'total' || fact.kind === 'recollection',
    summary: '',
    summaryParts: [],
    when: timeOf(fact, claims),
    ...placesOf(fact, claims),
    actors: turned ? sufferers : doers,
    recipients: turned ? doers : sufferers,
    objects: objectsOf(claims),
    casualties: casualtiesOf(claims),
    operation: claims.find((c) => c.claim.operation)?.claim.operation ?? null,
    loaded: loadedOf(everyone),
    claims: claimsOf(cluster),
    contradictions: contradictionsOf(cluster, parties, options),
    sources,
    links: [],
    doubt: NO_DOUBT,
    firstReported: dates[0] ?? null,
    lastReported: dates.at(-1) ?? null,
  };
  incident.summaryParts = summarise(incident);
  incident.summary = incident.summaryParts.map((p) => p.text).join('');
  incident.doubt = doubtOf(incident, everyone);
  return incident;
}

function statusOf(cluster: Cluster, claims: readonly StoredClaim[]): IncidentStatus {
  if (cluster.fact.denies) return 'denied';
  if (cluster.denials.length) return 'contested';
  const tally = new Map<Modality, number>();
  for (const { claim } of claims) tally.set(claim.modality, (tally.get(claim.modality) ?? 0) + 1);
  if (tally.has('asserted')) return 'asserted';
  return [...tally].sort((a, b) => b[1] - a[1])[0]![0];
}

function partyList(list: readonly Party[], claims: readonly StoredClaim[], options: MergeOptions): IncidentParty[] {
  return list.map((p) => ({
    id: p.id,
    name: options.nameOf?.(p.id) ?? p.actor.name ?? p.actor.text,
    code: p.actor.code,
    sector: p.actor.sector,
    sides: p.sides,
    claims: claims
      .filter(({ claim }) => [...claim.actors, ...claim.recipients].some((a) => a.id === p.id))
      .map((c) => c.key),
  }));
}

function placesOf(
  fact: Fact,
  claims: readonly StoredClaim[],
): { place: IncidentPlace | null; places: IncidentPlace[] } {
  const all = fact.places.map((p) => placeOf(p, claims));
  const main = fact.places[0];
  const rest = all.slice(1).filter((_, i) => {
    const p = fact.places[i + 1]!;
    return !(isCoarse(p) && main && !isCoarse(main) && placeFit(p, main).fits);
  });
  return { place: all[0] ?? null, places: rest };
}

function placeOf(p: PlaceFact, claims: readonly StoredClaim[]): IncidentPlace {
  const names = ({ claim }: StoredClaim) =>
    [...(claim.place ? [claim.place] : []), ...claim.places].some((q) => placeFact(q).norm === p.norm);
  const { name, lat, lon, geonameid, precision } = p.place;
  const by = claims.filter(names).map((c) => c.key);
  return { name, lat, lon, geonameid, precision, uncertaintyKm: p.km, country: p.country, claims: by };
}

function timeOf(fact: Fact, claims: readonly StoredClaim[]): IncidentTime | null {
  const stated = claims.map(statedTime).reduce(joinTimes, null);
  const when = fact.kind === 'plan' || stated ? stated : fact.when;
  if (!when) return null;
  const [start, end] = [isoDay(when.from), isoDay(when.to)];
  const exact = claims.find((c) => c.claim.when?.start === start && c.claim.when.end === end);
  const precision = when.from === when.to ? 'day' : (exact?.claim.when?.precision ?? 'range');
  return { start, end, precision, basis: when.stated ? 'stated' : 'publication' };
}

function objectsOf(claims: readonly StoredClaim[]): IncidentObject[] {
  const out = new Map<string, IncidentObject>();
  for (const c of claims) {
    for (const o of c.claim.objects) {
      const head = headNoun(o.text);
      const had = out.get(head);
      if (had) had.claims.push(c.key);
      else out.set(head, { text: o.text, kind: o.kind, claims: [c.key] });
    }
  }
  return [...out.values()];
}

function loadedOf(claims: readonly StoredClaim[]): LoadedWord[] {
  const out = new Map<string, LoadedWord>();
  for (const c of claims) {
    if (!c.claim.framing) continue;
    const by = teller(c);
    const key = `${c.claim.framing.text.toLowerCase()}|${by}`;
    const had = out.get(key);
    if (had) had.claims.push(c.key);
    else out.set(key, { text: c.claim.framing.text, by, claims: [c.key] });
  }
  return [...out.values()];
}

/** How many earlier tellings a telling is compared with to word why it is here. */
const COMPARED = 20;

function claimsOf(cluster: Cluster): IncidentClaim[] {
  const out: IncidentClaim[] = [];
  const before: Fact[] = [];
  const add = (telling: Fact, role: IncidentClaim['role'], verb: string) => {
    telling.claims.forEach((c, i) => {
      if (i > 0) out.push({ key: c.key, role, why: 'told again in the same report' });
      else out.push({ key: c.key, role, why: before.length ? `${verb}: ${reasons(telling, before)}` : 'first report' });
    });
    if (role === 'support' && before.length < COMPARED) before.push(telling);
  };
  for (const t of cluster.tellings) add(t, 'support', 'merged');
  for (const t of cluster.denials) add(t, 'denial', 'denies it');
  for (const t of cluster.recollections) add(t, 'recollection', 'recalls it');
  const seen = new Set<string>();
  return out.filter((c) => !seen.has(c.key) && seen.add(c.key));
}

/** The reasons of the best fit with an earlier telling. */
function reasons(telling: Fact, before: readonly Fact[]): string {
  if (before.some((b) => b.reports.some((r) => telling.reports.includes(r)))) return 'the report has just told it';
  if (before.some((b) => b.origins.some((o) => telling.origins.includes(o)))) return 'nearly the same text';
  let best = null as ReturnType<typeof fitFacts>;
  for (const b of before) {
    const f = fitFacts(telling, b, true);
    if (f && (!best || f.score > best.score)) best = f;
  }
  return best ? best.why.join(', ') : 'fits all of them taken together';
}
