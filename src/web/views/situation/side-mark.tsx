/** A side's letters in its colour: the same sign on the map, in lists and in the network. */
import type { SituationParty } from '../../../situation/types.js';
import { type SideKey, type Sides, sidesOf } from './sides.js';

export function SideMark({ side }: { side: SideKey }) {
  if (!side.letters) return null;
  return (
    <abbr className="side-mark" title={side.name} style={{ background: `var(${side.token})` }}>
      {side.letters}
    </abbr>
  );
}

/** Parties with the marks of their sides before them. */
export function Parties({
  parties,
  sides,
  none = '–',
}: {
  parties: readonly SituationParty[];
  sides: Sides;
  none?: string;
}) {
  if (!parties.length) return <span className="quiet">{none}</span>;
  const own = sidesOf(sides, parties);
  return (
    <span className="parties">
      {own.map((side) => (
        <span key={side.id} className="party">
          <SideMark side={side} />{' '}
          {[...new Set(parties.filter((p) => sides.of(p).id === side.id).map((p) => p.name))].join(', ')}
        </span>
      ))}
    </span>
  );
}
