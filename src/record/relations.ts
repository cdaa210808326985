/** Relations of a reading with what the record knows of the report: the same for every engine. */
import type { Attribution, ClaimPlace, PlaceMention, Reading, RelationEnd, SourceLink } from '../reading/types.js';
import type { Span } from '../report/types.js';
import type { StoredRelation } from './types.js';

/** The report that a reading is of, as far as a relation carries it along. */
export type RelationReport = Pick<
  StoredRelation,
  'reportId' | 'outlet' | 'published' | 'title' | 'url' | 'originId'
> & { text: string };

const within = (inner: Span, outer: Span): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

function placeOf(end: RelationEnd, toponyms: readonly PlaceMention[]): ClaimPlace | null {
  const mention = toponyms.find((t) => t.span[0] === end.span[0] && t.span[1] === end.span[1]);
  const inside = mention ?? toponyms.find((t) => within(t.span, end.span) && t.name === (end.name ?? t.name));
  // An actor whose name holds a place ("Misrata brigades") is no place.
  if (!inside || (end.id !== null && end.id !== inside.geonameid)) return null;
  const { text, span, name, lat, lon, geonameid, precision, country, uncertaintyKm } = inside;
  return { text, span, name, lat, lon, geonameid, precision, country, uncertaintyKm };
}

/** Who says it: the attributions whose content holds the relation, the narrowest last. */
function speakersOf(span: Span, attributions: readonly Attribution[], reading: Reading): SourceLink[] {
  const around = attributions
    .filter((a) => a.source !== null && a.content.spans.some((s) => within(span, s)))
    .sort((a, b) => b.content.span[1] - b.content.span[0] - (a.content.span[1] - a.content.span[0]));
  return around.map(({ source, cue }) => ({
    source: source && { text: source.text, span: source.span, id: source.id, party: isParty(source.id, reading) },
    cue: cue && { text: cue.text, span: cue.span },
  }));
}

/** The claims of the same reading say which speakers belong to a party of the conflict. */
function isParty(id: string | null, reading: Reading): boolean {
  return id !== null && reading.claims.some((c) => c.attribution.some((l) => l.source?.id === id && l.source.party));
}

/** The sentence around a stretch of text: from the end of the one before to its own full stop. */
export function sentenceAround(text: string, [start, end]: Span): Span {
  let from = start;
  while (from > 0 && !(/[.!?\n]/.test(text[from - 1]!) && /\s/.test(text[from] ?? ' '))) from--;
  while (from < start && /\s/.test(text[from]!)) from++;
  let to = end;
  while (to < text.length && text[to] !== '\n' && !(/[.!?]/.test(text[to - 1]!) && /\s/.test(text[to]!))) to++;
  return [from, to];
}

export function relationsOf(reading: Reading, { text, ...report }: RelationReport): StoredRelation[] {
  if (reading.relations.length === 0) return [];
  const sides: Record<string, string[]> = {};
  for (const actor of reading.mentions.actors) {
    if (actor.sides.length > (sides[actor.id]?.length ?? 0)) sides[actor.id] = actor.sides;
  }
  return reading.relations.map((relation, i): StoredRelation => {
    const sentenceSpan = sentenceAround(text, relation.span);
    const attribution = speakersOf(relation.span, reading.attributions, reading);
    const ids = [relation.from.id, relation.to.id, ...attribution.map((l) => l.source?.id ?? null)];
    return {
      key: `${report.reportId}/r${i + 1}`,
      relation,
      ...report,
      fromPlace: placeOf(relation.from, reading.mentions.toponyms),
      toPlace: placeOf(relation.to, reading.mentions.toponyms),
      attribution,
      sentence: text.slice(...sentenceSpan),
      sentenceSpan,
      reader: reading.reader,
      sides: Object.fromEntries(ids.flatMap((id) => (id && sides[id] ? [[id, sides[id]]] : []))),
    };
  });
}
