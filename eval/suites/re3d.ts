/** Actors and places in texts on the war in Syria and Iraq, by overlap of heads. */
import { join } from 'node:path';
import { scoreRe3d } from '../re3d.js';
import type { Suite } from './types.js';

export const re3d: Suite = {
  name: 're3d',
  title: 'actors and places in texts on Syria and Iraq',
  async run({ analyse, shared }) {
    const { scores, mistakes } = scoreRe3d(join(shared, 'data/re3d'), (text) => {
      const { reading, sentences } = analyse({ text, published: '2016-10-01', language: 'en' });
      return { sentences, actors: reading.mentions.actors, places: reading.mentions.toponyms };
    });
    return {
      figures: [
        { name: 'actors F1', value: scores.actors.f1, target: 0.6 },
        { name: 'actors precision', value: scores.actors.p },
        { name: 'actors recall', value: scores.actors.r },
        { name: 'places F1', value: scores.places.f1, target: 0.6 },
      ],
      detail: scores,
      mistakes,
    };
  },
};
