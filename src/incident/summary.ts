/** One neutral line about an incident, in parts that lead back to the claims. */
import { countWords, harmWords } from './counts.js';
import { dayNumber, dayWords } from './days.js';
import type { Incident, IncidentObject, IncidentParty, IncidentStatus, SummaryPart } from './types.js';
import { listWords } from './voices.js';

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

/**
 * How to say a type in words: A stands for who acts, R for whom it is done to, O for the objects, P for the place.
 * A piece in braces is left out when its letter has nothing to stand for.
 */
const PHRASES: Record<string, string> = {
  'territory-gained': '[P|ground] taken{ by A}{ from R}',
  'territory-lost': '[P|ground] lost{ by A}{ to R}',
  withdrawal: 'withdrawal{ of A}{ from P}{ under pressure of R}',
  occupation: '[P|ground] occupied{ by A}',
  advance: 'advance{ of A}{ at P}',
  'armed-clash': 'armed clash{ between B}{ at P}',
  battle: 'fighting{ between B}{ at P}',
  'counter-attack': 'attack{ of R} repelled{ by A}{ at P}',
  'aircraft-shot-down': '[O|aircraft]{ of R} shot down{ by A}{ at P}',
  interception: '[O|incoming fire]{ of R} intercepted{ by A}{ at P}',
  'weapons-seizure': '[O|weapons] seized{ from R}{ by A}{ at P}',
  confiscation: '[O|property] seized{ from R}{ by A}{ at P}',
  'materiel-destroyed': '[O|military equipment]{ of R} destroyed{ by A}{ at P}',
  'property-destruction': '[O|property] destroyed{ by A}{ at P}',
  abduction: 'abduction{ of R}{ by A}{ at P}',
  arrest: 'arrest{ of R}{ by A}{ at P}',
  detention: 'capture{ of R}{ by A}{ at P}',
  release: 'release{ of R}{ by A}{ at P}',
  killing: 'killing{ of R}{ by A}{ at P}',
  wounding: 'people wounded{ by A}{ at P}',
  execution: 'execution{ of R}{ by A}{ at P}',
  assassination: 'assassination{ of R}{ by A}{ at P}',
  displacement: 'people displaced{ by A}{ at P}',
  'operation-launched': 'military operation launched{ by A}{ against R}{ at P}',
  offensive: 'offensive{ by A}{ against R}{ at P}',
  siege: 'siege{ of P}{ by A}',
  blockade: 'blockade{ of P}{ by A}',
  'blockade-lifted': 'blockade lifted{ at P}{ by A}',
  deployment: 'forces{ of A} deployed{ to P}',
  'arms-delivery': 'arms delivered{ by A}{ to R}{ at P}',
  'military-aid': 'military aid{ of A}{ to R}',
  'humanitarian-aid': 'relief{ of A}{ for R}{ at P}',
  aid: 'aid{ of A}{ for R}{ at P}',
  ceasefire: 'ceasefire{ between B}{ at P}',
  agreement: 'agreement{ between B}{ at P}',
  'agreement-signed': 'agreement signed{ between B}{ at P}',
  'peace-agreement': 'peace agreement{ between B}{ at P}',
  'peace-talks': 'peace talks{ between B}{ at P}',
  negotiation: 'negotiations{ between B}{ at P}',
  meeting: 'meeting{ between B}{ at P}',
  mediation: 'mediation{ by A}{ between R}{ at P}',
  visit: 'visit{ of A}{ to R}{ at P}',
  'prisoner-exchange': 'prisoner exchange{ between B}{ at P}',
  surrender: 'surrender{ of A}{ to R}{ at P}',
  'ceasefire-violation': 'ceasefire violation{ by A}{ against R}{ at P}',
};

/** Nouns for bodies that take an article when they end a name ("the Libyan National Army") or begin it before "of". */
const BODY =
  /^(army|armies|forces?|government|administration|authorit(y|ies)|group|front|party|ministry|council|union|nations|states|emirates|kingdom|command|headquarters|staff|brigades?|battalion|regiment|units|corps|guards?|militias?|movement|alliance|coalition|organi[sz]ation|agency|congress|parliament|accord|military|police|navy|service|committee|house|office|department|league|republic|houthis|taliban|rebels|separatists|fighters|junta|state|cross|crescent|mission|observatory|operation|directorate|programme|program|pentagon|kremlin|bundestag|duma|knesset)$/i;

