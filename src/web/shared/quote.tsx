/** A stretch of a report with the words that carry something marked. The text is only ever text. */
import type { ReactNode } from 'react';

export interface Mark {
  /** [start, end) in UTF-16 code units of the report's text. */
  span: readonly [number, number];
  /** What the words carry: "actor", "place". Shown small after the words and read out. */
  label?: string;
}

interface Props {
  text: string;
  /** Where `text` begins in the report; 0 when it is the whole report. */
  offset?: number;
  marks: readonly Mark[];
  /** ISO language of the text. */
  lang?: string | null;
}

/** The text in pieces, marked ones wrapped; where marks overlap the first one wins. */
export function Marked({ text, offset = 0, marks }: Props) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { span, label } of [...marks].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])) {
    const start = Math.max(at, span[0] - offset);
    const end = Math.min(text.length, span[1] - offset);
    if (end <= start) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(
      <mark key={start} data-label={label}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}

export function Quote(props: Props) {
  return (
    <blockquote className="quote" lang={props.lang ?? undefined} dir="auto">
      <Marked {...props} />
    </blockquote>
  );
}
