/** Which of the bearers of a name a report means: by size, by the countries it speaks of, and by how near its places lie to each other. */
import type { Candidate } from '../knowledge/gazetteer/index.js';
import { NAME, precisionOf } from '../knowledge/gazetteer/index.js';
import { haversineKm, offset } from '../knowledge/geo.js';
import type { Proposals, Scored } from './places-recognise.js';
import type { Words } from './places-spans.js';
import { HEAD_AFTER } from './places-words.js';
import type { PlacePrecision } from './types.js';

export interface Resolved {
  name: string | null;
  lat: number | null;
  lon: number | null;
  geonameid: string | null;
  kind: string;
  country: string | null;
  admin1: string | null;
  precision: PlacePrecision;
  uncertaintyKm: number;
  confidence: number;
}

interface Item {
  span: Scored;
  role: string;
  words: Words;
  /** Names that have to be the same place have the same group. */
  group: string;
  chosen: Candidate | null;
  confidence: number;
}

const REGION_WORD = new Set([
  'province',
  'governorate',
  'state',
  'region',
  'oblast',
  'department',
  'district',
  'county',
  'territory',
  'emirate',
  'prefecture',
  'canton',
]);
/** A street or square bears the name of a place and lies somewhere else. */
const STREET = new Set(
  'street road avenue boulevard lane square drive highway trail parade close terrace canal park hospital quarter'.split(
    ' ',
  ),
);
const CITY_WORD = new Set(['city', 'town', 'village', 'downtown', 'capital', 'port', 'suburb', 'hamlet']);

/** Resolves all mentions of a report together. */
export function resolvePlaces(
  mentions: readonly { span: Scored; role: string }[],
  proposals: Proposals,
  outletCountry: string | null,
): Resolved[] {
  const items: Item[] = mentions.map((m) => {
    const words = proposals.words[m.span.sentence];
    return {
      span: m.span,
      role: m.role,
      words,
      group: `${m.span.key}${regionWord(m.span, words) ? ' region' : ''}`,
      chosen: null,
      confidence: 0,
    };
  });
  const votes = countryVotes(items, outletCountry);
  choose(items, votes, []);
  for (let round = 0; round < 2; round++) choose(items, countryVotes(items, outletCountry), anchorsOf(items));
  return items.map((item, i) => finish(item, i, items));
}

/** Whether the words beside a name say that it is a region: "Idlib province", "the province of Idlib". */
function regionWord(span: Scored, w: Words): boolean {
  if (span.head && REGION_WORD.has(span.head)) return true;
  const next = w.folded[span.last + 1];
  const prev = w.folded[span.first - 1];
  if (REGION_WORD.has(next) || pluralRegion(span, w)) return true;
  return prev === 'of' && REGION_WORD.has(w.folded[span.first - 2] ?? '');
}

/** "in Usulutan and Morazan departments" */
function pluralRegion(span: Scored, w: Words): boolean {
  for (let i = span.last + 1; i < Math.min(w.tokens.length, span.last + 9); i++) {
    const f = w.folded[i];
    if (/^(?:provinces|governorates|states|regions|oblasts|departments|districts|counties)$/.test(f))
      return i > span.last;
    if (f !== '' && f !== 'and' && f !== 'or' && !w.capital[i]) return false;
    if (f === '' && w.tokens[i].form !== ',' && !w.joiner[i]) return false;
  }
  return false;
}

function cityWord(span: Scored, w: Words): boolean {
  const next = w.folded[span.last + 1];
  const prev = w.folded[span.first - 1] ?? '';
  return CITY_WORD.has(next) || CITY_WORD.has(prev) || (prev === 'of' && CITY_WORD.has(w.folded[span.first - 2] ?? ''));
}

