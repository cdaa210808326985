/** Dates, numbers and counts as the app writes them. */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const whole = new Intl.NumberFormat('en-GB');

/** "2020-06-05" → "5 Jun 2020". */
export const dayWords = (iso: string): string => day.format(new Date(`${iso}T00:00:00Z`));

/** A period: one day, or from the first to the last. */
export const periodWords = (start: string, end: string): string =>
  start === end ? dayWords(start) : `${dayWords(start)} – ${dayWords(end)}`;

export const number = (n: number): string => whole.format(n);

/** "1 incident", "1,200 incidents". */
export const plural = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;
