/** Whom words, help and restrictions concern: the recipients of claims whose event names nobody under its own slots. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../report/index.js';
import { loadReader } from './parts.js';
import { type ReaderParts, read } from './read.js';

let parts: ReaderParts;
beforeAll(async () => {
  parts = await loadReader();
});

/** The recipients of the claims of a PLOVER type in a sentence, each with its code. */
const recipients = (text: string, event: string): string[] =>
  read(makeReport({ text, published: '2022-06-15', language: 'en' }), parts)
    .claims.filter((c) => c.event === event)
    .flatMap((c) => c.recipients.map((r) => `${r.text} ${r.code ?? '-'}`));

describe('recipients of acts that name nobody under their own words', () => {
  it.each([
    [
      'Iran threatened to cut off gas supplies to Turkey.',
      'THREATEN',
      'Turkey TUR',
      'to whom the threatened act is directed',
    ],
    ['Iran threatened to strike back if Israel attacked its ships.', 'THREATEN', 'Israel ISR', 'on whom it depends'],
    ['Sudan will reopen its borders to Ethiopian refugees.', 'AGREE', 'Ethiopian refugees ETH', 'for whom it is'],
    [
      'The United Nations reiterated its demand on Monday that Israel ease the restrictions.',
      'REQUEST',
      'Israel ISR',
      'who is asked to do it',
    ],
    [
      'Students staged a rally in Tunis to demand reforms by the Tunisian government.',
      'PROTEST',
      'Tunisian government TUN',
      'whose act is demanded',
    ],
    [
      'Miners went on strike in protest against abuses by Zambian police.',
      'PROTEST',
      'Zambian police ZMB',
      'whose act is protested',
    ],
    [
      'The kingdom lifted a night curfew in Yemen.',
      'CONCEDE',
      'Yemen YEM',
      'the country in which something is allowed',
    ],
    ['The charity suspended its food deliveries in Basra.', 'SANCTION', 'Basra IRQ', 'a town, with its country'],
  ])('%s', (text, event, expected) => {
    expect(recipients(text, event)).toEqual([expected]);
  });

  it('makes nobody of the place where people meet, sign or march', () => {
    expect(recipients('Sudan and Chad signed an agreement in Jeddah.', 'SUPPORT')).toEqual([]);
    expect(recipients('Students marched in Cairo on Monday.', 'PROTEST')).toEqual([]);
  });

  it('keeps the place of a claim whose recipient is the people there', () => {
    const [claim] = read(makeReport({ text: 'The kingdom lifted a night curfew in Yemen.' }), parts).claims;
    expect(claim?.place?.name).toBe('Yemen');
  });
});

describe('who a phrase stands for', () => {
  it('takes joined nationalities for as many parties', () => {
    expect(recipients('Rebels attacked Malian and French soldiers near Mopti.', 'ASSAULT')).toEqual([
      'Malian MLI',
      'French soldiers FRA',
    ]);
  });

  it('takes those for whom a camp is, not the camp, for those attacked', () => {
    expect(recipients('Militiamen attacked a camp for Congolese refugees.', 'ASSAULT')).toEqual([
      'Congolese refugees COD',
    ]);
  });

  it('makes no country of a state of emergency', () => {
    expect(recipients('The kingdom lifted the state of emergency.', 'CONCEDE')).toEqual([]);
  });
});
