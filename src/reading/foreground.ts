/**
 * What a report is mainly about, and what it only mentions. News puts its matter first and into main clauses, and stays
 * with it: a claim weighs more the nearer it stands to the head of the text and to a main clause, and all claims of a kind
 * of event (PLOVER type) count together, because what is told again is no mention in passing. No claim is dropped.
 */
import type { Draft } from './claims.js';
import { base } from './clause.js';
import type { Scene } from './scene.js';
import type { Modality } from './types.js';

/** Each further sentence weighs half of the one before it; the floor lets what is told often outweigh one word of the lead. */
const NEXT_SENTENCE = 0.5;
const FLOOR = 0.03;
/** Each step down from the main clause: "after …", "which …", "for …". */
const SUBORDINATE = 0.6;
/** A word of the headline. */
const IN_TITLE = 2;
/** What is only thought of, denied or planned is less of an event than what is told as done. */
const WEIGHT: Record<Modality, number> = {
  asserted: 1,
  denied: 0.7,
  planned: 0.7,
  ordered: 0.7,
  threatened: 0.8,
  possible: 0.4,
};
/** Kinds of event that weigh nearly as much as the heaviest are matter of the report too. */
const NEARLY = 0.9;

/** Marks every claim of a report: `foreground` for what it is mainly about. A report with claims has at least one. */
export function markForeground(
  drafts: readonly Draft[],
  sceneOf: (sentence: number) => Scene,
  title: string | null,
): void {
  if (drafts.length === 0) return;
  const lead = Math.min(...drafts.map((d) => d.sentence));
  const headline = stems(title ?? '');
  const kinds = new Map<string, number>();
  const main = new Set<Draft>();
  for (const draft of drafts) {
    const scene = sceneOf(draft.sentence);
    const { event, modality, background } = draft.claim;
    const depth = depthOf(scene, draft.candidate.carrier?.trigger ?? draft.candidate.token);
    const titled = stems(draft.claim.trigger.text).some((stem) => headline.includes(stem));
    const weight =
      NEXT_SENTENCE ** (draft.sentence - lead) * SUBORDINATE ** depth * WEIGHT[modality] * (titled ? IN_TITLE : 1);
    kinds.set(event, (kinds.get(event) ?? 0) + (background ? 0 : weight + FLOOR));
    if (draft.sentence === lead && depth === 0 && modality === 'asserted') main.add(draft);
  }
  const enough = Math.max(...kinds.values()) * NEARLY;
  const chosen = drafts.filter((d) => !d.claim.background && (main.has(d) || kinds.get(d.claim.event)! >= enough));
  // a report that only looks back is about what it looks back on
  const foreground = new Set(chosen.length > 0 ? chosen : drafts);
  for (const draft of drafts) draft.claim.foreground = foreground.has(draft);
}

/** Steps from a word up to the main clause; what a verb of saying holds ("said that …") is no step down. */
function depthOf(scene: Scene, token: number): number {
  let depth = 0;
  for (let at = token; scene.tokens[at]!.head >= 0; at = scene.tokens[at]!.head)
    if (BELOW.has(base(scene.tokens[at]!.deprel))) depth++;
  return depth;
}

const BELOW = new Set(['obl', 'nmod', 'advcl', 'acl', 'csubj', 'amod']);

/** Words of a title or trigger without their endings, short words left out: "seizes" and "seized" share "seize". */
const stems = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((w) => w.length > 3)
    .map((w) => w.slice(0, 5));
