/**
 * The situation as JSON: what `sitrep situation --json` prints and what the server answers. The types in types.ts are
 * derived from these schemas. Every fact carries its evidence: the claims behind it and the incidents that they are
 * part of. Two clocks run everywhere: when something happened (`when`, `from`, `to`) and when it was reported
 * (`reported`, `fromReported`, `toReported`).
 */
import { z } from 'zod';

const day = z.iso.date();

/** What a fact rests on. A claim's key is `<report>/<claim>`; a relation's is `<report>/r<number>`. */
export const evidence = z.strictObject({
  claims: z.array(z.string()).describe('keys of claims and relations, sorted'),
  incidents: z.array(z.string()).describe('ids of the incidents that the claims are part of, sorted'),
});

/** First and last publication date of the reports behind a fact. */
export const reported = z.strictObject({ first: day.nullable(), last: day.nullable() });

/** When it happened, as far as the reports say. `publication`: no report gives a date. */
export const happened = z.strictObject({
  start: day,
  end: day,
  precision: z.string(),
  basis: z.enum(['stated', 'publication']),
});

export const party = z.strictObject({
  id: z.string(),
  name: z.string(),
  sides: z.array(z.string()).describe('ids that it belongs to, nearest first'),
});

export const place = z.strictObject({
  key: z.string().describe('stable: made from the gazetteer id, else from name, country and position'),
  name: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country: z.string().nullable().describe('ISO 3166-1 alpha-3'),
  precision: z.string(),
  uncertaintyKm: z.number(),
  geonameid: z.string().nullable(),
});

export const standing = z.enum(['claimed', 'reported', 'confirmed']);
export const status = z.string().describe('as the claims have it: asserted, denied, possible, contested …');

/** One reported step in who holds a place. */
export const controlStep = z.strictObject({
  kind: z.enum(['taken', 'lost', 'left', 'held', 'besieged', 'siege-lifted']),
  by: z.array(party).describe('who took, holds or besieges it'),
  from: z.array(party).describe('who lost or left it'),
  when: happened.nullable(),
  reported,
  standing,
  status,
  effect: z
    .enum(['changes', 'supports', 'contests', 'confirms', 'none'])
    .describe('what it did to the picture of the place'),
  summary: z.string(),
  evidence,
});

export const controlState = z.enum(['held', 'contested', 'besieged', 'lost']);

/** A stretch of days, [from, to), in which the reports give one answer to who holds a place. */
export const controlInterval = z.strictObject({
  from: day.describe('by this day at the latest'),
  earliest: day.describe('the reports allow that it began as early as this'),
  fromReported: day.nullable(),
  to: day.nullable().describe('null while nothing else is reported'),
  toReported: day.nullable(),
  state: controlState.describe('lost: somebody lost or left it and nobody is said to hold it'),
  standing: standing.nullable(),
  holders: z.array(party).describe('who is said to hold it; of a contested place, who claims to'),
  rivals: z.array(party).describe('of a contested place, who is said to hold it instead'),
  besiegers: z.array(party),
  why: z.string(),
  evidence,
});

/** The day's answer for a place, with everything that led to it. */
export const control = z.strictObject({
  place,
  state: controlState,
  standing: standing.nullable(),
  holders: z.array(party),
  rivals: z.array(party),
  besiegers: z.array(party),
  since: day,
  reported,
  why: z.string(),
  /** Places of this list that contain it by position. It never says anything about who holds it. */
  within: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  evidence,
  history: z.array(controlInterval).describe('all intervals that began by the day asked for'),
  steps: z.array(controlStep).describe('all steps by the day asked for'),
});

/** Ground that changed hands, or is held, somewhere in a wide area or in part of a place: no place is known by it. */
export const ground = z.strictObject({
  kind: z.enum(['taken', 'lost', 'left', 'held']),
  place: place.nullable(),
  what: z.string().nullable().describe('the part of the place that is named: "a mine depot"'),
  parties: z.array(party),
  when: happened.nullable(),
  reported,
  standing,
  status,
  summary: z.string(),
  evidence,
});

export const outcome = z.strictObject({
  incident: z.string(),
  label: z.string(),
  when: happened.nullable(),
  reported,
  standing,
  status,
  why: z.string(),
});

/** done: reported as carried out. contested: some report it and some deny it. open: nothing is reported. */
export const outcomeState = z.enum(['done', 'contested', 'denied', 'open']);

export const aim = z.strictObject({
  summary: z.string(),
  label: z.string(),
  place: place.nullable(),
  state: outcomeState,
  outcomes: z.array(outcome),
  control: z
    .strictObject({ state: controlState, standing: standing.nullable(), holders: z.array(party), since: day })
    .nullable()
    .describe('who is said to hold the place on the day asked for'),
  reported,
  evidence,
});

export const operation = z.strictObject({
  key: z.string(),
  name: z.string(),
  parties: z.array(party),
  against: z.array(party),
  places: z.array(place),
  launched: happened.nullable(),
  reported,
  aims: z.array(aim),
  incidents: z.number().int(),
  evidence,
});

/** What one report says of a tie. */
export const tieStatement = z.strictObject({
  from: day.nullable().describe('since when, if the report says'),
  to: day.nullable().describe('until when, if the report says'),
  reported: day.nullable(),
  modality: z.string(),
  source: z.string().describe('who says it: a speaker, else the outlet'),
  claim: z.string(),
});

export const tie = z.strictObject({
  key: z.string(),
  type: z.string().describe('supports, opposes, loyal-to, affiliated-with, part-of, supplies, owns, stronghold-of'),
  from: party,
  to: party,
  place: place.nullable(),
  since: day.nullable().describe('earliest day that a report gives; null when none gives one'),
  until: day.nullable(),
  state: z.enum(['stated', 'contested', 'denied']),
  statements: z.array(tieStatement),
  sources: z.number().int().describe('how many different origins'),
  reported,
  evidence,
});

