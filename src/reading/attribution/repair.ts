/**
 * Mends attachments that a parser cannot know better: whose the second verb is in "He said they had left and called it a retreat",
 * whom the participle goes on with in "…, adding that …", what "…, according to officials" comments on.
 */
import { children, subtree } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { CueLexicon } from './lexicon.js';
import { base, childBy, isNominal } from './phrase.js';
import { isTimeWord } from './source.js';

/** The sentence itself when nothing needs mending, else a copy with other heads. */
export function mended(s: Sentence, lexicon: CueLexicon): Sentence {
  let changed: Token[] | undefined;
  const reattach = (i: number, head: number, deprel: string): void => {
    changed ??= s.tokens.slice();
    changed[i] = { ...(s.tokens[i] as Token), head, deprel };
  };
  for (const t of s.tokens) {
    if (t.head < 0) continue;
    const relation = base(t.deprel);
    if (t.i === 0 && relation === 'ccomp' && /^(asked|pressed|questioned)$/i.test(t.form)) {
      reattach(0, t.head, 'advcl'); // "Asked whether …, she said no"
    } else if (relation === 'nsubj' && t.i > t.head && lexicon.core.has(s.tokens[t.head]?.lemma ?? '')) {
      // "Ali said | the man he had seen was dead": with a name before "said", what stands behind it is the subject of what is said
      const before = s.tokens[t.head - 1];
      const said = (children(s)[t.head] as readonly number[]).find((c) => c > t.i && s.tokens[c]?.deprel === 'ccomp');
      const first = childBy(s, t.head, 'nsubj');
      const named = before && (isNominal(before) || before.form === ')') && !isTimeWord(s, before);
      if (said !== undefined && (named || (first >= 0 && first < t.head))) reattach(t.i, said, 'nsubj');
    } else if (relation === 'parataxis' && t.i > t.head) {
      // "urged calm, saying, “…”": the speech goes with the nearer verb
      const first = subtree(s, t.i).find((i) => (s.tokens[i] as Token).upos !== 'PUNCT') ?? t.i;
      let before = first - 1;
      while (before > t.head && (s.tokens[before] as Token).upos === 'PUNCT') before--;
      const verb = s.tokens[before];
      if (verb?.xpos === 'VBG' && speaksOn(verb, lexicon) && before > t.head && childBy(s, before, 'ccomp') < 0)
        reattach(t.i, before, 'ccomp');
    } else if (relation === 'conj' && speaksOn(t, lexicon) && childBy(s, t.i, 'nsubj') < 0 && finite(s, t)) {
      const outer = reporterAbove(s, t, lexicon);
      if (outer && outer.i < t.head && sameTense(s, outer, t)) reattach(t.i, outer.i, 'conj');
    } else if (
      (relation === 'advcl' || relation === 'acl' || relation === 'conj') &&
      t.xpos === 'VBG' &&
      speaksOn(t, lexicon) &&
      afterComma(s, t.i)
    ) {
      const outer = reporterAbove(s, t, lexicon) ?? finiteAbove(s, t);
      if (outer && outer.i < t.i && outer.i !== t.head) reattach(t.i, outer.i, 'advcl');
    } else if (relation === 'conj' && t.xpos === 'VBG' && speaksOn(t, lexicon) && s.tokens[t.head]?.xpos !== 'VBG') {
      const outer = participleAbove(s, t, lexicon);
      if (outer) reattach(t.i, outer.i, 'conj');
    } else if (relation === 'advcl' && childBy(s, t.i, 'nsubj') >= 0) {
      const opener = s.tokens[subtree(s, t.i)[0] as number] as Token;
      if (
        /^(while|whereas|though|although)$/i.test(opener.form) &&
        opener.i > 0 &&
        s.tokens[opener.i - 1]?.form === ','
      ) {
        const outer = reporterAbove(s, t, lexicon);
        if (outer && outer.i < opener.i && outer.i !== t.head) reattach(t.i, outer.i, 'advcl');
      }
    } else if (t.deprel === 'acl:relcl' && speaksOn(t, lexicon) && childBy(s, t.i, 'nsubj') >= 0) {
      // "…, which officials called a mistake": an aside in the report's voice, not in the speaker's
      const own = subtree(s, t.i);
      const opener = s.tokens[own[0] as number] as Token;
      const at = opener.upos === 'PUNCT' ? (s.tokens[opener.i + 1] as Token) : opener;
      const outer =
        /^(which|who|whom)$/i.test(at.form) && s.tokens[at.i - 1]?.form === ','
          ? reporterAbove(s, t, lexicon)
          : undefined;
      if (outer && outer.i < at.i && childBy(s, t.i, 'nsubj') > at.i) reattach(t.i, outer.i, 'parataxis');
    } else if (t.deprel === 'case' && /^according$/i.test(t.form) && t.i > 0 && s.tokens[t.i - 1]?.form === ',') {
      const head = s.tokens[t.head] as Token;
      const root = s.tokens.find((x) => x.head < 0);
      if (
        root &&
        head.head >= 0 &&
        head.head !== root.i &&
        head.i !== root.i &&
        root.i < t.i &&
        subtree(s, head.i).every((i) => i !== root.i)
      )
        if (childBy(s, root.i, 'ccomp') >= 0 && lexicon.core.has(root.lemma)) reattach(head.i, root.i, 'obl');
    }
  }
  return changed ? { ...s, tokens: changed } : s;
}

