import { headOf } from '../../language/tree.js';
import type { Analysis, Sentence, Token } from '../../language/types.js';
import { type RecognisedDate, recogniseDates } from '../dates/index.js';
import type { Spec } from '../dates/specs.js';
import { atomsOf } from '../quantities/atoms.js';

const CONFLICT =
  /^(?:war|conflict|insurgency|uprising|crackdown|fighting|violence|campaign|unrest|genocide|rebellion|civil)$/;
const EVENT =
  /^(?:attack|strike|airstrike|bombing|blast|explosion|clash|ambush|raid|crash|shelling|shooting|massacre|assault|battle|firefight|bomb|incident|fire|collision|disaster)$/;

/** A stretch so long that what it counts cannot be one event: "since May", "in the past year", "this year". */
function long(spec: Spec): 'since' | 'stretch' | 'year' | 'day' | null {
  switch (spec.t) {
    case 'bound':
      return spec.rel === 'since' ? 'since' : null;
    case 'window':
      return spec.unit === 'hour' || (spec.unit === 'day' && Math.abs(spec.n) < 7) ? null : 'stretch';
    case 'vague-window':
      return /week|month|year|decade/.test(spec.word) && spec.back ? 'stretch' : null;
    case 'decade':
      return 'stretch';
    case 'range':
      return spec.a.t === 'date' && spec.a.d === null ? 'year' : null;
    case 'date':
      return spec.d !== null ? 'day' : spec.m === null ? 'year' : null;
    case 'shift':
      return spec.unit === 'year' ? 'year' : spec.unit === 'day' ? 'day' : null;
    case 'part':
      return long(spec.of) === 'year' ? 'year' : null;
    case 'weekday':
      return 'day';
    case 'recurring':
      return 'year';
    default:
      return null;
  }
}

/** The tokens above a token, itself first. */
function path(sentence: Sentence, i: number): number[] {
  const list = [i];
  for (let at = headOf(sentence, i); at !== undefined && list.length < 10; at = headOf(sentence, at)) list.push(at);
  return list;
}

function dateHead(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = sentence.tokens[i]?.head ?? -1;
    if (head < first || head > last) return head;
  }
  return -1;
}

const cache = new WeakMap<Analysis, Map<number, RecognisedDate[]>>();

function datesOf(analysis: Analysis, sentence: Sentence): RecognisedDate[] {
  let map = cache.get(analysis);
  if (!map) {
    map = new Map();
    for (const date of recogniseDates(analysis)) map.set(date.sentence, [...(map.get(date.sentence) ?? []), date]);
    cache.set(analysis, map);
  }
  return map.get(sentence.index) ?? [];
}

/**
 * Whether a number of casualties adds up many events: "since 2011", "so far this year", "over the past decade", "the war has
 * killed". A date that names a day and hangs on the same verb makes it one event again.
 */
export function isTotal(analysis: Analysis, sentence: Sentence, trigger: number, head: number): boolean {
  const up = path(sentence, trigger);
  const fromHead = path(sentence, head);
  const above = new Set([...up, ...fromHead]);
  const atoms = atomsOf(analysis, sentence);
  let since = false;
  let stretch = false;
  for (const date of datesOf(analysis, sentence)) {
    const first = atoms[date.from]?.token ?? 0;
    const last = atoms[date.to]?.token ?? first;
    const reach = long(date.spec);
    if (!reach) continue;
    const on = dateHead(sentence, first, last);
    const attached = on < 0 || above.has(on);
    if (reach === 'day') {
      if (on === trigger || on === head) return false;
      continue;
    }
    if (!attached) continue;
    if (reach === 'since') since = true;
    else if (reach === 'stretch') stretch = true;
    else if (on >= 0 && EVENT.test(sentence.tokens[on]?.lemma.toLowerCase() ?? '')) continue;
    else if (on === trigger || on === head || (on >= 0 && up.indexOf(on) <= 2))
      stretch ||= !hasEvent(sentence, trigger);
  }
  return since || stretch || soFar(sentence) || sinceClause(sentence, trigger) || byConflict(sentence, trigger);
}

function hasEvent(sentence: Sentence, trigger: number): boolean {
  return sentence.tokens.some(
    (t) =>
      EVENT.test(t.lemma.toLowerCase()) &&
      (t.head === trigger ||
        sentence.tokens[t.head]?.head === trigger ||
        sentence.tokens[trigger]?.head === t.i ||
        sentence.tokens[sentence.tokens[trigger]?.head ?? -1]?.head === t.i),
  );
}

/** "so far", "to date", "altogether", "since the war began" */
function soFar(sentence: Sentence): boolean {
  const word = (i: number) => sentence.tokens[i]?.form.toLowerCase() ?? '';
  for (let i = 0; i < sentence.tokens.length; i++) {
    const w = word(i);
    if (w === 'so' && word(i + 1) === 'far') return true;
    if (w === 'to' && word(i + 1) === 'date') return true;
    if (w === 'since') {
      for (let k = i + 1; k < i + 8; k++)
        if (/^(?:began|started|start|beginning|outbreak|erupted|broke|onset|launch|launched|then)$/.test(word(k)))
          return true;
    }
    if (w === 'in' && word(i + 1) === 'total') return true;
  }
  return false;
}

/** "900 members have been murdered since the party was founded", "since the coup" */
function sinceClause(sentence: Sentence, trigger: number): boolean {
  const perfect = sentence.tokens.some(
    (t) => t.head === trigger && t.deprel.startsWith('aux') && /^(?:have|has|'ve)$/i.test(t.form),
  );
  return (
    perfect &&
    sentence.tokens.some((t) => t.form.toLowerCase() === 'since' && (t.deprel === 'mark' || t.deprel === 'case'))
  );
}

/** "the insurgency has killed 35,000", "150,000 died in the war" */
function byConflict(sentence: Sentence, trigger: number): boolean {
  return sentence.tokens.some((t: Token) => {
    const above = sentence.tokens[trigger]?.deprel === 'obj' ? (sentence.tokens[trigger]?.head ?? -1) : trigger;
    if ((t.head !== trigger && t.head !== above) || !CONFLICT.test(t.lemma.toLowerCase())) return false;
    if (t.deprel === 'nsubj')
      return /^(?:war|conflict|insurgency|uprising|crackdown|campaign|genocide|rebellion)$/.test(t.lemma.toLowerCase());
    return (
      t.deprel.startsWith('obl') &&
      /^(?:war|conflict|insurgency|uprising|genocide|rebellion)$/.test(t.lemma.toLowerCase())
    );
  });
}
