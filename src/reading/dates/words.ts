/** The words that dates and numbers are made of. One map, so that each word of a report is looked up once. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century' | 'weekend';

export interface Word {
  /** 1–12 */
  month?: number;
  /** 0 Monday … 6 Sunday */
  weekday?: number;
  /** "Jan", "Sun": needs more around it than the full name does. */
  short?: boolean;
  unit?: Unit;
  /** How many of the unit ("fortnight" is 2 weeks). */
  times?: number;
  plural?: boolean;
  /** 0 winter (from December) … 3 autumn */
  season?: number;
  /** "morning", "night": narrows a day, changes nothing of its date. */
  daytime?: boolean;
  /** "dawn", "midnight": stands for a clock time. */
  clock?: boolean;
  cardinal?: number;
  /** hundred, thousand … multiply what stands before. */
  magnitude?: number;
  ordinal?: number;
  /** May begin a date: the recogniser looks at nothing else. */
  starts?: boolean;
  /** Says a time by itself; every date has such a word, a figure or a holiday's name near its beginning. */
  says?: boolean;
}

export const WORDS = new Map<string, Word>();

function add(words: string, value: Word): void {
  for (const word of words.split(' ')) WORDS.set(word, { ...WORDS.get(word), ...value });
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
MONTHS.forEach((name, i) => {
  add(name, { month: i + 1, starts: true });
  if (name.length > 3) add(name.slice(0, 3), { month: i + 1, short: true, starts: true });
});
add('sept', { month: 9, short: true, starts: true });

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
WEEKDAYS.forEach((name, i) => {
  add(name, { weekday: i, starts: true });
  add(`${name}s`, { weekday: i, plural: true, starts: true });
  add(name.slice(0, 3), { weekday: i, short: true, starts: true });
});
add('tues', { weekday: 1, short: true, starts: true });
add('thur thurs', { weekday: 3, short: true, starts: true });

for (const unit of ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'decade', 'weekend'] as const) {
  add(unit, { unit, times: 1, starts: true });
  add(`${unit}s`, { unit, times: 1, plural: true, starts: true });
}
add('century', { unit: 'century', times: 1, starts: true });
add('centuries', { unit: 'century', times: 1, plural: true, starts: true });
add('night', { unit: 'day', times: 1, daytime: true, starts: true });
add('nights', { unit: 'day', times: 1, plural: true, starts: true });
add('fortnight', { unit: 'week', times: 2, starts: true });
add('fortnights', { unit: 'week', times: 2, plural: true, starts: true });

add('winter wintertime', { season: 0, starts: true });
add('spring springtime', { season: 1, starts: true });
add('summer summertime', { season: 2, starts: true });
add('autumn fall', { season: 3, starts: true });
add('winters', { season: 0 });
add('morning afternoon evening', { daytime: true, starts: true });
add('dawn midnight noon midday dusk sunrise sunset daybreak nightfall sundown daylight', { clock: true, starts: true });

'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, n) => {
    add(word, { cardinal: n, starts: true });
  });
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((word, n) => {
  add(word, { cardinal: 20 + 10 * n, starts: true });
});
add('nil', { cardinal: 0 });
add('hundred', { magnitude: 100 });
add('thousand', { magnitude: 1e3 });
add('million mn', { magnitude: 1e6 });
add('billion bn', { magnitude: 1e9 });
add('trillion tn', { magnitude: 1e12 });

'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((word, n) => {
    add(word, { ordinal: n + 1, starts: true });
  });
'thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth'.split(' ').forEach((word, n) => {
  add(word, { ordinal: 30 + 10 * n, starts: true });
});

const STARTERS =
  'early late earlier later mid since until till through by before after from between for within during over in on at as every each last past previous next ' +
  'following coming this that same the a an few several many some couple recent recently lately yesterday today tomorrow tonight overnight ' +
  'daily nightly weekly monthly annually yearly hourly start beginning end middle close half only just nearly almost about around roughly ' +
  'approximately more less shortly barely effective starting beginning twelve final opening closing prior exactly weeklong monthlong yearlong daylong';
add(STARTERS, { starts: true });
add(
  'recently lately yesterday today tomorrow tonight overnight daily nightly weekly monthly annually yearly hourly weeklong monthlong yearlong daylong then fifties sixties seventies eighties nineties',
  { says: true },
);
for (const word of WORDS.values()) {
  if (word.month || word.weekday !== undefined || word.unit || word.season !== undefined || word.daytime || word.clock)
    word.says = true;
}
