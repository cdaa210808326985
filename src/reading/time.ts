import type { EventCandidate } from './events.js';
import type { Scene } from './scene.js';
import type { ClaimTime, DateMention } from './types.js';

export interface When {
  date: DateMention | null;
  /** True when the date stands with the event's own words, not with the clause around them. */
  own: boolean;
  /** The day is that of the saying ("said on Sunday that it had taken X"): the event lies before it. */
  ofSpeech: boolean;
}

/** The token of a mention whose head lies outside it. */
export function topOf(scene: Scene, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head } = scene.tokens[i]!;
    if (head < first || head > last) return i;
  }
  return last;
}

const USABLE = new Set<DateMention['kind']>(['point', 'range', 'since', 'until']);

/**
 * The date of an event among the dates of its sentence: one that hangs on the event's words, else on the clause above, else
 * the only date of the sentence that hangs on no other event.
 */
export function findWhen(
  scene: Scene,
  candidate: EventCandidate,
  dates: readonly DateMention[],
  all: readonly EventCandidate[],
): When {
  const usable = dates.filter((d) => USABLE.has(d.kind) && d.start !== null && d.end !== null);
  if (usable.length === 0) return { date: null, own: false, ofSpeech: false };
  const core = coreTokens(candidate);
  let best: DateMention | null = null;
  let bestDistance = 99;
  for (const date of usable) {
    const d = attachDistance(scene, date, core, candidate, all);
    if (d < bestDistance) {
      best = date;
      bestDistance = d;
    }
  }
  if (best && bestDistance < 50)
    return { date: best, own: bestDistance <= 3, ofSpeech: bestDistance > 3 && toldBefore(scene, candidate) };
  if (
    usable.length === 1 &&
    all.length <= 2 &&
    !insideNoun(scene, usable[0]!) &&
    !insideClause(scene, usable[0]!, core)
  )
    return { date: usable[0]!, own: false, ofSpeech: false };
  return { date: null, own: false, ofSpeech: false };
}

/** "said that it had carried out the strike": the event is told as past already when it was told. */
function toldBefore(scene: Scene, candidate: EventCandidate): boolean {
  const verb = candidate.carrier?.trigger ?? candidate.token;
  if (!scene.tokens[verb]!.deprel.startsWith('ccomp')) return false;
  return scene.below[verb]!.some(
    (c) => scene.tokens[c]!.deprel === 'aux' && scene.tokens[c]!.form.toLowerCase() === 'had',
  );
}

export function coreTokens(candidate: EventCandidate): Set<number> {
  const core = new Set<number>([candidate.token, ...candidate.alsoTokens]);
  if (candidate.carrier) core.add(candidate.carrier.trigger);
  for (const f of candidate.fused) core.add(f.token);
  return core;
}

function attachDistance(
  scene: Scene,
  date: DateMention,
  core: ReadonlySet<number>,
  candidate: EventCandidate,
  all: readonly EventCandidate[],
): number {
  const top = topOf(scene, date.first, date.last);
  const others = new Set<number>();
  for (const c of all) if (c !== candidate) for (const t of coreTokens(c)) others.add(t);
  // down: from the date up to the event's words, without crossing another event
  let n = 0;
  for (let at = scene.tokens[top]!.head; at >= 0 && n < 4; at = scene.tokens[at]!.head, n++) {
    if (core.has(at)) return n;
    if (others.has(at) || isDatedSpeech(scene, at)) break;
    if (describesAnother(scene, at, core)) return 99;
  }
  // up: the clauses above the event
  let hang = scene.tokens[top]!.head;
  // a date on a noun that is no event is the parser's slip for the verb above: "the army on Thursday announced"
  for (let n = 0; n < 4 && hang >= 0 && !others.has(hang) && isPlainNoun(scene, hang); n++)
    hang = scene.tokens[hang]!.head;
  let steps = 10;
  let at = Math.min(...core);
  if (candidate.carrier) at = candidate.carrier.trigger;
  for (let k = 0; k < 6 && at >= 0; k++) {
    at = scene.tokens[at]!.head;
    steps += 2;
    if (at >= 0 && at === hang) return steps;
    if (at >= 0 && others.has(at) && k > 1) steps += 10;
  }
  return 99;
}

/**
 * "the mosque, built in 1809", "an Assyrian city of the 13th century BC": a clause or name that describes a thing, outside
 * which the event stands; its date is not that of what befalls the thing.
 */
function describesAnother(scene: Scene, i: number, core: ReadonlySet<number>): boolean {
  if (!/^(acl|appos)/.test(scene.tokens[i]!.deprel) || core.has(scene.tokens[i]!.head)) return false;
  for (let at = Math.min(...core), n = 0; at >= 0 && n < 12; at = scene.tokens[at]!.head, n++)
    if (at === i) return false;
  return true;
}

const isPlainNoun = (scene: Scene, i: number): boolean =>
  (scene.tokens[i]!.upos === 'NOUN' || scene.tokens[i]!.upos === 'PROPN') && !isDatedSpeech(scene, i);

/** "a statement on Sunday": the date is that of the statement, not of what it says. */
const isDatedSpeech = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.upos === 'NOUN' && DATED_SPEECH.has(scene.tokens[i]!.lemma.toLowerCase());

const DATED_SPEECH = new Set([
  'statement',
  'interview',
  'report',
  'briefing',
  'conference',
  'speech',
  'address',
  'tweet',
  'post',
  'letter',
  'communique',
  'communiqué',
  'bulletin',
  'broadcast',
  'video',
  'press',
  'release',
  'article',
  'testimony',
  'announcement',
  'message',
  'update',
]);

/** "a statement on Sunday": a date inside a noun phrase dates that noun, not the event. */
function insideNoun(scene: Scene, date: DateMention): boolean {
  const top = topOf(scene, date.first, date.last);
  const { head } = scene.tokens[top]!;
  return head >= 0 && scene.tokens[head]!.upos !== 'VERB' && scene.tokens[head]!.upos !== 'AUX';
}

/** "the fort, which was used in 1943": the date stands in a clause that describes a noun, the event does not. */
function insideClause(scene: Scene, date: DateMention, core: ReadonlySet<number>): boolean {
  for (let at = topOf(scene, date.first, date.last), n = 0; at >= 0 && n < 6; at = scene.tokens[at]!.head, n++) {
    if (core.has(at)) return false;
    if (/^(acl|appos)/.test(scene.tokens[at]!.deprel)) return describesAnother(scene, at, core);
  }
  return false;
}

export const toTime = (d: DateMention): ClaimTime => ({
  text: d.text,
  span: d.span,
  start: d.start as string,
  end: d.end as string,
  precision: d.precision,
});

/** The date that hangs on one token or on the clause above it, for ties that a report states. */
export function findWhenOf(scene: Scene, token: number, dates: readonly DateMention[]): ClaimTime | null {
  for (const date of dates) {
    if (!USABLE.has(date.kind) || date.start === null || date.end === null) continue;
    const hang = scene.tokens[topOf(scene, date.first, date.last)]!.head;
    if (hang === token || hang === scene.tokens[token]!.head) return toTime(date);
  }
  return null;
}
