import { describe, expect, it } from 'vitest';
import type { Control, Situation, SituationParty } from '../../../situation/types.js';
import { lettersOf, sidesIn } from './sides.js';

const party = (id: string, name: string, ...sides: string[]): SituationParty => ({ id, name, sides });
const held = (...holders: SituationParty[]): Control =>
  ({ holders, rivals: [], besiegers: [], history: [] }) as Partial<Control> as Control;
const picture = (control: Control[]): Pick<Situation, 'control' | 'parties' | 'ground'> => ({
  control,
  ground: [],
  parties: { sides: [], ties: [] },
});

describe('letters of a side', () => {
  it.each([
    ['AZE', 'Azerbaijan', 'AZE'],
    ['LBY.GNA', 'Government of National Accord', 'GNA'],
    ['SDN.RSF', 'Rapid Support Forces', 'RSF'],
    ['YEM.HOUTHI', 'Houthis', 'HOU'],
  ])('%s, %s: %s', (id, name, letters) => {
    expect(lettersOf(id, name)).toBe(letters);
  });
});

describe('sides of a picture', () => {
  const army = party('LBY.GNA.MIL', 'forces', 'LBY.GNA');
  const rival = party('LBY.LNA', 'Libyan National Army', 'LBY.HOR');
  const known = [
    { value: 'LBY.GNA', label: 'Government of National Accord' },
    { value: 'LBY.HOR', label: 'House of Representatives of Libya' },
  ];

  it('puts parties on their side and takes its name from the record', () => {
    const sides = sidesIn(picture([held(army), held(rival)]), known);
    expect(sides.of(army)).toMatchObject({ id: 'LBY.GNA', letters: 'GNA', name: 'Government of National Accord' });
    expect(sides.of(rival).token).not.toBe(sides.of(army).token);
  });

  it('keeps the colour of a side whoever else is in the picture', () => {
    const alone = sidesIn(picture([held(rival)]), known).of(rival);
    const among = sidesIn(picture([held(army), held(rival)]), known).of(rival);
    expect(alone.token).toBe(among.token);
  });

  it('gives no letters to those who are only described', () => {
    const they = party('described:they', 'they');
    expect(sidesIn(picture([held(they)])).of(they).letters).toBe('');
  });

  it('never gives two sides the same letters', () => {
    const one = party('A.x', 'Free National Army');
    const other = party('B.y', 'First Northern Army');
    const sides = sidesIn(picture([held(one), held(other)]));
    expect(new Set(sides.all.map((s) => s.letters)).size).toBe(2);
  });
});
