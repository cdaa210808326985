/** Lists of places: "Sirte, Jufra and towns in Wadi Wishka, Buerat, Jarif and Qasr Abu Haid". One that nobody knows is a place too. */
import type { ReportFacts } from './places-features.js';
import type { Scored } from './places-recognise.js';
import { besidePerson } from './places-rules.js';
import type { Words } from './places-spans.js';
import { CALENDAR, givenNames, NEVER, ORGANISATION, PLACE_NOUN, PLACE_PREPOSITION, surnames } from './places-words.js';

const SURE = 0.5;
/** What a member of a list is given. */
const MEMBER = 0.25;

interface Link {
  /** Start of the next member, or -1 where the list ends. */
  next: number;
  /** "and" or "or" stands before it, so that it is the last one. */
  closing: boolean;
}

/** Raises the score of names that stand in a list with sure places. */
export function joinLists(spans: readonly Scored[], w: Words, facts: ReportFacts): void {
  const byStart = new Map<number, Scored[]>();
  for (const s of spans) {
    const list = byStart.get(s.first);
    if (list) list.push(s);
    else byStart.set(s.first, [s]);
  }
  const done = new Set<number>();
  for (const s of spans) {
    if (done.has(s.first)) continue;
    const chain = follow(s.first, byStart, w);
    for (const c of chain.members) done.add(c.first);
    if (chain.members.length > 1) raise(chain.members, chain.closed, w, facts);
  }
}

/** The members of the list that starts at a token: of the spans there the surest, else the longest. */
function follow(
  start: number,
  byStart: ReadonlyMap<number, Scored[]>,
  w: Words,
): { members: Scored[]; closed: boolean } {
  const members: Scored[] = [];
  let at = start;
  let closed = false;
  while (at >= 0) {
    const here = byStart.get(at);
    if (!here) break;
    const sure = here.filter((s) => s.score > SURE);
    const best = (sure.length ? sure : here).reduce((a, b) =>
      sure.length ? (b.score > a.score ? b : a) : b.last > a.last ? b : a,
    );
    members.push(best);
    const link = linkAfter(best.last, w);
    if (link.closing) closed = true;
    at = link.next;
  }
  return { members, closed };
}

function linkAfter(last: number, w: Words): Link {
  let i = last + 1;
  if (w.tokens[i]?.form === ',') i++;
  const comma = i > last + 1;
  const closing = /^(?:and|or|&)$/i.test(w.tokens[i]?.form ?? '');
  if (closing) i++;
  if (!comma && !closing) return { next: -1, closing: false };
  // "and towns in Wadi Wishka", "and the village of Jarif": the list goes on behind the noun
  let k = i;
  while (k < i + 5 && w.tokens[k] && !w.capital[k]) {
    const f = w.folded[k];
    if (!PLACE_NOUN.has(f) && !PLACE_PREPOSITION.has(f) && !/^(?:the|of|a|nearby|neighbouring|neighboring)$/.test(f))
      return { next: -1, closing };
    k++;
  }
  return { next: w.tokens[k] ? k : -1, closing };
}

function raise(members: readonly Scored[], closed: boolean, w: Words, facts: ReportFacts): void {
  const sure = members.filter((m) => m.score > SURE);
  if (sure.length === 0) return;
  const first = members[0];
  const led = PLACE_PREPOSITION.has(w.folded[first.first - 1] ?? '') || PLACE_NOUN.has(w.folded[first.first - 2] ?? '');
  const local = sure.some((m) => m.bearers[0]?.kind !== 'country');
  if (!(sure.length >= 2 || (led && closed && first.score > SURE))) return;
  for (const m of members) {
    if (m.score > MEMBER || (!local && m.found === 'unknown') || isOther(m, w, facts)) continue;
    // in front of the first sure one stand other things ("Haftar, Sirte and Jufra")
    if (m.first < sure[0].first && !led) continue;
    m.score = MEMBER;
  }
}

function isOther(m: Scored, w: Words, facts: ReportFacts): boolean {
  const first = w.folded[m.first];
  const last = w.folded[m.last];
  if (m.bearers[0] && (m.bearers[0].flags & 4) !== 0) return true;
  if (givenNames().has(first) || surnames().has(last) || facts.persons.has(last) || besidePerson(m, w)) return true;
  if (CALENDAR.has(first) || NEVER.has(first) || ORGANISATION.has(last) || facts.common(first) > 1) return true;
  const next = w.tokens[m.last + 1];
  // the verb or the possessive that follows belongs to a person: "in Sirte and Jufra, Mismari said"
  if (next && (/^['’]/.test(next.form) || next.upos === 'VERB' || next.upos === 'AUX')) return m.found === 'unknown';
  const form = w.tokens[m.first].form;
  return !w.shouting && form.length > 1 && form === form.toUpperCase() && m.found === 'unknown';
}