/** Those who stand together, by the actor files and by what reports say of membership and loyalty. */
export const side = z.strictObject({
  id: z.string(),
  name: z.string(),
  members: z.array(z.strictObject({ party, basis: z.enum(['itself', 'files', 'reports']), evidence })),
  backers: z.array(z.strictObject({ party, evidence })),
  opponents: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      incidents: z.number().int().describe('acts of force between the two, either way'),
      stated: z.boolean().describe('a report says that they are opposed'),
      last: day.nullable(),
      evidence: evidence.describe('the latest of them'),
    }),
  ),
});

export const supply = z.strictObject({
  kind: z.string(),
  from: z.array(party),
  to: z.array(party),
  what: z.array(z.string()),
  place: place.nullable(),
  when: happened.nullable(),
  reported,
  standing: standing.nullable(),
  status,
  summary: z.string(),
  evidence,
});

export const base = z.strictObject({
  kind: z.enum(['stronghold', 'base', 'deployment']),
  party: z.array(party),
  place: place.nullable(),
  when: happened.nullable(),
  reported,
  status,
  summary: z.string(),
  evidence,
});

export const hazardStep = z.strictObject({
  what: z.enum(['laid', 'found', 'exploded', 'seized', 'destroyed', 'cleared', 'named']),
  by: z.array(party),
  when: happened.nullable(),
  reported,
  standing,
  status,
  summary: z.string(),
  evidence,
});

export const hazard = z.strictObject({
  key: z.string(),
  type: z.string().describe('mine, booby-trap, unexploded-ordnance, depot …'),
  place: place.nullable(),
  country: z.string().nullable(),
  state: z.enum(['present', 'seized', 'destroyed', 'cleared']).describe('what was last reported of it'),
  steps: z.array(hazardStep),
  harm: z.array(z.strictObject({ kind: z.string(), min: z.number(), max: z.number().nullable() })),
  reported,
  evidence,
});

export const truce = z.strictObject({
  kind: z.enum(['declared', 'agreed', 'proposed']),
  parties: z.array(party),
  place: place.nullable(),
  country: z.string().nullable(),
  when: happened.nullable(),
  reported,
  standing,
  status,
  summary: z.string(),
  violations: z.array(z.strictObject({ when: happened.nullable(), reported, summary: z.string(), evidence })),
  /** Days from its beginning to the first violation or fighting reported; null when none is. */
  heldDays: z.number().int().nullable(),
  evidence,
});

export const diplomacyEvent = z.strictObject({
  kind: z.string(),
  label: z.string(),
  parties: z.array(party),
  place: place.nullable(),
  when: happened.nullable(),
  reported,
  standing,
  status,
  summary: z.string(),
  evidence,
});

/** Bounds that hold whatever overlaps: see docs/situation.md. `max` is null when some report leaves it open. */
export const harmRange = z.strictObject({
  kind: z.string(),
  side: z.string().describe('id of the side that was harmed; civilians; unstated; several; all'),
  sideName: z.string(),
  parties: z.array(party).describe('who of that side was harmed, as far as the reports say'),
  min: z.number().int(),
  max: z.number().int().nullable(),
  incidents: z.number().int(),
  evidence,
});

export const weekOfHarm = z.strictObject({
  week: day.describe('Monday of the week'),
  area: z.string().nullable().describe('ISO 3166-1 alpha-3; null when no report says where'),
  rows: z.array(harmRange),
});

/** A running total as a report gives it: beside the sums, never within them. */
export const runningTotal = z.strictObject({
  kind: z.string(),
  side: z.string(),
  sideName: z.string(),
  min: z.number().int().nullable(),
  max: z.number().int().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  area: z.string().nullable(),
  place: place.nullable(),
  source: z.string(),
  reported,
  summary: z.string(),
  evidence,
});

export const casualties = z.strictObject({
  weeks: z.array(weekOfHarm),
  whole: z
    .array(harmRange)
    .describe('over all weeks and areas shown; not the sum of the weeks; the evidence is that of the latest incidents'),
  places: z.array(z.strictObject({ place, rows: z.array(harmRange) })).describe('only with an area'),
  totals: z.array(runningTotal),
});

export const expectation = z.strictObject({
  kind: z.enum(['intention', 'threat', 'order', 'promise', 'possible']),
  label: z.string(),
  parties: z.array(party).describe('who is to do it'),
  source: z.string().describe('who says so'),
  place: place.nullable(),
  due: happened.nullable().describe('for when, if it is said'),
  reported,
  state: outcomeState,
  outcomes: z.array(outcome),
  summary: z.string(),
  evidence,
});

/** What the picture rests on. */
export const basis = z.strictObject({
  reports: z.number().int(),
  claims: z.number().int(),
  relations: z.number().int(),
  incidents: z.number().int(),
  undated: z
    .number()
    .int()
    .describe('reports without a publication date; they are left out as soon as asKnown is given'),
  firstReported: day.nullable(),
  lastReported: day.nullable(),
});

export const situation = z.strictObject({
  on: day,
  asKnown: day.nullable().describe('only reports published by then; null for all'),
  area: z.string().nullable(),
  basis,
  control: z.array(control),
  ground: z.array(ground),
  operations: z.array(operation),
  parties: z.strictObject({ sides: z.array(side), ties: z.array(tie) }),
  logistics: z.strictObject({ supply: z.array(supply), bases: z.array(base) }),
  hazards: z.array(hazard),
  diplomacy: z.strictObject({ truces: z.array(truce), events: z.array(diplomacyEvent) }),
  casualties,
  outlook: z.array(expectation),
});