/** How much each country is spoken of, from 0 to 1. */
function countryVotes(items: readonly Item[], outletCountry: string | null): Map<string, number> {
  const raw = new Map<string, number>();
  const vote = (country: string | null, weight: number): void => {
    if (country) raw.set(country, (raw.get(country) ?? 0) + weight);
  };
  for (const item of items) {
    if (item.chosen) {
      vote(item.chosen.country, item.chosen.kind === 'country' ? 0.6 : item.confidence);
      continue;
    }
    const best = item.span.bearers[0];
    if (!best || item.span.found !== 'name') continue;
    if (best.kind === 'country') vote(best.country, item.role === 'adjective' ? 0.7 : 1);
    else spread(item, vote);
  }
  vote(outletCountry, 0.6);
  const votes = new Map<string, number>();
  let top = 0;
  for (const [c, n] of raw) {
    votes.set(c, Math.log1p(n));
    top = Math.max(top, Math.log1p(n));
  }
  for (const [c, n] of votes) votes.set(c, n / Math.max(top, 0.7));
  return votes;
}

/** How many other sure mentions lie in each first-level region, damped. */
function regionVotes(items: readonly Item[]): Map<string, { key: string; weight: number }[]> {
  const votes = new Map<string, { key: string; weight: number }[]>();
  for (const item of items) {
    const c = item.chosen;
    if (!c?.country || !c.admin1 || item.confidence < 0.5 || precisionOf(c.kind) === 'country') continue;
    const place = `${c.country} ${c.admin1}`;
    const list = votes.get(place) ?? [];
    if (!list.some((v) => v.key === item.group)) list.push({ key: item.group, weight: item.confidence });
    votes.set(place, list);
  }
  return votes;
}

/** Gives the vote of an undecided name to the countries of its bearers, in the measure of how likely each is. */
function spread(item: Item, vote: (country: string | null, weight: number) => void): void {
  const weights = item.span.bearers.slice(0, 12).map((b) => Math.exp(1.2 * prior(b, item)));
  const total = weights.reduce((a, b) => a + b, 0);
  weights.forEach((w, k) => {
    vote(item.span.bearers[k].country, (0.8 * w) / total);
  });
}

/** How likely a bearer is meant when nothing else is known. */
function prior(b: Candidate, item: Item): number {
  let score: number;
  const size = Math.log10(b.population + 1);
  switch (b.kind) {
    case 'country':
      score = 8;
      break;
    case 'continent':
    case 'area':
    case 'sea':
      score = 6.5;
      break;
    case 'admin1':
      score = 3.2 + size / 5 + ((b.flags & NAME.curated) !== 0 ? 0.8 : 0);
      break;
    case 'admin2':
      score = (b.flags & NAME.curated) !== 0 ? 3.6 : 2.6;
      break;
    case 'capital':
      score = 3 + size / 2;
      break;
    case 'city':
    case 'town':
    case 'village':
      score = 0.8 + size * 0.72;
      break;
    case 'neighbourhood':
      score = 1.4 + size / 4;
      break;
    default:
      score = 3.6;
  }
  if ((b.flags & NAME.curated) !== 0) score += 0.5;
  if ((b.flags & NAME.primary) === 0 && (b.flags & NAME.short) === 0 && (b.flags & NAME.demonym) === 0) score -= 1.8;
  if ((b.flags & NAME.bare) !== 0) score -= 0.4;
  if ((b.flags & NAME.loose) !== 0) score -= 1.2;
  if ((b.flags & NAME.demonym) !== 0 && item.role !== 'adjective') score -= 4;
  if (item.role === 'adjective' && (b.flags & NAME.demonym) === 0) score -= 4;
  return score;
}

interface Anchor {
  item: number;
  place: Candidate;
}

/** Places that are sure enough for others to be measured from. */
function anchorsOf(items: readonly Item[]): Anchor[] {
  const anchors: Anchor[] = [];
  const seen = new Set<number>();
  items.forEach((item, i) => {
    if (!item.chosen || item.confidence < 0.6 || seen.has(item.chosen.index)) return;
    const precision = precisionOf(item.chosen.kind);
    if (precision === 'country' || precision === 'area') return;
    seen.add(item.chosen.index);
    if (anchors.length < 60) anchors.push({ item: i, place: item.chosen });
  });
  return anchors;
}

