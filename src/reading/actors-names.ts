/** Names in the text: those of the files with their titles, those that nobody listed, and names introduced on the way. */
import { type Actor, slug, within } from '../knowledge/actors/index.js';
import type { Token } from '../language/types.js';
import type { Hit } from './actors-forms.js';
import type { Phrase, Phrases } from './actors-phrases.js';
import type { Known } from './actors-report.js';
import {
  ABBREVIATED,
  DEALINGS,
  FORMER,
  ORGANISATION_WORD,
  STATE_VERBS,
  TO_STATE_VERBS,
  WITH,
  WORD_SURNAMES,
} from './actors-words.js';
import { givenNames } from './places-words.js';

/** A name with what it stands for and the tokens that it covers, title included. */
export interface Named {
  known: Known;
  first: number;
  last: number;
  /** First token of the bare name. */
  name: number;
}

const folded = (t: Token): string =>
  t.form
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '');
const lower = (t: Token): string => t.lemma.toLowerCase();

export const isGivenName = (t: Token): boolean => givenNames().has(folded(t));

/** "LIMA, 19 MAY 88 (EFE) --", "KYIV (Reuters) -": where a report was filed. */
export function isDateline(p: Phrases, hit: Hit): boolean {
  if (hit.first > 0 || !/^[,(–—-]+$/.test(p.tokens[hit.last + 1]?.form ?? '')) return false;
  return p.tokens.slice(hit.last + 1, hit.last + 12).some((t) => /^(-+|–|—|\()$/.test(t.form));
}

/** Whether a city or a house that stands for a government acts as one here: says, decides, is accused, is talked with. */
export function actsAsState(p: Phrases, hit: Hit): boolean {
  let at = hit.first;
  for (let i = hit.first; i <= hit.last; i++) {
    const h = p.tokens[i]!.head;
    if (h < hit.first || h > hit.last) at = i;
  }
  for (let n = 0; n < 3 && p.tokens[at]!.deprel === 'conj' && p.tokens[at]!.head >= 0; n++) at = p.tokens[at]!.head;
  const t = p.tokens[at]!;
  const head = p.tokens[t.head];
  if (!head) return false;
  const noun = lower(head);
  if (/^nsubj/.test(t.deprel)) {
    if (t.deprel.endsWith('pass')) return TO_STATE_VERBS.has(noun);
    return head.upos === 'VERB' && STATE_VERBS.has(noun);
  }
  if (t.deprel === 'obj' || t.deprel === 'iobj') return TO_STATE_VERBS.has(noun);
  const preposition = p.preposition(at);
  if (t.deprel === 'obl:agent') return true;
  if (/^(obl|nmod)/.test(t.deprel) && preposition && WITH.has(preposition)) {
    if (DEALINGS.has(noun)) return true;
    if (preposition === 'by') return true;
    if (preposition === 'with' || preposition === 'against')
      return /^(talk|meet|negotiate|side|ally|agree|consult|cooperate|sign|deal|protest)$/.test(noun);
  }
  if (t.deprel === 'nmod:poss' || t.deprel === 'compound') return DEALINGS.has(noun) && t.deprel === 'nmod:poss';
  return false;
}

interface Title {
  first: number;
  phrase: Phrase | null;
  sector: string | null;
}

/** The title before a name: where it begins, and what it says of the one who bears it. */
export function titleBefore(p: Phrases, name: number): Title | null {
  let i = name - 1;
  let first = name;
  let sector: string | null = null;
  let phrase: Phrase | null = null;
  for (let n = 0; n < 4 && i >= 0; n++) {
    const t = p.tokens[i]!;
    const role = p.hits.roles[i];
    if (role && role.last === i && !phrase && roleIsTitle(p, role)) {
      phrase = p.phrase(role);
      first = phrase?.first ?? role.first;
      sector = phrase?.sector ?? null;
      break;
    }
    if (/^\p{Lu}/u.test(t.form) && ABBREVIATED.has(folded(t))) {
      sector ??= ABBREVIATED.get(folded(t)) ?? null;
      first = i;
      i--;
      continue;
    }
    if (t.form === '.' && i > 0 && ABBREVIATED.has(folded(p.tokens[i - 1]!))) {
      i--;
      continue;
    }
    break;
  }
  return first === name ? null : { first, phrase, sector };
}

function roleIsTitle(p: Phrases, hit: Hit): boolean {
  const { flags } = p.report.index.roles[hit.forms[0]![2]]!;
  return (
    flags.includes('person') &&
    (flags.includes('title') || /^\p{Lu}/u.test(p.tokens[hit.last]!.form) || !p.hits.capitals)
  );
}

/** A person of the files, with the title that stands before the name. */
export function withTitle(p: Phrases, hit: Hit, known: Known): Named {
  let first = hit.first;
  if (known.kind !== 'person') return { known, first, last: hit.last, name: hit.first };
  const title = titleBefore(p, hit.first);
  let found = known;
  if (title) {
    first = title.first;
    found = retitled(known, title.phrase, title.sector);
  }
  return { known: found, first, last: hit.last, name: hit.first };
}

/** What a title adds to what is known of a person: the report's own word wins over the files. */
function retitled(known: Known, phrase: Phrase | null, sector: string | null): Known {
  if (phrase?.former)
    return known.sector === 'GOV' || known.sector === null
      ? { ...known, sector: phrase.sector === 'ELI' || known.sector ? 'ELI' : phrase.sector }
      : known;
  const flags = phrase?.role.flags ?? [];
  if (
    phrase &&
    flags.includes('official') &&
    !flags.includes('weak') &&
    known.sector !== phrase.sector &&
    (known.sector === null || known.sector === 'ELI' || phrase.sector === 'GOV')
  ) {
    return { ...known, sector: phrase.sector };
  }
  return known.sector === null && sector ? { ...known, sector } : known;
}

/** A run of proper nouns that no file knows: a person, an organisation, or nothing that acts. */
export function unknownName(p: Phrases, from: number, to: number): Named | null {
  let a = from;
  while (a < to && ABBREVIATED.has(folded(p.tokens[a]!))) a++;
  const title = titleBefore(p, a);
  const head = headOf(p, a, to);
  const about = apposition(p, head);
  const words = to - a + 1;
  const text = p.slice(a, to);
  const key = p.report.index.piece(p.tokens[to]!.form, false);
  const first = title?.first ?? a;
  if (words === 1 || (words === 2 && /^\p{Lu}\.?$/u.test(p.tokens[a]!.form))) {
    const before = p.report.introduced.get(key);
    if (before && !/^\p{Ll}/u.test(p.tokens[to]!.form))
      return { known: title ? retitled(before, title.phrase, title.sector) : before, first, last: to, name: a };
    const listed = bySurname(p, key, title);
    if (listed)
      return { known: title ? retitled(listed, title.phrase, title.sector) : listed, first, last: to, name: a };
  }
  const verb = p.tokens[p.tokens[head]!.head];
  const speaks =
    words === 1 &&
    p.tokens[head]!.deprel === 'nsubj' &&
    verb !== undefined &&
    SPEECH.test(lower(verb)) &&
    givenNames().has(folded(p.tokens[a]!));
  const person =
    title !== null ||
    speaks ||
    (about?.role.flags.includes('person') ?? false) ||
    (words > 1 && givenNames().has(folded(p.tokens[a]!)));
  const phrase = title?.phrase ?? about;
  if (person) {
    const known: Known = {
      id: `person:${slug(text)}`,
      name: text,
      code: phrase?.code ?? null,
      sector: title?.sector ?? phrase?.sector ?? null,
      sides: phrase ? sidesOf(phrase) : [],
      kind: 'person',
      confidence: title || about ? 0.8 : 0.6,
    };
    if (phrase && !phrase.owned) belongTo(p, known, head, to, phrase);
    if (!known.code && (title || about)) {
      known.code = p.report.fallback();
      if (known.code) known.confidence = 0.5;
    }
    return { known, first, last: to, name: a };
  }
  const organisation =
    (words > 1 && ORGANISATION_WORD.test(p.tokens[to]!.form)) || about !== null || introducesAcronym(p, to);
  if (!organisation && !(words > 1 && /^(nsubj|obl:agent)/.test(p.tokens[head]!.deprel))) return null;
  const code = about?.code ?? (organisation ? p.report.main : null);
  return {
    known: {
      id: `${code ?? 'UNK'}.${slug(text)}`,
      name: text,
      code,
      sector: about?.sector ?? null,
      sides: about ? sidesOf(about) : [],
      kind: 'unknown',
      confidence: organisation ? 0.6 : 0.4,
    },
    first: a,
    last: to,
    name: a,
  };
}

/** "Foreign Minister X of Egypt": whose he is may stand behind the name. */
function belongTo(p: Phrases, known: Known, head: number, last: number, phrase: Phrase): void {
  const behind = p.behind(head, last);
  const owner = p.children(head).find((c) => c < head && p.tokens[c]!.deprel === 'nmod:poss');
  const code = (owner === undefined ? null : p.nominal(owner)?.code) ?? behind.code ?? behind.owner?.code ?? null;
  if (code === null) return;
  known.code = code;
  if (behind.owner && behind.owner.kind !== 'state') known.sides = [behind.owner.id, ...behind.owner.sides];
  else if (known.code) known.sides = p.belongs(phrase.role, known.sector, known.code);
}

const sidesOf = (phrase: Phrase): string[] =>
  /^(person:|UNK)|[.~]/.test(phrase.id) ? phrase.sides : [phrase.id, ...phrase.sides];

/** Whether "(ABC)" follows: what precedes is then a name with its acronym. */
export function introducesAcronym(p: Phrases, last: number): boolean {
  const t = p.tokens[last + 2];
  return (
    p.tokens[last + 1]?.form === '(' &&
    p.tokens[last + 3]?.form === ')' &&
    t !== undefined &&
    /^\p{Lu}[\p{Lu}\p{N}.-]+$/u.test(t.form)
  );
}

const HIGHEST = /^(president|king|emir|sultan|supreme leader|leader|prime minister|chancellor|secretary-general)$/;
const SPEECH = /^(say|tell|add|ask|explain|recall|warn|claim|insist|note|argue|believe|think|write|reply|admit)$/;

const OFFICE = /\b(minister|president|chancellor|premier|king|emir|governor|speaker)\b/;

/** "Defence Minister Ivanov" is no Ivanov who held no post on that day, or another one. */
function mayHold(p: Phrases, person: Actor, title: Phrase): boolean {
  const { day } = p.report;
  if (day === null || title.former) return true;
  const words = p.slice(title.first, title.last).toLowerCase().replaceAll('defense', 'defence');
  const office = OFFICE.exec(words)?.[1];
  if (!office) return true;
  const held = (person.posts ?? []).filter((post) => within(day, post.from, post.to));
  const which = /\b(foreign|defence|interior|prime|finance|justice|vice)\b/.exec(words)?.[1];
  return held.some(
    (post) => post.title === null || (post.title.includes(office) && (!which || post.title.includes(which))),
  );
}

/** A public person by surname alone: only when one such person is in office or in the news of the countries that the report names. */
function bySurname(p: Phrases, key: string, title: Title | null): Known | null {
  const titled = title !== null;
  if (!titled && WORD_SURNAMES.has(key)) return null;
  const all = p.report.index.withSurname(key).filter((a) => !title?.phrase || mayHold(p, a, title.phrase));
  if (all.length === 0) return null;
  const named = all.filter((a) => a.code && p.report.countries.has(a.code));
  const inPost = (list: typeof all): typeof all => list.filter((a) => p.report.index.postOf(a, p.report.day) !== null);
  let list = inPost(named);
  if (list.length === 0) list = named;
  if (list.length === 0 && (titled || all.length === 1)) list = inPost(all).length > 0 ? inPost(all) : all;
  if (list.length > 1) {
    // "Assad" without more is the president, not his brother.
    const highest = list.filter((a) => HIGHEST.test(p.report.index.postOf(a, p.report.day)?.title ?? ''));
    if (highest.length === 1) list = highest;
  }
  if (list.length !== 1) return null;
  return { ...p.report.known(list[0]!), confidence: named.length > 0 ? 0.8 : 0.6 };
}

/** The role phrase in apposition to a name, on either side: "X, a media group established by …", "the rebel leader, X". */
export function apposition(p: Phrases, head: number): Phrase | null {
  for (const c of p.children(head)) {
    if (p.tokens[c]!.deprel !== 'appos' && !(p.tokens[c]!.deprel === 'nmod:desc' && c > head)) continue;
    const role = p.hits.roles[c];
    if (role) return p.phrase(role);
  }
  const t = p.tokens[head]!;
  if (/^(appos|flat|nmod:desc)/.test(t.deprel) && t.head >= 0 && t.head < head) {
    const role = p.hits.roles[t.head];
    if (role) return p.phrase(role);
  }
  return null;
}

/** The token of a range that hangs outside it; the last such noun. */
export function headOf(p: Phrases, first: number, last: number): number {
  for (let i = last; i >= first; i--) {
    const t = p.tokens[i]!;
    if ((t.head < first || t.head > last) && /^(NOUN|PROPN|PRON|NUM|ADJ|X|SYM)$/.test(t.upos)) return i;
  }
  return last;
}

/** Whether a title word says that somebody no longer is what he was. */
export const isFormer = (t: Token): boolean => FORMER.test(lower(t));
