/** Lasting ties as reports state them: who backs, opposes, supplies or belongs to whom, since when and who says so. */
import { isMade, type Parties } from '../incident/parties.js';
import { described } from '../incident/wording.js';
import type { Relation, RelationEnd } from '../reading/types.js';
import { compareText, joinReported, onOneSide, partyWords, placeOf, sortedUnion } from './items.js';
import type {
  Evidence,
  MergeOptions,
  Reported,
  SituationParty,
  SituationPlace,
  Standing,
  StoredRelation,
  Tie,
  TieStatement,
} from './types.js';

/** A relation with its ends as parties and who says it. */
export interface Tied {
  stored: StoredRelation;
  relation: Relation;
  key: string;
  from: SituationParty;
  to: SituationParty;
  /** Where one end is a place. */
  place: SituationPlace | null;
  statement: TieStatement;
  /** Key of who says it: a speaker's side, else the outlet. */
  voice: string;
  /** claimed when a party says it of itself, confirmed when its opponent does, else reported. */
  standing: Standing;
  reported: Reported;
  summary: string;
  evidence: Evidence;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^(the|a|an|its|their|his|her|this|these) /, '')
    .trim();

function endOf(end: RelationEnd, stored: StoredRelation, parties: Parties, options: MergeOptions): SituationParty {
  const place = end === stored.relation.from ? stored.fromPlace : stored.toPlace;
  if (place) return { id: `place:${placeOf(place).key}`, name: place.name, sides: [] };
  if (end.id === null) return { id: `words:${plain(end.text)}`, name: end.name ?? end.text, sides: [] };
  const given = stored.sides[end.id] ?? options.sidesOf?.(end.id) ?? [];
  const all = new Set([
    ...given,
    ...given.flatMap((g) => parties.reachOf(g, null).sides),
    ...parties.reachOf(end.id, null).sides,
  ]);
  all.delete(end.id);
  const name = options.nameOf?.(end.id) ?? end.name ?? end.text;
  return { id: end.id, name, sides: [...all] };
}

/** Open ends of a period are written as years that no report means. */
const inTime = (day: string) => day > '0999' && day < '9000';

/** Nominal phrases, which fit one party and many. */
const PHRASES: Record<string, (from: string, to: string) => string> = {
  supports: (from, to) => `support of ${from} for ${to}`,
  opposes: (from, to) => `opposition of ${from} to ${to}`,
  'loyal-to': (from, to) => `${from}, loyal to ${to}`,
  'affiliated-with': (from, to) => `${from}, allied with ${to}`,
  'part-of': (from, to) => `${from}, part of ${to}`,
  controls: (from, to) => `${to} held by ${from}`,
  owns: (from, to) => `${to}, owned by ${from}`,
  supplies: (from, to) => `supplies from ${from} to ${to}`,
  'stronghold-of': (from, to) => `${from}, a stronghold of ${to}`,
  'located-in': (from, to) => `${from}, in ${to}`,
};

export function tiedOf(stored: StoredRelation, parties: Parties, options: MergeOptions): Tied {
  const { relation } = stored;
  const from = endOf(relation.from, stored, parties, options);
  const to = endOf(relation.to, stored, parties, options);
  const source = stored.attribution.findLast((l) => l.source !== null)?.source ?? null;
  const outlet = stored.outlet ?? 'an outlet that is not named';
  const state = stored.outlet ? (options.outletParty?.(stored.outlet) ?? null) : null;
  const speaker = source?.id && !isMade(source.id) ? source.id : source ? null : state;
  const reach = speaker ? [speaker, ...(stored.sides[speaker] ?? []), ...parties.reachOf(speaker, null).sides] : [];
  const own = reach.length > 0 && onOneSide([{ id: reach[0]!, name: '', sides: reach.slice(1) }], [from]);
  // Of a party that is neither this one nor neutral nothing is known but that it speaks for somebody.
  const standing: Standing = own || source?.party || (!source && state) ? 'claimed' : 'reported';
  const { when } = relation;
  const statement: TieStatement = {
    from: when && when.text !== '' && inTime(when.start) ? when.start : null,
    to: when && when.text !== '' && inTime(when.end) ? when.end : null,
    reported: stored.published,
    modality: relation.modality,
    source: source ? source.text : outlet,
    claim: stored.key,
  };
  const place = stored.toPlace ?? stored.fromPlace;
  const phrase =
    PHRASES[relation.type] ?? ((a: string, b: string) => `${a}, ${relation.type.replaceAll('-', ' ')} ${b}`);
  const named = (end: SituationParty) => (end.id.startsWith('place:') ? end.name : partyWords(end));
  return {
    stored,
    relation,
    key: `${relation.type}|${from.id}|${to.id}`,
    from,
    to,
    place: place ? placeOf(place) : null,
    statement,
    voice: speaker
      ? `speaker:${reach.at(-1)}`
      : source
        ? `unnamed:${plain(source.text)}`
        : `outlet:${outlet.toLowerCase()}`,
    standing,
    reported: { first: stored.published, last: stored.published },
    summary: `${phrase(named(from), named(to))}; ${source ? `said by ${described(source.text)}` : `reported by ${outlet}`}`,
    evidence: { claims: [stored.key], incidents: [] },
  };
}

/** All statements of one tie as one fact. */
export function tieOf(all: readonly Tied[]): Tie {
  const list = [...all].sort(
    (a, b) =>
      compareText(a.statement.reported ?? '9999', b.statement.reported ?? '9999') ||
      compareText(a.stored.key, b.stored.key),
  );
  const first = list[0]!;
  const statements = list.map((t) => t.statement);
  const denied = statements.filter((s) => s.modality === 'denied').length;
  const since = statements.map((s) => s.from).filter((d): d is string => d !== null);
  const until = statements.map((s) => s.to).filter((d): d is string => d !== null);
  return {
    key: first.key,
    type: first.relation.type,
    from: first.from,
    to: first.to,
    place: first.place,
    since: since.sort()[0] ?? null,
    until: until.sort().at(-1) ?? null,
    state: denied === 0 ? 'stated' : denied === statements.length ? 'denied' : 'contested',
    statements,
    sources: new Set(list.map((t) => (t.voice.startsWith('outlet:') ? t.stored.originId : t.voice))).size,
    reported: joinReported(...list.map((t) => t.reported)),
    evidence: { claims: sortedUnion(list.map((t) => t.stored.key)), incidents: [] },
  };
}
