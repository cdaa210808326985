/** What the model looks at to tell a place from everything else: the name itself, the words beside it, the tree, the report. */
import type { Candidate } from '../knowledge/gazetteer/index.js';
import type { Span, Words } from './places-spans.js';
import {
  CALENDAR,
  COMPASS,
  givenNames,
  HEAD_AFTER,
  HEAD_BEFORE,
  ORGANISATION,
  PLACE_NOUN,
  PLACE_PREPOSITION,
  SITE_AFTER,
  SPEAKS,
  surnames,
  TITLE,
} from './places-words.js';

/** Number of weights of the model; a power of two. */
export const FEATURE_SPACE = 1 << 16;
const MAX_FEATURES = 96;

/** What is known of a report before its single names are judged. */
export interface ReportFacts {
  /** Folded words that stand as a surname after a given name or title somewhere in the report. */
  persons: ReadonlySet<string>;
  /** Keys of names that follow a place preposition or a place noun somewhere. */
  located: ReadonlySet<string>;
  /** How often each key is proposed. */
  counts: ReadonlyMap<string, number>;
  /** Whether a folded word is written in small letters in ordinary English. */
  common: (word: string) => number;
}

/** Collects the features of one span; the same object is used again for the next. */
export class Features {
  readonly ids = new Int32Array(MAX_FEATURES);
  count = 0;

  private add(template: string, value: string | number | boolean): void {
    if (value === false || this.count >= MAX_FEATURES) return;
    let h = 0x811c9dc5;
    for (let i = 0; i < template.length; i++) h = Math.imul(h ^ template.charCodeAt(i), 0x01000193);
    const v = String(value);
    for (let i = 0; i < v.length; i++) h = Math.imul(h ^ v.charCodeAt(i), 0x01000193);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    h ^= h >>> 13;
    this.ids[this.count++] = (h >>> 0) & (FEATURE_SPACE - 1);
  }

  /** Computes the features of a span. */
  of(span: Span, w: Words, facts: ReportFacts): void {
    this.count = 0;
    this.add('bias', 1);
    const shape = this.name(span, w, facts);
    this.context(span, w, facts, shape);
    this.tree(span, w, shape);
  }

  /** The name: how the gazetteer knows it, how common a word it is. Returns a short class that other features combine with. */
  private name(span: Span, w: Words, facts: ReportFacts): string {
    const best = span.bearers[0];
    const single = span.first === span.last;
    const word = w.folded[span.first];
    const kind = best ? kindClass(best) : 'none';
    const size = best ? Math.min(7, Math.floor(Math.log10(best.population + 1))) : -1;
    const known = span.found + (best ? '' : '-none');
    this.add('known', known);
    this.add('kind', `${kind} ${single}`);
    this.add('size', `${kind} ${size}`);
    if (best) {
      this.add('flags', `${best.flags & 0x51} ${single}`);
      this.add('bearers', Math.min(6, Math.floor(Math.log2(span.bearers.length + 1))));
      this.add('demonym', `${(best.flags & 4) !== 0}`);
    }
    this.add('words', Math.min(4, span.last - span.first + 1));
    const common = single ? facts.common(word) : 0;
    this.add('common', `${common} ${kind}`);
    const given = givenNames().has(word);
    const family = surnames().has(w.folded[span.last]);
    this.add('given', `${given} ${single} ${kind}`);
    this.add('family', `${family} ${single} ${kind}`);
    this.add('person', `${facts.persons.has(w.folded[span.last])} ${best !== undefined}`);
    this.add('located', `${facts.located.has(span.key)} ${kind}`);
    this.add('often', Math.min(4, facts.counts.get(span.key) ?? 1));
    this.add('calendar', CALENDAR.has(word));
    this.add('compass', COMPASS.has(word) && `${single} ${kind}`);
    if (span.head) this.add('head', `${span.head} ${span.found}`);
    const last = w.folded[span.last];
    this.add(
      'headclass',
      HEAD_AFTER.has(last) ? 'after' : SITE_AFTER.has(last) ? 'site' : ORGANISATION.has(last) ? 'org' : 'no',
    );
    this.add('headbefore', !single && HEAD_BEFORE.has(word) && word);
    this.add('suffix', `${last.slice(-3)} ${span.found}`);
    this.add('suffix4', last.slice(-4));
    this.add('inner', !single && hasOrganisationWord(span, w));
    const form = w.tokens[span.first].form;
    this.add('capitals', `${form.length > 1 && form === form.toUpperCase()} ${w.shouting} ${kind}`);
    this.add('length', `${Math.min(8, word.length)} ${kind}`);
    if (span.found !== 'unknown') this.add('word', span.key);
    return `${kind}${size >= 5 ? '+' : ''}${common > 0 ? 'c' : ''}${given || family ? 'p' : ''}${w.shouting ? 's' : ''}`;
  }

