/** A query as conditions on incident_head, here called `h`. */
import { type RawBuilder, sql } from 'kysely';
import type { IncidentQuery } from '../../browse.js';
import { fold } from '../../fold.js';
import { dayNumber } from './filing.js';
import { wordQuery } from './words.js';

type Condition = RawBuilder<unknown>;

const list = (values: readonly (string | number)[]): Condition => sql.join(values.length ? values : [null]);

const codes = (kind: string, values: readonly string[]): Condition =>
  sql`(SELECT code FROM incident_term WHERE kind = ${kind} AND value IN (${list(values)}))`;

const tagged = (kind: string, chosen: Condition, role?: 'actor' | 'recipient'): Condition => {
  const only = role ? sql` AND role = ${role === 'actor' ? 1 : 2}` : sql``;
  return sql`h.seq IN (SELECT seq FROM incident_tag WHERE kind = ${kind} AND code IN ${chosen}${only})`;
};

const told = (sources: readonly string[], as?: IncidentQuery['sourceIs']): Condition =>
  sql`h.seq IN (SELECT seq FROM incident_source WHERE code IN ${codes('source', sources)}
    ${as ? sql`AND ${sql.ref(as)} = 1` : sql``})`;

function inBox({ west, south, east, north }: NonNullable<IncidentQuery['box']>): Condition {
  const box = (w: number, e: number) => sql`SELECT seq FROM incident_box
    WHERE east >= ${w} AND west <= ${e} AND north >= ${south} AND south <= ${north}`;
  const wide = west <= east ? box(west, east) : sql`${box(west, 180)} UNION ALL ${box(-180, east)}`;
  const lon = west <= east ? sql`h.lon BETWEEN ${west} AND ${east}` : sql`(h.lon >= ${west} OR h.lon <= ${east})`;
  // The box index rounds outwards; the columns say exactly.
  return sql`h.seq IN (${wide}) AND h.lat BETWEEN ${south} AND ${north} AND ${lon}`;
}

/** Up to here the interval index is faster than looking at every incident. */
const SHORT_DAYS = 400;

function between(from: number | null, to: number | null): Condition[] {
  if (from !== null && to !== null && to - from <= SHORT_DAYS)
    return [sql`h.seq IN (SELECT seq FROM incident_days WHERE first <= ${to} AND last >= ${from})`];
  // The plus keeps the engine from half an index: most of the table, row by row, in random order.
  return [...(from === null ? [] : [sql`+h."end" >= ${from}`]), ...(to === null ? [] : [sql`+h.start <= ${to}`])];
}

const COLUMN_KINDS = { kinds: 'kind', events: 'event', subtypes: 'subtype', statuses: 'status', standings: 'standing' };

/** The conditions, joined. */
export function conditions(q: IncidentQuery): Condition {
  const all: Condition[] = [sql`1`];
  if (q.ids) all.push(sql`h.incident_id IN (${list(q.ids)})`);
  all.push(...between(dayNumber(q.from), dayNumber(q.to)));
  for (const [key, column] of Object.entries(COLUMN_KINDS)) {
    const values = q[key as keyof typeof COLUMN_KINDS];
    if (values) all.push(sql`h.${sql.ref(column)} IN ${codes(column, values)}`);
  }
  if (q.minSources !== undefined) all.push(sql`h.sources >= ${q.minSources}`);
  if (q.contradicted !== undefined) all.push(sql`h.contradicted = ${Number(q.contradicted)}`);
  if (q.harm) all.push(sql`h.harm = 1`);
  if (q.box) all.push(inBox(q.box));
  if (q.actors) all.push(tagged('actor', codes('actor', q.actors), q.role));
  if (q.sides) all.push(tagged('side', codes('side', q.sides), q.role));
  if (q.countries) all.push(tagged('country', codes('country', q.countries)));
  if (q.place) {
    const part = `%${fold(q.place.name).replace(/[\\%_]/g, '\\$&')}%`;
    const named = sql`(SELECT code FROM incident_term WHERE kind = 'place' AND folded LIKE ${part} ESCAPE '\\')`;
    const { country } = q.place;
    all.push(
      country
        ? sql`(${tagged('place', named)} OR ${tagged('country', codes('country', [country]))})`
        : tagged('place', named),
    );
  }
  if (q.sources) all.push(told(q.sources, q.sourceIs));
  if (q.outlets) all.push(told(q.outlets.map((name) => `outlet:${name}`)));
  if (q.words !== undefined && q.words.trim() !== '') {
    const words = wordQuery(q.words);
    // A query without a word in it ("?!") finds nothing.
    all.push(
      words === null ? sql`0` : sql`h.seq IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ${words})`,
    );
  }
  return sql.join(all, sql` AND `);
}
