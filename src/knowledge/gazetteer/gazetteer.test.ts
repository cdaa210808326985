import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGazetteer } from './build.js';
import { decode } from './format.js';
import { NAME, openGazetteer } from './index.js';
import { gazetteerFile } from './paths.js';

if (!existsSync(gazetteerFile())) buildGazetteer();
const gazetteer = openGazetteer();
const first = (name: string) => gazetteer.lookup(name)[0];

describe('names', () => {
  it.each([
    ['Sirte', 'LBY', 'city'],
    ['SIRTE', 'LBY', 'city'],
    ['Surt', 'LBY', 'admin1'],
    ['al-Watiya air base', 'LBY', 'airbase'],
    ['Wattiya', 'LBY', 'airbase'],
    ['Wadi Wishka', 'LBY', 'valley'],
    ['Qasr Abu Haid', 'LBY', 'village'],
    ['Ras Lanouf', 'LBY', 'oil-terminal'],
    ['Mitiga', 'LBY', 'airport'],
    ['Kobane', 'SYR', 'city'],
    ['Bab al-Hawa', 'SYR', 'crossing'],
    ['Artyomovsk', 'UKR', 'city'],
    ['ZNPP', 'UKR', 'power-plant'],
    ['Donbass', 'UKR', 'region'],
    ['Khan Younes', 'PSE', 'city'],
    ['GERD', 'ETH', 'dam'],
    ['Sambisa forest', 'NGA', 'forest'],
    ['Stepanakert', 'AZE', 'city'],
    ['Chalatenango', 'SLV', 'admin1'],
    ['Horn of Africa', null, 'area'],
    ['Burma', 'MMR', 'country'],
    ['D.R. Congo', 'COD', 'country'],
  ])('%s is in %s: %s', (name, country, kind) => {
    const found = gazetteer.lookup(name).some((c) => c.country === country && c.kind === kind);
    expect(
      found,
      gazetteer
        .lookup(name)
        .slice(0, 4)
        .map((c) => `${c.name} ${c.country} ${c.kind}`)
        .join('; '),
    ).toBe(true);
  });

  it('puts the likeliest bearer first', () => {
    expect(first('Paris')).toMatchObject({ country: 'FRA' });
    expect(first('Tripoli')).toMatchObject({ country: 'LBY' });
    expect(first('Georgia')).toMatchObject({ country: 'GEO', kind: 'country' });
  });

  it('knows people and adjectives from the country', () => {
    expect((first('Libyans').flags & NAME.demonym) !== 0).toBe(true);
    expect(first('American').country).toBe('USA');
    expect((first('US').flags & NAME.abbreviation) !== 0).toBe(true);
  });

  it('finds nothing for what is no place', () => {
    for (const name of ['', '  ', '!!!', 'constructor', '__proto__', 'qwertzuiopasdf'])
      expect(gazetteer.lookup(name)).toEqual([]);
  });

  it('finds other spellings by the loose key', () => {
    expect(gazetteer.lookupLoose('Hassakeh').some((c) => c.country === 'SYR')).toBe(true);
  });
});

describe('places', () => {
  it('carry id, position, region and how uncertain they are', () => {
    const sirte = gazetteer.lookup('Sirte')[0];
    expect(sirte).toMatchObject({ geonameid: '2210554', name: 'Sirte', country: 'LBY', admin1: 'Surt' });
    expect(sirte.lat).toBeCloseTo(31.209, 2);
    expect(sirte.uncertaintyKm).toBeGreaterThan(1);
    expect(gazetteer.lookup('Wadi Wishka')[0].geonameid).toBeNull();
  });

  it('near a point come nearest first', () => {
    const near = gazetteer.near(31.2, 16.6, 60);
    expect(near[0].place.name).toBe('Sirte');
    expect(near.map((n) => n.km)).toEqual([...near.map((n) => n.km)].sort((a, b) => a - b));
    expect(near.every((n) => n.km <= 60)).toBe(true);
    expect(gazetteer.near(31.2, 16.6, 60, ['airport', 'airbase']).every((n) => /^air/.test(n.place.kind))).toBe(true);
  });

  it('are many', () => {
    expect(gazetteer.size).toBeGreaterThan(230_000);
  });
});

describe('the file', () => {
  it('says what is wrong with another file', () => {
    expect(() => decode(Buffer.from('no gazetteer at all'), 'x.bin')).toThrow('x.bin is not a gazetteer file');
    expect(() => openGazetteer('/nowhere/gazetteer.bin')).toThrow('run `npm run build`');
  });

  it('answers in microseconds', () => {
    for (let i = 0; i < 2_000; i++) gazetteer.lookup('Deir ez-Zor');
    const start = process.hrtime.bigint();
    for (let i = 0; i < 10_000; i++) gazetteer.lookup('Deir ez-Zor');
    expect(Number(process.hrtime.bigint() - start) / 10_000 / 1000).toBeLessThan(50);
  });
});
