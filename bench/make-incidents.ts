/**
 * A large record for measuring: `tsx bench/make-incidents.ts FILE [REPORTS]` writes made-up reports with ready readings
 * through the store and the merging rules that serve real ones. About as many incidents come out as reports go in.
 * The same count gives the same record.
 */
import { loadTools } from '../src/cli/rules.js';
import { loadReader } from '../src/reading/parts.js';
import type { Claim, ClaimActor, Reading } from '../src/reading/types.js';
import { openStore } from '../src/record/index.js';
import { makeReport, type Report, type Span } from '../src/report/index.js';

const [file, count = '100000'] = process.argv.slice(2);
if (!file) throw new Error('name the file: tsx bench/make-incidents.ts big.db [REPORTS]');

/** A small generator with a seed, so that the figures can be compared. */
function random(seed: number): () => number {
  let x = seed;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}
const next = random(11);
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
/** Few are frequent, most are rare, as with places and outlets in the world. */
const pickUneven = <T>(list: readonly T[]): T => list[Math.floor(next() ** 2.5 * list.length)]!;

const { rules, tools } = await loadTools();
const { codebook } = await loadReader();
const EVENTS = [
  ['air-strike', 'hit', 'killed'],
  ['shelling', 'shelled', 'killed'],
  ['armed-clash', 'fought', 'killed'],
  ['territory-gained', 'seized', null],
  ['abduction', 'abducted', 'abducted'],
  ['attack', 'attacked', 'wounded'],
  ['detention', 'detained', 'detained'],
  ['withdrawal', 'withdrew', null],
].flatMap(([subtype, verb, harm]) => {
  const type = codebook.event(subtype!);
  return type ? [{ type, verb: verb!, harm: harm as 'killed' | null }] : [];
});
const ACTORS = [
  ['LBY.GNA.MIL', 'Libyan government forces', 'LBY', 'LBY.GNA'],
  ['LBY.LNA', 'Libyan National Army', 'LBY', 'LBY.HOR'],
  ['SYR.REGIME.MIL', 'Syrian Arab Army', 'SYR', 'SYR.REGIME'],
  ['SYR.FSA', 'Free Syrian Army', 'SYR', ''],
  ['SDN.SAF', 'Sudanese army', 'SDN', 'SDN'],
  ['SDN.RSF', 'Rapid Support Forces', 'SDN', ''],
  ['UKR.MIL', 'Ukrainian army', 'UKR', 'UKR'],
  ['RUS.MIL', 'Russian army', 'RUS', 'RUS'],
  ['YEM.HOUTHI', 'Houthi movement', 'YEM', ''],
  ['IMG.ISIS', 'Islamic State', '', ''],
] as const;
const REGIONS = [
  ['LBY', 26, 32, 10, 24],
  ['SYR', 33, 37, 36, 42],
  ['SDN', 10, 18, 24, 36],
  ['UKR', 46, 51, 30, 40],
  ['YEM', 13, 17, 43, 50],
] as const;
const SYLLABLES = 'ba da fa ga ka la ma na qa ra sa ta wa za bel dor har kir mol nur por qas rim sul tar ver zan'.split(
  ' ',
);
const word = (n: number) => Array.from({ length: n }, () => pick(SYLLABLES)).join('');
const capital = (w: string) => w[0]!.toUpperCase() + w.slice(1);
const TOWNS = Array.from({ length: 1500 }, (_, i) => {
  const [country, south, north, west, east] = REGIONS[i % REGIONS.length]!;
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  return {
    name: `${capital(word(2))} ${capital(word(1))}`,
    lat: round(south + next() * (north - south)),
    lon: round(west + next() * (east - west)),
    country,
  };
});
const OUTLETS = Array.from({ length: 120 }, () => `${capital(word(2))} ${pick(['Wire', 'Press', 'Radio', 'Monitor'])}`);
const VOCABULARY = Array.from({ length: 20_000 }, () => word(1 + Math.floor(next() * 3)));
const day = (n: number) => new Date(Date.UTC(2014, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

interface Happening {
  event: (typeof EVENTS)[number];
  by: (typeof ACTORS)[number];
  to: (typeof ACTORS)[number];
  town: (typeof TOWNS)[number];
  on: number;
  harmed: number | null;
}

const happening = (): Happening => ({
  event: pickUneven(EVENTS),
  by: pick(ACTORS),
  to: pick(ACTORS),
  town: pickUneven(TOWNS),
  on: Math.floor(next() * 3900),
  harmed: next() < 0.35 ? Math.ceil(next() ** 3 * 60) : null,
});

const padding = (n: number) => `${capital(Array.from({ length: n }, () => pickUneven(VOCABULARY)).join(' '))}.`;

/** A report that tells some happenings, and what a reader would have read in it. */
function compose(told: readonly Happening[]): { report: Report; reading: Reading; sentences: Span[] } {
  let text = '';
  const sentences: Span[] = [];
  const write = (sentence: string): number => {
    const at = text.length;
    text += `${sentence} `;
    sentences.push([at, at + sentence.length]);
    return at;
  };
  const claims: Claim[] = [];
  for (const [i, h] of told.entries()) {
    write(padding(12 + Math.floor(next() * 20)));
    const subject = `The ${h.by[1]}`;
    const harm = h.harmed === null ? '' : `, leaving at least ${h.harmed} people ${h.event.harm ?? 'killed'}`;
    const sentence = `${subject} ${h.event.verb} the ${h.to[1]} in ${h.town.name} on ${day(h.on)}${harm}, a spokesman said.`;
    const at = write(sentence);
    const found = (part: string) => {
      const start = at + sentence.indexOf(part);
      return { text: part, span: [start, start + part.length] as Span };
    };
    const party = (a: (typeof ACTORS)[number]): ClaimActor => ({
      ...found(a[1]),
      id: a[0],
      code: a[2] || null,
      sector: 'MIL',
      name: a[1],
    });
    const place = { geonameid: null, precision: 'town' as const, uncertaintyKm: 5, ...h.town };
    claims.push({
      id: `c${i + 1}`,
      event: h.event.type.plover,
      mode: h.event.type.mode,
      subtype: h.event.type.id,
      modality: next() < 0.93 ? 'asserted' : pick(['denied', 'planned', 'threatened'] as const),
      background: false,
      framing: null,
      span: [at, at + sentence.length],
      trigger: found(h.event.verb),
      actors: [party(h.by)],
      recipients: [party(h.to)],
      objects: [],
      place: { ...found(h.town.name), ...place },
      places: [],
      when: { ...found(day(h.on)), start: day(h.on), end: day(h.on), precision: 'day' },
      casualties:
        h.harmed === null
          ? []
          : [
              {
                kind: h.event.harm ?? 'killed',
                min: h.harmed,
                max: null,
                span: found(`${h.harmed} people`).span,
                of: 'people',
              },
            ],
      operation: null,
      attribution: [
        { source: { ...found('a spokesman'), id: next() < 0.5 ? h.by[0] : null, party: true }, cue: found('said') },
      ],
      confidence: 0.5 + next() / 2,
    });
  }
  write(padding(20 + Math.floor(next() * 60)));
  const published = day(Math.max(...told.map((h) => h.on)) + Math.floor(next() * 3));
  const report = makeReport({
    text,
    published,
    outlet: pickUneven(OUTLETS),
    title: `${told[0]!.event.type.label} in ${told[0]!.town.name}`,
    language: 'en',
  });
  const reading: Reading = {
    id: report.id,
    reader: tools.reader,
    report: { published, outlet: report.outlet, title: report.title },
    language: 'en',
    notes: [],
    claims,
    relations: [],
    attributions: [],
    mentions: { toponyms: [], actors: [], dates: [], quantities: [] },
  };
  return { report, reading, sentences };
}

const store = await openStore(file, { create: true });
const total = Number(count);
const recent: Happening[] = [];
const begun = performance.now();
for (let n = 0; n < total; n++) {
  const told = Array.from({ length: next() < 0.35 ? 2 : 1 }, () => {
    if (recent.length > 100 && next() < 0.25) return pick(recent);
    const h = happening();
    recent[recent.length < 400 ? recent.length : Math.floor(next() * 400)] = h;
    return h;
  });
  const { report, reading, sentences } = compose([...new Set(told)]);
  await store.add(report, { reading, sentences });
  if ((n + 1) % 10_000 === 0)
    process.stderr.write(`${n + 1} reports, ${Math.round((performance.now() - begun) / 1000)} s\n`);
}
await store.updateIncidents(rules);
process.stderr.write(
  `${JSON.stringify(await store.counts())}, ${Math.round((performance.now() - begun) / 1000)} s in all\n`,
);
await store.close();
