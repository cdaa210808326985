import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../knowledge/files.js';
import { openGazetteer } from '../knowledge/gazetteer/index.js';
import { analyse } from '../language/index.js';
import { findPlaces } from './places.js';
import { placeTies } from './places-phrase.js';

const gazetteer = openGazetteer();
const find = (text: string) => findPlaces(analyse(text), gazetteer);
const names = (text: string): string[] => find(text).map((p) => p.text);
/** "Sirte LBY" for every place found. */
const where = (text: string): string[] => find(text).map((p) => `${p.text} ${p.country ?? '-'}`);

describe('names of places', () => {
  it.each([
    ['Shells fell on Sirte and on Misrata.', ['Sirte', 'Misrata'], 'towns'],
    ['The eastern city of Sirte was calm.', ['Sirte'], 'after a noun'],
    [
      "Turkish drones hit Tripoli's Mitiga airport.",
      ['Tripoli', 'Mitiga'],
      'an owner is a place too, an adjective is none',
    ],
    [
      'Fighters captured al-Watiya air base near the Tunisian border.',
      ['al-Watiya'],
      'the name without its common noun',
    ],
    ['Clashes were reported in Deir ez-Zor and in Ras al-Ain.', ['Deir ez-Zor', 'Ras al-Ain'], 'articles and hyphens'],
    ['BEIRUT (AP) — Two people were wounded.', ['BEIRUT'], 'a dateline'],
    ['Troops crossed the Siverskyi Donets near Bilohorivka.', ['Siverskyi Donets', 'Bilohorivka'], 'a river'],
    [
      'Rebels hold the Nuba Mountains and parts of South Kordofan.',
      ['Nuba Mountains', 'South Kordofan'],
      'mountains and a state',
    ],
    ['Washington condemned the attack.', ['Washington'], 'a capital for its government'],
    ['The convoy left Bosnia and Herzegovina on Monday.', ['Bosnia and Herzegovina'], 'the longest name'],
    ['Aid reached the Gaza Strip and the West Bank.', ['Gaza Strip', 'West Bank'], 'names of two words'],
  ])('%s', (text, expected, _why) => {
    expect(names(text)).toEqual(expected);
  });

  it('are found in lists, also those that nobody knows', () => {
    const text =
      'The army wants to capture Sirte, Jufra and towns in Wadi Wishka, Buerat, Jarif and Qasr Abu Haid from the militia.';
    expect(names(text)).toEqual(['Sirte', 'Jufra', 'Wadi Wishka', 'Buerat', 'Jarif', 'Qasr Abu Haid']);
    expect(names('Shelling hit Idlib, Ariha, Kafr Tuqlah and Saraqib on Sunday.')).toContain('Kafr Tuqlah');
    expect(names('They burned houses in the village of Umm Qarqur, near Nyala.')).toEqual(['Umm Qarqur', 'Nyala']);
  });

  it('are found in texts in capitals', () => {
    const text =
      'SAN SALVADOR, 3 JAN 90 -- TERRORISTS ATTACKED A GARRISON IN SAN MIGUEL DEPARTMENT YESTERDAY AND FLED TO HONDURAS.';
    expect(where(text)).toEqual(['SAN SALVADOR SLV', 'SAN MIGUEL DEPARTMENT SLV', 'HONDURAS HND']);
  });
});

