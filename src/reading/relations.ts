import type { Codebook, RelationPattern } from '../knowledge/codebook/types.js';
import { base, type Clause, nounClause, prepositionOf, slot, verbClause, withConjuncts } from './clause.js';
import { actorsAt, nounPhrase } from './party.js';
import type { Scene } from './scene.js';
import type { RelationEnd, RelationType } from './types.js';

/** A tie before its modality and dates are known: the token that states it and its two ends. */
export interface RelationCandidate {
  type: RelationType;
  token: number;
  from: RelationEnd;
  to: RelationEnd;
}

/** The ties that a sentence states, by the patterns of the codebook (relations.yaml) over the tree. */
export function findRelations(scene: Scene, codebook: Codebook): RelationCandidate[] {
  const found: RelationCandidate[] = [];
  for (const token of scene.tokens) {
    const pos = token.upos === 'PROPN' ? 'NOUN' : token.upos;
    if (pos !== 'VERB' && pos !== 'NOUN' && pos !== 'ADJ') continue;
    const lemma = token.lemma.toLowerCase();
    // a participle may be tagged as an adjective or as a verb: both readings are tried
    let patterns = codebook.relations(lemma, pos);
    if (patterns.length === 0 && pos === 'ADJ' && lemma.endsWith('ed'))
      patterns = codebook.relations(stem(codebook, lemma), 'VERB');
    if (patterns.length === 0 && pos === 'VERB') patterns = codebook.relations(token.form.toLowerCase(), 'ADJ');
    if (patterns.length === 0) continue;
    const clause =
      pos === 'VERB' || patterns[0]!.pos === 'VERB'
        ? participleClause(scene, token.i)
        : nounClause(scene.sentence, token.i);
    for (const pattern of patterns) {
      if (pattern.when && !holds(scene, clause, token.i, pattern)) continue;
      const before = found.length;
      emit(scene, clause, token.i, pattern, found);
      if (found.length > before) break;
    }
  }
  supplyLines(scene, found);
  return found;
}

function stem(codebook: Codebook, participle: string): string {
  for (const cut of [2, 1, 3]) {
    const lemma = participle.slice(0, -cut);
    if (codebook.relations(lemma, 'VERB').length > 0) return lemma;
  }
  return participle;
}

/** The clause of a verb; of a participle before its noun ("UN-backed government") the noun is the object. */
function participleClause(scene: Scene, i: number): Clause {
  const token = scene.tokens[i]!;
  const clause = { ...verbClause(scene.sentence, i) };
  if (token.deprel === 'amod' && token.head > i && clause.object.length === 0) {
    clause.passive = true;
    clause.object = withConjuncts(scene.sentence, token.head);
    clause.subject = clause.subject.filter((s) => s !== token.head);
  }
  return clause;
}

/** What is joined by a hyphen before a word: "UN" of "UN-backed". */
function prefixOf(scene: Scene, i: number): number[] {
  const hyphen = scene.tokens[i - 1];
  if (hyphen?.form !== '-' && hyphen?.form !== '–' && hyphen?.form !== '‑') return [];
  return i >= 2 ? [i - 2] : [];
}

/** The noun that a modifier hangs on, or the subject that a predicate is said of, or what it stands in apposition to. */
function headsOf(scene: Scene, i: number): number[] {
  const own = scene.below[i]!.filter((c) => base(scene.tokens[c]!.deprel) === 'nsubj');
  if (own.length > 0) return own.flatMap((c) => withConjuncts(scene.sentence, c));
  const token = scene.tokens[i]!;
  if (token.head < 0) return [];
  const relation = base(token.deprel);
  if (relation === 'conj') return headsOf(scene, token.head);
  if (['appos', 'amod', 'acl', 'nmod', 'parataxis', 'dep', 'compound', 'flat'].includes(relation)) return [token.head];
  if (relation === 'xcomp' || relation === 'obl') {
    const above = verbClause(scene.sentence, token.head);
    return above.passive ? above.object : above.subject;
  }
  return [];
}

