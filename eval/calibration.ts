/**
 * How often claims are right that are given a confidence: `npx tsx eval/calibration.ts`. Ten parts of the texts; the
 * confidence of each part comes from weights that were learnt from the other nine.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { probability } from '../src/reading/confidence.js';
import { train } from '../training/confidence.js';
import { type Evidence, gatherEvidence } from './calibration-data.js';

const PARTS = 10;

const partOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0) % PARTS;

export interface Judgement {
  from: string;
  confidence: number;
  right: boolean;
}

export function crossValidate(evidence: readonly Evidence[]): Judgement[] {
  const found: Judgement[] = [];
  for (let part = 0; part < PARTS; part++) {
    const weights = train(evidence.filter((e) => partOf(e.text) !== part));
    for (const e of evidence)
      if (partOf(e.text) === part)
        found.push({ from: e.from, confidence: probability(e.facts, weights), right: e.right });
  }
  return found;
}

const share = (list: readonly Judgement[]): number => list.filter((j) => j.right).length / list.length;
const digits = (x: number): string => (Number.isNaN(x) ? '–' : x.toFixed(2));

/** The table of docs/confidence.md, as Markdown. */
export function tableOf(all: readonly Judgement[]): string {
  const lines = ['| confidence | claims | mean confidence | right |', '| --- | --- | --- | --- |'];
  for (let bin = 0; bin < 10; bin++) {
    const those = all.filter((j) => Math.min(9, Math.floor(j.confidence * 10)) === bin);
    const mean = those.reduce((sum, j) => sum + j.confidence, 0) / those.length;
    lines.push(
      `| ${digits(bin / 10)} – ${digits((bin + 1) / 10)} | ${those.length} | ${digits(mean)} | ${digits(share(those))} |`,
    );
  }
  return lines.join('\n');
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const shared = process.env.SITREP_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
  const all = crossValidate(await gatherEvidence(shared));
  console.log(tableOf(all));
  const brier = all.reduce((sum, j) => sum + (j.confidence - Number(j.right)) ** 2, 0) / all.length;
  console.log(`\n${all.length} claims, ${digits(share(all))} of them right; mean squared error ${brier.toFixed(3)}`);
  for (const from of ['all', ...new Set(all.map((j) => j.from))]) {
    const those = all.filter((j) => from === 'all' || j.from === from);
    const sure = those.filter((j) => j.confidence >= 0.8);
    console.log(
      `${from}: ${those.length} claims, ${digits(share(those))} right; at 0.8 and above ${sure.length}, ${digits(share(sure))} right`,
    );
  }
}
