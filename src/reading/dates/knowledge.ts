import { readKnowledge } from '../../knowledge/files.js';
import type { Unit } from './words.js';

export interface Holiday {
  id: string;
  names: string[];
  rule: 'fixed' | 'easter' | 'orthodox-easter' | 'hijri' | 'hebrew' | 'nth-weekday' | 'date' | 'table' | 'period';
  start?: string;
  end?: string;
  year?: number;
  month?: number;
  day?: number;
  offset?: number;
  weekday?: number;
  n?: number;
  days?: number | 'month';
  table?: string[];
}

export interface VaguePeriod {
  word: string;
  back?: string;
  ahead?: string;
  source: string;
}

let holidays: Holiday[] | undefined;
let periods: Map<string, { back: Span1; ahead: Span1 }> | undefined;

export interface Span1 {
  n: number;
  unit: Unit;
}

/** The days with names, from knowledge/time/holidays.yaml. */
export function loadHolidays(): Holiday[] {
  holidays ??= readKnowledge('time/holidays.yaml') as Holiday[];
  return holidays;
}

function spanOf(text: string | undefined): Span1 {
  const [n, unit] = (text ?? '1 day').split(' ') as [string, string];
  return { n: Number(n), unit: unit.replace(/s$/, '') as Unit };
}

/** How far "recently", "recent days", "the past few weeks" reach, from knowledge/time/vague-periods.yaml. */
export function vaguePeriod(word: string): { back: Span1; ahead: Span1 } | undefined {
  periods ??= new Map(
    (readKnowledge('time/vague-periods.yaml') as VaguePeriod[]).map((p) => [
      p.word,
      { back: spanOf(p.back), ahead: spanOf(p.ahead ?? p.back) },
    ]),
  );
  return periods.get(word);
}