/** "militias loyal to X": the phrase may hang on the noun instead of on the adjective after it. */
function besideAdjective(scene: Scene, self: number, name: string): number[] {
  const token = scene.tokens[self]!;
  if (token.deprel !== 'amod' || token.head < 0 || token.head > self || !name.startsWith('prep:')) return [];
  const preps = name.slice(5).split('|');
  return scene.below[token.head]!.filter(
    (c) => c > self && base(scene.tokens[c]!.deprel) === 'nmod' && preps.includes(prepositionOf(scene.sentence, c)),
  );
}

function fill(scene: Scene, clause: Clause, self: number, spec: string): number[] {
  let prefix = '';
  for (const part of spec.split('|')) {
    const name = /^(subject|object|iobj|poss|amod|compound|head|self|prefix|prep:.*)$/.test(part)
      ? part
      : `${prefix}${part}`;
    if (name.startsWith('prep:')) prefix = 'prep:';
    const tokens =
      name === 'head'
        ? headsOf(scene, self)
        : name === 'self'
          ? [self]
          : name === 'prefix'
            ? prefixOf(scene, self)
            : slot(clause, name);
    if (tokens.length > 0) return tokens;
    const beside = besideAdjective(scene, self, name);
    if (beside.length > 0) return beside;
  }
  return [];
}

function holds(scene: Scene, clause: Clause, self: number, pattern: RelationPattern): boolean {
  for (const [name, tests] of Object.entries(pattern.when!)) {
    const tokens = fill(scene, clause, self, name);
    const list = Array.isArray(tests) ? tests : [tests];
    const ok = list.some((t) =>
      t === 'none' ? tokens.length === 0 : t === 'any' ? tokens.length > 0 : tokens.some((i) => scene.is(i, t)),
    );
    if (!ok) return false;
  }
  return true;
}

/** Types whose `to` end may be a thing or a place; the other ends must be somebody. */
const TO_ANYTHING = new Set(['controls', 'owns']);
const FROM_PLACE = new Set(['stronghold-of']);

function emit(scene: Scene, clause: Clause, self: number, pattern: RelationPattern, found: RelationCandidate[]): void {
  const type = pattern.type as RelationType;
  const from = fill(scene, clause, self, pattern.from);
  const to = fill(scene, clause, self, pattern.to).filter((t) => !from.includes(t));
  for (const f of from) {
    for (const t of to) {
      for (const a of ends(scene, f, FROM_PLACE.has(type) ? 'place' : 'actor')) {
        for (const b of ends(scene, t, TO_ANYTHING.has(type) ? 'any' : 'actor')) {
          if (a.text !== b.text) found.push({ type, token: self, from: a, to: b });
        }
      }
    }
  }
}

function ends(scene: Scene, i: number, kind: 'actor' | 'place' | 'any'): RelationEnd[] {
  if (kind !== 'actor') {
    const place = scene.place(i) ?? scene.place(scene.content(i));
    const named = place ?? placeInside(scene, i);
    if (named) return [{ text: named.text, span: named.span, id: named.geonameid, name: named.name }];
    if (kind === 'place') {
      // "the city of X, the last stronghold": the noun itself, if it is a place
      return scene.is(i, 'place') ? [{ ...nounPhrase(scene, i), id: null }] : [];
    }
  }
  const actors = actorsAt(scene, named(scene, i));
  if (actors.length > 0)
    return actors.map((a) => ({
      text: a.text,
      span: a.span,
      id: a.id,
      code: a.code,
      ...(a.name ? { name: a.name } : {}),
    }));
  if (kind === 'any' && scene.tokens[i]!.upos !== 'PRON') return [{ ...nounPhrase(scene, i), id: null }];
  return [];
}

