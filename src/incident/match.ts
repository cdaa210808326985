/**
 * Do two facts tell the same happening? Points for what fits, and the reasons in words. The table of points is in
 * docs/incidents.md; a change here is a change there.
 */
import { timeFit } from './days.js';
import { eventFit, isMutual, isSingular } from './events.js';
import type { Bounds, Fact } from './facts.js';
import { type Party, relate, relateAll } from './parties.js';
import { type PlaceFit, placeFit } from './places.js';

export interface Fit {
  score: number;
  why: string[];
  /** One field may differ when all else fits strongly; then it is a contradiction within one incident. */
  differs: 'time' | 'place' | 'actor' | null;
  /** Something other than place, day and kind ties the two: an exact number, a thing, an operation, both parties. */
  evidence: boolean;
  /** The types are the same or one is wider, or the place fits: enough to speak of one happening in one report. */
  firm: boolean;
}

/** Points that two facts of one report, of two reports, or with a vague one among them must reach. */
export const ENOUGH = { report: 4.5, reports: 5, vague: 5.5, denial: 4 };

/** How far apart two places may be and still be a contradiction about one happening. */
const CONTRADICTORY_KM = 100;

const ACTOR_POINTS = { same: 2, side: 1.5, perhaps: 0.25, unsaid: 0, different: 0 };
const RECIPIENT_POINTS = { same: 1.5, side: 1.25, perhaps: 0.25, unsaid: 0, different: -0.5 };

/** null: cannot be the same. The reasons are put into words only when asked for. */
export function fitFacts(a: Fact, b: Fact, inWords = false): Fit | null {
  const said = saidByPeople(a, b);
  if (said === 'apart') return null;
  if (said === 'together') return { ...TOGETHER, why: inWords ? ['put together by a reviewer'] : [] };
  const event = eventFit(a.subtype, b.subtype);
  if (event.score === 0) return null;
  const out: Fit = { score: event.score, why: [], differs: null, evidence: false, firm: event.score >= 1.5 };
  const time = timeFit(a.when, b.when);
  const near = a.reports.some((r) => b.reports.includes(r)) || a.origins.some((o) => b.origins.includes(o));
  if (!time ? !near : time.gap > (isSingular(a.group) ? 3 : 1)) return null;
  const place = fitPlaces(a, b);
  // Ground is taken place by place: the fall of an airport is not the fall of its city.
  if (place && a.group === 'territory' && !place.same) return null;
  if (place && !place.fits && (a.counts.size === 0 || b.counts.size === 0)) return null;

  const numbers = fitCounts(a, b);
  // Every town has a palace: without a place a thing says nothing of ground.
  const things = a.group === 'territory' && !place ? NOTHING : fitThings(a, b);
  const operation = fitOperation(a, b);
  if (!operation) return null;
  const who = fitParties(a, b);
  out.evidence = numbers.evidence || things.score > 0 || operation.score > 0 || who.evidence;

  if (place) {
    out.firm ||= place.score >= 1.5;
    out.score += place.score;
    if (inWords && place.why) out.why.push(place.why);
    if (!place.fits) {
      const strong = numbers.evidence && (time?.score ?? 0) >= 2 && who.score >= 0;
      if (!strong || place.km === null || place.km > CONTRADICTORY_KM) return null;
      out.differs = 'place';
    }
  }
  if (time) {
    out.score += time.score;
    if (inWords && (time.gap === 0 || out.differs === null)) out.why.push(time.why);
    if (time.gap > 0) {
      const once = isSingular(a.group) && (place?.score ?? 0) >= 2 && who.actor !== 'different';
      if (!once && !(time.gap <= 1 && out.evidence && (place?.score ?? 0) >= 2)) return null;
      if (out.differs) return null;
      out.differs = 'time';
    }
  }
  out.score += who.score;
  if (inWords && who.why) out.why.push(who.why);
  if (who.actor === 'different') {
    const strong = (place?.score ?? 0) >= 3 && (time?.score ?? 0) >= 2 && (numbers.evidence || things.score > 0);
    if (!strong || out.differs) return null;
    out.differs = 'actor';
  }
  if (inWords) out.why.push(event.why);
  for (const part of [numbers, things, operation]) {
    out.score += part.score;
    if (inWords && part.why) out.why.push(part.why);
  }
  return out;
}

/** A person's word outweighs every point. */
const TOGETHER: Fit = { score: 100, why: [], differs: null, evidence: true, firm: true };

