/**
 * Which earlier person, place or organisation a pronoun, a description or a repeated name stands for, on the entity
 * annotations of GUM. Rules are made on the training half's free genres; the development half, never looked at for that,
 * is what the figures of the table are for.
 */
import { join } from 'node:path';
import type { Sentence } from '../../src/language/index.js';
import { children } from '../../src/language/tree.js';
import { isBareDefinite, referredPlace } from '../../src/reading/place-reference.js';
import type { PlaceMention, Reading } from '../../src/reading/types.js';
import type { Span } from '../../src/report/index.js';
import { marked, readData } from './data.js';
import { chainAt, chainsOfPair, type GoldDocument, type GoldMention, gumDocuments } from './gum.js';
import type { Figure, Mistake, Suite } from './types.js';

/** Written genres under free licences (training/genres.json) that are told mostly in the third person. */
const GENRES = ['news', 'bio', 'speech', 'interview', 'textbook', 'voyage'];
const KINDS = ['person', 'organization', 'place'];
const FORMS = ['pronoun', 'possessive', 'description', 'name'] as const;
type Form = (typeof FORMS)[number];

/** A link that we make: what points back, and what it points at. */
interface Link {
  span: Span;
  form: Form;
  to: { head: Span; span: Span }[];
}

interface Count {
  gold: number;
  linked: number;
  right: number;
}
const zero = (): Count => ({ gold: 0, linked: 0, right: 0 });

const THIRD = /^(he|him|himself|she|her|herself|they|them|themselves|it|itself|both|both sides)$/i;
const OWN = /^(his|her|its|their)$/i;
const DEFINITE = /^(the|this|that|these|those|both|his|her|its|their)\b/i;

/** What form a gold mention has; null for forms outside ours ("I", "you", bare nouns, "one"). */
function formOf(text: string, m: GoldMention): Form | null {
  const words = text.slice(...m.span);
  if (m.upos === 'PRON')
    return OWN.test(words) && m.lemma !== 'she' ? 'possessive' : THIRD.test(words) ? 'pronoun' : null;
  if (m.upos === 'PROPN') return 'name';
  return DEFINITE.test(words) ? 'description' : null;
}

const headOf = (sentences: readonly Sentence[], sentence: number, token: number): Span => {
  const t = sentences[sentence]!.tokens[token]!;
  return [t.start, t.end];
};

/** "Eastern European", as the reader leaves it out of the places that "the region" may be. */
const isAdjective = (p: PlaceMention, sentences: readonly Sentence[]): boolean =>
  sentences[p.sentence]!.tokens[p.last]!.upos === 'ADJ';

/** Every link of a reading: references, names with the id of an earlier name, and "the town" for a place named before. */
function linksOf({ mentions }: Reading, sentences: readonly Sentence[]): Link[] {
  const links: Link[] = [];
  const named = new Map<string, Link['to'][number]>();
  const { actors } = mentions;
  for (const m of actors) {
    const span = headOf(sentences, m.sentence, m.head);
    if (m.refersTo.length > 0) {
      const to = m.refersTo.map((i) => {
        const root = actors[i]!;
        return { head: headOf(sentences, root.sentence, root.head), span: root.span };
      });
      const word = m.text.toLowerCase();
      const { deprel, upos } = sentences[m.sentence]!.tokens[m.head]!;
      if (/^(who|whom|which|that|whose)$/.test(word)) continue; // GUM does not annotate relative pronouns
      const form = upos !== 'PRON' ? 'description' : deprel === 'nmod:poss' ? 'possessive' : 'pronoun';
      links.push({ span, form, to });
    } else if (m.kind === 'named') {
      const before = named.get(m.id);
      if (before) links.push({ span, form: 'name', to: [before] });
      named.set(m.id, { head: span, span: m.span });
    }
  }
  const places = mentions.toponyms.filter((p) => p.kind !== 'country' && !isAdjective(p, sentences));
  const taken = new Set(links.map((l) => l.span[0]));
  const placeNamed = new Map<string, Link['to'][number]>();
  for (const p of places) {
    const key = p.geonameid ?? p.name;
    const span = headOf(sentences, p.sentence, p.last);
    const before = placeNamed.get(key);
    if (before && !taken.has(span[0])) links.push({ span, form: 'name', to: [before] });
    placeNamed.set(key, { head: span, span: p.span });
  }
  for (const s of sentences) {
    const below = children(s);
    for (const t of s.tokens) {
      if (t.upos !== 'NOUN' || taken.has(t.start) || !isBareDefinite(s, below[t.i] ?? [])) continue;
      const meant = referredPlace(t.lemma.toLowerCase(), s.index, t.start, places);
      if (meant)
        links.push({
          span: [t.start, t.end],
          form: 'description',
          to: [{ head: headOf(sentences, meant.sentence, meant.last), span: meant.span }],
        });
    }
  }
  return links;
}

/** Whether a link leads to the mentions of the wanted chain, or to those of all chains that "both" stands for. */
function isRight(mentions: readonly GoldMention[], { to }: Link, m: GoldMention): boolean {
  const found = to.map((t) => chainAt(mentions, t.head, t.span));
  if (to.length === 1) return found[0] === m.chain;
  if (to.length === 2 && chainsOfPair(mentions, to[0]!.head, to[1]!.head).includes(m.chain)) return true;
  return found.length === m.split.length && m.split.every((c) => found.includes(c));
}