/** The finite verb that a token hangs under. */
function finiteAbove(s: Sentence, t: Token): Token | undefined {
  let at = t;
  let verb: Token | undefined;
  for (let steps = 0; steps < 20 && at.head >= 0; steps++) {
    at = s.tokens[at.head] as Token;
    if (at.upos === 'VERB' && at.i < t.i && /^(VBD|VBZ|VBP)$/.test(at.xpos)) return at;
    if (at.upos === 'VERB' && at.i < t.i) verb = at;
  }
  return verb;
}

/** "telling reporters that he was fit | and vowing …": the participle that the second one goes on with. */
function participleAbove(s: Sentence, t: Token, lexicon: CueLexicon): Token | undefined {
  let at = t;
  for (let steps = 0; steps < 12 && at.head >= 0; steps++) {
    at = s.tokens[at.head] as Token;
    if (at.xpos === 'VBG' && at.i < t.i && (speaksOn(at, lexicon) || lexicon.verbs.get(at.lemma)?.has('clause')))
      return at;
  }
  return undefined;
}

const speaksOn = (t: Token, lexicon: CueLexicon): boolean =>
  t.upos === 'VERB' &&
  (lexicon.core.has(t.lemma) ||
    /^(call|refer|accuse|cite|promise|vow|pledge|urge|ask|describe|refuse|decline|question|criticize|denounce|condemn|praise|demand|threaten|quote)$/.test(
      t.lemma,
    ));

const afterComma = (s: Sentence, i: number): boolean => /^[,”"]$|^''$/.test(s.tokens[i - 1]?.form ?? '');

/** A bare participle behind "and" is a past tense that the tagger missed, unless the verb before it is a participle too. */
const reallyPast = (s: Sentence, t: Token): boolean =>
  t.xpos === 'VBN' && childBy(s, t.i, 'aux') < 0 && s.tokens[t.head]?.xpos !== 'VBN' && childBy(s, t.i, 'nsubj') < 0;

const finite = (s: Sentence, t: Token): boolean =>
  t.xpos === 'VBD' || t.xpos === 'VBZ' || t.xpos === 'VBP' || childBy(s, t.i, 'aux') >= 0 || reallyPast(s, t);

/** The tense shows on the verb or on its auxiliary. */
const tense = (s: Sentence, t: Token): string => {
  const aux = childBy(s, t.i, 'aux');
  const { xpos, lemma } = (aux >= 0 ? s.tokens[aux] : t) as Token;
  if (aux < 0 && reallyPast(s, t)) return 'VBD';
  return lemma === 'have' && xpos !== 'VBD' ? 'VBZ' : xpos === 'VBP' ? 'VBZ' : xpos;
};

const sameTense = (s: Sentence, a: Token, b: Token): boolean => tense(s, a) === tense(s, b);

/** The nearest verb of saying above, in whose complement the token stands. */
function reporterAbove(s: Sentence, t: Token, lexicon: CueLexicon): Token | undefined {
  let at = t;
  for (let steps = 0; steps < 12 && at.head >= 0; steps++) {
    const up = s.tokens[at.head] as Token;
    if (base(at.deprel) === 'ccomp' && speaksOn(up, lexicon) && up.upos === 'VERB') return up;
    at = up;
  }
  return undefined;
}
