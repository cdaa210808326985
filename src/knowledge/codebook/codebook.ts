/** The compiled codebook as reading/ uses it: every question is one or two map look-ups. */
import type {
  Codebook,
  CompiledCodebook,
  CueEffect,
  Entry,
  EventType,
  RelationPattern,
  SlotTest,
  Transform,
} from './types.js';

/** Prepares a compiled codebook for reading. */
export function openCodebook(data: CompiledCodebook): Codebook {
  const verbs = new Map<string, Entry>();
  const nouns = new Map<string, Entry>();
  const events = new Map<string, EventType>(data.events.map((e) => [e.id, e]));
  const members = classMembers(data);
  const own = ownClasses(members);
  for (const entry of data.verbs) verbs.set(entry.lemma, own(entry));
  for (const entry of data.nouns) nouns.set(entry.lemma, own(entry));
  const cues = new Map<string, CueEffect>(data.cues.map((c) => [`${c.lemma}/${c.pos}`, c.effect]));
  const relations = new Map<string, RelationPattern[]>();
  for (const pattern of data.relations) {
    const key = `${pattern.lemma}/${pattern.pos}`;
    relations.set(key, [...(relations.get(key) ?? []), pattern]);
  }
  const framing = new Map(data.framing.map((f) => [f.lemma, f.neutral]));
  const frames = new Map<string, Transform[]>();
  for (const row of data.transforms) frames.set(row.frame, [...(frames.get(row.frame) ?? []), row]);
  const isA = (lemma: string, className: string): boolean => members.get(className)?.has(lemma) ?? false;
  const none: readonly RelationPattern[] = [];

  return {
    verb: (lemma) => verbs.get(lemma),
    noun: (lemma) => nouns.get(lemma),
    event: (id) => events.get(id),
    isA,
    cue: (lemma, upos) => cues.get(`${lemma}/${upos}`),
    relations: (lemma, upos) => relations.get(`${lemma}/${upos}`) ?? none,
    framing: (lemma) => framing.get(lemma),
    refine: (frame, event, lemmas) => {
      const plover = event === null ? undefined : events.get(event)?.plover;
      for (const row of frames.get(frame) ?? []) {
        const fits = row.of.some(
          (name) => name === 'any' || name === event || name === plover || lemmas.some((l) => isA(l, name)),
        );
        if (fits) return row.event;
      }
      return null;
    },
  };
}

/** For each class all words of it and of the classes below it. */
function classMembers(data: CompiledCodebook): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  const parents = new Map(data.classes.map((c) => [c.id, c.parent]));
  for (const { id, words } of data.classes) {
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
      const set = members.get(at) ?? new Set<string>();
      for (const w of words) set.add(w);
      members.set(at, set);
    }
  }
  return members;
}

/**
 * Tests for words of several parts ("=hunger strike|sit-in") become classes of their own, because a class is asked with
 * the compound that a noun makes, and a plain word test is not.
 */
function ownClasses(members: Map<string, Set<string>>): (entry: Entry) => Entry {
  const rewrite = (test: string): string[] => {
    const negative = test.startsWith('!');
    const plain = negative ? test.slice(1) : test;
    if (!plain.startsWith('=')) return [test];
    const compounds = plain
      .slice(1)
      .split('|')
      .filter((w) => w.includes(' '));
    if (compounds.length === 0) return [test];
    const id = `=${compounds.join('|')}`;
    const name = `words:${id}`;
    if (!members.has(name)) members.set(name, new Set(compounds));
    return [test, negative ? `!${name}` : name];
  };
  const slot = (test: SlotTest): SlotTest => {
    const list = Array.isArray(test) ? test : [test];
    const rewritten = list.flatMap(rewrite);
    return rewritten.length === list.length ? test : rewritten;
  };
  return (entry) => {
    for (const sense of entry.senses) {
      if (!sense.when) continue;
      for (const key in sense.when) sense.when[key] = slot(sense.when[key]!);
    }
    return entry;
  };
}
