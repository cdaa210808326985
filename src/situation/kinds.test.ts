import { expect, it } from 'vitest';
import { loadCodebook } from '../knowledge/codebook/index.js';
import { HAZARD_ACTS } from './hazards.js';
import { BASES, CONTROL, DIPLOMACY, EXPECTED, FORCE, SUPPLY, TRUCES, VIOLATION } from './kinds.js';

it('every type that the situation takes up is in the codebook', async () => {
  const codebook = await loadCodebook();
  const types = [CONTROL, BASES, EXPECTED, HAZARD_ACTS].flatMap((table) => Object.keys(table));
  const all = [...types, ...DIPLOMACY, ...FORCE, ...SUPPLY, ...TRUCES, VIOLATION];
  expect(all.filter((type) => !codebook.event(type))).toEqual([]);
});
