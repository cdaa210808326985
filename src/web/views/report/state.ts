/** What the address of a report holds. */
import { type Field, type StateOf, text } from '../../data/url-state.js';
import type { Span } from '../../shared/claim-words.js';
import { LAYERS, type LayerId } from './layers.js';

/** Which layers are drawn: all of them when nothing is said, "none" for none. */
const layers = (): Field<readonly LayerId[]> => ({
  read: (raw) => (raw === 'none' ? [] : known(raw.split(','))),
  write: (value) => (value.length === LAYERS.length ? '' : value.join(',') || 'none'),
  fallback: LAYERS,
});

function known(names: readonly string[]): readonly LayerId[] | undefined {
  const found = LAYERS.filter((id) => names.includes(id));
  return found.length ? found : undefined;
}

/** A stretch of the text: "12-40". */
const stretch = (): Field<Span | null> => ({
  read: (raw) => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(raw) ?? [];
    return start !== undefined && Number(end) > Number(start) ? [Number(start), Number(end)] : undefined;
  },
  write: (value) => (value ? value.join('-') : ''),
  fallback: null,
});

/** A sentence's number, from 1; 0 for none. */
const sentence = (): Field<number> => ({
  read: (raw) => (/^[1-9]\d{0,5}$/.test(raw) ? Number(raw) : undefined),
  write: (value) => (value ? String(value) : ''),
  fallback: 0,
});

export const schema = {
  layers: layers(),
  /** The words that somebody was led to. */
  at: stretch(),
  claim: text(),
  sentence: sentence(),
};

export type ReportState = StateOf<typeof schema>;
export type SetState = (patch: Partial<ReportState>, how?: { replace?: boolean }) => void;
