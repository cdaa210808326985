/** Ties between plans and what was later reported of them. A plan never merges with a happening; it is linked to it. */
import { aimsOf } from './blocks.js';
import type { Cluster } from './cluster.js';
import { gapDays } from './days.js';
import { eventFit } from './events.js';
import { type Fact, isVague } from './facts.js';
import { relateAll } from './parties.js';
import { isCoarse, placeFit } from './places.js';
import type { Incident } from './types.js';

/** Days after which a happening no longer counts as what the plan aimed at. */
const HORIZON = { territory: 365, other: 60 };

/** Why this happening fits that plan; null when it does not. */
export function aimFit(plan: Fact, happening: Fact): string | null {
  if (plan.group !== happening.group || eventFit(plan.subtype, happening.subtype).score < 1) return null;
  if (!plan.when || !happening.when || happening.when.to < plan.when.from) return null;
  const horizon = plan.group === 'territory' ? HORIZON.territory : HORIZON.other;
  const gap = gapDays(plan.when, happening.when);
  if (gap > horizon) return null;
  const who = relateAll(plan.doers, happening.doers);
  if (who !== 'same' && who !== 'side') return null;
  for (const p of plan.places) {
    for (const q of happening.places) {
      const f = placeFit(p, q);
      if (f.fits && f.score >= 1.5 && !isCoarse(q)) {
        const later = gap ? `${gap} day${gap === 1 ? '' : 's'} later` : 'in the same days';
        return `${q.place.name}: ${f.why}, ${who === 'same' ? 'same actor' : 'actors of one side'}, reported ${later}`;
      }
    }
  }
  return null;
}

/** Adds the links to the incidents, which stand in the order of the clusters. */
export function linkAims(clusters: readonly Cluster[], incidents: readonly Incident[]): void {
  const plans = new Map<string, number[]>();
  clusters.forEach(({ fact }, n) => {
    if (fact.kind !== 'plan') return;
    for (const key of aimsOf(fact)) plans.set(key, [...(plans.get(key) ?? []), n]);
  });
  if (!plans.size) return;
  clusters.forEach(({ fact }, n) => {
    if (fact.kind !== 'happening' || fact.denies || isVague(fact)) return;
    const near = new Set(aimsOf(fact).flatMap((key) => plans.get(key) ?? []));
    for (const p of [...near].sort((a, b) => a - b)) {
      const why = aimFit(clusters[p]!.fact, fact);
      if (!why) continue;
      incidents[p]!.links.push({ type: 'aimOf', incident: incidents[n]!.id, why });
      incidents[n]!.links.push({ type: 'fulfils', incident: incidents[p]!.id, why });
    }
  });
}
