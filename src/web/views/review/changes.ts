/**
 * A claim as a form holds it, and what of it was changed. Only changed fields are handed in: what a person did not touch
 * stays as it was read, also by a later version.
 */
import type { Quote } from '../../../server/schema/incidents.js';
import type { EventTypeRow, GazetteerPlace } from '../../../server/schema/knowledge.js';
import type { ClaimAnswer } from '../../../server/schema/reading.js';
import type { ClaimChangesRequest } from '../../../server/schema/reviews.js';

export type Party = ClaimAnswer['actors'][number];
export type Place = NonNullable<ClaimAnswer['place']>;
export type Casualty = ClaimAnswer['casualties'][number];
type When = NonNullable<ClaimAnswer['when']>;

export interface Draft {
  subtype: string;
  modality: ClaimAnswer['modality'];
  background: boolean;
  actors: Party[];
  recipients: Party[];
  place: Place | null;
  /** Empty texts: no day is given. */
  from: string;
  to: string;
  casualties: Casualty[];
  operation: string;
}

/** The claim as the form begins. */
export function draftOf(claim: ClaimAnswer): Draft {
  const { subtype, modality, background, actors, recipients, place, when, casualties, operation } = claim;
  const [from, to] = when && isDay(when.start) && isDay(when.end) ? [when.start, when.end] : ['', ''];
  return { subtype, modality, background, actors, recipients, place, from, to, casualties, operation: operation ?? '' };
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with a form, in a sentence; null when it can be handed in. */
export function wrongWith(draft: Draft, changes: ClaimChangesRequest): string | null {
  if (Boolean(draft.from) !== Boolean(draft.to)) return 'Give the first and the last day, or neither.';
  if (draft.from > draft.to) return 'The last day is before the first.';
  for (const { min, max } of draft.casualties)
    if (min !== null && max !== null && min > max) return 'A lower bound is above its upper bound.';
  return Object.keys(changes).length === 0 ? 'Nothing is changed yet.' : null;
}

/** The fields that differ from the claim as it stands. */
export function changesOf(claim: ClaimAnswer, draft: Draft, types: readonly EventTypeRow[]): ClaimChangesRequest {
  const changes: ClaimChangesRequest = {};
  const type = draft.subtype !== claim.subtype && types.find((t) => t.id === draft.subtype);
  if (type) Object.assign(changes, { subtype: type.id, event: type.event, mode: type.mode });
  if (draft.modality !== claim.modality) changes.modality = draft.modality;
  if (draft.background !== claim.background) changes.background = draft.background;
  if (!same(draft.actors, claim.actors)) changes.actors = draft.actors;
  if (!same(draft.recipients, claim.recipients)) changes.recipients = draft.recipients;
  if (!same(draft.casualties, claim.casualties)) changes.casualties = draft.casualties;
  if (!same(draft.place, claim.place)) {
    const { place } = draft;
    changes.place = place;
    const others = claim.places.filter((p) => !same(p, claim.place));
    changes.places = place ? [place, ...others] : [];
  }
  const before = draftOf(claim);
  if (draft.from !== before.from || draft.to !== before.to) changes.when = whenOf(claim, draft);
  const operation = draft.operation.trim() || null;
  if (operation !== claim.operation) changes.operation = operation;
  return changes;
}

/** Where words that the report does not have stand: nowhere, at the event. */
const nowhere = (claim: ClaimAnswer): [number, number] => [claim.trigger.span[0], claim.trigger.span[0]];

function whenOf(claim: ClaimAnswer, { from, to }: Draft): When | null {
  if (!from || !to) return null;
  const precision = from === to ? 'day' : 'range';
  // The report's own words for the day stay; days without any are written out, since empty words mean "reckoned".
  const said = claim.when?.text ? claim.when : { text: from === to ? from : `${from} – ${to}`, span: nowhere(claim) };
  return { text: said.text, span: said.span, start: from, end: to, precision };
}

/** The words of the sentence that say a name; the name itself, standing nowhere, when the sentence does not have it. */
export function wordsFor(name: string, claim: ClaimAnswer, quote: Quote): { text: string; span: [number, number] } {
  const at = quote.text.toLowerCase().indexOf(name.trim().toLowerCase());
  if (at < 0 || !name.trim()) return { text: name.trim(), span: nowhere(claim) };
  const start = quote.span[0] + at;
  const end = start + name.trim().length;
  return { text: quote.text.slice(at, at + name.trim().length), span: [start, end] };
}

/** A place of the gazetteer in place of the one that was read: the report's words stay when they name it. */
export function placeFrom(found: GazetteerPlace, typed: string, claim: ClaimAnswer, quote: Quote): Place {
  const { name, lat, lon, geonameid, precision, country, uncertaintyKm } = found;
  const own = claim.place?.text.toLowerCase();
  const named = own && [typed.trim().toLowerCase(), name.toLowerCase()].includes(own);
  const inText = wordsFor(typed, claim, quote);
  const words = named ? claim.place! : inText.span[1] > inText.span[0] ? inText : wordsFor(name, claim, quote);
  return { text: words.text, span: words.span, name, lat, lon, geonameid, precision, country, uncertaintyKm };
}

/** A place that no gazetteer has: it has a name and stands on no map. */
export function placeTyped(name: string, claim: ClaimAnswer, quote: Quote): Place {
  const nothing = { lat: null, lon: null, geonameid: null, precision: 'unresolved' as const, country: null };
  return { ...wordsFor(name, claim, quote), name: name.trim(), ...nothing };
}

/** A party of the record or of the actors files. */
export function partyFrom(
  known: { id: string; name: string; code: string | null; sector: string | null },
  claim: ClaimAnswer,
  quote: Quote,
): Party {
  const { id, name, code, sector } = known;
  return { ...wordsFor(name, claim, quote), id, code, sector, name };
}

/** A party that nobody has listed, as typed. */
export function partyTyped(name: string, claim: ClaimAnswer, quote: Quote): Party {
  const slug = name
    .normalize('NFD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return {
    ...wordsFor(name, claim, quote),
    id: `UNK.${slug || 'unnamed'}`,
    code: null,
    sector: null,
    name: name.trim(),
  };
}
