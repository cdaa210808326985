/** What a form hands in: what was changed, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../server/schema/incidents.js';
import type { ClaimAnswer } from '../../../server/schema/reading.js';
import { changesOf, draftOf, partyFrom, partyTyped, placeFrom, placeTyped, wordsFor, wrongWith } from './changes.js';

const before = 'Earlier news. ';
const sentence = 'Shells hit Sirte on Friday, the Tide Brigade said.';
const quote: Quote = { text: sentence, span: [before.length, before.length + sentence.length], marks: [] };
const at = (words: string): [number, number] => {
  const start = before.length + sentence.indexOf(words);
  return [start, start + words.length];
};
const place = {
  ...{ text: 'Sirte', span: at('Sirte'), name: 'Sirte', lat: 31.2, lon: 16.6, geonameid: '2210554' },
  precision: 'town' as const,
};
const claim: ClaimAnswer = {
  ...{ id: 'c1', event: 'ASSAULT', mode: 'shelling', subtype: 'shelling', modality: 'asserted', background: false },
  ...{ framing: null, span: quote.span, trigger: { text: 'hit', span: at('hit') }, actors: [], recipients: [] },
  ...{ objects: [], place, places: [place], casualties: [], operation: null, attribution: [], confidence: 0.8 },
  when: { text: 'on Friday', span: at('on Friday'), start: '2020-06-05', end: '2020-06-05', precision: 'day' },
};
const types = [
  { id: 'air-strike', label: 'Air strike', definition: 'From the air.', event: 'ASSAULT', mode: 'aerial' },
];
const changed = (patch: Partial<ReturnType<typeof draftOf>>) =>
  changesOf(claim, { ...draftOf(claim), ...patch }, types);

describe('a correction', () => {
  it('hands in nothing when nothing was changed, and says so', () => {
    expect(changed({})).toEqual({});
    expect(wrongWith(draftOf(claim), {})).toBe('Nothing is changed yet.');
  });

  it('sets the type with the wider type and mode that belong to it', () => {
    expect(changed({ subtype: 'air-strike' })).toEqual({ subtype: 'air-strike', event: 'ASSAULT', mode: 'aerial' });
  });

  it("keeps the report's words for a day that was reckoned wrongly", () => {
    const { when } = changed({ from: '2020-05-29', to: '2020-05-29' });
    expect(when).toMatchObject({ text: 'on Friday', start: '2020-05-29', end: '2020-05-29', precision: 'day' });
    expect(changed({ from: '2020-05-29' }).when).toMatchObject({ precision: 'range' });
    expect(changed({ from: '', to: '' }).when).toBeNull();
  });

  it('writes days out that the report has no words for: they count as stated by the reviewer', () => {
    const undated = { ...claim, when: null };
    const { when } = changesOf(undated, { ...draftOf(undated), from: '2020-06-01', to: '2020-06-02' }, types);
    expect(when).toMatchObject({ text: '2020-06-01 – 2020-06-02', span: [at('hit')[0], at('hit')[0]] });
  });

  it('puts another bearer of the same name in its place and leaves the words', () => {
    const other = { ...{ geonameid: '1', name: 'Sirte', kind: 'village', country: 'LBY', within: 'Libya' } };
    const found = { ...other, lat: 30, lon: 20, precision: 'town' as const, uncertaintyKm: 2 };
    const next = placeFrom(found, 'sirte', claim, quote);
    expect(next).toMatchObject({ text: 'Sirte', span: place.span, geonameid: '1', lat: 30 });
    expect(changed({ place: next })).toEqual({ place: next, places: [next] });
    expect(changed({ place: null })).toEqual({ place: null, places: [] });
  });

  it('takes a place as typed to the record, but to no map', () => {
    expect(placeTyped('Wadi Nowhere', claim, quote)).toMatchObject({ lat: null, precision: 'unresolved' });
  });

  it('marks the words of the sentence that name an actor, and none when it does not name them', () => {
    expect(partyTyped('tide brigade', claim, quote)).toMatchObject({ text: 'Tide Brigade', id: 'UNK.tide-brigade' });
    expect(wordsFor('Tide Brigade', claim, quote).span).toEqual(at('Tide Brigade'));
    const known = { id: 'LBY.LNA', name: 'Libyan National Army', code: 'LBY', sector: 'REB' };
    expect(partyFrom(known, claim, quote).span).toEqual([at('hit')[0], at('hit')[0]]);
  });

  it('refuses bounds and periods that are upside down', () => {
    const casualties = [{ kind: 'killed' as const, min: 5, max: 3, span: at('hit'), of: null }];
    expect(wrongWith({ ...draftOf(claim), casualties }, { casualties })).toContain('lower bound');
    expect(wrongWith({ ...draftOf(claim), from: '2020-06-07' }, {})).toContain('before the first');
    expect(wrongWith({ ...draftOf(claim), to: '' }, {})).toContain('or neither');
  });
});
