/** What is known for certain about names, laid over the score of the model, which has seen too few texts to know it. */
import { NAME } from '../knowledge/gazetteer/index.js';
import type { ReportFacts } from './places-features.js';
import type { Span, Words } from './places-spans.js';
import { givenNames, HEAD_AFTER, ORGANISATION, PLACE_PREPOSITION, SITE_AFTER, surnames, TITLE } from './places-words.js';

/** Seats of government that are named for the government more often than as a place. */
const SEATS = new Set(['whitehouse', 'kremlin', 'pentagon', 'downingstreet', 'whitehall', 'westwing', 'maidan', 'capitolhill', 'thekremlin', 'thepentagon']);

/** The score of a span after what its name and its neighbours make certain. */
export function adjust(score: number, span: Span, w: Words, facts: ReportFacts): number {
  let s = score;
  if (isDateline(span, w)) s += 2.5;
  if (span.found === 'name') s = Math.max(s, leastScore(span, w, facts));
  if (isHalf(span, w)) s -= 3;
  if (SEATS.has(span.key) && !PLACE_PREPOSITION.has(before(span, w))) s -= 4;
  return s;
}

/** Below this a known name is not scored: countries, provinces and large cities are places unless a person bears the name. */
function leastScore(span: Span, w: Words, facts: ReportFacts): number {
  const best = span.bearers[0];
  if ((best.flags & (NAME.demonym | NAME.primary)) === NAME.demonym) return -9;
  const single = span.first === span.last;
  const first = w.folded[span.first];
  const last = w.folded[span.last];
  if (besidePerson(span, w)) return -9;
  const personal = givenNames().has(first) || surnames().has(last) || facts.persons.has(last);
  const known = (best.flags & (NAME.primary | NAME.short)) !== 0;
  const curated = (best.flags & NAME.curated) !== 0;
  if (!single && known) {
    const long = 0.4 * (span.last - span.first);
    if (curated || best.kind === 'country' || best.kind === 'admin1') return 1 + long;
    if (HEAD_AFTER.has(last) && !personal) return 0.8 + long;
    if (best.population > 50_000 && !personal) return 0.5 + long;
    return -9;
  }
  if (personal || facts.common(first) > 0 || !known) return -9;
  switch (best.kind) {
    case 'country':
    case 'continent':
    case 'area':
    case 'sea':
      return 1;
    case 'admin1':
      return curated || best.population > 1_000_000 ? 0.6 : -9;
    case 'capital':
      return 0.6;
    case 'city':
      return best.population > 200_000 ? 0.1 : -9;
    default:
      return curated && first.length > 4 ? 0 : -9;
  }
}

/** "Valeska Paris", "President Lincoln", "Paris Hilton": the word beside it makes it a person. */
function besidePerson(span: Span, w: Words): boolean {
  const p = span.first - 1;
  const n = span.last + 1;
  const prev = w.folded[p];
  const next = w.folded[n];
  if (w.capital[p] && (givenNames().has(prev) || (TITLE.has(prev) && span.first === span.last && !/^(?:governor|mayor|president|senator)$/.test(prev)))) return true;
  if (!w.capital[n] || next === '' || w.shouting) return false;
  if (ORGANISATION.has(next) || SITE_AFTER.has(next) || HEAD_AFTER.has(next)) return false;
  return surnames().has(next) && givenNames().has(w.folded[span.first]);
}

/** Half of a name with a hyphen or slash ("Miami" in "Miami-Dade"), unless the other half is a place as well. */
function isHalf(span: Span, w: Words): boolean {
  const n = span.last + 1;
  const p = span.first - 1;
  const right = w.joiner[n] === true && w.capital[n + 1] === true;
  const left = w.joiner[p] === true && w.capital[p - 1] === true;
  return (right || left) && span.bearers.length > 0 && span.first === span.last && span.bearers[0].population < 300_000 && span.bearers[0].kind !== 'country';
}

/** "BEIRUT (AP) —", "ALLENDALE, N.J. --", "(Red Oak) --" at the start of a sentence. */
function isDateline(span: Span, w: Words): boolean {
  if (w.shouting || span.first > 1) return false;
  if (span.first === 1 && w.tokens[0].form !== '(') return false;
  const { form } = w.tokens[span.first];
  const next = w.tokens[span.last + 1]?.form ?? '';
  if (span.first === 1) return next === ')' && /^[—–-]+$/.test(w.tokens[span.last + 2]?.form ?? '');
  if (form.length < 3 || form !== form.toUpperCase()) return false;
  return /^(?:,|\(|—|–|-+|&|:)$/.test(next);
}

function before(span: Span, w: Words): string {
  const prev = w.folded[span.first - 1] ?? '';
  return prev === 'the' ? (w.folded[span.first - 2] ?? '') : prev;
}
