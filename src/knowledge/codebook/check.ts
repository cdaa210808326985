/** Checks across the files of the codebook: names that must exist, words that may stand only once. */
import type { Sourced } from './compile.js';
import { PLOVER_MODES, PLOVER_TYPES } from './schema.js';
import type {
  Cue,
  Entry,
  EventType,
  Framing,
  Means,
  RelationPattern,
  SlotTest,
  Transform,
  VagueNumber,
  WordClass,
} from './types.js';

export interface Parts {
  events: Sourced<EventType>[];
  classes: Sourced<WordClass>[];
  verbs: Sourced<Entry>[];
  nouns: Sourced<Entry>[];
  transforms: Sourced<Transform>[];
  means: Sourced<Means>[];
  cues: Sourced<Cue>[];
  relations: Sourced<RelationPattern>[];
  framing: Sourced<Framing>[];
  vagueNumbers: Sourced<VagueNumber>[];
}

const SLOTS = new Set([
  'subject',
  'object',
  'iobj',
  'particle',
  'xcomp',
  'ccomp',
  'amod',
  'compound',
  'poss',
  'det',
  'advmod',
  'governor',
  'report',
  'nmod:of',
]);
const WORD_TESTS = new Set(['place', 'actor', 'any', 'none', 'number', 'propn']);
const KINDS = new Set(['violent', 'coercive', 'movement', 'cooperative', 'verbal', 'state', 'harm', 'any']);
/** Values of a sense's `event` that name no event type. */
const NO_EVENT = new Set(['none', 'light']);

/** Every mistake, as `file:line: what is wrong`. */
export function crossCheck(parts: Parts): string[] {
  const problems: string[] = [];
  const events = new Set(parts.events.map((e) => e.item.id));
  const classes = new Set(parts.classes.map((c) => c.item.id));

  unique(parts.events, (e) => e.id, 'event type', problems);
  unique(parts.classes, (c) => c.id, 'class', problems);
  unique(parts.verbs, (e) => e.lemma, 'verb', problems);
  unique(parts.nouns, (e) => e.lemma, 'noun', problems);
  unique(parts.vagueNumbers, (v) => v.word, 'word', problems);
  unique(parts.cues, (c) => `${c.lemma}/${c.pos}`, 'cue', problems);

  for (const { item, origin } of parts.events) {
    if (item.mode !== null && !PLOVER_MODES[item.plover]?.includes(item.mode)) {
      problems.push(
        `${origin.file}:${origin.line(['mode'])}: "${item.id}": ${item.plover} has no mode "${item.mode}"${hint(item.mode, PLOVER_MODES[item.plover] ?? [])}`,
      );
    }
  }
  for (const { item, origin } of parts.classes) {
    if (item.parent !== null && !classes.has(item.parent)) {
      problems.push(
        `${origin.file}:${origin.line(['parent'])}: class "${item.id}": unknown parent "${item.parent}"${hint(item.parent, classes)}`,
      );
    }
  }
  const slots = (when: Record<string, SlotTest> | undefined, where: (key: string) => string): void => {
    for (const [key, value] of Object.entries(when ?? {})) {
      if (!SLOTS.has(key) && !key.startsWith('prep:'))
        problems.push(`${where(key)}: unknown slot "${key}"${hint(key, SLOTS)}`);
      for (const test of Array.isArray(value) ? value : [value]) {
        const plain = test.startsWith('!') ? test.slice(1) : test;
        if (plain.startsWith('=') || WORD_TESTS.has(plain)) continue;
        if (plain.startsWith('event:')) {
          if (!KINDS.has(plain.slice(6)))
            problems.push(`${where(key)}: unknown kind of event "${plain.slice(6)}"${hint(plain.slice(6), KINDS)}`);
        } else if (!classes.has(plain)) problems.push(`${where(key)}: unknown class "${plain}"${hint(plain, classes)}`);
      }
    }
  };
  for (const { item, origin } of [...parts.verbs, ...parts.nouns]) {
    item.senses.forEach((sense, n) => {
      const at = (path: (string | number)[]): string =>
        `${origin.file}:${origin.line(['senses', n, ...path])}: sense ${n + 1} of "${item.lemma}"`;
      if (!NO_EVENT.has(sense.event) && !events.has(sense.event)) {
        problems.push(`${at(['event'])}: unknown event "${sense.event}"${hint(sense.event, events)}`);
      }
      slots(sense.when, (key) => at(['when', key]));
      if (!sense.when && n < item.senses.length - 1)
        problems.push(`${at([])}: has no conditions, so the senses after it are never reached`);
      if (!sense.when && sense.event === 'none' && item.senses.length > 1)
        problems.push(`${at([])}: "none" without conditions says nothing; leave it out`);
    });
  }
  for (const { item, origin } of parts.transforms) {
    if (!events.has(item.event))
      problems.push(
        `${origin.file}:${origin.line(['event'])}: unknown event "${item.event}"${hint(item.event, events)}`,
      );
    for (const name of item.of) {
      if (
        !events.has(name) &&
        !classes.has(name) &&
        !(PLOVER_TYPES as readonly string[]).includes(name) &&
        name !== 'any'
      ) {
        problems.push(
          `${origin.file}:${origin.line(['of'])}: "${name}" is no event, class or PLOVER type${hint(name, [...events, ...classes])}`,
        );
      }
    }
  }
  for (const { item, origin } of parts.means) {
    for (const [key, name] of [...item.of.map((o) => ['of', o]), ['event', item.event]] as [string, string][]) {
      if (!events.has(name))
        problems.push(`${origin.file}:${origin.line([key])}: unknown event "${name}"${hint(name, events)}`);
    }
    slots(item.when, (key) => `${origin.file}:${origin.line(['when', key])}: means of "${item.event}"`);
  }
  for (const { item, origin } of parts.relations) {
    slots(item.when, (key) => `${origin.file}:${origin.line(['when', key])}: relation "${item.lemma}"`);
  }
  return problems;
}

function unique<T>(list: readonly Sourced<T>[], key: (item: T) => string, what: string, problems: string[]): void {
  const seen = new Map<string, string>();
  for (const { item, origin } of list) {
    const name = key(item);
    const before = seen.get(name);
    const here = `${origin.file}:${origin.line()}`;
    if (before) problems.push(`${here}: ${what} "${name}" stands already at ${before}`);
    else seen.set(name, here);
  }
}

/** `; did you mean "x"?` when a known name is near. */
function hint(name: string, known: Iterable<string>): string {
  let best = '';
  let least = 1 + Math.floor(name.length / 4);
  for (const candidate of known) {
    const d = distance(name, candidate, least);
    if (d < least || (d === least && best === '')) {
      least = d;
      best = candidate;
    }
  }
  return best ? `; did you mean "${best}"?` : '';
}

/** Edit distance, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
