/**
 * Makes src/reading/confidence-weights.ts from claims known to be right or wrong (eval/calibration-data.ts).
 * Usage: npx tsx training/confidence.ts. The same readings give the same weights; eval/calibration.ts measures them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Evidence, gatherEvidence } from '../eval/calibration-data.js';
import { fit } from './logistic.js';

const PENALTY = 4;

export const train = (evidence: readonly Evidence[]): Record<string, number> =>
  fit(
    evidence.map(({ facts, right }) => ({ facts, right, weight: 1 })),
    PENALTY,
  );

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const shared = process.env.SITREP_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
  const evidence = await gatherEvidence(shared);
  const lines = Object.entries(train(evidence)).map(
    ([name, w]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${w},`,
  );
  const counts = [...new Set(evidence.map((e) => e.from))].map((from) => {
    const those = evidence.filter((e) => e.from === from);
    return `${from} ${those.filter((e) => e.right).length} of ${those.length}`;
  });
  writeFileSync(
    new URL('../src/reading/confidence-weights.ts', import.meta.url),
    `/**
 * Weights of the confidence of a claim: made by training/confidence.ts, not by hand. docs/confidence.md tells how.
 * Learnt from claims that were right: ${counts.join(', ')}.
 * Part of the evidence are sentences of the PLOVER gold standard records (Open Event Data Alliance, CC BY-SA 4.0).
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`,
  );
  console.log(counts.join(', '));
}
