/**
 * Days as integers: day 0 is 1970-01-01. All arithmetic of dates is done on these, never on Date objects,
 * so that no time zone and no clock can change a reading.
 */
export type Day = number;

export interface Civil {
  year: number;
  month: number;
  day: number;
}

/** The day number of a civil date. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The civil date of a day number; the inverse of {@link dayOf}. Source: the same paper, civil_from_days. */
export function civilOf(at: Day): Civil {
  const z = at + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** 0 Monday … 6 Sunday (ISO 8601 weeks begin on Monday; day 0 was a Thursday). */
export function weekdayOf(at: Day): number {
  return (((at + 3) % 7) + 7) % 7;
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function monthLength(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the numbers name a day that exists. */
export function isCivil(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/** A date moved by whole months; a day that the month lacks becomes its last day (31 May − 3 months is 28 February). */
export function addMonths(at: Day, months: number): Day {
  const { year, month, day } = civilOf(at);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(day, monthLength(y, m)));
}

/** `YYYY-MM-DD`. */
export function isoOf(at: Day): string {
  const { year, month, day } = civilOf(at);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** The day of `YYYY-MM-DD` (a time after it is ignored); null when it names no day. */
export function parseIso(text: string | null | undefined): Day | null {
  const m = text ? /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) : null;
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return isCivil(year, month, day) ? dayOf(year, month, day) : null;
}

/** Western Easter Sunday. Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Orthodox Easter Sunday in the Gregorian calendar. Source: Meeus's Julian computus; the calendars differ by 13 days 1900–2099. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const gap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1) + gap;
}

/**
 * Lengths of the months of the Umm al-Qura calendar, the official one of Saudi Arabia, for the Islamic years 1400–1460: one word
 * of twelve bits a year, the lowest for Muharram, set where the month has 30 days. Source: the calendar "islamic-umalqura" of
 * Unicode's ICU. Muslims elsewhere may begin a month a day earlier or later.
 */
const UMM_AL_QURA_START = 3611;
const UMM_AL_QURA =
  'aa5 a4b 497 937 2b6 975 d69 d52 c95 92b 25b 4db 9d5 5d2 da5 d4a a95 54d aad 3aa bd2 bc4 b89 a95 52d 5ad b6a 6d4 dc9 d92 aa6 956 2ae 56d 36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a 92e 26e 55d ada 6d4 6a5 b27 a4d 4ad 56d b5a 754 f49 e92 d26 a56'
    .split(' ')
    .map((word) => Number.parseInt(word, 16));

/**
 * The day of a date in the Islamic calendar: Umm al-Qura from 1400 to 1460 (1979–2038), and outside of that the tabular calendar
 * (civil epoch, 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29; Reingold & Dershowitz, Calendrical Calculations).
 */
export function hijriDay(year: number, month: number, day: number): Day {
  if (year >= 1400 && year <= 1460) {
    let at = UMM_AL_QURA_START;
    for (let y = 1400; y < year; y++)
      for (let m = 0; m < 12; m++) at += 29 + (((UMM_AL_QURA[y - 1400] as number) >> m) & 1);
    for (let m = 0; m < month - 1; m++) at += 29 + (((UMM_AL_QURA[year - 1400] as number) >> m) & 1);
    return at + day - 1;
  }
  const sinceEpoch = day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) - 1;
  return sinceEpoch - 492148;
}

/** The Islamic year in which a day falls, by the tabular calendar; right but for a day at its edges. */
export function hijriYearOf(at: Day): number {
  return Math.floor((30 * (at + 492148) + 10646) / 10631);
}

/** Days of the Hebrew calendar before the year's first of Tishri. Source: Reingold & Dershowitz, hebrew-calendar-elapsed-days. */
function hebrewElapsed(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12084 + 13753 * months;
  const days = 29 * months + Math.floor(parts / 25920);
  return (3 * (days + 1)) % 7 < 3 ? days + 1 : days;
}

/** First of Tishri (Rosh Hashanah) of a Hebrew year. Source: as above, hebrew-new-year with its delays. */
export function roshHashanah(hebrewYear: number): Day {
  const before = hebrewElapsed(hebrewYear - 1);
  const now = hebrewElapsed(hebrewYear);
  const after = hebrewElapsed(hebrewYear + 1);
  const delay = after - now === 356 ? 2 : now - before === 382 ? 1 : 0;
  return now + delay - 2092590;
}