describe('what is no place', () => {
  it.each([
    ['Khalifa Haftar spoke to reporters.', 'a person'],
    ['Jordan Smith said the fire was out.', 'a person called like a country'],
    ['The USS Lincoln fired two missiles.', 'a ship'],
    ['The Libyan army and Syrian rebels denied it.', 'nationalities'],
    ['Fighting went on in May and on Friday.', 'months and days'],
    ['Spokesman Ahmed Nasser told Al Jazeera that they had won.', 'a broadcaster'],
    ['The White House said the president would respond.', 'a seat of government that speaks'],
    ['About 40 ISIL fighters were killed.', 'a group'],
  ])('%s (%s)', (text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('which place is meant', () => {
  it.each([
    ['Hezbollah fighters were seen near Tripoli in northern Lebanon.', 'Tripoli LBN', 'the country beside it'],
    ["Haftar's forces shelled Tripoli, officials in Misrata said.", 'Tripoli LBY', 'the other places'],
    ['Police in Atlanta, Georgia, arrested a man from Macon.', 'Georgia USA', 'a state and not the country'],
    ['Russian troops left Georgia after talks in Tbilisi.', 'Georgia GEO', 'the country and not the state'],
    ['A mayor was shot in Paris, Texas.', 'Paris USA', 'the name after the comma'],
    ['The Syrian army took Hama and Homs.', 'Homs SYR', 'an adjective'],
    ['Soldiers in Colombia were ambushed near Cartagena del Chairá.', 'Cartagena del Chairá COL', 'a long name'],
    ["Chadian troops left N'Djamena for the Sudanese border at Adre.", 'Adre TCD', 'a small town'],
  ])('%s', (text, expected, _why) => {
    expect(where(text)).toContain(expected);
  });

  it('is the province where the words say so', () => {
    const kinds = (text: string) => find(text).map((p) => p.precision);
    expect(kinds('Russian jets bombed Idlib province in Syria.')).toEqual(['region', 'country']);
    expect(kinds('Russian jets bombed Idlib city in Syria.')).toEqual(['town', 'country']);
  });

  it('for an unknown name is somewhere in the place around it, and said to be unresolved', () => {
    const [village] = find('Gunmen burned the village of Koira Zabarma in Niger.');
    expect(village).toMatchObject({ precision: 'unresolved', country: 'NER', geonameid: null });
    expect(village.uncertaintyKm).toBeGreaterThan(500);
  });

  it('for an unknown name with a distance lies at that distance', () => {
    const [village] = find('They attacked the village of Bir Lahlou, 30 km south of Sirte.');
    expect(village.precision).toBe('unresolved');
    expect(village.lat).toBeLessThan(31.0);
    expect(village.lat).toBeGreaterThan(30.8);
  });
});

describe('adjectives and names inside names', () => {
  it('are given on request, with their role', () => {
    const all = findPlaces(analyse('The Libyan army fought the Tripoli Protection Force in Zawiya.'), gazetteer, {
      associative: true,
    });
    expect(all.map((p) => [p.text, p.role])).toEqual([
      ['Libyan', 'adjective'],
      ['Tripoli', 'embedded'],
      ['Zawiya', 'place'],
    ]);
  });
});

describe('how places lie to each other', () => {
  it('near, in, and at a distance', () => {
    const ties = (text: string) =>
      placeTies(find(text), analyse(text)).map((t) => t && [t.kind, t.of, t.km, t.direction]);
    expect(ties('They took the Wadi Wishka area near the eastern city of Sirte.')).toEqual([
      ['near', 1, null, null],
      null,
    ]);
    expect(ties('A bomb exploded in Homs in Syria.')).toEqual([['in', 1, null, null], null]);
    expect(ties('The army took Abugrein, 120 km south of Misrata.')).toEqual([['from', 1, 120, 'south'], null]);
  });
});

describe('always', () => {
  const samples = join(projectRoot(), 'samples');
  const texts = readdirSync(samples)
    .filter((f) => f.endsWith('.jsonl'))
    .flatMap((f) => readFileSync(join(samples, f), 'utf8').split('\n').filter(Boolean))
    .map((line) => String((JSON.parse(line) as { text?: string }).text ?? ''));

  it('spans give the stated words, whatever the text is cut into', () => {
    const slices = fc.tuple(fc.constantFrom(...texts), fc.nat(400), fc.integer({ min: 1, max: 600 }));
    fc.assert(
      fc.property(slices, ([text, from, length]) => {
        const slice = text.slice(from, from + length);
        const analysis = analyse(slice);
        let end = -1;
        for (const p of findPlaces(analysis, gazetteer, { associative: true })) {
          expect(slice.slice(p.span[0], p.span[1])).toBe(p.text);
          expect(p.span[0]).toBeGreaterThanOrEqual(end);
          const { tokens } = analysis.sentences[p.sentence];
          expect([tokens[p.first].start, tokens[p.last].end]).toEqual(p.span);
          expect(p.confidence).toBeGreaterThanOrEqual(0);
          expect(p.confidence).toBeLessThanOrEqual(1);
          end = p.span[1];
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the same text gives the same places', () => {
    for (const text of texts.slice(0, 5)) expect(find(text)).toEqual(find(text));
  });

  it('strange texts do no harm', () => {
    for (const text of [
      '',
      '   ',
      'A',
      '...',
      '٣ قتلى في طرابلس',
      'X'.repeat(5000),
      'constructor __proto__ toString',
      '-al-',
      "'s",
    ]) {
      expect(() => find(text)).not.toThrow();
    }
  });
});
