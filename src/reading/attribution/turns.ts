/** Texts that name their speakers outside the sentence: turns of a transcript ("TAPPER: …") and posts with a signature ("… — Name (@name)"). */
import type { Sentence, Token } from '../../language/types.js';
import type { Attribution, Span } from '../types.js';
import { spanOfRun } from './phrase.js';
import type { Spoken } from './speech.js';

/** In a transcript a turn lasts until the next speaker: gives each "NAME:" the sentences that follow it. */
export function lengthenTurns(
  text: string,
  sentences: readonly Sentence[],
  bySentence: readonly (readonly Spoken[])[],
): void {
  const turns: Spoken[] = [];
  for (const drafts of bySentence) for (const x of drafts) if (x.draft.shape === 'headline') turns.push(x);
  const nameOf = (x: Spoken): string =>
    text.slice(...spanOfRun(sentences[x.draft.sentence] as Sentence, x.draft.source?.tokens ?? x.draft.cue));
  const capitals = (x: Spoken): boolean => {
    const name = nameOf(x);
    return name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
  };
  const spoken = turns.filter((x) => capitals(x));
  // without capitals it takes a few names that come again and again
  const all =
    spoken.length >= 2 ? spoken : turns.filter((x) => turns.filter((y) => nameOf(y) === nameOf(x)).length >= 3);
  for (const [n, x] of all.entries()) {
    const s = sentences[x.draft.sentence] as Sentence;
    const next = all[n + 1]?.draft.sentence;
    const last = x.content.at(-1);
    if (!last) continue;
    for (let k = s.index + 1; k < sentences.length && k !== next; k++) {
      const following = sentences[k] as Sentence;
      // the last turn ends with its paragraph, a turn before another one only at a stage direction
      if (next === undefined ? following.paragraph !== s.paragraph : following.tokens[0]?.form === '(') break;
      last[1] = following.end;
    }
  }
}

/** A dash, a name, and either a handle or, behind a closing mark, the end of the line. */
const signature =
  /(?:\s[—–―]\s?([^\n()—–―]{2,60})\s\(@\w+\))|(?:[”"]\s?[—–―]\s?(\p{Lu}[^\n“”"—–―:]{2,60})(?=\s*(?:\n|$)))/gu;

/** “We will stay.” — Name; or "Shelling again tonight. — Name (@name) June 7": the paragraph up to the dash, by the one who signs. */
export function signedPosts(text: string, sentences: readonly Sentence[]): Attribution[] {
  const found: Attribution[] = [];
  if (!/[—–―]/.test(text)) return found;
  let at = 0;
  for (const m of text.matchAll(signature)) {
    const named = (m[1] ?? m[2]) as string;
    const dash = m.index + m[0].search(/[—–―]/);
    let start = text.lastIndexOf('\n', dash) + 1;
    start = Math.max(start, text.lastIndexOf('>', dash) + 1);
    while (start < dash && /\s/.test(text[start] as string)) start++;
    const name = m.index + m[0].indexOf(named, dash - m.index + 1);
    if (!/\p{L}/u.test(text.slice(start, m.index))) continue;
    while (at + 1 < sentences.length && (sentences[at] as Sentence).end <= dash) at++;
    const s = sentences[at] as Sentence;
    const source: Span = [name, name + named.trimEnd().length];
    const content: Span = [start, text.slice(0, dash).trimEnd().length];
    found.push({
      source: { text: text.slice(...source), span: source, spans: [source], id: null },
      cue: { text: text[dash] as string, span: [dash, dash + 1], spans: [[dash, dash + 1]] },
      content: { span: content, spans: [content] },
      kind: 'say',
      sentence: s.index,
      cueToken: s.tokens.find((t: Token) => t.start >= dash)?.i ?? -1,
    });
  }
  return found;
}
