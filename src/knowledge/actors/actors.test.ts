import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkActors } from './check.js';
import { compileActors } from './compile.js';
import { type ActorIndex, loadActors } from './index.js';
import { piecesOf, slug } from './names.js';

let index: ActorIndex;
beforeAll(async () => {
  index = await loadActors();
});

const called = (name: string): string[] =>
  (index.forms.get(piecesOf(name, (p) => index.piece(p, false)).join(' ')) ?? [])
    .filter((f) => f[1] === 'a')
    .map((f) => index.actors[f[2]]!.id);

describe('the files', () => {
  test('are without errors', () => {
    expect(checkActors().map((e) => e.message)).toEqual([]);
  });

  test('hold at least 450 groups and forces, 450 persons, 350 role nouns and every state', () => {
    const persons = index.actors.filter((a) => a.kind === 'person').length;
    expect(persons).toBeGreaterThanOrEqual(450);
    expect(index.actors.length - persons).toBeGreaterThanOrEqual(450);
    expect(index.roles.length).toBeGreaterThanOrEqual(350);
    expect(index.states.length).toBeGreaterThanOrEqual(250);
  });

  test.each([
    ['al-Qaida', 'IMG.AQ'],
    ['Hizballah', 'LBN.HEZBOLLAH'],
    ['Da’esh', 'IMG.ISIS'],
    ['Moammar Gadhafi', 'person:muammar-gaddafi'],
    ['Médecins Sans Frontières', 'NGO.MSF'],
    ['Kurdistan Workers’ Party', 'TUR.PKK'],
  ])('%s is found however it is spelt', (name, id) => {
    expect(called(name)).toContain(id);
  });
});

describe('what changes with time', () => {
  test('"the Libyan army" is the army of whoever governed in Tripoli', () => {
    expect(index.organ('LBY', 'MIL', '2020-06-07')?.id).toBe('LBY.GNA.MIL');
    expect(index.organ('LBY', 'MIL', '2022-06-07')?.id).toBe('LBY.GNU.MIL');
  });

  test('a president is one only while in office', () => {
    const kostunica = index.get('person:vojislav-kostunica')!;
    expect(index.postOf(kostunica, '2001-05-01')?.title).toBe('president');
    expect(index.postOf(kostunica, '1998-05-01')?.sector).toBe('OPP');
    expect(index.postOf(kostunica, '2015-05-01')).toBeNull();
  });

  test('an owner’s owners are owners too', () => {
    expect(index.sidesWith('LBY.LNA')).toEqual(['LBY.LNA', 'LBY.HOR']);
    expect(index.get('LBY.VOLCANO')?.sides).toContain('LBY.GNA');
  });
});

describe('errors in the files name file and line', () => {
  const check = (file: string, text: string): string[] => {
    const dir = mkdtempSync(join(tmpdir(), 'actors-'));
    writeFileSync(join(dir, file), text);
    const errors: Error[] = [];
    compileActors(dir, errors as never);
    return errors.map((e) => e.message);
  };

  test.each([
    [
      'groups-x.csv',
      'id,name,aliases,sector,sides,from,to,kind\nLBY.X,Some group,,XXX,,,,',
      /^groups-x\.csv:2: sector: /,
    ],
    [
      'groups-x.csv',
      'id,name,aliases,sector,sides,from,to,kind\nLBY.X,Some group,,REB,LBY.NOBODY,,,',
      /^groups-x\.csv:2: sides: no actor has the id LBY\.NOBODY/,
    ],
    [
      'groups-x.csv',
      'id,name,aliases,sector,sides,from,to,kind\nLBY.X,Some group,,REB,,soon,,',
      /^groups-x\.csv:2: from: a date is/,
    ],
    [
      'persons-x.csv',
      'name,aliases,code,posts\nA Person,,LBY,King of 2014',
      /^persons-x\.csv:2: posts: cannot read "King of 2014"/,
    ],
    ['roles.csv', 'noun,sector,flags,plural\nrebel,REB,person loud,', /^roles\.csv:2: flags: a flag is one of/],
    ['others.csv', 'a,b\n', /^others\.csv:1: no such kind of file/],
  ])('%s', (file, text, message) => {
    expect(check(file, text)[0]).toMatch(message);
  });

  test('one id stands for one actor', () => {
    const row = 'LBY.X,Some group,,REB,,,,';
    expect(check('groups-x.csv', `id,name,aliases,sector,sides,from,to,kind\n${row}\n${row}`)[0]).toMatch(
      /groups-x\.csv:3: id LBY\.X is also in groups-x\.csv:2/,
    );
  });
});

test('ids are readable', () => {
  expect(slug('Khalifa Haftar')).toBe('khalifa-haftar');
  expect(slug('Abu Mohammed al-Golani')).toBe('abu-mohammed-al-golani');
});

describe('look-ups by name', () => {
  test('who rules a territory depends on the day', () => {
    expect(index.rulerOf('Nagorno-Karabakh', '2020-10-01')?.id).toBe('ARM.ARTSAKH');
    expect(index.rulerOf('Nagorno Karabakh', '2024-10-01')).toBeUndefined();
    expect(index.rulerOf('Crimea', '2013-10-01')).toBeUndefined();
    expect(index.rulerOf('Norfolk', '2020-10-01')).toBeUndefined();
  });

  test('an outlet by any of its names, and nobody who is no outlet', () => {
    expect(index.outlet('TASS')?.sides).toEqual(['RUS']);
    expect(index.outlet('Syrian Arab News Agency')?.id).toBe('media:sana');
    expect(index.outlet('Reuters')?.sides).toEqual([]);
    expect(index.outlet('Hamas')).toBeUndefined();
  });
});
