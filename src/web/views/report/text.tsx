/** The report's text in reading order. Text is only ever text; each sentence can be chosen by pointer and key. */
import { type KeyboardEvent, memo, useMemo } from 'react';
import type { ReportAnswer } from '../../../server/schema/reports.js';
import type { Span } from '../../shared/claim-words.js';
import { type LayerMark, paragraphs, pieces, segments } from './layers.js';

interface Props {
  report: ReportAnswer['report'];
  sentences: readonly Span[];
  marks: readonly LayerMark[];
  /** Place of the chosen sentence; -1 for none. */
  chosen: number;
  onChoose: (sentence: number) => void;
  onStep: (by: 1 | -1) => void;
}

export const sentenceId = (i: number): string => `sentence-${i + 1}`;

export function Text({ report, sentences, marks, chosen, onChoose, onStep }: Props) {
  const { text, headers, language } = report;
  const blocks = useMemo(
    () => paragraphs(text).map((block) => ({ block, parts: pieces(block, sentences) })),
    [text, sentences],
  );
  const inHeader = (at: number) => headers.some(([s, e]) => at >= s && at < e);
  const first = sentences.findIndex(([s]) => !inHeader(s));
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onStep(event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a sentence inside has focus; its keys are heard here
    <div className="report-text" lang={language ?? undefined} onKeyDown={keys}>
      {blocks.map(({ block, parts }) => (
        <p key={block[0]} dir="auto" className={inHeader(block[0]) ? 'report-header' : undefined}>
          {parts.map(({ span, index }) => {
            const own = marks.filter((m) => m.span[0] < span[1] && m.span[1] > span[0]);
            if (index < 0 || inHeader(span[0]))
              return (
                <span key={span[0]} className={inHeader(span[0]) ? 'report-header' : undefined}>
                  <Segments text={text} span={span} marks={own} />
                </span>
              );
            return (
              <Sentence
                key={span[0]}
                index={index}
                chosen={index === chosen}
                tabbable={chosen < 0 ? index === first : index === chosen}
                onChoose={onChoose}
              >
                <Segments text={text} span={span} marks={own} />
              </Sentence>
            );
          })}
        </p>
      ))}
    </div>
  );
}

interface SentenceProps {
  index: number;
  chosen: boolean;
  tabbable: boolean;
  onChoose: (sentence: number) => void;
  children: React.ReactNode;
}

function Sentence({ index, chosen, tabbable, onChoose, children }: SentenceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element would not break over lines like text
    <span
      id={sentenceId(index)}
      className="sentence"
      role="button"
      aria-pressed={chosen}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => {
        // Somebody who marks words to copy them chooses nothing.
        if (getSelection()?.isCollapsed !== false) onChoose(index);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose(index);
      }}
    >
      {children}
    </span>
  );
}

const Segments = memo(
  function Segments({ text, span, marks }: { text: string; span: Span; marks: readonly LayerMark[] }) {
    return segments(span[0], span[1], marks).map(({ start, end, marks: on }) => {
      const words = text.slice(start, end);
      if (on.length === 0) return words;
      const number = on.find((m) => m.number && m.span[0] === start)?.number;
      const labels = on.filter((m) => m.label && m.span[1] === end).map((m) => m.label);
      const says = [...new Set(on.map((m) => m.says).filter(Boolean))];
      return (
        <span
          key={start}
          className={['m', ...new Set(on.map((m) => `m-${m.layer}`))].join(' ')}
          title={says.join('\n') || undefined}
          data-number={number}
          data-label={labels.length ? labels.join(', ') : undefined}
        >
          {words}
        </span>
      );
    });
  },
  (a, b) => a.text === b.text && a.span[0] === b.span[0] && a.span[1] === b.span[1] && same(a.marks, b.marks),
);

const same = (a: readonly LayerMark[], b: readonly LayerMark[]) =>
  a.length === b.length && a.every((mark, i) => mark === b[i]);