/** Chooses a bearer for every group of equal names. */
function choose(items: readonly Item[], votes: ReadonlyMap<string, number>, anchors: readonly Anchor[]): void {
  const groups = new Map<string, number[]>();
  items.forEach((item, i) => {
    if (item.span.bearers.length === 0 || (item.span.found === 'head' && STREET.has(item.span.head ?? ''))) return;
    const list = groups.get(item.group);
    if (list) list.push(i);
    else groups.set(item.group, [i]);
  });
  const regions = regionVotes(items);
  const contexts = items.map((_, i) => container(items, i));
  for (const members of groups.values()) {
    const first = items[members[0]];
    const seats = seatsAmong(first);
    let best: Candidate | null = null;
    let top = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const b of first.span.bearers) {
      let regional = 0;
      const seat =
        isRegion(b) &&
        seats.has(`${b.country} ${b.admin1}`) &&
        !members.some((m) => regionWord(items[m].span, items[m].words));
      let score = prior(b, first) + 2.6 * (b.country ? (votes.get(b.country) ?? 0) : 0.4);
      for (const v of (b.admin1 && regions.get(`${b.country} ${b.admin1}`)) || [])
        if (v.key !== first.group) regional += v.weight;
      let local = 0;
      for (const m of members) local = Math.max(local, localEvidence(b, items[m], contexts[m]));
      const around = nearness(b, anchors, first, items) + Math.min(1.6, 0.9 * Math.log1p(regional));
      score += local + around * fame(b) - (seat ? 1.5 : 0);
      if (score > top) {
        if (best && best.index !== b.index) second = top;
        top = score;
        best = b;
      } else if (score > second) second = score;
    }
    const confidence = Number.isFinite(second) ? 1 / (1 + Math.exp(-1.1 * (top - second))) : 0.97;
    for (const m of members) {
      items[m].chosen = best;
      items[m].confidence = confidence;
    }
  }
}

const isRegion = (b: Candidate): boolean => b.kind === 'admin1' || b.kind === 'admin2';

/** Regions whose namesake town is among the bearers: "Hama" alone is the town. */
function seatsAmong(item: Item): Set<string> {
  const seats = new Set<string>();
  for (const b of item.span.bearers) {
    if (precisionOf(b.kind) === 'town' && (b.population > 20_000 || b.kind === 'capital'))
      seats.add(`${b.country} ${b.admin1}`);
  }
  return seats;
}

/** What the words right beside one mention say about a bearer. */
function localEvidence(b: Candidate, item: Item, context: Item | null): number {
  let score = 0;
  const region = regionWord(item.span, item.words);
  const precision = precisionOf(b.kind);
  const head = item.span.head;
  if (region) score += precision === 'region' || precision === 'district' ? 2.5 : -0.5;
  else if (cityWord(item.span, item.words)) score += precision === 'town' ? 2.5 : 0;
  if (head && HEAD_AFTER.has(head) && item.span.found === 'head') {
    if (head === b.kind || (head === 'county' && b.kind === 'admin2')) score += 2.5;
    else if (!region && precision === 'town') score -= 0.3;
  }
  if (context?.span.bearers.length) {
    for (const c of context.span.bearers.slice(0, 6)) {
      if (c.index === b.index) continue;
      if ((c.kind === 'country' || c.kind === 'continent') && c.country === b.country) return score + 4;
      if (c.kind === 'admin1' && c.country === b.country && c.admin1 === b.admin1) return score + 4.5;
      if (c.kind === 'admin2' && c.admin2 !== 0 && c.admin2 === b.admin2) return score + 4.5;
      if (c.kind !== 'country' && c.kind !== 'admin1' && haversineKm(c.lat, c.lon, b.lat, b.lon) < 60 + c.uncertaintyKm)
        return score + 3;
    }
  }
  return score;
}

