/** One neutral line about an incident, in parts that lead back to the claims. */
import { countWords, harmWords } from './counts.js';
import { dayNumber, dayWords } from './days.js';
import { groupOf } from './events.js';
import { isMade } from './parties.js';
import { phraseOf } from './phrases.js';
import type { Incident, IncidentObject, IncidentParty, IncidentStatus, SummaryPart } from './types.js';
import { listWords } from './voices.js';
import { described, named, shortened } from './wording.js';

type Field = SummaryPart['field'];

const STATUS: Record<IncidentStatus, string> = {
  asserted: '',
  planned: 'Planned: ',
  threatened: 'Threatened: ',
  ordered: 'Ordered: ',
  possible: 'Possible: ',
  denied: 'Denied: ',
  contested: 'Contested: ',
};

const lower = (text: string) =>
  text.replace(/^(The|A|An|Its|Their|Several|Some|Many|Dozens|Hundreds) ?/, (m) => m.toLowerCase());
const capital = (s: string) => (s ? s[0]!.toUpperCase() + s.slice(1) : s);

const PRONOUN = /^(he|she|it|they|we|who|them|him|her|us|this|that|some|others|one|people)$/i;

/** The most telling of several names for one side: the body within the state, the known before the vague. */
function foremost(parties: readonly IncidentParty[]): IncidentParty[] {
  const bodies = parties.filter((p) => !p.id.startsWith('person:'));
  const inner = (bodies.length ? bodies : parties).filter(
    (p) => !PRONOUN.test(p.name) && !bodies.some((q) => q !== p && q.sides.includes(p.id)),
  );
  const part = (p: IncidentParty) => p.id.includes('~') && inner.some((q) => q.id === p.id.split('~')[0]);
  const known = inner.filter((p) => !isMade(p.id) && !part(p));
  return (known.length ? known : inner).slice(0, 3);
}

const MOST_PLACES = 4;

export function summarise(i: Incident): SummaryPart[] {
  const parts: SummaryPart[] = [];
  const put = (text: string, field: Field, claims: string[] = []) => {
    if (text) parts.push({ text, field, claims });
  };
  const all = i.claims.map((c) => c.key);
  const status = i.kind === 'total' ? 'Running total: ' : i.kind === 'recollection' ? 'Recalled: ' : STATUS[i.status];
  put(status, 'status', all);
  fill(i, put, all);
  if (i.operation) put(` (Operation ${i.operation.replace(/^operation /i, '')})`, 'event', all);
  if (i.when) put(`, ${whenWords(i)}`, 'when', all);
  for (const c of i.casualties) {
    const words = `${countWords(c.min, c.max)} ${harmWords(c.kind)}${c.agreed || c.perClaim.length < 2 ? '' : ' (counts differ)'}`;
    put(
      `; ${words}`,
      'casualties',
      c.perClaim.map((p) => p.claim),
    );
  }
  put(`; ${sourceWords(i)}.`, 'source', all);
  const first = parts.find((p) => p.text.trim());
  if (first) first.text = capital(first.text);
  return parts;
}

function whenWords(i: Incident): string {
  const { start, end, basis } = i.when!;
  if (basis === 'publication') return `in the days to ${dayWords(dayNumber(end)!, dayNumber(end)!)}`;
  return dayWords(dayNumber(start)!, dayNumber(end)!);
}

const AIRCRAFT = /\b(drones?|helicopters?|(air)?planes?|jets?|aircraft|missiles?|rockets?|UAVs?)\b/i;
const isAirLoss = (i: Incident) => groupOf(i.subtype) === 'air-loss';

/** Kinds of objects that an attack is made with, or that say nothing. */
const MEANS = /^(munition|weapon|explosive|other|thing)$/;

/** What an attack is made on; what it is made with is left out. */
function objectsOf(i: Incident): IncidentObject[] {
  return groupOf(i.subtype) === 'force' ? i.objects.filter((o) => !MEANS.test(o.kind)) : i.objects;
}

