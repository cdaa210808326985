/**
 * Finds the names of places in a report and says which places they mean.
 *
 * @example
 *   const places = findPlaces(analyse('Shells fell on Sirte and on towns in Wadi Wishka.'), openGazetteer());
 *   places.map((p) => [p.text, p.country, p.precision]); // [['Sirte', 'LBY', 'town'], ['Wadi Wishka', 'LBY', 'region']]
 */

import { type Gazetteer, NAME } from '../knowledge/gazetteer/index.js';
import type { Analysis } from '../language/types.js';
import { placeModel } from './places-model.js';
import { type Proposals, pick, propose, type Scored, type Scorer, scoreAll, THRESHOLD } from './places-recognise.js';
import { type Resolved, resolvePlaces } from './places-resolve.js';
import type { Span, Words } from './places-spans.js';
import { ORGANISATION, PLAIN_HEAD, SITE_AFTER } from './places-words.js';
import type { PlaceMention } from './types.js';

/**
 * `place`: names a place. `adjective`: a word like "Libyan" that says where somebody or something belongs.
 * `embedded`: stands inside the name of something else ("Tripoli" in "Tripoli Protection Force").
 */
export type PlaceRole = 'place' | 'adjective' | 'embedded';

export interface FoundPlace extends PlaceMention {
  role: PlaceRole;
}

export interface PlaceOptions {
  /** Also give adjectives and names inside other names, which say where somebody belongs and not where something happened. */
  associative?: boolean;
  /** Another recogniser than the one that ships. */
  model?: Scorer;
}

/** Every place that a report names, in the order of the text. Deterministic; time grows linearly with the text. */
export function findPlaces(analysis: Analysis, gazetteer: Gazetteer, options: PlaceOptions = {}): FoundPlace[] {
  const model = options.model ?? placeModel();
  const proposals = propose(analysis.sentences, gazetteer, model.common);
  const scored = scoreAll(proposals, model);
  const mentions: { span: Scored; role: PlaceRole }[] = [];
  scored.forEach((spans, s) => {
    const words = proposals.words[s];
    const picked = pick(
      spans.filter((x) => !isDemonym(x)),
      THRESHOLD,
    );
    const found = picked.map((span) => ({ span, role: roleOf(span, words) }));
    for (const span of spans) {
      if (isDemonym(span) && isAdjective(span, words) && !picked.some((p) => overlap(p, span)))
        found.push({ span, role: 'adjective' });
    }
    found.sort((a, b) => a.span.first - b.span.first || b.span.last - a.span.last);
    let end = -1;
    for (const f of found) {
      if (f.span.first <= end) continue;
      end = f.span.last;
      mentions.push(f);
    }
  });
  const resolved = resolvePlaces(mentions, proposals);
  const all = mentions.map((m, i) => toMention(m.span, m.role, resolved[i], analysis, proposals));
  return options.associative ? all : all.filter((m) => m.role === 'place');
}

const overlap = (a: Span, b: Span): boolean => a.first <= b.last && b.first <= a.last;

/** Whether the likeliest reading of a span is a nationality and not a place. */
function isDemonym(span: Span): boolean {
  const best = span.bearers[0];
  return best !== undefined && span.found === 'name' && (best.flags & (NAME.demonym | NAME.primary)) === NAME.demonym;
}

/** "Libyan forces", "the French frigate"; not "the French said", "speaks French", "three Libyans". */
function isAdjective(span: Span, w: Words): boolean {
  const token = w.tokens[span.last];
  if (token.upos === '') return !/s$/.test(w.folded[span.last]);
  if (/^NNP?S$/.test(token.xpos)) return false;
  return token.head > span.last || token.deprel === 'amod' || token.deprel === 'compound' || token.upos === 'ADJ';
}

/** A name right before or inside the name of an organisation, team or thing. */
function roleOf(span: Scored, w: Words): PlaceRole {
  const next = span.last + 1;
  const following = w.folded[next] ?? '';
  if (w.capital[next] && following !== '' && w.tokens[span.last].spaceAfter) {
    if (ORGANISATION.has(following) || SITE_AFTER.has(following)) return 'embedded';
    for (let i = next + 1; i < Math.min(w.tokens.length, next + 4) && w.capital[i]; i++)
      if (ORGANISATION.has(w.folded[i])) return 'embedded';
  }
  if (
    w.folded[span.first - 1] === 'of' &&
    span.first > 2 &&
    !/^['’]/.test(w.tokens[next]?.form ?? '') &&
    w.capital[span.first - 2] &&
    (ORGANISATION.has(w.folded[span.first - 2]) || SITE_AFTER.has(w.folded[span.first - 2]))
  ) {
    return 'embedded';
  }
  return 'place';
}

/** The name ends with its last capitalised word ("Heathrow" of "Heathrow airport") and takes in the stop of an abbreviation. */
function lastWord(span: Scored, w: Words): number {
  let last = span.last;
  if (!w.shouting) while (last > span.first && PLAIN_HEAD.has(w.folded[last]) && !w.capital[last]) last--;
  const next = w.tokens[last + 1];
  const abbreviated = span.bearers[0] && (span.bearers[0].flags & NAME.abbreviation) !== 0;
  const form = w.tokens[last].form;
  return abbreviated && form !== form.toUpperCase() && next?.form === '.' && !w.tokens[last].spaceAfter
    ? last + 1
    : last;
}

function toMention(span: Scored, role: PlaceRole, r: Resolved, analysis: Analysis, proposals: Proposals): FoundPlace {
  const { tokens } = proposals.words[span.sentence];
  const last = lastWord(span, proposals.words[span.sentence]);
  const start = tokens[span.first].start;
  const end = tokens[last].end;
  const text = analysis.text.slice(start, end);
  const sure = 1 / (1 + Math.exp(-span.score));
  return {
    text,
    span: [start, end],
    sentence: span.sentence,
    first: span.first,
    last,
    name: r.name ?? text,
    lat: r.lat,
    lon: r.lon,
    geonameid: r.geonameid,
    kind: r.kind,
    country: r.country,
    admin1: r.admin1,
    precision: r.precision,
    uncertaintyKm: r.uncertaintyKm,
    confidence: Math.round((role === 'adjective' ? 0.95 : sure) * r.confidence * 100) / 100,
    role,
  };
}
