/**
 * Verbs that attribute: which verb it is, whom it belongs to, what it says. The lexicon says which shapes a verb may govern; the
 * tree says which one is there (complement.ts), and the order of words helps where the tree is broken (fallback.ts).
 */
import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import { activeContent, passiveContent } from './complement.js';
import type { Draft, Place } from './draft.js';
import { beforeSemicolon, beforeSpeaker, betweenQuoteAndVerb, filledLeft, rest, speakerBeside } from './fallback.js';
import { type Frame, frameOf } from './frame.js';
import type { Entry, Kind } from './lexicon.js';
import { base, caseOf, childBy, nounPhrase } from './phrase.js';
import { agentOf, isPassive, isPassiveParticiple, pastInDisguise, phrase, type Source, subjectOf } from './source.js';

/** Auxiliaries, negation, particles and adverbs that stand with the verb. */
export function verbGroup(s: Sentence, verb: number): number[] {
  const group = [verb];
  for (const c of children(s)[verb] as readonly number[]) {
    const t = s.tokens[c] as Token;
    const relation = base(t.deprel);
    if (
      relation === 'aux' ||
      t.deprel === 'compound:prt' ||
      (relation === 'advmod' && Math.abs(c - verb) <= 3 && t.upos !== 'SCONJ')
    )
      group.push(c);
  }
  return group.sort((a, b) => a - b);
}

/** "points out", "spoke out", "weighed in on": the particle of a verb, as the tree has it or as two small words in a row show it. */
function particle(place: Place, verb: number, lemma: string): string {
  const s = place.sentence;
  const c = childBy(s, verb, 'compound:prt');
  if (c >= 0) return (s.tokens[c] as Token).form.toLowerCase();
  const next = s.tokens[verb + 1];
  if (!next || !/^(out|back|up|down|on|in|away|off|aside)$/i.test(next.form)) return '';
  if (next.head === verb && next.upos === 'ADV') return next.form.toLowerCase();
  const after = s.tokens[verb + 2];
  return after?.upos === 'ADP' && place.lexicon.verbs.has(`${lemma} ${next.form.toLowerCase()}`)
    ? next.form.toLowerCase()
    : '';
}

/** The lexicon's entry of a verb with its particle ("point out"), else of the verb alone. */
export function verbEntry(place: Place, verb: number): Entry | undefined {
  const s = place.sentence;
  const { verbs, verbForms } = place.lexicon;
  const t = s.tokens[verb] as Token;
  let lemma = t.lemma.toLowerCase();
  if (!verbs.has(lemma)) lemma = verbForms.get(t.form.toLowerCase()) ?? lemma;
  if (lemma === 'put' && s.tokens[verb + 1]?.form === 'it') return verbs.get('say'); // "as the mayor put it"
  const prt = particle(place, verb, lemma);
  return prt ? verbs.get(`${lemma} ${prt}`) : verbs.get(lemma);
}

/** "Asked whether …, she said": an opening participle whose subject is the one who was asked. */
function askedOpening(s: Sentence): Draft | null {
  const comma = s.tokens.findIndex((t) => t.form === ',');
  if (comma < 3) return null;
  let from = 1;
  while (
    from < comma &&
    !/^(if|whether|what|why|how|when|who|where|about|to|by|on)$/i.test((s.tokens[from] as Token).form)
  )
    from++;
  if (from > 3) return null;
  if (/^(about|on|by)$/i.test((s.tokens[from] as Token).form)) from++;
  const content = s.tokens.slice(from, comma).map((t) => t.i);
  return content.length
    ? {
        sentence: s.index,
        cueToken: 0,
        cue: [0],
        source: null,
        content,
        kind: 'question',
        speaks: false,
        weak: false,
        shape: 'asked',
      }
    : null;
}

