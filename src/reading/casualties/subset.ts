import { children } from '../../language/tree.js';
import type { Sentence, Token } from '../../language/types.js';
import type { QuantityMention } from '../types.js';
import { OBJECT_VERBS } from './harm.js';
import { lemmaOf } from './tree-link.js';

/**
 * Whether a number counts some of those already counted: "including two children", "three of them women", "among them a doctor",
 * "12 people — five women and seven children". Such numbers stay quantities and are no casualties of their own, so that
 * sums never count a person twice.
 */
export function isSubset(sentence: Sentence, q: QuantityMention, all: readonly QuantityMention[]): boolean {
  const { tokens } = sentence;
  const word = (i: number) => tokens[i]?.form.toLowerCase() ?? '';
  const next = word(q.last + 1);
  if (next === 'of') {
    if (/^(?:them|whom|those)$/.test(word(q.last + 2))) return true;
    if (
      /^(?:the|these)$/.test(word(q.last + 2)) &&
      /^(?:dead|killed|wounded|injured|casualties|fatalities|deceased|slain|missing|bodies|detained|detainees|arrested)$/.test(
        word(q.last + 3),
      )
    )
      return true;
  }
  let i = q.counted >= 0 ? q.counted : q.first;
  for (let n = 0; n < 5; n++) {
    const token = tokens[i] as Token;
    if (
      (children(sentence)[i] ?? []).some(
        (k) =>
          /^(?:including|among|amongst|excluding|besides)$/.test(word(k)) &&
          !(word(k).startsWith('among') && word(q.first - 1) === 'the') &&
          k < q.first &&
          k >= q.first - 6,
      )
    )
      return true;
    if (
      token.deprel === 'appos' &&
      all.some(
        (other) =>
          other !== q && (other.counted === token.head || (other.first <= token.head && other.last >= token.head)),
      )
    )
      return true;
    if (token.deprel !== 'conj' || token.head < 0) break;
    const verbBetween = tokens.slice(token.head + 1, q.first).some((t) => OBJECT_VERBS.has(lemmaOf(t)));
    if (verbBetween) break;
    i = token.head;
  }
  const before = word(q.first - 1);
  // "3,500 families, or about 20,000 people": the same people again.
  if (before === 'or' && word(q.first - 2) === ',') return true;
  // "injured 13, three seriously"
  if (
    q.counted < 0 &&
    /^(?:,|\()$/.test(before) &&
    /^(?:seriously|critically|badly|fatally|severely|slightly|lightly|gravely)$/.test(next)
  )
    return true;
  if (/^(?:including|excluding)$/.test(before)) return true;
  if (/^(?:them|whom|those)$/.test(before) && /^(?:among|of|including|with)$/.test(word(q.first - 2))) return true;
  if (/^(?:,|:|—|–|--|\()$/.test(before) && /^(?:them|whom)$/.test(word(q.first - 2))) return true;
  if (/^(?:—|–|--|\(|:)$/.test(before)) {
    const earlier = all.find(
      (other) =>
        other.last < q.first && q.first - 1 - Math.max(other.counted, other.last) <= 2 && q.first - 1 > other.last,
    );
    if (earlier && (earlier.counted >= 0 || earlier.max !== null) && before !== ':') return true;
  }
  return amongDead(sentence, q) || addsUp(sentence, q, all);
}

/** "two aid workers, a Belgian and a Spaniard": parts that follow a number at once and add up to it. */
function addsUp(sentence: Sentence, q: QuantityMention, all: readonly QuantityMention[]): boolean {
  for (let w = 0; w < all.length; w++) {
    const whole = all[w] as QuantityMention;
    if (whole.first >= q.first || whole.max === null || whole.min !== whole.max || whole.max < 2) continue;
    let sum = 0;
    let holds = false;
    for (let n = w + 1; n < all.length && sum < whole.max; n++) {
      const part = all[n] as QuantityMention;
      const before =
        n === w + 1 ? Math.max(whole.last, whole.counted) : Math.max(all[n - 1]?.last ?? 0, all[n - 1]?.counted ?? 0);
      const gap = sentence.tokens.slice(before + 1, part.first).map((t) => t.form.toLowerCase());
      if (n === w + 1 && !/^(?:,|—|–|--|:|\(|-)$/.test(gap[0] ?? '')) break;
      if (
        gap.length > (n === w + 1 ? 2 : 6) ||
        gap.some((form) => /^(?:were|was|killed|wounded|died|;|\.)$/.test(form))
      )
        break;
      if (part.max === null || part.max !== part.min) break;
      sum += part.max;
      if (part === q) holds = true;
    }
    if (holds && sum === whole.max) return true;
  }
  return false;
}

/** "two women were among the dead" */
function amongDead(sentence: Sentence, q: QuantityMention): boolean {
  const { tokens } = sentence;
  for (let i = q.last + 1; i < Math.min(tokens.length, q.last + 10); i++) {
    if (/^(?:among|amongst)$/i.test(tokens[i]?.form ?? '')) {
      for (let k = i + 1; k < i + 4; k++)
        if (
          /^(?:dead|killed|victims|wounded|injured|casualties|those|missing|fatalities|detained|arrested)$/i.test(
            tokens[k]?.form ?? '',
          )
        )
          return true;
    }
    if (/^[,;.]$/.test(tokens[i]?.form ?? '')) return false;
  }
  return false;
}
