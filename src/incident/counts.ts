/** Counts over many claims: ranges with what each claim says, never an average and never a sum over reports. */
import { type Bounds, boundsOf } from './facts.js';
import type { CasualtyKind, ClaimedCount, IncidentCasualties, StoredClaim } from './types.js';

const ORDER: CasualtyKind[] = [
  'killed',
  'killed-or-wounded',
  'wounded',
  'missing',
  'abducted',
  'detained',
  'surrendered',
  'displaced',
  'freed',
];

export function casualtiesOf(claims: readonly StoredClaim[]): IncidentCasualties[] {
  const out: IncidentCasualties[] = [];
  for (const kind of ORDER) {
    const perClaim: ClaimedCount[] = [];
    const bounds: Bounds[] = [];
    for (const c of claims) {
      const b = boundsOf(c, kind);
      if (!b) continue;
      bounds.push(b);
      const parts = c.claim.casualties.filter((x) => x.kind === kind);
      const of = parts.map((x) => x.of).filter(Boolean);
      perClaim.push({ claim: c.key, min: b[0] || null, max: finite(b[1]), of: of.length ? of.join('; ') : null });
    }
    if (!bounds.length) continue;
    const mins = bounds.map((b) => b[0]).filter((n) => n > 0);
    const maxs = bounds.map((b) => b[1]).filter(Number.isFinite);
    out.push({
      kind,
      min: mins.length ? Math.min(...mins) : maxs.some((m) => m === 0) ? 0 : null,
      max: maxs.length ? Math.max(...maxs, ...mins) : null,
      agreed: bounds.every((b) => b[0] === bounds[0]![0] && b[1] === bounds[0]![1]),
      perClaim,
    });
  }
  return out;
}

const finite = (n: number) => (Number.isFinite(n) ? n : null);

/** "at least 10", "10 to 12", "12". */
export function countWords(min: number | null, max: number | null): string {
  const n = (x: number) => x.toLocaleString('en-GB');
  if (min !== null && max === null) return `at least ${n(min)}`;
  if (min === null && max !== null) return `up to ${n(max)}`;
  if (min === null || max === null) return 'an unknown number';
  return min === max ? n(min) : `${n(min)} to ${n(max)}`;
}

export function harmWords(kind: CasualtyKind): string {
  return kind === 'killed-or-wounded' ? 'killed or wounded' : kind;
}
