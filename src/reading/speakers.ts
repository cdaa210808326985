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
