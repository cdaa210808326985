import { beforeAll, describe, expect, test } from 'vitest';
import { type ActorIndex, loadActors } from '../knowledge/actors/index.js';
import { type Gazetteer, openGazetteer } from '../knowledge/gazetteer/index.js';
import { analyse } from '../language/index.js';
import { findActors } from './actors.js';
import { resolveReferences } from './coreference.js';
import { findPlaces } from './places.js';
import type { ActorMention } from './types.js';

let index: ActorIndex;
let gazetteer: Gazetteer;
beforeAll(async () => {
  index = await loadActors();
  gazetteer = openGazetteer();
});

function read(text: string, published: string | null = '2020-06-07'): ActorMention[] {
  const analysis = analyse(text);
  return resolveReferences(analysis, findActors(analysis, index, findPlaces(analysis, gazetteer), { published }));
}

/** What the last mention with this text stands for: the words of the mentions that it refers to. */
function meant(text: string, word: string): string {
  const mentions = read(text);
  const m = mentions.filter((x) => x.text === word).at(-1);
  if (!m) return 'nobody';
  return m.refersTo.map((r) => mentions[r]!.text).join(' and ') || 'itself';
}

describe('pronouns', () => {
  test.each([
    ['The Libyan army seized the depot in Tarhuna. They also took the town.', 'They', 'Libyan army'],
    ['Volodymyr Zelenskyy met ministers in Kyiv. He said that help was needed.', 'He', 'Volodymyr Zelenskyy'],
    ['The drone belonged to Turkey, which supports the government in Tripoli.', 'which', 'Turkey'],
    ['Haftar, whose militia holds the east, refused.', 'whose', 'Haftar'],
    ['Ankara regards Libya as crucial to defending its interests.', 'its', 'Ankara'],
    ['The UN said it would send observers to Libya.', 'it', 'UN'],
    ['It rained in Libya.', 'It', 'nobody'],
  ])('%s', (text, word, expected) => {
    expect(meant(text, word)).toBe(expected);
  });

  test('the code, sector and sides come along', () => {
    const they = read('The Libyan army seized the depot in Tarhuna. They also took the town.').find(
      (m) => m.text === 'They',
    )!;
    expect(they).toMatchObject({ kind: 'pronoun', id: 'LBY.GNA.MIL', code: 'LBY', sector: 'MIL', sides: ['LBY.GNA'] });
  });
});

describe('descriptions', () => {
  test.each([
    ['The Libyan army seized a depot. The army lost two men.', 'army', 'Libyan army'],
    ['Boko Haram attacked a village in Nigeria. The group also abducted three women.', 'group', 'Boko Haram'],
    ['Boko Haram attacked a village in Nigeria. The militants burned houses.', 'militants', 'Boko Haram'],
    ['Libya held elections. The country has been divided since 2014.', 'country', 'Libya'],
    ['Israel and Hamas exchanged fire. Both sides agreed to a truce.', 'sides', 'Israel and Hamas'],
    ['Hamas and Israel exchanged fire. The warring parties agreed to a truce.', 'warring parties', 'Hamas and Israel'],
  ])('%s', (text, word, expected) => {
    expect(meant(text, word)).toBe(expected);
  });

  test('"its fighters" are the group’s', () => {
    const fighters = read('Boko Haram attacked a village in Nigeria. Its fighters burned houses.').find(
      (m) => m.text === 'fighters',
    )!;
    expect(fighters.id).toBe('NGA.BOKOHARAM');
  });

  test.each([
    [
      'The Taliban captured Kunduz in Afghanistan, a spokesman for the group said.',
      'spokesman',
      'AFG.TALIBAN~spokesman',
    ],
    ['The Syrian army shelled Idlib. A spokesman of the army denied it.', 'spokesman', 'SYR.REGIME.MIL~spokesman'],
  ])('the spokesman is the group’s: %s', (text, word, id) => {
    const spokesman = read(text, '2016-06-08').find((m) => m.text === word)!;
    expect(spokesman.id).toBe(id);
    expect(spokesman.sides).toContain(id.split('~')[0]);
  });

  test('soldiers of two armies are not mixed up', () => {
    const mentions = read(
      'KYIV (Wire) - Russian forces shelled Avdiivka and Kherson in Ukraine. The armed forces lost four men. Soldiers were killed.',
      '2020-06-08',
    );
    expect(mentions.find((m) => m.text === 'armed forces')).toMatchObject({ id: 'UKR.MIL', refersTo: [] });
    expect(mentions.find((m) => m.text === 'Soldiers')?.id).not.toBe('RUS.MIL');
  });

  test('a thing nearby is what "it" means, and nobody', () => {
    expect(meant('The Libyan army seized a truck. The truck stopped before it exploded.', 'it')).toBe('nobody');
  });

  test('nothing is better than a guess', () => {
    expect(meant('Israel and Syria held talks. The group was absent.', 'group')).toBe('itself');
  });
});

test('references point at mentions that stand before them, or in the same sentence, and never at references', () => {
  const mentions = read(
    'The Libyan army seized a depot. They took the town. They said that they would stay. The army left. Its men, who were tired, slept.',
  );
  mentions.forEach((m, i) => {
    for (const r of m.refersTo) {
      expect(r).toBeLessThan(i);
      expect(mentions[r]!.refersTo).toEqual([]);
    }
  });
});
