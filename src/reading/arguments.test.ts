/** Who does it and to whom: the parties of a claim where the tree does not put them under the event's own word. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../report/index.js';
import { loadReader } from './parts.js';
import { type ReaderParts, read } from './read.js';
import type { Claim } from './types.js';

let parts: ReaderParts;
beforeAll(async () => {
  parts = await loadReader();
});

const claimOf = (text: string, trigger: string): Claim => {
  const { claims } = read(makeReport({ text, published: '2022-06-15', language: 'en' }), parts);
  const found = claims.find((c) => c.trigger.text === trigger);
  if (!found)
    throw new Error(`no claim by "${trigger}", but ${claims.map((c) => c.trigger.text).join(', ') || 'none'}`);
  return found;
};

const parties = (text: string, trigger: string): string => {
  const claim = claimOf(text, trigger);
  const names = (list: readonly { text: string }[]): string => list.map((a) => a.text).join('+');
  return `${names(claim.actors)} > ${names(claim.recipients)}`;
};

describe('who did what an event noun names', () => {
  it.each([
    ['The murder of the bishop, carried out by soldiers, shocked the town.', 'murder', 'soldiers > bishop'],
    ['The killing of the general by the United States angered Iraq.', 'killing', 'United States > general'],
    ['An attack claimed by the Islamic State killed ten soldiers in Mosul.', 'attack', 'Islamic State > soldiers'],
  ])('%s', (text, trigger, expected) => {
    expect(parties(text, trigger)).toBe(expected);
  });

  it('does not take whoever condemns it for whoever did it', () => {
    expect(parties('The murder of the bishop, condemned by the council, shocked the town.', 'murder')).toBe(
      ' > bishop',
    );
  });
});

describe('suspects', () => {
  it('are said to have done what they are charged with, which stays possible', () => {
    const claim = claimOf('Two soldiers were charged with the killing of the journalist.', 'killing');
    expect(claim.actors.map((a) => a.text)).toEqual(['soldiers']);
    expect(claim.modality).toBe('possible');
  });

  it('did it, for the report, once a court has found so', () => {
    const claim = claimOf('Two soldiers were convicted of the killing of the journalist.', 'killing');
    expect(claim.actors.map((a) => a.text)).toEqual(['soldiers']);
    expect(claim.modality).toBe('asserted');
  });
});

describe('whom it was done to', () => {
  it('says who is held, not what they are held as', () => {
    expect(parties('Three engineers are being held hostage by the rebels.', 'held')).toBe('rebels > engineers');
  });

  it.each([
    ['Two bombs exploded in a restaurant in Mopti.', 'exploded', 'restaurant'],
    ['Gunmen threw a grenade into a cafe in Mopti.', 'threw', 'cafe'],
  ])('tells what was hit under a phrase of place: %s', (text, trigger, hit) => {
    expect(claimOf(text, trigger).objects.map((o) => o.text)).toContain(hit);
  });

  it('does not take the building that somebody was shot in for a thing shot at', () => {
    expect(claimOf('Gunmen shot a judge in a restaurant.', 'shot').objects).toEqual([]);
  });

  it('names those of the victims whom the report names', () => {
    expect(parties('Rebels killed five people, including leader Omar Keita, in Mopti.', 'killed')).toBe(
      'Rebels > people+leader Omar Keita',
    );
  });

  it('does not take a backer for the country of those it backs', () => {
    const claim = claimOf('Turkish-backed fighters captured Tarhuna.', 'captured');
    expect(claim.actors).toMatchObject([{ text: 'Turkish-backed fighters', code: null }]);
  });
});
