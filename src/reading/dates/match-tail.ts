import { timeAt } from './clock.js';
import { type Context, is, low, type Match, skip } from './context.js';
import type { Spec } from './specs.js';

/** True for what names a day, to which a time of day may be added. */
export function isDay(spec: Spec): boolean {
  return (
    (spec.t === 'date' && spec.d !== null) ||
    spec.t === 'weekday' ||
    spec.t === 'nth-weekday' ||
    (spec.t === 'shift' && (spec.unit === 'day' || spec.unit === 'hour')) ||
    spec.t === 'range' ||
    spec.t === 'holiday'
  );
}

/** "Friday night", "yesterday morning", "5 May at 0300 GMT", "Friday in the evening". */
export function withTail(c: Context, found: Match): Match {
  if (!isDay(found.spec)) return found;
  let next = found.next;
  if (is(c, next, 'early', 'late') && c.atoms[next + 1]?.word?.daytime) next++;
  if (c.atoms[next]?.word?.daytime && !c.atoms[next]?.word?.plural) next++;
  else if (is(c, next, 'in', 'during') && low(c, next + 1) === 'the' && c.atoms[next + 2]?.word?.daytime) next += 3;
  if (is(c, next, 'at', 'around', 'about', 'before', 'after')) {
    const time = timeAt(c, skip(c, next + 1, 'about', 'around'));
    if (time > next + 1) next = time;
  } else if (low(c, next) === ',' && is(c, next + 1, 'at', 'around')) {
    const time = timeAt(c, next + 2);
    if (time > next + 2) next = time;
  }
  return { spec: found.spec, next };
}