/** Puts the phrase of the type, slot by slot. */
function fill(i: Incident, put: (text: string, field: Field, claims?: string[]) => void, all: string[]): void {
  const actors = foremost(i.actors);
  let recipients = foremost(i.recipients).filter((r) => !actors.some((a) => a.id === r.id));
  const objects = objectsOf(i).slice(0, 2);
  if (isAirLoss(i) && !objects.length && recipients.every((r) => isMade(r.id) || AIRCRAFT.test(r.name))) {
    // What is brought down is often read as the one that suffers it.
    objects.push(...recipients.map((r) => ({ text: r.name, kind: 'aircraft', claims: r.claims })));
    recipients = [];
  }
  const phrase = phraseOf(i.subtype, i.label, recipients.length > 0);
  const slots: Record<string, { text: string; field: Field; claims: string[] }> = {
    A: { text: names(actors), field: 'actor', claims: actors.flatMap((p) => p.claims) },
    R: { text: names(recipients), field: 'recipient', claims: recipients.flatMap((p) => p.claims) },
    B: bothParties(actors, recipients),
    O: { text: things(objects), field: 'object', claims: objects.flatMap((o) => o.claims) },
    P: placeSlot(i),
  };
  for (const [piece] of phrase.matchAll(/\{[^}]*\}|\[[^\]]*\]|[^{[]+/g)) {
    const choices = piece.match(/\b[ARBOP]\b/g) ?? [];
    const letter = choices.find((l) => slots[l]!.text) ?? choices[0];
    const slot = letter ? slots[letter]! : null;
    if (piece.startsWith('['))
      put(slot?.text || piece.slice(piece.lastIndexOf('|') + 1, -1), slot?.field ?? 'event', slot?.claims ?? all);
    else if (!piece.startsWith('{')) put(piece, 'event', all);
    else if (slot?.text) {
      const [before, after] = piece.slice(1, -1).split(letter!);
      put(`${preposition(before!, i)}${slot.text}${after}`, slot.field, slot.claims);
    }
  }
}

/** A place that is no point is not "at". */
function preposition(before: string, i: Incident): string {
  const wide = i.place && ['region', 'country', 'area', 'district'].includes(i.place.precision);
  return before === ' at ' && wide ? ' in ' : before;
}

const names = (parties: readonly IncidentParty[]) =>
  listWords(parties.map((p) => (isMade(p.id) || p.id.includes('~') ? described(p.name) : named(p.name))));
const things = (objects: readonly IncidentObject[]) => listWords(objects.map((o) => lower(shortened(o.text))));

function bothParties(actors: readonly IncidentParty[], recipients: readonly IncidentParty[]) {
  const both = [...actors, ...recipients.filter((r) => !actors.some((a) => a.id === r.id))];
  const claims = both.flatMap((p) => p.claims);
  return { text: both.length > 1 ? names(both) : '', field: 'actor' as const, claims };
}

function placeSlot(i: Incident): { text: string; field: Field; claims: string[] } {
  const every = i.place ? [i.place, ...i.places] : i.places;
  const fine = every.filter((p) => p.precision !== 'country');
  const all = fine.length ? fine : every;
  const shown = all.slice(0, MOST_PLACES).map((p) => p.name);
  if (all.length > MOST_PLACES) shown.push(`${all.length - MOST_PLACES} more`);
  return { text: listWords(shown), field: 'place', claims: all.flatMap((p) => p.claims) };
}

const sources = (n: number) => `${n} independent source${n === 1 ? '' : 's'}`;

function sourceWords(i: Incident): string {
  const { voices, independent } = i.sources;
  if (i.status === 'denied') return `denied by ${listWords([...new Set(voices.map((v) => named(v.name)))])}`;
  const who = listWords(voices.slice(0, 3).map((v) => named(v.name)));
  const contested = i.status === 'contested' ? ', denied by others' : '';
  if (i.standing === 'confirmed' && independent === 1)
    return `confirmed by ${who}, the side that loses by it${contested}`;
  if (i.standing === 'confirmed') return `confirmed by ${sources(independent)}${contested}`;
  const verb = i.standing === 'reported' ? 'reported' : i.kind === 'happening' ? 'claimed' : 'said';
  return `${verb} by ${who || 'a source that is not named'}${contested}; ${sources(independent)}`;
}