/** "The army" → "the army"; "Libyan National Army" → "the Libyan National Army"; "Wagner" stays. */
export function named(name: string): string {
  const plain = name.replace(/^(The|A|An|Its|Their|His|Her|Our) /, (m) => m.toLowerCase());
  if (
    plain !== name ||
    /^(the|an?|its|their|his|her|our|some|at least|more than|\d+) /.test(name) ||
    /['’]s? /.test(name)
  ) {
    return plain;
  }
  const words = name.split(' ');
  const of = words.findIndex((w) => /^(of|for|in)$/.test(w));
  const head = of > 0 ? words[of - 1]! : words.at(-1)!;
  if (!BODY.test(head)) return name;
  const common = of > 0 && /^(Forces|Government|Troops|Army|Military|Command) of/.test(name);
  return `the ${common ? name[0]!.toLowerCase() + name.slice(1) : name}`;
}
const lower = (text: string) =>
  text.replace(/^(The|A|An|Its|Their|Several|Some|Many|Dozens|Hundreds) ?/, (m) => m.toLowerCase());
const capital = (s: string) => (s ? s[0]!.toUpperCase() + s.slice(1) : s);

/** The most telling of several names for one side: the body within the state, the known before the vague. */
function foremost(parties: readonly IncidentParty[]): IncidentParty[] {
  const inner = parties.filter((p) => !parties.some((q) => q !== p && q.sides.includes(p.id)));
  const known = inner.filter((p) => p.sides.length > 0 || p.code !== null);
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
  if (i.operation) put(` (operation ${i.operation.replace(/^operation /i, '')})`, 'event', all);
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

/** Puts the phrase of the type, slot by slot. */
function fill(i: Incident, put: (text: string, field: Field, claims?: string[]) => void, all: string[]): void {
  const actors = foremost(i.actors);
  const recipients = foremost(i.recipients);
  const objects = i.objects.slice(0, 2);
  const byDefault =
    objects.length && !recipients.length ? `${plain(i)}{ on O}{ by A}{ at P}` : `${plain(i)}{ on R}{ by A}{ at P}`;
  const phrase = PHRASES[i.subtype] ?? byDefault;
  const slots: Record<string, { text: string; field: Field; claims: string[] }> = {
    A: { text: names(actors), field: 'actor', claims: actors.flatMap((p) => p.claims) },
    R: { text: names(recipients), field: 'recipient', claims: recipients.flatMap((p) => p.claims) },
    B: bothParties(actors, recipients),
    O: { text: things(objects), field: 'object', claims: objects.flatMap((o) => o.claims) },
    P: placeSlot(i),
  };
  for (const [piece] of phrase.matchAll(/\{[^}]*\}|\[[^\]]*\]|[^{[]+/g)) {
    const letter = /\b([ARBOP])\b/.exec(piece)?.[1];
    const slot = letter ? slots[letter]! : null;
    if (piece.startsWith('[')) put(slot?.text || piece.slice(3, -1), slot?.field ?? 'event', slot?.claims ?? all);
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

const plain = (i: Incident) => i.label.toLowerCase();
const names = (parties: readonly IncidentParty[]) => listWords(parties.map((p) => named(p.name)));
const things = (objects: readonly IncidentObject[]) => listWords(objects.map((o) => lower(o.text)));

function bothParties(actors: readonly IncidentParty[], recipients: readonly IncidentParty[]) {
  const both = [...actors, ...recipients.filter((r) => !actors.some((a) => a.id === r.id))];
  const claims = both.flatMap((p) => p.claims);
  return { text: both.length > 1 ? names(both) : '', field: 'actor' as const, claims };
}

function placeSlot(i: Incident): { text: string; field: Field; claims: string[] } {
  const all = i.place ? [i.place, ...i.places] : i.places;
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
  if (i.standing === 'confirmed') return `confirmed by ${sources(independent)}${contested}`;
  const verb = i.standing === 'claimed' ? 'claimed' : 'reported';
  return `${verb} by ${who || 'a source that is not named'}${contested}; ${sources(independent)}`;
}
