/** What is known for certain about names, laid over the score of the model, which has seen too few texts to know it. */
import { type Candidate, NAME } from '../knowledge/gazetteer/index.js';
import type { ReportFacts } from './places-features.js';
import type { Span, Words } from './places-spans.js';
import {
  ALSO_GIVEN,
  COMPASS,
  givenNames,
  HEAD_AFTER,
  ORGANISATION,
  PLACE_NOUN,
  PLACE_PREPOSITION,
  SITE_AFTER,
  SITE_NOUN,
  STREET,
  SURE_BEFORE,
  surnames,
  TITLE,
  TOWN_NOUN,
} from './places-words.js';

/** Seats of government that are named for the government more often than as a place. */
const SEATS = new Set(
  'whitehouse kremlin pentagon downingstreet whitehall westwing maidan capitolhill thekremlin thepentagon'.split(' '),
);
/** Broadcasters and groups whose names are those of places. */
const OTHERS = new Set('aljazeera aljazeeratv alarabiya almanar almasirah alalam almayadeen'.split(' '));
const NOTHING = -9;

/** The score of a span after what its name and its neighbours make certain. */
export function adjust(score: number, span: Span, w: Words, facts: ReportFacts, others: readonly Span[]): number {
  let s = score;
  if (OTHERS.has(span.key)) return NOTHING;
  if (span.bearers.length > 0 && isNationality(span.bearers[0])) return s;
  if (besidePerson(span, w) || isShip(span, w)) return Math.min(s, 0) - 4;
  if (span.found === 'unknown' && hasDigit(span, w)) return s - 3;
  if (isDateline(span, w)) s += 2.5;
  else if (span.found === 'unknown' && isCapitals(span, w)) s -= 2;
  s = Math.max(s, leastScore(span, w, facts), leastInContext(span, w, facts, others));
  if (isHalf(span, w)) s -= 3;
  if (span.last > span.first && onlyCompass(span, w)) s -= 4;
  if (SEATS.has(span.key) && !PLACE_PREPOSITION.has(before(span, w))) s -= 4;
  return s;
}

const isNationality = (b: Candidate): boolean => (b.flags & (NAME.demonym | NAME.primary)) === NAME.demonym;

const isPersonal = (span: Span, w: Words, facts: ReportFacts): boolean => {
  const last = w.folded[span.last];
  return givenNames().has(w.folded[span.first]) || surnames().has(last) || facts.persons.has(last);
};

/** A known name is not scored below this: countries, provinces and large cities are places unless a person bears the name. */
function leastScore(span: Span, w: Words, facts: ReportFacts): number {
  if (span.found !== 'name' || besidePerson(span, w)) return NOTHING;
  const best = span.bearers[0];
  const single = span.first === span.last;
  const first = w.folded[span.first];
  const last = w.folded[span.last];
  const personal = isPersonal(span, w, facts);
  const known = (best.flags & (NAME.primary | NAME.short)) !== 0;
  const curated = (best.flags & NAME.curated) !== 0;
  if (!single && known) {
    const long = 0.4 * (span.last - span.first);
    if (curated || best.kind === 'country' || best.kind === 'admin1') return 1 + long;
    if (HEAD_AFTER.has(last) && !personal) return 0.8 + long;
    return best.population > 50_000 && !personal ? 0.5 + long : NOTHING;
  }
  if (personal || facts.common(first) > 0 || !known) return NOTHING;
  switch (best.kind) {
    case 'country':
    case 'continent':
    case 'area':
    case 'sea':
      return 1;
    case 'admin1':
      return curated || best.population > 1_000_000 ? 0.6 : NOTHING;
    case 'capital':
      return 0.6;
    case 'city':
      return best.population > 200_000 ? 0.1 : NOTHING;
    default:
      return curated && first.length > 4 ? 0 : NOTHING;
  }
}

