/** Headlines and transcripts: "Minister: no talks before withdrawal", "Rebels shell port: army", "TAPPER: Did you …". */
import type { Sentence, Token } from '../../language/types.js';
import type { Draft, Place } from './draft.js';

/** A sentence that opens with a short name and a colon, or ends with a colon and a short source. */
export function headlineCue(place: Place): Draft | null {
  const s = place.sentence;
  const colon = s.tokens.findIndex((t) => t.form === ':');
  if (colon < 1 || colon > 8 || s.tokens.length - colon < 4) return null;
  if (!opensParagraph(place.text, s)) return null;
  const before = s.tokens.slice(0, colon);
  if (!before.every((t) => name.has(t.upos)) || !before.some((t) => t.upos === 'PROPN' || t.upos === 'NOUN')) return null;
  if (/^(read more|photo|watch|related|source|update|also|see also|note|file|breaking|more|video|analysis|opinion|live)$/i.test(before.map((t) => t.form).join(' '))) return null;
  // "Clinton to Planned Parenthood: …": the speaker ends at the preposition
  const preposition = before.findIndex((t) => t.upos === 'ADP' && /^(to|on|at|in)$/i.test(t.form));
  const source = Array.from({ length: preposition > 0 ? preposition : colon }, (_, k) => k);
  const content = s.tokens.slice(colon + 1).map((t) => t.i);
  if (!content.some((i) => /^(VERB|AUX)$/.test((s.tokens[i] as Token).upos)) && content.length < 4) return null;
  return {
    sentence: s.index, cueToken: colon, cue: [colon], source: { head: source[source.length - 1] as number, tokens: source }, content,
    kind: 'say', speaks: true, weak: false, shape: 'headline',
  }; // biome-ignore format: short
}

const name = new Set(['PROPN', 'NOUN', 'ADJ', 'ADP', 'DET', 'PUNCT', 'PART', 'NUM', 'CCONJ']);

function opensParagraph(text: string, s: Sentence): boolean {
  return s.start === 0 || /\n\s*$/.test(text.slice(Math.max(0, s.start - 4), s.start));
}
