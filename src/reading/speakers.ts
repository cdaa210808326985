import type { Analysis } from '../language/types.js';
import type { ActorMention, Attribution, Modality, SourceLink, Span } from './types.js';

/** Kinds of saying that change how sure the thing said is; plain saying leaves it as the words have it. */
const KIND_MODALITY: Partial<Record<Attribution['kind'], Modality>> = {
  deny: 'denied',
  threaten: 'threatened',
  promise: 'planned',
  plan: 'planned',
  order: 'ordered',
  ask: 'possible',
  hope: 'possible',
  question: 'possible',
  believe: 'possible',
};

/** The ids of everybody who fights or is fought in the report, with the sides they belong to. */
export function partyIds(participants: readonly ActorMention[]): Set<string> {
  const ids = new Set<string>();
  for (const p of participants) {
    ids.add(p.id);
    for (const side of p.sides) ids.add(side);
  }
  return ids;
}

/**
 * Who speaks where a stretch names the source: of the mentions in it the one that the others depend on, so that "Libya's
 * interior minister X" is X and not Libya; of several that depend on none the first, and the longest.
 */
export function speakerAt(analysis: Analysis, actors: readonly ActorMention[], span: Span): ActorMention | undefined {
  const inside = actors.filter((m) => m.span[0] >= span[0] && m.span[1] <= span[1]);
  const depends = (m: ActorMention): boolean => {
    const { tokens } = analysis.sentences[m.sentence]!;
    if (!/^(nmod|compound|amod)/.test(tokens[m.head]!.deprel)) return false;
    for (let at = tokens[m.head]!.head, n = 0; at >= 0 && n < 12; at = tokens[at]!.head, n++) {
      const above = at;
      if (inside.some((o) => o !== m && o.sentence === m.sentence && o.first <= above && above <= o.last)) return true;
    }
    return false;
  };
  let best: ActorMention | undefined;
  for (const m of inside) {
    if (depends(m)) continue;
    if (!best || m.span[0] < best.span[0] || (m.span[0] === best.span[0] && m.span[1] > best.span[1])) best = m;
  }
  return best ?? inside[0];
}

/** Who rebels against whom: where a rebel group fights in its own country, that country's government is its adversary. */
export function adversaries(
  fights: readonly { by: readonly { code: string | null; sector: string | null }[]; country: string | null }[],
  governmentOf: (code: string) => readonly string[],
): string[] {
  return fights.flatMap(({ by, country }) =>
    by.flatMap((a) => (a.code && a.sector === 'REB' && a.code === country ? governmentOf(a.code) : [])),
  );
}

export interface Speaking {
  links: SourceLink[];
  /** What the kinds of saying make of an event that is asserted in their content. */
  modality: Modality | null;
}

/**
 * Turns the attributions whose content covers a claim, outermost first, into its chain of sources. A source is marked as
 * a party when it, or a side that it belongs to, takes part in the fighting that the report tells of.
 */
export function speakersOf(
  chain: readonly Attribution[],
  mentionAt: (span: Span) => ActorMention | undefined,
  referent: (m: ActorMention) => ActorMention,
  parties: ReadonlySet<string>,
): Speaking {
  let modality: Modality | null = null;
  const links: SourceLink[] = [];
  for (const a of chain) {
    modality = KIND_MODALITY[a.kind] ?? modality;
    let source: SourceLink['source'] = null;
    if (a.source) {
      const mention = mentionAt(a.source.span);
      const meant = mention ? referent(mention) : undefined;
      const party = meant !== undefined && (parties.has(meant.id) || meant.sides.some((s) => parties.has(s)));
      source = { text: a.source.text, span: a.source.span, id: meant?.id ?? null, party };
    }
    links.push({ source, cue: a.cue ? { text: a.cue.text, span: a.cue.span } : null });
  }
  return { links, modality };
}
