/** Small reports, readings and rules for the tests that every engine runs. */
import type { Claim, Reading } from '../reading/types.js';
import { makeReport, type Report, type ReportInput, type Span } from '../report/index.js';
import { counted } from '../review/index.js';
import type { Store } from './store.js';
import type { IncidentRules, NewReading, StorableIncident, StoredClaim } from './types.js';

export interface Engine {
  /** A new, empty store. */
  fresh: () => Promise<Store>;
  /** The same store, opened anew by another process or connection. */
  reopen: (store: Store) => Promise<Store>;
}

export const WIRE = `The army said on Sunday that it had seized a depot of mines near the town of Tarhuna after two days of fighting
with militias loyal to the eastern commander. At least ten fighters were killed in the clashes, according to an official.`;

export const OWN =
  'Shells fell on the southern outskirts of the capital on Friday, residents said. Two houses were hit and a child was hurt.';

export function claimIn(report: Report, id: string, word: string, more: Partial<Claim> = {}): Claim {
  const at = report.text.indexOf(word);
  const span: Span = [at, at + word.length];
  const someone = (text: string) => ({ text, span, id: text.toUpperCase(), code: null, sector: null });
  return {
    id,
    event: 'ASSAULT',
    mode: null,
    subtype: 'armed-clash',
    modality: 'asserted',
    background: false,
    framing: null,
    span,
    trigger: { text: word, span },
    actors: [someone('army')],
    recipients: [someone('militias')],
    objects: [],
    place: {
      text: 'Tarhuna',
      span,
      name: 'Tarhuna',
      lat: 32.434,
      lon: 13.634,
      geonameid: '2210221',
      precision: 'town',
      country: 'LBY',
    },
    places: [],
    when: { text: 'Sunday', span, start: '2020-06-07', end: '2020-06-07', precision: 'day' },
    casualties: [],
    operation: null,
    attribution: [{ source: { text: 'an official', span, id: null, party: true }, cue: null }],
    confidence: 0.9,
    ...more,
  };
}

/** A reading with one claim for each of some words of the text. */
export function readingOf(report: Report, words: string[], reader = '1.0.0'): NewReading {
  const claims = words.map((w, i) => claimIn(report, `c${i + 1}`, w));
  const reading: Reading = {
    id: report.id,
    reader,
    report: { published: report.published, outlet: report.outlet, title: report.title },
    language: report.language,
    notes: [],
    claims,
    relations: [],
    attributions: [],
    mentions: { toponyms: [], actors: [], dates: [], quantities: [] },
  };
  const sentences = [...report.text.matchAll(/[^.]+\.?/g)].map((m): Span => [m.index, m.index + m[0].length]);
  return { reading, sentences };
}

export const report = (more: Partial<ReportInput> = {}): Report =>
  makeReport({ text: WIRE, published: '2020-06-07', outlet: 'Wire', ...more });

/** One incident for each trigger word. */
export function build(claims: StoredClaim[]): StorableIncident[] {
  const groups = new Map<string, StoredClaim[]>();
  for (const c of counted(claims).sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const word = c.claim.trigger.text;
    groups.set(word, [...(groups.get(word) ?? []), c]);
  }
  return [...groups].map(([word, group]) => ({
    id: `id-${word}`,
    kind: 'happening',
    event: group[0].claim.event,
    subtype: group[0].claim.subtype,
    label: 'Armed clash',
    status: 'asserted',
    when: group[0].claim.when,
    place: { name: 'Tarhūna', lat: 32.434, lon: 13.634, country: 'LBY', precision: 'town', uncertaintyKm: 5 },
    places: [],
    actors: [{ id: 'LBY.ARMY', name: 'Libyan army', code: 'LBY', sector: 'MIL', sides: ['LBY.GNA'] }],
    recipients: [],
    claims: group.map((c) => ({ key: c.key, role: 'support' })),
    standing: 'claimed',
    summary: 'Armed clash of the Libyan army at Tarhūna.',
    casualties: [],
    contradictions: [],
    sources: { independent: new Set(group.map((c) => c.originId)).size, speakers: [] },
    lastReported: group[0].published,
    doubt: { priority: group.filter((c) => !c.review).length },
  }));
}

/** Rules in which claims with the same trigger word meet. */
export function rulesOf(version = '1', more: Partial<IncidentRules> = {}): IncidentRules {
  return {
    version,
    build,
    keysOf: (claims) => [...new Set(claims.map((c) => c.claim.trigger.text))].sort(),
    rebuild: (changed, lookup) => {
      const words = new Set(changed.map((c) => c.claim.trigger.text));
      const claims = [...new Map([...changed, ...lookup([...words])].map((c) => [c.key, c])).values()];
      const part = claims.filter((c) => words.has(c.claim.trigger.text));
      return { claims: part, incidents: build(part) };
    },
    ...more,
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
