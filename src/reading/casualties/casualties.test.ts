import { describe, expect, it } from 'vitest';
import { analyse } from '../../language/index.js';
import { findQuantities } from '../quantities/index.js';
import { findCasualties } from './index.js';

const read = (text: string) => {
  const analysis = analyse(text);
  return findCasualties(analysis, findQuantities(analysis));
};
const short = (text: string) =>
  read(text).map((c) => `${c.kind} ${c.min ?? '-'}..${c.max ?? '-'}${c.total ? ' total' : ''}`);

describe('who was harmed and how', () => {
  it.each([
    ['Twelve people were killed and 30 injured in the blast.', ['killed 12..12', 'wounded 30..30']],
    ['The raid left five dead.', ['killed 5..5']],
    ['Five soldiers and two civilians died in the ambush.', ['killed 5..5', 'killed 2..2']],
    ['The attack claimed the lives of 17 miners.', ['killed 17..17']],
    ['The bodies of 14 men were found in a well.', ['killed 14..14']],
    ['The brigade lost 10 soldiers in the battle.', ['killed 10..10']],
    ['Thirteen sailors are missing.', ['missing 13..13']],
    ['Gunmen took five aid workers hostage.', ['abducted 5..5']],
    ['Police arrested 40 protesters.', ['detained 40..40']],
    ['The floods displaced 3,000 families.', ['displaced 3000..3000']],
    ['A dozen fighters surrendered to the army.', ['surrendered 12..12']],
    ['Rebels freed 47 prisoners of war.', ['freed 47..47']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('one person needs no number', () => {
  it.each([
    ['The commander was killed in a raid.', ['killed 1..1']],
    ['The governor and two bodyguards were killed.', ['killed 1..1', 'killed 2..2']],
    ['Militants assassinated General Abdel Fattah Younis in Benghazi.', ['killed 1..1']],
    ['Soldiers arrested opposition leader Kizza Besigye.', ['detained 1..1']],
    ['He was wounded by a shell.', ['wounded 1..1']],
    ['Nobody knows who killed them.', []],
    ['The army captured Tarhuna.', []],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('loaded words are read for what they leave open', () => {
  it.each([
    ['At least 10 militants were neutralised in airstrikes.', ['killed-or-wounded 10..-']],
    ['Six policemen were martyred.', ['killed 6..6']],
    ['Around 150 militants were killed or wounded.', ['killed-or-wounded 150..150']],
    ['Two men were shot dead.', ['killed 2..2']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('an event or a running total', () => {
  it.each([
    ['The death toll rose to 40 on Monday.', ['killed 40..40 total']],
    ['He died in hospital, bringing the toll to 21.', ['killed 1..1', 'killed 21..21 total']],
    ['More than 500,000 people have been killed since the war began in 2011.', ['killed 500001..- total']],
    ['So far this year 84 aid workers have been killed.', ['killed 84..84 total']],
    ['The insurgency has killed 35,000 people over the past decade.', ['killed 35000..35000 total']],
    ['The camp, under siege since May, was hit on Friday, killing 12 people.', ['killed 12..12']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('nobody is counted twice', () => {
  it.each([
    ['The bomb killed 12 people, including two children, and wounded 30 others.', ['killed 12..12', 'wounded 30..30']],
    ['Eight people died, among them three doctors.', ['killed 8..8']],
    ['Nineteen people, most of them women, were killed.', ['killed 19..19']],
    ['Ten of the 40 hostages were released.', ['freed 10..10']],
    ['The blast wounded at least seven people, two of them critically.', ['wounded 7..-']],
    ['The bodies of two aid workers, a Belgian and a Spaniard, were recovered.', ['killed 2..2']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('no harm', () => {
  it('is a fact when said', () => {
    expect(short('There were no casualties.')).toEqual(['killed-or-wounded 0..0']);
    expect(short('No one was injured.')).toEqual(['wounded 0..0']);
  });

  it.each([
    'The rebels captured four villages.',
    'The army lost three tanks.',
    'Troops shot down two drones.',
    'Two hundred people were evacuated.',
    'Lightning killed 30 sheep.',
  ])('is not read into: %s', (text) => {
    expect(short(text)).toEqual([]);
  });
});

it('keeps who they were, as said', () => {
  expect(read('At least 10 members of Haftar’s militia were neutralised in airstrikes.')[0]).toMatchObject({
    of: 'members of Haftar’s militia',
  });
  expect(read('Twelve people were killed.')[0]?.of).toBeNull();
  expect(read('The floods displaced 3,000 families.')[0]?.of).toBe('families');
});
