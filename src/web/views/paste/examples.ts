/** Texts of our own to try the reader with: two of the sample reports. */

import coast from '../../../../samples/libya-2020-coast-road.txt?raw';
import bridge from '../../../../samples/sudan-2023-bridge.txt?raw';

export interface Draft {
  text: string;
  title: string;
  published: string;
  outlet: string;
}

export const NOTHING: Draft = { text: '', title: '', published: '', outlet: '' };

/** Header lines ("Title: …") down to the first empty line, and the text below them. */
export function draftOf(raw: string): Draft {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
  const text = rest.join('\n\n').trim();
  return { text, title: field('Title'), published: field('Published'), outlet: field('Outlet') };
}

export const EXAMPLES: readonly Draft[] = [bridge, coast].map(draftOf);