interface Scores {
  of: Map<string, Count>;
  mistakes: Mistake[];
}

function count(scores: Scores, keys: readonly string[], field: keyof Count): void {
  for (const key of keys) {
    const c = scores.of.get(key) ?? zero();
    c[field]++;
    scores.of.set(key, c);
  }
}

function compare(document: GoldDocument, reading: Reading, sentences: readonly Sentence[], scores: Scores): void {
  const { text, mentions } = document;
  const seen = new Set<string>();
  const links = linksOf(reading, sentences);
  const linkAt = new Map(links.map((l) => [l.span[0], l]));
  const judged = new Set<Link>();
  // of several mentions with one head ("the army", "the army and the navy") the shortest is the one with the link
  const innermost = new Map<number, GoldMention>();
  for (const m of mentions) innermost.set(m.head[0], m);
  for (const m of mentions) {
    const anaphoric =
      (seen.has(m.chain) && !/^(appos|pred|cata|disc)$/.test(m.link)) ||
      (m.split.length > 1 && m.split.every((c) => seen.has(c)));
    seen.add(m.chain);
    const inner = innermost.get(m.head[0]) === m;
    const link = inner ? linkAt.get(m.head[0]) : undefined;
    const form = formOf(text, m);
    const ours = KINDS.includes(m.kind);
    const keys = [link?.form ?? form ?? 'other', 'all', ...(ours ? [m.kind] : [])];
    if (anaphoric && ours) {
      count(scores, form === null ? ['everything'] : [form, m.kind, 'all', 'everything'], 'gold');
      if (form !== null && form !== 'name') count(scores, ['references'], 'gold');
    }
    if (!link) {
      if (anaphoric && ours && form !== null)
        scores.mistakes.push({ cause: `${form} (${m.kind}) missed`, text: marked(text, [m.span]) });
      continue;
    }
    judged.add(link);
    if (form === 'name' && link.form !== 'name') continue;
    const right = anaphoric && isRight(mentions, link, m);
    const more = link.form === 'name' ? ['everything'] : ['references', 'everything'];
    count(scores, [...keys, ...more], 'linked');
    if (right) count(scores, [...keys, ...more], 'right');
    else
      scores.mistakes.push({
        cause: `${link.form} (${m.kind}) wrong`,
        text: marked(text, [...link.to.map((t) => t.span), m.span]),
      });
  }
  for (const link of links) {
    if (judged.has(link) || link.form === 'name') continue;
    count(scores, [link.form, 'all', 'references', 'everything'], 'linked');
    scores.mistakes.push({
      cause: `${link.form} that is no mention`,
      text: marked(text, [...link.to.map((t) => t.span), link.span]),
    });
  }
}

function figuresOf({ right, linked, gold }: Count): { p: number | null; r: number | null; f1: number | null } {
  const p = linked ? right / linked : null;
  const r = gold ? right / gold : null;
  return { p, r, f1: p && r ? (2 * p * r) / (p + r) : null };
}

export const coreference: Suite = {
  name: 'coreference',
  title: 'whom pronouns, descriptions and repeated names stand for',
  async run({ analyse, shared }) {
    const detail: Record<string, unknown> = {};
    const mistakes: Mistake[] = [];
    const figures: Figure[] = [];
    for (const half of ['train', 'dev']) {
      const scores: Scores = { of: new Map(), mistakes: [] };
      const news: Scores = { of: new Map(), mistakes: [] };
      for (const document of gumDocuments(readData(join(shared, `data/treebanks/gum-${half}.conllu.gz`)))) {
        if (!GENRES.includes(document.genre)) continue;
        const { text, published } = document;
        const { reading, sentences } = analyse({ id: document.id, text, published, language: 'en' });
        compare(document, reading, sentences, scores);
        if (document.genre === 'news') compare(document, reading, sentences, news);
      }
      detail[half] = Object.fromEntries([...scores.of].map(([key, c]) => [key, { ...c, ...figuresOf(c) }]));
      detail[`${half}, news`] = Object.fromEntries([...news.of].map(([key, c]) => [key, { ...c, ...figuresOf(c) }]));
      if (half === 'train') {
        const { p, r } = figuresOf(scores.of.get('references') ?? zero());
        figures.push({ name: 'made on: precision', value: p }, { name: 'made on: recall', value: r });
        // the mistakes of the half that rules are made on: the other is not looked at
        mistakes.push(...scores.mistakes);
        continue;
      }
      const references = figuresOf(scores.of.get('references') ?? zero());
      figures.push(
        { name: 'precision', value: references.p, target: 0.8 },
        { name: 'recall', value: references.r, target: 0.4 },
        { name: 'F1', value: references.f1 },
      );
      for (const form of FORMS) {
        const { p, r } = figuresOf(scores.of.get(form) ?? zero());
        figures.push({ name: `${form}: precision`, value: p }, { name: `${form}: recall`, value: r });
      }
      for (const kind of KINDS) {
        const { p, r } = figuresOf(scores.of.get(kind) ?? zero());
        figures.push({ name: `${kind}: precision`, value: p }, { name: `${kind}: recall`, value: r });
      }
      figures.push({ name: 'recall of everything', value: figuresOf(scores.of.get('everything') ?? zero()).r });
    }
    return { figures, detail, mistakes };
  },
};