  /** The words before and after. */
  private context(span: Span, w: Words, facts: ReportFacts, shape: string): void {
    const { tokens, folded, capital } = w;
    const p = before(w, span.first);
    const n = after(w, span.last);
    const prev = p < 0 ? '^' : wordOrMark(w, p);
    const prev2 = p < 1 ? '^' : wordOrMark(w, before(w, p));
    const next = n < 0 ? '$' : wordOrMark(w, n);
    const n2 = n < 0 ? -1 : after(w, n);
    const next2 = n2 < 0 ? '$' : wordOrMark(w, n2);
    const start = p < 0 || /^["“'‘(]$/.test(prev);
    this.add('start', `${start} ${shape}`);
    this.add('prev', prev);
    this.add('next', next);
    this.add('prev2', `${prev2} ${prev.length < 4 ? prev : '*'}`);
    this.add('next2', `${next} ${next2}`);
    this.add('prev+next', `${prev} ${next}`);
    this.add('prev+shape', `${PLACE_PREPOSITION.has(prev) ? 'in' : prev} ${shape}`);
    this.add('next+shape', `${next} ${shape}`);
    this.add('preposition', PLACE_PREPOSITION.has(prev) && shape);
    this.add('noun of', prev === 'of' && PLACE_NOUN.has(prev2) && 'of');
    this.add('noun', PLACE_NOUN.has(prev) && shape);
    this.add('then noun', PLACE_NOUN.has(next) && shape);
    this.add('title', TITLE.has(prev) && `${capital[p]} ${shape}`);
    this.add('speaks', (SPEAKS.has(next) || SPEAKS.has(prev)) && shape);
    const prevCap = p >= 0 && capital[p] && tokens[span.first - 1] === tokens[p];
    const nextCap = n >= 0 && capital[n] && tokens[span.last + 1] === tokens[n];
    if (!w.shouting) {
      this.add('prevcap', `${prevCap ? this.nameClass(p, w, facts) : 'no'} ${shape}`);
      this.add('nextcap', `${nextCap ? this.nameClass(n, w, facts) : 'no'} ${shape}`);
      this.add('nextcap word', nextCap && folded[n]);
      this.add('prevcap word', prevCap && folded[p]);
    }
    this.add('possessive', /^['’]s?$/.test(next) && shape);
    const c = n >= 0 && next === ',' ? n2 : -1;
    if (c >= 0 && (capital[c] || w.shouting)) this.add('comma', `${this.nameClass(c, w, facts)} ${shape}`);
    const q = p >= 0 && prev === ',' ? before(w, p) : -1;
    if (q >= 0 && (capital[q] || w.shouting)) this.add('after comma', `${this.nameClass(q, w, facts)} ${shape}`);
    this.add('containedby', containment(span, w, n, n2));
  }

  private nameClass(i: number, w: Words, facts: ReportFacts): string {
    const f = w.folded[i];
    if (ORGANISATION.has(f)) return 'org';
    if (SITE_AFTER.has(f)) return 'site';
    if (HEAD_AFTER.has(f)) return 'head';
    if (TITLE.has(f)) return 'title';
    if (CALENDAR.has(f)) return 'date';
    if (COMPASS.has(f)) return 'compass';
    if (givenNames().has(f)) return 'given';
    if (surnames().has(f) || facts.persons.has(f)) return 'family';
    return facts.located.has(f) ? 'located' : 'other';
  }

  /** Tags and the tree, where the words have them. */
  private tree(span: Span, w: Words, shape: string): void {
    const head = headOf(span, w);
    const token = w.tokens[head];
    if (token.upos === '') return;
    this.add('xpos', `${token.xpos} ${shape}`);
    this.add('xpos first', `${w.tokens[span.first].xpos} ${w.folded[span.first]}`);
    this.add('deprel', `${token.deprel} ${shape}`);
    const over = w.tokens[token.head];
    if (over) {
      this.add('governor', over.lemma.toLowerCase());
      this.add('governor tag', `${over.xpos} ${token.deprel} ${shape}`);
      this.add('governor rel', `${over.lemma.toLowerCase()} ${token.deprel}`);
    }
    const next = w.tokens[span.last + 1];
    if (next) this.add('next tag', `${next.xpos} ${shape}`);
    const prev = w.tokens[span.first - 1];
    if (prev) this.add('prev tag', `${prev.xpos} ${shape}`);
    let marker = '';
    for (let i = Math.max(0, span.first - 4); i < span.first; i++) {
      if (w.tokens[i].head === head && w.tokens[i].deprel === 'case') marker = w.folded[i];
    }
    this.add('case', marker !== '' && `${marker} ${shape}`);
  }
}

/** The token of a span whose head lies outside it. */
export function headOf(span: { first: number; last: number }, w: Words): number {
  for (let i = span.first; i <= span.last; i++) {
    const h = w.tokens[i].head;
    if ((h < span.first || h > span.last) && w.folded[i] !== '') return i;
  }
  return span.last;
}

function kindClass(best: Candidate): string {
  switch (best.kind) {
    case 'capital':
    case 'city':
    case 'country':
    case 'admin1':
    case 'admin2':
    case 'town':
    case 'village':
    case 'neighbourhood':
      return best.kind;
    default:
      return 'own';
  }
}

const before = (w: Words, i: number): number => {
  let k = i - 1;
  while (k >= 0 && w.joiner[k]) k--;
  return k;
};

const after = (w: Words, i: number): number => (i + 1 < w.tokens.length ? i + 1 : -1);

function wordOrMark(w: Words, i: number): string {
  if (i < 0) return '^';
  return w.folded[i] || w.tokens[i].form;
}

function hasOrganisationWord(span: Span, w: Words): boolean {
  for (let i = span.first; i <= span.last; i++) if (ORGANISATION.has(w.folded[i])) return true;
  return false;
}

/** "Paris, Texas": the name after the comma contains a bearer of this name. */
function containment(span: Span, w: Words, n: number, n2: number): string | false {
  if (n < 0 || n2 < 0 || w.tokens[n].form !== ',' || span.bearers.length === 0) return false;
  const follower = w.folded[n2];
  for (const b of span.bearers) {
    if (b.admin1 && follower !== '' && b.admin1.toLowerCase().startsWith(follower)) return b.kind;
  }
  return false;
}
