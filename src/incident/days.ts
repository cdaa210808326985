/** Days as whole numbers since 1970-01-01 (UTC), and how two stretches of days fit. */

export interface Stretch {
  from: number;
  to: number;
  /** False when no date is given and the days before publication are taken instead. */
  stated: boolean;
}

/** Days before publication in which an undated piece of news is taken to have happened. */
export const NEWS_DAYS = 3;
/** The same for a denial, which answers news that are some days old. */
export const DENIAL_DAYS = 7;

const DAY = 86_400_000;

/** "2020-06-07" → 18420; null when it is no date. */
export function dayNumber(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.round(ms / DAY);
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "6 June 2020", or "5–7 June 2020". */
export function dayWords(from: number, to: number): string {
  const a = new Date(from * DAY);
  const b = new Date(to * DAY);
  const month = (d: Date) => MONTHS[d.getUTCMonth()]!;
  const tail = `${b.getUTCDate()} ${month(b)} ${b.getUTCFullYear()}`;
  if (from === to) return tail;
  if (a.getUTCFullYear() !== b.getUTCFullYear()) {
    return `${a.getUTCDate()} ${month(a)} ${a.getUTCFullYear()} – ${tail}`;
  }
  if (a.getUTCDate() === 1 && new Date((to + 1) * DAY).getUTCDate() === 1) {
    if (a.getUTCMonth() === b.getUTCMonth()) return `${month(b)} ${b.getUTCFullYear()}`;
    if (a.getUTCMonth() === 0 && b.getUTCMonth() === 11) return String(b.getUTCFullYear());
  }
  return a.getUTCMonth() === b.getUTCMonth() ? `${a.getUTCDate()}–${tail}` : `${a.getUTCDate()} ${month(a)} – ${tail}`;
}

/** Days between two stretches; 0 when they overlap. */
export function gapDays(a: Stretch, b: Stretch): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

export function isDay(s: Stretch): boolean {
  return s.to - s.from <= 1;
}

export interface TimeFit {
  score: number;
  why: string;
  gap: number;
}

/** How well two times fit; null when one of them is unknown. */
export function timeFit(a: Stretch | null, b: Stretch | null): TimeFit | null {
  if (!a || !b) return null;
  const gap = gapDays(a, b);
  if (gap > 0) return { score: 0, why: `${gap} day${gap === 1 ? '' : 's'} apart`, gap };
  if (a.stated && b.stated) {
    if (isDay(a) && isDay(b)) return { score: 2, why: 'same day', gap };
    const wide = Math.max(a.to - a.from, b.to - b.from);
    if (wide <= 8) return { score: 1, why: 'same week', gap };
    return { score: 0.5, why: 'periods overlap', gap };
  }
  return { score: a.stated || b.stated ? 1 : 0.75, why: 'reported in the same days', gap };
}

/** What both allow, or the hull when nothing is common; a stated date outweighs one taken from publication. */
export function joinTimes(a: Stretch | null, b: Stretch | null): Stretch | null {
  if (!a || !b) return a ?? b;
  if (a.stated !== b.stated) return a.stated ? a : b;
  if (gapDays(a, b) > 0) return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), stated: a.stated };
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to), stated: a.stated };
}
