import { slug } from '../knowledge/actors/index.js';
import { children } from '../language/tree.js';
import type { Analysis } from '../language/types.js';
import type { ActorMention } from './types.js';

/** Answers quickly which mention a token belongs to. */
export class ActorLookup {
  private readonly bySentence = new Map<number, (ActorMention | undefined)[]>();

  constructor(readonly mentions: readonly ActorMention[]) {
    const longestFirst = [...mentions].sort((a, b) => b.last - b.first - (a.last - a.first));
    for (const m of longestFirst) {
      let at = this.bySentence.get(m.sentence);
      if (!at) {
        at = [];
        this.bySentence.set(m.sentence, at);
      }
      for (let i = m.first; i <= m.last; i++) at[i] = m;
    }
    for (const m of longestFirst) this.bySentence.get(m.sentence)![m.head] = m;
  }

  /** The mention that a token heads, else the smallest one that covers it. */
  at(sentence: number, token: number): ActorMention | undefined {
    return this.bySentence.get(sentence)?.[token];
  }

  /** What a mention stands for: itself, or for a pronoun or description the mentions that it refers to. */
  referents(mention: ActorMention): ActorMention[] {
    const found = mention.refersTo.map((i) => this.mentions[i]).filter((m): m is ActorMention => m !== undefined);
    return found.length > 0 ? found : [mention];
  }
}

/** The mention whose head is a token, else the smallest one that covers it. Build an {@link ActorLookup} to ask often. */
export function actorAt(mentions: readonly ActorMention[], sentence: number, token: number): ActorMention | undefined {
  let best: ActorMention | undefined;
  for (const m of mentions) {
    if (m.sentence !== sentence || token < m.first || token > m.last) continue;
    if (m.head === token && best?.head !== token) best = m;
    else if (!best || (best.head !== token && m.last - m.first < best.last - best.first)) best = m;
  }
  return best;
}

/** A mention made on the spot for a noun that was not found as an actor but stands where one must be. */
export function describe(analysis: Analysis, sentence: number, token: number): ActorMention {
  const s = analysis.sentences[sentence]!;
  const t = s.tokens[token]!;
  let first = token;
  let last = token;
  for (const c of children(s)[token] ?? []) {
    const { deprel } = s.tokens[c]!;
    if (c < first && /^(compound|amod|flat|nmod:poss|nmod:desc)/.test(deprel)) first = c;
    if (c === last + 1 && /^flat/.test(deprel)) last = c;
  }
  const text = analysis.text.slice(s.tokens[first]!.start, s.tokens[last]!.end);
  return {
    text,
    span: [s.tokens[first]!.start, s.tokens[last]!.end],
    sentence,
    first,
    last,
    head: token,
    id: `UNK.${slug(text) || 'unnamed'}`,
    name: text,
    code: null,
    sector: null,
    kind: t.upos === 'PRON' ? 'pronoun' : 'described',
    plural: /Plur|NNS|NNPS/.test(t.xpos),
    sides: [],
    refersTo: [],
    confidence: 0.2,
  };
}

const FORCES = new Set(['MIL', 'REB', 'PRM', 'GOV', 'UAF', 'SPY', 'OPP']);

/** A camp of the conflict, with the mentions that speak of it. */
export interface Party {
  id: string;
  mentions: number[];
  code: string | null;
  armed: number;
}

/**
 * The camps that a report speaks of, the most mentioned first. Who belongs to somebody counts for the one at the end of
 * the chain: the army counts for its government, Haftar for the side that he fights for.
 */
export function partiesOf(mentions: readonly ActorMention[]): Party[] {
  const parties = new Map<string, Party>();
  mentions.forEach((m, i) => {
    if (m.kind === 'pronoun' || m.refersTo.length > 0) return;
    const state = /^[A-Z]{3}$/.test(m.id) && m.sector === null;
    if (
      !(state || FORCES.has(m.sector ?? '')) ||
      m.code === 'IGO' ||
      m.code === 'NGO' ||
      m.id.startsWith('UNK') ||
      m.id.startsWith('media:')
    )
      return;
    const id = campOf(m);
    const party = parties.get(id) ?? { id, mentions: [], code: m.code, armed: 0 };
    party.mentions.push(i);
    if (m.sector === 'MIL' || m.sector === 'REB' || m.sector === 'PRM') party.armed++;
    parties.set(id, party);
  });
  return [...parties.values()].sort((a, b) => b.mentions.length - a.mentions.length || a.mentions[0]! - b.mentions[0]!);
}

/** The last owner that is a camp of its own and no mere country behind a government. */
export function campOf(m: ActorMention): string {
  const owners = m.sides.filter((s) => !s.startsWith('person:'));
  const home = owners.filter((s) => s.slice(0, 3) === m.code || !/^[A-Z]{3}$/.test(s));
  const last = home.at(-1);
  if (last === undefined) return m.id.split('~')[0]!;
  return /^[A-Z]{3}$/.test(last) && last !== m.code && home.length > 1 ? home.at(-2)! : last;
}
