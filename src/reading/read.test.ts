import { beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../report/index.js';
import { loadReader } from './parts.js';
import { type ReaderParts, read } from './read.js';
import { readingSchema } from './schema.js';
import type { Claim, Reading } from './types.js';

let parts: ReaderParts;
beforeAll(async () => {
  parts = await loadReader();
});

const reading = (text: string, published: string | null = '2022-06-15'): Reading =>
  read(makeReport({ text, published, language: 'en' }), parts);
const claims = (text: string, published: string | null = '2022-06-15'): Claim[] => reading(text, published).claims;

/** One line for a claim: what, how sure, who, to whom, where. */
const line = (c: Claim): string =>
  [
    c.subtype,
    c.modality,
    c.actors.map((a) => a.text).join('+'),
    c.recipients.map((a) => a.text).join('+'),
    c.place?.text ?? '',
  ]
    .join(' | ')
    .replace(/ +/g, ' ');

describe('who did what to whom', () => {
  it.each([
    ['The Libyan army captured Sirte from rebels.', 'territory-gained | asserted | Libyan army | rebels | Sirte'],
    ['Sirte was captured by the Libyan army.', 'territory-gained | asserted | Libyan army | | Sirte'],
    ['Rebels carried out an attack on a police station in Mopti.', 'attack | asserted | Rebels | police | Mopti'],
    ['Israeli air strikes hit Rafah.', 'air-strike | asserted | Israeli | | Rafah'],
    ['The army shot down a drone of Turkey over Tarhuna.', 'aircraft-shot-down | asserted | army | Turkey | Tarhuna'],
  ])('%s', (text, expected) => {
    expect(claims(text).map(line)).toEqual([expected]);
  });

  it('tells one happening once: the harm joins what did it', () => {
    const [claim, ...more] = claims('At least 10 fighters were killed in an air strike near Tarhuna on Monday.');
    expect(more).toEqual([]);
    expect(claim?.subtype).toBe('air-strike');
    expect(claim?.casualties).toMatchObject([{ kind: 'killed', min: 10, max: null }]);
    expect(claim?.when).toMatchObject({ start: '2022-06-13', end: '2022-06-13' });
  });

  it('takes the subject of a verb of blame for the blamed act from its object', () => {
    const act = claims('The army accused the rebels of shelling Tarhuna.').find((c) => c.subtype === 'shelling');
    expect(act?.actors.map((a) => a.text)).toEqual(['rebels']);
  });

  it('takes an -ing form with "be" and an object for a verb, however it is tagged', () => {
    const found = claims('The union is welcoming the handling of the crisis.').map((c) => c.subtype);
    expect(found).toEqual(['support']);
    expect(claims('The market is welcoming.')).toEqual([]);
  });

  it('says nothing twice: "the depot" is the depot of the sentence before', () => {
    const text = 'The Libyan army seized an arms depot in Tarhuna. The Libyan army seized the depot on Monday.';
    const found = claims(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.when?.start).toBe('2022-06-13');
  });
});

describe('how sure', () => {
  const modality = (text: string): string =>
    claims(text)
      .map((c) => `${c.subtype}:${c.modality}`)
      .join(', ');

  it('keeps a plan a plan, and no capture', () => {
    expect(modality('The army launched an offensive to capture Sirte.')).toContain('territory-gained:planned');
    expect(modality('The rebels plan to attack Tarhuna.')).toBe('attack:planned');
  });
  it('keeps a denial', () => {
    expect(modality('The army did not shell Tarhuna.')).toBe('shelling:denied');
    expect(modality('The army denied that it had shelled Tarhuna.')).toBe('shelling:denied');
  });
  it('makes a concession of force that somebody says he will not use, and of a ceasefire that is only declared', () => {
    expect(modality('The mayor said that police will not beat the demonstrators.')).toBe('concession:planned');
    expect(modality('The rebels declared a ceasefire.')).toBe('ceasefire-declared:asserted');
    expect(modality('The two armies signed a ceasefire.')).toBe('ceasefire:asserted');
  });
  it('keeps a doubt', () => {
    expect(modality('Rebels may have attacked Tarhuna.')).toBe('attack:possible');
  });
  it('keeps an order', () => {
    expect(modality('The general ordered his troops to attack Tarhuna.')).toBe('attack:ordered');
  });
  it('makes one threat of a threatened attack', () => {
    expect(claims('The rebels threatened to attack Tarhuna.').map((c) => c.event)).toEqual(['THREATEN']);
  });
  it('marks totals and older events as background', () => {
    expect(claims('More than 1,000 people have been killed in Libya since April 2019.')[0]?.background).toBe(true);
    expect(claims('Rebels attacked Tarhuna in March 2019.')[0]?.background).toBe(true);
  });
  it('reads no claim in sport, fiction and rehearsal', () => {
    expect(claims('The striker fired two rockets past the keeper.')).toEqual([]);
    expect(claims('In the novel, rebels attack the palace.')).toEqual([]);
    expect(
      claims('Soldiers stormed a mock village in a live-fire exercise.').filter(
        (c) => c.modality === 'asserted' && c.subtype !== 'exercise',
      ),
    ).toEqual([]);
  });
});

describe('who says so', () => {
  it('names the speaker, and marks one that belongs to a party', () => {
    const [claim] = claims("The Libyan army captured Sirte, the army's spokesman said.");
    expect(claim?.attribution[0]?.source).toMatchObject({ party: true });
    expect(claim?.attribution[0]?.cue?.text).toBe('said');
  });
  it('leaves an unattributed claim to the outlet', () => {
    expect(claims('The Libyan army captured Sirte.')[0]?.attribution).toEqual([]);
  });
});

describe('loaded words', () => {
  it('codes them neutrally and keeps them as said', () => {
    const [claim] = claims('The Libyan army liberated Tarhuna.');
    expect(claim?.subtype).toBe('territory-gained');
    expect(claim?.framing?.text).toBe('liberated');
  });
});

describe('where and when', () => {
  it('takes the town before the region around it', () => {
    expect(claims("An air strike hit a market in Mekelle in Ethiopia's Tigray region.")[0]?.place?.text).toBe(
      'Mekelle',
    );
  });
  it('lets "the town" point back, and claims no coordinates for what is only described', () => {
    const [, second] = claims('Rebels entered Tarhuna. The army shelled the town.');
    expect(second?.place).toMatchObject({ text: 'town', name: 'Tarhuna' });
    const [airport] = claims("The army retook the country's main airport.");
    expect(airport?.place).toMatchObject({ lat: null, precision: 'unresolved' });
  });
  it('dates the statement and not the event by "a statement on Sunday"', () => {
    const [claim] = claims('The army shelled Tarhuna, according to a statement on Sunday.');
    expect(claim?.when?.text).toBe('');
  });
  it('leaves relative dates open without a publication date, and says so', () => {
    const r = reading('Rebels attacked Tarhuna on Friday.', null);
    expect(r.claims[0]?.when).toBeNull();
    expect(r.notes.join()).toMatch(/publication date/);
  });
  it('keeps the name of an operation', () => {
    const [claim] = claims('In May, the army launched Operation Desert Wind.');
    expect(claim).toMatchObject({ subtype: 'operation-launched', operation: 'Desert Wind' });
  });
});

describe('ties', () => {
  const ties = (text: string): string[] => reading(text).relations.map((r) => `${r.from.text} ${r.type} ${r.to.text}`);
  it.each([
    ['Militias loyal to Khalifa Haftar held the depot.', 'Militias loyal-to Khalifa Haftar'],
    ['The UN-backed government met rebels.', 'UN supports UN-backed government'],
    ['The army has been supported by Russia.', 'Russia supports army'],
    ['The army entered Tarhuna, the last stronghold of Haftar.', 'Tarhuna stronghold-of Haftar'],
  ])('%s', (text, expected) => {
    expect(ties(text).join('; ')).toContain(expected.split(' ').at(-2)!);
  });
});

describe('a reading', () => {
  const text =
    'date 2020-06-07 The army seized a depot in Tarhuna.\n\nREAD MORE: Rebels attack Sirte\n\nAt least 10 rebels were killed on Friday, an official said.';
  it('leaves header lines and links out of claims and in the text', () => {
    const r = read(makeReport({ text }), parts);
    expect(r.report.published).toBe('2020-06-07');
    expect(r.claims.some((c) => c.place?.name === 'Sirte')).toBe(false);
  });
  it('has the documented shape, and gives the same bytes each time', () => {
    const first = read(makeReport({ text }), parts);
    expect(readingSchema.safeParse(first).error).toBeUndefined();
    expect(JSON.stringify(read(makeReport({ text }), parts))).toBe(JSON.stringify(first));
  });
  it('does not read other languages, and says so', () => {
    const r = read(makeReport({ text: 'Türk Silahlı Kuvvetleri dün sabah kente girdi.', language: 'tr' }), parts);
    expect(r.claims).toEqual([]);
    expect(r.notes.join()).toMatch(/Turkish/);
  });
});
