import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlaces } from './check.js';
import { placesFolder } from './paths.js';
import { parsePlaces, readOwnPlaces } from './schema.js';

const parse = (line: string) => parsePlaces(`# heading\n\n${line}\n`, 'x.places.txt');

describe('a line of a place file', () => {
  it('gives name, kind, country, position, uncertainty and aliases', () => {
    const { places, problems } = parse(
      'Wadi Wishka | valley | LBY | 31.55 | 15.55 | 25 | Wadi Washka; Wishka # a comment',
    );
    expect(problems).toEqual([]);
    expect(places[0]).toMatchObject({
      name: 'Wadi Wishka',
      kind: 'valley',
      lat: 31.55,
      km: 25,
      aliases: ['Wadi Washka', 'Wishka'],
      line: 3,
    });
  });

  it('may leave out uncertainty and aliases', () => {
    expect(parse('Kati | town | MLI | 12.7 | -8.1').places[0]).toMatchObject({ km: null, aliases: [] });
  });

  it.each([
    ['Kati | town | MLI | 12.7', 'has 4 fields, expected 5 to 7 between bars'],
    ['Kati | hamlet | MLI | 12.7 | -8.1', 'unknown kind "hamlet"'],
    ['Kati | town | Mali | 12.7 | -8.1', 'country must be an ISO 3166-1 alpha-3 code or empty'],
    ['Kati | town | MLI | 127 | -8.1', 'latitude "127" is not a number from -90 to 90'],
    ['Kati | town | MLI | | -8.1', 'latitude "" is not a number from -90 to 90'],
    ['Kati | town | MLI | 12.7 | -8.1 | far', 'uncertainty "far" is not a number from 0 to 10000'],
    ['--- | town | MLI | 12.7 | -8.1', 'the name has no letters'],
  ])('%s: %s', (line, message) => {
    expect(parse(line).problems).toEqual([{ file: 'x.places.txt', line: 3, message }]);
  });
});

describe('the place files', () => {
  it('are in order', () => {
    expect(checkPlaces()).toEqual([]);
  });

  it('hold at least 400 places of kinds that city lists lack', () => {
    const lacking = readOwnPlaces().filter(
      (p) => !['admin1', 'admin2', 'country', 'capital', 'city', 'area', 'continent', 'sea'].includes(p.kind),
    );
    expect(lacking.length).toBeGreaterThan(400);
  });

  it('are checked for duplicates and for points far from their country', () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'));
    writeFileSync(join(folder, 'countries.txt'), readFileSync(join(placesFolder(), 'countries.txt')));
    writeFileSync(
      join(folder, 'a.places.txt'),
      'Kati | town | MLI | 12.7 | -8.1\nKATI | town | MLI | 12.7 | -8.1\nGao | town | MLI | 60 | 80\nX | town | QQQ | 0 | 0\n',
    );
    expect(checkPlaces(folder)).toEqual([
      { file: 'a.places.txt', line: 2, message: '"KATI" is already in a.places.txt:1' },
      { file: 'a.places.txt', line: 3, message: expect.stringMatching(/^"Gao" lies \d+ km from the middle of MLI$/) },
      { file: 'a.places.txt', line: 4, message: 'unknown country "QQQ"' },
    ]);
  });
});
