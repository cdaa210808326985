/** Which keys do what, and a way to turn them off. */
import { setKeys, useKeysOn } from '../../shared/keys.js';

const KEYS: [keys: string[], does: string][] = [
  [['n', 'p'], 'next, previous incident'],
  [['j', 'k'], 'next, previous claim'],
  [['a'], 'accept'],
  [['r'], 'reject'],
  [['c'], 'correct'],
  [['m'], 'merge'],
  [['s'], 'split'],
  [['u'], 'undo'],
  [['Enter'], 'store the form'],
  [['Esc'], 'close it'],
];

export function KeyLegend() {
  const on = useKeysOn();
  return (
    <section className="keys" aria-label="Keys">
      <ul className="bare">
        {KEYS.map(([keys, does]) => (
          <li key={does} className={on || keys[0]!.length > 1 ? undefined : 'keys-off'}>
            {keys.map((k) => (
              <kbd key={k} className="key">
                {k}
              </kbd>
            ))}{' '}
            {does}
          </li>
        ))}
      </ul>
      <label className="check">
        <input type="checkbox" checked={on} onChange={() => setKeys(!on)} />
        Single keys work; never while you type
      </label>
    </section>
  );
}
