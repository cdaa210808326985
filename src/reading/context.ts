import type { Codebook } from '../knowledge/codebook/types.js';
import type { Analysis } from '../language/types.js';
import type { Draft } from './claims.js';
import { base, prepositionOf } from './clause.js';
import type { Facts } from './confidence.js';
import type { Scene } from './scene.js';

/** Fields of knowledge/codebook/contexts.yaml; words of `-weak` classes count as a field of their own. */
const FIELDS = [
  'sport',
  'arts',
  'game',
  'drill',
  'memory',
  'court',
  'history',
  'nature',
  'illness',
  'accident',
  'business',
  'debate',
  'science',
  'rule',
  'study',
  'old-time',
  'war',
  'thing',
].flatMap((f) => (f === 'old-time' || f === 'thing' ? [f] : [f, `${f}-weak`]));

/** Fields that speak against an act of force of the day. */
const PLAYED = new Set(FIELDS.filter((f) => !f.endsWith('-weak') && f !== 'war' && f !== 'old-time' && f !== 'thing'));

const known = new WeakMap<Codebook, Map<string, readonly string[]>>();

/** The fields that a word belongs to; each word is looked up once. */
function fieldsOf(codebook: Codebook, lemma: string): readonly string[] {
  let words = known.get(codebook);
  if (!words) {
    words = new Map();
    known.set(codebook, words);
  }
  let found = words.get(lemma);
  if (!found) {
    found = FIELDS.filter((f) => codebook.isA(lemma, `context-${f}`));
    words.set(lemma, found);
  }
  return found;
}

/** "won 3-1": nobody counts the dead like that. */
const SCORE = /^\d{1,3}[-–]\d{1,3}$/;
const CONTENT = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB', 'ADV']);
const scenes = new WeakMap<Scene, (readonly string[])[]>();

/** The fields of every token of a sentence, its compounds included. */
function fieldsIn(scene: Scene): (readonly string[])[] {
  let found = scenes.get(scene);
  if (!found) {
    found = scene.tokens.map((t) => {
      if (t.upos === 'NUM' || t.upos === 'SYM') return SCORE.test(t.form) ? ['sport'] : [];
      if (!CONTENT.has(t.upos)) return [];
      const own = fieldsOf(scene.codebook, t.lemma.toLowerCase());
      const compound = scene.compoundLemma(t.i);
      return compound === null ? own : [...own, ...fieldsOf(scene.codebook, compound)];
    });
    scenes.set(scene, found);
  }
  return found;
}

const ARMED = /^(MIL|REB|PAR|UAF|COP|GOV|SPY)/;
const HABIT = new Set([
  'often',
  'usually',
  'sometimes',
  'always',
  'typically',
  'generally',
  'rarely',
  'normally',
  'occasionally',
  'frequently',
  'regularly',
]);
const ANYBODY = new Set([
  'anyone',
  'anybody',
  'whoever',
  'whatever',
  'everyone',
  'everybody',
  'those',
  'nobody',
  'someone',
  'somebody',
]);
const FUTURE = new Set(['will', 'would', 'may', 'could', 'can', 'must', 'should', 'might']);
const OLD_YEAR = /^(1\d{3}|20[0-2]\d)s?$/;
/** What mishaps and nature do as well as people. */
const MISHAP = new Set([
  'killing',
  'wounding',
  'explosion',
  'property-destruction',
  'attack',
  'materiel-destroyed',
  'displacement',
  'arson',
]);
const isSomebody = (scene: Scene, heads: readonly number[]): boolean =>
  heads.some((h) => scene.is(h, 'person') || scene.is(h, 'actor') || scene.is(h, 'armed-actor'));
const INSIDE = new Set(['in', 'during', 'inside', 'within', 'for', 'as part of', 'at']);
const codeIs = (scene: Scene, i: number, name: string): boolean => {
  const compound = scene.compoundLemma(i);
  return (
    scene.codebook.isA(scene.tokens[i]!.lemma.toLowerCase(), name) ||
    (compound !== null && scene.codebook.isA(compound, name))
  );
};
const SPEAKER = new Set(['i', 'we', 'you', 'my', 'our', 'your']);

/** Classes that an agent or a victim may be of, the most telling first. */
const KINDS = [
  'armed-actor',
  'munition',
  'weapon',
  'armour',
  'aircraft',
  'explosive',
  'civilian',
  'person',
  'state-actor',
  'organization',
  'actor',
  'vehicle',
  'ship',
  'disaster',
  'building',
  'place',
  'infrastructure',
  'military-place',
  'animal',
  'abstract',
] as const;

