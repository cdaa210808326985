/** The stretches of a report's text that carry a claim, and what each carries. */
import type { ClaimAnswer } from '../../server/schema/reading.js';
import type { Mark } from './quote.js';

/** What marked words carry, as it stands small beside them. */
export const MARK_WORDS: Readonly<Record<string, string>> = {
  event: 'event',
  actor: 'who',
  recipient: 'to whom',
  object: 'what',
  place: 'where',
  when: 'when',
  casualties: 'casualties',
  speaker: 'speaker',
  cue: 'says',
  framing: 'loaded',
};

/** Marks of a claim, counted in the report's text; fields that no words carry have none. */
export function marksOf(claim: ClaimAnswer): Mark[] {
  const found: [field: string, span: readonly [number, number] | undefined][] = [
    ['event', claim.trigger.span],
    ...claim.actors.map((a) => ['actor', a.span] as [string, [number, number]]),
    ...claim.recipients.map((r) => ['recipient', r.span] as [string, [number, number]]),
    ...(claim.places.length ? claim.places : claim.place ? [claim.place] : []).map(
      (p) => ['place', p.span] as [string, [number, number]],
    ),
    ['when', claim.when?.span],
    ...claim.casualties.map((c) => ['casualties', c.span] as [string, [number, number]]),
    ...claim.attribution.flatMap((a): [string, [number, number] | undefined][] => [
      ['speaker', a.source?.span],
      ['cue', a.cue?.span],
    ]),
    ...claim.objects.map((o) => ['object', o.span] as [string, [number, number]]),
  ];
  return found.flatMap(([field, span]) => (span && span[1] > span[0] ? [{ span, label: MARK_WORDS[field] }] : []));
}
