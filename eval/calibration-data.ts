/**
 * Claims known to be right or wrong, with what stood around them: the evidence for the confidence of a claim. Only texts
 * that what ships may learn from: PLOVER's records (CC BY-SA 4.0), the openly licensed sources of re3d, our own sentences.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Facts, listeners } from '../src/reading/confidence.js';
import { loadReader } from '../src/reading/parts.js';
import { read } from '../src/reading/read.js';
import type { Claim } from '../src/reading/types.js';
import { makeReport } from '../src/report/index.js';
import { isFalseAlarm } from './hard-negatives.js';
import { overlaps, readRecords } from './suites/data.js';

export interface Evidence {
  /** plover, judged, negatives or gold. */
  from: string;
  /** Claims of one text stay together when the data are divided. */
  text: string;
  facts: Facts;
  right: boolean;
}

const RENAMED: Record<string, string> = {
  DEMAND: 'REQUEST',
  FIGHT: 'ASSAULT',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
};

interface Judged {
  source: string;
  document: string;
  at: number;
  subtype: string;
  modality: string;
  right: boolean;
}

const linesOf = <T>(file: URL): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as T);

/** Reads all texts and gives every claim of which something is known. */
export async function gatherEvidence(shared: string): Promise<Evidence[]> {
  const parts = await loadReader();
  const found: Evidence[] = [];
  const claimsOf = (text: string, published: string | null): [Claim, Facts][] => {
    const pairs: [Claim, Facts][] = [];
    listeners.facts = (claim, facts) => pairs.push([claim, facts]);
    try {
      read(makeReport({ text, published, language: 'en' }), parts);
    } finally {
      listeners.facts = null;
    }
    return pairs;
  };

  // one event is coded a record, so that a second true event of the sentence counts as wrong: the figure is a lower bound
  const records = readRecords<{ text: string; date: string; event: string }>(join(shared, 'data/plover-gsr/dev.json'));
  const wanted = new Map<string, Set<string>>();
  for (const r of records) {
    if (r.event === 'DOCUMENT') continue;
    wanted.set(r.text, (wanted.get(r.text) ?? new Set()).add(RENAMED[r.event] ?? r.event));
  }
  for (const [text, events] of wanted)
    for (const [claim, facts] of claimsOf(text, records.find((r) => r.text === text)?.date ?? null))
      found.push({ from: 'plover', text, facts, right: events.has(claim.event) });

  const judged = linesOf<Judged>(new URL('./calibration-judged.jsonl', import.meta.url));
  for (const source of readdirSync(join(shared, 'data/re3d'))) {
    const file = join(shared, 'data/re3d', source, 'documents.json');
    if (!judged.some((j) => j.source === source) || !existsSync(file)) continue;
    for (const d of readRecords<{ _id: string; text: string }>(file))
      for (const [claim, facts] of claimsOf(d.text, '2016-06-01')) {
        const verdict = judged.find(
          (j) =>
            j.document === d._id &&
            j.at === claim.trigger.span[0] &&
            j.subtype === claim.subtype &&
            j.modality === claim.modality,
        );
        if (verdict)
          found.push({
            from: 'judged',
            text: `${d._id} ${Math.floor(verdict.at / 1000)}`,
            facts,
            right: verdict.right,
          });
      }
  }

  // sentences without an event of violence: what is read as one is wrong, other claims are not judged; the check set stays unread
  for (const row of linesOf<{ set: string; text: string; published: string }>(
    new URL('./hard-negatives.jsonl', import.meta.url),
  ).filter((r) => r.set === 'dev'))
    for (const [claim, facts] of claimsOf(row.text, row.published))
      if (isFalseAlarm(claim)) found.push({ from: 'negatives', text: row.text, facts, right: false });

  // the report read by hand
  for (const name of readdirSync(join(shared, 'gold')).filter((f) => f.endsWith('.json')))
    for (const g of readRecords<{ text: string; date: string; claims: { event: string | string[]; anchor: string }[] }>(
      join(shared, 'gold', name),
    ))
      for (const [claim, facts] of claimsOf(g.text, g.date)) {
        const right = g.claims.some((c) => {
          const at = g.text.indexOf(c.anchor);
          return [c.event].flat().includes(claim.event) && overlaps(claim.span, [at, at + c.anchor.length]);
        });
        found.push({ from: 'gold', text: g.text, facts, right });
      }
  return found;
}