/** What reviewers said of two facts; null for nothing. A split outweighs a merge: in doubt, claims stay apart. */
export function saidByPeople(a: Fact, b: Fact): 'together' | 'apart' | null {
  for (const side of a.apart) {
    const other = side.endsWith(':a') ? `${side.slice(0, -1)}b` : `${side.slice(0, -1)}a`;
    if (b.apart.includes(other)) return 'apart';
  }
  return a.together.some((id) => b.together.includes(id)) ? 'together' : null;
}

/** The best fit between their places; null when one names none. */
function fitPlaces(a: Fact, b: Fact): PlaceFit | null {
  let best: PlaceFit | null = null;
  for (const p of a.places) {
    for (const q of b.places) {
      const f = placeFit(p, q);
      if (!best || f.score > best.score || (f.fits && !best.fits)) best = f;
    }
  }
  return best;
}

interface PartyFit {
  score: number;
  why: string;
  actor: ReturnType<typeof relateAll>;
  evidence: boolean;
}

function fitParties(a: Fact, b: Fact): PartyFit {
  if (isMutual(a.subtype) && isMutual(b.subtype)) return fitMutual(a, b);
  const actor = relateAll(a.doers, b.doers);
  const recipient = relateAll(a.sufferers, b.sufferers);
  const known = actor === 'same' || actor === 'side';
  const struck = recipient === 'same' || recipient === 'side';
  const why = [
    known ? (actor === 'same' ? 'same actor' : 'actors of one side') : actor === 'different' ? 'another actor' : '',
    struck ? (recipient === 'same' ? 'same recipient' : 'recipients of one side') : '',
  ];
  return {
    score: ACTOR_POINTS[actor] + RECIPIENT_POINTS[recipient],
    why: why.filter(Boolean).join(', '),
    actor,
    evidence: known && struck && a.group !== 'force' && a.group !== 'territory',
  };
}

/** Both parties do the same, whoever is named first. */
function fitMutual(a: Fact, b: Fact): PartyFit {
  const left = [...a.doers, ...a.sufferers];
  const right = [...b.doers, ...b.sufferers];
  const rel = relateAll(left, right);
  if (rel === 'unsaid' || rel === 'perhaps') return { score: 0, why: '', actor: rel, evidence: false };
  if (rel === 'different') return { score: 0, why: 'other parties', actor: rel, evidence: false };
  const tied = (p: Party) => right.some((q) => ['same', 'side'].includes(relate(p, q)));
  const both = new Set(left.filter(tied).map((p) => p.sides.at(-1) ?? p.id)).size > 1;
  return { score: both ? 3.5 : 1.5, why: both ? 'same parties' : 'one party the same', actor: rel, evidence: both };
}

function fitCounts(a: Fact, b: Fact): { score: number; why: string; evidence: boolean } {
  let best = { score: 0, why: '', evidence: false };
  for (const [kind, x] of a.counts) {
    const y = b.counts.get(kind);
    if (!y) continue;
    const f = fitBounds(x, y, kind.replaceAll('-', ' '));
    if (Math.abs(f.score) > Math.abs(best.score)) best = f;
  }
  return best;
}

function fitBounds(x: Bounds, y: Bounds, kind: string): { score: number; why: string; evidence: boolean } {
  if (x[0] === y[0] && x[1] === y[1]) {
    const telling = x[0] >= 3;
    return { score: telling ? 1.5 : 0.5, why: `same number ${kind}`, evidence: telling };
  }
  if (x[0] <= y[1] && y[0] <= x[1])
    return { score: 0.75, why: `numbers ${kind} that allow each other`, evidence: false };
  const low = Math.max(1, Math.min(x[1], y[1]));
  const high = Math.max(x[0], y[0]);
  const ratio = high / low;
  return { score: ratio <= 2 ? -0.25 : ratio <= 4 ? -1 : -2.5, why: `numbers ${kind} differ`, evidence: false };
}

const NOTHING = { score: 0, why: '' };

function fitThings(a: Fact, b: Fact): { score: number; why: string } {
  if (!a.things.length || !b.things.length) return NOTHING;
  const shared = a.things.find((t) => b.things.includes(t));
  return shared ? { score: 1, why: `same object (${shared})` } : { score: -0.5, why: '' };
}

function fitOperation(a: Fact, b: Fact): { score: number; why: string } | null {
  if (!a.operation || !b.operation) return { score: 0, why: '' };
  if (a.operation === b.operation) return { score: 2, why: 'same operation' };
  return a.group === 'other:operation-launched' ? null : { score: -1, why: '' };
}
