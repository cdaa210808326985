/** A mention that is being resolved, and what the words around it say about its kind and about where it lies. */
import { type Candidate, precisionOf } from '../knowledge/gazetteer/index.js';
import type { Scored } from './places-recognise.js';
import type { Words } from './places-spans.js';

export interface Item {
  span: Scored;
  role: string;
  words: Words;
  /** Names that have to be the same place have the same group. */
  group: string;
  chosen: Candidate | null;
  confidence: number;
}

const REGION_WORD = new Set([
  'province',
  'governorate',
  'state',
  'region',
  'oblast',
  'department',
  'district',
  'county',
  'territory',
  'emirate',
  'prefecture',
  'canton',
]);

const CITY_WORD = new Set(['city', 'town', 'village', 'downtown', 'capital', 'port', 'suburb', 'hamlet']);

/** Whether the words beside a name say that it is a region: "Idlib province", "the province of Idlib". */
export function regionWord(span: Scored, w: Words): boolean {
  if (span.head && REGION_WORD.has(span.head)) return true;
  const next = w.folded[span.last + 1];
  const prev = w.folded[span.first - 1];
  if (REGION_WORD.has(next) || pluralRegion(span, w)) return true;
  // "the province of Idlib", but not "the Sheikh Saeed district of Aleppo"
  return prev === 'of' && REGION_WORD.has(w.folded[span.first - 2] ?? '') && !w.capital[span.first - 3];
}

/** "in Usulutan and Morazan departments" */
function pluralRegion(span: Scored, w: Words): boolean {
  for (let i = span.last + 1; i < Math.min(w.tokens.length, span.last + 9); i++) {
    const f = w.folded[i];
    if (/^(?:provinces|governorates|states|regions|oblasts|departments|districts|counties)$/.test(f))
      return i > span.last;
    if (f !== '' && f !== 'and' && f !== 'or' && !w.capital[i]) return false;
    if (f === '' && w.tokens[i].form !== ',' && !w.joiner[i]) return false;
  }
  return false;
}

export function cityWord(span: Scored, w: Words): boolean {
  const next = w.folded[span.last + 1];
  const prev = w.folded[span.first - 1] ?? '';
  return CITY_WORD.has(next) || CITY_WORD.has(prev) || (prev === 'of' && CITY_WORD.has(w.folded[span.first - 2] ?? ''));
}

const INSIDE = '(?:in|of)(?: (?:the|(?:north|south|east|west|central)\\w*))*';

const AREA_WORD = '(?:province|governorate|district|county|city|town|area|region|village)';

/** What stands between a place and the one that it lies in: "Homs, Syria", "Tripoli in northern Lebanon", "a town in". */
const WITHIN = new RegExp(`^(?:,|\\(|,? ?${INSIDE}|, an? (?:\\w+ )?\\w+ ${INSIDE}|${AREA_WORD} ${INSIDE})$`);

/** The mention that says where another lies: "Paris, Texas"; "Homs in Syria"; "Syria's Homs". */
export function container(items: readonly Item[], i: number): Item | null {
  const item = items[i];
  const next = items[i + 1];
  const { words } = item;
  if (next && next.span.sentence === item.span.sentence && next.role !== 'embedded') {
    const gap: string[] = [];
    for (let k = item.span.last + 1; k < next.span.first; k++) gap.push(words.folded[k] || words.tokens[k].form);
    const between = gap.join(' ');
    if (WITHIN.test(between)) {
      const after = words.tokens[next.span.last + 1]?.form ?? '';
      // a list ("Homs, Hama and Idlib") is no container unless a larger place ends it
      if (between !== ',' || larger(next, item) || !/^(?:,|and)$/.test(after)) return next;
    }
  }
  const prev = items[i - 1];
  if (prev && prev.span.sentence === item.span.sentence) {
    const gap: string[] = [];
    for (let k = prev.span.last + 1; k < item.span.first; k++) gap.push(words.tokens[k].form);
    const between = gap.join(' ');
    if (
      /^['’]s?(?: \w+){0,3}$/.test(between) ||
      (prev.role === 'adjective' &&
        /^(?:\w+ ){0,2}(?:city|town|village|province|capital|port|region|district)(?: of)?$/.test(between))
    )
      return prev;
  }
  return null;
}

function larger(a: Item, b: Item): boolean {
  const rank = (item: Item): number => {
    const best = item.span.bearers[0];
    if (!best) return 0;
    const p = precisionOf(best.kind);
    return p === 'country' || p === 'area' ? 3 : p === 'region' ? 2 : 1;
  };
  return rank(a) > rank(b);
}

/** A street or square bears the name of a place and lies somewhere else. */
const STREET = new Set(
  'street road avenue boulevard lane square drive highway trail parade close terrace canal park hospital quarter'.split(
    ' ',
  ),
);

export const isStreet = (span: Scored): boolean => span.found === 'head' && STREET.has(span.head ?? '');
