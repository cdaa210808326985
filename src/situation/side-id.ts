/** Apart from all else, since the browser app puts parties on sides by the same rule. */

/**
 * The side that a party stands for: the state that it is an organ of, else the shortest of the ids that it belongs to.
 * Persons lead sides and are none.
 */
export function sideIdOf(p: { id: string; sides: readonly string[] }): string {
  const ids = p.sides.filter((s) => !s.startsWith('person:'));
  const state = ids.find((s) => /^[A-Z]{3}$/.test(s));
  if (state) return state;
  let side = p.id;
  for (const s of ids) if (side === p.id || s.length <= side.length) side = s;
  return side;
}
