/** A sentence with the words that carry each field marked: `[actor: The army] [event: seized] …`. */
import type { Claim } from '../../reading/types.js';
import type { Span } from '../../report/types.js';
import type { Terminal } from '../terminal.js';

export interface Mark {
  label: string;
  span: Span;
}

/** Every stretch of the text that carries a field of the claim. */
export function marksOf(claim: Claim): Mark[] {
  const marks: Mark[] = [{ label: 'event', span: claim.trigger.span }];
  const add = (label: string, span: Span | undefined | null) =>
    span && span[1] > span[0] && marks.push({ label, span });
  for (const a of claim.actors) add('actor', a.span);
  for (const r of claim.recipients) add('recipient', r.span);
  for (const o of claim.objects) add('object', o.span);
  for (const p of claim.places.length ? claim.places : claim.place ? [claim.place] : []) add('place', p.span);
  add('when', claim.when?.span);
  for (const c of claim.casualties) add(c.kind.replaceAll('-', ' '), c.span);
  for (const link of claim.attribution) {
    add('speaker', link.source?.span);
    add('says', link.cue?.span);
  }
  add('takes sides', claim.framing?.span);
  return marks;
}

/** One mark a stretch, outer ones first; stretches that cross are cut, so that marks nest. */
function nested(marks: Mark[]): Mark[] {
  const bySpan = new Map<string, Mark>();
  for (const { label, span } of marks) {
    const key = span.join();
    const there = bySpan.get(key);
    if (!there) bySpan.set(key, { label, span });
    else if (!there.label.split(', ').includes(label)) there.label += `, ${label}`;
  }
  const sorted = [...bySpan.values()].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const kept: Mark[] = [];
  const open: Mark[] = [];
  for (const mark of sorted) {
    while (open.length && open[open.length - 1].span[1] <= mark.span[0]) open.pop();
    const outer = open[open.length - 1];
    const end = outer ? Math.min(mark.span[1], outer.span[1]) : mark.span[1];
    if (end <= mark.span[0]) continue;
    const fitted: Mark = { label: mark.label, span: [mark.span[0], end] };
    kept.push(fitted);
    open.push(fitted);
  }
  return kept;
}

const PAINT: Record<string, (c: Terminal['colour']) => (text: string) => string> = {
  event: (c) => c.cyan,
  actor: (c) => c.green,
  recipient: (c) => c.blue,
  object: (c) => c.white,
  place: (c) => c.magenta,
  when: (c) => c.magenta,
  speaker: (c) => c.yellow,
  says: (c) => c.yellow,
};

export interface MarkedSentence {
  text: string;
  /** Fields whose words stand in another sentence of the report. */
  elsewhere: Mark[];
}

export function markSentence(sentence: string, at: Span, marks: Mark[], colour: Terminal['colour']): MarkedSentence {
  const inside = marks.filter((m) => m.span[0] >= at[0] && m.span[1] <= at[1]);
  const elsewhere = marks.filter((m) => !inside.includes(m));
  const list = nested(inside);
  let next = 0;
  const render = (from: number, to: number): string => {
    let text = '';
    let here = from;
    while (next < list.length && list[next].span[0] < to) {
      const { label, span } = list[next++];
      const paint = (PAINT[label.split(',')[0]] ?? ((c: Terminal['colour']) => c.red))(colour);
      text += sentence.slice(here - at[0], span[0] - at[0]);
      text += `${paint(`[${label}:`)} ${render(span[0], span[1])}${paint(']')}`;
      here = span[1];
    }
    return text + sentence.slice(here - at[0], to - at[0]);
  };
  return { text: render(at[0], at[1]).replace(/\s+/g, ' ').trim(), elsewhere };
}
