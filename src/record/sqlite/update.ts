/** Bringing the incidents up to date: everything when the rules are new, else only what the new reports can touch. */
import type { Kysely } from 'kysely';
import type { IncidentChanges } from '../store.js';
import type { IncidentRules, StorableIncident, StoredClaim } from '../types.js';
import { nextRevision } from './browse/index.js';
import { allClaims, claimsOfReports } from './claims.js';
import { replaceIncidents } from './incidents.js';
import type { Tables } from './schema.js';

type Db = Kysely<Tables>;

const BUILT_BY = 'incidents_built_by';
const AT_ONCE = 500;

export async function updateIncidents(db: Db, rules: IncidentRules): Promise<IncidentChanges> {
  const pending = (await db.selectFrom('pending').select('report_seq').execute()).map((r) => r.report_seq);
  const last = await db.selectFrom('meta').select('value').where('key', '=', BUILT_BY).executeTakeFirst();
  const sameRules = last?.value === rules.version;
  if (sameRules && pending.length === 0) return { added: 0, changed: 0, removed: 0 };
  const { n } = await db
    .selectFrom('report')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const most = pending.length * 2 > n;
  const changes = sameRules && !most ? await updatePart(db, rules, pending) : await updateAll(db, rules);
  await db.deleteFrom('pending').execute();
  await nextRevision(db);
  await db
    .insertInto('meta')
    .values({ key: BUILT_BY, value: rules.version })
    .onConflict((c) => c.column('key').doUpdateSet({ value: rules.version }))
    .execute();
  return changes;
}

function byReport(claims: readonly StoredClaim[]): Map<string, StoredClaim[]> {
  const reports = new Map<string, StoredClaim[]>();
  for (const c of claims) {
    const list = reports.get(c.reportId);
    if (list) list.push(c);
    else reports.set(c.reportId, [c]);
  }
  return reports;
}

/** Files reports under the keys of their claims. */
async function file(db: Db, rules: IncidentRules, claims: readonly StoredClaim[]): Promise<void> {
  for (const [hash, own] of byReport(claims)) {
    const keys = rules.keysOf(own);
    if (keys.length === 0) continue;
    const { seq } = await db.selectFrom('report').select('seq').where('hash', '=', hash).executeTakeFirstOrThrow();
    for (let i = 0; i < keys.length; i += AT_ONCE) {
      const rows = keys.slice(i, i + AT_ONCE).map((key) => ({ key, report_seq: seq }));
      await db.insertInto('partition').values(rows).execute();
    }
  }
}

async function updateAll(db: Db, rules: IncidentRules): Promise<IncidentChanges> {
  const claims: StoredClaim[] = [];
  for await (const claim of allClaims(db)) claims.push(claim);
  await db.deleteFrom('partition').execute();
  await file(db, rules, claims);
  const before = await db.selectFrom('incident').select(['id', 'body']).execute();
  return replaceIncidents(db, new Map(before.map((r) => [r.id, r.body])), rules.build(claims));
}

async function updatePart(db: Db, rules: IncidentRules, pending: readonly number[]): Promise<IncidentChanges> {
  for (let i = 0; i < pending.length; i += AT_ONCE) {
    await db
      .deleteFrom('partition')
      .where('report_seq', 'in', pending.slice(i, i + AT_ONCE))
      .execute();
  }
  const own = await claimsOfReports(db, pending);
  await file(db, rules, own);
  const earlier = await incidentsWithReports(db, pending);
  const changed = new Map(own.map((c) => [c.key, c]));
  const looked = new Set<string>();
  let more = reportsOf(await keysIn(db, [...earlier.keys()]));
  for (;;) {
    // Whole reports: what a report tells once and what it tells again is told apart over all of its claims.
    for (const hash of more) looked.add(hash);
    for (const c of await claimsOfHashes(db, more)) changed.set(c.key, c);
    const { claims, incidents } = await rebuildPart(db, rules, [...changed.values()]);
    const before = new Map([...earlier, ...(await incidentsWith(db, claims))]);
    // A claim that names two places is part of two incidents. One that would go without its report having been looked
    // at as a whole may be the second one: look, and build again.
    const built = new Set(incidents.map((i) => i.id));
    const going = [...before.keys()].filter((id) => !built.has(id));
    more = reportsOf(await keysIn(db, going)).filter((hash) => !looked.has(hash));
    if (more.length === 0) return replaceIncidents(db, before, incidents);
  }
}

