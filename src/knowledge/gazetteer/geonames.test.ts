import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { addGeonames, openGazetteer } from './index.js';
import { gazetteerFile } from './paths.js';

const row = (
  id: number,
  name: string,
  alternates: string,
  lat: number,
  lon: number,
  feature: string,
  population: number,
): string =>
  [
    id,
    name,
    name,
    alternates,
    lat,
    lon,
    feature[0] === 'A' ? 'A' : 'P',
    feature,
    'LY',
    '',
    '76',
    '',
    '',
    '',
    population,
    '',
    17,
    'Africa/Tripoli',
    '2020-01-01',
  ].join('\t');

const dump = [
  row(90000001, 'Bir al Qandul', "Bi'r al Qandūl,Bir Qandul", 30.5, 16.2, 'PPL', 0),
  row(90000002, 'Wadi Tamalis', '', 30.1, 16.9, 'WAD', 0),
  row(90000003, 'Some Spring', '', 30.2, 16.9, 'SPNG', 0),
].join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'));
});

/** The smallest zip archive that holds one packed file. */
function zip(name: string, content: string): Buffer {
  const packed = deflateRawSync(Buffer.from(content));
  const crc = typeof crc32 === 'function' ? crc32(Buffer.from(content)) : 0;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(Buffer.byteLength(content), 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('a GeoNames dump', () => {
  it('is added from a text file and found at once beside the built places', async () => {
    const added = await addGeonames(file('LY.txt', dump), folder);
    expect(added).toMatchObject({ places: 2, skipped: 1 });
    const gazetteer = openGazetteer(gazetteerFile(), folder);
    expect(gazetteer.lookup('Bir Qandul')[0]).toMatchObject({
      geonameid: '90000001',
      country: 'LBY',
      kind: 'village',
      lat: 30.5,
    });
    expect(gazetteer.lookup('BIR AL-QANDUL')[0]).toMatchObject({ geonameid: '90000001', admin1: 'Surt' });
    expect(gazetteer.lookup('Wadi Tamalis')[0]).toMatchObject({ kind: 'valley' });
    expect(gazetteer.lookup('Sirte')[0]).toMatchObject({ country: 'LBY' });
    expect(gazetteer.built.length).toBe(2);
  });

  it('is added from a zip archive; the same again replaces it', async () => {
    const packed = file('LY.zip', zip('LY.txt', dump));
    expect(await addGeonames(packed, folder)).toMatchObject({ places: 2 });
    expect(openGazetteer(gazetteerFile(), folder).lookup('Bir Qandul').length).toBe(1);
  });

  it.each([
    ['short.txt', `${dump}\n1\tx\ty`, /short\.txt:4: has 3 columns, a GeoNames table has 19/],
    ['id.txt', dump.replace('90000002', 'abc'), /id\.txt:2: "abc" is not a GeoNames id/],
    ['position.txt', dump.replace('30.1', '300.1'), /position\.txt:2: "300\.1, 16\.9" is not a position/],
    ['empty.txt', '', /empty\.txt: no place in it \(0 lines read\)/],
    ['broken.zip', 'this is no archive', /broken\.zip is not a zip archive/],
  ])('%s is refused with a sentence', async (name, content, message) => {
    await expect(addGeonames(file(name, content), folder)).rejects.toThrow(message);
  });

  it('that does not exist is refused', async () => {
    await expect(addGeonames(join(folder, 'none.txt'), folder)).rejects.toThrow('none.txt');
  });
});
