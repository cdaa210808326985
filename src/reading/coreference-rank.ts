/**
 * Which of the nouns before it a personal pronoun stands for: a logistic model over what stands around the two, so that
 * things compete with people and what is not clear stays open. training/coreference.ts makes the weights.
 */
import { children } from '../language/tree.js';
import type { Analysis, Sentence, Token } from '../language/types.js';
import { WEIGHTS } from './coreference-weights.js';
import { COLLECTIVE, genderOf, PRONOUNS } from './coreference-words.js';
import type { ActorMention } from './types.js';

/** What stands around a pronoun and a candidate, by name; a name that is missing is 0. */
export type PairFacts = Record<string, number>;

/** Somebody or something that a pronoun may stand for. */
export interface Candidate {
  /** The mentions that it stands for; none for a noun that is nobody. */
  mentions: readonly number[];
  sentence: number;
  token: number;
  /** The other half of "Russia and Ukraine", else -1. */
  second: number;
  /** The same for all mentions of one. */
  entity: string;
  kind: 'person' | 'someone' | 'group' | 'country' | 'people' | 'pair' | 'name' | 'thing' | 'things';
  facts: PairFacts;
  /** How sure what it stands for itself is: 1 for a name or a description. */
  sure: number;
  chance: number;
}

/** Training listens here to the candidates of each pronoun. */
export const listeners: {
  candidates:
    | ((pronoun: ActorMention, candidates: readonly Candidate[], mentions: readonly ActorMention[]) => void)
    | null;
} = { candidates: null };

/** A pronoun may look back this many sentences. */
const REACH = 3;

/** Which kinds each pronoun can stand for at all. */
const KINDS: Record<string, readonly Candidate['kind'][]> = {
  he: ['person', 'someone', 'name', 'thing'],
  it: ['group', 'country', 'name', 'thing', 'someone'],
  they: ['people', 'group', 'country', 'pair', 'things', 'name', 'someone'],
};

/** How sure a link must be, and how far ahead of the next candidate; chosen on the folds of the training texts. */
export interface Threshold {
  least: number;
  lead: number;
}
export const THRESHOLDS: Record<string, Threshold> = {
  he: { least: 0.4, lead: 0.15 },
  it: { least: 0.5, lead: 0.05 },
  they: { least: 0.5, lead: 0.2 },
};

/** How sure it is that a speaker speaks of itself, and that the only ones who can act go on acting. */
const SPEAKER = 0.9;
const ALONE = 0.7;

/** "he", "it" or "they": how a pronoun chooses. */
export const classOf = (word: string): 'he' | 'it' | 'they' =>
  /^it/.test(word) ? 'it' : /^the/.test(word) ? 'they' : 'he';

