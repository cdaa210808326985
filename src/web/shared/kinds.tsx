/** The shape of a kind of event, as a small picture beside words. The kinds themselves: kinds-data.ts. */
import type { Kind } from './kinds-data.js';

export { eventLabel, KINDS, type Kind, kindIndexOf, kindOf } from './kinds-data.js';

export function Shape({ kind, size = 12 }: { kind: Kind; size?: number }) {
  const fill = `var(${kind.token})`;
  return (
    <svg width={size} height={size} viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true" className="shape">
      {kind.path === 'circle' ? (
        <circle r="1.05" style={{ fill }} />
      ) : (
        <polygon points={kind.path.map((p) => p.join(',')).join(' ')} style={{ fill }} />
      )}
    </svg>
  );
}