/** Reads one verb; null when it attributes nothing. */
export function verbCue(place: Place, verb: number): Draft | null {
  const s = place.sentence;
  const entry = verbEntry(place, verb);
  if (!entry) return null;
  const t = s.tokens[verb] as Token;
  if (verb === 0 && /^(asked|pressed|questioned)$/i.test(t.form)) return askedOpening(s);
  const core = place.lexicon.core.has(t.lemma) || (t.lemma === 'put' && s.tokens[verb + 1]?.form === 'it');
  const f = frameOf(s, verb, core);
  const passive = isPassive(s, verb);
  const reduced = !passive && isPassiveParticiple(s, verb) && !pastInDisguise(s, verb);
  if (t.lemma === 'put' && core) f.object = -1; // the "it" of "put it" is what is said
  const inverted = invertedSubject(s, verb, f, core);
  if (inverted) {
    f.object = f.indirect = -1;
    f.objects = [];
  }
  const before = s.tokens[verb - 1]?.form.toLowerCase() ?? '';
  const asked =
    !passive &&
    childBy(s, verb, 'nsubj') < 0 &&
    childBy(s, verb, 'aux') < 0 &&
    ((t.xpos === 'VBN' && t.deprel === 'advcl') || (/^VB[ND]$/.test(t.xpos) && /^(when|if|being)$/.test(before)));
  let found =
    passive || reduced || asked ? passiveContent(place, verb, entry, f, reduced) : activeContent(place, verb, entry, f);
  if (!found || (found.shape === 'object' && /^(say|think|believe|add|argue|insist|tell)$/.test(t.lemma)))
    found = rest(s, verb, entry, core) ?? found;
  if (
    found?.shape === 'preposition' &&
    core &&
    s.tokens.slice(verb + 1, verb + 9).some((x) => x.form === 'that' && x.upos === 'SCONJ')
  )
    found = rest(s, verb, entry, core) ?? found; // "wrote on Telegram that …"
  const speaks = entry.has('clause');
  if (!found && !(speaks && (t.upos === 'VERB' || t.upos === 'AUX'))) return null;

  let source: Source | null = null;
  if (passive || reduced || asked) {
    let agent = agentOf(s, verb);
    if (agent < 0 && found?.shape === 'as') {
      // "seen as a threat by most voters": the agent hangs on the last noun
      agent = found.tokens.findLast((i) => (s.tokens[i] as Token).upos !== 'VERB' && caseOf(s, i) === 'by') ?? -1;
      const own = new Set(agent < 0 ? [] : subtree(s, agent));
      found = { ...found, tokens: found.tokens.filter((i) => !own.has(i)) };
    }
    if (agent >= 0) source = phrase(s, agent);
    else if (f.passiveSubject >= 0 && (found?.shape === 'participle' || place.lexicon.states.has(t.lemma)))
      source = { head: f.passiveSubject, tokens: nounPhrase(s, f.passiveSubject) };
    else if (reduced || found?.shape === 'passive') return null;
  } else {
    let subject = inverted ?? (core ? betweenQuoteAndVerb(place, verb) : null) ?? subjectOf(s, verb);
    // nobody inside a quotation speaks it
    if (subject !== 'it' && subject && place.quoted[subject.head] && !place.quoted[verb]) subject = null;
    subject ??= core || t.xpos === 'VBG' || (t.head < 0 && found) ? speakerBeside(s, verb, place.quoted) : null;
    if (subject === null) return null;
    if (subject !== 'it' && !core && /^(SCONJ|VERB|ADV|CCONJ)$/.test((s.tokens[subject.head] as Token).upos))
      return null;
    if (subject !== 'it') source = subject;
  }
  if (!found && core && source && !asked) {
    const content = beforeSpeaker(place, source, verb);
    if (content) found = { tokens: content, kind: entry.get('clause') as Kind, shape: 'parenthesis' };
  }
  // "…, the monitor said" ends a sentence: all before the comma is said
  if (
    found?.shape === 'clause' &&
    core &&
    source &&
    t.head < 0 &&
    (found.tokens[0] as number) < (source.tokens[0] as number) &&
    !place.quoted.includes(1)
  ) {
    const content = beforeSpeaker(place, source, verb);
    if (content) found = { ...found, tokens: content };
  }
  if (found?.shape === 'clause' && core && (found.tokens[0] as number) > verb)
    found.tokens = filledLeft(place, verb, found.tokens, entry.has('hearer'));
  if (found?.shape === 'clause') found.tokens = beforeSemicolon(place, found.tokens, verb);
  if (source && found?.kind === 'accuse' && place.lexicon.things.has((s.tokens[source.head] as Token).lemma))
    return null;
  const cue = verbGroup(s, verb);
  if (found?.preposition !== undefined && found.preposition >= 0) cue.push(found.preposition);
  return {
    sentence: s.index,
    cueToken: verb,
    cue: cue.sort((a, b) => a - b),
    source,
    content: found ? without(found.tokens, source, found.own) : [],
    kind: found?.kind ?? (entry.get('clause') as Kind),
    speaks,
    weak: place.lexicon.weak.has(t.lemma),
    shape: found?.shape ?? 'none',
  };
}

/** "…,” said the mayor": the parser takes the speaker behind the verb for its object. */
function invertedSubject(s: Sentence, verb: number, f: Frame, core: boolean): Source | null {
  const behind = f.indirect > verb ? f.indirect : f.object;
  if (!core || behind <= verb || childBy(s, verb, 'nsubj') >= 0) return null;
  if (s.tokens[verb]?.xpos === 'VBG' || s.tokens[verb]?.lemma === 'tell') return null;
  const before = s.tokens[verb - 1];
  if ((before && before.upos !== 'PUNCT') || subtree(s, behind)[0] !== verb + 1) return null;
  return phrase(s, behind);
}

const without = (tokens: number[], source: Source | null, own?: boolean): number[] => {
  if (!source || own) return tokens;
  const drop = new Set([...source.tokens, ...(source.also ?? [])]);
  return tokens.filter((i) => !drop.has(i));
};
