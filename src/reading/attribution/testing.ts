/** For tests: attributions as short strings. */
import { analyse } from '../../language/index.js';
import type { Attribution } from '../types.js';
import { findAttributions } from './index.js';

const join = (text: string, spans: readonly (readonly [number, number])[]): string =>
  spans.map(([a, b]) => text.slice(a, b)).join(' … ');

/** "source | cue | content" of each attribution, in order; an empty source is "-". */
export function said(text: string): string[] {
  return findAttributions(analyse(text)).map((x) => asString(text, x));
}

export const asString = (text: string, x: Attribution): string =>
  [x.source ? x.source.text : '-', x.cue ? x.cue.text : '-', join(text, x.content.spans)].join(' | ');

/** The kinds of a text's attributions, in order. */
export const kindsOf = (text: string): string[] => findAttributions(analyse(text)).map((x) => x.kind);
