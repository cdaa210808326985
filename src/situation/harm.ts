/**
 * How many people were harmed, as bounds that hold whatever overlaps. Incidents with a place and a day of their own are
 * distinct and add up. One without them ("at least seven civilians this week") may tell again what others tell: it can
 * raise the upper bound, but not the sum of the lower ones. Running totals are never added to anything.
 */

import { dayNumber, isoDay } from '../incident/days.js';
import { boundsOf } from '../incident/facts.js';
import { isMade } from '../incident/parties.js';
import type { CasualtyKind } from '../reading/types.js';
import { type Item, sideIdOf } from './items.js';
import { isWide } from './steps.js';
import type { RunningTotal, SituationParty, StoredClaim } from './types.js';

/** What one incident adds for one kind of harm and one side. */
export interface Harm {
  item: Item;
  kind: CasualtyKind;
  side: string;
  min: number;
  max: number | null;
  /** Has a place and a day of its own, so that it is none of the others. */
  distinct: boolean;
  week: string;
  /** Who of that side is named, without mere descriptions. */
  parties: SituationParty[];
}

export const CIVILIANS = 'civilians';
export const UNSTATED = 'unstated';
export const SEVERAL = 'several';
/** Everybody, whatever the side: not the sum of the sides, since one of no stated side may be one of them. */
export const ALL = 'all';

/** Monday of the week of a day. */
export function weekOf(day: string): string {
  const n = dayNumber(day)!;
  return isoDay(n - ((n + 3) % 7));
}

const CIVIL = /^(CVL|REF|MED|LAB|EDU|HLH|AGR|BUS|JRN)$/;
const CIVIL_WORDS =
  /\b(civilians?|children|women|residents?|villagers?|pupils|students|journalists?|aid workers?|medics)\b/i;
/** "people", "others", "dead": words that say of nobody on whose side they were. */
const ANYBODY = /^(described:(\d+-)?(people|persons?|others|one-person|they|them|members|bodies|dead)|UNK\.)/;

/** The side of somebody who was harmed. */
export function sideOfHarmed(p: SituationParty, sector: string | null): string {
  const side = sideIdOf(p);
  if (side !== p.id) return side;
  if (ANYBODY.test(p.id)) return UNSTATED;
  if (isMade(p.id)) return CIVIL_WORDS.test(p.name) || CIVIL.test(sector ?? '') ? CIVILIANS : UNSTATED;
  return p.id;
}

/** Sides of what one claim counts, each with its entries; null when the words do not tell them apart. */
function sidesIn(c: StoredClaim, item: Item, kind: CasualtyKind): Map<string, [number, number]> | null {
  const entries = c.claim.casualties.filter((x) => x.kind === kind && (x.min !== null || x.max !== null));
  const found = new Map<string, [number, number]>();
  for (const entry of entries) {
    const side = sideOfWords(entry.of, c, item);
    const had = found.get(side) ?? [0, 0];
    found.set(side, [had[0] + (entry.min ?? 0), had[1] + (entry.max ?? Number.POSITIVE_INFINITY)]);
  }
  const whole = boundsOf(c, kind);
  const sum = [...found.values()].reduce((s, [a, b]) => [s[0] + a, s[1] + b] as [number, number], [0, 0]);
  return whole && whole[0] === sum[0] && whole[1] === sum[1] ? found : null;
}

function sideOfWords(of: string | null, c: StoredClaim, item: Item): string {
  const parties = item.incident.recipients;
  const bySide = (p: (typeof parties)[number]) => sideOfHarmed(p, p.sector);
  if (of) {
    const words = of.toLowerCase();
    const actor = c.claim.recipients.find(
      (a) => a.text.toLowerCase().includes(words) || words.includes(a.text.toLowerCase()),
    );
    const party = actor && parties.find((p) => p.id === actor.id);
    if (party) return bySide(party);
    if (CIVIL_WORDS.test(of)) return CIVILIANS;
  }
  const sides = new Set(parties.map(bySide));
  if (sides.size > 1) sides.delete(UNSTATED);
  return sides.size === 1 ? [...sides][0]! : sides.size === 0 ? UNSTATED : SEVERAL;
}

function isDistinct(item: Item): boolean {
  const place = item.places[0];
  const { when } = item;
  if (!place || isWide(place) || place.lat === null || place.precision === 'unresolved') return false;
  if (when?.basis !== 'stated') return false;
  return dayNumber(when.end)! - dayNumber(when.start)! <= 1;
}

function partiesIn(item: Item, side: string): SituationParty[] {
  return item.recipients.filter(
    (p, n) => !isMade(p.id) && sideOfHarmed(p, item.incident.recipients[n]!.sector) === side,
  );
}

/** What an incident says of people harmed. Only happenings count, and not those that are only denied or possible. */
export function harmOf(item: Item): Harm[] {
  const { incident } = item;
  if (incident.kind !== 'happening' || item.day === null) return [];
  if (incident.status !== 'asserted' && incident.status !== 'contested') return [];
  const distinct = isDistinct(item);
  const week = weekOf(item.day);
  const out: Harm[] = [];
  for (const c of incident.casualties) {
    if (c.max === 0 || (c.min === null && c.max === null)) continue;
    const shared = { item, kind: c.kind, distinct, week };
    const counting = new Set(c.perClaim.map((p) => p.claim));
    const split = item.claims.filter((x) => counting.has(x.key)).map((x) => sidesIn(x, item, c.kind));
    const sides = new Set(split.flatMap((s) => [...(s?.keys() ?? [SEVERAL])]));
    if (split.length > 0 && split.every((s) => s !== null && s.size === sides.size)) {
      // Every claim tells the same sides apart: each side has its own range.
      for (const side of sides) {
        const bounds = split.map((s) => s!.get(side)!);
        const closed = bounds.map((b) => b[1]).filter(Number.isFinite);
        const min = Math.min(...bounds.map((b) => b[0]));
        const max = closed.length ? Math.max(...closed, ...bounds.map((b) => b[0])) : null;
        if (sides.size > 1) out.push({ ...shared, side, min, max, parties: partiesIn(item, side) });
      }
    }
    if (sides.size > 1 && out.some((h) => h.kind === c.kind)) continue;
    const known = [...sides].filter((s) => s !== UNSTATED);
    const side = known.length === 1 ? known[0]! : known.length === 0 ? UNSTATED : SEVERAL;
    out.push({ ...shared, side, min: c.min ?? 0, max: c.max, parties: partiesIn(item, side) });
  }
  return out;
}

/** A running total as its report gives it. */
export function totalsOf(item: Item): Omit<RunningTotal, 'sideName'>[] {
  const { incident } = item;
  if (incident.kind !== 'total' || item.day === null) return [];
  return incident.casualties.map((c) => {
    const sides = new Set(incident.recipients.map((p) => sideOfHarmed(p, p.sector)));
    const side = sides.size === 1 ? [...sides][0]! : sides.size === 0 ? UNSTATED : SEVERAL;
    return {
      kind: c.kind,
      side,
      min: c.min,
      max: c.max,
      from: item.when?.start ?? null,
      to: item.when?.end ?? null,
      area: item.country,
      place: item.places[0] ?? null,
      source: incident.sources.voices.map((v) => v.name).join(', '),
      reported: item.reported,
      summary: incident.summary,
      evidence: item.evidence,
    };
  });
}
