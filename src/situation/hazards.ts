/**
 * Explosive hazards: mines, booby traps, unexploded ordnance, depots. Per place and type, what was reported of them: laid,
 * found, exploded, seized, destroyed, cleared. A place is never finer than a report gives it, and nothing counts as
 * cleared unless a report says so.
 */
import { z } from 'zod';
import { readKnowledge } from '../knowledge/files.js';
import { compareText, type Item, joinEvidence, joinReported, told } from './items.js';
import type { Hazard, HazardStep, SituationPlace } from './types.js';

const hazardWords = z.array(z.strictObject({ type: z.string(), label: z.string(), words: z.array(z.string()).min(1) }));

interface HazardType {
  type: string;
  label: string;
  pattern: RegExp;
}

let types: HazardType[] | undefined;

function hazardTypes(): HazardType[] {
  types ??= hazardWords.parse(readKnowledge('situation/hazards.yaml')).map(({ type, label, words }) => ({
    type,
    label,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})s?(?![\\p{L}\\p{N}])`,
      'iu',
    ),
  }));
  return types;
}

export const hazardLabel = (type: string): string => hazardTypes().find((t) => t.type === type)?.label ?? type;

/** What kind of hazard some words name; null for none. */
export const hazardType = (words: string): string | null =>
  hazardTypes().find((t) => t.pattern.test(words))?.type ?? null;

/** What an event type does to a hazard that it names. */
export const HAZARD_ACTS: Record<string, HazardStep['what']> = {
  'mine-laying': 'laid',
  'mine-or-ied-explosion': 'exploded',
  demining: 'cleared',
  'attack-foiled': 'found',
  'weapons-seizure': 'seized',
  'territory-gained': 'seized',
  'materiel-destroyed': 'destroyed',
  explosion: 'exploded',
  bombing: 'exploded',
  killing: 'exploded',
  wounding: 'exploded',
};

/** Types that are about a hazard even when no object names it. */
const ALWAYS: Record<string, string> = {
  'mine-laying': 'mine',
  'mine-or-ied-explosion': 'mine',
  demining: 'mine',
};

export interface HazardFact {
  key: string;
  type: string;
  place: SituationPlace | null;
  item: Item;
  step: HazardStep;
}

/** What an incident says of hazards, one fact for each place. */
export function hazardsOf(item: Item): HazardFact[] {
  const { incident } = item;
  if (item.day === null || (incident.kind !== 'happening' && incident.kind !== 'recollection')) return [];
  const what = HAZARD_ACTS[incident.subtype];
  const objects = incident.objects.map((o) => o.text);
  const trigger = item.claims.map((c) => c.claim.trigger.text).join(' ');
  const named = objects.map(hazardType).find((t) => t !== null) ?? null;
  const always = ALWAYS[incident.subtype];
  const type = named ?? (always ? (hazardType(trigger) ?? always) : null);
  if (type === null || (what === undefined && named === null)) return [];
  // A depot that is hit or taken is a hazard; arms that somebody fires are none.
  if (
    what === undefined &&
    type !== 'depot' &&
    type !== 'unexploded-ordnance' &&
    type !== 'mine' &&
    type !== 'booby-trap'
  )
    return [];
  const step: HazardStep = { what: what ?? 'named', by: item.actors, ...told(item) };
  const places = item.places.length ? item.places : [null];
  return places.map((place) => ({ key: `${type}|${place?.key ?? item.country ?? '?'}`, type, place, item, step }));
}

const COUNTS = new Set(['asserted', 'contested']);

/** All that is reported of one type of hazard at one place. */
export function hazardOf(facts: readonly HazardFact[]): Hazard {
  const list = [...facts].sort(
    (a, b) =>
      compareText(a.item.day!, b.item.day!) ||
      compareText(a.step.reported.first ?? '9999', b.step.reported.first ?? '9999') ||
      compareText(a.item.id, b.item.id),
  );
  const first = list[0]!;
  let state: Hazard['state'] = 'present';
  for (const { step } of list) {
    if (!COUNTS.has(step.status)) continue;
    if (step.what === 'seized' || step.what === 'destroyed' || step.what === 'cleared') state = step.what;
    else if (step.what === 'laid' || step.what === 'found' || step.what === 'exploded') state = 'present';
  }
  const harm = new Map<string, { min: number; max: number | null }>();
  for (const { item } of list) {
    if (item.incident.kind !== 'happening') continue;
    for (const c of item.incident.casualties) {
      const had = harm.get(c.kind) ?? { min: 0, max: 0 };
      // One after the other may be told twice: the largest single number is what is sure.
      harm.set(c.kind, {
        min: Math.max(had.min, c.min ?? 0),
        max: had.max === null || c.max === null ? null : had.max + c.max,
      });
    }
  }
  return {
    key: first.key,
    type: first.type,
    place: first.place,
    country: first.place?.country ?? first.item.country,
    state,
    steps: list.map((f) => f.step),
    harm: [...harm].sort(([a], [b]) => compareText(a, b)).map(([kind, range]) => ({ kind, ...range })),
    reported: joinReported(...list.map((f) => f.step.reported)),
    evidence: joinEvidence(...list.map((f) => f.step.evidence)),
  };
}