/** Content hashes of the reports that make some claims. */
const reportsOf = (keys: readonly string[]): string[] => [...new Set(keys.map((k) => k.slice(0, k.indexOf('/'))))];

/** All claims of some reports. */
async function claimsOfHashes(db: Db, hashes: readonly string[]): Promise<StoredClaim[]> {
  const seqs: number[] = [];
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('report')
      .select('seq')
      .where('hash', 'in', hashes.slice(i, i + AT_ONCE))
      .execute();
    for (const r of rows) seqs.push(r.seq);
  }
  return claimsOfReports(db, seqs);
}

/** Runs the rules again and again until everything that they look up has been fetched. */
async function rebuildPart(
  db: Db,
  rules: IncidentRules,
  changed: StoredClaim[],
): Promise<{ claims: StoredClaim[]; incidents: StorableIncident[] }> {
  const fetched = new Map<string, StoredClaim[]>();
  for (;;) {
    const missing = new Set<string>();
    const built = rules.rebuild(changed, (keys) => {
      const found = new Map<string, StoredClaim>();
      for (const key of keys) {
        const claims = fetched.get(key);
        if (!claims) missing.add(key);
        else for (const c of claims) found.set(c.key, c);
      }
      return [...found.values()];
    });
    if (missing.size === 0) return built;
    await fetch(db, [...missing], fetched);
  }
}

async function fetch(db: Db, keys: readonly string[], into: Map<string, StoredClaim[]>): Promise<void> {
  const filed = new Map<number, string[]>();
  for (let i = 0; i < keys.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('partition')
      .selectAll()
      .where('key', 'in', keys.slice(i, i + AT_ONCE))
      .execute();
    for (const r of rows) filed.set(r.report_seq, [...(filed.get(r.report_seq) ?? []), r.key]);
  }
  for (const key of keys) into.set(key, []);
  const hashes = new Map<string, number>();
  const seqs = [...filed.keys()];
  for (let i = 0; i < seqs.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('report')
      .select(['hash', 'seq'])
      .where('seq', 'in', seqs.slice(i, i + AT_ONCE))
      .execute();
    for (const r of rows) hashes.set(r.hash, r.seq);
  }
  for (const [hash, claims] of byReport(await claimsOfReports(db, seqs))) {
    for (const key of filed.get(hashes.get(hash)!) ?? []) into.get(key)!.push(...claims);
  }
}

/** Incidents, by id, that some reports had a part in. */
async function incidentsWithReports(db: Db, seqs: readonly number[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let i = 0; i < seqs.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('report')
      .innerJoin('incident_claim', (j) =>
        // Keys begin with the report's hash and a slash; "0" comes after the slash.
        j.on((e) =>
          e.and([
            e('incident_claim.key', '>', e.ref('report.hash')),
            e('incident_claim.key', '<', e(e.ref('report.hash'), '||', '0')),
          ]),
        ),
      )
      .innerJoin('incident', 'incident.id', 'incident_claim.incident_id')
      .select(['incident.id', 'incident.body'])
      .where('report.seq', 'in', seqs.slice(i, i + AT_ONCE))
      .execute();
    for (const r of rows) found.set(r.id, r.body);
  }
  return found;
}

/** Incidents, by id, that some claims are part of. */
async function incidentsWith(db: Db, claims: readonly StoredClaim[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let i = 0; i < claims.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('incident_claim')
      .innerJoin('incident', 'incident.id', 'incident_claim.incident_id')
      .select(['incident.id', 'incident.body'])
      .where(
        'incident_claim.key',
        'in',
        claims.slice(i, i + AT_ONCE).map((c) => c.key),
      )
      .execute();
    for (const r of rows) found.set(r.id, r.body);
  }
  return found;
}

/** Keys of the claims of some incidents. */
async function keysIn(db: Db, incidents: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  for (let i = 0; i < incidents.length; i += AT_ONCE) {
    const rows = await db
      .selectFrom('incident_claim')
      .select('key')
      .where('incident_id', 'in', incidents.slice(i, i + AT_ONCE))
      .execute();
    for (const r of rows) keys.push(r.key);
  }
  return keys;
}
