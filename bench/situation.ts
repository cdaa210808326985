/**
 * `node dist/bench/situation.js [CLAIMS]`: how long the picture of a large record takes, given its incidents, how long a
 * day's situation from a picture that is there, and how long one more report. Made-up claims; one JSON line.
 */
import { buildIncidents } from '../src/incident/index.js';
import { manyClaims } from '../src/incident/speedkit.js';
import type { StoredRelation } from '../src/record/types.js';
import { buildPicture, LiveSituation, reportsOf } from '../src/situation/index.js';

const count = Number(process.argv[2] ?? 100_000);

/** Processor time: others on the machine do not count. */
const now = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
const ms = (from: number) => Math.round((now() - from) * 10) / 10;
const heap = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
};

/** One statement of holding or backing for every fifty claims. */
function tiesOf(claims: ReturnType<typeof manyClaims>): StoredRelation[] {
  return claims
    .filter((c, i) => i % 50 === 0 && c.claim.place !== null)
    .map(({ claim, sentence, sentenceSpan, reader, sides, key: _, ...report }, i): StoredRelation => {
      const end = (id: string) => ({ text: id, span: claim.span, id });
      const ground = i % 2 === 0;
      return {
        ...report,
        key: `${report.reportId}/r1`,
        relation: {
          type: ground ? 'controls' : 'supports',
          from: end(['LBY.GNA.MIL', 'LBY.LNA', 'TUR'][i % 3]!),
          to: ground ? { text: claim.place!.name, span: claim.span, id: null } : end(['LBY.GNA', 'LBY.HOR'][i % 2]!),
          span: claim.span,
          when: null,
          modality: 'asserted',
        },
        fromPlace: null,
        toPlace: ground ? claim.place : null,
        attribution: [],
        sentence,
        sentenceSpan,
        reader,
        sides,
      };
    });
}

const claims = manyClaims(count);
const relations = tiesOf(claims);
let start = now();
const incidents = buildIncidents(claims);
const incidentsMs = ms(start);
const before = heap();
start = now();
const picture = buildPicture({ claims, relations, incidents });
const buildMs = ms(start);
start = now();
const situation = picture.situation();
const firstMs = ms(start);
const after = heap();

/** Days across both years, each asked for the first time, then again. */
const days = Array.from(
  { length: 24 },
  (_, n) => `202${1 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-15`,
);
const timed = (ask: (on: string) => unknown) =>
  days
    .map((on) => {
      const from = now();
      ask(on);
      return ms(from);
    })
    .sort((a, b) => a - b);
const fresh = timed((on) => picture.situation({ on }));
const again = timed((on) => picture.situation({ on }));
const town = timed((on) => picture.situation({ on, area: { label: 'Town 7', name: 'Town 7' } }));

const live = new LiveSituation();
const reports = reportsOf(claims.slice(0, Math.min(count, 5_000)), []);
start = now();
for (const report of reports) live.add(report);
const perReport = ms(start) / reports.length;

process.stdout.write(
  `${JSON.stringify({
    claims: claims.length,
    relations: relations.length,
    incidents: incidents.length,
    places: situation.control.length,
    incidentsMs,
    buildMs,
    firstQueryMs: firstMs,
    queryMedianMs: fresh[12],
    queryWorstMs: fresh.at(-1),
    queryAgainMedianMs: again[12],
    queryTownMedianMs: town[12],
    perReportMs: Math.round(perReport * 100) / 100,
    pictureMb: after - before,
  })}\n`,
);
