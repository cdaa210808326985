/** The compiled codebook as reading/ uses it: every question is one or two map look-ups. */
import type {
  Codebook,
  CompiledCodebook,
  CueEffect,
  Entry,
  EventType,
  Means,
  RelationPattern,
  Roles,
  Sense,
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
  const verbForms = new Map<string, Entry>();
  for (const entry of data.verbs) verbForms.set(entry.lemma, entry);
  for (const entry of data.verbs)
    for (const form of inflections(entry.lemma)) if (!verbForms.has(form)) verbForms.set(form, entry);
  const nounForms = new Map<string, Entry>();
  for (const entry of data.nouns) nounForms.set(entry.lemma, entry);
  for (const entry of data.nouns)
    for (const form of asLemmas(entry.lemma)) if (!nounForms.has(form)) nounForms.set(form, entry);
  const cues = new Map<string, CueEffect>(data.cues.map((c) => [`${c.lemma}/${c.pos}`, c.effect]));
  const relations = new Map<string, RelationPattern[]>();
  for (const pattern of data.relations) {
    const key = `${pattern.lemma}/${pattern.pos}`;
    relations.set(key, [...(relations.get(key) ?? []), pattern]);
  }
  const framing = new Map(data.framing.map((f) => [f.lemma, f.neutral]));
  const frames = new Map<string, Transform[]>();
  for (const row of data.transforms) frames.set(row.frame, [...(frames.get(row.frame) ?? []), row]);
  const means = new Map<string, Means[]>();
  for (const row of data.means) for (const id of row.of) means.set(id, [...(means.get(id) ?? []), row]);
  const isA = (lemma: string, className: string): boolean => members.get(className)?.has(lemma) ?? false;
  const none: readonly RelationPattern[] = [];
  const noMeans: readonly Means[] = [];

  return {
    verb: (lemma) => prepared(lemma, verbs, verbForms, (entry) => own(widen(entry))),
    noun: (lemma) => prepared(lemma, nouns, nounForms, own),
    event: (id) => events.get(id),
    isA,
    cue: (lemma, upos) => cues.get(`${lemma}/${upos}`),
    relations: (lemma, upos) => relations.get(`${lemma}/${upos}`) ?? none,
    means: (event) => means.get(event) ?? noMeans,
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

/**
 * Parsers differ, and err, over particles and over who is told to do something. A sense that asks for a particle therefore
 * also takes it as an adverb ("hand **over**") or as the preposition of what it should be the object of ("call **off** the
 * strike"), and one that asks for an object takes an indirect one when there is no other ("allowed **them** to leave").
 */
function widen(entry: Entry): Entry {
  return { lemma: entry.lemma, senses: entry.senses.flatMap(variants) };
}

function variants(sense: Sense): Sense[] {
  const { when } = sense;
  if (!when) return [sense];
  const found = [sense];
  const { particle, object, ...rest } = when;
  const particles = typeof particle === 'string' && particle.startsWith('=') ? particle.slice(1) : null;
  if (particles !== null) {
    found.push({ ...sense, when: { ...rest, ...(object === undefined ? {} : { object }), advmod: `=${particles}` } });
    if (object !== undefined && object !== 'none') {
      const under = `prep:${particles}`;
      const roles =
        object === 'any' || sense.roles?.object || sense.roles?.recipient || sense.roles?.place
          ? moved(sense.roles, under)
          : sense.roles;
      found.push({ ...sense, when: { ...rest, [under]: object }, ...(roles ? { roles } : {}) });
      found.push(unmarked(sense, { ...rest, particle: `=${particles}` }, object));
    }
  } else if (object !== undefined && when.iobj === undefined && asksForSomething(object)) {
    found.push({ ...sense, when: { ...rest, object: 'none', iobj: object } });
    if (object !== 'any') found.push(unmarked(sense, when, object));
  }
  return found;
}

/** The object misread as an adverbial without a preposition ("fled the town", "set off a bomb"). */
function unmarked(sense: Sense, when: Record<string, SlotTest>, object: SlotTest): Sense {
  const roles = moved(sense.roles, 'prep:');
  return {
    ...sense,
    when: { ...when, object: 'none', 'prep:': object },
    ...(Object.keys(roles).length > 0 ? { roles } : {}),
  };
}

const asksForSomething = (test: SlotTest): boolean =>
  (Array.isArray(test) ? test : [test]).some((t) => !t.startsWith('!') && t !== 'none');

/** Roles that read the object also read it where a misread particle has put it. */
function moved(roles: Roles | undefined, under: string): Roles {
  const out: Roles = {};
  for (const [field, spec] of Object.entries(roles ?? {}))
    out[field as keyof Roles] = spec === 'object' ? `object|${under}` : spec;
  return out;
}

/** A word of several parts as lemmatisers may leave it: "arms cache" is also "arm cache". */
function asLemmas(words: string): string[] {
  const space = words.indexOf(' ');
  const first = space < 0 ? '' : words.slice(0, space);
  if (!first.endsWith('s') || first.endsWith('ss')) return [words];
  return [words, first.slice(0, -1) + words.slice(space)];
}

/** Past forms that no rule gives. Lemmatisers leave rare verbs as they stand, so they are known under these forms too. */
const IRREGULAR: Record<string, string[]> = {
  break: ['broke', 'broken'],
  come: ['came'],
  drive: ['drove', 'driven'],
  fall: ['fell', 'fallen'],
  fight: ['fought'],
  flee: ['fled'],
  fly: ['flew', 'flown'],
  forbid: ['forbade', 'forbidden'],
  forgive: ['forgave', 'forgiven'],
  freeze: ['froze', 'frozen'],
  give: ['gave', 'given'],
  hold: ['held'],
  lay: ['laid'],
  leave: ['left'],
  lose: ['lost'],
  meet: ['met'],
  overrun: ['overran'],
  overthrow: ['overthrew', 'overthrown'],
  rise: ['rose', 'risen'],
  seek: ['sought'],
  send: ['sent'],
  shoot: ['shot'],
  sink: ['sank', 'sunk'],
  slay: ['slew', 'slain'],
  speak: ['spoke', 'spoken'],
  steal: ['stole', 'stolen'],
  strike: ['struck', 'stricken'],
  swear: ['swore', 'sworn'],
  take: ['took', 'taken'],
  retake: ['retook', 'retaken'],
  throw: ['threw', 'thrown'],
  withdraw: ['withdrew', 'withdrawn'],
  withhold: ['withheld'],
  blow: ['blew', 'blown'],
  build: ['built'],
  bring: ['brought'],
  waylay: ['waylaid'],
  undertake: ['undertook', 'undertaken'],
};

/** The other forms of a verb, by the rules of spelling; only for forms that are no entry of their own. */
function inflections(lemma: string): string[] {
  if (lemma.length < 4 || /[\s]/.test(lemma)) return IRREGULAR[lemma] ?? [];
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  const past = lemma.endsWith('y') && !/[aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
  return [...(IRREGULAR[lemma] ?? []), past, `${stem}ing`];
}

/** An entry made ready the first time that it is asked for; most of the codebook is not needed for one report. */
function prepared(
  lemma: string,
  ready: Map<string, Entry>,
  forms: Map<string, Entry>,
  prepare: (entry: Entry) => Entry,
): Entry | undefined {
  const found = ready.get(lemma);
  if (found) return found;
  const entry = forms.get(lemma);
  if (!entry) return undefined;
  const done = ready.get(entry.lemma) ?? prepare(entry);
  ready.set(entry.lemma, done);
  ready.set(lemma, done);
  return done;
}

/** For each class all words of it and of the classes below it. */
function classMembers(data: CompiledCodebook): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  const parents = new Map(data.classes.map((c) => [c.id, c.parent]));
  for (const { id, words } of data.classes) {
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
      const set = members.get(at) ?? new Set<string>();
      for (const w of words) for (const form of asLemmas(w)) set.add(form);
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
  return (entry) => ({
    lemma: entry.lemma,
    senses: entry.senses.map((sense) => {
      if (!sense.when) return sense;
      const when: Record<string, SlotTest> = {};
      for (const key in sense.when) when[key] = slot(sense.when[key]!);
      return { ...sense, when };
    }),
  });
}
