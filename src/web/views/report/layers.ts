/** Layers over a report's text: what was read, as marked stretches, and the text cut where any of them begins or ends. */
import type { MarkField } from '../../../server/schema/incidents.js';
import type { ClaimAnswer, ReadingAnswer } from '../../../server/schema/reading.js';
import type { Span } from '../../shared/claim-words.js';

export const LAYERS = ['claims', 'actors', 'places', 'dates', 'quantities', 'attribution'] as const;
export type LayerId = (typeof LAYERS)[number];

export const layerLabels: Record<LayerId, string> = {
  claims: 'Claims',
  actors: 'Actors',
  places: 'Places',
  dates: 'Dates',
  quantities: 'Numbers',
  attribution: 'Who says it',
};

export interface LayerMark {
  span: Span;
  /** `stretch`: all that a claim is made of; `at`: the words that somebody was led to; `field`: of the chosen claim. */
  layer: Exclude<LayerId, 'claims'> | 'trigger' | 'stretch' | 'at' | 'field';
  /** What the words were read as, in words. */
  says: string;
  /** Shown small after the words. */
  label?: string;
  /** Number of a claim, shown small before the words that tell it. */
  number?: number;
}

export interface Segment {
  start: number;
  end: number;
  marks: readonly LayerMark[];
}

/** The stretch from `from` to `to`, cut at every beginning and end of a mark; marks may overlap as they like. */
export function segments(from: number, to: number, marks: readonly LayerMark[]): Segment[] {
  const inside = marks.filter(({ span: [s, e] }) => s < to && e > from && e > s);
  const cuts = new Set([from, to]);
  for (const { span } of inside) for (const at of span) if (at > from && at < to) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!;
    return { start, end, marks: inside.filter(({ span: [s, e] }) => s < end && e > start) };
  });
}

/** What a claim is carried by, field by field; further places once. */
export function carried(claim: ClaimAnswer): { field: MarkField; span: Span }[] {
  const found: { field: MarkField; span: Span }[] = [{ field: 'event', span: claim.trigger.span }];
  const add = (field: MarkField, span: Span | undefined | null) => {
    if (span && span[1] > span[0]) found.push({ field, span });
  };
  for (const a of claim.actors) add('actor', a.span);
  for (const r of claim.recipients) add('recipient', r.span);
  for (const o of claim.objects) add('object', o.span);
  for (const p of claim.places.length ? claim.places : claim.place ? [claim.place] : []) add('place', p.span);
  add('when', claim.when?.span);
  for (const c of claim.casualties) add('casualties', c.span);
  for (const link of claim.attribution) {
    add('speaker', link.source?.span);
    add('cue', link.cue?.span);
  }
  add('framing', claim.framing?.span);
  return found;
}

/** All marks of the layers that are switched on. */
export function marksOf(reading: ReadingAnswer, on: readonly LayerId[], label: (subtype: string) => string) {
  const marks: LayerMark[] = [];
  const { mentions, claims, attributions } = reading;
  if (on.includes('claims'))
    claims.forEach((claim, i) => {
      marks.push({ span: claim.span, layer: 'stretch', says: '' });
      marks.push({
        ...{ span: claim.trigger.span, layer: 'trigger', number: i + 1 },
        says: `claim ${i + 1}: ${label(claim.subtype)}`,
      });
    });
  if (on.includes('actors'))
    for (const a of mentions.actors) marks.push({ span: a.span, layer: 'actors', says: `actor: ${a.name}` });
  if (on.includes('places'))
    for (const p of mentions.toponyms) marks.push({ span: p.span, layer: 'places', says: `place: ${p.name}` });
  if (on.includes('dates'))
    for (const d of mentions.dates)
      marks.push({
        span: d.span,
        layer: 'dates',
        says: `date: ${d.start ? `${d.start} to ${d.end}` : 'not resolved'}`,
      });
  if (on.includes('quantities'))
    for (const q of mentions.quantities)
      marks.push({ span: q.span, layer: 'quantities', says: `number: ${bounds(q)}` });
  if (on.includes('attribution'))
    for (const { source, cue, kind } of attributions) {
      for (const span of source?.spans ?? []) marks.push({ span, layer: 'attribution', says: `who says it (${kind})` });
      for (const span of cue?.spans ?? []) marks.push({ span, layer: 'attribution', says: `word of saying (${kind})` });
    }
  return marks;
}

const bounds = ({ min, max }: { min: number | null; max: number | null }) => `${min ?? '…'} to ${max ?? '…'}`;

/** Place of the sentence that holds a position; the nearest one before it when none does, -1 when there is none. */
export function sentenceAt(sentences: readonly Span[], position: number): number {
  let found = -1;
  for (const [i, [start]] of sentences.entries()) {
    if (start > position) break;
    found = i;
  }
  return found;
}

/** Stretches of the text between blank lines. */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    if (gap.index > start) found.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  if (start < text.length) found.push([start, text.length]);
  return found.filter(([s, e]) => text.slice(s, e).trim() !== '');
}

/** A paragraph as its sentences and what stands between them; `index` is -1 for that. */
export function pieces([from, to]: Span, sentences: readonly Span[]): { span: Span; index: number }[] {
  const found: { span: Span; index: number }[] = [];
  let at = from;
  for (const [index, [s, e]] of sentences.entries()) {
    const [start, end] = [Math.max(s, at), Math.min(e, to)];
    if (end <= start) continue;
    if (start > at) found.push({ span: [at, start], index: -1 });
    found.push({ span: [start, end], index });
    at = end;
  }
  if (at < to) found.push({ span: [at, to], index: -1 });
  return found;
}