/** What surrounds a claim of force, by name, for the model that tells real events from others. docs/false-alarms.md lists them. */
export function contextOf(scene: Scene, { claim, candidate, dateOwn, placeBorrowed }: Draft): Facts {
  const facts: Facts = { one: 1 };
  const set = (name: string, value: boolean | number): void => {
    const n = Number(value);
    if (n !== 0) facts[name] = n;
  };
  const { tokens, below } = scene;
  const fields = fieldsIn(scene);
  const { clause } = candidate;
  const own = new Set([candidate.token, ...candidate.alsoTokens, ...candidate.fused.map((f) => f.token)]);

  // the whole sentence
  let played = 0;
  let leaning = 0;
  let warlike = 0;
  const seen = new Map<string, Set<string>>();
  for (const t of tokens) {
    if (own.has(t.i)) continue;
    for (const f of fields[t.i]!) seen.set(f, (seen.get(f) ?? new Set()).add(t.lemma.toLowerCase()));
  }
  for (const [f, words] of seen) {
    set(`has ${f}`, Math.min(1, 20 / tokens.length));
    set(`has more ${f}`, words.size > 1 ? Math.min(1, 20 / tokens.length) : 0);
    if (PLAYED.has(f)) played += words.size;
    if (f === 'war') warlike = words.size;
    if (PLAYED.has(f.replace('-weak', ''))) leaning += words.size;
  }
  // a long sentence has more of everything
  const share = 15 / Math.max(15, tokens.length);
  set('unreal words', Math.min(played, 4) * share);
  set('unreal words, weak ones too', Math.min(leaning, 6) * share);
  set('two words that may be unreal', leaning > 1);
  set('war words', Math.min(warlike, 5));
  // the clauses above, with what stands in them
  const mark = (name: string, list: Iterable<number>): void => {
    for (const i of list)
      for (const f of fields[i] ?? [])
        if (!own.has(i)) {
          facts[`${name} ${f}`] = 1;
          if (PLAYED.has(f)) facts[`${name} unreal`] = 1;
        }
  };
  const above = new Set<number>();
  let depth = 0;
  for (
    let at = tokens[candidate.token]!.head, from = candidate.token;
    at >= 0 && depth < 12;
    from = at, at = tokens[at]!.head, depth++
  ) {
    above.add(at);
    for (const c of below[at]!)
      if (c !== from && /^(nsubj|obj|obl|nmod|amod|compound)/.test(tokens[c]!.deprel)) above.add(c);
  }
  for (const s of clause.subject) above.delete(s);
  mark('above', above);
  const near = (heads: readonly number[]): Set<number> => {
    const all = new Set(heads);
    for (const h of heads) for (const c of below[h]!) if (/^(amod|compound|nmod)/.test(tokens[c]!.deprel)) all.add(c);
    return all;
  };
  const agents = [...clause.subject, ...(candidate.carrier?.subject ?? [])];
  const patients = [...clause.object, ...(candidate.carrier ? clause.obliques.map((o) => o.head) : [])];
  mark(
    'self',
    below[candidate.token]!.filter((c) => /^(amod|compound|nmod)/.test(tokens[c]!.deprel)),
  );
  mark('agent', near(agents));
  mark('patient', near(patients));
  mark('beside', near(clause.obliques.map((o) => o.head)));

  // "in the film", "her poems speak of": what is told inside a work
  const story = (i: number): boolean => codeIs(scene, i, 'context-story');
  const inside = [candidate.token, ...above].some((h) =>
    below[h]!.some(
      (c) => /^(obl|nmod)/.test(tokens[c]!.deprel) && INSIDE.has(prepositionOf(scene.sentence, c)) && story(c),
    ),
  );
  set('inside a story', inside);
  set(
    'told by a story',
    [...above].some((h) => story(h) && tokens[h]!.deprel.startsWith('nsubj')) || agents.some(story),
  );
  set(
    'of a story',
    [...above].some((h) => story(h) && !tokens[h]!.deprel.startsWith('nsubj')),
  );
  set(
    'rehearsed',
    [...near([candidate.token]), ...near(agents), ...near(patients)].some(
      (i) => scene.codebook.cue(tokens[i]!.lemma.toLowerCase(), tokens[i]!.upos) === 'exercise',
    ),
  );

  // who and what
  const kindOf = (heads: readonly number[]): string => {
    if (heads.length === 0) return 'none';
    for (const kind of KINDS) if (heads.some((h) => scene.is(h, kind))) return kind;
    if (heads.some((h) => tokens[h]!.upos === 'PRON')) return 'pronoun';
    return heads.some((h) => tokens[h]!.upos === 'PROPN') ? 'name' : 'other';
  };
  set(`agent is ${kindOf(agents)}`, true);
  set(`patient is ${kindOf(patients)}`, true);
  set(
    'agent anybody',
    [...agents, ...patients].some((h) => ANYBODY.has(tokens[h]!.form.toLowerCase())),
  );
  set(
    'armed party',
    [...claim.actors, ...claim.recipients].some((a) => a.code !== null && a.sector !== null && ARMED.test(a.sector)),
  );
  set(
    'party listed',
    [...claim.actors, ...claim.recipients].some((a) => a.code !== null),
  );
  // where, when, how many
  set('place', claim.place?.lat != null && !placeBorrowed);
  set('place borrowed', claim.place?.lat != null && placeBorrowed);
  set('day', dateOwn);
  set('date', claim.when !== null && claim.when.text !== '');
  set(
    'people killed',
    claim.casualties.some((c) => (c.max ?? c.min ?? 0) > 0),
  );
  // how it is told
  const token = tokens[candidate.token]!;
  if (clause.verbal) {
    set('simple present', token.xpos === 'VBZ' || token.xpos === 'VBP');
    set('participle', token.xpos === 'VBG');
    set('infinitive', token.xpos === 'VB');
    set('passive', clause.passive);
  } else {
    set('noun', true);
    set('noun the', clause.det === 'the');
    set('noun a', clause.det === 'a' || clause.det === 'an');
    set('noun carried', candidate.carrier !== null);
  }
  const relation = token.deprel;
  const root = tokens.find((t) => t.head < 0);
  set('relative', relation.startsWith('acl'));
  set('adverbial', base(relation) === 'advcl');
  set('content', base(relation) === 'ccomp');
  set('main', relation === 'root');
  set(
    'had',
    below[candidate.token]!.some((c) => tokens[c]!.deprel === 'aux' && tokens[c]!.form.toLowerCase() === 'had'),
  );
  const presentRoot =
    root !== undefined &&
    root.i !== candidate.token &&
    [root.i, ...below[root.i]!.filter((c) => /^(cop|aux)/.test(tokens[c]!.deprel))].some(
      (i) => tokens[i]!.xpos === 'VBZ' || tokens[i]!.xpos === 'VBP',
    );
  set('present around', presentRoot);
  set('describes under a present', presentRoot && relation.startsWith('acl') && !dateOwn);
  set('describes without a day', relation.startsWith('acl') && !dateOwn);
  const fighters = warlike + (seen.get('war-weak')?.size ?? 0);
  set('harm without fighters', fighters === 0 && MISHAP.has(claim.subtype));
  set(
    'harm without fighters, doer no person',
    fighters === 0 && MISHAP.has(claim.subtype) && !isSomebody(scene, agents),
  );
  set(
    'no party, place or day',
    claim.actors.length + claim.recipients.length === 0 && claim.place === null && !dateOwn,
  );
  set(
    'found by a court',
    [...above].some((h) => codeIs(scene, h, 'context-bench') && tokens[h]!.deprel.startsWith('nsubj')),
  );
  set(
    'future around',
    tokens.some((t) => t.upos === 'AUX' && FUTURE.has(t.form.toLowerCase())),
  );
  const published = Number(claim.when?.end.slice(0, 4)) || 3000;
  set(
    'old year',
    tokens.some((t) => OLD_YEAR.test(t.form) && Number(t.form.slice(0, 4)) < published - 1),
  );
  set(
    'a or an agent',
    [...agents, ...patients].some((h) =>
      below[h]!.some((c) => tokens[c]!.deprel === 'det' && /^an?$/i.test(tokens[c]!.form)),
    ) && relation.startsWith('acl'),
  );
  set(
    'habit',
    tokens.some((t) => HABIT.has(t.lemma.toLowerCase())),
  );
  set(
    'first or second person',
    tokens.some((t) => t.upos === 'PRON' && SPEAKER.has(t.form.toLowerCase())),
  );
  set(`kind ${claim.subtype}`, true);
  set(`kind of ${candidate.event.kind}`, true);
  set('sense without conditions', candidate.sense.when === undefined && candidate.entry.senses.length > 1);
  set('fused', candidate.fused.length > 0);
  return facts;
}

const reports = new WeakMap<Analysis, boolean>();

/** Whether a report of several sentences is of fighting as a whole: then one odd sentence weighs less. */
export function isReportOfWar(scene: Scene): boolean {
  const { analysis, codebook } = scene;
  let found = reports.get(analysis);
  if (found === undefined) {
    let war = 0;
    let unreal = 0;
    for (const { tokens } of analysis.sentences)
      for (const t of tokens) {
        if (!CONTENT.has(t.upos)) continue;
        const fields = fieldsOf(codebook, t.lemma.toLowerCase());
        if (fields.includes('war')) war++;
        if (fields.some((f) => PLAYED.has(f))) unreal++;
      }
    found = analysis.sentences.length > 2 && war >= MANY && war > 2 * unreal;
    reports.set(analysis, found);
  }
  return found;
}

/** So many words of fighting make a report one of fighting. */
const MANY = 6;
