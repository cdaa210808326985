/** Talks, agreements and truces; a truce lasts until the first violation, or fighting between its parties, is reported. */
import { dayNumber } from '../incident/days.js';
import { compareText, type Item, onOneSide, told } from './items.js';
import { DIPLOMACY, FORCE, TRUCES, VIOLATION } from './kinds.js';
import type { DiplomacyEvent, Truce } from './types.js';

const KINDS = new Set(['happening', 'recollection', 'plan', 'verbal']);

export function isTruce(item: Item): boolean {
  return item.day !== null && TRUCES.has(item.incident.subtype) && KINDS.has(item.incident.kind);
}

export function isDiplomacy(item: Item): boolean {
  return item.day !== null && DIPLOMACY.has(item.incident.subtype) && KINDS.has(item.incident.kind);
}

const events = new WeakMap<Item, DiplomacyEvent>();

export function eventOf(item: Item): DiplomacyEvent {
  let event = events.get(item);
  if (!event) {
    event = makeEvent(item);
    events.set(item, event);
  }
  return event;
}

function makeEvent(item: Item): DiplomacyEvent {
  const { subtype, label } = item.incident;
  return {
    kind: subtype,
    label,
    parties: [...item.actors, ...item.recipients],
    place: item.places[0] ?? null,
    ...told(item),
  };
}

/** Do these two acts of force involve both parties, or, where a truce names none, the same country? */
function breaks(truce: Item, act: Item): boolean {
  const parties = namedParties(truce);
  if (act.incident.subtype === VIOLATION) {
    if (parties.length === 0) return true;
    return [...act.actors, ...act.recipients].length === 0 || onOneSide(parties, [...act.actors, ...act.recipients]);
  }
  if (parties.length < 2 || act.actors.length === 0) return false;
  const others = act.recipients.length ? act.recipients : act.actors.slice(1);
  return parties.some(
    (p) => onOneSide([p], act.actors) && parties.some((q) => q !== p && !onOneSide([p], [q]) && onOneSide([q], others)),
  );
}

/** Violations that are shown with a truce. */
const SHOWN = 10;
/** After so many days without a word of it, fighting says nothing of a truce any more. */
const HORIZON = 90;

/** Parties of a truce that can be told from others. */
export const namedParties = (item: Item) =>
  [...item.actors, ...item.recipients].filter((p) => !p.id.startsWith('described:'));

export function truceOf(item: Item, fighting: readonly Item[], on: string): Truce {
  const { incident } = item;
  const plan = incident.kind === 'plan' || incident.kind === 'verbal';
  const start = item.when?.basis === 'stated' ? item.when.end : item.day!;
  const inForce = !plan && incident.status !== 'denied' && incident.status !== 'possible' && start <= on;
  const violations = [];
  if (inForce) {
    const last = dayNumber(start)! + HORIZON;
    for (let i = firstFrom(fighting, start); i < fighting.length && violations.length < SHOWN; i++) {
      const act = fighting[i]!;
      if (act.day! > on || dayNumber(act.day)! > last) break;
      // On the day of the truce itself there is no telling what came first; a reported violation says so.
      if (act.incident.subtype !== VIOLATION && (act.when?.start ?? act.day!) <= start) continue;
      if (breaks(item, act)) violations.push(act);
    }
  }
  const first = violations[0];
  return {
    kind: plan ? 'proposed' : item.actors.length + item.recipients.length > 1 ? 'agreed' : 'declared',
    parties: [...item.actors, ...item.recipients],
    place: item.places[0] ?? null,
    country: item.country,
    ...told(item),
    violations: violations.map((v) => ({
      when: v.when,
      reported: v.reported,
      summary: v.incident.summary,
      evidence: v.evidence,
    })),
    heldDays: first ? Math.max(0, dayNumber(first.when?.start ?? first.day)! - dayNumber(start)!) : null,
  };
}

function firstFrom(list: readonly Item[], day: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (compareText(list[mid]!.day!, day) < 0) low = mid + 1;
    else high = mid;
  }
  return low;
}

export function isFighting(item: Item): boolean {
  const { kind, status, subtype } = item.incident;
  return (
    item.day !== null && kind === 'happening' && status !== 'denied' && status !== 'possible' && FORCE.has(subtype)
  );
}
