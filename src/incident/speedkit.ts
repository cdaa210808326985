/** Many made-up claims, for measuring. */
import { tell } from './testkit.js';
import type { StoredClaim } from './types.js';

/** A small generator with a seed, so that the figures can be compared. */
function random(seed: number): () => number {
  let x = seed;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}

/** `n` claims over two years and 400 towns; every happening is told by three claims on average. */
export function manyClaims(n: number): StoredClaim[] {
  const next = random(7);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!;
  const events = ['air-strike', 'shelling', 'armed-clash', 'territory-gained', 'abduction', 'attack', 'peace-talks'];
  const actors = ['LBY.GNA.MIL', 'LBY.LNA', 'RUS.MIL', 'UKR.MIL', 'SDN.RSF', undefined];
  const base = Date.parse('2021-01-01');
  const out: StoredClaim[] = [];
  while (out.length < n) {
    const when = base + Math.floor(next() * 730) * 86_400_000;
    const on = new Date(when).toISOString().slice(0, 10);
    const town = Math.floor(next() * 400);
    const spec = {
      event: pick(events),
      by: pick(actors),
      to: pick(actors),
      on,
      killed: next() < 0.3 ? Math.ceil(next() * 20) : undefined,
    };
    for (let k = Math.ceil(next() * 5); k > 0 && out.length < n; k--) {
      const c = tell({ ...spec, on: next() < 0.8 ? on : undefined, published: on, at: next() < 0.9 ? 'x' : undefined });
      const { place } = c.claim;
      if (place) {
        Object.assign(place, {
          name: `Town ${town}`,
          lat: 30 + (town % 20) * 0.15,
          lon: 20 + Math.floor(town / 20) * 0.15,
        });
        Object.assign(place, { precision: 'town', uncertaintyKm: 5, country: 'LBY' });
      }
      out.push(c);
    }
  }
  return out;
}
