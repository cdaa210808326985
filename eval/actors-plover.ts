/**
 * How often an actor that PLOVER's gold records name gets the right country and sector where it stands in the text.
 * usage: npx tsx eval/actors-plover.ts [--errors]
 */
import { readFileSync } from 'node:fs';
import { loadActors } from '../src/knowledge/actors/index.js';
import { openGazetteer } from '../src/knowledge/gazetteer/index.js';
import { analyse } from '../src/language/index.js';
import { findActors } from '../src/reading/actors.js';
import { resolveReferences } from '../src/reading/coreference.js';
import { findPlaces } from '../src/reading/places.js';
import type { ActorMention } from '../src/reading/types.js';

interface GoldActor {
  actorText: string;
  code: string;
  sector?: string;
}
interface Gold {
  id: string;
  text: string;
  source?: GoldActor[] | string;
  target?: GoldActor[] | string;
}

const loud = process.argv.includes('--errors');
const gold = JSON.parse(
  readFileSync(new URL('../../shared/data/plover-gsr/dev.json', import.meta.url), 'utf8'),
) as Gold[];
const index = await loadActors();
const gazetteer = openGazetteer();
const SLIPS: Record<string, string> = { JAP: 'JPN', ITL: 'ITA', VTN: 'VNM' };
let n = 0;
let found = 0;
let code = 0;
let sectors = 0;
let sector = 0;
const list = (x: unknown): GoldActor[] => (Array.isArray(x) ? (x as GoldActor[]) : []);

/** The mention that shares most with a span; a tie goes to the longer one. */
function best(mentions: ActorMention[], start: number, end: number): ActorMention | undefined {
  let found: ActorMention | undefined;
  let most = 0;
  for (const m of mentions) {
    const shared = Math.min(end, m.span[1]) - Math.max(start, m.span[0]);
    const score =
      shared > 0 ? (2 * shared) / (end - start + m.span[1] - m.span[0]) + (m.span[0] === start ? 0.5 : 0) : 0;
    if (score > most) {
      most = score;
      found = m;
    }
  }
  return found;
}

for (const record of gold) {
  const analysis = analyse(record.text);
  const places = findPlaces(analysis, gazetteer);
  const mentions = resolveReferences(analysis, findActors(analysis, index, places, { published: null }));
  for (const g of [...list(record.source), ...list(record.target)]) {
    const at = record.text.indexOf(g.actorText);
    if (at < 0 || !/^[A-Z]{3}$/.test(g.code ?? '')) continue;
    n++;
    const m = best(mentions, at, at + g.actorText.length);
    if (m) found++;
    const want = SLIPS[g.code] ?? g.code;
    const rightCode = m?.code === want;
    if (rightCode) code++;
    const wantSector = (g.sector ?? '').slice(0, 3).replace('CIV', 'CVL');
    const counts = /^[A-Z]{3}$/.test(wantSector);
    const rightSector = (m?.sector ?? '').slice(0, 3) === wantSector;
    if (counts) {
      sectors++;
      if (rightSector) sector++;
    }
    if (loud && (!rightCode || (counts && !rightSector))) {
      console.log(
        `${g.actorText} [${g.code} ${g.sector ?? ''}]  found: ${m ? `${m.text} [${m.id} ${m.code} ${m.sector}]` : 'nothing'}\n    ${record.text}`,
      );
    }
  }
}
const share = (a: number, b: number): string => `${((100 * a) / b).toFixed(1)} %`;
console.log(
  `actors ${n}  found ${share(found, n)}  country ${share(code, n)}  sector ${share(sector, sectors)} of ${sectors}`,
);
