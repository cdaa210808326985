/** Values of a claim in plain English: days, periods, counts, names of types. */
import { MONTH_NAMES as MONTHS } from '../../report/published.js';

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(iso: string): Day {
  const [year, month, day] = iso.split('-').map(Number);
  return { year, month, day };
}

/** "7 June 2020". */
export function dayText(iso: string): string {
  const d = dayOf(iso);
  return `${d.day} ${MONTHS[d.month - 1]} ${d.year}`;
}

const lastDay = (d: Day): number => new Date(Date.UTC(d.year, d.month, 0)).getUTCDate();

/** "7 June 2020", "5–7 June 2020", "28 May – 2 June 2020", "March 2020", "2019"; open ends as "since" and "until". */
export function periodText(start: string, end: string, precision?: string): string {
  if (start === end) return dayText(start);
  const a = dayOf(start);
  const b = dayOf(end);
  if (precision === 'open')
    return b.year > 9000
      ? `since ${dayText(start)}`
      : a.year < 1000
        ? `until ${dayText(end)}`
        : `${dayText(start)} – ${dayText(end)}`;
  if (a.year === b.year && a.day === 1 && b.day === lastDay(b)) {
    if (a.month === b.month) return `${MONTHS[a.month - 1]} ${a.year}`;
    if (a.month === 1 && b.month === 12) return String(a.year);
    return `${MONTHS[a.month - 1]}–${MONTHS[b.month - 1]} ${a.year}`;
  }
  if (a.year === b.year && a.month === b.month) return `${a.day}–${b.day} ${MONTHS[a.month - 1]} ${a.year}`;
  if (a.year === b.year) return `${a.day} ${MONTHS[a.month - 1]} – ${b.day} ${MONTHS[b.month - 1]} ${a.year}`;
  return `${dayText(start)} – ${dayText(end)}`;
}

/** With commas between thousands; the built-in way takes fifty milliseconds to load. */
const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** "at least 10", "up to 50", "10–12", "10"; "an unstated number of" when there is no bound. */
export function countText(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return min === max ? number(min) : `${number(min)}–${number(max)}`;
  if (min !== null) return `at least ${number(min)}`;
  if (max !== null) return `up to ${number(max)}`;
  return 'an unstated number';
}

/** "10 killed (members of the militia)". */
export function casualtyText(c: { kind: string; min: number | null; max: number | null; of?: string | null }): string {
  return `${countText(c.min, c.max)} ${c.kind.replaceAll('-', ' ')}${c.of ? ` (${c.of})` : ''}`;
}

/** "air-strike" as "Air strike". */
export function labelText(subtype: string): string {
  const words = subtype.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How near the place is known, in words; empty where the name says it all. */
export function precisionText(precision: string, uncertaintyKm?: number | null): string {
  if (precision === 'unresolved') return 'not found in the gazetteer';
  const about = uncertaintyKm && uncertaintyKm >= 5 ? `, within ${Math.round(uncertaintyKm)} km` : '';
  return precision === 'point' ? `point${about}` : `${precision}${about}`;
}

/** "1 report", "2 reports". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

const COLOURS = /\x1b\[[0-9;]*m/g;

/** Columns that a text takes on the screen. */
export const columns = (text: string): number => text.replace(COLOURS, '').length;

/** Lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A short form of a content hash; ids that people gave stay as they are. */
export function shortId(id: string): string {
  return /^[0-9a-f]{64}$/.test(id) ? id.slice(0, 12) : id;
}
