import type { Analysis } from '../../language/types.js';
import type { Span } from '../../report/types.js';
import { dayOf, isCivil, isoOf } from './calendar.js';

/** The line that newswire begins with: where and when it was filed, and by whom. */
export interface Dateline {
  span: Span;
  place: { text: string; span: Span } | null;
  /** ISO day when the line gives day, month and year; null otherwise. */
  date: string | null;
  /** Month and day without a year ("June 7 (Reuters)"). */
  monthDay: { month: number; day: number } | null;
  agency: { text: string; span: Span } | null;
}

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY_MONTH = new RegExp(`^(\\d{1,2})\\s+${MONTH}(?:[\\s,]+(\\d{4}|\\d{2})(?!\\d))?`, 'i');
const MONTH_DAY = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?`, 'i');
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const HEADER = /^\s*(?:date[: ]+)(\d{4})-(\d\d)-(\d\d)\b/i;
/** PLACE or Place, Country, then a date and/or an agency in brackets, then a dash. */
const PLACE =
  /^\s*((?:\p{Lu}[\p{L}.'’-]*)(?:[ ](?:\([^)\n]{2,30}\)|\p{Lu}[\p{L}.'’-]*|(?:de|del|la|el|al|of|the|DE|DEL|LA))){0,4})(?:, (\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}))?/u;

function iso(year: number, month: number, day: number): string | null {
  return isCivil(year, month, day) ? isoOf(dayOf(year, month, day)) : null;
}

function expand(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) >= 50 ? 1900 : 2000);
}

/**
 * Finds the dateline at the head of a report: "BOGOTA, 12 JAN 90 (EFE) -- [TEXT]", "TRIPOLI, June 7 (Reuters) -",
 * "KYIV, Ukraine (AP) —", "GENEVA, 5 June 2020 –"; also a feed's header "date 2020-06-07". Null when there is none.
 */
export function findDateline(analysis: Analysis): Dateline | null {
  const head = analysis.text.slice(0, 400);
  const header = HEADER.exec(head);
  if (header) {
    const start = header[0].length - header[0].trimStart().length;
    return {
      span: [start, header[0].length],
      place: null,
      date: iso(Number(header[1]), Number(header[2]), Number(header[3])),
      monthDay: null,
      agency: null,
    };
  }
  // A wire's own numbering may stand on the lines before ("TST1-MUC3-0001").
  for (const lead of head.matchAll(/(?:^|\n)(?=\s*\p{Lu})/gu)) {
    const found = datelineAt(head, (lead.index ?? 0) + lead[0].length);
    if (found) return found;
  }
  return null;
}

function datelineAt(head: string, offset: number): Dateline | null {
  const text = head.slice(offset);
  const m = PLACE.exec(text);
  if (!m) return null;
  let at = m[0].length;
  let placeText = (m[1] as string) + (m[2] ? `, ${m[2]}` : '');
  const placeStart = offset + text.indexOf(m[1] as string);
  // "BOGOTA, 12 JAN 90": the greedy name may have swallowed a month's name ("TRIPOLI, June 7").
  let rest = text.slice(at);
  const month = m[2] && new RegExp(`^${MONTH}$`, 'i').test(m[2]) ? m[2] : null;
  if (month) {
    placeText = m[1] as string;
    at = text.indexOf(m[1] as string) + placeText.length;
    rest = text.slice(at);
  }
  let date: string | null = null;
  let monthDay: Dateline['monthDay'] = null;
  const gap = /^\s*,?\s*/.exec(rest)?.[0].length ?? 0;
  const after = rest.slice(gap);
  const dm = DAY_MONTH.exec(after);
  const md = dm ? null : MONTH_DAY.exec(after);
  if (dm || md) {
    const mon = MONTHS.indexOf(String(dm ? dm[2] : md?.[1]).toLowerCase()) + 1;
    const day = Number(dm ? dm[1] : md?.[2]);
    const year = dm ? dm[3] : md?.[3];
    if (year) date = iso(expand(year), mon, day);
    else if (day >= 1 && day <= 31) monthDay = { month: mon, day };
    at += gap + (dm ?? (md as RegExpExecArray))[0].length;
  }
  rest = text.slice(at);
  const agency = /^\s*\(([^()\n]{2,60})\)/.exec(rest);
  let agencyAt: Dateline['agency'] = null;
  if (agency) {
    const start = offset + at + agency[0].indexOf('(') + 1;
    agencyAt = { text: agency[1] as string, span: [start, start + (agency[1] as string).length] };
    at += agency[0].length;
  }
  const dash = /^\s*(?:--+|[—–]|-(?=\s))\s*/.exec(text.slice(at));
  if (!dash || (!agency && !date && !monthDay && placeText !== placeText.toUpperCase())) return null;
  const bracket = /^(?:\[[^\]\n]{2,60}\]\s*)+/.exec(text.slice(at + dash[0].length));
  const end = offset + at + (dash[0] + (bracket?.[0] ?? '')).trimEnd().length;
  const clean = placeText.trim();
  return {
    span: [placeStart, end],
    place: { text: clean, span: [placeStart, placeStart + clean.length] },
    date,
    monthDay,
    agency: agencyAt,
  };
}
