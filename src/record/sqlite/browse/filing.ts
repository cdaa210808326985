/** Files incidents where lists, maps and searches look for them; derived wholly from the incidents as stored. */
import { type Kysely, sql } from 'kysely';
import { fold } from '../../fold.js';
import type { StorableIncident, StorableParty } from '../../types.js';
import type { Tables } from '../schema.js';

type Db = Kysely<Tables>;

/** Raise it when incidents are filed otherwise: stores are then filed anew when they are opened. */
const FILING = '2';
const FILED_BY = 'incidents_filed_by';
const ACTS = 1;
const UNDERGOES = 2;
const NEITHER = 0;

/** Days since 1970-01-01. */
export function dayNumber(iso: string | null | undefined): number | null {
  const at = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? null : Math.floor(at / 86_400_000);
}

const round = (n: number | null) => (n === null ? null : Math.round(n * 1e4) / 1e4);

/** The widest that somebody belongs to. */
const sideOf = (p: StorableParty): string => p.sides.at(-1) ?? p.id;

export class Filing {
  readonly #db: Db;
  readonly #codes = new Map<string, number>();
  readonly #sizes = new Map<string, number>();
  #loaded = false;

  constructor(db: Db) {
    this.#db = db;
  }

  async #load(): Promise<void> {
    for (const { kind, code, value } of await this.#db
      .selectFrom('incident_term')
      .select(['kind', 'code', 'value'])
      .execute()) {
      this.#codes.set(`${kind} ${value}`, code);
      this.#sizes.set(kind, Math.max(this.#sizes.get(kind) ?? 0, code + 1));
    }
    this.#loaded = true;
  }

  async #code(kind: string, value: string, label = value, info: object | null = null): Promise<number> {
    if (!this.#loaded) await this.#load();
    const key = `${kind} ${value}`;
    const there = this.#codes.get(key);
    if (there !== undefined) return there;
    const code = this.#sizes.get(kind) ?? 0;
    await this.#db
      .insertInto('incident_term')
      .values({ kind, code, value, label, folded: fold(label), info: info && JSON.stringify(info) })
      .execute();
    this.#codes.set(key, code);
    this.#sizes.set(kind, code + 1);
    return code;
  }

  async file(i: StorableIncident): Promise<void> {
    const first = i.actors[0];
    const { place } = i;
    const { seq } = await this.#db
      .insertInto('incident_head')
      .values({
        incident_id: i.id,
        kind: await this.#code('kind', i.kind),
        event: await this.#code('event', i.event),
        subtype: await this.#code('subtype', i.subtype, i.label, { event: i.event }),
        status: await this.#code('status', i.status),
        standing: await this.#code('standing', i.standing),
        side: first ? await this.#code('side', sideOf(first)) : null,
        precision: place ? await this.#code('precision', place.precision) : null,
        lon: round(place?.lon ?? null),
        lat: round(place?.lat ?? null),
        uncertainty: place ? place.uncertaintyKm : null,
        sources: i.sources.independent,
        killed: i.casualties.find((c) => c.kind === 'killed')?.min ?? 0,
        harm: Number(i.casualties.length > 0),
        contradicted: Number(i.contradictions.length > 0),
        start: dayNumber(i.when?.start),
        end: dayNumber(i.when?.end),
        reported: dayNumber(i.lastReported),
      })
      .returning('seq')
      .executeTakeFirstOrThrow();
    if (place && place.lat !== null && place.lon !== null) {
      await sql`INSERT INTO incident_box VALUES (${seq}, ${place.lon}, ${place.lon}, ${place.lat}, ${place.lat})`.execute(
        this.#db,
      );
    }
    const [from, to] = [dayNumber(i.when?.start), dayNumber(i.when?.end)];
    if (from !== null && to !== null && from <= to)
      await sql`INSERT INTO incident_days VALUES (${seq}, ${from}, ${to})`.execute(this.#db);
    const parties = [...i.actors, ...i.recipients];
    const names = [...parties, ...(place ? [place] : []), ...i.places].map((n) => n.name);
    await sql`INSERT INTO incident_words (rowid, summary, names)
      VALUES (${seq}, ${i.summary}, ${[...new Set(names)].join(', ')})`.execute(this.#db);
    await this.#tag(i, seq);
    await this.#fileSources(i, seq);
  }

  async #tag(i: StorableIncident, seq: number): Promise<void> {
    const rows = new Map<string, { kind: string; code: number; seq: number; role: number }>();
    const put = (kind: string, code: number, role: number) =>
      rows.set(`${kind} ${code} ${role}`, { kind, code, seq, role });
    for (const [role, list] of [
      [ACTS, i.actors],
      [UNDERGOES, i.recipients],
    ] as const) {
      for (const p of list) {
        const { code, sector, sides } = p;
        put('actor', await this.#code('actor', p.id, p.name, { code, sector, sides }), role);
        for (const side of [p.id, ...sides]) put('side', await this.#code('side', side), role);
      }
    }
    for (const { name, country, lat, lon, precision, uncertaintyKm } of [...(i.place ? [i.place] : []), ...i.places]) {
      const point = [name, round(lat), round(lon), precision].join('|');
      const info = { country, lat, lon, precision, uncertaintyKm };
      put('place', await this.#code('place', point, name, info), NEITHER);
      if (country) put('country', await this.#code('country', country), NEITHER);
    }
    if (rows.size) {
      await this.#db
        .insertInto('incident_tag')
        .values([...rows.values()])
        .execute();
    }
  }

  async #fileSources(i: StorableIncident, seq: number): Promise<void> {
    const own = await this.#claimsBySource(i);
    const asserting = new Set(i.claims.filter((c) => c.role !== 'denial').map((c) => c.key));
    const rows = new Map<number, Tables['incident_source']>();
    for (const [id, { label, info, claims }] of own) {
      const asserts = [...claims].some((c) => asserting.has(c));
      // It stands on one side of a contradiction, and somebody else on another one.
      const contradicted = i.contradictions.some(
        (c) =>
          c.sides.some((s) => s.claims.some((k) => claims.has(k))) &&
          c.sides.some((s) => !s.claims.some((k) => claims.has(k))),
      );
      const code = await this.#code('source', id, label, info);
      rows.set(code, {
        code,
        seq,
        alone: Number(asserts && i.sources.independent <= 1),
        corroborated: Number(asserts && i.sources.independent > 1),
        contradicted: Number(contradicted),
      });
    }
    if (rows.size) {
      await this.#db
        .insertInto('incident_source')
        .values([...rows.values()])
        .execute();
    }
  }

  async #claimsBySource(i: StorableIncident) {
    const own = new Map<string, { label: string; info: object | null; claims: Set<string> }>();
    const add = (id: string, label: string, info: object | null, claims: readonly string[]) => {
      const there = own.get(id) ?? { label, info, claims: new Set() };
      for (const c of claims) there.claims.add(c);
      own.set(id, there);
    };
    const hashes = [...new Set(i.claims.map((c) => c.key.slice(0, c.key.indexOf('/'))))];
    const outlets = await this.#db
      .selectFrom('report')
      .select(['hash', 'outlet'])
      .where('hash', 'in', hashes)
      .execute();
    for (const { hash, outlet } of outlets) {
      const claims = i.claims.map((c) => c.key).filter((k) => k.startsWith(`${hash}/`));
      if (outlet) add(`outlet:${outlet}`, outlet, null, claims);
    }
    for (const s of i.sources.speakers) add(speakerId(s.id, s.name), s.name, { actor: s.id }, s.claims);
    return own;
  }
}

/** Speakers without an id are told apart by what they are called. */
export const speakerId = (id: string | null, name: string): string => `speaker:${id ?? name.toLowerCase()}`;

/** Are all incidents filed as this version files them? */
export async function isFiled(db: Db): Promise<boolean> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', FILED_BY).executeTakeFirst();
  return row?.value === FILING;
}

const AT_ONCE = 1000;

/** Files all incidents anew. */
export async function fileAll(db: Db): Promise<void> {
  await db.deleteFrom('incident_head').execute();
  await db.deleteFrom('incident_term').execute();
  const filing = new Filing(db);
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('incident')
      .select(['id', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) await filing.file(JSON.parse(row.body) as StorableIncident);
    if (rows.length < AT_ONCE) break;
    after = rows[rows.length - 1].id;
  }
  await db
    .insertInto('meta')
    .values({ key: FILED_BY, value: FILING })
    .onConflict((c) => c.column('key').doUpdateSet({ value: FILING }))
    .execute();
}
