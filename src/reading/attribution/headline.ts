/** Headlines and transcripts: "Minister: no talks before withdrawal", "Rebels shell port: army", "TAPPER: Did you …". */
import type { Sentence, Token } from '../../language/types.js';
import type { Draft, Place } from './draft.js';
import type { Take } from './lexicon.js';
import { phrase, type Source, subjectOf } from './source.js';

/** A sentence that opens with a short name and a colon, or ends with a colon and a short source. */
export function headlineCue(place: Place): Draft | null {
  const s = place.sentence;
  const colon = s.tokens.findIndex((t) => t.form === ':');
  if (colon < 1 || colon > 8 || s.tokens.length - colon < 4) return null;
  if (!opensParagraph(place.text, s)) return null;
  const before = s.tokens.slice(0, colon);
  if (before.some((t) => /[{}\d_]/.test(t.form))) return null; // style sheets and tables left in a text
  if (!before.every((t) => name.has(t.upos)) || !before.some((t) => t.upos === 'PROPN' || t.upos === 'NOUN'))
    return null;
  if (
    place.lexicon.labels.has(
      before
        .map((t) => t.form.toLowerCase())
        .join(' ')
        .replace(/ (['’]s)/, '$1'),
    )
  )
    return null;
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

/**
 * "…, the pollster agrees: “…”", "Local officials had a question: “…”": a colon before direct speech in running text. The speaker is
 * the name before the colon, else the subject of the sentence. Only used when no verb takes the quotation.
 */
export function colonCue(place: Place): Draft | null {
  const s = place.sentence;
  const colon = s.tokens.findIndex(
    (t, i) =>
      t.form === ':' && i > 0 && place.quoted[i + 2] && !place.quoted[i] && /^[“"‘]$/.test(s.tokens[i + 1]?.form ?? ''),
  );
  if (colon < 1) return null;
  const before = s.tokens[colon - 1] as Token;
  const root = s.tokens.find((t) => t.head < 0);
  let source: Source | null = null;
  if (before.upos === 'PROPN') source = phrase(s, before.i);
  else if (root && root.i < colon) {
    const subject = subjectOf(s, root.i);
    if (subject !== 'it') source = subject;
  }
  if (!source || source.tokens.some((i) => i > colon)) return null;
  return {
    sentence: s.index,
    cueToken: colon,
    cue: [colon],
    source,
    content: [],
    kind: 'say',
    speaks: true,
    weak: true,
    shape: 'colon',
  };
}

const wantsCapital = /^(a|an|and|as|at|but|by|for|from|in|of|on|or|the|to|with|over|after|into)$/i;

/** Headlines in title case, which taggers read as one long name: "Haftar Vows to Retake Tripoli". */
export function titleCue(place: Place): Draft | null {
  const s = place.sentence;
  if (s.tokens.length > 22 || !opensParagraph(place.text, s)) return null;
  let capital = 0;
  let small = 0;
  for (const t of s.tokens) {
    if (!/^\p{L}/u.test(t.form) || wantsCapital.test(t.form)) continue;
    if (/^\p{Lu}/u.test(t.form)) capital++;
    else small++;
  }
  if (capital < 4 || small * 4 > capital) return null;
  const { verbs, verbForms } = place.lexicon;
  for (let i = 1; i < s.tokens.length - 1; i++) {
    const t = s.tokens[i] as Token;
    const form = t.form.toLowerCase();
    if (t.form === ':' || t.upos === 'VERB') return null;
    if (
      !form.endsWith('s') ||
      form.endsWith('ss') ||
      /^(plans|calls|claims|notes|posts|views|reports|charges|questions|fears|hopes|demands)$/.test(form)
    ) {
      if (
        !/^(calls|plans|claims|demands)$/.test(form) ||
        !/^(for|to|on|he|she|it|they|that)$/i.test((s.tokens[i + 1] as Token).form)
      )
        continue;
    }
    const entry = verbs.get(verbForms.get(form) ?? '') ?? (form === 'says' ? verbs.get('say') : undefined);
    if (!entry) continue;
    const next = (s.tokens[i + 1] as Token).form.toLowerCase();
    const shape =
      next === 'to' && entry.has('inf')
        ? 'inf'
        : entry.has(next as Take)
          ? (next as Take)
          : entry.has('object')
            ? 'object'
            : entry.has('clause')
              ? 'clause'
              : undefined;
    if (shape === undefined) continue;
    const from = shape === 'inf' || shape === 'object' || shape === 'clause' ? i + 1 : i + 2;
    const content = s.tokens.slice(from).map((x) => x.i);
    if (!content.length) return null;
    const source = s.tokens.slice(0, i).map((x) => x.i);
    return {
      sentence: s.index, cueToken: i, cue: from > i + 1 ? [i, i + 1] : [i], source: { head: i - 1, tokens: source }, content,
      kind: entry.get(shape) as Draft['kind'], speaks: true, weak: false, shape: 'title',
    }; // biome-ignore format: short
  }
  return null;
}

/** "Five soldiers killed in ambush: ministry": a headline that names its source at the end. */
export function sourceLast(place: Place): Draft | null {
  const s = place.sentence;
  const colon = s.tokens.findLastIndex((t) => t.form === ':');
  const tail = s.tokens.slice(colon + 1).filter((t) => t.form !== '.');
  if (colon < 4 || tail.length < 1 || tail.length > 4 || !opensParagraph(place.text, s)) return null;
  if (!tail.every((t) => /^(NOUN|PROPN|ADJ|DET|PUNCT|PART)$/.test(t.upos) && !/^[“"‘]$/.test(t.form))) return null;
  const head = tail.at(-1) as Token;
  if (!isSpeaker(head)) return null;
  const content = s.tokens.slice(0, colon).map((t) => t.i);
  const source = { head: head.i, tokens: tail.map((t) => t.i) };
  return {
    sentence: s.index,
    cueToken: colon,
    cue: [colon],
    source,
    content,
    kind: 'say',
    speaks: false,
    weak: false,
    shape: 'headline',
  };
}

const speakers =
  /^(ministry|minister|official|army|military|police|government|president|report|monitor|source|witness|medic|doctor|resident|observatory|spokesman|spokeswoman|spokesperson|agency|media|un|nato|envoy|group|activist|ngo|court|prosecutor|general|commander|governor|mayor|hospital|study|survey|poll|council|office|rescuer|charity|un)s?$/i;
const isSpeaker = (t: Token): boolean => speakers.test(t.form) || speakers.test(t.lemma) || t.upos === 'PROPN';

const name = new Set(['PROPN', 'NOUN', 'ADJ', 'ADP', 'DET', 'PUNCT', 'PART', 'NUM', 'CCONJ']);

function opensParagraph(text: string, s: Sentence): boolean {
  return s.start === 0 || /\n\s*$/.test(text.slice(Math.max(0, s.start - 4), s.start));
}
