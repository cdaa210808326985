/** The choice among the bearers of a name: size, the countries and regions that the report speaks of, words beside it, nearness. */
import { type Candidate, NAME, precisionOf } from '../knowledge/gazetteer/index.js';
import { haversineKm } from '../knowledge/geo.js';
import { cityWord, container, type Item, isStreet, regionWord } from './places-items.js';
import { HEAD_AFTER } from './places-words.js';

interface Anchor {
  item: number;
  place: Candidate;
}

/** How much each country is spoken of, from 0 to 1. */
export function countryVotes(items: readonly Item[]): Map<string, number> {
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
  if ((b.flags & NAME.primary) === 0 && (b.flags & NAME.short) === 0 && (b.flags & NAME.demonym) === 0)
    score -= b.population > 100_000 ? 0.9 : 1.8;
  if ((b.flags & NAME.bare) !== 0) score -= 0.4;
  if ((b.flags & NAME.loose) !== 0) score -= 1.2;
  if ((b.flags & NAME.demonym) !== 0 && item.role !== 'adjective') score -= 4;
  if (item.role === 'adjective' && (b.flags & NAME.demonym) === 0) score -= 4;
  return score;
}

/** Places that are sure enough for others to be measured from. */
export function anchorsOf(items: readonly Item[]): Anchor[] {
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
export function choose(items: readonly Item[], votes: ReadonlyMap<string, number>, anchors: readonly Anchor[]): void {
  const groups = new Map<string, number[]>();
  items.forEach((item, i) => {
    if (item.span.bearers.length === 0 || isStreet(item.span)) return;
    const list = groups.get(item.group);
    if (list) list.push(i);
    else groups.set(item.group, [i]);
  });
  const regions = regionVotes(items);
  const contexts = items.map((_, i) => container(items, i));
  for (const members of groups.values()) {
    const first = items[members[0]];
    const seats = seatsAmong(first);
    const chosenByHand = first.span.bearers.some((b) => (b.flags & NAME.curated) !== 0);
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
      // a foreign or old name gives way to the place that our files give that name
      if (chosenByHand && (b.flags & (NAME.primary | NAME.short | NAME.curated | NAME.demonym)) === 0) score -= 1.5;
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
