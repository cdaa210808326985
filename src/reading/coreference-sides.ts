/** "Both sides", "the warring parties": which two camps are meant. */
import type { Analysis, Token } from '../language/types.js';
import { campOf, type Party, partiesOf } from './actors-lookup.js';
import type { ActorMention } from './types.js';

/** What is needed of a report to find its camps. */
export interface Text {
  readonly analysis: Analysis;
  readonly mentions: readonly ActorMention[];
  /** The country named most. */
  readonly main: string | null;
  /** Filled when first needed. */
  parties: Party[] | null;
}

const tokenOf = (c: ActorMention, ctx: Text): Token => ctx.analysis.sentences[c.sentence]!.tokens[c.head]!;

/** The two camps: those of this sentence or the one before when they are just two, else the two that the report speaks of most. */
export function bothSides(m: ActorMention, i: number, ctx: Text): number[] {
  for (let j = i - 1; j >= 0; j--) {
    const c = ctx.mentions[j]!;
    if (m.sentence - c.sentence > 6) break;
    if (c.refersTo.length === 2) return c.refersTo;
  }
  const near = new Map<string, number>();
  let at = m.sentence;
  for (let j = i - 1; j >= 0; j--) {
    const c = ctx.mentions[j]!;
    if (c.sentence !== at) {
      if (near.size >= 2) break;
      at = c.sentence;
    }
    if (m.sentence - at > 2) break;
    if (!isParty(c, ctx)) continue;
    const camp = campOf(c);
    if (!near.has(camp)) near.set(camp, j);
  }
  if (near.size === 2) return [...near.values()].sort((a, b) => a - b);
  ctx.parties ??= partiesOf(ctx.mentions);
  const rivals = ctx.parties.filter(
    (p) => p.code !== 'IGO' && p.mentions.some((n) => n < i) && ctx.mentions[p.mentions[0]!]!.kind !== 'demonym',
  );
  const home = rivals.filter((p) => p.armed > 0 || p.code === ctx.main);
  const two = (home.length >= 2 ? home : rivals).slice(0, 2);
  if (two.length < 2 || two.some((p) => p.mentions.length < 2)) return [];
  return two.map((p) => p.mentions.filter((n) => n < i).at(-1)!).sort((a, b) => a - b);
}

function caseOf(c: ActorMention, ctx: Text): string {
  const { tokens } = ctx.analysis.sentences[c.sentence]!;
  return tokens.find((t) => t.head === c.head && t.deprel === 'case' && t.i < c.head)?.form.toLowerCase() ?? '';
}

function isParty(c: ActorMention, ctx: Text): boolean {
  if (c.kind === 'pronoun' || c.kind === 'demonym' || c.refersTo.length > 0 || c.code === 'IGO' || c.code === 'NGO')
    return false;
  const t = tokenOf(c, ctx);
  const place = /^(obl|nmod)/.test(t.deprel) && /^(in|near|from|at|across|into|inside|of)$/.test(caseOf(c, ctx));
  if (place || (c.kind === 'described' && c.id.includes('~'))) return false;
  return c.sector === null ? /^[A-Z]{3}$/.test(c.id) : /^(MIL|REB|PRM|GOV|OPP|UAF)$/.test(c.sector);
}