/** What the words beside a name, known or not, make certain: "the village of X", "X, Texas", "on X Road", "at X Hospital". */
function leastInContext(span: Span, w: Words, facts: ReportFacts, others: readonly Span[]): number {
  if (besidePerson(span, w) || hasOrganisationWord(span, w)) return NOTHING;
  const single = span.first === span.last;
  const first = w.folded[span.first];
  const last = w.folded[span.last];
  if (single && (COMPASS.has(first) || facts.common(first) > 1)) return NOTHING;
  const prev = w.folded[span.first - 1] ?? '';
  const next = w.folded[span.last + 1] ?? '';
  const plain = (i: number): boolean => !w.capital[i] && !w.shouting;
  const noun = w.folded[span.first - 2] ?? '';
  const stranger = span.found === 'unknown' && isPersonal(span, w, facts) && !TOWN_NOUN.has(noun);
  // "the village of Dan Gulbi" is not Dan
  const cut =
    span.found === 'name' &&
    w.capital[span.last + 1] &&
    !HEAD_AFTER.has(next) &&
    !w.shouting &&
    w.tokens[span.last].spaceAfter;
  if (cut) return NOTHING;
  if (!stranger && prev === 'of' && PLACE_NOUN.has(noun) && (plain(span.first - 2) || w.shouting)) return 1.2;
  const wide = (next === 'area' || next === 'region') && span.found !== 'unknown';
  if ((TOWN_NOUN.has(next) || wide) && (plain(span.last + 1) || w.shouting) && !isPersonal(span, w, facts)) return 0.6;
  if (isSite(span, w) && !isPersonal(span, w, facts)) return 0.3;
  if (!single && span.head && span.head === first && SURE_BEFORE.has(first)) return 0.5;
  if (!single && STREET.has(last) && !w.shouting) return 0.4;
  if (!single && SITE_AFTER.has(last) && !w.shouting && PLACE_PREPOSITION.has(before(span, w)))
    return isTaught(last) ? NOTHING : 0.3;
  if (
    single &&
    span.found === 'unknown' &&
    span.bearers.length > 0 &&
    PLACE_PREPOSITION.has(prev) &&
    !w.capital[span.last + 1]
  ) {
    return isPersonal(span, w, facts) || facts.common(first) > 0 ? NOTHING : 0;
  }
  return isContained(span, w, others) ? 1 : NOTHING;
}

/** "the Forcados terminal", "Bulo Marer base": the noun after the name makes it a site. A force has bases too, so one word is not enough there. */
function isSite(span: Span, w: Words): boolean {
  if (w.capital[span.last + 1] || isCapitals(span, w) || w.shouting) return false;
  const next = w.folded[span.last + 1] ?? '';
  const after = w.folded[span.last + 2] ?? '';
  if (SITE_NOUN.has(next)) return true;
  const field = (next === 'oil' || next === 'gas') && /^(?:field|terminal|refinery|facility)$/.test(after);
  const military = next === 'base' || next === 'camp' || next === 'garrison' || (next === 'air' && after === 'base');
  return field || (military && (span.last > span.first || span.found === 'name'));
}

/** Schools and the like stand for the body that runs them even after "at". */
const isTaught = (word: string): boolean => /^(?:university|college|school|academy|institute|club|court)$/.test(word);

/** "Austin, Texas": the name after the comma holds a bearer of this one. */
function isContained(span: Span, w: Words, others: readonly Span[]): boolean {
  if (w.tokens[span.last + 1]?.form !== ',') return false;
  const next = others.find((o) => o.first === span.last + 2 && o.found === 'name');
  if (!next) return false;
  for (const c of next.bearers.slice(0, 4)) {
    const region = c.kind === 'admin1' || c.kind === 'admin2';
    if (c.kind !== 'country' && !region) continue;
    for (const b of span.bearers.slice(0, 24)) {
      if (b.index === c.index || b.country !== c.country || b.kind === 'country') continue;
      if (c.kind === 'country' ? b.kind !== 'admin2' : b.admin1 === c.admin1) return true;
    }
  }
  return false;
}

function hasOrganisationWord(span: Span, w: Words): boolean {
  for (let i = span.first; i <= span.last; i++) if (ORGANISATION.has(w.folded[i])) return true;
  return false;
}

