/** Sentences and labels of the situation view. */
import type { Control, Happened, Reported, SituationParty, SituationPlace } from '../../../situation/types.js';
import { dayWords, number, periodWords } from '../../shared/words.js';

/** "A", "A and B", "A, B and C"; `none` when there is nobody. */
export function partiesWords(parties: readonly SituationParty[], none = 'nobody named'): string {
  const names = [...new Set(parties.map((p) => p.name))];
  if (!names.length) return none;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function happenedWords(when: Happened | null): string {
  if (!when) return 'no date given';
  const words = periodWords(when.start, when.end);
  return when.basis === 'publication' ? `by ${dayWords(when.end)} (date of report)` : words;
}

export function reportedWords({ first, last }: Reported): string {
  return first ? `reported ${periodWords(first, last ?? first)}` : 'no publication date';
}

/** "town", or how wide the area is: a place that is no point must not look like one. */
export function placeNote(place: SituationPlace): string {
  if (place.lat === null) return 'not on the map';
  return isArea(place) ? `${place.precision}, within ${number(Math.max(1, Math.round(place.uncertaintyKm)))} km` : '';
}

/** Wider than a town: drawn as an area, never as a pin. */
export const isArea = (place: SituationPlace): boolean => !['point', 'town'].includes(place.precision);

/** What is said of a place on the day, in one sentence. */
export function controlWords(c: Pick<Control, 'state' | 'standing' | 'holders' | 'rivals' | 'besiegers'>): string {
  const holders = partiesWords(c.holders, '');
  switch (c.state) {
    case 'held':
      return `${holders || 'Somebody'} ${c.standing === 'claimed' ? 'claims to hold it' : 'is said to hold it'}`;
    case 'besieged':
      return `besieged${c.besiegers.length ? ` by ${partiesWords(c.besiegers)}` : ''}${holders ? `; ${holders} is said to hold it` : ''}`;
    case 'contested':
      return c.rivals.length
        ? `${holders || 'Somebody'} claims it; ${partiesWords(c.rivals)} is said to hold it`
        : `${holders || 'Somebody'} claims it; this is denied`;
    case 'lost':
      return 'given up or lost; nobody is said to hold it since';
  }
}

/** A range as the record gives it: "3", "3–5", "at least 3". */
export function rangeWords({ min, max }: { min: number | null; max: number | null }): string {
  if (min === null) return max === null ? 'not stated' : `at most ${number(max)}`;
  if (max === null) return `at least ${number(min)}`;
  return min === max ? number(min) : `${number(min)}–${number(max)}`;
}

export const tieLabels: Record<string, string> = {
  supports: 'supports',
  opposes: 'opposes',
  'loyal-to': 'loyal to',
  'affiliated-with': 'allied with',
  'part-of': 'part of',
  supplies: 'supplies',
  owns: 'owns',
  'stronghold-of': 'stronghold of',
};

export const hazardLabels: Record<string, string> = {
  mine: 'Mines',
  'booby-trap': 'Booby traps',
  'cluster-munition': 'Cluster munition remnants',
  'unexploded-ordnance': 'Unexploded ordnance',
  depot: 'Depot of mines or ammunition',
  'improvised-device': 'Improvised explosive devices',
};
export const hazardLabel = (type: string): string => hazardLabels[type] ?? type.replaceAll('-', ' ');

/** Letter on the mark of a hazard. */
export const hazardLetter = (type: string): string =>
  type === 'cluster-munition' ? 'C' : type === 'improvised-device' ? 'I' : hazardLabel(type)[0]!.toUpperCase();

export const outcomeWords: Record<string, string> = {
  done: 'reported as done',
  contested: 'reported and denied',
  denied: 'denied',
  open: 'nothing reported of it',
};
