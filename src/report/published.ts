/**
 * Publication dates as feeds write them, read to a day. The day is the one that is written: a time of day and a
 * zone after it are left off, not reckoned with. Awkward cases held here: "2020-02-30" (no such day), "06/07/2020"
 * (June or July?), "Sun, 7 Jun 2020 10:00:00 +0000", "June 7, 2020", "20200607".
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** January to December, in English. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ISO =
  /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const DAY_FIRST =
  /^(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})(?:,?\s+\d{1,2}:\d{2}.*)?$/;
const MONTH_FIRST =
  /^(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}.*)?$/;
const AMBIGUOUS = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/;

export type PublishedDate = { date: string } | { problem: string };

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const found = MONTHS.indexOf(lower.slice(0, 3));
  // "Sept" and "June" are months, "Junk" is not.
  return found >= 0 && (MONTH_NAMES[found].toLowerCase().startsWith(lower) || lower === 'sept') ? found + 1 : 0;
}

function day(year: number, month: number, date: number, written: string): PublishedDate {
  const shown = JSON.stringify(written);
  if (month < 1 || month > 12)
    return { problem: `${shown} is not a date: there is no month ${month}; write YYYY-MM-DD` };
  const last = daysInMonth(year, month);
  if (date < 1 || date > last) {
    return { problem: `${shown} is not a date: ${MONTH_NAMES[month - 1]} ${year} has ${last} days; write YYYY-MM-DD` };
  }
  if (year < 1800 || year > 2199) return { problem: `${shown} is not a date of a news report; write YYYY-MM-DD` };
  return { date: `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` };
}

/** Reads a publication date to `YYYY-MM-DD`, or says in one sentence why it is none. */
export function parsePublished(written: string): PublishedDate {
  const text = written.trim().slice(0, 80);
  let m = ISO.exec(text);
  // Eight bare digits are a date only when all parts have their full width.
  if (m && (m[2] !== '' || (m[3].length === 2 && m[4].length === 2))) return day(+m[1], +m[3], +m[4], text);
  m = DAY_FIRST.exec(text);
  if (m && monthNumber(m[2])) return day(+m[3], monthNumber(m[2]), +m[1], text);
  m = MONTH_FIRST.exec(text);
  if (m && monthNumber(m[1])) return day(+m[3], monthNumber(m[1]), +m[2], text);
  if (AMBIGUOUS.test(text)) {
    return { problem: `${JSON.stringify(text)} may be read as two different days; write the date as YYYY-MM-DD` };
  }
  return { problem: `${JSON.stringify(text)} is not a date; write it as YYYY-MM-DD` };
}