/** "Valeska Paris", "President Lincoln", "Paris Hilton": the word beside it makes it a person. */
export function besidePerson(span: Span, w: Words): boolean {
  const p = span.first - 1;
  const n = span.last + 1;
  const prev = w.folded[p];
  const next = w.folded[n];
  if (w.capital[p] && givenNames().has(prev)) return true;
  const office = /^(?:governor|mayor|president|senator|minister)$/.test(prev);
  if (w.capital[p] && TITLE.has(prev) && span.first === span.last && !office) return true;
  if (!w.capital[n] || next === '' || w.shouting) return false;
  if (ORGANISATION.has(next) || SITE_AFTER.has(next) || HEAD_AFTER.has(next)) return false;
  const own = w.folded[span.first];
  return surnames().has(next) && (givenNames().has(own) || (ALSO_GIVEN.has(own) && span.first === span.last));
}

const SHIP = new Set(
  'uss hms mv ss ins rfa hmas hmcs fs frigate destroyer tanker vessel ship submarine carrier warship cruiser corvette ferry trawler yacht freighter'.split(
    ' ',
  ),
);

/** "the USS Jordan", "the tanker Sounion". */
const isShip = (span: Span, w: Words): boolean => SHIP.has(w.folded[span.first - 1] ?? '');

function hasDigit(span: Span, w: Words): boolean {
  for (let i = span.first; i <= span.last; i++) if (/\d/.test(w.folded[i]) && /[a-z]/.test(w.folded[i])) return true;
  return false;
}

/** "South Central" is a part of somewhere, not a name. */
function onlyCompass(span: Span, w: Words): boolean {
  if (span.bearers[0] && (span.bearers[0].flags & NAME.curated) !== 0) return false;
  for (let i = span.first; i <= span.last; i++) {
    if (
      w.folded[i] !== '' &&
      !COMPASS.has(w.folded[i]) &&
      !/^(?:region|province|state|area|coast|district)$/.test(w.folded[i])
    )
      return false;
  }
  return !/^(?:region|province|state)$/.test(w.folded[span.last + 1] ?? '');
}

/** Half of a name with a hyphen or slash ("Miami" in "Miami-Dade"), unless it is a large place itself. */
function isHalf(span: Span, w: Words): boolean {
  const n = span.last + 1;
  const p = span.first - 1;
  // "Bustan al-Qasr"
  if (
    !w.capital[n] &&
    /^(?:al|el|[ae](?:s|sh|z|d|r|n|t))$/.test(w.folded[n] ?? '') &&
    w.joiner[n + 1] &&
    span.first === span.last
  )
    return true;
  const right = w.joiner[n] === true && w.capital[n + 1] === true;
  const left = w.joiner[p] === true && w.capital[p - 1] === true;
  const best = span.bearers[0];
  return (
    (right || left) &&
    best !== undefined &&
    span.first === span.last &&
    best.population < 300_000 &&
    best.kind !== 'country'
  );
}

/** "BEIRUT (AP) —", "ALLENDALE, N.J. --", "(Red Oak) --" at the start of a sentence. */
function isDateline(span: Span, w: Words): boolean {
  if (w.shouting || span.first > 1) return false;
  if (span.first === 1 && w.tokens[0].form !== '(') return false;
  const next = w.tokens[span.last + 1]?.form ?? '';
  if (span.first === 1) return next === ')' && /^[—–-]+$/.test(w.tokens[span.last + 2]?.form ?? '');
  return isCapitals(span, w) && w.tokens[span.first].form.length > 2 && /^(?:,|\(|—|–|-+|&|:)$/.test(next);
}

const isCapitals = (span: Span, w: Words): boolean =>
  !w.shouting &&
  w.tokens[span.first].form.length > 1 &&
  w.tokens[span.first].form === w.tokens[span.first].form.toUpperCase();

function before(span: Span, w: Words): string {
  const prev = w.folded[span.first - 1] ?? '';
  return prev === 'the' ? (w.folded[span.first - 2] ?? '') : prev;
}
