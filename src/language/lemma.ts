import { quotesFolded } from './features.js';
import type { Lexicon } from './lexicon.js';
import { capitalAdjectives } from './word-lists.js';

/**
 * How forms become lemmas: first a list of exceptions by form and tag, then rules on endings by tag,
 * then the case that words of that tag and case usually have as lemmas.
 */
export interface LemmaModel {
  /** `form TAB xpos` to lemma, for forms that the rules get wrong */
  exceptions: Map<string, string>;
  /** `xpos TAB ending` to `strip TAB add`: how many characters go, what comes instead */
  rules: Map<string, EndingRule>;
  /** `xpos TAB case` to what happens to the letters */
  cases: Map<string, 'keep' | 'lower' | 'title'>;
}

export interface EndingRule {
  strip: number;
  add: string;
}

/** The longest ending that a rule may look at. */
export const LONGEST_ENDING = 6;

/** lower, title, upper or mixed; one capital alone counts as title. */
export function letterCase(form: string): 'lower' | 'title' | 'upper' | 'mixed' {
  const lower = form.toLowerCase();
  if (form === lower) return 'lower';
  if (form.slice(1) === lower.slice(1)) return 'title';
  return form === form.toUpperCase() ? 'upper' : 'mixed';
}

/** Tags whose forms have an ending: the part of speech in the dictionary and the endings. */
const inflected: Record<string, { pos: string; cuts: string[] }> = {
  NNS: { pos: 'n', cuts: ['s', 'es', 'ies', 'ves', 'men'] },
  VBZ: { pos: 'v', cuts: ['s', 'es', 'ies'] },
  VBD: { pos: 'v', cuts: ['ed', 'ied'] },
  VBN: { pos: 'v', cuts: ['ed', 'ied'] },
  VBG: { pos: 'v', cuts: ['ing'] },
  JJR: { pos: 'a', cuts: ['er', 'ier'] },
  JJS: { pos: 'a', cuts: ['est', 'iest'] },
};

/**
 * The lemma of a form under a tag without the exceptions: by the rules, unless the dictionary does not know
 * what they make of an inflected form but knows another base for it ("shelled" is of "shell", not of "shel").
 */
export function lemmaByRule(form: string, xpos: string, model: LemmaModel, lexicon: Lexicon): string {
  const byRule = endingRule(form, xpos, model);
  const tag = inflected[xpos];
  if (!tag || lexicon.has(byRule.toLowerCase(), tag.pos)) return byRule;
  const lower = form.toLowerCase();
  if (tag.pos === 'n' && lexicon.has(lower, 'n')) return byRule;
  const reading = lexicon.readings(lower).find(({ cut, pos }) => pos === tag.pos && tag.cuts.includes(cut));
  return reading ? reading.base : byRule;
}

function endingRule(form: string, xpos: string, model: LemmaModel): string {
  const folded = quotesFolded(form);
  const lower = folded.toLowerCase();
  let rule: EndingRule | undefined;
  const bounded = `<${lower}`;
  for (let n = Math.min(LONGEST_ENDING, bounded.length); n >= 0 && !rule; n--) {
    rule = model.rules.get(`${xpos}\t${n ? bounded.slice(-n) : ''}`);
  }
  const how = model.cases.get(`${xpos}\t${letterCase(folded)}`) ?? 'lower';
  const strip = rule && rule.strip < lower.length ? rule.strip : 0;
  const add = rule && strip === rule.strip ? rule.add : '';
  if (how === 'keep') {
    const ending = letterCase(folded) === 'upper' ? add.toUpperCase() : add;
    return folded.slice(0, folded.length - strip) + ending;
  }
  const word = lower.slice(0, lower.length - strip) + add;
  return how === 'title' ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}

/** The lemma of a form under a tag. */
export function lemmaOf(form: string, xpos: string, model: LemmaModel, lexicon: Lexicon): string {
  const folded = quotesFolded(form);
  const exact = model.exceptions.get(`${folded}\t${xpos}`);
  if (exact !== undefined) return exact;
  // numbers without their commas, Roman ones as they are
  if (xpos === 'CD') {
    if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(folded)) return folded.replaceAll(',', '');
    if (/^[IVX]+$/.test(folded)) return folded;
  }
  const lower = folded.toLowerCase();
  if (lower !== form && model.cases.get(`${xpos}\t${letterCase(folded)}`) === 'lower') {
    const known = model.exceptions.get(`${lower}\t${xpos}`);
    if (known !== undefined) return known;
  }
  // the treebanks keep the capital of "Syrian"; at the head of a sentence any adjective has one
  if (xpos === 'JJ' && letterCase(folded) === 'title' && isOfPeople(lower, lexicon)) return folded;
  return lemmaByRule(form, xpos, model, lexicon);
}

const peoplesEnding = /(?:[^mb]an|ish|ese|[^l]i|ench)$/;

/** Whether an adjective is of a people, place or faith: "Syrian", "Iraqi", "Sunni"; not "urban", "military". */
function isOfPeople(lower: string, lexicon: Lexicon): boolean {
  if (capitalAdjectives.has(lower)) return true;
  if (!peoplesEnding.test(lower) || /tarian$|^civilian$|suburban/.test(lower)) return false;
  return lexicon.readings(lower).every(({ cut, field }) => cut !== '' || field === 'a1' || !field.startsWith('a'));
}
