import type { Analysis, Sentence } from '../../language/types.js';
import { recogniseDates } from '../dates/index.js';
import type { QuantityMention } from '../types.js';
import { type Atom, atomsOf } from './atoms.js';
import { bendBefore, bent } from './bounds.js';
import { countedBy } from './counted.js';
import { article, bothOrAll, none, vague } from './indefinite.js';
import { ageWords, between, type Found, fraction, numberAt } from './number.js';

/**
 * Finds every number of a report with the bounds its words give: "at least 10" is 10 and no upper bound, "more than 1,000" begins
 * at 1,001, "dozens" takes its lower bound from the codebook and is vague. Dates, model numbers ("T-72") and names ("Resolution
 * 2254") count nothing and are left out.
 *
 * @example
 * findQuantities(analyse('At least 10 soldiers were killed.'))[0] // min 10, max null, counted: the token "soldiers"
 */
export function findQuantities(analysis: Analysis): QuantityMention[] {
  const mentions: QuantityMention[] = [];
  const dated = new Map<number, { from: number; to: number; age: boolean }[]>();
  for (const d of recogniseDates(analysis)) {
    const list = dated.get(d.sentence) ?? [];
    list.push({ from: d.from, to: d.to, age: d.spec.t === 'age' });
    dated.set(d.sentence, list);
  }
  for (const sentence of analysis.sentences) {
    const atoms = atomsOf(analysis, sentence);
    const dates = dated.get(sentence.index) ?? [];
    let nextDate = 0;
    for (let i = 0; i < atoms.length; ) {
      while (nextDate < dates.length && (dates[nextDate]?.to ?? 0) < i) nextDate++;
      const date = dates[nextDate];
      if (date && date.from === i && !date.age) {
        i = date.to + 1;
        continue;
      }
      const found = quantityAt(atoms, i, sentence);
      if (!found || (date && !date.age && found.to >= date.from)) {
        i++;
        continue;
      }
      const first = atoms[found.from] as Atom;
      const last = atoms[found.to] as Atom;
      mentions.push({
        text: analysis.text.slice(first.start, last.end),
        span: [first.start, last.end],
        sentence: sentence.index,
        first: first.token,
        last: last.token,
        min: found.bounds.min,
        max: found.bounds.max,
        vague: found.bounds.vague,
        counted: found.kind === 'count' ? countedBy(sentence, atoms, found.core, found.to + 1) : -1,
        kind: found.kind,
      });
      i = found.to + 1;
    }
  }
  return mentions;
}

function starts(atom: Atom): boolean {
  return atom.kind !== 'mark';
}

/** The quantity that begins at a piece, or null. */
function quantityAt(atoms: readonly Atom[], i: number, sentence: Sentence): Found | null {
  const atom = atoms[i];
  if (!atom || !starts(atom)) return null;
  const particle =
    atom.low === 'over' &&
    /^(?:hand|take|turn|hold|carry|run|fall)/.test(atoms[i - 1]?.low ?? '') &&
    isParticle(sentence, atom.token);
  const bend = particle ? null : bendBefore(atoms, i);
  if (bend) {
    // "at least another 10", "at least some 10", "up to around 50"
    let j = /^["”]$/.test(atoms[bend.next]?.low ?? '') ? bend.next + 1 : bend.next;
    if (
      atoms[j]?.low === 'another' ||
      atoms[j]?.low === 'some' ||
      (atoms[j]?.low === 'a' && atoms[j + 1]?.low === 'further')
    )
      j += atoms[j]?.low === 'a' ? 2 : 1;
    const second = bendBefore(atoms, j);
    const share = fraction(atoms, j);
    if (share) return { ...share, from: i, bounds: bent(share.bounds, bend.bend, false) };
    const inner = numberAt(atoms, second?.next ?? j, sentence, bend.bend);
    if (inner) return { ...inner, from: i };
    if (bend.bend !== 'about' || atom.low !== 'some') return null;
  }
  return (
    ageWords(atoms, i) ??
    none(atoms, i) ??
    bothOrAll(atoms, i) ??
    between(atoms, i) ??
    fraction(atoms, i) ??
    numberAt(atoms, i, sentence, null) ??
    vague(atoms, i, sentence) ??
    article(atoms, i, sentence)
  );
}

/** "handed over 12 prisoners": the word belongs to the verb. */
function isParticle(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i];
  return (
    token === undefined ||
    token.upos === '' ||
    token.xpos === 'RP' ||
    token.xpos === 'RB' ||
    token.deprel === 'compound:prt' ||
    token.deprel === 'advmod'
  );
}