const INSIDE = '(?:in|of)(?: (?:the|(?:north|south|east|west|central)\\w*))*';
const AREA_WORD = '(?:province|governorate|district|county|city|town|area|region|village)';
/** What stands between a place and the one that it lies in: "Homs, Syria", "Tripoli in northern Lebanon", "a town in". */
const WITHIN = new RegExp(`^(?:,|\\(|,? ?${INSIDE}|, an? (?:\\w+ )?\\w+ ${INSIDE}|${AREA_WORD} ${INSIDE})$`);

/** The mention that says where another lies: "Paris, Texas"; "Homs in Syria"; "Syria's Homs". */
function container(items: readonly Item[], i: number): Item | null {
  const item = items[i];
  const next = items[i + 1];
  const { words } = item;
  if (next && next.span.sentence === item.span.sentence && next.role !== 'embedded') {
    const gap: string[] = [];
    for (let k = item.span.last + 1; k < next.span.first; k++) gap.push(words.folded[k] || words.tokens[k].form);
    const between = gap.join(' ');
    if (WITHIN.test(between)) {
      const after = words.tokens[next.span.last + 1]?.form ?? '';
      // a list ("Homs, Hama and Idlib") is no container unless a larger place ends it
      if (between !== ',' || larger(next, item) || !/^(?:,|and)$/.test(after)) return next;
    }
  }
  const prev = items[i - 1];
  if (prev && prev.span.sentence === item.span.sentence) {
    const gap: string[] = [];
    for (let k = prev.span.last + 1; k < item.span.first; k++) gap.push(words.tokens[k].form);
    const between = gap.join(' ');
    if (
      /^['’]s?(?: \w+){0,3}$/.test(between) ||
      (prev.role === 'adjective' &&
        /^(?:\w+ ){0,2}(?:city|town|village|province|capital|port|region|district)(?: of)?$/.test(between))
    )
      return prev;
  }
  return null;
}

function larger(a: Item, b: Item): boolean {
  const rank = (item: Item): number => {
    const best = item.span.bearers[0];
    if (!best) return 0;
    const p = precisionOf(best.kind);
    return p === 'country' || p === 'area' ? 3 : p === 'region' ? 2 : 1;
  };
  return rank(a) > rank(b);
}

/** How far the company of a report may lift a bearer: a hamlet that shares the name of a capital is not meant because a neighbour is. */
function fame(b: Candidate): number {
  // an old or foreign name that another place bears today
  if ((b.flags & (NAME.primary | NAME.short | NAME.curated | NAME.demonym)) === 0) return 0.4;
  if (precisionOf(b.kind) !== 'town' || (b.flags & NAME.curated) !== 0) return 1;
  return Math.max(0.3, Math.min(1, (Math.log10(b.population + 1) - 1.5) / 3));
}

/** Closeness to the other places of the report, up to 2. */
function nearness(b: Candidate, anchors: readonly Anchor[], item: Item, items: readonly Item[]): number {
  let best = 0;
  let second = 0;
  for (const a of anchors) {
    const other = items[a.item];
    if (other.group === item.group) continue;
    const far = haversineKm(b.lat, b.lon, a.place.lat, a.place.lon);
    const apart = Math.abs(other.span.sentence - item.span.sentence);
    const near = Math.exp(-far / 180) * other.confidence * (0.7 + 0.3 * Math.exp(-apart / 6));
    if (near > best) {
      second = best;
      best = near;
    } else if (near > second) second = near;
  }
  return 1.4 * best + 0.8 * second;
}

const UNKNOWN_KM = 60;

function finish(item: Item, i: number, items: readonly Item[]): Resolved {
  const { chosen } = item;
  const street = item.span.found === 'head' && STREET.has(item.span.head ?? '');
  const trusted = chosen && !street && (item.span.found !== 'unknown' || acceptLoose(item, items));
  if (trusted && chosen) {
    return {
      name: chosen.name,
      lat: chosen.lat,
      lon: chosen.lon,
      geonameid: chosen.geonameid,
      kind: chosen.kind,
      country: chosen.country,
      admin1: chosen.admin1,
      precision: precisionOf(chosen.kind),
      uncertaintyKm: chosen.uncertaintyKm,
      confidence: item.confidence * (item.span.found === 'name' ? 1 : 0.8),
    };
  }
  const around = surroundings(i, items);
  const none = { name: null, geonameid: null, kind: 'unknown', precision: 'unresolved' as const };
  if (!around)
    return { ...none, lat: null, lon: null, country: null, admin1: null, uncertaintyKm: 10_000, confidence: 0.3 };
  const shifted = distanceFrom(item, around);
  const place = around.chosen!;
  return {
    ...none,
    lat: shifted ? round(shifted.lat) : place.lat,
    lon: shifted ? round(shifted.lon) : place.lon,
    country: place.country,
    admin1: precisionOf(place.kind) === 'country' ? null : place.admin1,
    uncertaintyKm: shifted ? shifted.km : Math.round(place.uncertaintyKm + UNKNOWN_KM),
    confidence: 0.4,
  };
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;

/** A bearer by the loose key counts only in a country that the report speaks of and with a name that begins alike. */
function acceptLoose(item: Item, items: readonly Item[]): boolean {
  const { chosen } = item;
  if (!chosen?.country) return false;
  const initial = item.words.tokens[item.span.first].form[0]?.toLowerCase();
  const same = chosen.name.replace(/^(?:al|el|ash?|ad|ar|az|an|at)[- ]/i, '')[0]?.toLowerCase() === initial;
  return same && items.some((o) => o !== item && o.span.found !== 'unknown' && o.chosen?.country === chosen.country);
}

/** The resolved place that an unknown one most likely belongs to: what its words name, else the closest in the text. */
function surroundings(i: number, items: readonly Item[]): Item | null {
  const named = container(items, i);
  const usable = (o: Item): boolean =>
    o.chosen !== null && o.span.found !== 'unknown' && o.role !== 'embedded' && precisionOf(o.chosen.kind) !== 'area';
  if (named && usable(named)) return named;
  const measured = items.find((o, k) => k > i && k < i + 3 && usable(o) && distanceFrom(items[i], o) !== null);
  if (measured) return measured;
  let best: Item | null = null;
  let cost = Number.POSITIVE_INFINITY;
  items.forEach((o, k) => {
    if (k === i || !usable(o)) return;
    const apart = Math.abs(o.span.sentence - items[i].span.sentence);
    const precision = precisionOf(o.chosen!.kind);
    const c =
      apart * 3 +
      Math.min(3, Math.abs(k - i) * 0.5) +
      (k > i ? (apart > 0 ? 2.5 : 1) : 0) +
      (precision === 'country' ? 7 : precision === 'region' ? 1 : 0) +
      (o.role === 'adjective' ? 2 : 0);
    if (c < cost) {
      cost = c;
      best = o;
    }
  });
  return best;
}

const BEARING: Record<string, number> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};

/** "X, 20 km south of Y": the point that far from Y. */
function distanceFrom(item: Item, around: Item): { lat: number; lon: number; km: number } | null {
  if (around.span.sentence !== item.span.sentence || around.span.first < item.span.last) return null;
  const words = item.words.folded.slice(item.span.last + 1, around.span.first).join(' ');
  const m =
    /(\d+) ?(km|kms|kilometers|kilometres|miles|mile)\b(?: to the)? ?(north|south)? ?(east|west|northeast|northwest|southeast|southwest|north|south)?(?:ern)? ?(?:of|from)/.exec(
      words,
    );
  if (!m) return null;
  const km = Number(m[1]) * (m[2].startsWith('mile') ? 1.609 : 1);
  const place = around.chosen!;
  const bearing = BEARING[`${m[3] ?? ''}${m[4] ?? ''}`];
  if (km > 500) return null;
  if (bearing === undefined) return { lat: place.lat, lon: place.lon, km: Math.round(km + place.uncertaintyKm) };
  return { ...offset(place, km, bearing), km: Math.round(km * 0.3 + place.uncertaintyKm) };
}
