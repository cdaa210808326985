import type { Analysis } from '../../language/types.js';
import { atomsOf, isShouted } from '../quantities/atoms.js';
import type { DateMention } from '../types.js';
import { isoOf, parseIso } from './calendar.js';
import type { Context } from './context.js';
import { type Dateline, findDateline } from './dateline.js';
import { vaguePeriod } from './knowledge.js';
import { findIn } from './match.js';
import { moved } from './periods.js';
import { type Interval, type Reference, resolve } from './resolve.js';
import type { Found, Spec, Tense } from './specs.js';
import { tenseAt } from './tense.js';

export { type Dateline, findDateline };

/** A date as recognised, before the publication date is known. */
export interface RecognisedDate extends Found {
  sentence: number;
  tense: Tense;
}

const cache = new WeakMap<Analysis, RecognisedDate[]>();

/** Recognises the dates of a report. Kept per analysis: numbers ask too, as the 5 of "5 May" counts nothing. */
export function recogniseDates(analysis: Analysis): RecognisedDate[] {
  const known = cache.get(analysis);
  if (known) return known;
  const list: RecognisedDate[] = [];
  for (const sentence of analysis.sentences) {
    const atoms = atomsOf(analysis, sentence);
    if (atoms.length === 0) continue;
    const context: Context = { atoms, sentence, shouted: isShouted(atoms, analysis.text) };
    for (const found of findIn(context)) {
      const tense = needsTense(found.spec) ? tenseAt(context, found.from, found.to) : 'none';
      list.push({ ...found, sentence: sentence.index, tense });
    }
  }
  cache.set(analysis, list);
  return list;
}

function needsTense(spec: Spec): boolean {
  return spec.t !== 'duration' && spec.t !== 'age' && spec.t !== 'recurring' && spec.t !== 'unknown';
}

function kindOf(spec: Spec): DateMention['kind'] {
  switch (spec.t) {
    case 'bound':
      return spec.rel === 'since' || spec.rel === 'from' || spec.rel === 'after' ? 'since' : 'until';
    case 'duration':
      return 'duration';
    case 'recurring':
      return 'recurring';
    case 'age':
      return 'age';
    case 'range':
    case 'window':
    case 'vague-window':
    case 'recently':
      return 'range';
    default:
      return 'point';
  }
}

/** The day that reports are counted from: the publication date, or else the date of the dateline. */
export function referenceDay(analysis: Analysis, published: string | null): number | null {
  const pub = parseIso(published);
  return pub ?? parseIso(findDateline(analysis)?.date);
}

/**
 * Finds every date of a report and resolves it to days: against the publication date (else the dateline), with the tense
 * of the verb around it, and, for "a day earlier" or "that week", against the date mentioned before.
 *
 * @example
 * findDates(analyse('On Friday, the army took the town.'), '2020-06-07')[0].start // '2020-06-05'
 */
export function findDates(analysis: Analysis, published: string | null): DateMention[] {
  const dateline = findDateline(analysis);
  const pub = parseIso(published) ?? parseIso(dateline?.date);
  const mentions: DateMention[] = [];
  let ref: Interval | null = null;
  let refSentence = -1;
  for (const found of recogniseDates(analysis)) {
    const sentence = analysis.sentences[found.sentence];
    if (!sentence) continue;
    const atoms = atomsOf(analysis, sentence);
    let first = atoms[found.from];
    const last = atoms[found.to];
    if (!first || !last) continue;
    if (dateline && first.start >= dateline.span[0] && last.end <= dateline.span[1]) continue;
    const { spec } = found;
    const local = spec.t === 'recently' || spec.t === 'clock';
    const reference: Reference = { pub, ref: local && refSentence !== found.sentence ? null : ref, tense: found.tense };
    const interval = resolve(spec, reference);
    const kind = spec.t === 'in-units' && interval.start === null ? 'duration' : kindOf(spec);
    if (kind === 'duration' && spec.t === 'in-units') first = atoms[found.from + 1] ?? first;
    // A clock time without a day of its own, nor one before it in the sentence, says nothing of the date.
    if (spec.t === 'clock' && interval.start === null) continue;
    mentions.push({
      text: analysis.text.slice(first.start, last.end),
      span: [first.start, last.end],
      sentence: found.sentence,
      first: first.token,
      last: last.token,
      start: interval.start === null ? null : isoOf(interval.start),
      end: interval.end === null ? null : isoOf(interval.end),
      precision: interval.start === null && interval.end === null ? 'unresolved' : interval.precision,
      kind,
      vague: interval.vague === true || vagueBySpec(spec),
    });
    if (
      (kind === 'point' || kind === 'range') &&
      interval.start !== null &&
      interval.precision !== 'decade' &&
      spec.t !== 'recently'
    ) {
      ref = interval;
      refSentence = found.sentence;
    }
  }
  return mentions;
}

function vagueBySpec(spec: Spec): boolean {
  return 'vague' in spec && spec.vague === true;
}

/**
 * Where a past event of the news without any date lies: from two days before publication to the day itself
 * (knowledge/time/vague-periods.yaml, `undated`; the hand-coded report of 7 June 2020 takes 5 to 7 June).
 */
export function defaultWindow(published: string | null): { start: string; end: string; precision: 'range' } | null {
  const pub = parseIso(published);
  const back = vaguePeriod('undated')?.back;
  return pub === null || !back
    ? null
    : { start: isoOf(moved(pub, back.unit, -back.n)), end: isoOf(pub), precision: 'range' };
}

/** Days since 1970-01-01 of `YYYY-MM-DD`; NaN when it names no day. For differences between dates. */
export function dayOfIso(iso: string): number {
  return parseIso(iso) ?? Number.NaN;
}
