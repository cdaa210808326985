import {
  addMonths,
  civilOf,
  type Day,
  dayOf,
  easter,
  hijriDay,
  hijriYearOf,
  monthLength,
  orthodoxEaster,
  parseIso,
  roshHashanah,
  weekdayOf,
} from './calendar.js';
import { type Context, low, type Match } from './context.js';
import { type Holiday, loadHolidays } from './knowledge.js';
import { fourDigitYear } from './match-absolute.js';

interface Name {
  words: string[];
  holiday: Holiday;
}

let names: Map<string, Name[]> | undefined;

/** Names by their first piece, longest first. */
function byFirst(): Map<string, Name[]> {
  if (names) return names;
  names = new Map();
  for (const holiday of loadHolidays()) {
    for (const name of holiday.names) {
      const words = name.match(/\p{L}+|\d+|[^\s\p{L}\d]/gu) ?? [];
      const key = words[0] as string;
      names.set(key, [...(names.get(key) ?? []), { words, holiday }]);
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length);
  return names;
}

/** True when some holiday's name begins with the word. */
export function namesHoliday(first: string): boolean {
  return byFirst().has(first);
}

function same(c: Context, i: number, word: string): boolean {
  const have = low(c, i);
  return have === word || (word === "'" && have === '’');
}

/** A day with a name, and its year where one follows: "Christmas Day", "Eid al-Fitr 2019", "9/11". */
export function holidayAt(c: Context, i: number): Match | null {
  const atom = c.atoms[i];
  if (!atom || atom.kind === 'mark') return null;
  if (atom.kind === 'word' && !atom.capital) return null;
  const candidates = byFirst().get(atom.low);
  if (!candidates) return null;
  for (const { words, holiday } of candidates) {
    if (!words.every((word, k) => same(c, i + k, word))) continue;
    let next = i + words.length;
    if (
      atom.kind === 'number' &&
      (low(c, next) === '/' || c.atoms[next]?.kind === 'number' || c.atoms[i - 1]?.glued || low(c, i - 1) === '/')
    )
      return null;
    if (holiday.rule === 'period' && !standsAsTime(c, i, next)) return null;
    if (holiday.id === 'may-day' && !c.atoms[i + 1]?.capital) return null;
    const year = fourDigitYear(c, low(c, next) === 'of' ? next + 1 : next);
    if (year !== null) next += low(c, next) === 'of' ? 2 : 1;
    return { spec: { t: 'holiday', id: holiday.id, y: year, turn: null, nth: 0 }, next };
  }
  return null;
}

const TIME_BEFORE = /^(?:in|during|since|before|after|until|till|of|from|throughout|through|to)$/;

/** "during the Second World War" is a time; "a World War II bomb" is a kind of bomb. */
function standsAsTime(c: Context, i: number, next: number): boolean {
  const before = low(c, i - 1) === 'the' ? low(c, i - 2) : low(c, i - 1);
  if (!TIME_BEFORE.test(before) || low(c, next) === '-') return false;
  const tag = c.sentence.tokens[c.atoms[next]?.token ?? -1]?.upos;
  return c.atoms[next]?.kind !== 'word' || (tag !== 'NOUN' && tag !== 'PROPN');
}

/** The last day of a period with a name; null for other holidays. */
export function endOfPeriod(id: string): Day | null {
  const holiday = loadHolidays().find((h) => h.id === id);
  return holiday?.rule === 'period' ? parseIso(holiday.end) : null;
}

/** First and last day of a holiday that begins in a Gregorian year; several for the Islamic calendar, whose year is shorter. */
function inYear(h: Holiday, year: number): { start: Day; end: Day }[] {
  const make = (start: Day | null) =>
    start === null ? [] : [{ start, end: start + (typeof h.days === 'number' ? h.days : 1) - 1 }];
  switch (h.rule) {
    case 'fixed':
      return make(dayOf(year, h.month as number, h.day as number));
    case 'period':
      return [{ start: parseIso(h.start) ?? 0, end: parseIso(h.end) ?? 0 }];
    case 'date':
      return year === h.year ? make(dayOf(year, h.month as number, h.day as number)) : [];
    case 'easter':
      return make(easter(year) + (h.offset ?? 0));
    case 'orthodox-easter':
      return make(orthodoxEaster(year) + (h.offset ?? 0));
    case 'hebrew':
      return make(roshHashanah(year + 3761) + (h.offset ?? 0));
    case 'nth-weekday':
      return make(nthWeekday(year, h.month as number, h.weekday as number, h.n as number));
    case 'table':
      return (h.table ?? []).filter((d) => d.startsWith(String(year))).flatMap((d) => make(parseIso(d)));
    case 'hijri': {
      const first = hijriYearOf(dayOf(year, 1, 1));
      const spans = [first - 1, first, first + 1, first + 2].map((y) => {
        const start = hijriDay(y, h.month as number, h.day as number);
        const end =
          h.days === 'month'
            ? hijriDay(y + (h.month === 12 ? 1 : 0), ((h.month as number) % 12) + 1, 1) - 1
            : start + (h.days ?? 1) - 1;
        return { start, end };
      });
      return spans.filter((d) => civilOf(d.start).year === year);
    }
  }
}

/** The n-th such weekday of a month; n = -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day | null {
  const first = dayOf(year, month, 1);
  const days = monthLength(year, month);
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  if (n < 0) {
    const last = first + days - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  return offset + 7 * (n - 1) < days ? first + offset + 7 * (n - 1) : null;
}

/** The occurrences of a holiday from one year before to one year after the day, in order; of one year when it is given. */
export function occurrences(
  id: string,
  near: Day | null,
  year: number | null,
): { start: Day; end: Day; moon: boolean }[] {
  const holiday = loadHolidays().find((h) => h.id === id);
  if (!holiday) return [];
  const moon = holiday.rule === 'hijri';
  if (holiday.rule === 'period') return inYear(holiday, 0).map((d) => ({ ...d, moon }));
  if (holiday.rule === 'date') return inYear(holiday, holiday.year as number).map((d) => ({ ...d, moon }));
  if (year !== null) return inYear(holiday, year).map((d) => ({ ...d, moon }));
  if (near === null) return [];
  const y = civilOf(addMonths(near, 0)).year;
  return [y - 2, y - 1, y, y + 1, y + 2].flatMap((each) => inYear(holiday, each)).map((d) => ({ ...d, moon }));
}