export const chanceOf = (facts: PairFacts, weights: Readonly<Record<string, number>>): number => {
  let sum = 0;
  for (const name in facts) sum += facts[name]! * (weights[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
};

/** The candidate that a pronoun stands for; null when none is sure enough or two compete. */
export function chosen<T extends { entity: string; chance: number }>(
  candidates: readonly T[],
  { least, lead }: Threshold,
): T | null {
  let best: T | null = null;
  for (const c of candidates) if (!best || c.chance > best.chance) best = c;
  if (!best || best.chance < least) return null;
  for (const c of candidates) if (c.entity !== best.entity && best.chance - c.chance < lead) return null;
  return best;
}

const SPEAKS =
  /^(say|tell|add|announce|claim|declare|state|warn|insist|explain|note|report|argue|believe|think|vow|promise|deny|admit|write|hope|want|plan|try|decide|agree|refuse|expect|fear|know|feel|confirm)$/;
const TIME =
  /^(today|yesterday|tomorrow|day|week|month|year|hour|minute|time|century|decade|morning|evening|night|afternoon|percent|%)$/;
const ABSTRACT = /(tion|sion|ment|ness|ity|ism|ance|ence|ship|ing|cy)$/;

export class Ranker {
  private readonly below = new Map<number, number[][]>();
  private readonly heads = new Map<number, Map<number, number>>();
  private readonly seen = new Map<string, number>();
  private readonly chances = new Map<number, number>();
  private counted = 0;

  constructor(
    private readonly analysis: Analysis,
    private readonly mentions: readonly ActorMention[],
  ) {
    mentions.forEach((m, i) => {
      const of = this.heads.get(m.sentence) ?? new Map<number, number>();
      this.heads.set(m.sentence, of);
      const before = of.get(m.head);
      if (before === undefined || mentions[before]!.kind === 'demonym') of.set(m.head, i);
    });
  }

  private sentence(i: number): Sentence {
    return this.analysis.sentences[i]!;
  }

  private childrenOf(i: number): number[][] {
    let found = this.below.get(i);
    if (!found) {
      found = children(this.sentence(i)) as number[][];
      this.below.set(i, found);
    }
    return found;
  }

  /** Who the pronoun stands for: indices of mentions, none when that is open. */
  antecedents(m: ActorMention, i: number): readonly number[] {
    const word = m.text.toLowerCase();
    const candidates = this.candidates(m, i, word);
    listeners.candidates?.(m, candidates, this.mentions);
    const best = chosen(candidates, THRESHOLDS[classOf(word)]!);
    if (!best) return [];
    this.chances.set(i, best.chance);
    return best.mentions;
  }

  /** Counts how often each entity was spoken of before a mention. */
  private countUpTo(i: number): void {
    for (; this.counted < i; this.counted++) {
      const m = this.mentions[this.counted]!;
      const entity = this.entityOf(this.counted);
      if (m.kind !== 'pronoun' || m.refersTo.length > 0) this.seen.set(entity, (this.seen.get(entity) ?? 0) + 1);
    }
  }

  private entityOf(i: number): string {
    const m = this.mentions[i]!;
    if (m.refersTo.length > 1) return m.refersTo.map((r) => this.entityOf(r)).join('+');
    const root = m.refersTo.length === 1 ? m.refersTo[0]! : i;
    const of = this.mentions[root]!;
    // a description is one of many of its kind: only names are the same by their id
    return of.kind === 'described' ? `#${root}` : of.id;
  }

  private kindOf(i: number): Candidate['kind'] {
    const m = this.mentions[i]!;
    if (m.refersTo.length > 1) return 'pair';
    const root = m.refersTo.length === 1 ? m.refersTo[0]! : i;
    const of = this.mentions[root]!;
    if (of.id.startsWith('person:')) return 'person';
    if (of.plural) return 'people';
    if (/^[A-Z]{3}$/.test(of.id)) return 'country';
    if (of.kind === 'demonym') return 'someone';
    if (of.kind === 'named') return 'group';
    return COLLECTIVE.test(this.sentence(of.sentence).tokens[of.head]!.lemma.toLowerCase()) ? 'group' : 'someone';
  }

  private candidates(m: ActorMention, i: number, word: string): Candidate[] {
    this.countUpTo(i);
    const group = classOf(word);
    const rule = PRONOUNS.get(word)!;
    const own = this.sentence(m.sentence).tokens[m.head]!;
    const possessive = own.deprel === 'nmod:poss';
    const reflexive = word.endsWith('self') || word.endsWith('selves');
    const out: Candidate[] = [];
    for (let s = m.sentence; s >= Math.max(0, m.sentence - REACH); s--) {
      const { tokens } = this.sentence(s);
      const heads = this.heads.get(s);
      for (let t = s === m.sentence ? m.first - 1 : tokens.length - 1; t >= 0; t--) {
        const token = tokens[t]!;
        const at = heads?.get(t);
        const c = at === undefined ? null : this.fromMention(at, s, t, rule.gender);
        const candidate = c ?? (at === undefined ? this.fromNoun(s, token) : null);
        if (!candidate || !KINDS[group]!.includes(candidate.kind)) continue;
        if (s === m.sentence && !this.allowed(own, token, possessive, reflexive)) continue;
        out.push(candidate);
        const pair = group === 'they' && candidate.kind !== 'pair' ? this.pairAt(s, t) : null;
        if (pair) out.push(pair);
      }
    }
    const alone = out.filter((c) => !/^(name|things?)$/.test(c.kind)).every((c, _, all) => c.entity === all[0]!.entity);
    let rank = 0;
    for (const c of out) {
      c.facts = this.facts(m, own, group, c, rank++, possessive, reflexive);
      const turn = this.speaksOfItself(m, own, group, c) ? SPEAKER : alone && this.carriesOn(m, own, c) ? ALONE : 0;
      // a chain of pronouns is as sure as all its links
      c.chance = c.sure * Math.max(chanceOf(c.facts, WEIGHTS), turn);
    }
    return out;
  }

  /** "The ministry said it had …": the turn of agencies, which the texts of the training are short of. */
  private speaksOfItself(m: ActorMention, own: Token, group: string, c: Candidate): boolean {
    if (c.sentence !== m.sentence || c.mentions.length === 0 || c.kind === 'pair' || !/^nsubj/.test(own.deprel))
      return false;
    if (group === 'it' && c.kind === 'someone') return false;
    const { tokens } = this.sentence(c.sentence);
    const token = tokens[c.token]!;
    const verb = tokens[own.head];
    return (
      token.deprel === 'nsubj' &&
      verb?.deprel === 'ccomp' &&
      verb.head === token.head &&
      SPEAKS.test(tokens[token.head]!.lemma)
    );
  }

  /** "The army seized the depot. They also took the town": the only ones there to act carry on. */
  private carriesOn(m: ActorMention, own: Token, c: Candidate): boolean {
    if (c.mentions.length === 0 || m.sentence - c.sentence !== 1 || m.first > 2) return false;
    const { tokens } = this.sentence(c.sentence);
    return (
      own.deprel === 'nsubj' &&
      this.sentence(m.sentence).tokens[own.head]?.upos === 'VERB' &&
      roleOf(tokens[c.token]!, tokens) === 'subject of a main clause'
    );
  }

  /** Arguments of one verb are different people, and nobody is what he owns. */
  private allowed(own: Token, token: Token, possessive: boolean, reflexive: boolean): boolean {
    if (own.head === token.i) return !possessive && !/^(nsubj|obj|obl)/.test(own.deprel);
    if (reflexive || possessive) return true;
    return own.head !== token.head || own.deprel === 'conj' || token.deprel === 'conj';
  }

  private fromMention(at: number, sentence: number, token: number, gender: 'f' | 'm' | null): Candidate | null {
    const m = this.mentions[at]!;
    if (m.kind === 'pronoun' && m.refersTo.length === 0) return null;
    const { deprel } = this.sentence(sentence).tokens[token]!;
    if (m.kind === 'demonym' && /^(amod|compound)/.test(deprel)) return null;
    const root = m.refersTo.length === 1 ? this.mentions[m.refersTo[0]!]! : m;
    const sex = m.kind === 'pronoun' ? PRONOUNS.get(m.text.toLowerCase())?.gender : genderOf(m);
    if (gender && sex && sex !== gender) return null;
    if (gender && genderOf(root) && genderOf(root) !== gender) return null;
    return {
      mentions: m.refersTo.length > 0 ? m.refersTo : [at],
      sentence,
      token,
      second: -1,
      entity: this.entityOf(at),
      kind: this.kindOf(at),
      facts: {},
      sure: this.chances.get(at) ?? 1,
      chance: 0,
    };
  }

  private fromNoun(sentence: number, token: Token): Candidate | null {
    if (token.upos !== 'NOUN' && token.upos !== 'PROPN') return null;
    if (/^(compound|flat|nmod:unmarked|obl:unmarked|nmod:desc|goeswith)/.test(token.deprel)) return null;
    if (TIME.test(token.lemma.toLowerCase())) return null;
    const kind = /^NNP?S$/.test(token.xpos) ? 'things' : token.upos === 'PROPN' ? 'name' : 'thing';
    const entity = `=${token.lemma.toLowerCase()}`;
    return { mentions: [], sentence, token: token.i, second: -1, entity, kind, facts: {}, sure: 1, chance: 0 };
  }

  /** "Russia and Ukraine": both at once, for a "they" that follows. */
  private pairAt(sentence: number, token: number): Candidate | null {
    const { tokens } = this.sentence(sentence);
    const second = this.childrenOf(sentence)[token]!.filter((c) => tokens[c]!.deprel === 'conj');
    const heads = this.heads.get(sentence);
    const first = heads?.get(token);
    const other = second.length === 1 ? heads?.get(second[0]!) : undefined;
    if (first === undefined || other === undefined) return null;
    const roots = [first, other].map((i) => this.mentions[i]!.refersTo[0] ?? i);
    if (roots[0] === roots[1] || this.mentions[first]!.kind === 'pronoun') return null;
    return {
      mentions: roots,
      sentence,
      token,
      second: second[0]!,
      entity: roots.join('+'),
      kind: 'pair',
      facts: {},
      sure: 1,
      chance: 0,
    };
  }

  private facts(
    m: ActorMention,
    own: Token,
    group: string,
    c: Candidate,
    rank: number,
    possessive: boolean,
    reflexive: boolean,
  ): PairFacts {
    const { tokens } = this.sentence(c.sentence);
    const token = tokens[c.token]!;
    const facts: PairFacts = { one: 1 };
    const set = (name: string, value: boolean | number): void => {
      const n = Number(value);
      if (n === 0) return;
      facts[name] = n;
      facts[`${group} ${name}`] = n;
    };
    const form = possessive ? 'possessive' : /^nsubj/.test(own.deprel) ? 'subject' : 'other';
    set(form, true);
    const back = m.sentence - c.sentence;
    set(`back ${back}`, true);
    set(`${form} back ${back}`, true);
    set('rank', Math.log(1 + rank));
    const role = roleOf(token, tokens);
    set(role, true);
    set(`${role} back ${Math.min(back, 1)}`, true);
    set('same role', role.slice(0, 4) === roleOf(own, this.sentence(m.sentence).tokens).slice(0, 4));
    set(`is ${c.kind}`, true);
    set('named often', Math.log(1 + (this.seen.get(c.entity) ?? 0)));
    const here = this.heads.get(c.sentence)?.get(c.token);
    const mention = here === undefined ? undefined : this.mentions[here];
    if (mention?.kind === 'pronoun') {
      set('pronoun', true);
      set('same pronoun', classOf(mention.text.toLowerCase()) === group);
      set('same pronoun as subject', /^nsubj/.test(own.deprel) && /^nsubj/.test(token.deprel));
    }
    set('abstract', c.kind === 'thing' && ABSTRACT.test(token.lemma));
    set(
      'indefinite',
      this.childrenOf(c.sentence)[c.token]!.some((d) => /^an?$/i.test(tokens[d]!.form)),
    );
    set('first in its sentence', c.token <= 3);
    set('in the first sentence', c.sentence === 0);
    set('other paragraph', this.sentence(c.sentence).paragraph !== this.sentence(m.sentence).paragraph);
    set('sure', mention !== undefined && mention.confidence >= 0.8);
    if (back === 0) {
      set('near', m.first - c.token <= 4);
      set('far', m.first - c.token > 15);
      const above = clauseAbove(own, tokens);
      set('subject of the clause above', /^nsubj/.test(token.deprel) && above.includes(token.head));
      set(
        'speaker of the clause',
        /^nsubj/.test(token.deprel) && above.includes(token.head) && SPEAKS.test(tokens[token.head]!.lemma),
      );
      set('subject of its clause', /^nsubj/.test(token.deprel) && clauseOf(own, tokens) === token.head);
      set('reflexive of its subject', reflexive && /^nsubj/.test(token.deprel) && token.head === own.head);
      set('around it', dominates(c.token, own, tokens));
      set('beside it', token.deprel === 'conj' || own.deprel === 'conj');
    }
    return facts;
  }
}

function roleOf(t: Token, tokens: readonly Token[]): string {
  let at = t;
  for (let n = 0; n < 3 && at.deprel === 'conj' && at.head >= 0; n++) at = tokens[at.head]!;
  const { deprel } = at;
  if (/^nsubj/.test(deprel)) {
    const verb = tokens[at.head];
    const main =
      verb && (verb.head < 0 || verb.deprel === 'ccomp' || verb.deprel === 'parataxis' || verb.deprel === 'conj');
    return main ? 'subject of a main clause' : 'subj';
  }
  if (/^i?obj/.test(deprel)) return 'obje';
  if (/^obl/.test(deprel)) return 'obli';
  if (deprel === 'nmod:poss') return 'owner';
  if (deprel === 'appos') return 'apposition';
  if (deprel === 'root') return 'root';
  return /^nmod/.test(deprel) ? 'nmod' : 'else';
}

/** The verb of the clause that a token stands in. */
function clauseOf(t: Token, tokens: readonly Token[]): number {
  let at = t.head;
  for (let n = 0; n < 10 && at >= 0; n++) {
    const { upos, deprel } = tokens[at]!;
    if (upos === 'VERB' || /^(root|ccomp|advcl|acl|xcomp|parataxis)/.test(deprel)) return at;
    at = tokens[at]!.head;
  }
  return -1;
}

/** The verbs above the clause of a token, and the verb of saying beside it. */
function clauseAbove(t: Token, tokens: readonly Token[]): number[] {
  const verb = clauseOf(t, tokens);
  if (verb < 0) return [];
  const above: number[] = [];
  for (let at = tokens[verb]!.head, n = 0; at >= 0 && n < 6; at = tokens[at]!.head, n++) above.push(at);
  for (const o of tokens) if (o.head === verb && o.deprel === 'parataxis') above.push(o.i);
  return above;
}

function dominates(above: number, t: Token, tokens: readonly Token[]): boolean {
  for (let at = t.head, n = 0; at >= 0 && n < 12; at = tokens[at]!.head, n++) if (at === above) return true;
  return false;
}