/** "Burkan, a media group founded by X": the name that a description stands beside. */
function named(scene: Scene, i: number): number {
  const token = scene.tokens[i]!;
  if (token.deprel !== 'appos' || token.head < 0 || scene.actor(i)?.kind === 'named') return i;
  let head = token.head;
  // the last word of a name may carry the apposition: go up to its first
  for (let n = 0; n < 20 && /^(flat|compound)/.test(scene.tokens[head]!.deprel) && scene.tokens[head]!.head >= 0; n++) {
    head = scene.tokens[head]!.head;
  }
  return scene.actor(head)?.kind === 'named' ? head : i;
}

function placeInside(scene: Scene, i: number) {
  for (const child of scene.below[i]!) {
    const relation = base(scene.tokens[child]!.deprel);
    if (
      (relation === 'nmod' && prepositionOf(scene.sentence, child) === 'of') ||
      relation === 'appos' ||
      relation === 'compound' ||
      relation === 'flat'
    ) {
      const place = scene.place(child);
      if (place && scene.is(i, 'place')) return place;
    }
  }
  return undefined;
}

const ROUTES = new Set([
  'supply line',
  'supply route',
  'supply chain',
  'supply road',
  'supply corridor',
  'supply base',
  'supply hub',
  'supply depot',
]);

/** "Tarhuna was a focal point for supply lines from Jufra airbase": one place supplies another. */
function supplyLines(scene: Scene, found: RelationCandidate[]): void {
  for (const token of scene.tokens) {
    if (token.upos !== 'NOUN') continue;
    const compound = scene.compoundLemma(token.i);
    if (compound === null || !ROUTES.has(compound)) continue;
    const sources = placesUnder(scene, token.i, ['from', 'out of', 'through', 'via']);
    const targets = placesUnder(scene, token.i, ['to', 'into', 'towards']);
    const hub = predicateSubjects(scene, token.i);
    for (const s of sources) {
      for (const t of targets.length > 0 ? targets : hub) {
        if (s.text !== t.text) found.push({ type: 'supplies', token: token.i, from: s, to: t });
      }
    }
  }
}

/** Places under a noun, or under the clause it stands in, by preposition. */
function placesUnder(scene: Scene, noun: number, preps: readonly string[]): RelationEnd[] {
  const roots = [noun];
  for (let at = noun, n = 0; n < 4 && scene.tokens[at]!.head >= 0; n++) {
    at = scene.tokens[at]!.head;
    roots.push(at);
    if (scene.tokens[at]!.upos === 'VERB') break;
  }
  // names under phrases of the noun ("for Haftar's militias from Jufra airbase" hangs on either)
  for (const child of scene.below[noun]!) roots.push(child);
  const out: RelationEnd[] = [];
  for (const root of roots) {
    for (const child of scene.below[root]!) {
      if (
        !['obl', 'nmod'].includes(base(scene.tokens[child]!.deprel)) ||
        !preps.includes(prepositionOf(scene.sentence, child))
      )
        continue;
      const place = scene.place(child) ?? placeInside(scene, child);
      if (place && !out.some((o) => o.span[0] === place.span[0]))
        out.push({ text: place.text, span: place.span, id: place.geonameid, name: place.name });
    }
  }
  return out;
}

/** The places of which a predicate is said: "Tarhuna" of "Tarhuna was a focal point for supply lines". */
function predicateSubjects(scene: Scene, noun: number): RelationEnd[] {
  for (let at = noun, n = 0; n < 5 && at >= 0; n++) {
    for (const child of scene.below[at]!) {
      if (base(scene.tokens[child]!.deprel) !== 'nsubj') continue;
      const place = scene.place(child);
      if (place) return [{ text: place.text, span: place.span, id: place.geonameid, name: place.name }];
    }
    at = scene.tokens[at]!.head;
  }
  return [];
}

/** Whether the tie is stated as a fact of the time of the report, denied, or only possible. */
export function relationSpan(scene: Scene, r: RelationCandidate): [number, number] {
  const token = scene.tokens[r.token]!;
  return [Math.min(r.from.span[0], r.to.span[0], token.start), Math.max(r.from.span[1], r.to.span[1], token.end)];
}
