/** Incidents: replaced where they changed, and found again by time, place, party and type. */
import { type Kysely, sql } from 'kysely';
import { haversineKm } from '../../knowledge/geo.js';
import { fold } from '../fold.js';
import type { IncidentChanges } from '../store.js';
import type { IncidentFilter, StorableIncident, StorablePlace } from '../types.js';
import { Filing } from './browse/index.js';
import type { Tables } from './schema.js';

type Db = Kysely<Tables>;

/** Puts some incidents in the place of others; what stayed the same is not touched. */
export async function replaceIncidents(
  db: Db,
  before: ReadonlyMap<string, string>,
  incidents: readonly StorableIncident[],
): Promise<IncidentChanges> {
  const gone = new Map(before);
  const done = { added: 0, changed: 0, removed: 0 };
  const fresh: [StorableIncident, string][] = [];
  for (const incident of incidents) {
    const body = JSON.stringify(incident);
    const old = gone.get(incident.id);
    gone.delete(incident.id);
    if (old === body) continue;
    if (old === undefined) done.added++;
    else {
      done.changed++;
      await db.deleteFrom('incident').where('id', '=', incident.id).execute();
    }
    fresh.push([incident, body]);
  }
  for (const id of gone.keys()) {
    await db.deleteFrom('incident').where('id', '=', id).execute();
    done.removed++;
  }
  const filing = new Filing(db);
  for (const [incident, body] of fresh) {
    await insertIncident(db, incident, body);
    await filing.file(incident);
  }
  return done;
}

async function insertIncident(db: Db, incident: StorableIncident, body: string): Promise<void> {
  const id = incident.id;
  await db
    .insertInto('incident')
    .values({
      id,
      kind: incident.kind,
      event: incident.event,
      subtype: incident.subtype,
      label: incident.label,
      status: incident.status,
      start: incident.when?.start ?? null,
      end: incident.when?.end ?? null,
      independent: incident.sources.independent,
      priority: incident.doubt?.priority ?? 0,
      body,
    })
    .execute();
  const places = new Map<string, StorablePlace>();
  for (const p of [...(incident.place ? [incident.place] : []), ...incident.places])
    places.set(`${p.name}|${p.lat}|${p.lon}`, p);
  if (places.size) {
    const rows = [...places.values()].map((p, nr) => ({
      incident_id: id,
      nr,
      name: p.name,
      folded: fold(p.name),
      country: p.country,
      lat: p.lat,
      lon: p.lon,
    }));
    await db.insertInto('incident_place').values(rows).execute();
  }
  const parties = new Set(
    [...incident.actors, ...incident.recipients].flatMap((p) => [p.id, p.name, ...p.sides].map(fold)),
  );
  if (parties.size) {
    await db
      .insertInto('incident_party')
      .values([...parties].map((folded, nr) => ({ incident_id: id, nr, folded })))
      .execute();
  }
  const claims = new Map(incident.claims.map((c) => [c.key, c.role]));
  if (claims.size) {
    await db
      .insertInto('incident_claim')
      .values([...claims].map(([key, role]) => ({ incident_id: id, key, role })))
      .execute();
  }
}

const containing = (part: string): string => `%${fold(part).replace(/[\\%_]/g, '\\$&')}%`;

/** Degrees that hold every point within some kilometres. */
function box({ lat, lon, km }: { lat: number; lon: number; km: number }) {
  const dLat = km / 110.5;
  const cos = Math.cos((Math.min(89.9, Math.abs(lat) + dLat) * Math.PI) / 180);
  return { south: lat - dLat, north: lat + dLat, dLon: km / (111.3 * cos), lon };
}

function filtered(db: Db, f: IncidentFilter) {
  let query = db.selectFrom('incident').select('incident.body');
  if (f.from !== undefined) query = query.where('incident.end', '>=', f.from);
  if (f.to !== undefined) query = query.where('incident.start', '<=', f.to);
  if (f.kinds) query = query.where('incident.kind', 'in', f.kinds);
  if (f.event !== undefined) {
    const event = f.event.trim();
    const key = event.toLowerCase().replace(/[\s_]+/g, '-');
    query = query.where((e) =>
      e.or([
        e('event', '=', event.toUpperCase()),
        e('subtype', '=', key),
        e(sql`lower(label)`, '=', event.toLowerCase()),
      ]),
    );
  }
  if (f.actor !== undefined) {
    const actor = containing(f.actor);
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('incident_party as p')
          .select('p.nr')
          .whereRef('p.incident_id', '=', 'incident.id')
          .where(sql<boolean>`p.folded LIKE ${actor} ESCAPE '\\'`),
      ),
    );
  }
  if (f.place !== undefined) {
    const { name, country } = f.place;
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('incident_place as p')
          .select('p.nr')
          .whereRef('p.incident_id', '=', 'incident.id')
          .where((x) =>
            x.or([
              sql<boolean>`p.folded LIKE ${containing(name)} ESCAPE '\\'`,
              ...(country ? [x('p.country', '=', country)] : []),
            ]),
          ),
      ),
    );
  }
  if (f.near) {
    const b = box(f.near);
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('incident_place as p')
          .select('p.nr')
          .whereRef('p.incident_id', '=', 'incident.id')
          .where('p.lat', '>=', b.south)
          .where('p.lat', '<=', b.north)
          // The shorter way round the globe.
          .where(sql<boolean>`min(abs(p.lon - ${b.lon}), 360 - abs(p.lon - ${b.lon})) <= ${b.dLon}`),
      ),
    );
  }
  return query
    .orderBy(sql`incident.start IS NULL`)
    .orderBy('incident.start')
    .orderBy('incident.end')
    .orderBy('incident.id');
}

function isNear(incident: StorableIncident, near: { lat: number; lon: number; km: number }): boolean {
  const places = [...(incident.place ? [incident.place] : []), ...incident.places];
  return places.some(
    (p) => p.lat !== null && p.lon !== null && haversineKm(p.lat, p.lon, near.lat, near.lon) <= near.km,
  );
}

export async function findIncidents<I extends StorableIncident>(db: Db, filter: IncidentFilter): Promise<I[]> {
  const query = filtered(db, filter);
  const { near, limit } = filter;
  const rows = await (limit !== undefined && !near ? query.limit(limit) : query).execute();
  const found = rows.map((r) => JSON.parse(r.body) as I);
  if (!near) return found;
  return found.filter((i) => isNear(i, near)).slice(0, limit ?? found.length);
}

export async function incidentsByPrefix<I extends StorableIncident>(db: Db, prefix: string): Promise<I[]> {
  const rows = await db
    .selectFrom('incident')
    .select('body')
    .where('id', '>=', prefix)
    .where('id', '<', `${prefix}\u{10ffff}`)
    .orderBy('id')
    .execute();
  return rows.map((r) => JSON.parse(r.body) as I);
}

export async function queuedIncidents<I extends StorableIncident>(db: Db, limit: number, offset: number): Promise<I[]> {
  const rows = await db
    .selectFrom('incident')
    .select('body')
    .where('priority', '>', 0)
    .orderBy('priority', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((r) => JSON.parse(r.body) as I);
}
